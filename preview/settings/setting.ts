import type { BaseComponent } from "../screen/controls/base-component";
import { ButtonComponent, ExtraButtonComponent, ToggleComponent } from "../screen/controls/button-components";
import {
	ColorComponent,
	DisplayValueComponent,
	DropdownComponent,
	ProgressBarComponent,
	SliderComponent,
} from "../screen/controls/choice-components";
import {
	MomentFormatComponent,
	SearchComponent,
	TextAreaComponent,
	TextComponent,
} from "../screen/controls/text-components";
import { setTooltip, type TooltipOptions } from "../screen/tooltip";

/** The app's row of settings: name and description, and what changes the value. */
export class Setting {
	settingEl: HTMLElement;
	infoEl: HTMLElement;
	nameEl: HTMLElement;
	descEl: HTMLElement;
	controlEl: HTMLElement;
	components: BaseComponent[] = [];
	errorEl: HTMLElement | null = null;

	constructor(containerEl: HTMLElement) {
		this.settingEl = containerEl.createDiv("setting-item");
		this.infoEl = this.settingEl.createDiv("setting-item-info");
		this.nameEl = this.infoEl.createDiv("setting-item-name");
		this.descEl = this.infoEl.createDiv("setting-item-description");
		this.controlEl = this.settingEl.createDiv("setting-item-control");
	}

	setName(name: string | DocumentFragment): this {
		this.nameEl.setText(name);
		return this;
	}

	setDesc(desc: string | DocumentFragment): this {
		this.descEl.setText(desc);
		return this;
	}

	setClass(cls: string): this {
		this.settingEl.addClass(cls);
		return this;
	}

	setTooltip(tooltip: string, options?: TooltipOptions): this {
		setTooltip(this.nameEl, tooltip, options);
		return this;
	}

	setHeading(): this {
		this.settingEl.addClass("setting-item-heading");
		return this;
	}

	/** Shows the row, or takes it from the page until it is shown again. */
	setVisibility(visible: boolean): this {
		this.settingEl.toggle(visible);
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.settingEl.toggleClass("is-disabled", disabled);
		for (const component of this.components) component.setDisabled(disabled);
		return this;
	}

	setErrorMessage(message: string | null): this {
		const invalid = message !== null && message !== "";
		this.settingEl.toggleClass("is-invalid", invalid);
		if (!invalid) {
			this.errorEl?.remove();
			this.errorEl = null;
			return this;
		}
		this.errorEl ??= this.infoEl.createDiv({ cls: "setting-item-error", attr: { role: "alert" } });
		this.errorEl.setText(message);
		return this;
	}

	addComponent<T extends BaseComponent>(make: (el: HTMLElement) => T): this {
		return this.#add(make(this.controlEl), () => undefined);
	}

	addButton(callback: (component: ButtonComponent) => unknown): this {
		return this.#add(new ButtonComponent(this.controlEl), callback);
	}

	addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
		return this.#add(new ExtraButtonComponent(this.controlEl), callback);
	}

	addToggle(callback: (component: ToggleComponent) => unknown): this {
		this.settingEl.addClass("mod-toggle");
		return this.#add(new ToggleComponent(this.controlEl), callback);
	}

	addText(callback: (component: TextComponent) => unknown): this {
		return this.#add(new TextComponent(this.controlEl), callback);
	}

	addSearch(callback: (component: SearchComponent) => unknown): this {
		return this.#add(new SearchComponent(this.controlEl), callback);
	}

	addTextArea(callback: (component: TextAreaComponent) => unknown): this {
		return this.#add(new TextAreaComponent(this.controlEl), callback);
	}

	addMomentFormat(callback: (component: MomentFormatComponent) => unknown): this {
		return this.#add(new MomentFormatComponent(this.controlEl), callback);
	}

	addDropdown(callback: (component: DropdownComponent) => unknown): this {
		this.settingEl.addClass("mod-dropdown");
		return this.#add(new DropdownComponent(this.controlEl), callback);
	}

	addColorPicker(callback: (component: ColorComponent) => unknown): this {
		return this.#add(new ColorComponent(this.controlEl), callback);
	}

	addProgressBar(callback: (component: ProgressBarComponent) => unknown): this {
		return this.#add(new ProgressBarComponent(this.controlEl), callback);
	}

	addSlider(callback: (component: SliderComponent) => unknown): this {
		return this.#add(new SliderComponent(this.controlEl), callback);
	}

	addDisplayValue(callback: (component: DisplayValueComponent) => unknown): this {
		return this.#add(new DisplayValueComponent(this.controlEl), callback);
	}

	then(callback: (setting: this) => unknown): this {
		callback(this);
		return this;
	}

	clear(): this {
		this.controlEl.empty();
		this.components = [];
		return this;
	}

	#add<T extends BaseComponent>(component: T, callback: (component: T) => unknown): this {
		this.components.push(component);
		callback(component);
		return this;
	}
}
