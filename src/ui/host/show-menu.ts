import type { Menu } from "obsidian";

/** Shows a menu at the pointer, or, for a keyboard press, below the control (`by`, else the event's target). */
export function showMenu(menu: Menu, evt: MouseEvent | undefined, by?: HTMLElement): void {
	const node = (by ?? evt?.currentTarget) as Node | null | undefined;
	// A click made by the keyboard has no place of its own.
	const pointed = evt !== undefined && (evt.detail !== 0 || evt.type === "contextmenu");
	if (evt !== undefined && (pointed || node?.instanceOf(HTMLElement) !== true)) {
		menu.showAtMouseEvent(evt);
		return;
	}
	if (node?.instanceOf(HTMLElement) !== true) return;
	const { left, bottom } = node.getBoundingClientRect();
	menu.showAtPosition({ x: left, y: bottom }, node.doc);
}
