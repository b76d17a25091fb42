import type { App } from "../../api/app";
import type { MarkdownView } from "../../editor/markdown-view";
import { Component } from "../../core/component";
import { setIcon } from "../icons";
import type { Scope } from "../keymap";
import type { WorkspaceLeaf } from "./leaf";
import type { Menu } from "../menu";
import { setTooltip } from "../tooltip";

/** What fills a leaf. */
export abstract class View extends Component {
	readonly app: App;
	icon = "file";
	navigation = false;
	containerEl: HTMLElement;
	scope: Scope | null = null;

	constructor(readonly leaf: WorkspaceLeaf) {
		super();
		this.app = leaf.app;
		this.containerEl = createDiv("workspace-leaf-content");
	}

	abstract getViewType(): string;
	abstract getDisplayText(): string;

	protected async onOpen(): Promise<void> {}

	protected async onClose(): Promise<void> {}

	getState(): Record<string, unknown> {
		return {};
	}

	async setState(_state: unknown, _result: { history: boolean }): Promise<void> {}

	getEphemeralState(): Record<string, unknown> {
		return {};
	}

	setEphemeralState(state: unknown): void {
		if ((state as { focus?: unknown } | null)?.focus !== true) return;
		const { containerEl } = this;
		if (containerEl.contains(containerEl.doc.activeElement)) return;
		containerEl.tabIndex = -1;
		containerEl.focus({ preventScroll: true });
	}

	getIcon(): string {
		return this.icon;
	}

	onResize(): void {}

	/** The view itself where a note is edited in it. Not public. */
	asEditor(): MarkdownView | null {
		return null;
	}

	onPaneMenu(_menu: Menu, _source: string): void {}

	/** Puts the view into its leaf. Not public. */
	async open(parent: HTMLElement): Promise<void> {
		this.containerEl.setAttribute("data-type", this.getViewType());
		parent.append(this.containerEl);
		await this.load();
		await this.onOpen();
	}

	/** Takes the view out of its leaf. Not public. */
	async close(): Promise<void> {
		await this.onClose();
		this.unload();
		this.containerEl.remove();
	}
}

/** A view with the app's header above its content. */
export abstract class ItemView extends View {
	contentEl: HTMLElement;
	readonly titleEl: HTMLElement;
	readonly actionsEl: HTMLElement;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		const header = this.containerEl.createDiv("view-header");
		header.createDiv("view-header-left");
		this.titleEl = header.createDiv("view-header-title-container mod-at-start").createDiv("view-header-title");
		this.actionsEl = header.createDiv("view-actions");
		this.contentEl = this.containerEl.createDiv("view-content");
	}

	addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const button = createEl("button", { cls: "clickable-icon view-action" });
		setTooltip(button, title);
		setIcon(button, icon);
		button.addEventListener("click", (event) => void callback(event));
		this.actionsEl.prepend(button);
		return button;
	}

	override async open(parent: HTMLElement): Promise<void> {
		await super.open(parent);
		this.titleEl.setText(this.getDisplayText());
	}
}
