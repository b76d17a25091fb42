import { setIcon } from "../icons";
import { setTooltip } from "../tooltip";

/** An icon of the ribbon. */
export interface RibbonItem {
	/** The plugin's id, a colon and the title. */
	id: string;
	icon: string;
	title: string;
	hidden: boolean;
	callback: (event: MouseEvent) => unknown;
	buttonEl: HTMLElement;
}

/**
 * The icons which plugins add with `Plugin.addRibbonIcon`: a bar at the edge of a desktop's window, a column of a tablet's left
 * drawer. On a phone it is in the drawer too, but not seen: there the bar at the bottom shows `items` as a menu.
 */
export class WorkspaceRibbon {
	/** Not public. */
	readonly containerEl: HTMLElement;
	/** Not public. */
	readonly ribbonItemsEl: HTMLElement;
	/** Not public. */
	readonly items: RibbonItem[] = [];

	constructor(side: "left" | "right") {
		this.containerEl = createDiv(`workspace-ribbon side-dock-ribbon mod-${side}`);
		this.ribbonItemsEl = this.containerEl.createDiv("side-dock-actions");
	}

	/** Adds an icon; returns it. Not public. */
	add(id: string, icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const buttonEl = this.ribbonItemsEl.createDiv("clickable-icon side-dock-ribbon-action");
		setTooltip(buttonEl, title, { placement: "right" });
		setIcon(buttonEl, icon);
		buttonEl.addEventListener("click", (event) => void callback(event));
		this.items.push({ id, icon, title, hidden: false, callback, buttonEl });
		return buttonEl;
	}

	/** Takes an icon away. Not public. */
	remove(buttonEl: HTMLElement): void {
		const at = this.items.findIndex((item) => item.buttonEl === buttonEl);
		if (at >= 0) this.items.splice(at, 1);
		buttonEl.remove();
	}

	/** In a drawer the ribbon has a class of its own in the place of `workspace-ribbon`. Not public. */
	setInDrawer(isInDrawer: boolean): void {
		this.containerEl.toggleClass("workspace-ribbon", !isInDrawer);
		this.containerEl.toggleClass("workspace-drawer-ribbon", isInDrawer);
	}
}
