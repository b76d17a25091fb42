import { setTooltip } from "obsidian";
import type { FadingList } from "../domain/fading-list";
import { number } from "../words/count";
import { STATUS } from "../words/screen";

/** How many wait: faded, fading, and new ones whose next step is due. Product page, section 9. */
export function waitingIn({ lanes, today }: FadingList): number {
	return lanes.reduce((sum, { state, entries }) => {
		if (state === "faded" || state === "fading") return sum + entries.length;
		if (state !== "new") return sum;
		return sum + [...entries].filter(({ due }) => due !== undefined && due <= today).length;
	}, 0);
}

/** Draws the item of the status bar; hidden where nobody waits. */
export function renderStatus(el: HTMLElement, list: FadingList, locale: string): void {
	const waiting = waitingIn(list);
	el.toggleClass("networking-notes-hidden", waiting === 0);
	el.setText(STATUS.waiting(waiting, locale));
	el.setAttribute("dir", "auto");
	el.setAttribute("aria-label", `${STATUS.hint}: ${number(waiting, locale)}`);
	setTooltip(el, STATUS.hint, { placement: "top" });
}
