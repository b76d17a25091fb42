/**
 * The only listener: what happens to notes becomes calls to the index. It listens first and scans then, since the
 * metadata cache fills in after the layout is ready; the texts of person notes are read last, in the background.
 */
import type { App, CachedMetadata, EventRef, TAbstractFile, TFile, TFolder } from "obsidian";
import type { PeopleIndex } from "../index/people-index";
import { readPersonNote, type NoteFacts, type PersonReading } from "../note/person-note";

/** What the watch needs of its surroundings. */
export interface WatchOptions {
	readonly app: App;
	readonly index: PeopleIndex;
	/** How notes are to be read now; called again for every note. */
	readonly reading: () => PersonReading;
	/** Keeps an event's subscription until the plugin unloads. */
	readonly own: (event: EventRef) => void;
	/** Told of every rename, so that a gesture under way can follow its note. */
	readonly renamed: (from: string, to: string) => void;
	/** Milliseconds of a clock that never goes back. */
	readonly clock: () => number;
	/** Lets the app draw and the user type; resolves when it is our turn again. */
	readonly pause: () => Promise<void>;
}

/** A running watch. */
export interface Watch {
	/** Resolves when the first index is built and the texts of its people are read. */
	readonly ready: Promise<void>;
	/** Reads every note again, as after a change of what marks a person. */
	rescan(): Promise<void>;
	/** Ends reading in the background; the subscriptions end with their owner. */
	stop(): void;
}

/** How long one slice of work may hold the main thread, in milliseconds: half a frame. */
const SLICE = 8;

/** How many notes are read from disk at once. */
const READERS = 4;

/** Told apart by shape: a runtime import of the app's classes is kept out of this folder. */
function isNote(file: TAbstractFile): file is TFile {
	return "extension" in file && file.extension === "md";
}

function isFolder(file: TAbstractFile): file is TFolder {
	return "children" in file;
}

function factsOf(file: TFile, cache: CachedMetadata | null): NoteFacts {
	return {
		path: file.path,
		name: file.basename,
		values: cache?.frontmatter,
		tags: (cache?.tags ?? []).map(({ tag }) => tag),
		hasBlock: cache?.sections?.some(({ type }) => type === "yaml") ?? false,
	};
}

/** Starts to watch. Must be called when the layout is ready: before, the app tells of every file as if it were new. */
export function watchVault(options: WatchOptions): Watch {
	const { app, index, reading, own, renamed, clock, pause } = options;
	const { vault, metadataCache } = app;
	let stopped = false;
	// Of each note, how often its text was told: what was read from disk before that is stale.
	const told = new Map<string, number>();

	function take(file: TFile, cache: CachedMetadata | null, text?: string): void {
		const { kind, properties, record } = readPersonNote(factsOf(file, cache), reading(), index.get(file.path), text);
		index.batch(() => {
			index.setUnread(file.path, kind === "unread");
			if (kind !== "person" || properties === undefined) {
				index.remove(file.path);
				return;
			}
			index.setProperties(file.path, file.basename, properties);
			if (record !== undefined) index.setRecord(file.path, record);
		});
	}

	async function readText(file: TFile): Promise<void> {
		const version = told.get(file.path) ?? 0;
		const path = file.path;
		let text: string;
		try {
			text = await vault.cachedRead(file);
		} catch {
			return; // Gone between the scan and now: its deletion has been told, or will be.
		}
		if (stopped || file.path !== path || (told.get(path) ?? 0) !== version || index.get(path) === undefined) return;
		take(file, metadataCache.getFileCache(file), text);
	}

	async function scan(again: boolean): Promise<void> {
		let sliceEnd = clock() + SLICE;
		const rest = async (): Promise<void> => {
			if (clock() < sliceEnd) return;
			await pause();
			sliceEnd = clock() + SLICE;
		};
		const files = vault.getMarkdownFiles();
		const seen = new Set(files.map(({ path }) => path));
		index.batch(() => {
			for (const { path } of [...index.people()]) if (!seen.has(path)) index.remove(path);
		});
		for (const file of files) {
			if (stopped) return;
			if (vault.getFileByPath(file.path) === file) take(file, metadataCache.getFileCache(file));
			await rest();
		}
		const unread = files.filter(({ path }) => {
			const person = index.get(path);
			return person !== undefined && (again || person.record === undefined);
		});
		unread.sort((a, b) => b.stat.mtime - a.stat.mtime);
		const next = unread.values();
		const reader = async (): Promise<void> => {
			for (const file of next) {
				if (stopped) return;
				await readText(file);
				await rest();
			}
		};
		await Promise.all(Array.from({ length: READERS }, reader));
	}

	function moved(file: TFile, from: string): void {
		renamed(from, file.path);
		index.batch(() => {
			if (from !== file.path) index.move(from, file.path, file.basename);
			// The folder may have made the note a person, or no person any more.
			take(file, metadataCache.getFileCache(file));
		});
		if (index.get(file.path) !== undefined && index.get(file.path)?.record === undefined) void readText(file);
	}

	function notesIn(folder: TFolder): TFile[] {
		return folder.children.flatMap((child) => (isFolder(child) ? notesIn(child) : isNote(child) ? [child] : []));
	}

	own(metadataCache.on("changed", (file, text, cache) => {
		if (!isNote(file) || vault.getFileByPath(file.path) === null) return;
		told.set(file.path, (told.get(file.path) ?? 0) + 1);
		take(file, cache, text);
	}));
	own(metadataCache.on("deleted", (file) => {
		// A note made again under the same name is told of before its predecessor's deletion is.
		if (vault.getFileByPath(file.path) === null) index.batch(() => { index.remove(file.path); index.setUnread(file.path, false); });
	}));
	own(vault.on("delete", (file) => {
		index.batch(() => {
			for (const { path } of [...index.people()]) {
				if (path === file.path || path.startsWith(`${file.path}/`)) index.remove(path);
			}
			index.setUnread(file.path, false);
		});
	}));
	own(vault.on("create", (file) => {
		if (isNote(file) && index.get(file.path) === undefined) take(file, metadataCache.getFileCache(file));
	}));
	own(vault.on("rename", (file, from) => {
		if (isNote(file)) moved(file, from);
		else if (isFolder(file)) {
			index.batch(() => {
				for (const note of notesIn(file)) moved(note, `${from}${note.path.slice(file.path.length)}`);
			});
		} else index.remove(from); // No note any more: `Ana.md` became `Ana.txt`.
	}));

	return {
		ready: scan(false),
		rescan: () => scan(true),
		stop: () => {
			stopped = true;
		},
	};
}
