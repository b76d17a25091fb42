import type { App } from "../../api/app";
import { Scope } from "../keymap";

const FOCUSABLE =
	"input:not([type=hidden]), select, textarea, button, a[href], [tabindex]:not([tabindex='-1']), [contenteditable=true]";

/** The app's dialog: attached to the body while open, closed by Escape, a click outside or the cross. Not a Component. */
export class Modal {
	readonly scope = new Scope();
	containerEl: HTMLElement;
	modalEl: HTMLElement;
	titleEl: HTMLElement;
	contentEl: HTMLElement;
	shouldRestoreSelection = true;
	protected readonly headerEl: HTMLElement;
	#isOpen = false;
	#focusedBefore: Element | null = null;
	#closeCallback: (() => unknown) | undefined;

	constructor(readonly app: App) {
		this.containerEl = createDiv({ cls: "modal-container mod-dim" });
		const background = this.containerEl.createDiv("modal-bg");
		background.style.opacity = "0.85";
		background.addEventListener("click", () => this.close());
		this.modalEl = this.containerEl.createDiv("modal");
		this.modalEl.createDiv("modal-close-button mod-raised clickable-icon", (el) =>
			el.addEventListener("click", () => this.close()),
		);
		this.headerEl = this.modalEl.createDiv("modal-header");
		this.titleEl = this.headerEl.createDiv("modal-title");
		this.contentEl = this.modalEl.createDiv("modal-content");
		this.modalEl.setAttribute("role", "dialog");
		this.scope.register([], "Escape", (event) => {
			// While an input method composes, Escape belongs to it.
			if (event.isComposing) return;
			this.close();
			return false;
		});
	}

	open(): void {
		if (this.#isOpen) return;
		this.#isOpen = true;
		const { body } = activeDocument;
		this.#focusedBefore = body.doc.activeElement;
		body.append(this.containerEl);
		this.app.keymap.pushScope(this.scope);
		this.app.openModals.add(this);
		void this.onOpen();
		if (!this.containerEl.contains(body.doc.activeElement)) this.focusFirst();
	}

	close(): void {
		if (!this.#isOpen) return;
		this.#isOpen = false;
		this.app.openModals.delete(this);
		this.app.keymap.popScope(this.scope);
		const restore = this.#focusedBefore;
		this.containerEl.remove();
		if (this.shouldRestoreSelection && restore?.isConnected && restore.instanceOf(HTMLElement)) restore.focus();
		this.onClose();
		this.#closeCallback?.();
	}

	onOpen(): Promise<void> | void {}

	onClose(): void {}

	setTitle(title: string): this {
		this.titleEl.setText(title);
		return this;
	}

	setContent(content: string | DocumentFragment): this {
		this.contentEl.setText(content);
		return this;
	}

	setCloseCallback(callback: () => unknown): this {
		this.#closeCallback = callback;
		return this;
	}

	/** Focuses the first field or button; with none of them the dialog itself, so that keys do not reach the note. */
	protected focusFirst(): void {
		const first = this.contentEl.querySelector<HTMLElement>(FOCUSABLE);
		if (!first) this.modalEl.tabIndex = -1;
		(first ?? this.modalEl).focus();
	}
}
