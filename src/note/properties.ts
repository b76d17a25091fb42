/** The properties of a person note, by every spelling in which they are read. Product page, section 3.1. */
import { parseCadence } from "../domain/cadence";
import { laterOf, type Day } from "../domain/day";
import type { Expected, Properties, Unreadable } from "../domain/person";
import { asCount, asDatedList, asDay, asFlag, asList, asNames, asText, nameInParts, shown, type Values } from "./property-values";
import { folded, PROPERTY_KEYS, vocabularyOf, type Meaning, type PropertyName, type Vocabulary } from "./spellings";

/** What a template leaves where a day is to be typed. */
const DAY_PLACEHOLDER = "YYYY-MM-DD";

function isBlank(value: unknown): boolean {
	return value === null || value === undefined || value === "" || value === DAY_PLACEHOLDER;
}

/** The days that a word means in the plugin that spells a key so. */
function wordDays({ words }: Meaning, value: unknown): number | undefined {
	return words === undefined || typeof value !== "string" ? undefined : words[value.trim().toLowerCase()];
}

function cadenceUnder(meaning: Meaning, value: unknown): number | undefined {
	return parseCadence(value) ?? wordDays(meaning, value);
}

/** The keys under which a note spells each property of ours, ours first where there is a twin. */
function keysOf(values: Values, vocabulary: Vocabulary): ReadonlyMap<PropertyName, readonly string[]> {
	const keys = new Map<PropertyName, string[]>();
	for (const key of Object.keys(values)) {
		const meaning = vocabulary.get(folded(key));
		// A word of many uses is ours only where it is empty or says how often: the frequency of a radio is no cadence.
		if (meaning === undefined || (meaning.unsure === true && !isBlank(values[key]) && cadenceUnder(meaning, values[key]) === undefined)) continue;
		const { name } = meaning;
		const spellings = keys.get(name) ?? [];
		if (key === PROPERTY_KEYS[name]) spellings.unshift(key);
		else spellings.push(key);
		keys.set(name, spellings);
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

type Read<T> = (value: unknown, meaning: Meaning) => T | undefined;

/** Reads values by name, noting each that could not be read. */
class Reading {
	readonly unreadable: Unreadable[] = [];
	readonly keys: ReadonlyMap<PropertyName, readonly string[]>;
	private readonly values: Values;
	private readonly vocabulary: Vocabulary;

	constructor(values: Values, vocabulary: Vocabulary) {
		this.values = values;
		this.vocabulary = vocabulary;
		this.keys = keysOf(values, vocabulary);
	}

	/** The key under which a property stands, where it is not ours. */
	spelled(name: PropertyName): string | undefined {
		const key = this.keys.get(name)?.[0];
		return key === PROPERTY_KEYS[name] ? undefined : key;
	}

	/** Every readable value of a property, under all its spellings. */
	all<T>(name: PropertyName, read: Read<T>, expected: Expected): T[] {
		const found: T[] = [];
		for (const key of this.keys.get(name) ?? []) {
			const value = this.values[key];
			const meaning = this.vocabulary.get(folded(key));
			if (isBlank(value) || meaning === undefined) continue;
			const parsed = read(value, meaning);
			if (parsed !== undefined) found.push(parsed);
			else this.unreadable.push({ property: key, value: shown(value), expected });
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

/** The properties that the screen names, whose spelling it must know. */
const NAMED = ["circle", "met", "lastContact", "lastMet", "gives", "asks"] as const;

/** Reads the properties of a person note. What cannot be read is named in `unreadable`, and nothing is thrown. */
export function readProperties(values: Values, vocabulary = vocabularyOf()): Properties {
	const reading = new Reading(values, vocabulary);
	const aliases = reading.first("aliases", asNames, "list") ?? [];
	const whole = nameInParts(values);
	const lists = {
		aliases: whole === undefined || aliases.includes(whole) ? aliases : [...aliases, whole],
		tags: (reading.first("tags", asNames, "list") ?? []).map((tag) => tag.replace(/^#/, "")),
		introducedBy: reading.list("introducedBy"),
		commonGround: reading.list("commonGround"),
		offers: reading.list("offers"),
		seeks: reading.list("seeks"),
	};
	// A list of anything else under this name is the user's own affair.
	const interactions = (reading.keys.get("interactions") ?? []).flatMap((key) => asDatedList(values[key]) ?? []);
	const spelled = Object.fromEntries(NAMED.flatMap((name) => {
		const key = reading.spelled(name);
		return key === undefined ? [] : [[name, key]];
	})) as Record<string, string>;
	const optional = present<Properties>({
		circle: reading.first("circle", asText, "text"),
		circleDays: reading.first("circle", (value, meaning) => wordDays(meaning, value) ?? 0, "text") || undefined,
		cadence: reading.first("cadence", (value, meaning) => cadenceUnder(meaning, value), "cadence"),
		met: reading.day("met"),
		metAt: reading.first("metAt", asText, "text"),
		lastContact: reading.day("lastContact"),
		lastMet: reading.day("lastMet"),
		gives: reading.count("gives"),
		asks: reading.count("asks"),
		snoozeUntil: reading.day("snoozeUntil"),
		ignoreMentions: reading.first("ignoreMentions", asFlag, "checkbox") === true ? true : undefined,
		interactions: interactions.length === 0 ? undefined : interactions,
		spelled: Object.keys(spelled).length === 0 ? undefined : spelled,
	} as { [K in keyof Properties]: Properties[K] | undefined });
	const paused = reading.first("paused", asFlag, "checkbox") ?? false;
	return { ...lists, ...optional, paused, unreadable: reading.unreadable };
}
