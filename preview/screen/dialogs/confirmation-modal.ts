import type { App } from "../../api/app";
import { Modal } from "./modal";
import { ButtonComponent } from "../controls/button-components";

type Handler = (event: MouseEvent) => unknown;

/** A button of a {@link ConfirmationModal}: closes the dialog after its handler, unless that returns something true. */
export class ConfirmationButton extends ButtonComponent {
	wantsFocus = false;

	constructor(
		containerEl: HTMLElement,
		private readonly done: () => void,
	) {
		super(containerEl);
		super.onClick(() => this.done());
	}

	override onClick(handler: Handler): this {
		return super.onClick(async (event) => {
			if (!(await handler(event))) this.done();
		});
	}

	setInitialFocus(): this {
		this.wantsFocus = true;
		return this;
	}

	setSecondary(): this {
		this.buttonEl.addClass("mod-secondary");
		return this;
	}

	setCancel(): this {
		this.buttonEl.addClass("mod-cancel");
		return this;
	}
}

/** The app's question with buttons. */
export class ConfirmationModal extends Modal {
	buttonContainerEl: HTMLElement;
	readonly #buttons: ConfirmationButton[] = [];

	constructor(app: App) {
		super(app);
		this.containerEl.addClass("mod-confirmation");
		this.buttonContainerEl = this.modalEl.createDiv("modal-button-container");
	}

	override open(): void {
		super.open();
		const marked = this.#buttons.findLast((button) => button.wantsFocus) ?? this.#buttons[0];
		marked?.buttonEl.focus();
	}

	addClass(cls: string): this {
		this.modalEl.addClass(cls);
		return this;
	}

	addCheckbox(label: string, callback: (value: boolean) => unknown): this {
		const labelEl = this.buttonContainerEl.createEl("label", { cls: "mod-checkbox" });
		const box = labelEl.createEl("input", { type: "checkbox", attr: { tabindex: -1 } });
		labelEl.appendText(label);
		box.addEventListener("change", () => void callback(box.checked));
		return this;
	}

	addButton(callback: (button: ConfirmationButton) => unknown): this {
		const button = new ConfirmationButton(this.buttonContainerEl, () => this.close());
		this.#buttons.push(button);
		callback(button);
		return this;
	}

	addCancelButton(text = "Cancel"): this {
		return this.addButton((button) => button.setButtonText(text).setCancel());
	}
}
