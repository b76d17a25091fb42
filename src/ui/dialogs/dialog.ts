import { Modal, type App } from "obsidian";
import { giveFocusBack } from "../host/give-focus-back";

/** A button at the foot of a dialog. */
export interface DialogButton {
	readonly label: string;
	readonly run: () => void;
	readonly main?: boolean;
}

/** Whether keys that type belong to this element. */
export function isField(el: HTMLElement): boolean {
	return (
		el.instanceOf(HTMLTextAreaElement) ||
		el.instanceOf(HTMLSelectElement) ||
		el.isContentEditable ||
		(el.instanceOf(HTMLInputElement) && el.type !== "checkbox")
	);
}

/** Elements on which Enter has its own meaning. Radio choices are excluded: Enter there submits. */
const PRESSED_BY_ENTER = "button:not([role=radio]), a[href], summary, [role=button], .clickable-icon";

/**
 * A dialog with a form. Enter submits it from every field of one line, except while an input method is composing; in a
 * text of several lines Enter is a new line, and Ctrl or Cmd with Enter submits. On a button or a link it does what that
 * says. A key held on from before the dialog does nothing. Escape closes it, as everywhere.
 */
export abstract class Dialog extends Modal {
	private busy = false;

	protected constructor(app: App, title: string) {
		super(app);
		this.setTitle(title);
		this.modalEl.addClass("networking-notes-dialog");
		this.modalEl.setAttribute("aria-label", title);
		this.titleEl.dir = "auto";
	}

	/** What Enter does. A promise keeps a second Enter away until it settles. */
	protected abstract submit(evt: KeyboardEvent | MouseEvent): Promise<void> | void;

	override onOpen(): void {
		this.contentEl.win.visualViewport?.addEventListener("resize", this.keepInView);
		// A click on what takes no focus leaves it with the dialog, and the keyboard with it.
		this.modalEl.tabIndex = -1;
		this.modalEl.addEventListener("keydown", (evt) => {
			if (evt.key !== "Enter" || evt.isComposing || evt.defaultPrevented) return;
			const target = evt.target as HTMLElement;
			const typed = target.instanceOf(HTMLTextAreaElement);
			if (evt.repeat) {
				// The key is still held from choosing something before: it would press whatever has the focus now.
				if (!typed) evt.preventDefault();
				return;
			}
			if (typed ? !(evt.ctrlKey || evt.metaKey) : target.closest(PRESSED_BY_ENTER) !== null) return;
			if (!this.submitsByEnter) return;
			evt.preventDefault();
			this.run(evt);
		});
	}

	/** Whether Enter submits from the fields; where it does not, only the button does. */
	protected get submitsByEnter(): boolean {
		return true;
	}

	override onClose(): void {
		this.contentEl.win.visualViewport?.removeEventListener("resize", this.keepInView);
		this.contentEl.empty();
		giveFocusBack(this.app);
	}

	/** When the keyboard of a phone takes its part of the screen, the field that is typed into stays to be seen. */
	private readonly keepInView = (): void => {
		const field = this.contentEl.doc.activeElement;
		if (field !== null && this.contentEl.contains(field)) field.scrollIntoView({ block: "nearest" });
	};

	/** Submits once; while it is under way nothing submits again. */
	protected run(evt: KeyboardEvent | MouseEvent): void {
		this.once(() => this.submit(evt));
	}

	/** Does something that takes a while, unless something of the kind is under way. */
	protected once(work: () => Promise<void> | void): void {
		if (this.busy) return;
		this.busy = true;
		void Promise.resolve(work()).finally(() => {
			this.busy = false;
		});
	}

	/** Draws the row of buttons, the main one last, as the app does. */
	protected renderButtons(buttons: readonly DialogButton[]): void {
		const row = this.contentEl.createDiv({ cls: "modal-button-container" });
		for (const { label, run, main } of buttons) {
			const button = row.createEl("button", {
				text: label,
				cls: main === true ? "mod-cta" : "",
				attr: { type: "button" },
			});
			// Ignore the second click of a double click: by then it may hit something about another person.
			button.addEventListener("click", ({ detail }) => {
				if (detail <= 1) run();
			});
		}
	}
}
