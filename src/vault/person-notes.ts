/**
 * The only writer. Each gesture is one atomic write per note: the text is changed inside `vault.process`, by the text
 * that it hands over, after what is typed in an open editor was saved. Writes to one note queue up behind each other.
 */
import type { App, TFile } from "obsidian";
import { applyEdit, type Edit } from "../note/edit";
import { takeBack, type Change } from "./undo";

/** What the writer needs of the host at run time. */
export interface NotesOptions {
	readonly app: App;
	/** Saves what is typed and not yet saved in every open editor of a note. */
	readonly saveOpenEditors: (file: TFile) => Promise<void>;
}

/** A note that is not there any more. */
export class NoteGone extends Error {
	readonly path: string;

	constructor(path: string) {
		super(`There is no note ${path}`);
		this.name = "NoteGone";
		this.path = path;
	}
}

/** A note or folder that stands where a new one was to be made. */
export class PathTaken extends Error {
	readonly path: string;

	constructor(path: string) {
		super(`There is already something at ${path}`);
		this.name = "PathTaken";
		this.path = path;
	}
}

/** What was written in a note has been changed since. */
export class ChangedSince extends Error {
	readonly path: string;

	constructor(path: string) {
		super(`${path} has been changed since`);
		this.name = "ChangedSince";
		this.path = path;
	}
}

/** Creates, edits and takes back; every path is one inside the vault. */
export class PersonNotes {
	private readonly options: NotesOptions;
	private readonly queues = new Map<string, Promise<unknown>>();
	private readonly moves = new Map<string, string>();

	constructor(options: NotesOptions) {
		this.options = options;
	}

	/** Tells that a note has moved, so that a gesture that began before finds it. */
	renamed(from: string, to: string): void {
		this.moves.delete(to);
		this.moves.set(from, to);
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
		const wanted = path.slice(slash + 1).normalize("NFC").toLowerCase();
		return folder?.children.some(({ name }) => name.normalize("NFC").toLowerCase() === wanted) ?? false;
	}

	/** Makes a note, and its folder where there is none. Throws PathTaken, or what the host says of the folder. */
	async create(path: string, text: string): Promise<Change> {
		const { vault } = this.options.app;
		const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
		return this.queued(path, async () => {
			if (this.taken(path)) throw new PathTaken(path);
			if (folder !== "") await this.makeFolder(folder);
			const file = await vault.create(path, text);
			return { kind: "created", path: file.path, text };
		});
	}

	private async makeFolder(folder: string): Promise<void> {
		const { vault } = this.options.app;
		const standing = vault.getAbstractFileByPath(folder);
		if (standing === null) await vault.createFolder(folder);
		else if (!("children" in standing)) throw new PathTaken(folder);
	}

	/**
	 * Changes a note by an edit of the text that it has at that moment. What `change` throws reaches the caller, and the
	 * note is as it was. Undefined where there was nothing to change.
	 */
	async edit(path: string, change: (text: string) => Edit): Promise<Change | undefined> {
		return this.queued(path, async () => {
			const file = this.find(path);
			await this.options.saveOpenEditors(file);
			let written: { edit: Edit; after: string } | undefined;
			await this.options.app.vault.process(file, (text) => {
				const edit = change(text);
				const after = applyEdit(text, edit);
				written = edit.length === 0 ? undefined : { edit, after };
				return after;
			});
			return written === undefined ? undefined : { kind: "edited", path: file.path, ...written };
		});
	}

	/** Takes one write back: a new note into the user's trash, an edit by its own splices. Throws ChangedSince, NoteGone. */
	async takeBack(change: Change): Promise<void> {
		if (change.kind === "edited") {
			await this.edit(change.path, (text) => {
				const edit = takeBack(text, change);
				if (edit === undefined) throw new ChangedSince(change.path);
				return edit;
			});
			return;
		}
		await this.queued(change.path, async () => {
			const file = this.find(change.path);
			await this.options.saveOpenEditors(file);
			if ((await this.options.app.vault.read(file)) !== change.text) throw new ChangedSince(file.path);
			await this.options.app.fileManager.trashFile(file);
		});
	}

	private async queued<T>(path: string, work: () => Promise<T>): Promise<T> {
		const before = this.queues.get(path) ?? Promise.resolve();
		const turn = before.then(work, work);
		const settled = turn.catch(() => undefined);
		this.queues.set(path, settled);
		try {
			return await turn;
		} finally {
			if (this.queues.get(path) === settled) this.queues.delete(path);
		}
	}
}
