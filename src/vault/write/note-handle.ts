/**
 * Identifies a note across renames, deletions and re-creations while a gesture is under way or an undo step waits. A
 * path can't do that: it may belong to another note later. The app's TFile can: it follows its file through every
 * rename, and dies with it.
 */
import type { App, EventRef, TAbstractFile, TFile } from "obsidian";

/**
 * A note re-created at its path within this many milliseconds counts as the same note. Sync programs replace a note by
 * deleting and re-creating it at once; no user starts another person's note that fast.
 */
export const REPLACED_WITHIN_MS = 3000;

/** How many deletions and renames are remembered: a whole folder may be moved or replaced at once. */
const MOST_REMEMBERED = 10_000;

/** One note, from when it was held until it is deleted. */
export class NoteHandle {
	/** Tells it from every other one. */
	readonly id: number;
	#file: TFile | undefined;
	readonly #at: string;

	constructor(id: number, path: string, file: TFile | null) {
		this.id = id;
		this.#at = path;
		this.#file = file ?? undefined;
	}

	/** Where the note is now, or was last. */
	get path(): string {
		return this.#file?.path ?? this.#at;
	}

	/** The app's object of the note, which may be gone from the vault; undefined where there was none at the path. */
	get file(): TFile | undefined {
		return this.#file;
	}

	/** Continues with the file that replaced this note. */
	follow(file: TFile): void {
		this.#file = file;
	}
}

function isFile(file: TAbstractFile): file is TFile {
	return "extension" in file;
}

/** The handles of a vault's notes: one for each. */
export class NoteHandles {
	private readonly app: App;
	private readonly clock: () => number;
	private readonly byFile = new WeakMap<TFile, NoteHandle>();
	/** The held notes that ended lately, by their paths. */
	private readonly ends = new Map<string, { readonly handle: NoteHandle; readonly at: number }>();
	/** Which note left which path, in this order. */
	private readonly departures: { readonly path: string; readonly handle: NoteHandle; readonly stamp: number }[] = [];
	private made = 0;
	private now = 0;

	constructor(app: App, clock: () => number) {
		this.app = app;
		this.clock = clock;
	}

	/**
	 * A stamp for now, which counts deletions and renames: pass it to `at` later to find the note that was at a path when
	 * something was shown.
	 */
	get stamp(): number {
		return this.now;
	}

	/** The note at a path now, or at an earlier stamp; for a path without a note, a handle that is already dead. */
	at(path: string, stamp = this.now): NoteHandle {
		const left =
			stamp === this.now ? undefined : this.departures.find((each) => each.stamp > stamp && each.path === path);
		if (left !== undefined) return left.handle;
		const file = this.app.vault.getFileByPath(path);
		return file === null ? new NoteHandle(this.made++, path, null) : this.of(file);
	}

	/** The handle of a note. */
	of(file: TFile): NoteHandle {
		const known = this.byFile.get(file);
		if (known !== undefined) return known;
		const handle = new NoteHandle(this.made++, file.path, file);
		this.byFile.set(file, handle);
		return handle;
	}

	/** The TFile of a note that still exists; undefined once it was deleted or renamed to something that is no note. */
	fileOf({ file }: NoteHandle): TFile | undefined {
		return file !== undefined && file.extension === "md" && this.app.vault.getFileByPath(file.path) === file
			? file
			: undefined;
	}

	/** Makes a handle continue with a file that was deliberately created in its place. */
	replace(handle: NoteHandle, file: TFile): void {
		handle.follow(file);
		this.byFile.set(file, handle);
	}

	/** Says that the next file created at this path is a new note, not a replacement. */
	isNewAt(path: string): void {
		this.ends.delete(path);
	}

	/**
	 * Listens for notes that are deleted and re-created at the same path within REPLACED_WITHIN_MS: they count as the same
	 * note. Everything else the TFile already tells: a note renamed to the path, created by the plugin, or created later
	 * is another note. Where the app reports both events too late to be sure, the note counts as deleted.
	 */
	listen(registerEvent: (event: EventRef) => void): void {
		const { vault } = this.app;
		registerEvent(vault.on("delete", (file) => this.ended(file)));
		registerEvent(
			vault.on("rename", (file, from) => {
				if (!isFile(file)) return;
				this.departed(from, this.of(file));
				this.ends.delete(file.path);
			}),
		);
		registerEvent(vault.on("create", (file) => this.came(file)));
	}

	private departed(path: string, handle: NoteHandle): void {
		this.departures.push({ path, handle, stamp: ++this.now });
		// Half of them at once, so that one more does not move all the others each time.
		if (this.departures.length > 2 * MOST_REMEMBERED) this.departures.splice(0, MOST_REMEMBERED);
	}

	private ended(file: TAbstractFile): void {
		if (!isFile(file)) return;
		const { path } = file;
		const handle = this.of(file);
		this.departed(path, handle);
		// With something at the path already, nobody knows whether that came at once.
		if (this.app.vault.getAbstractFileByPath(path) !== null) return;
		this.ends.delete(path);
		this.ends.set(path, { handle, at: this.clock() });
		for (const oldest of this.ends.keys()) {
			if (this.ends.size <= MOST_REMEMBERED) break;
			this.ends.delete(oldest);
		}
	}

	private came(file: TAbstractFile): void {
		const end = this.ends.get(file.path);
		if (end === undefined) return;
		this.ends.delete(file.path);
		const { vault } = this.app;
		const here = vault.getFileByPath(file.path);
		// A handle that goes on already, or a file that is held as a note of its own, stays what it is.
		if (here !== file || this.byFile.has(here) || this.fileOf(end.handle) !== undefined) return;
		if (this.clock() - end.at <= REPLACED_WITHIN_MS) this.replace(end.handle, here);
	}
}
