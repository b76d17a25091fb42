import { parseCadence, type Circle } from "../domain/cadence";
import { withoutEnds } from "../domain/ends";
import { ownNameProblem } from "../domain/property-names";
import { QUESTIONS, type Questions } from "../domain/questions";
import { DEFAULT_RULES, type Rules } from "../domain/rules";

/** Everything the user can set. Plain and immutable. */
export interface Settings extends Rules {
	/** The folder whose notes are people; empty: no folder is, and new people are saved at the top of the vault. */
	readonly peopleFolder: string;
	/** A tag that marks a note as a person, without `#`; empty: no tag does. */
	readonly personTag: string;
	/** Path of the user's own template note; empty: the built-in one. */
	readonly template: string;
	readonly questions: Questions;
	/** Earlier wordings per question: answers under them are still found. */
	readonly formerQuestions: readonly [readonly string[], readonly string[], readonly string[], readonly string[]];
	/** Introductions a month that the user wants to make; 0 hides the count. */
	readonly introductionsGoal: number;
	/** How many people the walk takes at a time. */
	readonly walkLength: number;
	/** Marks of other plugins by which a note is a person's, each as `key: value`: those that the user has accepted. */
	readonly markers: readonly string[];
	/** Whether links in daily and meeting notes count as contact. */
	readonly mentions: boolean;
	/** Folder whose dated notes all count as meetings; empty for none. */
	readonly meetingsFolder: string;
	/** The folder in which new notes of events are made; empty: at the top of the vault. */
	readonly eventsFolder: string;
	/** The folder of the quiet ledgers, whose files are searched for people without a note; empty: no file is. */
	readonly ledgerFolder: string;
	/** Headings, and labels at the start of a line, under which links in dated notes don't count. */
	readonly uncountedHeadings: readonly string[];
	/** The user's own property names, by internal name. */
	readonly ownNames: Readonly<Record<string, readonly string[]>>;
	/** Headings of the user's own under which a person's log stands, beside the one that this plugin makes. */
	readonly logHeadings: readonly string[];
	/** Whether the question of the first run was answered. */
	readonly setUp: boolean;
}

/** The settings of a fresh installation. */
export const DEFAULT_SETTINGS: Settings = Object.freeze({
	...DEFAULT_RULES,
	peopleFolder: "People",
	personTag: "",
	template: "",
	questions: QUESTIONS,
	formerQuestions: [[], [], [], []] as const,
	introductionsGoal: 4,
	walkLength: 5,
	markers: [],
	mentions: true,
	meetingsFolder: "",
	eventsFolder: "Events",
	ledgerFolder: "Ledgers",
	uncountedHeadings: [
		"Birthdays",
		"Upcoming birthdays",
		"Reach out",
		"To contact",
		"To call",
		"Waiting for",
		"Keep in touch",
	],
	ownNames: {},
	logHeadings: ["Interactions", "Contact history"],
	setUp: false,
});

type Reader<T> = (value: unknown) => T | undefined;

const text: Reader<string> = (value) => (typeof value === "string" ? value.trim() : undefined);

const folder: Reader<string> = (value) => {
	const path = text(value);
	return path === undefined ? undefined : withoutEnds(path, "/");
};

const tag: Reader<string> = (value) => text(value)?.replace(/^#/, "");

const flag: Reader<boolean> = (value) => (typeof value === "boolean" ? value : undefined);

/** A setting that is a number. */
export type NumberSetting = { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings];

/** What a number may be: from `least` to `most`, and whole where `isWhole`. */
export interface Range {
	readonly least: number;
	readonly most: number;
	readonly isWhole: boolean;
}

const whole = (least: number, most: number): Range => ({ least, most, isWhole: true });
const anyFrom = (least: number, most: number): Range => ({ least, most, isWhole: false });

/** What each setting that is a number may be, which is its row of the table. */
export const RANGES: Readonly<Record<NumberSetting, Range>> = {
	introductionsGoal: whole(0, 1000),
	walkLength: whole(1, 1000),
	defaultCadence: whole(1, 3650),
	dueFrom: anyFrom(0.1, 100),
	fadingFrom: anyFrom(0.1, 100),
	fadedFrom: anyFrom(0.1, 100),
	askFactor: anyFrom(1, 10),
	distanceFactor: anyFrom(1, 10),
	faceToFaceLimit: whole(1, 36_500),
};

function inRange({ least, most, isWhole }: Range): Reader<number> {
	return (value) =>
		typeof value === "number" && value >= least && value <= most && (!isWhole || Number.isInteger(value))
			? value
			: undefined;
}

function four<T>(read: Reader<T>): Reader<readonly [T, T, T, T]> {
	return (value) => {
		if (!Array.isArray(value) || value.length !== 4) return undefined;
		const [a, b, c, d] = value.map(read);
		return a === undefined || b === undefined || c === undefined || d === undefined ? undefined : [a, b, c, d];
	};
}

const question: Reader<string> = (value) => text(value)?.replace(/\s+/g, " ") || undefined;

const wordings: Reader<readonly string[]> = (value) =>
	Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;

/** A list of names, also from one text with commas. */
const names: Reader<readonly string[]> = (value) => {
	const items: unknown[] | undefined =
		typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : undefined;
	return items?.every((item) => typeof item === "string") === true
		? items.map((item) => item.trim()).filter((item) => item !== "")
		: undefined;
};

const ownNames: Reader<Readonly<Record<string, readonly string[]>>> = (value) => {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	const read = Object.entries(value).map(([key, item]) => [key, names(item)] as const);
	if (read.some(([, item]) => item === undefined)) return undefined;
	const own = Object.fromEntries(read) as Record<string, readonly string[]>;
	return ownNameProblem(own, []) === undefined ? own : undefined;
};

const circles: Reader<readonly Circle[]> = (value) => {
	if (!Array.isArray(value)) return undefined;
	const read: Circle[] = [];
	for (const item of value as unknown[]) {
		if (typeof item !== "object" || item === null || !("name" in item) || !("days" in item)) return undefined;
		const name = text(item.name);
		const days = parseCadence(item.days);
		if (name === undefined || name === "" || days === undefined) return undefined;
		if (read.some((circle) => circle.name.toLowerCase() === name.toLowerCase())) return undefined;
		const former =
			"formerNames" in item && Array.isArray(item.formerNames)
				? item.formerNames.filter((each) => typeof each === "string")
				: [];
		read.push({ name, days, ...(former.length === 0 ? {} : { formerNames: former }) });
	}
	return read;
};

/** How a setting is validated, and (`"reading"`) whether changing it means re-reading the vault. */
type Row<T> = readonly [read: Reader<T>, reading?: "reading"];

const NUMBERS = Object.fromEntries(
	Object.entries(RANGES).map(([key, range]): [string, Row<number>] => [key, [inRange(range)]]),
) as Readonly<Record<NumberSetting, Row<number>>>;

const TABLE: { readonly [K in keyof Settings]: Row<Settings[K]> } = {
	peopleFolder: [folder, "reading"],
	personTag: [tag, "reading"],
	template: [text, "reading"],
	questions: [four(question), "reading"],
	formerQuestions: [four(wordings), "reading"],
	markers: [names, "reading"],
	mentions: [flag, "reading"],
	meetingsFolder: [folder, "reading"],
	eventsFolder: [folder],
	ledgerFolder: [folder],
	uncountedHeadings: [names, "reading"],
	ownNames: [ownNames, "reading"],
	logHeadings: [names, "reading"],
	setUp: [flag],
	circles: [circles],
	...NUMBERS,
	// Also in words: `monthly`.
	defaultCadence: [parseCadence],
	summary: [flag],
};

/** Every setting by its name in the settings file. */
export const SETTING_KEYS = Object.keys(TABLE) as (keyof Settings)[];

/** One setting as it is read from an untrusted value; undefined where the value does not fit it. */
export function parseSetting<K extends keyof Settings>(key: K, value: unknown): Settings[K] | undefined {
	return TABLE[key][0](value);
}

/** Whether a change of a setting means that the whole vault has to be read again. */
export function affectsReading(key: keyof Settings): boolean {
	return TABLE[key][1] !== undefined;
}

/** Whether any setting that affects reading differs between two sets. */
export function readsDifferently(settings: Settings, before: Settings): boolean {
	return SETTING_KEYS.some((key) => affectsReading(key) && settings[key] !== before[key]);
}

/**
 * The settings read from a file, and the names of those whose value was rejected; each of these keeps the value that
 * was in force.
 */
export interface ParsedSettings {
	readonly settings: Settings;
	readonly damaged: readonly string[];
}

/** Whether the thresholds ascend, without which two lanes would fit one lateness. */
export function areAscending({
	dueFrom,
	fadingFrom,
	fadedFrom,
}: Pick<Rules, "dueFrom" | "fadingFrom" | "fadedFrom">): boolean {
	return dueFrom < fadingFrom && fadingFrom < fadedFrom;
}

/** Groups of settings that must be valid together. */
const TOGETHER: readonly {
	readonly keys: readonly (keyof Settings)[];
	readonly fit: (settings: Settings) => boolean;
}[] = [
	{ keys: ["dueFrom", "fadingFrom", "fadedFrom"], fit: areAscending },
	{ keys: ["ownNames"], fit: ({ ownNames, markers }) => ownNameProblem(ownNames, markers) === undefined },
];

/**
 * Reads a settings file, tolerantly: a missing value is the default; one that does not fit is named, and what was in
 * force stays.
 */
export function parseSettings(stored: unknown, inForce = DEFAULT_SETTINGS): ParsedSettings {
	if (stored === null || stored === undefined) return { settings: inForce, damaged: [] };
	if (!isObject(stored)) return { settings: inForce, damaged: [SETTINGS_FILE] };
	const damaged: string[] = [];
	const read: { [key: string]: unknown } = {};
	for (const key of SETTING_KEYS) {
		const value = stored[key];
		if (value === undefined) continue;
		const parsed = parseSetting(key, value);
		if (parsed === undefined) damaged.push(key);
		read[key] = parsed ?? inForce[key];
	}
	let settings: Settings = { ...DEFAULT_SETTINGS, ...read };
	for (const { keys, fit } of TOGETHER) {
		for (const known of [inForce, DEFAULT_SETTINGS]) {
			if (fit(settings)) break;
			settings = { ...settings, ...Object.fromEntries(keys.map((key) => [key, known[key]])) };
			damaged.push(...keys.filter((key) => !damaged.includes(key)));
		}
	}
	return { settings, damaged };
}

/** Stands in `damaged` for the whole file if it can't be read at all. */
export const SETTINGS_FILE = "data.json";

/** Whether a value is an object: neither an array nor null. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
