import type { Menu } from "obsidian";

/** Shows a menu where it was asked for: at the pointer, or below the control that the keyboard pressed. */
export function showMenu(menu: Menu, evt: MouseEvent): void {
	const target = evt.currentTarget;
	// A click made by the keyboard has no place of its own.
	if (evt.detail !== 0 || evt.type === "contextmenu" || !(target as Node | null)?.instanceOf(HTMLElement)) {
		menu.showAtMouseEvent(evt);
		return;
	}
	const { left, bottom } = (target as HTMLElement).getBoundingClientRect();
	menu.showAtPosition({ x: left, y: bottom }, (target as HTMLElement).doc);
}
