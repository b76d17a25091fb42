/** Takes back what gestures wrote, and makes it again. */
import type { App, TFile } from "obsidian";
import type { Edit } from "../../note/markdown/text-edit";
import type { NoteHandle } from "./note-handle";
import type { Change } from "./undo-history";
import { fingerprintOf, fingerprintOfBytes, takeBackIn } from "./undo-trace";
import { ChangedSince, HalfTakenBack, NoteGone, PathTaken } from "./write-errors";

/** What taking back needs of the writer. Nothing here waits for its turn: whoever takes back has it. */
export interface Hands {
	readonly app: App;
	readonly saveOpenEditors: (file: TFile) => Promise<void>;
	readonly taken: (path: string) => boolean;
	/** Throws NoteGone. */
	readonly fileOf: (note: NoteHandle) => TFile;
	readonly read: (note: NoteHandle) => Promise<string>;
	readonly edit: (note: NoteHandle, change: (text: string) => Edit) => Promise<Change | undefined>;
	readonly create: (path: string, text: string) => Promise<Change>;
	readonly createFile: (path: string, data: ArrayBuffer) => Promise<Change>;
	/** Makes a handle continue with a file that was created in its place. */
	readonly replace: (note: NoteHandle, file: TFile) => void;
}

/** A change that was taken back, and what takes that back. */
interface Undone {
	readonly change: Change;
	readonly back: Change;
}

/** What takes an edit back in a text. Throws ChangedSince. */
function editBack(text: string, { note, trace }: Extract<Change, { kind: "edited" }>, exactly: boolean): Edit {
	const edit = exactly && !isAsMade(text, trace) ? undefined : takeBackIn(text, trace);
	if (edit === undefined) throw new ChangedSince(note.path);
	return edit;
}

function isAsMade(
	text: string,
	{ length, fingerprint }: { readonly length: number; readonly fingerprint: number },
): boolean {
	return text.length === length && fingerprintOf(text) === fingerprint;
}

/** Takes changes back with the hands of the writer. */
export class TakeBack {
	private readonly hands: Hands;

	constructor(hands: Hands) {
		this.hands = hands;
	}

	/** Takes back all changes or none; see `NoteWriter.takeBack`. */
	async all(changes: readonly Change[], exactly: boolean): Promise<readonly Change[]> {
		const inTurn = [...changes].reverse();
		for (const [index, change] of inTurn.entries()) {
			// What lies below another change of the same note is not seen before that is taken back.
			const isCovered = exactly && inTurn.findIndex(({ note }) => note === change.note) < index;
			if (!isCovered) await this.mayBeTakenBack(change, exactly);
		}
		const done: Undone[] = [];
		for (const change of inTurn) {
			try {
				const back = await this.takeOneBack(change, exactly);
				if (back !== undefined) done.push({ change, back });
			} catch (error) {
				await this.putBack(done, error);
			}
		}
		return done.map(({ back }) => back);
	}

	/** Undoes what was taken back so far, and throws why the rest could not be. */
	private async putBack(done: readonly Undone[], why: unknown): Promise<never> {
		const stuck: Change[] = [];
		for (const { change, back } of [...done].reverse()) {
			await this.takeOneBack(back).catch(() => stuck.push(change));
		}
		throw stuck.length === 0 ? why : new HalfTakenBack(stuck, why);
	}

	/** Looks before anything is written whether a change can be taken back. Throws ChangedSince, NoteGone, PathTaken. */
	private async mayBeTakenBack(change: Change, exactly: boolean): Promise<void> {
		switch (change.kind) {
			case "copied":
				await this.copyAsMade(change);
				return;
			case "removed":
				if (this.hands.taken(change.path)) throw new PathTaken(change.path);
				return;
			case "created":
				if (!isAsMade(await this.hands.read(change.note), change)) throw new ChangedSince(change.note.path);
				return;
			case "edited":
				editBack(await this.hands.read(change.note), change, exactly);
		}
	}

	/** A file of another program as it was put here. Throws NoteGone, ChangedSince. */
	private async copyAsMade({
		note: { file, path },
		length,
		fingerprint,
	}: Extract<Change, { kind: "copied" }>): Promise<{ readonly file: TFile; readonly data: ArrayBuffer }> {
		const { vault } = this.hands.app;
		if (file === undefined || vault.getFileByPath(file.path) !== file) throw new NoteGone(path);
		const data = await vault.readBinary(file);
		if (data.byteLength !== length || fingerprintOfBytes(data) !== fingerprint) throw new ChangedSince(path);
		return { file, data };
	}

	/** Takes one change back; resolves to what makes it again, where there was something to take back. */
	private async takeOneBack(change: Change, exactly = false): Promise<Change | undefined> {
		const { vault, fileManager } = this.hands.app;
		const { note } = change;
		switch (change.kind) {
			case "edited":
				return this.hands.edit(note, (text) => editBack(text, change, exactly));
			case "removed":
				return this.makeAgain(change);
			case "copied": {
				const { file, data } = await this.copyAsMade(change);
				const { path } = file;
				await fileManager.trashFile(file);
				return { kind: "removed", note, path, content: data };
			}
			case "created": {
				const file = this.hands.fileOf(note);
				await this.hands.saveOpenEditors(file);
				const text = await vault.read(file);
				if (this.hands.fileOf(note) !== file || !isAsMade(text, change)) throw new ChangedSince(note.path);
				const { path } = file;
				await fileManager.trashFile(file);
				return { kind: "removed", note, path, content: text };
			}
		}
	}

	/** Makes a note or file that was taken away, so that whatever else was done to it finds it again. */
	private async makeAgain({ note, path, content }: Extract<Change, { kind: "removed" }>): Promise<Change> {
		const made = await (typeof content === "string"
			? this.hands.create(path, content)
			: this.hands.createFile(path, content));
		if (made.note.file !== undefined) this.hands.replace(note, made.note.file);
		return { ...made, note };
	}
}
