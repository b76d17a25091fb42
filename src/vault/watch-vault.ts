/**
 * The only listener: what happens to notes becomes calls to the index. It listens first and scans then, since the
 * metadata cache fills in after the layout is ready; the texts of person notes are read last, in the background.
 */
import type { App, CachedMetadata, EventRef, TAbstractFile, TFile, TFolder } from "obsidian";
import type { PeopleIndex } from "../index/people-index";
import type { Dating } from "../note/mentions";
import { readPersonNote, readRecord, type PersonReading } from "../note/person-note";
import { isInFolder } from "../note/person-marks";
import { DatedNotes } from "./dated-notes";
import { factsInText, factsOf } from "./note-facts";

/** What the watch needs of its surroundings. */
export interface WatchOptions {
	readonly app: App;
	readonly index: PeopleIndex;
	/** How notes are to be read now; called again for every note. */
	readonly reading: () => PersonReading;
	/** How dated notes are told from others; undefined: none counts. */
	readonly dating?: () => Dating | undefined;
	/** Keeps an event's subscription until the plugin unloads. */
	readonly own: (event: EventRef) => void;
	/** Told of every rename, so that a gesture under way can follow its note. */
	readonly renamed: (from: string, to: string) => void;
	/** Milliseconds of a clock that never goes back. */
	readonly clock: () => number;
	/** Lets the app draw and the user type; resolves when it is our turn again, after so many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** A running watch. */
export interface Watch {
	/** Resolves when the first index is built, from a complete metadata cache, and the texts of its people are read. */
	readonly ready: Promise<void>;
	/** Reads every note again, as after a change of what marks a person. */
	rescan(): Promise<void>;
	/** Ends reading in the background; the subscriptions end with their owner. */
	stop(): void;
}

/** How long one slice of work may hold the main thread, in milliseconds: half a frame. */
const SLICE = 8;

/** How much of a slice goes to taking notes in; the rest is for telling of them. */
const FILL = 6;

/** How many notes are read from disk at once. */
const READERS = 4;

/** For how long a cold cache may say nothing new before it is taken for complete, in milliseconds. */
const QUIET = 5000;

/** Told apart by shape: a runtime import of the app's classes is kept out of this folder. */
function isNote(file: TAbstractFile): file is TFile {
	return "extension" in file && file.extension === "md";
}

function isFolder(file: TAbstractFile): file is TFolder {
	return "children" in file;
}

function notesIn(paths: Iterable<string>, folder: string): string[] {
	return [...paths].filter((path) => path.startsWith(`${folder}/`));
}

/** Files in the order of their last change, the latest first, to the second: as numbers, which are sorted in a tenth of the time. */
function* latestFirst(files: readonly TFile[]): Generator<TFile> {
	const keys = Float64Array.from(files, ({ stat: { mtime } }, at) => Math.floor(mtime / 1000) * 2 ** 20 + at).sort();
	for (let at = keys.length - 1; at >= 0; at--) {
		const file = files[(keys[at] ?? 0) % 2 ** 20];
		if (file !== undefined) yield file;
	}
}

/** Starts to watch. Must be called when the layout is ready: before, the app tells of every file as if it were new. */
export function watchVault(options: WatchOptions): Watch {
	const { app, index, reading, own, renamed, clock, pause } = options;
	const { vault, metadataCache } = app;
	const dated = new DatedNotes(app, index, () => options.dating?.());
	let stopped = false;
	// Of each note, how often its text was told: what was read from disk before that is stale.
	const told = new WeakMap<TFile, number>();
	// What the cache held of each note when it was last looked at, by which a missed event is noticed.
	const seen = new WeakMap<TFile, CachedMetadata | null>();
	// Notes that stood there before anything was watched: links to them lead where they always did.
	let stood: ReadonlySet<TFile> = new Set();
	// Notes that the cache has not read yet, as at the first start on a device.
	const unread = new Set<TFile>();
	let complete = false;
	let cacheComplete = (): void => {
		complete = true;
	};

	function take(file: TFile, cache: CachedMetadata | null, text?: string): void {
		const isNew = !seen.has(file) && !stood.has(file);
		if (cache !== null || !seen.has(file)) seen.set(file, cache);
		if (isNew) dated.relink(file.path);
		if (cache === null && text === undefined) {
			unread.add(file);
			return;
		}
		if (cache !== null) known(file);
		const facts = cache === null ? factsInText(file, text ?? "") : factsOf(file, cache);
		const { kind, properties, record } = readPersonNote(facts, reading(), index.get(file.path), text);
		index.batch(() => {
			index.setUnread(file.path, kind === "unread");
			if (cache !== null) dated.take(file.path, cache, kind === "person");
			if (kind !== "person" || properties === undefined) {
				index.remove(file.path);
				return;
			}
			index.setProperties(file.path, file.basename, properties, record);
		});
	}

	/** The cache has read a note, or never will. */
	function known(file: TFile): void {
		if (unread.delete(file) && unread.size === 0) cacheComplete();
	}

	/** Whether the text of a note is still to be read: a person's log, or a note of the people folder that the cache is late with. */
	function lacksText(file: TFile): boolean {
		const person = index.get(file.path);
		if (person !== undefined) return person.record === undefined;
		return unread.has(file) && isInFolder(file.path, reading().marks.peopleFolder);
	}

	async function readText(file: TFile): Promise<void> {
		const version = told.get(file) ?? 0;
		let text: string;
		try {
			text = await vault.cachedRead(file);
		} catch {
			return; // Gone between the scan and now: its deletion has been told, or will be.
		}
		if (stopped || (told.get(file) ?? 0) !== version || !stands(file)) return;
		const cache = metadataCache.getFileCache(file);
		const person = index.get(file.path);
		// What the cache says was read already, and the text tells more only of properties that do not parse.
		const isKnown = cache !== null && seen.get(file) === cache && person !== undefined && !person.properties.unreadable.some(({ expected }) => expected === "yaml");
		if (isKnown) index.setRecord(file.path, readRecord(text, reading().wordings));
		else take(file, cache, text);
	}

	async function scan(again: boolean): Promise<void> {
		const files = vault.getMarkdownFiles();
		if (!again) stood = new Set(files);
		let sliceEnd = clock() + SLICE;
		const rest = async (): Promise<void> => {
			if (clock() < sliceEnd) return;
			await pause(0);
			sliceEnd = clock() + SLICE;
		};
		const isThere = (path: string): boolean => vault.getFileByPath(path) !== null;
		index.batch(() => {
			for (const path of [...index.people()].map((person) => person.path)) if (!isThere(path)) index.remove(path);
			for (const path of [...index.unreadNotes]) if (!isThere(path)) index.setUnread(path, false);
			for (const path of [...index.datedNotes()]) if (!isThere(path)) index.removeDatedNote(path);
		});
		const toRead: TFile[] = [];
		for (let next = 0; next < files.length && !stopped;) {
			// One batch a slice: somebody linked in a hundred notes is counted once for all of them.
			index.batch(() => {
				do {
					const file = files[next++];
					if (file === undefined || vault.getFileByPath(file.path) !== file) continue;
					take(file, metadataCache.getFileCache(file));
					if (lacksText(file) || (again && index.get(file.path) !== undefined)) toRead.push(file);
				} while (next < files.length && clock() < sliceEnd - SLICE + FILL);
			});
			await rest();
		}
		if (stopped) return;
		if (!again) stood = new Set();
		const next = latestFirst(toRead);
		const reader = async (): Promise<void> => {
			for (const file of next) {
				if (stopped) return;
				await readText(file);
				await rest();
			}
		};
		await Promise.all(Array.from({ length: READERS }, reader));
	}

	/** Waits for a cold cache: until it has every note, says that it is done, or has said nothing for a while. */
	async function completeCache(): Promise<void> {
		const end = new Promise<void>((resolve) => {
			cacheComplete = () => {
				complete = true;
				resolve();
			};
		});
		for (let before = Infinity; !complete && !stopped && unread.size > 0 && unread.size < before;) {
			before = unread.size;
			await Promise.race([end, pause(QUIET)]);
		}
	}

	async function first(): Promise<void> {
		await scan(false);
		await completeCache();
	}

	function look(file: TFile): void {
		take(file, metadataCache.getFileCache(file));
		const person = index.get(file.path);
		if (person !== undefined && person.record === undefined) void readText(file);
	}

	function gone(path: string): void {
		// A note made again under the same name may be told of before its predecessor's end is.
		if (vault.getFileByPath(path) !== null) return;
		index.batch(() => {
			index.remove(path);
			index.setUnread(path, false);
			index.removeDatedNote(path);
			dated.relink(path);
		});
	}

	/** Reads a note again of which the app told too late, or not at all. */
	function catchUp(file: TFile): void {
		take(file, metadataCache.getFileCache(file));
		if (index.get(file.path) !== undefined) void readText(file);
	}

	function stands(file: TFile): boolean {
		return isNote(file) && vault.getFileByPath(file.path) === file;
	}

	own(metadataCache.on("changed", (file, text, cache) => {
		if (!stands(file)) return;
		told.set(file, (told.get(file) ?? 0) + 1);
		if (cache === metadataCache.getFileCache(file)) take(file, cache, text);
		else catchUp(file);
	}));
	// Told of a note after `changed`: a note whose `changed` never came is read now.
	own(metadataCache.on("resolve", (file) => {
		if (stands(file) && metadataCache.getFileCache(file) !== (seen.get(file) ?? null)) catchUp(file);
	}));
	own(metadataCache.on("resolved", () => cacheComplete()));
	own(metadataCache.on("deleted", (file) => {
		known(file);
		gone(file.path);
	}));
	own(vault.on("delete", (file) => {
		if (isNote(file)) known(file);
		index.batch(() => {
			const inside = isFolder(file) ? [...notesIn([...index.people()].map(({ path }) => path), file.path), ...notesIn(index.unreadNotes, file.path)] : [];
			for (const path of [file.path, ...inside]) gone(path);
		});
	}));
	own(vault.on("create", (file) => {
		if (isNote(file) && stands(file) && index.get(file.path) === undefined) look(file);
		else if (!isFolder(file)) dated.relink(file.path);
	}));
	// Of a folder that moves, the app tells of every note in it as well.
	own(vault.on("rename", (file, from) => {
		if (isFolder(file)) return;
		if (!isNote(file)) {
			gone(from); // No note any more: `Ana.md` became `Ana.txt`.
			dated.relink(file.path);
			return;
		}
		renamed(from, file.path);
		// Told late, the index may know the note under its new name already, and better.
		const late = index.get(file.path) !== undefined;
		// Told later still, the note may have been deleted since: nobody is to be moved to where no note stands.
		const here = stands(file);
		index.batch(() => {
			if (late || !here) gone(from);
			else if (vault.getFileByPath(from) === null) {
				index.move(from, file.path, file.basename);
				index.removeDatedNote(from);
			}
			// The folder may have made the note a person, or no person any more.
			if (here) look(file);
			dated.relink(from);
			dated.relink(file.path);
		});
		if (late && here) catchUp(file);
	}));

	return {
		ready: first(),
		rescan: () => scan(true),
		stop: () => {
			stopped = true;
			cacheComplete();
		},
	};
}
