/**
 * A per-device cache of what was read from note texts, so that a start reads only changed notes. It can be lost at any
 * time, and an entry is used only if path, mtime, size and reader version all match.
 */
import type { TFile } from "obsidian";
import type { EventText } from "../../domain/event";
import type { PersonRecord } from "../../domain/person";
import type { LinesRead } from "../../note/dated/dated-lines";
import { asEventText, asLines, asRecord, storedLines } from "../../note/remembered";
import type { DeviceStorage } from "./device-storage";

/** What the cache needs of its surroundings. */
export interface DeviceCacheOptions {
	/** Undefined where the device has no storage. */
	readonly storage: DeviceStorage | undefined;
	/** The note at a path now. */
	readonly noteAt: (path: string) => TFile | null;
	/** Resolves after this many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** Which state of a note something was read from. */
interface State {
	readonly mtime: number;
	readonly size: number;
}

/** What is kept of one note: what it says as a person's or an event's, and what its lines say as a dated one's. */
interface Entry extends State {
	readonly record?: unknown;
	readonly lines?: unknown;
	readonly event?: unknown;
}

/** After this many milliseconds without an answer, carry on without storage. */
const STORAGE_TIMEOUT_MS = 5000;

/** How long to wait for a burst of changes to end before storing, in milliseconds. */
const STORE_DELAY_MS = 3000;

/** How many notes are stored in one go, and how long it is until the next, in milliseconds. */
const STORED_AT_ONCE = 500;
const STORE_PAUSE_MS = 100;

function asEntry(value: unknown): Entry | undefined {
	if (typeof value !== "object" || value === null || !("mtime" in value) || !("size" in value)) return undefined;
	return typeof value.mtime === "number" && typeof value.size === "number" ? (value as Entry) : undefined;
}

/** Whether a note is still in the state that something was read from. */
function isIn({ stat }: TFile, { mtime, size }: State): boolean {
	return stat.mtime === mtime && stat.size === size;
}

/** How many bytes a text takes on disk. */
function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** Remembers on the device what the texts of notes say. Without storage it remembers nothing and does no harm. */
export class DeviceCache {
	private readonly options: DeviceCacheOptions;
	private storage: DeviceStorage | undefined;
	/** What was stored before; let go of once everybody is known. */
	private recalled: ReadonlyMap<string, unknown> = new Map();
	private version = "";
	private readonly toStore = new Map<string, Entry>();
	private readonly gone = new Set<string>();
	private isStoring = false;

	constructor(options: DeviceCacheOptions) {
		this.options = options;
		this.storage = options.storage;
	}

	/** Loads the entries of this reader version; drops all others. Never rejects. */
	async open(version: string): Promise<void> {
		this.version = version;
		this.recalled = new Map();
		this.toStore.clear();
		this.gone.clear();
		const stored = await this.tried((storage) => storage.load(() => this.options.pause(0)));
		if (stored?.version === version) {
			this.recalled = stored.entries;
			for (const path of stored.entries.keys()) if (this.options.noteAt(path) === null) this.gone.add(path);
			if (this.gone.size > 0) void this.storeLater();
		} else await this.tried((storage) => storage.begin(version));
	}

	/** Stops using stored entries: from now on every change comes with its text. */
	settle(): void {
		this.recalled = new Map();
	}

	/** What a person's note says, where its text is known to be the same. */
	recordOf(file: TFile): PersonRecord | undefined {
		return asRecord(this.entryOf(file)?.record);
	}

	/** What the lines of a dated note say, where its text is known to be the same. */
	linesOf(file: TFile): LinesRead | undefined {
		return asLines(this.entryOf(file)?.lines);
	}

	/** What an event's note says, where its text is known to be the same. */
	eventOf(file: TFile): EventText | undefined {
		return asEventText(this.entryOf(file)?.event);
	}

	/** Remembers what a text says as a person's note. */
	keepRecord(file: TFile, text: string, record: PersonRecord): void {
		if (record.unread !== true) this.keep(file, text, { record });
	}

	/** Remembers what the lines of a text say as a dated note's. */
	keepLines(file: TFile, text: string, lines: LinesRead): void {
		this.keep(file, text, { lines: storedLines(lines) });
	}

	/** Remembers what a text says as an event's note. */
	keepEvent(file: TFile, text: string, event: EventText): void {
		this.keep(file, text, { event });
	}

	/** Removes everything from the device; what is read from now on is remembered again after the next start. */
	async forget(): Promise<void> {
		const { storage } = this;
		this.stop();
		await storage?.destroy();
	}

	/** Ends it; what was not stored yet is read again at the next start. */
	stop(): void {
		this.storage?.close();
		this.storage = undefined;
		this.recalled = new Map();
		this.toStore.clear();
	}

	private entryOf(file: TFile): Entry | undefined {
		const entry = asEntry(this.recalled.get(file.path));
		return entry !== undefined && isIn(file, entry) ? entry : undefined;
	}

	private keep(file: TFile, text: string, what: Omit<Entry, keyof State>): void {
		const { mtime, size } = file.stat;
		// The disk is already ahead of this text; a newer one will be reported.
		if (this.storage === undefined || bytesOf(text) !== size) return;
		// An event's note may be a dated one, of which both is kept.
		const known = this.toStore.get(file.path);
		const same = known !== undefined && isIn(file, known) ? known : undefined;
		this.toStore.set(file.path, { ...same, mtime, size, ...what });
		void this.storeLater();
	}

	private async storeLater(): Promise<void> {
		if (this.isStoring) return;
		this.isStoring = true;
		for (
			let wait = STORE_DELAY_MS;
			this.storage !== undefined && this.toStore.size + this.gone.size > 0;
			wait = STORE_PAUSE_MS
		) {
			await this.options.pause(wait);
			await this.tried((storage) => storage.save(this.version, this.taken(), [...this.gone]));
			this.gone.clear();
		}
		this.isStoring = false;
	}

	/** Removes and returns the next entries to store, skipping notes that changed since. */
	private taken(): ReadonlyMap<string, Entry> {
		const taken = new Map<string, Entry>();
		for (const [path, entry] of this.toStore) {
			if (taken.size >= STORED_AT_ONCE) break;
			this.toStore.delete(path);
			const file = this.options.noteAt(path);
			if (file !== null && isIn(file, entry)) taken.set(path, entry);
		}
		return taken;
	}

	/** Calls the storage; if it fails or times out, gives it up for this session. */
	private async tried<T>(ask: (storage: DeviceStorage) => Promise<T>): Promise<T | undefined> {
		const { storage } = this;
		if (storage === undefined) return undefined;
		const late = Symbol();
		try {
			const answer = await Promise.race([ask(storage), this.options.pause(STORAGE_TIMEOUT_MS).then(() => late)]);
			if (answer !== late) return answer as T;
		} catch {
			// Full, forbidden, damaged or taken away: the notes themselves have it all.
		}
		if (this.storage === storage) this.stop();
		return undefined;
	}
}
