import type { App } from "../api/app";
import { CommandPalette, QuickSwitcher } from "./dialogs/command-palette";
import { makeIconButton } from "./icon-button";
import { Menu } from "./menu";

/**
 * The bar at the bottom of a phone, which is `app.mobileNavbar`. It floats over the view where `body` has `is-floating-nav`.
 * Two of its buttons open the drawers, which the app opens by a swipe.
 */
export class MobileNavbar {
	readonly containerEl: HTMLElement = createDiv("mobile-navbar mod-raised");

	constructor(private readonly app: App) {
		const actions = this.containerEl.createDiv("mobile-navbar-actions");
		const add = (icon: string, title: string, press: () => void): void =>
			void actions.append(makeIconButton("mobile-navbar-action", icon, title, press));
		add("panel-left", "Files", () => app.workspace.leftSplit.toggle());
		add("search", "Quick switcher", () => new QuickSwitcher(app).open());
		add("plus", "Open command palette", () => new CommandPalette(app).open());
		add("menu", "Menu", () => this.showRibbonMenu());
		add("panel-right", "Right sidebar", () => app.workspace.rightSplit.toggle());
	}

	/** A menu of what is in the ribbon, made anew each time it opens. */
	showRibbonMenu(): Menu {
		const menu = new Menu();
		for (const { icon, title, hidden, callback } of this.app.workspace.leftRibbon.items) {
			if (hidden) continue;
			menu.addItem((item) =>
				item
					.setTitle(title)
					.setIcon(icon)
					.onClick((event) => callback(event as MouseEvent)),
			);
		}
		menu.addItem((item) =>
			item
				.setSection("settings")
				.setTitle("Settings")
				.setIcon("settings")
				.onClick(() => this.app.setting.open()),
		);
		const box = this.containerEl.getBoundingClientRect();
		return menu.showAtPosition({ x: box.right, y: box.top - 8, left: true }, this.containerEl.doc);
	}
}
