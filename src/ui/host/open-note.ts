import { getLinkpath, Keymap, MarkdownView, type App, type PaneType, type UserEvent } from "obsidian";

/** Opens a note, in the kind of leaf that the keys held down ask for. Nothing happens where the note is gone. */
export async function openNote(app: App, path: string, evt?: UserEvent | null, kind?: PaneType): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	await app.workspace.getLeaf(kind ?? Keymap.isModEvent(evt)).openFile(file);
}

/** Follows a link of a note. Where it leads to no note, none is made, as the app would: this answers false. */
export function followLink(app: App, target: string, sourcePath: string, evt: UserEvent): boolean {
	if (app.metadataCache.getFirstLinkpathDest(getLinkpath(target), sourcePath) === null) return false;
	void app.workspace.openLinkText(target, sourcePath, Keymap.isModEvent(evt));
	return true;
}

/** Opens a note with the cursor at the start of a line, counted from 0. */
export async function openNoteAtLine(app: App, path: string, line: number): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	const leaf = app.workspace.getLeaf(false);
	await leaf.openFile(file, { active: true, eState: { line } });
	placeCursor(leaf.view instanceof MarkdownView ? leaf.view : null, line, 0);
}

/** Opens a note with the cursor at a place in its source, counted from 0. */
export async function openNoteAt(
	app: App,
	path: string,
	{ line, ch }: { readonly line: number; readonly ch: number },
): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return;
	const leaf = app.workspace.getLeaf(false);
	await leaf.openFile(file, { active: true, state: { mode: "source" } });
	placeCursor(leaf.view instanceof MarkdownView ? leaf.view : null, line, ch);
}

function placeCursor(view: MarkdownView | null, line: number, ch: number): void {
	if (view === null || view.getMode() === "preview") return;
	const at = { line: Math.min(line, view.editor.lineCount() - 1), ch };
	view.editor.setCursor(at);
	view.editor.scrollIntoView({ from: at, to: at }, true);
	view.editor.focus();
}
