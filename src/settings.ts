import { withinCadence, type Circle } from "./domain/cadence";
import { ownNameProblem } from "./domain/own-names";
import { QUESTIONS, type Questions } from "./domain/questions";
import { DEFAULT_RULES, type Rules } from "./domain/rules";

/** Everything the user can set. Plain and immutable. */
export interface Settings extends Rules {
	/** The folder whose notes are people; empty: no folder is, and new people are saved at the top of the vault. */
	readonly peopleFolder: string;
	/** A tag that marks a note as a person, without `#`; empty: no tag does. */
	readonly personTag: string;
	/** Path of the user's own template note; empty: the built-in one. */
	readonly template: string;
	readonly questions: Questions;
	/** Wordings that questions had before, each list in its question's place: answers under them are still found. */
	readonly formerQuestions: readonly [readonly string[], readonly string[], readonly string[], readonly string[]];
	/** Introductions a month that the user wants to make; 0 hides the count. */
	readonly introductionsGoal: number;
	/** Marks of other plugins by which a note is a person's, each as `key: value`: those that the user has accepted. */
	readonly markers: readonly string[];
	/** Whether links in daily and meeting notes count as contact. */
	readonly mentions: boolean;
	/** The folder in which every note with a date is of a meeting; empty: none says so. */
	readonly meetingsFolder: string;
	/** Names of the user's own for properties, by the names that these have in the program. */
	readonly ownNames: Readonly<Record<string, readonly string[]>>;
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
	markers: [],
	mentions: true,
	meetingsFolder: "",
	ownNames: {},
	setUp: false,
});

type Reader<T> = (value: unknown) => T | undefined;

const text: Reader<string> = (value) => (typeof value === "string" ? value.trim() : undefined);

const folder: Reader<string> = (value) => text(value)?.replace(/^\/+|\/+$/g, "");

const tag: Reader<string> = (value) => text(value)?.replace(/^#/, "");

const flag: Reader<boolean> = (value) => (typeof value === "boolean" ? value : undefined);

function number(least: number, most: number, whole: boolean): Reader<number> {
	return (value) =>
		typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined;
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
	const items: unknown[] | undefined = typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : undefined;
	return items?.every((item) => typeof item === "string") === true ? items.map((item) => item.trim()).filter((item) => item !== "") : undefined;
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
		const days = typeof item.days === "number" ? withinCadence(item.days) : undefined;
		if (name === undefined || name === "" || days === undefined) return undefined;
		if (read.some((circle) => circle.name.toLowerCase() === name.toLowerCase())) return undefined;
		const former = "formerNames" in item && Array.isArray(item.formerNames) ? item.formerNames.filter((each) => typeof each === "string") : [];
		read.push({ name, days, ...former.length === 0 ? {} : { formerNames: former } });
	}
	return read;
};

const READERS: { readonly [K in keyof Settings]: Reader<Settings[K]> } = {
	peopleFolder: folder,
	personTag: tag,
	template: text,
	questions: four(question),
	formerQuestions: four(wordings),
	introductionsGoal: number(0, 1000, true),
	markers: names,
	mentions: flag,
	meetingsFolder: folder,
	ownNames,
	setUp: flag,
	circles,
	defaultCadence: (value) => (typeof value === "number" ? withinCadence(value) : undefined),
	dueFrom: number(0.1, 100, false),
	fadingFrom: number(0.1, 100, false),
	fadedFrom: number(0.1, 100, false),
	askFactor: number(1, 10, false),
	distanceFactor: number(1, 10, false),
	faceToFaceLimit: number(1, 36_500, true),
	summary: flag,
};

/** Every setting by its name in the settings file. */
export const SETTING_KEYS = Object.keys(READERS) as (keyof Settings)[];

/** One setting as it is read from an untrusted value; undefined where the value does not fit it. */
export function parseSetting<K extends keyof Settings>(key: K, value: unknown): Settings[K] | undefined {
	return READERS[key](value);
}

/** What was read of a settings file, and the names of the settings whose value did not fit and is the default now. */
export interface ParsedSettings {
	readonly settings: Settings;
	readonly damaged: readonly string[];
}

/** Whether the thresholds ascend, without which two lanes would fit one lateness. */
export function ascends({ dueFrom, fadingFrom, fadedFrom }: Pick<Rules, "dueFrom" | "fadingFrom" | "fadedFrom">): boolean {
	return dueFrom < fadingFrom && fadingFrom < fadedFrom;
}

/** The settings that only fit together, each group with what they must hold to. */
const TOGETHER: readonly { readonly keys: readonly (keyof Settings)[]; readonly fit: (settings: Settings) => boolean }[] = [
	{ keys: ["dueFrom", "fadingFrom", "fadedFrom"], fit: ascends },
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

/** How a settings file is called that cannot be read at all. */
export const SETTINGS_FILE = "data.json";

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Thrown where settings are to be written over a file that cannot be read. Nothing was changed. */
export class UnreadableSettings extends Error {}

/** The two methods of the host that keep a plugin's settings. */
export interface Storage {
	loadData(): Promise<unknown>;
	saveData(data: unknown): Promise<void>;
}

/** The settings in force, over the host's storage. What it does not know of the file (a later version's keys) is kept. */
export class SettingsStore {
	private readonly storage: Storage;
	private readonly listeners = new Set<(settings: Settings, before: Settings) => void>();
	private stored: { readonly [key: string]: unknown } = {};
	private settings = DEFAULT_SETTINGS;
	private fresh = false;
	/** Whether the file as a whole could not be read when it was last looked at. */
	private unreadable = false;
	/** The settings whose value in the file could not be read. */
	private damaged: readonly string[] = [];

	constructor(storage: Storage) {
		this.storage = storage;
	}

	get current(): Settings {
		return this.settings;
	}

	/** Whether nothing was ever set: no file, or an empty one. A damaged one was set once. */
	get isFresh(): boolean {
		return this.fresh;
	}

	/**
	 * Reads the file again; resolves to the names of the settings that could not be read, which stay as they are in force.
	 * Writes nothing, never rejects.
	 */
	async load(): Promise<readonly string[]> {
		let stored: unknown;
		try {
			stored = await this.storage.loadData();
		} catch {
			stored = "not JSON";
		}
		const { settings, damaged } = parseSettings(stored, this.settings);
		this.unreadable = damaged.includes(SETTINGS_FILE);
		// What was read before is written with the next change, once the user wants that.
		if (this.unreadable) this.fresh = false;
		else {
			// Without a file, what was read stays: a sync may take it away before it brings the new one.
			if (isObject(stored)) this.stored = { ...stored };
			this.fresh = Object.keys(this.stored).length === 0;
			this.damaged = damaged;
		}
		this.take(settings);
		return damaged;
	}

	/**
	 * Changes settings and writes the file, with only what differs from the defaults or stood there before; a value that
	 * could not be read moves to `unreadable` where another takes its place. Throws UnreadableSettings where the file as a
	 * whole cannot be read, also when it is looked at again (half of it may have been synced), unless it may be written over.
	 * Rejects where the disk refuses; the change is in force all the same, and written with the next one.
	 */
	async set(patch: Partial<Settings>, writeOver = false): Promise<void> {
		if (this.unreadable && !writeOver) await this.load();
		if (this.unreadable && !writeOver) throw new UnreadableSettings();
		this.unreadable = false;
		this.fresh = false;
		const replaced = this.damaged.filter((key) => key in patch && key in this.stored);
		if (replaced.length > 0) {
			const kept = isObject(this.stored["unreadable"]) ? this.stored["unreadable"] : {};
			this.stored = { ...this.stored, unreadable: { ...kept, ...Object.fromEntries(replaced.map((key) => [key, this.stored[key]])) } };
			this.damaged = this.damaged.filter((key) => !replaced.includes(key));
		}
		this.stored = { ...this.stored, ...patch };
		this.take({ ...this.settings, ...patch });
		await this.storage.saveData(this.stored);
	}

	/** Calls a listener with the settings after and before each change; returns what ends it. */
	onChange(listener: (settings: Settings, before: Settings) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	private take(settings: Settings): void {
		const before = this.settings;
		this.settings = settings;
		for (const listener of [...this.listeners]) listener(settings, before);
	}
}
