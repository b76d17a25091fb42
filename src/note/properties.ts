/**
 * The properties of a person note, by every spelling in which they are read, and their values read from what the app
 * hands over: which is anything at all, since people, scripts and sync tools write it. Product page, section 3.1.
 */
import { parseCadence } from "../domain/cadence";
import { laterOf, parseDay, type Day } from "../domain/day";
import type { Expected, Properties, Unreadable } from "../domain/person";

/** What is read of a note's properties, by the name in the program and the spelling in notes. */
export const PROPERTY_KEYS = {
	circle: "circle",
	cadence: "cadence",
	met: "met",
	metAt: "met_at",
	introducedBy: "introduced_by",
	lastContact: "last_contact",
	lastMet: "last_met",
	gives: "gives",
	asks: "asks",
	commonGround: "common_ground",
	offers: "offers",
	seeks: "seeks",
	snoozeUntil: "snooze_until",
	paused: "paused",
	aliases: "aliases",
	tags: "tags",
} as const;

/** A property of ours, by its name in the program. */
export type PropertyName = keyof typeof PROPERTY_KEYS;

/** Untrusted properties, as the metadata cache or a YAML parser hands them over. */
export type Values = Readonly<Record<string, unknown>>;

function folded(key: string): string {
	return key.toLowerCase().replace(/[\s_-]/g, "");
}

const BY_FOLDED: ReadonlyMap<string, PropertyName> = new Map([
	...(Object.entries(PROPERTY_KEYS) as [PropertyName, string][]).map(([name, key]) => [folded(key), name] as const),
	["alias", "aliases"],
	["tag", "tags"],
]);

/** The keys under which a note spells each property of ours, ours first where there is a twin. */
function keysOf(values: Values): ReadonlyMap<PropertyName, readonly string[]> {
	const keys = new Map<PropertyName, string[]>();
	for (const key of Object.keys(values)) {
		const name = BY_FOLDED.get(folded(key));
		if (name === undefined) continue;
		const spellings = keys.get(name) ?? [];
		if (key === PROPERTY_KEYS[name]) spellings.unshift(key);
		else spellings.push(key);
		keys.set(name, spellings);
	}
	return keys;
}

/** The key under which a property is to be written: ours where the note has it, else the spelling it has, else ours. */
export function keyFor(values: Values, name: PropertyName): string {
	return keysOf(values).get(name)?.[0] ?? PROPERTY_KEYS[name];
}

/** The words of a link (`[[SMC Austin|the meetup]]`: the meetup), or the text itself where it is none. */
export function linkText(text: string): string {
	const match = /^\[\[([^\]]*)\]\]$/.exec(text.trim());
	if (match === null) return text.trim();
	const [target = "", shown] = (match[1] ?? "").split("|", 2);
	const words = shown ?? target.replace(/[#^].*$/, "").replace(/\.md$/i, "").split("/").at(-1) ?? "";
	return words.trim();
}

/** A scalar as text; an unquoted `[[Ada]]`, which YAML reads as a list in a list, as the words of the link. */
function asText(value: unknown): string | undefined {
	if (typeof value === "string") return linkText(value) || undefined;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	if (!Array.isArray(value) || value.length !== 1 || !Array.isArray(value[0])) return undefined;
	const words = (value[0] as unknown[]).map((word) => (typeof word === "string" || typeof word === "number" ? String(word) : ""));
	return words.includes("") ? undefined : linkText(`[[${words.join(", ")}]]`) || undefined;
}

function asDay(value: unknown): Day | undefined {
	if (typeof value !== "string") return undefined;
	// The app's own "date & time" properties carry a time of the wall clock, which does not move the day.
	const text = linkText(value).replace(/[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/, "");
	return parseDay(text);
}

function asCount(value: unknown): number | undefined {
	const count = typeof value === "string" && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
	return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

function asList(value: unknown): readonly string[] | undefined {
	const linked = asText(value);
	if (linked !== undefined) return [linked];
	if (!Array.isArray(value)) return typeof value === "string" ? [] : undefined;
	const items: string[] = [];
	for (const item of value as unknown[]) {
		if (item === null || item === "") continue;
		const text = asText(item) ?? asText([item]);
		if (text === undefined) return undefined;
		items.push(text);
	}
	return items;
}

/** A list that the app itself also reads from one text with commas. */
function asNames(value: unknown): readonly string[] | undefined {
	if (typeof value !== "string") return asList(value);
	return value.split(",").map((name) => name.trim()).filter((name) => name !== "");
}

function asFlag(value: unknown): boolean | undefined {
	if (typeof value === "boolean") return value;
	if (typeof value !== "string") return undefined;
	const text = value.trim().toLowerCase();
	return text === "true" || text === "yes" ? true : text === "false" || text === "no" ? false : undefined;
}

/** What a property shows of a value that it could not read, cut to a line's length. */
function shown(value: unknown): string {
	let text: string;
	try {
		text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
	} catch {
		text = "";
	}
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

type Read<T> = (value: unknown) => T | undefined;

/** Reads values by name, noting each that could not be read. */
class Reading {
	readonly unreadable: Unreadable[] = [];
	private readonly values: Values;
	private readonly keys: ReadonlyMap<PropertyName, readonly string[]>;

	constructor(values: Values) {
		this.values = values;
		this.keys = keysOf(values);
	}

	/** Every readable value of a property, under all its spellings. */
	all<T>(name: PropertyName, read: Read<T>, expected: Expected): T[] {
		const found: T[] = [];
		for (const key of this.keys.get(name) ?? []) {
			const value = this.values[key];
			if (value === null || value === undefined || value === "") continue;
			const parsed = read(value);
			if (parsed === undefined) this.unreadable.push({ property: key, value: shown(value), expected });
			else found.push(parsed);
		}
		return found;
	}

	first<T>(name: PropertyName, read: Read<T>, expected: Expected): T | undefined {
		return this.all(name, read, expected)[0];
	}

	/** The later of the days under all spellings. */
	day(name: PropertyName): Day | undefined {
		return this.all(name, asDay, "day").reduce<Day | undefined>(laterOf, undefined);
	}

	/** The larger of the counts under all spellings. */
	count(name: PropertyName): number | undefined {
		const counts = this.all(name, asCount, "count");
		return counts.length === 0 ? undefined : Math.max(...counts);
	}

	list(name: PropertyName): readonly string[] {
		return this.first(name, asList, "list") ?? [];
	}
}

/** An object without the fields that are undefined, as the types of this program ask. */
function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): Partial<T> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Reads the properties of a person note. What cannot be read is named in `unreadable`, and nothing is thrown. */
export function readProperties(values: Values): Properties {
	const reading = new Reading(values);
	const lists = {
		aliases: reading.first("aliases", asNames, "list") ?? [],
		tags: (reading.first("tags", asNames, "list") ?? []).map((tag) => tag.replace(/^#/, "")),
		introducedBy: reading.list("introducedBy"),
		commonGround: reading.list("commonGround"),
		offers: reading.list("offers"),
		seeks: reading.list("seeks"),
	};
	const optional = present<Properties>({
		circle: reading.first("circle", asText, "text"),
		cadence: reading.first("cadence", parseCadence, "cadence"),
		met: reading.day("met"),
		metAt: reading.first("metAt", asText, "text"),
		lastContact: reading.day("lastContact"),
		lastMet: reading.day("lastMet"),
		gives: reading.count("gives"),
		asks: reading.count("asks"),
		snoozeUntil: reading.day("snoozeUntil"),
	} as { [K in keyof Properties]: Properties[K] | undefined });
	const paused = reading.first("paused", asFlag, "checkbox") ?? false;
	return { ...lists, ...optional, paused, unreadable: reading.unreadable };
}

/** What marks a note as a person. */
export interface Marks {
	readonly peopleFolder: string;
	readonly personTag: string;
	readonly template: string;
}

function typesOf(values: Values): readonly string[] {
	const value = Object.entries(values).find(([key]) => key.toLowerCase() === "type")?.[1];
	return (asNames(value) ?? []).map((type) => linkText(type).toLowerCase());
}

/** Whether a path lies in the people folder, at any depth. */
export function isInFolder(path: string, folder: string): boolean {
	return folder !== "" && path.startsWith(`${folder}/`);
}

/**
 * Whether a note is about a person: by its type, by the tag of the settings, or by lying in the people folder, where the
 * template, the folder's own note and notes of another type are none. Product page, section 3.1.
 */
export function isPersonNote(path: string, values: Values, tags: readonly string[], marks: Marks): boolean {
	if (path === marks.template || path === `${marks.template}.md`) return false;
	const types = typesOf(values);
	if (types.includes("person")) return true;
	const wanted = marks.personTag.toLowerCase();
	const tagged = (tag: string): boolean => tag.toLowerCase() === wanted || tag.toLowerCase().startsWith(`${wanted}/`);
	if (wanted !== "" && [...tags.map((tag) => tag.replace(/^#/, "")), ...readProperties(values).tags].some(tagged)) return true;
	if (!isInFolder(path, marks.peopleFolder) || types.length > 0) return false;
	return path !== `${marks.peopleFolder}/${marks.peopleFolder.split("/").at(-1) ?? ""}.md`;
}
