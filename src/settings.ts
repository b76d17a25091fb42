import { withinCadence, type Circle } from "./domain/cadence";
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
	return read.some(([, item]) => item === undefined) ? undefined : (Object.fromEntries(read) as Record<string, readonly string[]>);
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
		read.push({ name, days });
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

/** Reads a settings file, tolerantly: a missing value is the default, one that does not fit is the default and named. */
export function parseSettings(stored: unknown): ParsedSettings {
	if (stored === null || stored === undefined) return { settings: DEFAULT_SETTINGS, damaged: [] };
	if (typeof stored !== "object" || Array.isArray(stored)) return { settings: DEFAULT_SETTINGS, damaged: ["data.json"] };
	const damaged: string[] = [];
	const values = stored as { readonly [key: string]: unknown };
	const read: { [key: string]: unknown } = {};
	for (const key of SETTING_KEYS) {
		const value = values[key];
		if (value === undefined) continue;
		const parsed = parseSetting(key, value);
		if (parsed === undefined) damaged.push(key);
		else read[key] = parsed;
	}
	const settings = { ...DEFAULT_SETTINGS, ...read };
	if (ascends(settings)) return { settings, damaged };
	const { dueFrom, fadingFrom, fadedFrom } = DEFAULT_SETTINGS;
	return { settings: { ...settings, dueFrom, fadingFrom, fadedFrom }, damaged: [...damaged, "dueFrom", "fadingFrom", "fadedFrom"] };
}

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

	/** Reads the file again; resolves to the names of the settings that were damaged. Writes nothing, never rejects. */
	async load(): Promise<readonly string[]> {
		let stored: unknown;
		try {
			stored = await this.storage.loadData();
		} catch {
			stored = "not JSON";
		}
		const { settings, damaged } = parseSettings(stored);
		this.fresh = stored === null || stored === undefined || (typeof stored === "object" && Object.keys(stored).length === 0);
		this.stored = typeof stored === "object" && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
		this.take(settings);
		return damaged;
	}

	/** Changes settings and writes the file, with only what differs from the defaults or stood there before. */
	async set(patch: Partial<Settings>): Promise<void> {
		this.fresh = false;
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
