/**
 * The only writer. Each gesture is one atomic write per note: the text is changed inside `vault.process`, by the text
 * that it hands over, after what is typed in an open editor was saved. Writes to one note queue up behind each other.
 */
import type { App, TFile } from "obsidian";
import { applyEdit, type Edit } from "../note/edit";
import { ChangedSince, HalfTakenBack, NoFolder, NoteGone, PathTaken } from "./note-errors";
import { printOf, takeBackIn, traceOf } from "./trace";
import type { Change } from "./undo";

/** What the writer needs of the host at run time. */
export interface NotesOptions {
	readonly app: App;
	/** Saves what is typed and not yet saved in every open editor of a note. */
	readonly saveOpenEditors: (file: TFile) => Promise<void>;
}

/** How many renames are remembered for gestures that began before. */
const KEPT_MOVES = 10_000;

function folded(name: string): string {
	return name.normalize("NFC").toLowerCase();
}

/** Whether a path stays where it seems to lead: no way up, nothing hidden, no separator of another system. */
function isPlain(path: string): boolean {
	return path.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.includes("\\"));
}

/** Creates, edits and takes back; every path is one inside the vault. */
export class PersonNotes {
	private readonly options: NotesOptions;
	/** The last write of each note; those that make notes wait for each other, since they may mean the same place. */
	private readonly queues = new WeakMap<object, Promise<unknown>>();
	private readonly moves = new Map<string, string>();

	constructor(options: NotesOptions) {
		this.options = options;
	}

	/** Tells that a note has moved, so that a gesture that began before finds it. */
	renamed(from: string, to: string): void {
		this.moves.delete(to);
		this.moves.delete(from);
		this.moves.set(from, to);
		for (const oldest of this.moves.keys()) {
			if (this.moves.size <= KEPT_MOVES) break;
			this.moves.delete(oldest);
		}
	}

	/** The note that is at a path, or was when a gesture began. */
	private find(path: string): TFile {
		const { vault } = this.options.app;
		let here = path;
		for (let hops = 0; hops <= this.moves.size; hops++) {
			const file = vault.getFileByPath(here);
			if (file !== null) return file;
			const next = this.moves.get(here);
			if (next === undefined) break;
			here = next;
		}
		throw new NoteGone(path);
	}

	/** The text of a note as it was last saved; for showing, since nothing is written for it. Throws NoteGone. */
	async peek(path: string): Promise<string> {
		return this.options.app.vault.cachedRead(this.find(path));
	}

	/** The text of a note as it is on disk, after what is typed was saved. Throws NoteGone. */
	async read(path: string): Promise<string> {
		const file = this.find(path);
		await this.options.saveOpenEditors(file);
		return this.options.app.vault.read(file);
	}

	/** Whether something, in any case or normal form, already stands at a path. */
	taken(path: string): boolean {
		const { vault } = this.options.app;
		if (vault.getAbstractFileByPath(path) !== null) return true;
		const slash = path.lastIndexOf("/");
		const folder = slash < 0 ? vault.getRoot() : vault.getFolderByPath(path.slice(0, slash));
		const wanted = folded(path.slice(slash + 1));
		return folder?.children.some(({ name }) => folded(name) === wanted) ?? false;
	}

	/**
	 * A folder as it is spelled on disk: a setting may be of another case or normal form, and on some disks a second folder
	 * of it cannot be. As far as there is none, and where there are several, as it was given.
	 */
	folderOnDisk(folder: string): string {
		const { vault } = this.options.app;
		if (folder === "" || vault.getFolderByPath(folder) !== null) return folder;
		let found = "";
		for (const name of folder.split("/")) {
			const path = found === "" ? name : `${found}/${name}`;
			const above = found === "" ? vault.getRoot() : vault.getFolderByPath(found);
			const alike = vault.getFolderByPath(path) !== null ? [] : above?.children.filter((each) => "children" in each && folded(each.name) === folded(name)) ?? [];
			found = alike.length === 1 && alike[0] !== undefined ? alike[0].path : path;
		}
		return found;
	}

	/** Makes a note, and its folder where there is none; overwrites nothing. Throws PathTaken, NoFolder, or what the host says. */
	async create(path: string, text: string): Promise<Change> {
		const { vault } = this.options.app;
		const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
		return this.queued([this.queues], async () => {
			if (!isPlain(path)) throw new NoFolder(folder, "It lies outside of what the vault shows.");
			if (this.taken(path)) throw new PathTaken(path);
			if (folder !== "") await this.makeFolder(folder);
			try {
				const file = await vault.create(path, text);
				return { kind: "created", path: file.path, length: text.length, print: printOf(text) };
			} catch (error) {
				// The disk knows of a file that the vault does not show yet: sync, or a name in another case.
				if (error instanceof Error && /already exists/i.test(error.message)) throw new PathTaken(path);
				throw error;
			}
		});
	}

	/**
	 * What was made, as it stands now: another plugin may have filled it, or moved it, before the user saw it. Throws
	 * NoteGone.
	 */
	async asItStands(made: Change): Promise<{ readonly change: Change; readonly text: string }> {
		const text = await this.read(made.path);
		const { path } = this.find(made.path);
		return { text, change: made.kind === "created" ? { ...made, path, length: text.length, print: printOf(text) } : made };
	}

	private async makeFolder(folder: string): Promise<void> {
		const { vault } = this.options.app;
		for (let end = folder.indexOf("/"); ; end = folder.indexOf("/", end + 1)) {
			const above = end < 0 ? folder : folder.slice(0, end);
			const standing = vault.getAbstractFileByPath(above);
			if (standing !== null && !("children" in standing)) throw new NoFolder(folder, "A file stands in its place.", above);
			if (end < 0) break;
		}
		if (vault.getAbstractFileByPath(folder) !== null) return;
		try {
			await vault.createFolder(folder);
		} catch (error) {
			throw new NoFolder(folder, error instanceof Error ? error.message : String(error));
		}
	}

	/**
	 * Changes a note by an edit of the text that it has at that moment. What `change` throws reaches the caller, and the
	 * note is as it was. Undefined where there was nothing to change.
	 */
	async edit(path: string, change: (text: string) => Edit): Promise<Change | undefined> {
		const file = this.find(path);
		return this.queued([file], () => this.editNow(file, path, change));
	}

	private async editNow(found: TFile, path: string, change: (text: string) => Edit): Promise<Change | undefined> {
		const { vault } = this.options.app;
		// Sync replaces a note by deleting it and making it again.
		const file = vault.getFileByPath(found.path) === found ? found : this.find(path);
		await this.options.saveOpenEditors(file);
		let written: { readonly edit: Edit; readonly after: string } | undefined;
		await vault.process(file, (text) => {
			const edit = change(text);
			const after = applyEdit(text, edit);
			written = edit.length === 0 ? undefined : { edit, after };
			return after;
		}).catch((error: unknown) => {
			if (vault.getFileByPath(file.path) !== file) throw new NoteGone(path);
			throw error;
		});
		return written === undefined ? undefined : { kind: "edited", path: file.path, trace: traceOf(written.after, written.edit) };
	}

	/**
	 * Takes back everything that one gesture wrote, or nothing of it: new notes go into the user's trash, edits are taken
	 * back by their own splices. No other gesture comes between. Throws ChangedSince and NoteGone, nothing being changed
	 * then, and HalfTakenBack.
	 */
	async takeBack(changes: readonly Change[]): Promise<void> {
		const files = new Set(changes.map(({ path }) => this.find(path)));
		return this.queued([...files], async () => {
			for (const change of changes) await this.mayBeTakenBack(change);
			const done: { readonly change: Change; readonly again: () => Promise<unknown> }[] = [];
			for (const change of [...changes].reverse()) {
				try {
					done.push({ change, again: await this.takeOneBack(change) });
				} catch (error) {
					await this.putBack(done, error);
				}
			}
		});
	}

	/** Undoes what was taken back so far, and throws why the rest could not be. */
	private async putBack(done: readonly { readonly change: Change; readonly again: () => Promise<unknown> }[], why: unknown): Promise<never> {
		const stuck: Change[] = [];
		for (const { change, again } of [...done].reverse()) {
			await again().catch(() => stuck.push(change));
		}
		throw stuck.length === 0 ? why : new HalfTakenBack(stuck, why);
	}

	/** Looks before anything is written whether a change can be taken back. Throws ChangedSince, NoteGone. */
	private async mayBeTakenBack(change: Change): Promise<void> {
		const text = await this.read(change.path);
		const may = change.kind === "created" ? isAsMade(text, change) : takeBackIn(text, change.trace) !== undefined;
		if (!may) throw new ChangedSince(change.path);
	}

	/** Takes one change back; resolves to what makes it again. */
	private async takeOneBack(change: Change): Promise<() => Promise<unknown>> {
		const { vault, fileManager } = this.options.app;
		const file = this.find(change.path);
		if (change.kind === "edited") {
			const undone = await this.editNow(file, change.path, (text) => {
				const edit = takeBackIn(text, change.trace);
				if (edit === undefined) throw new ChangedSince(change.path);
				return edit;
			});
			return () => (undone === undefined ? Promise.resolve() : this.takeOneBack(undone));
		}
		await this.options.saveOpenEditors(file);
		const text = await vault.read(file);
		if (!isAsMade(text, change)) throw new ChangedSince(file.path);
		const { path } = file;
		await fileManager.trashFile(file);
		return () => this.create(path, text);
	}

	/** Works when all earlier work on these notes has ended; later work waits for it. */
	private async queued<T>(keys: readonly object[], work: () => Promise<T>): Promise<T> {
		const turn = Promise.all(keys.map((key) => this.queues.get(key) ?? Promise.resolve())).then(work);
		const settled = turn.catch(() => undefined);
		for (const key of keys) this.queues.set(key, settled);
		return turn;
	}
}

function isAsMade(text: string, { length, print }: { readonly length: number; readonly print: number }): boolean {
	return text.length === length && printOf(text) === print;
}
