/**
 * Every spelling in one table: how this plugin writes each property of a person, and how others do whose notes are read
 * as they are. Taken from their sources: `docs/data.md` names the files.
 */
import { parseCadence } from "../../domain/cadence";
import { foldedKey, isTaken, type PROPERTY_NAMES } from "../../domain/property-names";
import { memoize } from "../../domain/memoize";

export { foldedKey } from "../../domain/property-names";

/** How another plugin, or its users, spell a property. */
export interface Spelling {
	readonly key: string;
	/** Ambiguous key: ignore values we can't parse, and leave it to the check to mention them. */
	readonly unsure?: boolean;
	/** Words of theirs that stand for a number of days, in lower case. */
	readonly words?: ReadonlyMap<string, number>;
	/** Which form of a cadence they understand: days only, or their own words first. */
	readonly writes?: "days" | "words";
}

/** What kind of value a property has. */
export type PropertyKind = "text" | "list" | "day" | "count" | "flag" | "objects";

interface Row {
	readonly key: string;
	readonly kind: PropertyKind;
	/** Who else has it: companies and places, or any note. Without it, only people do, so that it tells of a person. */
	readonly alsoOf?: "company" | "note";
	readonly others?: readonly Spelling[];
}

const FREQUENCIES = {
	Daily: 1,
	Weekly: 7,
	"Bi-Weekly": 14,
	Monthly: 30,
	Quarterly: 90,
	"Bi-Annually": 182,
	Yearly: 365,
} as const;

/**
 * Spellings found in public vaults that may mean something else: see `Spelling.unsure`. (Orbit's `last_interaction`
 * names a kind of contact, not a day.)
 */
function unsure(...keys: readonly string[]): Spelling[] {
	return keys.map((key) => ({ key, unsure: true }));
}

/**
 * What is read of a note's properties, by the name in the program. Case, spaces, `_` and `-` make no difference, so that
 * `lastContact` and `Last contact` need no row of their own.
 */
const TABLE = {
	circle: {
		key: "circle",
		kind: "text",
		others: [
			{
				key: "prm-tier",
				words: new Map([
					["casual", 90],
					["warm", 180],
					["dormant", 365],
				]),
			},
		],
	},
	cadence: {
		key: "cadence",
		kind: "text",
		others: [
			{ key: "prm-cadence", writes: "days" },
			{ key: "contact_frequency", unsure: true },
			{ key: "frequency", unsure: true, writes: "words" },
			...unsure(
				"interaction_frequency",
				"keep_in_touch",
				"keep_in_touch_every",
				"stay_in_touch",
				"contact_every",
				"contact_cadence",
				"contact_interval",
				"catch_up_every",
				"reach_out_every",
				"follow_up_frequency",
			),
		],
	},
	met: { key: "met", kind: "day", others: unsure("date_met", "met_on", "first_met") },
	metAt: { key: "met_at", kind: "text", alsoOf: "note" },
	introducedBy: { key: "introduced_by", kind: "list" },
	lastContact: {
		key: "last_contact",
		kind: "day",
		others: [
			{ key: "prm-last-contacted" },
			{ key: "last_contacted" },
			{ key: "last_chat" },
			...unsure(
				"last_chatted",
				"last_interaction",
				"last_interaction_date",
				"last_contact_date",
				"last_contacted_date",
				"date_last_contacted",
				"contacted",
				"last_talked",
				"last_talked_to",
				"last_spoke",
				"last_spoken",
				"last_spoke_to",
				"last_communication",
				"last_touchpoint",
				"last_follow_up",
			),
		],
	},
	// Whom somebody saw or had a meeting with is face to face: a call must not be written there.
	lastMet: { key: "last_met", kind: "day", others: unsure("last_seen", "last_meeting", "last_met_on") },
	gives: { key: "gives", kind: "count" },
	asks: { key: "asks", kind: "count" },
	commonGround: { key: "common_ground", kind: "list" },
	offers: { key: "offers", kind: "list" },
	seeks: { key: "seeks", kind: "list" },
	company: {
		key: "company",
		kind: "text",
		alsoOf: "company",
		others: unsure("org", "organization", "organisation", "employer", "company_name", "workplace"),
	},
	role: {
		key: "role",
		kind: "text",
		alsoOf: "company",
		others: unsure("job_title", "job", "occupation", "profession"),
	},
	place: {
		key: "place",
		kind: "text",
		alsoOf: "company",
		others: unsure("city", "location", "lives_in", "based_in", "adr.locality"),
	},
	email: { key: "email", kind: "list", alsoOf: "company", others: unsure("emails", "e-mail_address", "mail") },
	phone: {
		key: "phone",
		kind: "list",
		alsoOf: "company",
		others: unsure("phones", "phone_number", "tel", "telephone", "mobile", "cell"),
	},
	links: {
		key: "links",
		kind: "list",
		alsoOf: "company",
		others: unsure("url", "urls", "website", "homepage", "linkedin", "mastodon", "github", "twitter", "instagram"),
	},
	birthday: { key: "birthday", kind: "text", others: unsure("bday", "birthdate", "date_of_birth", "dob", "born") },
	knows: { key: "knows", kind: "list" },
	connected: { key: "connected", kind: "day", alsoOf: "company", others: unsure("connected_on") },
	snoozeUntil: { key: "snooze_until", kind: "day", others: [{ key: "prm-snooze-until" }] },
	paused: { key: "paused", kind: "flag", others: [{ key: "prm-paused" }] },
	ignoreMentions: { key: "ignore_mentions", kind: "flag", alsoOf: "note", others: [{ key: "prm-ignore-journal" }] },
	interactions: { key: "interactions", kind: "objects" },
	aliases: { key: "aliases", kind: "list", alsoOf: "note", others: [{ key: "alias" }] },
	tags: { key: "tags", kind: "list", alsoOf: "note", others: [{ key: "tag" }] },
} as const satisfies Readonly<Record<(typeof PROPERTY_NAMES)[number], Row>>;

/** A property of ours, by its name in the program. */
export type PropertyName = keyof typeof TABLE;

const ROWS = Object.entries(TABLE) as readonly (readonly [PropertyName, Row])[];

/** The properties with a kind of value. */
export function propertiesOfKind(kind: PropertyKind): ReadonlySet<PropertyName> {
	return new Set(ROWS.flatMap(([name, row]) => (row.kind === kind ? [name] : [])));
}

/** The properties that companies and places have, too, or any note. */
export function propertiesAlsoOf(other: "company" | "note"): ReadonlySet<PropertyName> {
	return new Set(ROWS.flatMap(([name, row]) => (row.alsoOf === other ? [name] : [])));
}

/** How this plugin spells each property. */
export const PROPERTY_KEYS = Object.fromEntries(Object.entries(TABLE).map(([name, { key }]) => [name, key])) as {
	readonly [K in PropertyName]: (typeof TABLE)[K]["key"];
};

/** The user's own names for properties, by the names in the program. */
export type OwnNames = Readonly<Record<string, readonly string[]>>;

/** What a key means. */
export interface KeyMeaning extends Omit<Spelling, "key"> {
	readonly name: PropertyName;
}

/** What every spelling means, by its folded form. */
export type Vocabulary = ReadonlyMap<string, KeyMeaning>;

/** Several of one kind, as contacts from vCards and from Google have them: `TEL[CELL]`, `EMAIL[2:WORK]`, `ADR[HOME].LOCALITY`, `email_2`. */
const NUMBERED =
	/^(?:(email|phone|tel|url|website)(?:\[[^\]]{0,40}\]|\.[a-z]{1,20}|\d{1,2})|(adr)(?:\[[^\]]{0,40}\])?(\.locality))$/;

/** The key without its index or label (`TEL[CELL]` → `tel`); empty if it has none. */
function numbered(key: string): string {
	const [, name = "", address = "", part = ""] = key.length > 80 ? [] : (NUMBERED.exec(foldedKey(key)) ?? []);
	return name + address + part;
}

const meanings = new WeakMap<Vocabulary, (key: string) => KeyMeaning | undefined>();

/** Finds what a key means, in any spelling; undefined if it isn't ours. */
export function meaningsIn(vocabulary: Vocabulary): (key: string) => KeyMeaning | undefined {
	let meaning = meanings.get(vocabulary);
	if (meaning === undefined) {
		meaning = memoize(500, (each) => vocabulary.get(foldedKey(each)) ?? vocabulary.get(numbered(each)));
		meanings.set(vocabulary, meaning);
	}
	return meaning;
}

const NO_OWN_NAMES: OwnNames = {};

const vocabularies = new WeakMap<OwnNames, Vocabulary>();

/** The table with the user's own names in it; these win over the spellings of others, not over ours, nor over what marks a person. */
export function vocabularyOf(own: OwnNames = NO_OWN_NAMES): Vocabulary {
	const known = vocabularies.get(own);
	if (known !== undefined) return known;
	const rows = Object.entries(TABLE) as [PropertyName, Row][];
	const vocabulary = new Map<string, KeyMeaning>([
		...rows.flatMap(([name, { others = [] }]) =>
			others.map(({ key, ...rest }) => [foldedKey(key), { name, ...rest }] as const),
		),
		...rows.flatMap(([name]) =>
			(own[name] ?? []).filter((key) => !isTaken(key)).map((key) => [foldedKey(key), { name }] as const),
		),
		...rows.map(([name, { key }]) => [foldedKey(key), { name }] as const),
	]);
	vocabularies.set(own, vocabulary);
	return vocabulary;
}

/** A value in the form the plugin that owns this spelling understands; unchanged if none is needed. */
export function inOwnersForm<T>(value: T, key: string, vocabulary: Vocabulary): T | string | number {
	const writes = vocabulary.get(foldedKey(key))?.writes;
	const days = writes === undefined ? undefined : parseCadence(value);
	if (days === undefined) return value;
	return writes === "days" ? days : (Object.entries(FREQUENCIES).find(([, each]) => each === days)?.[0] ?? value);
}
