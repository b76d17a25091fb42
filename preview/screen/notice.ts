/** Milliseconds a notice stays where none are given. */
const DEFAULT_DURATION = 5000;

const timed = new WeakSet<Element>();

/** Whether an element is part of a notice that goes by itself. Not part of the app. */
export function isTransient(el: Element): boolean {
	const notice = el.closest(".notice");
	return el.matches(".notice-container") || (notice !== null && timed.has(notice));
}

/** The app's notice: in the corner until its time is over, a click, or `hide`. A duration of 0 keeps it. */
export class Notice {
	containerEl: HTMLElement;
	messageEl: HTMLElement;
	/** Deprecated in the app, and the same element. */
	noticeEl: HTMLElement;
	readonly #timer: ReturnType<typeof setTimeout> | undefined;

	constructor(message: string | DocumentFragment, duration: number = DEFAULT_DURATION) {
		const container =
			activeDocument.body.querySelector(".notice-container") ?? activeDocument.body.createDiv("notice-container");
		this.containerEl = container.createDiv({ cls: "notice", attr: { role: "alert" } });
		this.messageEl = this.containerEl.createDiv("notice-message");
		this.noticeEl = this.messageEl;
		this.setMessage(message);
		this.containerEl.addEventListener("click", () => this.hide());
		if (duration > 0) timed.add(this.containerEl);
		if (duration > 0) this.#timer = setTimeout(() => this.hide(), duration);
	}

	setMessage(message: string | DocumentFragment): this {
		this.messageEl.setText(message);
		return this;
	}

	hide(): void {
		clearTimeout(this.#timer);
		const container = this.containerEl.parentElement;
		this.containerEl.remove();
		if (container?.childElementCount === 0) container.remove();
	}
}
