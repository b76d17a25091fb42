import { setIcon, setTooltip } from "obsidian";

/** Gives a button an icon and no words; `label` is read aloud, and shown under the pointer. */
export function asIconButton(button: HTMLElement, icon: string, label: string): HTMLElement {
	button.addClass("clickable-icon", "networking-notes-icon");
	button.setAttribute("aria-label", label);
	setIcon(button, icon);
	setTooltip(button, label);
	return button;
}
