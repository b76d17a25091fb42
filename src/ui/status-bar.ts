import { setTooltip } from "obsidian";
import { waitingIn, type FadingList } from "../domain/fading-list";
import { STATUS } from "../words/pane";

/** Draws the item of the status bar: how many wait. Hidden where nobody does. */
export function renderStatus(el: HTMLElement, list: FadingList, locale: string): void {
	const waiting = waitingIn(list);
	el.toggleClass("networking-notes-hidden", waiting === 0);
	el.setText(STATUS.waiting(waiting, locale));
	el.setAttribute("dir", "auto");
	// The tooltip is the name for a screen reader, too, and takes the place of the text.
	setTooltip(el, `${STATUS.waiting(waiting, locale)}. ${STATUS.hint}`, { placement: "top" });
}
