import { setIcon } from "./icons";
import { setTooltip } from "./tooltip";

/** A button of the app's frame: an icon with a name, which the mouse and the keyboard press. */
export function makeIconButton(cls: string, icon: string, title: string, press: () => void): HTMLElement {
	const el = createDiv({ cls: `clickable-icon ${cls}`, attr: { role: "button", tabindex: 0 } });
	setTooltip(el, title);
	setIcon(el, icon);
	el.addEventListener("click", press);
	el.addEventListener("keydown", (event) => {
		if (event.key === "Enter" || event.key === " ") press();
	});
	return el;
}
