import type { App } from "../api/app";
import { Modal } from "../screen/dialogs/modal";
import type { SettingTab } from "./setting-tab";

/** The app's settings. The app shows them in a window of their own; here they are a dialog with the same structure. */
export class SettingsDialog extends Modal {
	activeTab: SettingTab | null = null;
	readonly pluginTabs: SettingTab[] = [];
	readonly #headerEl: HTMLElement;
	readonly #contentEl: HTMLElement;

	constructor(app: App) {
		super(app);
		this.modalEl.addClasses(["mod-settings", "mod-sidebar-layout"]);
		this.setTitle("Settings");
		this.contentEl.addClass("vertical-tabs-container");
		this.#headerEl = this.contentEl.createDiv("vertical-tab-header");
		this.#contentEl = this.contentEl.createDiv("vertical-tab-content-container");
	}

	/** Lists a tab, and reads its definitions once for the search, before it is shown: as the app does. */
	addTab(tab: SettingTab): void {
		this.pluginTabs.push(tab);
		tab.index();
		this.#drawHeader();
	}

	removeTab(tab: SettingTab): void {
		if (this.activeTab === tab) this.#leave();
		const at = this.pluginTabs.indexOf(tab);
		if (at >= 0) this.pluginTabs.splice(at, 1);
		this.#drawHeader();
	}

	openTabById(id: string): SettingTab | null {
		const tab = this.pluginTabs.find((other) => other.id === id) ?? null;
		if (tab) this.openTab(tab);
		return tab;
	}

	openTab(tab: SettingTab): void {
		this.#leave();
		this.activeTab = tab;
		this.#contentEl.append(tab.containerEl);
		tab.show();
		this.#drawHeader();
	}

	override onOpen(): void {
		const first = this.activeTab ?? this.pluginTabs[0];
		if (first) this.openTab(first);
	}

	override onClose(): void {
		const tab = this.activeTab;
		this.#leave();
		this.activeTab = tab;
	}

	#leave(): void {
		if (!this.activeTab?.containerEl.isConnected) return;
		this.activeTab.leave();
		this.activeTab.containerEl.remove();
		this.activeTab = null;
	}

	#drawHeader(): void {
		this.#headerEl.empty();
		const group = this.#headerEl.createDiv("vertical-tab-header-group");
		group.createDiv({ cls: "vertical-tab-header-group-title", text: "Community plugins" });
		for (const tab of this.pluginTabs) {
			const item = group.createDiv({
				cls: "vertical-tab-nav-item",
				text: tab.name,
				attr: { role: "tab", tabindex: 0 },
			});
			item.toggleClass("is-active", tab === this.activeTab);
			item.addEventListener("click", () => this.openTab(tab));
			item.addEventListener("keydown", (event) => {
				if (event.key === "Enter" || event.key === " ") this.openTab(tab);
			});
		}
	}
}
