import { BaseComponent, ValueComponent } from "./base-component";

/** The app's drop-down list. */
export class DropdownComponent extends ValueComponent<string> {
	selectEl: HTMLSelectElement;
	#callback: ((value: string) => unknown) | undefined;

	constructor(containerEl: HTMLElement) {
		super();
		this.selectEl = containerEl.createEl("select", "dropdown");
		this.selectEl.addEventListener("change", () => this.#callback?.(this.getValue()));
	}

	override setDisabled(disabled: boolean): this {
		this.selectEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	addOption(value: string, display: string): this {
		this.selectEl.createEl("option", { value, text: display });
		return this;
	}

	addOptions(options: Record<string, string>): this {
		for (const [value, display] of Object.entries(options)) this.addOption(value, display);
		return this;
	}

	getValue(): string {
		return this.selectEl.value;
	}

	setValue(value: string): this {
		this.selectEl.value = value;
		return this;
	}

	onChange(callback: (value: string) => unknown): this {
		this.#callback = callback;
		return this;
	}
}

/** The app's slider, with its value beside it. */
export class SliderComponent extends ValueComponent<number> {
	sliderEl: HTMLInputElement;
	readonly #valueEl: HTMLElement;
	#callback: ((value: number) => unknown) | undefined;
	#format: (value: number) => string = String;
	#instant = false;

	constructor(containerEl: HTMLElement) {
		super();
		this.#valueEl = containerEl.createSpan("slider-value");
		this.sliderEl = containerEl.createEl("input", { cls: "slider", type: "range" });
		this.sliderEl.addEventListener("input", () => this.#moved(this.#instant));
		this.sliderEl.addEventListener("change", () => this.#moved(!this.#instant));
	}

	override setDisabled(disabled: boolean): this {
		this.sliderEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setInstant(instant: boolean): this {
		this.#instant = instant;
		return this;
	}

	setLimits(min: number | null, max: number | null, step: number | "any"): this {
		if (min !== null) this.sliderEl.min = String(min);
		if (max !== null) this.sliderEl.max = String(max);
		this.sliderEl.step = String(step);
		return this;
	}

	getValue(): number {
		return Number(this.sliderEl.value);
	}

	setValue(value: number): this {
		this.sliderEl.value = String(value);
		this.#valueEl.setText(this.getValuePretty());
		return this;
	}

	getValuePretty(): string {
		return this.#format(this.getValue());
	}

	setDisplayFormat(format: (value: number) => string): this {
		this.#format = format;
		this.#valueEl.setText(this.getValuePretty());
		return this;
	}

	/** Deprecated in the app: the value is always shown. */
	setDynamicTooltip(): this {
		return this;
	}

	onChange(callback: (value: number) => unknown): this {
		this.#callback = callback;
		return this;
	}

	#moved(tell: boolean): void {
		this.#valueEl.setText(this.getValuePretty());
		if (tell) this.#callback?.(this.getValue());
	}
}

interface Rgb {
	r: number;
	g: number;
	b: number;
}

/** The app's colour picker; values look like "#0080ff". */
export class ColorComponent extends ValueComponent<string> {
	readonly colorPickerEl: HTMLInputElement;
	#callback: ((value: string) => unknown) | undefined;

	constructor(containerEl: HTMLElement) {
		super();
		this.colorPickerEl = containerEl.createEl("input", { type: "color" });
		this.colorPickerEl.addEventListener("input", () => this.#callback?.(this.getValue()));
	}

	override setDisabled(disabled: boolean): this {
		this.colorPickerEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): string {
		return this.colorPickerEl.value;
	}

	setValue(value: string): this {
		this.colorPickerEl.value = value;
		return this;
	}

	getValueRgb(): Rgb {
		const number = Number.parseInt(this.getValue().slice(1), 16);
		return { r: number >> 16, g: (number >> 8) & 255, b: number & 255 };
	}

	setValueRgb({ r, g, b }: Rgb): this {
		return this.setValue(`#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`);
	}

	onChange(callback: (value: string) => unknown): this {
		this.#callback = callback;
		return this;
	}
}

/** The app's progress bar, from 0 to 100. */
export class ProgressBarComponent extends ValueComponent<number> {
	readonly #bar: HTMLElement;
	#value = 0;

	constructor(containerEl: HTMLElement) {
		super();
		this.#bar = containerEl.createDiv("setting-progress-bar").createDiv("setting-progress-bar-inner");
	}

	getValue(): number {
		return this.#value;
	}

	setValue(value: number): this {
		this.#value = Math.min(100, Math.max(0, value));
		this.#bar.style.width = `${this.#value}%`;
		return this;
	}
}

/** The app's read-only value in a row. */
export class DisplayValueComponent extends BaseComponent {
	valueEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		super();
		this.valueEl = containerEl.createDiv("setting-item-display-value");
	}

	setValue(value: string | null): this {
		this.valueEl.setText(value ?? "");
		return this;
	}

	setStatus(status: "warning" | null): this {
		this.valueEl.toggleClass("mod-warning", status === "warning");
		return this;
	}
}
