/** The properties of a person note, by every spelling in which they are read. Product page, section 3.1. */
import { isTwoRhythms, parseCadence } from "../../domain/cadence";
import { laterOf, type Day } from "../../domain/day";
import { saysNothing } from "../../domain/says-nothing";
import type { Expected, Properties, Unreadable } from "../../domain/person";
import { looksLikeDay, readMonth } from "../../domain/written-day";
import type { DailyLinks } from "../dated/link-day";
import { namesIn } from "./names";
import { memoize } from "../../domain/memoize";
import {
	asBirthday,
	asCircles,
	asCount,
	asDatedList,
	asDay,
	asFlag,
	asList,
	asNames,
	asText,
	isBlank,
	onlyEntry,
	shown,
	single,
	type Values,
} from "./coerce";
import {
	meaningsIn,
	PROPERTY_KEYS,
	vocabularyOf,
	type KeyMeaning,
	type PropertyName,
	type Vocabulary,
} from "./spellings";

export { isBlank } from "./coerce";

/** The days that a word means in the plugin that spells a key so. */
function wordDays({ words }: KeyMeaning, value: unknown): number | undefined {
	return words === undefined || typeof value !== "string" ? undefined : words.get(value.trim().toLowerCase());
}

function cadenceUnder(value: unknown, meaning: KeyMeaning): number | undefined {
	return single(value, (each) => parseCadence(each) ?? wordDays(meaning, each));
}

/** The days that the plugin which wrote a circle means by it; 0 where it means none. */
function circleDaysUnder(value: unknown, meaning: KeyMeaning): number {
	return single(value, (each) => wordDays(meaning, each)) ?? 0;
}

/** A month instead of a day is enough for an introduction long ago. */
function metIn(value: unknown, links: DailyLinks | undefined): Day | undefined {
	return asDay(value, links) ?? single(value, readMonth);
}

/** A single phrase; of a list, the first. Values without any letter (map coordinates) are ignored. */
function asWords(value: unknown): string | undefined {
	const [first] = asList(value) ?? [];
	return first !== undefined && /\p{L}/u.test(first) ? first : undefined;
}

/** The entries of a list that fit; undefined where there are some and none does. */
function listMatching(fits: RegExp): (value: unknown) => readonly string[] | undefined {
	return (value) => {
		const entries = asList(value);
		const fitting = entries?.filter((entry) => fits.test(entry));
		return fitting?.length === 0 && entries?.length !== 0 ? undefined : fitting;
	};
}

/** An address of the web, also without `https://`. */
const WEB = /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}\/\S*$/i;

/** Readers of what is said in words. Other things have these names too: what does not fit is left alone. */
const WORDS: { readonly [K in PropertyName]?: (value: unknown) => string | readonly string[] | undefined } = {
	company: asWords,
	role: asWords,
	place: asWords,
	email: listMatching(/^[^\s@]+@[^\s@]+$/),
	phone: listMatching(/\d[\d\s()./-]*\d/),
	links: listMatching(WEB),
};

/** Whether an ambiguous key is ours in this note: its value is missing or of the kind we expect. */
function isOurs(meaning: KeyMeaning, value: unknown, links: DailyLinks | undefined): boolean {
	if (meaning.unsure !== true || isBlank(value)) return true;
	const only = onlyEntry(value) ?? value;
	const read = WORDS[meaning.name];
	if (read !== undefined) return read(value) !== undefined;
	return meaning.name === "cadence"
		? cadenceUnder(value, meaning) !== undefined || isTwoRhythms(only)
		: (meaning.name === "birthday" && asBirthday(value, links) !== undefined) ||
				asDay(value, links) !== undefined ||
				looksLikeDay(only) ||
				(meaning.name === "met" && metIn(value, links) !== undefined);
}

/** Cached one-element arrays: most properties have one spelling. */
const oneKey = memoize(500, (key): readonly string[] => [key]);

/**
 * The keys under which a note spells each property of ours, ours first where there is a twin; `others` receives
 * the ambiguous keys that are not ours here.
 */
function keysOf(
	values: Values,
	vocabulary: Vocabulary,
	links?: DailyLinks,
	others?: string[],
): ReadonlyMap<PropertyName, readonly string[]> {
	const keys = new Map<PropertyName, readonly string[]>();
	const meaningOf = meaningsIn(vocabulary);
	for (const key in values) {
		const meaning = meaningOf(key);
		// Not ours: e.g. the `frequency` of a radio.
		if (meaning === undefined) continue;
		if (!isOurs(meaning, values[key], links)) {
			others?.push(key);
			continue;
		}
		const { name } = meaning;
		const known = keys.get(name);
		if (known === undefined) keys.set(name, oneKey(key));
		else keys.set(name, key === PROPERTY_KEYS[name] ? [key, ...known] : [...known, key]);
	}
	return keys;
}

/** Every key under which a note spells a property, ours first where it is among them. */
export function keysFor(
	values: Values,
	name: PropertyName,
	vocabulary: Vocabulary,
	links?: DailyLinks,
): readonly string[] {
	return keysOf(values, vocabulary, links).get(name) ?? [];
}

/** The key under which a property is to be written: ours where the note has it, else the spelling it has, else ours. */
export function keyFor(values: Values, name: PropertyName, vocabulary = vocabularyOf(), links?: DailyLinks): string {
	return keysOf(values, vocabulary, links).get(name)?.[0] ?? PROPERTY_KEYS[name];
}

/** Shared empty lists. */
const NONE: readonly string[] = Object.freeze([]);
const NONE_UNREADABLE: readonly Unreadable[] = Object.freeze([]);
const NOTHING: readonly never[] = Object.freeze([]);

/** The list; if it is empty, the one that all people share. */
function sharedIfEmpty(list: readonly string[]): readonly string[] {
	return list.length === 0 ? NONE : list;
}

/** Where somebody was met, by what the property says: many were met in one place, whose name is kept once. */
const place = memoize(2000, asText);

function placeIn(value: unknown): string | undefined {
	return typeof value === "string" ? place(value) : asText(value);
}

type Read<T> = (value: unknown, meaning: KeyMeaning) => T | undefined;

/**
 * Whether a value we can't read is acceptable: it means "nothing", or the key is used for something else (`met: at the
 * climbing gym`).
 */
function isAcceptable({ name }: KeyMeaning, value: unknown): boolean {
	const only = onlyEntry(value) ?? value;
	return (
		(typeof only === "string" && saysNothing(only)) ||
		WORDS[name] !== undefined ||
		(name === "met" && !looksLikeDay(only))
	);
}

/** Reads values by name, noting each that could not be read. */
class Reading {
	readonly unreadable: Unreadable[] = [];
	/** The user's own use of a key, or a way to say “nothing”: neither a fault nor a value. */
	readonly leftAlone: Unreadable[] = [];
	readonly links: DailyLinks | undefined;
	readonly keys: ReadonlyMap<PropertyName, readonly string[]>;
	private readonly values: Values;
	private readonly meaningOf: (key: string) => KeyMeaning | undefined;

	constructor(values: Values, vocabulary: Vocabulary, links: DailyLinks | undefined) {
		this.values = values;
		this.links = links;
		this.meaningOf = meaningsIn(vocabulary);
		const others: string[] = [];
		this.keys = keysOf(values, vocabulary, links, others);
		for (const key of others)
			this.leftAlone.push({
				property: key,
				value: shown(values[key]),
				expected: this.meaningOf(key)?.name === "cadence" ? "cadence" : "day",
			});
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

	/** The value of the first readable spelling. All are read, so that every unreadable one is reported. */
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
		if (parsed === undefined)
			(isAcceptable(meaning, value) ? this.leftAlone : this.unreadable).push({
				property: key,
				value: shown(value),
				expected,
			});
		return parsed;
	}

	/** Whether the note has a property, in any spelling. */
	has(name: PropertyName): boolean {
		return this.keys.has(name);
	}

	/** The later of the days under all spellings. */
	day(name: PropertyName): Day | undefined {
		// Most notes have few of all there are: nothing is made for the others.
		if (!this.has(name)) return undefined;
		const days = this.all(
			name,
			(value) => (name === "met" ? metIn(value, this.links) : asDay(value, this.links)),
			"day",
		);
		return days.length < 2 ? days[0] : days.reduce<Day | undefined>(laterOf, undefined);
	}

	/** The larger of the counts under all spellings. */
	count(name: PropertyName): number | undefined {
		if (!this.has(name)) return undefined;
		const counts = this.all(name, asCount, "count");
		return counts.length < 2 ? counts[0] : Math.max(...counts);
	}

	/** The entries that fit, under all spellings, each once; undefined where there are none. */
	every(name: "email" | "phone" | "links"): readonly string[] | undefined {
		if (!this.has(name)) return undefined;
		const lists = this.all(name, (value) => WORDS[name]?.(value) as readonly string[] | undefined, "text");
		const entries = lists.length < 2 ? lists[0] : [...new Set(lists.flat())];
		return entries === undefined || entries.length === 0 ? undefined : entries;
	}

	list(name: PropertyName): readonly string[] {
		if (!this.has(name)) return NONE;
		return sharedIfEmpty(this.first(name, asList, "list") ?? NONE);
	}
}

/** The properties that the screen names, whose spelling it must know. */
const NAMED = ["circle", "met", "lastContact", "lastMet", "gives", "asks"] as const;

/**
 * Reads the properties of a person note. What cannot be read is named in `unreadable`, and nothing is thrown; `links` tells
 * the days of links to daily notes.
 */
export function readProperties(values: Values, vocabulary = vocabularyOf(), links?: DailyLinks): Properties {
	const reading = new Reading(values, vocabulary, links);
	const aliases = reading.first("aliases", asNames, "list") ?? NONE;
	const names = namesIn(values);
	const tags = reading.first("tags", asNames, "list") ?? NONE;
	// Set field by field: an object built by spread makes the engine keep a hidden table, several times larger and
	// slower, for everybody.
	const properties: { -readonly [K in keyof Properties]: Properties[K] } = {
		aliases: sharedIfEmpty(
			names.every((name) => aliases.includes(name)) ? aliases : [...new Set([...aliases, ...names])],
		),
		tags: sharedIfEmpty(tags.some((tag) => tag.startsWith("#")) ? tags.map((tag) => tag.replace(/^#/, "")) : tags),
		introducedBy: reading.list("introducedBy"),
		commonGround: reading.list("commonGround"),
		offers: reading.list("offers"),
		seeks: reading.list("seeks"),
		paused: reading.first("paused", asFlag, "checkbox") ?? false,
		unreadable: NONE_UNREADABLE,
	};
	const [fullName] = names;
	if (fullName !== undefined) properties.fullName = fullName;
	const circles = reading.first("circle", asCircles, "text");
	if (circles?.[0] !== undefined) properties.circle = circles[0];
	if (circles !== undefined && circles.length > 1) properties.circles = circles;
	const circleDays = reading.first("circle", circleDaysUnder, "text");
	if (circleDays !== undefined && circleDays !== 0) properties.circleDays = circleDays;
	const cadence = reading.first("cadence", cadenceUnder, "cadence");
	if (cadence !== undefined) properties.cadence = cadence;
	const met = reading.day("met");
	if (met !== undefined) {
		properties.met = met;
		if ((reading.keys.get("met") ?? []).every((key) => asDay(values[key], links) === undefined))
			properties.isMetMonthOnly = true;
	}
	const metAt = reading.first("metAt", placeIn, "text");
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
	for (const name of ["company", "role", "place"] as const) {
		const words = reading.first(name, asWords, "text");
		if (words !== undefined) properties[name] = words;
	}
	for (const name of ["email", "phone", "links"] as const) {
		const entries = reading.every(name);
		if (entries !== undefined) properties[name] = entries;
	}
	const birthday = reading.has("birthday")
		? reading.first("birthday", (value) => asBirthday(value, links), "birthday")
		: undefined;
	if (birthday !== undefined) properties.birthday = birthday;
	const knows = reading.list("knows");
	if (knows.length > 0) properties.knows = knows;
	const connected = reading.day("connected");
	if (connected !== undefined) properties.connected = connected;
	// A list of anything else under this name is the user's own affair.
	const interactions = reading.keys.get("interactions")?.flatMap((key) => asDatedList(values[key], links) ?? []);
	if (interactions !== undefined && interactions.length > 0) properties.interactions = interactions;
	let spelled: Record<string, string> | undefined;
	for (const name of NAMED) {
		const key = reading.spelled(name);
		if (key !== undefined) (spelled ??= {})[name] = key;
	}
	if (spelled !== undefined) properties.spelled = spelled;
	if (reading.unreadable.length > 0) properties.unreadable = reading.unreadable;
	if (reading.leftAlone.length > 0) properties.leftAlone = reading.leftAlone;
	return properties;
}
