/**
 * The only writer. Each gesture is one atomic write per note: unsaved typing in open editors is saved first, then the
 * text is edited inside `vault.process`. Writes to one note are queued.
 */
import type { App, EventRef, TFile } from "obsidian";
import { noteName } from "../../domain/note-name";
import { applyEdit, Refusal, type Edit } from "../../note/markdown/text-edit";
import type { LogOptions } from "../../note/log/log";
import { ChangedSince, NoFolder, NoteGone, PathTaken } from "./write-errors";
import { NoteHandles, type NoteHandle } from "./note-handle";
import { isSameText, lineNotUtf8, maybeNotUtf8, withoutHalves } from "./not-utf8";
import { TakeBack } from "./take-back";
import { foldedPath, TakenPaths } from "./taken-paths";
import { fingerprintOf, fingerprintOfBytes, traceOf } from "./undo-trace";
import type { Change } from "./undo-history";

/** What the writer needs of the host at run time. */
export interface WriterOptions {
	readonly app: App;
	/** Saves what is typed and not yet saved in every open editor of a note. */
	readonly saveOpenEditors: (file: TFile) => Promise<void>;
	/** Milliseconds of a clock that never goes back. */
	readonly clock: () => number;
	/** The current settings for reading logs. */
	readonly reading: () => LogOptions;
}

/** How often a write is retried when the note was moved, replaced or changed at that moment. */
const MOST_TRIES = 5;

/** Aborts a write: the note is no longer the one it began with. */
class Moved extends Error {}

/** Aborts a write: whether the note is UTF-8 must be checked first, which can't be done inside `vault.process`. */
class Unproven extends Error {}

/** Whether a path stays where it seems to lead: no way up, nothing hidden, no separator of another system. */
function isPlain(path: string): boolean {
	return path.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.includes("\\"));
}

/** Creates, edits and takes back; every path is one inside the vault. */
export class NoteWriter {
	private readonly options: WriterOptions;
	/** The last write of each note; those that make notes wait for each other, since they may mean the same place. */
	private readonly queues = new WeakMap<object, Promise<unknown>>();
	private readonly handles: NoteHandles;
	private readonly paths: TakenPaths;
	private readonly back: TakeBack;

	constructor(options: WriterOptions) {
		this.options = options;
		this.handles = new NoteHandles(options.app, options.clock);
		this.paths = new TakenPaths(options.app, () => this.handles.stamp);
		this.back = new TakeBack({
			...options,
			taken: (path) => this.paths.taken(path),
			fileOf: (note) => this.fileOf(note),
			read: (note) => this.read(note),
			edit: (note, change) => this.editNow(note, change),
			create: (path, text) => this.create(path, text),
			createFile: (path, data) => this.createFile(path, data),
			replace: (note, file) => this.handles.replace(note, file),
		});
	}

	/** Listens for notes that sync replaces: see `NoteHandles`. To be called when the layout is ready. */
	listen(registerEvent: (event: EventRef) => void): void {
		this.paths.listening = true;
		this.handles.listen(registerEvent);
	}

	/** A stamp for now, to be passed to `hold` later: see `NoteHandles.stamp`. */
	get stamp(): number {
		return this.handles.stamp;
	}

	/**
	 * Returns a handle for the note at a path now, or at an earlier stamp; it keeps pointing to that note whatever
	 * happens to the path.
	 */
	hold(path: string, stamp?: number): NoteHandle {
		return this.handles.at(path, stamp);
	}

	/** The file of a note. Throws NoteGone. */
	private fileOf(note: NoteHandle): TFile {
		const file = this.handles.fileOf(note);
		if (file === undefined) throw new NoteGone(note.path, this.options.app.vault.getFileByPath(note.path) !== null);
		return file;
	}

	/** The text of a note as it was last saved; for showing, since nothing is written for it. Throws NoteGone. */
	async peek(path: string): Promise<string> {
		return this.options.app.vault.cachedRead(this.fileOf(this.hold(path)));
	}

	/** The text of a note as it is on disk, after what is typed was saved. Throws NoteGone, and a Refusal where it is not UTF-8. */
	async read(note: NoteHandle | string): Promise<string> {
		const file = this.fileOf(typeof note === "string" ? this.hold(note) : note);
		await this.options.saveOpenEditors(file);
		const { vault } = this.options.app;
		const text = await vault.read(file);
		if (maybeNotUtf8(text)) await this.proveUtf8(file);
		return text;
	}

	/** The paths of all files that are no notes. */
	otherFiles(): readonly string[] {
		return this.options.app.vault.getFiles().flatMap(({ path, extension }) => (extension === "md" ? [] : [path]));
	}

	/** The bytes of any file. Throws NoteGone. */
	async readBytes(path: string): Promise<ArrayBuffer> {
		const { vault } = this.options.app;
		const file = vault.getFileByPath(path);
		if (file === null) throw new NoteGone(path);
		return vault.readBinary(file);
	}

	/** The text of a file whose bytes are UTF-8. Throws a Refusal where they are not. */
	private async proveUtf8(file: TFile): Promise<string> {
		const found = lineNotUtf8(await this.options.app.vault.readBinary(file));
		if (found.line !== undefined) throw new Refusal({ kind: "notUtf8", line: found.line });
		return found.text;
	}

	/** The path of the note to which a link of these words leads from another; undefined where there is none. */
	destination(words: string, from: string): string | undefined {
		return this.options.app.metadataCache.getFirstLinkpathDest(words, from)?.path;
	}

	/** The link to a note as it stands in another: by its name where that leads there, else by its path. */
	linkTo(path: string, from: string, shown?: string): string {
		const name = noteName(path);
		const target = this.destination(name, from) === path ? name : path.replace(/\.md$/i, "");
		return shown === undefined || shown === target || /[[\]|]/.test(shown) ? `[[${target}]]` : `[[${target}|${shown}]]`;
	}

	/** The path of a file as the app spells it in a link from another note, by the user's settings for links; with its ending. */
	linkpathTo(path: string, from: string): string {
		const { vault, fileManager } = this.options.app;
		const file = vault.getFileByPath(path);
		if (file === null) return path;
		const link = fileManager.generateMarkdownLink(file, from);
		const [, wiki, address = ""] = /^!?(?:\[\[([^\]|#]+)|\[[^\]]*\]\(<?([^()<>#]+))/.exec(link) ?? [];
		const spelled = wiki ?? decodeURI(address);
		const ending = `.${file.extension}`;
		return this.destination(spelled, from) !== path ? path : spelled.endsWith(ending) ? spelled : `${spelled}${ending}`;
	}

	/** The paths of all notes with a link that leads to a note, in their text or properties. Some at a time. */
	*linkingTo(path: string): Generator<undefined, readonly string[]> {
		const { vault, metadataCache } = this.options.app;
		const name = foldedPath(noteName(path));
		const found: string[] = [];
		let count = 0;
		for (const file of vault.getMarkdownFiles()) {
			if (++count % 500 === 0) yield;
			const { links = [], embeds = [], frontmatterLinks = [] } = metadataCache.getFileCache(file) ?? {};
			const leads = [...links, ...embeds, ...frontmatterLinks].some(({ link }) => {
				const [target = ""] = link.split("#", 1);
				// Nearly all links are told apart by their names.
				return foldedPath(target).includes(name) && this.destination(target, file.path) === path;
			});
			if (leads) found.push(file.path);
		}
		return found;
	}

	/** Whether something, in any case or normal form, is already at a path. */
	taken(path: string): boolean {
		return this.paths.taken(path);
	}

	/** A folder as it is spelled on disk; see `TakenPaths.folderOnDisk`. */
	folderOnDisk(folder: string): string {
		return this.paths.folderOnDisk(folder);
	}

	/**
	 * Makes a note, and its folder where there is none; overwrites nothing. Throws PathTaken, NoFolder, a Refusal where the
	 * text can't be written as it is, or what the host says.
	 */
	async create(path: string, text: string): Promise<Change> {
		const { vault } = this.options.app;
		const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
		return this.queued([this.queues], async () => {
			if (!isPlain(path)) throw new NoFolder(folder, { kind: "outside" });
			if (this.paths.taken(path)) throw new PathTaken(path);
			withoutHalves(text);
			if (folder !== "") await this.makeFolder(folder);
			try {
				this.handles.isNewAt(path);
				const file = await vault.create(path, text);
				this.paths.created(file);
				return { kind: "created", note: this.handles.of(file), length: text.length, fingerprint: fingerprintOf(text) };
			} catch (error) {
				// The disk knows of a file that the vault does not show yet: sync, or a name in another case.
				if (error instanceof Error && /already exists/i.test(error.message)) throw new PathTaken(path);
				throw error;
			}
		});
	}

	/** Puts a file of another program into the vault, byte for byte; overwrites nothing. Throws PathTaken, NoFolder, or what the host says. */
	async createFile(path: string, data: ArrayBuffer): Promise<Change> {
		const { vault } = this.options.app;
		const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
		return this.queued([this.queues], async () => {
			if (!isPlain(path)) throw new NoFolder(folder, { kind: "outside" });
			if (this.paths.taken(path)) throw new PathTaken(path);
			if (folder !== "") await this.makeFolder(folder);
			this.handles.isNewAt(path);
			const file = await vault.createBinary(path, data);
			return {
				kind: "copied",
				note: this.handles.of(file),
				length: data.byteLength,
				fingerprint: fingerprintOfBytes(data),
			};
		});
	}

	/**
	 * What was made, as it stands now: another plugin may have filled it, or moved it, before the user saw it. Throws
	 * NoteGone.
	 */
	async asItStands(made: Change): Promise<{ readonly change: Change; readonly text: string }> {
		const text = await this.read(made.note);
		return {
			text,
			change: made.kind === "created" ? { ...made, length: text.length, fingerprint: fingerprintOf(text) } : made,
		};
	}

	private async makeFolder(folder: string): Promise<void> {
		const { vault } = this.options.app;
		for (let end = folder.indexOf("/"); ; end = folder.indexOf("/", end + 1)) {
			const above = end < 0 ? folder : folder.slice(0, end);
			const standing = vault.getAbstractFileByPath(above);
			if (standing !== null && !("children" in standing))
				throw new NoFolder(folder, { kind: "fileInTheWay", file: above });
			if (end < 0) break;
		}
		if (vault.getAbstractFileByPath(folder) !== null) return;
		try {
			await vault.createFolder(folder);
		} catch (error) {
			throw new NoFolder(folder, { kind: "host", message: error instanceof Error ? error.message : String(error) });
		}
	}

	/**
	 * Changes a note by an edit of the text that it has at that moment; a note is held, or the one at a path now. What `change`
	 * throws reaches the caller, and the note is as it was. Undefined where there was nothing to change. Throws NoteGone, and a
	 * Refusal for a note that is not UTF-8.
	 */
	async edit(note: NoteHandle | string, change: (text: string) => Edit): Promise<Change | undefined> {
		const held = typeof note === "string" ? this.hold(note) : note;
		this.fileOf(held);
		return this.queued([held], () => this.editNow(held, change));
	}

	/** Puts a note into the user's trash, where it still has this very text. Throws NoteGone, ChangedSince. */
	async trash(note: NoteHandle, text: string): Promise<Change> {
		return this.queued([note], async () => {
			const { vault, fileManager } = this.options.app;
			if ((await this.read(note)) !== text) throw new ChangedSince(note.path);
			const file = this.fileOf(note);
			const { path } = file;
			const content = await vault.readBinary(file);
			await fileManager.trashFile(file);
			return { kind: "removed", note, path, content };
		});
	}

	private async editNow(note: NoteHandle, change: (text: string) => Edit): Promise<Change | undefined> {
		/** The text that was found to be UTF-8 though characters in it suggest otherwise. */
		let proven: string | undefined;
		for (let tries = 1; ; tries++) {
			const file = this.fileOf(note);
			const { path } = file;
			await this.options.saveOpenEditors(file);
			try {
				if (this.fileOf(note) !== file || file.path !== path) throw new Moved();
				return await this.writeOnce(note, file, change, proven);
			} catch (error) {
				if (error instanceof Unproven) proven = await this.proveUtf8(this.fileOf(note));
				// Replaced or renamed just then: written where it is now. What is gone is said to be.
				else if (this.fileOf(note) === file && file.path === path && !(error instanceof Moved)) throw error;
				if (tries === MOST_TRIES) throw new Refusal({ kind: "moved" });
			}
		}
	}

	/** Writes, where the note is at that moment what it was taken for. */
	private async writeOnce(
		note: NoteHandle,
		file: TFile,
		change: (text: string) => Edit,
		proven: string | undefined,
	): Promise<Change | undefined> {
		const { path } = file;
		let written: { readonly edit: Edit; readonly before: string; readonly after: string } | undefined;
		await this.options.app.vault.process(file, (text) => {
			// The host finds the file by its path, at which another may stand by now.
			if (this.handles.fileOf(note) !== file || file.path !== path) throw new Moved();
			if (maybeNotUtf8(text) && (proven === undefined || !isSameText(text, proven))) throw new Unproven();
			const edit = change(text);
			const after = applyEdit(text, edit);
			for (const { inserted } of edit) withoutHalves(inserted);
			written = edit.length === 0 ? undefined : { edit, before: text, after };
			return after;
		});
		return written === undefined
			? undefined
			: { kind: "edited", note, trace: traceOf(written.after, written.edit, written.before, this.options.reading()) };
	}

	/**
	 * Takes back everything that one gesture wrote, or nothing of it: new notes go into the user's trash, edits are taken
	 * back by their own splices. No other gesture comes between. `exactly`: only where each note still is, byte for byte, what
	 * the gesture left. Resolves to what takes it back in turn. Throws ChangedSince, NoteGone and PathTaken, nothing being
	 * changed then, and HalfTakenBack.
	 */
	async takeBack(changes: readonly Change[], exactly = false): Promise<readonly Change[]> {
		const held = new Set(changes.map(({ note }) => note));
		return this.queued([...held], () => this.back.all(changes, exactly));
	}

	/**
	 * Takes back each change that still stands as it was made, the last one first; resolves to what takes these back in turn, to
	 * those that do not, with the reason, and to those whose turn had not come when `goOn` said no. It is asked before each, with
	 * how many are done.
	 */
	async takeBackEach(
		changes: readonly Change[],
		goOn: (done: number) => Promise<boolean>,
		exactly = false,
	): Promise<{
		readonly back: readonly Change[];
		readonly stuck: readonly Stuck[];
		readonly left: readonly Change[];
	}> {
		const back: Change[] = [];
		const stuck: Stuck[] = [];
		const left = [...changes];
		while (left.length > 0 && (await goOn(changes.length - left.length))) {
			const change = left.pop();
			if (change === undefined) break;
			try {
				back.push(...(await this.takeBack([change], exactly)));
			} catch (why) {
				stuck.push({ change, why });
			}
		}
		return { back, stuck, left };
	}

	/** Works when all earlier work on these notes has ended; later work waits for it. */
	private async queued<T>(keys: readonly object[], work: () => Promise<T>): Promise<T> {
		const turn = Promise.all(keys.map((key) => this.queues.get(key) ?? Promise.resolve())).then(work);
		const settled = turn.catch(() => undefined);
		for (const key of keys) this.queues.set(key, settled);
		return turn;
	}
}

/** A change that could not be taken back. */
interface Stuck {
	readonly change: Change;
	readonly why: unknown;
}
