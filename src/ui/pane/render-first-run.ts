import type { Offer } from "../../domain/first-run";
import { FIRST_RUN, offerInWords } from "../../words/first-run";

/** What can be answered. */
export interface FirstRunHandlers {
	readonly accept: (offer: Offer) => void;
	readonly choose: (offer: Offer) => void;
	readonly later: () => void;
}

/** Draws what the first run found into an empty element, and asks once. */
export function renderFirstRun(
	el: HTMLElement,
	{ offer, locale }: { readonly offer: Offer; readonly locale: string },
	on: FirstRunHandlers,
): void {
	el.createEl("p", { cls: "networking-notes-empty-title", text: FIRST_RUN.title });
	const list = el.createEl("ul");
	for (const line of offerInWords(offer, locale)) list.createEl("li").createSpan({ text: line, attr: { dir: "auto" } });
	el.createEl("p", { text: FIRST_RUN.hint, attr: { dir: "auto" } });
	const buttons = el.createDiv({ cls: "networking-notes-first-run-buttons" });
	const answers: readonly (readonly [string, string, () => void])[] = [
		[FIRST_RUN.accept, "mod-cta", () => on.accept(offer)],
		[FIRST_RUN.choose, "", () => on.choose(offer)],
		[FIRST_RUN.later, "", on.later],
	];
	for (const [text, cls, run] of answers)
		buttons.createEl("button", { text, cls, attr: { type: "button", dir: "auto" } }).addEventListener("click", run);
}
