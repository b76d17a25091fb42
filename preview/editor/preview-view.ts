import type { MarkdownView } from "./markdown-view";
import { Component } from "../core/component";
import { Keymap } from "../screen/keymap";
import type { TFile } from "../vault/files";
import { drawMarkdown, followLinks, MarkdownRenderer } from "./markdown-renderer";
import { PropertiesTable } from "./properties-table";

/** A note as it is read. */
export class MarkdownPreviewView extends MarkdownRenderer {
	readonly #scroller: HTMLElement;
	readonly #sizer: HTMLElement;
	readonly #properties: PropertiesTable;
	#text = "";
	/** What the post processors added to what is drawn now. */
	#drawn: Component | undefined;

	constructor(
		private readonly view: MarkdownView,
		parent: HTMLElement,
	) {
		super(view.app, parent.createDiv("markdown-reading-view"));
		this.#scroller = this.containerEl.createDiv({
			cls: "markdown-preview-view markdown-rendered node-insert-event",
			attr: { tabindex: "-1" },
		});
		this.#sizer = this.#scroller.createDiv("markdown-preview-sizer markdown-preview-section");
		this.#properties = new PropertiesTable(this.#sizer, (target, event) => {
			void this.app.workspace.openLinkText(target, this.file.path, Keymap.isModEvent(event));
		});
		followLinks(this.app, this.#sizer, () => view.file?.path ?? "", this);
	}

	get file(): TFile {
		const { file } = this.view;
		if (!file) throw new Error("No note is open");
		return file;
	}

	get(): string {
		return this.#text;
	}

	set(data: string, _clear: boolean): void {
		this.#text = data;
		this.rerender();
	}

	clear(): void {
		this.set("", true);
	}

	rerender(_full?: boolean): void {
		this.#drawn?.unload();
		const drawn = (this.#drawn = new Component());
		void drawn.load();
		this.#sizer.replaceChildren(this.#properties.containerEl);
		this.#properties.show(this.#text);
		void drawMarkdown(
			this.app,
			this.#text,
			this.view.file?.path ?? "",
			drawn,
			({ el }) => {
				const section = this.#sizer.createDiv(`el-${el.tagName.toLowerCase()}`);
				section.append(el);
				return section;
			},
			true,
		);
	}

	getScroll(): number {
		return this.#scroller.scrollTop;
	}

	applyScroll(scroll: number): void {
		this.#scroller.scrollTop = scroll;
	}

	/** Takes away what post processors added. Not public. */
	close(): void {
		this.#drawn?.unload();
		this.#drawn = undefined;
	}
}
