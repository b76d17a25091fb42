import { BaseComponent, ValueComponent } from "./base-component";
import { setIcon } from "../icons";
import { setTooltip, type TooltipOptions } from "../tooltip";

/** The app's button. */
export class ButtonComponent extends BaseComponent {
	buttonEl: HTMLButtonElement;
	#callback: ((event: MouseEvent) => unknown) | undefined;

	constructor(containerEl: HTMLElement) {
		super();
		this.buttonEl = containerEl.createEl("button");
		this.buttonEl.addEventListener("click", (event) => {
			const result = this.#callback?.(event);
			if (!(result instanceof Promise)) return;
			this.buttonEl.addClass("mod-loading");
			void result.finally(() => this.buttonEl.removeClass("mod-loading"));
		});
	}

	override setDisabled(disabled: boolean): this {
		this.buttonEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setCta(): this {
		return this.setClass("mod-cta");
	}

	removeCta(): this {
		this.buttonEl.removeClass("mod-cta");
		return this;
	}

	setWarning(): this {
		return this.setClass("mod-warning");
	}

	setDestructive(): this {
		return this.setClass("mod-destructive");
	}

	removeDestructive(): this {
		this.buttonEl.removeClass("mod-destructive");
		return this;
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.buttonEl, tooltip, options);
		return this;
	}

	setButtonText(name: string): this {
		this.buttonEl.setText(name);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.buttonEl, icon);
		return this;
	}

	setClass(cls: string): this {
		this.buttonEl.addClass(...cls.split(" "));
		return this;
	}

	onClick(callback: (event: MouseEvent) => unknown): this {
		this.#callback = callback;
		return this;
	}
}

/** The app's icon button at the end of a row. */
export class ExtraButtonComponent extends BaseComponent {
	extraSettingsEl: HTMLElement;
	#callback: (() => unknown) | undefined;

	constructor(containerEl: HTMLElement) {
		super();
		this.extraSettingsEl = containerEl.createDiv({
			cls: "clickable-icon extra-setting-button",
			attr: { role: "button", tabindex: 0 },
		});
		this.setIcon("settings");
		this.extraSettingsEl.addEventListener("click", () => {
			if (!this.disabled) this.#callback?.();
		});
		this.extraSettingsEl.addEventListener("keydown", (event) => {
			if (event.key === "Enter" || event.key === " ") this.extraSettingsEl.click();
		});
	}

	override setDisabled(disabled: boolean): this {
		this.extraSettingsEl.toggleClass("is-disabled", disabled);
		return super.setDisabled(disabled);
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.extraSettingsEl, tooltip, options);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.extraSettingsEl, icon);
		return this;
	}

	onClick(callback: () => unknown): this {
		this.#callback = callback;
		return this;
	}
}

/** The app's switch. */
export class ToggleComponent extends ValueComponent<boolean> {
	toggleEl: HTMLElement;
	readonly #box: HTMLInputElement;
	#on = false;
	#callback: ((value: boolean) => unknown) | undefined;

	constructor(containerEl: HTMLElement) {
		super();
		this.toggleEl = containerEl.createDiv("checkbox-container");
		this.#box = this.toggleEl.createEl("input", { type: "checkbox", attr: { tabindex: 0 } });
		this.toggleEl.addEventListener("click", () => this.onClick());
	}

	override setDisabled(disabled: boolean): this {
		this.toggleEl.toggleClass("is-disabled", disabled);
		this.#box.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): boolean {
		return this.#on;
	}

	setValue(on: boolean): this {
		const changed = on !== this.#on;
		this.#on = on;
		this.toggleEl.toggleClass("is-enabled", on);
		this.#box.checked = on;
		if (changed) this.#callback?.(on);
		return this;
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.toggleEl, tooltip, options);
		return this;
	}

	onClick(): void {
		if (!this.disabled) this.setValue(!this.#on);
	}

	onChange(callback: (value: boolean) => unknown): this {
		this.#callback = callback;
		return this;
	}
}
