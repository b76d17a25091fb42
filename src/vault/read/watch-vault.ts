/**
 * The only feed of the index: turns vault and metadata-cache events into calls to the index. It subscribes first and
 * scans afterwards, because the metadata cache is still filling when the layout is ready. The texts of person notes are
 * read last, in the background.
 */
import type { App, CachedMetadata, EventRef, TFile } from "obsidian";
import type { EventIndex } from "../../index/event-index";
import type { PeopleIndex } from "../../index/people-index";
import type { Dating } from "../../note/dated/note-links";
import type { PersonOptions } from "../../note/person-note";
import { DatedNotes } from "./dated-notes";
import type { DeviceCache } from "./device-cache";
import { EventNotes } from "./event-notes";
import { isFolder, isNote, NoteReader } from "./note-reader";
import { scanVault, type ScanOptions } from "./vault-scan";

/** What the watch needs of its surroundings. */
export interface WatchOptions extends Pick<ScanOptions, "clock" | "pause"> {
	readonly app: App;
	readonly index: PeopleIndex;
	/** Without it, no event is kept. */
	readonly events?: EventIndex;
	/** How notes are to be read now; called again for every note. */
	readonly reading: () => PersonOptions;
	/** How dated notes are told from others; undefined: none counts. */
	readonly dating?: () => Dating | undefined;
	/** What this device remembers of the texts of notes. */
	readonly device?: DeviceCache | undefined;
	/** Ends an event's subscription when the plugin unloads, as `Component.registerEvent` does. */
	readonly registerEvent: (event: EventRef) => void;
}

/** A running watch. */
export interface Watch {
	/** Resolves when the first index is built, from a complete metadata cache, and the texts of its people are read. */
	readonly ready: Promise<void>;
	/** Reads every note again, as after a change of what marks a person. */
	rescan(): Promise<void>;
	/** Tries again now to read what could not be read, which happens by itself after a while. */
	retry(): void;
	/** Ends reading in the background; the subscriptions end with their owner. */
	stop(): void;
}

/** How long a cold cache may be silent before we take it for complete, in milliseconds. */
const CACHE_QUIET_MS = 5000;

/** With this few notes missing, wait less: their metadata may never come, and their text says nearly as much. */
const FEW_UNCACHED = 50;
const FEW_UNCACHED_WAIT_MS = 1000;

/** Upper bound of `fresh`, in case the app never reports links as resolved. */
const MOST_FRESH = 10_000;

function notesIn(paths: Iterable<string>, folder: string): string[] {
	return [...paths].filter((path) => path.startsWith(`${folder}/`));
}

/** Starts watching. Call it when the layout is ready: before that, the app reports every file as new. */
export function watchVault(options: WatchOptions): Watch {
	const { app, index, events, reading, registerEvent, clock, pause } = options;
	const { vault, metadataCache } = app;
	let stopped = false;
	let moves = 0;
	let complete = false;
	let scanned = false;
	let cacheComplete = (): void => {
		complete = true;
	};
	const dated = new DatedNotes(app, index, () => options.dating?.(), {
		events:
			events === undefined
				? undefined
				: new EventNotes(events, reading, (path) => vault.getFileByPath(path), options.device),
		device: options.device,
	});
	const reader = new NoteReader({
		app,
		index,
		reading,
		dated,
		device: options.device,
		pause,
		onCacheComplete: () => {
			// Until the first scan is over, there may be more notes to wait for than it has met so far.
			if (scanned) cacheComplete();
		},
	});
	const scan = (again: boolean): Promise<void> =>
		scanVault({ app, index, dated, reader, clock, pause, isStopped: () => stopped, moves: () => moves }, again);
	/** What the cache held of changed notes when they were ingested, until the app says that their links are resolved. */
	const fresh = new Map<TFile, CachedMetadata>();

	/** Waits for a cold cache: until it has every note, says that it is done, or has said nothing for a while. */
	async function completeCache(): Promise<void> {
		scanned = true;
		const end = new Promise<void>((resolve) => {
			cacheComplete = () => {
				complete = true;
				resolve();
			};
		});
		for (let before = Infinity; !complete && !stopped && reader.uncachedCount > 0 && reader.uncachedCount < before;) {
			before = reader.uncachedCount;
			await Promise.race([end, pause(before > FEW_UNCACHED ? CACHE_QUIET_MS : FEW_UNCACHED_WAIT_MS)]);
		}
		// Their metadata is ingested when it comes; if many are still missing, nobody waits for their texts.
		const few = reader.uncachedCount <= FEW_UNCACHED;
		if (stopped || (!few && !complete)) return;
		const reading = reader.readUncached();
		if (few) await reading;
	}

	async function first(): Promise<void> {
		await scan(false);
		await completeCache();
	}

	/** Links that led to no note may lead to this one now. */
	function takeIn(file: TFile): void {
		if (reader.ingest(file, metadataCache.getFileCache(file))) dated.relink(file.path);
	}

	function look(file: TFile): void {
		takeIn(file);
		if (reader.lacksText(file)) void reader.readText(file);
	}

	/** Reads a note again that the app reported too late, or not at all. */
	function catchUp(file: TFile): void {
		takeIn(file);
		if (index.get(file.path) !== undefined || dated.lacksText(file.path)) void reader.readText(file);
	}

	function gone(path: string): void {
		// A new note of the same name may be reported before the old one's deletion.
		if (vault.getFileByPath(path) !== null) return;
		index.batch(() => {
			index.remove(path);
			index.setUnread(path, false);
			dated.forget(path);
			dated.relink(path);
		});
	}

	registerEvent(
		metadataCache.on("changed", (file, text, cache) => {
			if (!reader.isCurrent(file)) return;
			reader.textChanged(file);
			if (cache !== metadataCache.getFileCache(file)) {
				catchUp(file);
				return;
			}
			if (reader.ingest(file, cache, text)) dated.relink(file.path);
			if (fresh.size < MOST_FRESH) fresh.set(file, cache);
		}),
	);
	// Fires after `changed`, and whenever a note's links may resolve differently because files came or went. A note whose
	// `changed` never fired is read here.
	registerEvent(
		metadataCache.on("resolve", (file) => {
			if (!reader.isCurrent(file)) return;
			const cache = metadataCache.getFileCache(file);
			const isFresh = cache !== null && fresh.get(file) === cache;
			fresh.delete(file);
			if (!isFresh && !reader.hasSeen(file, cache)) catchUp(file);
		}),
	);
	registerEvent(
		metadataCache.on("resolved", () => {
			fresh.clear();
			cacheComplete();
		}),
	);
	registerEvent(
		metadataCache.on("deleted", (file) => {
			moves++;
			reader.stopWaitingFor(file);
			gone(file.path);
		}),
	);
	registerEvent(
		vault.on("delete", (file) => {
			moves++;
			if (isNote(file)) reader.stopWaitingFor(file);
			index.batch(() => {
				const inside = isFolder(file)
					? [
							...notesIn(
								[...index.people()].map(({ path }) => path),
								file.path,
							),
							...notesIn(index.unreadNotes, file.path),
						]
					: [];
				for (const path of [file.path, ...inside]) gone(path);
			});
		}),
	);
	registerEvent(
		vault.on("create", (file) => {
			if (isFolder(file)) return;
			index.batch(() => {
				if (isNote(file) && reader.isCurrent(file) && index.get(file.path) === undefined) look(file);
				dated.relink(file.path);
			});
		}),
	);
	// When a folder moves, the app reports every note in it as well.
	registerEvent(
		vault.on("rename", (file, from) => {
			moves++;
			if (isFolder(file)) return;
			if (!isNote(file)) {
				reader.stopWaitingFor(file);
				gone(from); // No note any more: `Ana.md` became `Ana.txt`.
				dated.relink(file.path);
				return;
			}
			// If the event is late, the index may already know the note, with newer content, under its new name.
			const late = index.get(file.path) !== undefined;
			// It may also know that the note can't be read, and the reason may have changed with the rename.
			const wasUnread = index.unreadNotes.has(file.path);
			// If the event is later still, the note may be gone: never move a person to a path without a note.
			const here = reader.isCurrent(file);
			index.batch(() => {
				if (late || !here) gone(from);
				else if (vault.getFileByPath(from) === null) {
					index.move(from, file.path, file.basename);
					dated.forget(from);
				}
				// The folder may have made the note a person, or no person any more.
				if (here) look(file);
				dated.relink(from);
				dated.relink(file.path);
			});
			if ((late || wasUnread) && here) catchUp(file);
		}),
	);

	return {
		ready: first(),
		rescan: () => scan(true),
		retry: () => reader.retry(),
		stop: () => {
			stopped = true;
			reader.stop();
			cacheComplete();
		},
	};
}
