/** Turns one note, from the metadata cache or its text, into calls to the index. */
import type { App, CachedMetadata, TAbstractFile, TFile, TFolder } from "obsidian";
import { sameValue } from "../../domain/same-value";
import { NO_PROPERTIES, NO_RECORD, type Person } from "../../domain/person";
import type { PeopleIndex } from "../../index/people-index";
import { isInFolder } from "../../note/folders";
import { hasOwnFolder, readPersonNote, readRecord, type PersonOptions } from "../../note/person-note";
import type { DatedNotes } from "./dated-notes";
import type { DeviceCache } from "./device-cache";
import { factsInText, factsOf } from "./cached-note";
import { OwnFolders } from "./own-folders";

/** Recognised by shape: this folder imports none of the app's classes at run time. */
export function isNote(file: TAbstractFile): file is TFile {
	return "extension" in file && file.extension === "md";
}

/** Recognised by shape, as a note is. */
export function isFolder(file: TAbstractFile): file is TFolder {
	return "children" in file;
}

/** Whether all we know of a person is that their properties can't be read. */
function isUnknown(person: Person | undefined): boolean {
	return (
		person?.properties.unreadable.some(({ expected }) => expected === "yaml") === true &&
		sameValue({ ...person.properties, unreadable: [] }, NO_PROPERTIES)
	);
}

/** Whether a person's properties can't be read, and only the text can tell why. */
function isUnexplained({ properties: { unreadable } }: Person): boolean {
	return unreadable.some(({ expected, value, line }) => expected === "yaml" && value === "" && line === undefined);
}

/** What a NoteReader depends on. */
export interface ReaderOptions {
	readonly app: App;
	readonly index: PeopleIndex;
	/** How notes are to be read now; called again for every note. */
	readonly reading: () => PersonOptions;
	readonly dated: DatedNotes;
	/** What this device remembers of texts. */
	readonly device?: DeviceCache | undefined;
	/** Called when the metadata cache has read every note that it was behind with. */
	readonly onCacheComplete: () => void;
	/** Resolves after this many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** Delay before an unreadable text is tried again, in milliseconds; doubles from `first` up to `last`. */
const RETRY_AFTER_MS = { first: 250, last: 60_000 } as const;

/** Feeds notes to the index, keeping only what is needed to know whether a note must be read again. */
export class NoteReader {
	private readonly options: ReaderOptions;
	/** Per note, how often the app has reported its text; a read begun before that is stale. */
	private readonly textVersions = new WeakMap<TFile, number>();
	/** What the cache held of each person's note when it was last looked at. Of other notes nothing is kept: they are many. */
	private readonly seen = new WeakMap<TFile, CachedMetadata | null>();
	/** Notes that the cache has not read yet, as at the first start on a device. */
	private readonly unread = new Set<TAbstractFile>();
	/** Notes whose texts could not be read: locked, or still in the cloud. */
	private readonly failed = new Set<TFile>();
	private retryAfter: number = RETRY_AFTER_MS.first;
	private isRetrying = false;
	private wake = (): void => undefined;
	private readonly ownFolders = new OwnFolders();
	private readonly unsubscribe: () => void;
	private stopped = false;

	constructor(options: ReaderOptions) {
		this.options = options;
		// Gone, moved, or no longer a person: then the folder belongs to nobody.
		this.unsubscribe = options.index.onChange((changed) => {
			if (this.ownFolders.any)
				for (const path of changed) if (options.index.get(path) === undefined) this.setOwner(path, false);
		});
	}

	/**
	 * Records whether a folder note claims its folder for its person: other notes in such a folder are then not people.
	 */
	private setOwner(path: string, owns: boolean): void {
		const folder = this.ownFolders.set(path, owns);
		if (folder !== undefined) this.reingest(this.options.app.vault.getFolderByPath(folder)?.children ?? [], path);
	}

	private reingest(files: readonly TAbstractFile[], but: string): void {
		const {
			app: { metadataCache },
			dated,
		} = this.options;
		for (const file of files) {
			if (isFolder(file)) this.reingest(file.children, but);
			const cache = isNote(file) && file.path !== but ? metadataCache.getFileCache(file) : null;
			if (cache === null || !isNote(file)) continue;
			// A note listed only because of its folder, with unreadable properties, is judged again by the folder.
			if (isUnknown(this.options.index.get(file.path))) this.options.index.remove(file.path);
			if (this.ingest(file, cache)) dated.relink(file.path);
			if (this.lacksText(file)) void this.readText(file);
		}
	}

	/** How many notes the cache is behind with. */
	get uncachedCount(): number {
		return this.unread.size;
	}

	/** Stops: what is being read from disk is no longer ingested. */
	stop(): void {
		this.stopped = true;
		this.wake();
		this.unsubscribe();
	}

	/** Tries again now to read what could not be read. */
	retry(): void {
		this.retryAfter = RETRY_AFTER_MS.first;
		this.wake();
	}

	/** Reads the texts of notes that the cache is behind with, so that nobody is missing should it never read them. */
	async readUncached(): Promise<void> {
		for (const file of [...this.unread])
			if (isNote(file) && !this.stopped && this.isCurrent(file)) await this.readText(file);
	}

	/**
	 * Feeds one note to the index, from the cache and, if given, its text. Returns true if it turned out to be a new
	 * person: unresolved links may now lead there.
	 */
	ingest(file: TFile, cache: CachedMetadata | null, text?: string): boolean {
		const { index, reading, dated, device } = this.options;
		const { path, basename } = file;
		if (cache === null && text === undefined) {
			this.unread.add(file);
			return false;
		}
		const before = index.get(path);
		// A note that merely was not cached yet is not new.
		const wasThere = before !== undefined || this.unread.has(file);
		if (cache !== null) this.stopWaitingFor(file);
		const facts =
			cache === null
				? factsInText(file, text ?? "", this.ownFolders.isOwned)
				: factsOf(file, cache, this.ownFolders.isOwned);
		// Only the text says why properties do not parse.
		const isRecalled =
			text === undefined && before?.record === undefined && (facts.values !== undefined || !facts.hasBlock);
		const recalled = isRecalled ? device?.recordOf(file) : undefined;
		const { kind, properties, record } = readPersonNote(facts, reading(), before, text, recalled);
		const isPerson = kind === "person" && properties !== undefined;
		if (isPerson && text !== undefined && record !== undefined) device?.keepRecord(file, text, record);
		if (isPerson) this.seen.set(file, cache);
		index.batch(() => {
			index.setUnread(path, kind === "unread");
			if (cache !== null) dated.take(path, cache, isPerson, text);
			if (isPerson) index.setProperties(path, basename, properties, record);
			else if (before !== undefined) index.remove(path);
			this.setOwner(path, isPerson && hasOwnFolder(facts, reading()));
		});
		return isPerson && !wasThere;
	}

	/** Records that the text of a note has changed, so that older reads of it are dropped. */
	textChanged(file: TFile): void {
		this.textVersions.set(file, (this.textVersions.get(file) ?? 0) + 1);
	}

	/** The metadata cache has read this note, or it is gone: stop waiting for it. */
	stopWaitingFor(file: TAbstractFile): void {
		if (this.unread.delete(file) && this.unread.size === 0) this.options.onCacheComplete();
	}

	/** Whether this is what the cache held when the note was last ingested; only ever true of a person's. */
	hasSeen(file: TFile, cache: CachedMetadata | null): boolean {
		return cache !== null && this.seen.get(file) === cache && this.options.index.get(file.path) !== undefined;
	}

	/**
	 * Whether the text of a note is still to be read: a person's log, why their properties can't be read, a note of the people
	 * folder that the cache is late with, or a dated note that has lines of which the cache tells too little.
	 */
	lacksText(file: TFile): boolean {
		const { index, reading, dated } = this.options;
		const person = index.get(file.path);
		if (person !== undefined)
			return person.record === undefined || person.record.unread === true || isUnexplained(person);
		return dated.lacksText(file.path) || (this.unread.has(file) && isInFolder(file.path, reading().marks.peopleFolder));
	}

	/** Whether this very file stands at its path. */
	isCurrent(file: TFile): boolean {
		return isNote(file) && this.options.app.vault.getFileByPath(file.path) === file;
	}

	/** Reads the text of a note from disk and takes it in, unless the app has told a newer one meanwhile. */
	async readText(file: TFile): Promise<void> {
		const {
			app: { vault, metadataCache },
			index,
			reading,
			device,
		} = this.options;
		const version = this.textVersions.get(file) ?? 0;
		let text: string;
		try {
			text = await vault.cachedRead(file);
		} catch {
			// If it was deleted since the scan, the event has come or will come. If it is still there, it is locked or in the
			// cloud, and no event will say when it becomes readable.
			if (!this.stopped && (this.textVersions.get(file) ?? 0) === version && this.isCurrent(file))
				this.couldNotRead(file);
			return;
		}
		this.failed.delete(file);
		if (this.stopped || (this.textVersions.get(file) ?? 0) !== version || !this.isCurrent(file)) return;
		const cache = metadataCache.getFileCache(file);
		// The cache's properties are already in; the text adds only the reason for unparsable YAML and inline fields.
		const person = index.get(file.path);
		const isKnown =
			this.hasSeen(file, cache) && person?.properties.unreadable.some(({ expected }) => expected === "yaml") === false;
		// Fields in the text say something of the properties, or did.
		const mayHaveFields = person?.record?.fields !== undefined || text.includes("::");
		if (!isKnown || mayHaveFields) {
			this.ingest(file, cache, text);
			return;
		}
		const record = readRecord(text, reading());
		index.setRecord(file.path, record);
		device?.keepRecord(file, text, record);
	}

	/** Says so where the note is shown, and tries again until it can be read or is gone. */
	private couldNotRead(file: TFile): void {
		const { index } = this.options;
		const { path } = file;
		this.failed.add(file);
		const person = index.get(path);
		if (person !== undefined) index.setRecord(path, { ...(person.record ?? NO_RECORD), unread: true });
		else if (this.unread.has(file)) index.setUnread(path, true);
		if (!this.isRetrying) void this.retryWhileFailed();
	}

	private async retryWhileFailed(): Promise<void> {
		this.isRetrying = true;
		for (
			;
			this.failed.size > 0 && !this.stopped;
			this.retryAfter = Math.min(2 * this.retryAfter, RETRY_AFTER_MS.last)
		) {
			await Promise.race([
				this.options.pause(this.retryAfter),
				new Promise<void>((resolve) => {
					this.wake = resolve;
				}),
			]);
			for (const file of [...this.failed]) {
				if (this.stopped) return;
				if (this.isCurrent(file)) await this.readText(file);
				else this.failed.delete(file);
			}
		}
		this.retryAfter = RETRY_AFTER_MS.first;
		this.isRetrying = false;
	}
}
