import { Editor } from "./editor";
import { TextFileView } from "./text-file-view";
import { Keymap } from "../screen/keymap";
import type { WorkspaceLeaf } from "../screen/workspace/leaf";
import { Menu } from "../screen/menu";
import { PropertiesTable } from "./properties-table";

/** Where an open note is to be scrolled, as `openFile` and `openLinkText` say it. */
interface EphemeralState {
	line?: number;
	subpath?: string;
	cursor?: { from: { line: number; ch: number }; to: { line: number; ch: number } };
	focus?: boolean;
}

/** The view of a note: its properties, and below them its source in a field one can type into. */
export class MarkdownView extends TextFileView {
	override icon = "lucide-file";
	editor: Editor;
	hoverPopover: unknown = null;
	readonly #area: HTMLTextAreaElement;
	readonly #properties: PropertiesTable;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		const source = this.contentEl.createDiv("markdown-source-view cm-s-obsidian mod-cm6");
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
		this.#area.addEventListener("input", changed);
		this.#area.addEventListener("contextmenu", (event) => {
			event.preventDefault();
			const menu = new Menu();
			this.app.workspace.trigger("editor-menu", menu, this.editor, this);
			menu.showAtMouseEvent(event);
		});
	}

	getViewType(): string {
		return "markdown";
	}

	override asEditor(): MarkdownView {
		return this;
	}

	getMode(): "source" | "preview" {
		return "source";
	}

	getViewData(): string {
		return this.#area.value;
	}

	setViewData(data: string, clear: boolean): void {
		const { selectionStart, selectionEnd } = this.#area;
		const { top } = this.editor.getScrollInfo();
		this.#area.value = data;
		this.#properties.show(data);
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

	#show(position: { line: number; ch: number }, moveCursor = true): void {
		if (moveCursor) this.editor.setCursor(position);
		this.editor.scrollIntoView({ from: position, to: position }, true);
	}

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
