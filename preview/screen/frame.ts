import type { App } from "../api/app";
import { setIcon } from "./icons";
import { CommandPalette } from "./dialogs/command-palette";
import { setTooltip } from "./tooltip";

/** What surrounds the workspace: the ribbon, the status bar, and on phones the bar at the bottom. */
export class Frame {
	readonly appEl: HTMLElement = createDiv("app-container");
	readonly ribbonActionsEl: HTMLElement;
	readonly statusBarEl: HTMLElement;

	constructor(app: App) {
		const main = this.appEl.createDiv("horizontal-main-container");
		const ribbon = main.createDiv("workspace-ribbon side-dock-ribbon mod-left");
		this.#button(ribbon, "sidebar-toggle-button", "panel-left", "Toggle left sidebar", () =>
			app.workspace.leftSplit.toggle(),
		);
		this.ribbonActionsEl = ribbon.createDiv("side-dock-actions");
		const settings = ribbon.createDiv("side-dock-settings");
		this.#button(settings, "side-dock-ribbon-action", "terminal", "Open command palette", () =>
			new CommandPalette(app).open(),
		);
		this.#button(settings, "side-dock-ribbon-action", "settings", "Settings", () => app.setting.open());
		this.#button(settings, "side-dock-ribbon-action", "panel-right", "Toggle right sidebar", () =>
			app.workspace.rightSplit.toggle(),
		);
		main.append(app.workspace.containerEl);
		this.statusBarEl = this.appEl.createDiv("status-bar");
		const bar = this.appEl.createDiv("mobile-navbar");
		this.#button(bar, "mobile-navbar-action", "panel-left", "Files", () => app.workspace.leftSplit.toggle());
		this.#button(bar, "mobile-navbar-action", "plus", "Open command palette", () => new CommandPalette(app).open());
		this.#button(bar, "mobile-navbar-action", "settings", "Settings", () => app.setting.open());
		this.#button(bar, "mobile-navbar-action", "panel-right", "Right sidebar", () => app.workspace.rightSplit.toggle());
	}

	#button(parent: HTMLElement, cls: string, icon: string, title: string, press: () => void): void {
		const el = parent.createDiv({ cls: `clickable-icon ${cls}`, attr: { role: "button", tabindex: 0 } });
		setTooltip(el, title);
		setIcon(el, icon);
		el.addEventListener("click", press);
		el.addEventListener("keydown", (event) => {
			if (event.key === "Enter" || event.key === " ") press();
		});
	}
}
