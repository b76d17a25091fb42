/** The properties of a person note, by every spelling in which they are read. Product page, section 3.1. */
import { parseCadence } from "../domain/cadence";
import { laterOf, type Day } from "../domain/day";
import type { Expected, Properties, Unreadable } from "../domain/person";
import { namesIn } from "./names";
import { remembered } from "./remembered";
import { asCount, asDatedList, asDay, asFlag, asList, asNames, asText, shown, type Values } from "./property-values";
import { meaningsIn, PROPERTY_KEYS, vocabularyOf, type Meaning, type PropertyName, type Vocabulary } from "./spellings";

/** What a template leaves where a day is to be typed. */
const DAY_PLACEHOLDER = "YYYY-MM-DD";

/** Whether a value says nothing: none, or what a template leaves in its place. */
export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || value === "" || value === DAY_PLACEHOLDER;
}

/** The days that a word means in the plugin that spells a key so. */
function wordDays({ words }: Meaning, value: unknown): number | undefined {
	return words === undefined || typeof value !== "string" ? undefined : words[value.trim().toLowerCase()];
}

function cadenceUnder(meaning: Meaning, value: unknown): number | undefined {
	return parseCadence(value) ?? wordDays(meaning, value);
}

/** A key alone, for most properties of most notes have one spelling. */
const alone = remembered(500, (key): readonly string[] => [key]);

/** The keys under which a note spells each property of ours, ours first where there is a twin. */
function keysOf(values: Values, vocabulary: Vocabulary): ReadonlyMap<PropertyName, readonly string[]> {
	const keys = new Map<PropertyName, readonly string[]>();
	const meaningOf = meaningsIn(vocabulary);
	for (const key of Object.keys(values)) {
		const meaning = meaningOf(key);
		// A word of many uses is ours only where it is empty or says how often: the frequency of a radio is no cadence.
		if (meaning === undefined || (meaning.unsure === true && !isBlank(values[key]) && cadenceUnder(meaning, values[key]) === undefined)) continue;
		const { name } = meaning;
		const others = keys.get(name);
		if (others === undefined) keys.set(name, alone(key));
		else keys.set(name, key === PROPERTY_KEYS[name] ? [key, ...others] : [...others, key]);
	}
	return keys;
}

/** Every key under which a note spells a property, ours first where it is among them. */
export function keysFor(values: Values, name: PropertyName, vocabulary: Vocabulary): readonly string[] {
	return keysOf(values, vocabulary).get(name) ?? [];
}

/** The key under which a property is to be written: ours where the note has it, else the spelling it has, else ours. */
export function keyFor(values: Values, name: PropertyName, vocabulary = vocabularyOf()): string {
	return keysOf(values, vocabulary).get(name)?.[0] ?? PROPERTY_KEYS[name];
}

/** Most lists of most people are empty: one for all. */
const NONE: readonly string[] = Object.freeze([]);
const NONE_UNREADABLE: readonly Unreadable[] = Object.freeze([]);
const NOTHING: readonly never[] = Object.freeze([]);

/** A list that is kept. */
function kept(list: readonly string[]): readonly string[] {
	return list.length === 0 ? NONE : list;
}

/** Where somebody was met, by what the property says: many were met in one place, whose name is kept once. */
const place = remembered(2000, asText);

type Read<T> = (value: unknown, meaning: Meaning) => T | undefined;

/** Reads values by name, noting each that could not be read. */
class Reading {
	readonly unreadable: Unreadable[] = [];
	readonly keys: ReadonlyMap<PropertyName, readonly string[]>;
	private readonly values: Values;
	private readonly meaningOf: (key: string) => Meaning | undefined;

	constructor(values: Values, vocabulary: Vocabulary) {
		this.values = values;
		this.meaningOf = meaningsIn(vocabulary);
		this.keys = keysOf(values, vocabulary);
	}

	/** The key under which a property stands, where it is not ours. */
	spelled(name: PropertyName): string | undefined {
		const key = this.keys.get(name)?.[0];
		return key === PROPERTY_KEYS[name] ? undefined : key;
	}

	/** Every readable value of a property, under all its spellings. */
	all<T>(name: PropertyName, read: Read<T>, expected: Expected): readonly T[] {
		const keys = this.keys.get(name);
		if (keys === undefined) return NOTHING;
		const found: T[] = [];
		for (const key of keys) {
			const parsed = this.under(key, read, expected);
			if (parsed !== undefined) found.push(parsed);
		}
		return found;
	}

	/** The value of the first spelling that can be read; all are looked at, since each that cannot be is told of. */
	first<T>(name: PropertyName, read: Read<T>, expected: Expected): T | undefined {
		const keys = this.keys.get(name);
		const [key] = keys ?? [];
		if (key === undefined) return undefined;
		return keys?.length === 1 ? this.under(key, read, expected) : this.all(name, read, expected)[0];
	}

	private under<T>(key: string, read: Read<T>, expected: Expected): T | undefined {
		const value = this.values[key];
		const meaning = this.meaningOf(key);
		if (isBlank(value) || meaning === undefined) return undefined;
		const parsed = read(value, meaning);
		if (parsed === undefined) this.unreadable.push({ property: key, value: shown(value), expected });
		return parsed;
	}

	/** The later of the days under all spellings. */
	day(name: PropertyName): Day | undefined {
		const days = this.all(name, asDay, "day");
		return days.length < 2 ? days[0] : days.reduce<Day | undefined>(laterOf, undefined);
	}

	/** The larger of the counts under all spellings. */
	count(name: PropertyName): number | undefined {
		const counts = this.all(name, asCount, "count");
		return counts.length < 2 ? counts[0] : Math.max(...counts);
	}

	list(name: PropertyName): readonly string[] {
		return kept(this.first(name, asList, "list") ?? NONE);
	}
}

/** The properties that the screen names, whose spelling it must know. */
const NAMED = ["circle", "met", "lastContact", "lastMet", "gives", "asks"] as const;

/** Reads the properties of a person note. What cannot be read is named in `unreadable`, and nothing is thrown. */
export function readProperties(values: Values, vocabulary = vocabularyOf()): Properties {
	const reading = new Reading(values, vocabulary);
	const aliases = reading.first("aliases", asNames, "list") ?? NONE;
	const names = namesIn(values);
	const tags = reading.first("tags", asNames, "list") ?? NONE;
	// Field by field, and only those that are there: of an object made of others the engine keeps a table, several times
	// as large and slower to read, for everybody.
	const properties: { -readonly [K in keyof Properties]: Properties[K] } = {
		aliases: kept(names.every((name) => aliases.includes(name)) ? aliases : [...new Set([...aliases, ...names])]),
		tags: kept(tags.some((tag) => tag.startsWith("#")) ? tags.map((tag) => tag.replace(/^#/, "")) : tags),
		introducedBy: reading.list("introducedBy"),
		commonGround: reading.list("commonGround"),
		offers: reading.list("offers"),
		seeks: reading.list("seeks"),
		paused: reading.first("paused", asFlag, "checkbox") ?? false,
		unreadable: NONE_UNREADABLE,
	};
	const [fullName] = names;
	if (fullName !== undefined) properties.fullName = fullName;
	const circle = reading.first("circle", asText, "text");
	if (circle !== undefined) properties.circle = circle;
	const circleDays = reading.first("circle", (value, meaning) => wordDays(meaning, value) ?? 0, "text");
	if (circleDays !== undefined && circleDays !== 0) properties.circleDays = circleDays;
	const cadence = reading.first("cadence", (value, meaning) => cadenceUnder(meaning, value), "cadence");
	if (cadence !== undefined) properties.cadence = cadence;
	const met = reading.day("met");
	if (met !== undefined) properties.met = met;
	const metAt = reading.first("metAt", (value) => (typeof value === "string" ? place(value) : asText(value)), "text");
	if (metAt !== undefined) properties.metAt = metAt;
	const lastContact = reading.day("lastContact");
	if (lastContact !== undefined) properties.lastContact = lastContact;
	const lastMet = reading.day("lastMet");
	if (lastMet !== undefined) properties.lastMet = lastMet;
	const gives = reading.count("gives");
	if (gives !== undefined) properties.gives = gives;
	const asks = reading.count("asks");
	if (asks !== undefined) properties.asks = asks;
	const snoozeUntil = reading.day("snoozeUntil");
	if (snoozeUntil !== undefined) properties.snoozeUntil = snoozeUntil;
	if (reading.first("ignoreMentions", asFlag, "checkbox") === true) properties.ignoreMentions = true;
	// A list of anything else under this name is the user's own affair.
	const interactions = (reading.keys.get("interactions") ?? []).flatMap((key) => asDatedList(values[key]) ?? []);
	if (interactions.length > 0) properties.interactions = interactions;
	const spelled = NAMED.filter((name) => reading.spelled(name) !== undefined);
	if (spelled.length > 0) properties.spelled = Object.fromEntries(spelled.map((name) => [name, reading.spelled(name) ?? ""]));
	if (reading.unreadable.length > 0) properties.unreadable = reading.unreadable;
	return properties;
}
