import type { SettingDefinitionItem } from "obsidian";
import type { App } from "../api/app";
import type { Plugin } from "../api/plugin";
import { reportLater } from "../core/report";
import { DefinitionsView } from "./setting-definitions";

/** The app's page of settings: drawn from its definitions; where there are none, by its `display`. */
export abstract class SettingTab {
	icon = "";
	/** The id and name under which the dialog lists it. Not public. */
	id = "";
	name = "";
	containerEl: HTMLElement = createDiv("vertical-tab-content");
	settingItems: SettingDefinitionItem[] = [];
	#view: DefinitionsView | undefined;

	constructor(readonly app: App) {}

	getSettingDefinitions(): SettingDefinitionItem[] {
		return [];
	}

	/** Reads the definitions anew and, where the tab is on screen, draws them. */
	update(): void {
		this.settingItems = this.getSettingDefinitions();
		if (this.#view) this.#draw();
	}

	/** Reads the definitions without drawing them, for the search: a tab that can't tell them is none the less listed. Not public. */
	index(): void {
		try {
			this.update();
		} catch (error) {
			reportLater(error);
		}
	}

	getControlValue(key: string): unknown {
		return this.app.vault.getConfig(key);
	}

	setControlValue(key: string, value: unknown): void | Promise<void> {
		this.app.vault.setConfig(key, value);
	}

	refreshDomState(): void {
		this.#view?.refresh();
	}

	display(): void {}

	hide(): void {}

	/** Called by the dialog. Not public. */
	show(): void {
		// What a tab throws leaves its page empty; the dialog stays.
		try {
			this.update();
			this.renderTab();
		} catch (error) {
			reportLater(error);
		}
	}

	/** Not public, but the app calls it by this name: a member of a plugin's tab that is called so as well shadows it. */
	renderTab(): void {
		if (this.settingItems.length === 0) this.display();
		else this.#draw();
	}

	/** Called by the dialog. Not public. */
	leave(): void {
		this.#view?.close();
		this.#view = undefined;
		try {
			this.hide();
		} catch (error) {
			reportLater(error);
		}
		this.containerEl.empty();
	}

	#draw(): void {
		this.#view ??= new DefinitionsView(this, this.containerEl);
		this.#view.draw(this.settingItems);
	}
}

/** The settings of a plugin: `plugin.settings`, saved with `plugin.saveData`. */
export abstract class PluginSettingTab extends SettingTab {
	constructor(
		app: App,
		private readonly plugin: Plugin,
	) {
		super(app);
		this.id = plugin.manifest.id;
		this.name = plugin.manifest.name;
	}

	override getControlValue(key: string): unknown {
		return (this.plugin.settings as Record<string, unknown> | undefined)?.[key];
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		const settings = (this.plugin.settings ??= {}) as Record<string, unknown>;
		settings[key] = value;
		await this.plugin.saveData(settings);
	}
}

/** A page below a settings tab that draws itself. */
export abstract class SettingPage {
	rootEl: HTMLElement = createDiv("setting-page");
	titlebarEl: HTMLElement = this.rootEl.createDiv("setting-page-titlebar");
	containerEl: HTMLElement = this.rootEl.createDiv("setting-page-content");
	title = "";

	abstract display(): void;

	hide(): void {}
}
