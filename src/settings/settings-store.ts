import { Listeners } from "../index/listeners";
import { DEFAULT_SETTINGS, isObject, parseSettings, SETTINGS_FILE, type Settings } from "./settings";

/** Thrown where settings are to be written over a file that cannot be read. Nothing was changed. */
export class UnreadableSettings extends Error {}

/** The two methods of the host that keep a plugin's settings. */
export interface Storage {
	loadData(): Promise<unknown>;
	saveData(data: unknown): Promise<void>;
}

/** The current settings, backed by the host's storage. Unknown keys in the file (of a later version) are preserved. */
export class SettingsStore {
	private readonly storage: Storage;
	private readonly listeners = new Listeners<[settings: Settings, before: Settings]>();
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
	 * Changes settings and writes the file: the keys it had, plus the patch. A value that could not be read moves to
	 * `unreadable` when a new one replaces it. Throws UnreadableSettings if the whole file still can't be read after
	 * looking again (half of it may have been synced), unless `writeOver`. Rejects if the disk refuses; the change is in
	 * force all the same, and is written with the next one.
	 */
	async set(patch: Partial<Settings>, writeOver = false): Promise<void> {
		if (this.unreadable && !writeOver) await this.load();
		if (this.unreadable && !writeOver) throw new UnreadableSettings();
		this.unreadable = false;
		this.fresh = false;
		const replaced = this.damaged.filter((key) => key in patch && key in this.stored);
		if (replaced.length > 0) {
			const earlier = isObject(this.stored["unreadable"]) ? this.stored["unreadable"] : {};
			this.stored = {
				...this.stored,
				unreadable: { ...earlier, ...Object.fromEntries(replaced.map((key) => [key, this.stored[key]])) },
			};
			this.damaged = this.damaged.filter((key) => !replaced.includes(key));
		}
		this.stored = { ...this.stored, ...patch };
		this.take({ ...this.settings, ...patch });
		await this.storage.saveData(this.stored);
	}

	/** Calls a listener with the settings after and before each change; returns what ends it. */
	onChange(listener: (settings: Settings, before: Settings) => void): () => void {
		return this.listeners.add(listener);
	}

	private take(settings: Settings): void {
		const before = this.settings;
		this.settings = settings;
		this.listeners.notify(settings, before);
	}
}
