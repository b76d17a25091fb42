/** The controls of a card. */
import { setIcon } from "obsidian";
import { asIconButton } from "../icon-button";

/** A button with words. `key` finds it again when the card is redrawn. */
export function button(
	el: HTMLElement,
	label: string,
	key: string,
	run: (evt: MouseEvent) => void,
	cls = "",
): HTMLElement {
	const made = el.createEl("button", { text: label, cls, attr: { type: "button", "data-card": key } });
	made.addEventListener("click", run);
	return made;
}

/** A button with an icon and no words. */
export function iconButton(
	el: HTMLElement,
	icon: string,
	label: string,
	key: string,
	run: (evt: MouseEvent) => void,
): void {
	asIconButton(button(el, "", key, run), icon, label);
}

/** A button that says what it does, with an icon before the words. */
export function wordedButton(
	el: HTMLElement,
	icon: string,
	label: string,
	key: string,
	run: (evt: MouseEvent) => void,
	cls: string,
): void {
	const made = button(el, "", key, run, cls);
	setIcon(made.createSpan({ cls: "networking-notes-button-icon", attr: { "aria-hidden": "true" } }), icon);
	made.createSpan({ text: label });
}

/** A quiet link. */
export function link(el: HTMLElement, text: string, key: string, run: (evt: MouseEvent) => void): void {
	el.createEl("a", {
		cls: "internal-link",
		text,
		attr: { href: "#", dir: "auto", "data-card": key },
	}).addEventListener("click", (evt) => {
		evt.preventDefault();
		run(evt);
	});
}
