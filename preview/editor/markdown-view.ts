import { Editor } from "./editor";
import { TextFileView } from "./text-file-view";
import { Keymap } from "../screen/keymap";
import type { WorkspaceLeaf } from "../screen/workspace/leaf";
import { Menu } from "../screen/menu";
import { setIcon } from "../screen/icons";
import { setTooltip } from "../screen/tooltip";
import { MarkdownPreviewView } from "./preview-view";
import { PropertiesTable } from "./properties-table";

/** Where an open note is to be scrolled, as `openFile` and `openLinkText` say it. */
interface EphemeralState {
	line?: number;
	subpath?: string;
	cursor?: { from: { line: number; ch: number }; to: { line: number; ch: number } };
	focus?: boolean;
}

/** The source of a note, as far as `currentMode` tells of it. */
interface SourceMode {
	get(): string;
	set(data: string, clear: boolean): void;
	getScroll(): number;
	applyScroll(scroll: number): void;
}

/** The view of a note: its properties, and below them its source in a field one can type into; or the note as it is read. */
export class MarkdownView extends TextFileView {
	override icon = "lucide-file";
	editor: Editor;
	hoverPopover: unknown = null;
	readonly previewMode: MarkdownPreviewView;
	readonly #area: HTMLTextAreaElement;
	readonly #properties: PropertiesTable;
	readonly #sourceEl: HTMLElement;
	readonly #modeButton: HTMLElement;
	#mode: "source" | "preview" = "source";

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		const source = (this.#sourceEl = this.contentEl.createDiv("markdown-source-view cm-s-obsidian mod-cm6"));
		const scroller = source.createDiv("cm-editor").createDiv("cm-scroller");
		const sizer = scroller.createDiv("cm-sizer");
		this.#properties = new PropertiesTable(sizer, (target, event) => {
			void this.app.workspace.openLinkText(target, this.file?.path ?? "", Keymap.isModEvent(event));
		});
		this.#area = sizer.createEl("textarea", { cls: "cm-content", attr: { spellcheck: "false", "aria-label": "Note" } });
		const changed = (): void => {
			this.requestSave();
			this.#properties.show(this.getViewData());
			this.app.workspace.trigger("editor-change", this.editor, this);
			if (this.file) this.app.workspace.trigger("quick-preview", this.file, this.getViewData());
		};
		this.editor = new Editor(this.#area, scroller, changed);
		this.#area.addEventListener("input", () => {
			changed();
			if (this.file) this.app.workspace.editorSuggest.trigger(this.editor, this.file, this.#caret());
		});
		this.#area.addEventListener("blur", () => this.app.workspace.editorSuggest.close());
		this.#area.addEventListener("contextmenu", (event) => {
			event.preventDefault();
			const menu = new Menu();
			this.app.workspace.trigger("editor-menu", menu, this.editor, this);
			menu.showAtMouseEvent(event);
		});
		this.previewMode = new MarkdownPreviewView(this, this.contentEl);
		this.#modeButton = this.addAction("book-open", "Read", () =>
			this.setMode(this.#mode === "source" ? "preview" : "source"),
		);
		this.setMode("source");
	}

	/** What is seen: the note as it is read, or its source. */
	get currentMode(): MarkdownPreviewView | SourceMode {
		return this.#mode === "preview" ? this.previewMode : this.#source;
	}

	getViewType(): string {
		return "markdown";
	}

	override asEditor(): MarkdownView {
		return this;
	}

	getMode(): "source" | "preview" {
		return this.#mode;
	}

	/** Shows the note as it is read, or its source. Not public. */
	setMode(mode: "source" | "preview"): void {
		this.#mode = mode;
		this.#sourceEl.toggle(mode === "source");
		this.previewMode.containerEl.toggle(mode === "preview");
		setIcon(this.#modeButton, mode === "source" ? "book-open" : "pencil");
		setTooltip(this.#modeButton, mode === "source" ? "Read" : "Edit");
		if (mode === "preview") this.previewMode.set(this.getViewData(), false);
		else this.previewMode.close();
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), mode: this.#mode, source: false };
	}

	override async setState(state: unknown, result: { history: boolean }): Promise<void> {
		await super.setState(state, result);
		const { mode } = (state ?? {}) as { mode?: unknown };
		if ((mode === "source" || mode === "preview") && mode !== this.#mode) this.setMode(mode);
	}

	override async close(): Promise<void> {
		this.previewMode.close();
		await super.close();
	}

	getViewData(): string {
		return this.#area.value;
	}

	setViewData(data: string, clear: boolean): void {
		const { selectionStart, selectionEnd } = this.#area;
		const { top } = this.editor.getScrollInfo();
		this.#area.value = data;
		this.#properties.show(data);
		if (this.#mode === "preview") this.previewMode.set(data, clear);
		this.#area.setSelectionRange(clear ? 0 : selectionStart, clear ? 0 : selectionEnd);
		this.editor.scrollTo(null, clear ? 0 : top);
	}

	clear(): void {
		this.#area.value = "";
	}

	override canAcceptExtension(extension: string): boolean {
		return extension === "md";
	}

	override getEphemeralState(): Record<string, unknown> {
		return { cursor: { from: this.editor.getCursor("from"), to: this.editor.getCursor("to") } };
	}

	override setEphemeralState(state: unknown): void {
		const { line, subpath, cursor, focus } = (state ?? {}) as EphemeralState;
		const target = line ?? (subpath === undefined ? undefined : this.#lineOf(subpath));
		if (target !== undefined) this.#show({ line: target, ch: 0 });
		if (cursor) {
			this.editor.setSelection(cursor.from, cursor.to);
			this.#show(cursor.from, false);
		}
		if (focus) this.editor.focus();
	}

	/** Where suggestions belong: below the line of the cursor. */
	#caret(): { left: number; top: number } {
		const box = this.#area.getBoundingClientRect();
		const height = parseFloat(getComputedStyle(this.#area).lineHeight) || 24;
		return { left: box.left, top: box.top + (this.editor.getCursor().line + 1) * height };
	}

	#show(position: { line: number; ch: number }, moveCursor = true): void {
		if (moveCursor) this.editor.setCursor(position);
		this.editor.scrollIntoView({ from: position, to: position }, true);
	}

	readonly #source: SourceMode = {
		get: () => this.getViewData(),
		set: (data, clear) => this.setViewData(data, clear),
		getScroll: () => this.editor.getScrollInfo().top,
		applyScroll: (scroll) => this.editor.scrollTo(null, scroll),
	};

	#lineOf(subpath: string): number | undefined {
		const wanted = subpath.replace(/^#/, "").trim().toLowerCase();
		const lines = this.getViewData().split("\n");
		const at = lines.findIndex((line) =>
			wanted.startsWith("^")
				? line.toLowerCase().trimEnd().endsWith(wanted)
				: line
						.replace(/^#+\s+/, "")
						.trim()
						.toLowerCase() === wanted && line.startsWith("#"),
		);
		return at < 0 ? undefined : at;
	}
}
