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

	constructor(storage: Storage) {
		this.storage = storage;
	}

	get current(): Settings {
		return this.settings;
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
		this.stored = typeof stored === "object" && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
		this.take(settings);
		return damaged;
	}

	/** Changes settings and writes the file, with only what differs from the defaults or stood there before. */
	async set(patch: Partial<Settings>): Promise<void> {
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
