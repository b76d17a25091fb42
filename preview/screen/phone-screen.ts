/** The parts of the screen that a device takes for itself, in pixels. */
export interface Insets {
	top: number;
	bottom: number;
	left: number;
	right: number;
}

/** Whether typing into it raises a phone's keyboard. */
const takesText = (el: Element | null): boolean =>
	el !== null && el.matches("textarea, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=range])");

/**
 * What a phone's screen does around the app: insets, and a keyboard that rises while a field has the focus. Both are told as the
 * app tells them, by variables: `--safe-area-inset-*` and, on the root element, `--keyboard-height`. The keyboard covers the page
 * and does not make the window smaller.
 */
export class PhoneScreen {
	#keyboard = 0;
	#drawn: HTMLElement | undefined;
	readonly #scrolled = new WeakMap<HTMLElement, number>();
	readonly #doc: Document;

	constructor(doc: Document) {
		this.#doc = doc;
		doc.addEventListener("focusin", this.#update);
		doc.addEventListener("focusout", this.#update);
		doc.addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
		this.#update();
	}

	setInsets(insets: Insets): void {
		for (const side of ["top", "bottom", "left", "right"] as const)
			this.#doc.body.style.setProperty(`--safe-area-inset-${side}`, `${insets[side]}px`);
	}

	/** How high the keyboard is that rises; 0 for none. */
	setKeyboard(height: number): void {
		this.#keyboard = height;
		this.#update();
	}

	remove(): void {
		this.#doc.removeEventListener("focusin", this.#update);
		this.#doc.removeEventListener("focusout", this.#update);
		this.#doc.removeEventListener("scroll", this.#onScroll, { capture: true });
		this.#drawn?.remove();
		this.#doc.documentElement.style.removeProperty("--keyboard-height");
		for (const side of ["top", "bottom", "left", "right"])
			this.#doc.body.style.removeProperty(`--safe-area-inset-${side}`);
		this.#doc.body.removeClass("preview-keyboard-up");
	}

	/** With `auto-full-screen` the bars go when a note is scrolled down, and come back when it is scrolled up. */
	readonly #onScroll = (event: Event): void => {
		const { body } = this.#doc;
		const scroller = event.target;
		if (!(scroller instanceof HTMLElement) || !scroller.matches(".cm-scroller, .markdown-preview-view")) return;
		const before = this.#scrolled.get(scroller) ?? 0;
		this.#scrolled.set(scroller, scroller.scrollTop);
		if (body.matches(".is-phone.auto-full-screen") && scroller.scrollTop !== before)
			body.toggleClass("is-hidden-nav", scroller.scrollTop > before && scroller.scrollTop > 0);
	};

	readonly #update = (event?: Event): void => {
		// What loses the focus has it still when it says so.
		const focused = event?.type === "focusout" ? (event as FocusEvent).relatedTarget : this.#doc.activeElement;
		const height = takesText(focused as Element | null) ? this.#keyboard : 0;
		this.#doc.documentElement.style.setProperty("--keyboard-height", `${height}px`);
		this.#doc.body.toggleClass("preview-keyboard-up", height > 0);
		if (height === 0) {
			this.#drawn?.remove();
			this.#drawn = undefined;
			return;
		}
		this.#drawn ??= this.#doc.body.createDiv({ cls: "preview-keyboard", attr: { "aria-hidden": "true" } });
		this.#drawn.style.height = `${height}px`;
		// As a phone does, so that one sees what one types.
		const field = focused as Element;
		if (field.getBoundingClientRect().bottom > field.win.innerHeight - height)
			field.scrollIntoView({ block: "center" });
	};
}
