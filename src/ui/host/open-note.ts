import type { Place } from "../../domain/findings";
import { Keymap, MarkdownView, type App, type PaneType, type UserEvent } from "obsidian";

/** Opens a note, in the kind of leaf that the keys held down ask for. Nothing happens where the note is gone. */
export async function openNote(app: App, path: string, evt?: UserEvent | null, kind?: PaneType): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	await app.workspace.getLeaf(kind ?? Keymap.isModEvent(evt)).openFile(file);
}

/** Opens a note with the cursor at the start of a line, counted from 0. */
export async function openNoteAtLine(app: App, path: string, line: number): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	const leaf = app.workspace.getLeaf(false);
	await leaf.openFile(file, { active: true, eState: { line } });
	placeCursor(leaf.view instanceof MarkdownView ? leaf.view : null, line, 0);
}

/** Opens a note at a place in it: by its line, by its property, by words of it; else on top. */
export async function openNoteAtPlace(app: App, { path, line, property, words }: Place): Promise<void> {
	if (words === undefined || line !== undefined) {
		await openNoteAtProperty(app, path, line, property);
		return;
	}
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	const lines = (await app.vault.cachedRead(file)).split(/\r\n|\r|\n/);
	await openNoteAtLine(
		app,
		path,
		Math.max(
			lines.findIndex((each) => each.includes(words)),
			0,
		),
	);
}

/** Opens a note with the cursor at an offset into its text. */
export async function openNoteAt(app: App, path: string, text: string, offset: number): Promise<void> {
	const before = text.slice(0, offset).split(/\r\n|\r|\n/);
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	const leaf = app.workspace.getLeaf(false);
	await leaf.openFile(file, { active: true, state: { mode: "source" } });
	placeCursor(leaf.view instanceof MarkdownView ? leaf.view : null, before.length - 1, before.at(-1)?.length ?? 0);
}

function placeCursor(view: MarkdownView | null, line: number, ch: number): void {
	if (view === null || view.getMode() === "preview") return;
	const at = { line: Math.min(line, view.editor.lineCount() - 1), ch };
	view.editor.setCursor(at);
	view.editor.scrollIntoView({ from: at, to: at }, true);
	view.editor.focus();
}

/** Opens a note with the cursor at a property, by its line (counted from 1) where that is known, else by its key; else on top. */
export async function openNoteAtProperty(
	app: App,
	path: string,
	line: number | undefined,
	property: string | undefined,
): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	const at =
		line ??
		(await app.vault.cachedRead(file))
			.split(/\r\n|\r|\n/)
			.findIndex((each) => property !== undefined && each.trimStart().startsWith(`${property}:`)) + 1;
	await openNoteAtLine(app, path, Math.max(at - 1, 0));
}
