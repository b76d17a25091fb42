import { PANE } from "../../words/pane";

/** What can be done with everybody selected. */
export interface SelectionHandlers {
	readonly all: () => void;
	readonly log: () => void;
	readonly snooze: () => void;
	readonly cadence: () => void;
	readonly rest: () => void;
	readonly share: () => void;
	readonly done: () => void;
}

/** Draws the bar of a selection into an empty element. `data-selection` names what a button does. */
export function renderSelectionBar(el: HTMLElement, count: number, locale: string, on: SelectionHandlers): void {
	el.createSpan({ cls: "networking-notes-selected", text: PANE.selected(count, locale) });
	const acts: readonly (readonly [string, string, () => void, boolean])[] = [
		["all", PANE.selectAll, on.all, true],
		["log", PANE.log, on.log, count > 0],
		["snooze", PANE.snooze, on.snooze, count > 0],
		["cadence", PANE.setCadence, on.cadence, count > 0],
		["rest", PANE.letRest, on.rest, count > 0],
		["share", PANE.export, on.share, count > 0],
		["done", PANE.endSelection, on.done, true],
	];
	for (const [key, label, run, enabled] of acts) {
		const button = el.createEl("button", { text: label, attr: { type: "button", "data-selection": key } });
		button.disabled = !enabled;
		button.addEventListener("click", run);
	}
}
