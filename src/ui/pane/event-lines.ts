/** What the pane says of events: how far tonight's goal is, and whose people wait or what came of them. Two quiet lines at the most. */
import { setIcon } from "obsidian";
import type { EventsNow } from "../../actions/read-events";
import type { Day } from "../../domain/day";
import type { EventNote } from "../../domain/event";
import { EVENT_LINES } from "../../words/events";

/** What the lines do. */
export interface EventLineHandlers {
	readonly capture: (event: EventNote) => void;
	readonly debrief: (event: EventNote) => void;
	readonly open: (event: EventNote) => void;
}

function line(el: HTMLElement, icon: string, words: string, run: () => void): void {
	const button = el.createEl("button", { cls: "networking-notes-event-line", attr: { type: "button" } });
	setIcon(button.createSpan({ cls: "networking-notes-event-icon" }), icon);
	button.createSpan({ text: words, attr: { dir: "auto" } });
	button.addEventListener("click", run);
}

/** Draws the lines; nothing where no event is on or was lately. What had the focus keeps it. */
export function renderEventLines(
	el: HTMLElement,
	{ tonight, waits, after }: EventsNow,
	today: Day,
	locale: string,
	on: EventLineHandlers,
): void {
	const focused = [...el.children].findIndex((child) => child === el.doc.activeElement);
	el.empty();
	el.toggleClass("networking-notes-hidden", (tonight ?? waits ?? after) === undefined);
	if (tonight !== undefined) {
		const { event, people } = tonight;
		line(el, "ticket", EVENT_LINES.tonight(event.name, people, locale), () => on.capture(event));
	}
	if (waits !== undefined) {
		const { event, people } = waits;
		line(el, "moon-star", EVENT_LINES.waits(event, people, today, locale), () => on.debrief(event));
	}
	if (after !== undefined) {
		const { event, met, held } = after;
		line(el, "handshake", EVENT_LINES.after(event.name, met, held, locale), () => on.open(event));
	}
	if (focused >= 0) (el.children[focused] as HTMLElement | undefined)?.focus();
}
