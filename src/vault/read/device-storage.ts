/** Where this device remembers what notes say: a database of the browser, one for each vault. */
import type { App } from "obsidian";
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";

/** What is stored of all notes, and by which reading it was made. */
export interface Stored {
	readonly version: string;
	readonly entries: ReadonlyMap<string, unknown>;
}

/** A store of one entry a note. Every method may reject: storage can be full, forbidden, or taken away at any time. */
export interface DeviceStorage {
	/** Everything that is stored, in parts with a rest after each; undefined where there is nothing yet. */
	load(rest: () => Promise<void>): Promise<Stored | undefined>;
	/** Empties the store for another version, unless it is of this one already. */
	begin(version: string): Promise<void>;
	/** Puts entries in and takes others out, all or none; nothing, where another window has begun another version. */
	save(version: string, put: ReadonlyMap<string, unknown>, gone: Iterable<string>): Promise<void>;
	/** Removes all of it from the device. */
	destroy(): Promise<void>;
	close(): void;
}

/** So many entries are loaded at once: making them of what is stored holds up the app. */
const AT_ONCE = 500;

interface Schema extends DBSchema {
	notes: { key: string; value: unknown };
	meta: { key: "version"; value: string };
}

/** Under which key the vault's own number is kept, in the app's storage for one vault on one device. */
const VAULT_KEY = "networking-notes-device";

function databaseOf(app: App): string {
	const known: unknown = app.loadLocalStorage(VAULT_KEY);
	if (typeof known === "string" && known !== "") return `networking-notes-${known}`;
	const made = crypto.randomUUID();
	app.saveLocalStorage(VAULT_KEY, made);
	return `networking-notes-${made}`;
}

/** The database of this vault on this device. Two vaults never share one, whatever they are called. */
export class IndexedDbStorage implements DeviceStorage {
	private readonly app: App;
	private database: Promise<IDBPDatabase<Schema>> | undefined;

	private constructor(app: App) {
		this.app = app;
	}

	/** That of this vault; undefined where the device has none. */
	static of(app: App): IndexedDbStorage | undefined {
		return typeof indexedDB === "undefined" ? undefined : new IndexedDbStorage(app);
	}

	async load(rest: () => Promise<void>): Promise<Stored | undefined> {
		const entries = new Map<string, unknown>();
		let first: string | undefined;
		for (let last: string | undefined; ; await rest()) {
			const transaction = (await this.open()).transaction(["notes", "meta"]);
			const notes = transaction.objectStore("notes");
			const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
			const [version, paths, values] = await Promise.all([
				transaction.objectStore("meta").get("version"),
				notes.getAllKeys(range, AT_ONCE),
				notes.getAll(range, AT_ONCE),
			]);
			if (version === undefined) return undefined;
			first ??= version;
			// Another window began to read by other rules meanwhile: what it stores is not of this version.
			if (version !== first) return { version, entries: new Map() };
			for (const [at, path] of paths.entries()) entries.set(path, values[at]);
			last = paths.at(-1);
			if (paths.length < AT_ONCE) return { version, entries };
		}
	}

	async begin(version: string): Promise<void> {
		const transaction = (await this.open()).transaction(["notes", "meta"], "readwrite");
		const meta = transaction.objectStore("meta");
		if ((await meta.get("version")) !== version) {
			await transaction.objectStore("notes").clear();
			await meta.put(version, "version");
		}
		await transaction.done;
	}

	async save(version: string, put: ReadonlyMap<string, unknown>, gone: Iterable<string>): Promise<void> {
		const transaction = (await this.open()).transaction(["notes", "meta"], "readwrite");
		if ((await transaction.objectStore("meta").get("version")) === version) {
			const notes = transaction.objectStore("notes");
			await Promise.all([
				...[...put].map(([path, entry]) => notes.put(entry, path)),
				...[...gone].map((path) => notes.delete(path)),
			]);
		}
		await transaction.done;
	}

	async destroy(): Promise<void> {
		const name = databaseOf(this.app);
		this.close();
		await deleteDB(name);
	}

	close(): void {
		void this.database?.then(
			(database) => database.close(),
			() => undefined,
		);
		this.database = undefined;
	}

	private open(): Promise<IDBPDatabase<Schema>> {
		this.database ??= openDB<Schema>(databaseOf(this.app), 1, {
			upgrade: (database) => {
				database.createObjectStore("notes");
				database.createObjectStore("meta");
			},
			// Another window removes the database: it must not wait for us.
			blocking: () => this.close(),
			terminated: () => {
				this.database = undefined;
			},
		});
		return this.database;
	}
}
