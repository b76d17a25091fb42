/** Every note of the vault, one after the other, in slices: first what the metadata cache says, then the texts of people. */
import type { App, TFile } from "obsidian";
import { sliceOf, slices } from "../../domain/slices";
import type { PeopleIndex } from "../../index/people-index";
import type { DatedNotes } from "./dated-notes";
import { isNote, type NoteReader } from "./note-reader";

/**
 * How long one slice of work may run, in milliseconds. We budget eight per frame; the other four are for notifying
 * listeners and garbage collection.
 */
const SLICE_MS = 4;

/** How many notes are read from disk at once. */
const READERS = 4;

/** What a scan needs of its surroundings. */
export interface ScanOptions {
	readonly app: App;
	readonly index: PeopleIndex;
	readonly dated: Pick<DatedNotes, "forgetGone">;
	readonly reader: NoteReader;
	/** Milliseconds of a clock that never goes back. */
	readonly clock: () => number;
	/** Lets the app draw and the user type; resolves when it is our turn again, after this many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
	readonly isStopped: () => boolean;
	/** Counter of deletions and renames: while it is unchanged, every file still exists at its path. */
	readonly moves: () => number;
}

/**
 * Files in the order of their last change, the latest first, to the second: as numbers, which are sorted in a tenth of the
 * time. Each comes once, whatever its time says: disks tell of times before 1970, thousands of years ahead, or of none.
 */
export function* latestFirst<File extends { readonly stat: { readonly mtime: number } }>(
	files: readonly File[],
): Generator<File> {
	const count = files.length;
	const latest = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(count, 1)) - 1;
	const second = (mtime: unknown): number =>
		typeof mtime === "number" && mtime > 0 ? Math.min(Math.floor(mtime / 1000), latest) : 0;
	const keys = Float64Array.from(files, ({ stat }, at) => second(stat.mtime) * count + at).sort();
	for (let at = count - 1; at >= 0; at--) {
		const file = files[(keys[at] ?? 0) % count];
		if (file !== undefined) yield file;
	}
}

/** Removes notes that no longer exist from the index. */
function forgetGone({ app: { vault }, index, dated }: ScanOptions): void {
	const isThere = (path: string): boolean => vault.getFileByPath(path) !== null;
	index.batch(() => {
		for (const path of [...index.people()].map((person) => person.path)) if (!isThere(path)) index.remove(path);
		for (const path of [...index.unreadNotes]) if (!isThere(path)) index.setUnread(path, false);
		dated.forgetGone(isThere);
	});
}

/** Reads every note; `again`, where all were read before, and how they are to be read has changed: then every person's text, too. */
export async function scanVault(options: ScanOptions, again: boolean): Promise<void> {
	const {
		app: { vault, metadataCache },
		index,
		reader,
		clock,
		pause,
		isStopped,
		moves,
	} = options;
	const movesBefore = moves();
	const files = vault.getMarkdownFiles();
	if (again) forgetGone(options);
	const toRead: TFile[] = [];
	const take = (file: TFile): void => {
		// A note that has become another kind of file is none, though the app may tell of it later.
		if (!isNote(file) || (moves() !== movesBefore && !reader.isCurrent(file))) return;
		reader.ingest(file, metadataCache.getFileCache(file));
		if (reader.lacksText(file) || (again && index.get(file.path) !== undefined)) toRead.push(file);
	};
	// One batch a slice: somebody linked in a hundred notes is counted once for all of them.
	await slices(files, take, { slice: SLICE_MS, clock, pause, isStopped, within: (work) => index.batch(work) });
	if (isStopped()) return;
	let hasTime = sliceOf(SLICE_MS, clock);
	const next = latestFirst(toRead);
	const readOn = async (): Promise<void> => {
		for (const file of next) {
			if (isStopped()) return;
			await reader.readText(file);
			if (hasTime()) continue;
			await pause(0);
			hasTime = sliceOf(SLICE_MS, clock);
		}
	};
	await Promise.all(Array.from({ length: READERS }, readOn));
}
