/** Draws a person's row and a lane's heading: `(element, model)`. What they do is decided by the grid around them. */
import { setIcon, setTooltip } from "obsidian";
import { daysBetween, type Day } from "../../../domain/day";
import type { Entry } from "../../../domain/fading-list";
import type { PaneLane } from "../../../domain/standing";
import { noteName } from "../../../domain/note-name";
import { INTRODUCTION_DAYS } from "../../../domain/rules";
import { copiedName } from "../../../note/conflict-copy";
import { number } from "../../../words/count";
import { unreadablesInWords } from "../../../words/problems";
import { initials, rowReasons, whenInWords } from "../../../words/row";
import { PANE } from "../../../words/pane";
import { LANE_NAMES } from "../../../words/standing";
import { asIconButton } from "../../icon-button";

/** What a row shows. */
export interface RowModel {
	readonly entry: Entry;
	readonly today: Day;
	readonly locale: string;
	/** Lateness from which a connection is due. */
	readonly dueAt: number;
	/** What is searched for; empty for nothing. */
	readonly query: string;
	readonly isOpen: boolean;
	/** Undefined while nobody is being selected, and no box is shown. */
	readonly selected: boolean | undefined;
}

/** Fraction of the cadence that is left, 0 to 1; undefined if there is none. */
function leftOf({ entry, dueAt, today }: Pick<RowModel, "entry" | "dueAt" | "today">): number | undefined {
	const { state, silence, lateness } = entry.standing;
	const { met } = entry.person.properties;
	if (state === "new" && met !== undefined) return 1 - daysBetween(met, today) / INTRODUCTION_DAYS;
	return silence === undefined ? undefined : Math.max(1 - lateness / dueAt, 0);
}

/** Draws a face: initials in a ring, which is what is left of the rhythm. */
export function renderFace(el: HTMLElement, model: Pick<RowModel, "entry" | "dueAt" | "today">): void {
	const left = leftOf(model);
	const face = el.createSpan({
		cls: "networking-notes-face",
		text: initials(model.entry.person.name),
		attr: { "aria-hidden": "true" },
	});
	face.toggleClass("is-unknown", left === undefined);
	face.setCssProps({ "--networking-notes-left": `${Math.round(Math.min(left ?? 0, 1) * 100)}%` });
}

function renderAction(el: HTMLElement, icon: string, label: string, act: string): void {
	const button = el.createEl("button", {
		attr: {
			type: "button",
			tabindex: "-1",
			"data-do": act,
			...(act === "more" ? { "aria-haspopup": "menu" } : {}),
		},
	});
	asIconButton(button, icon, label);
}

/** Draws one person into an element of role `row`: two lines, one height. `data-do` names what a click on a part does. */
export function renderRow(row: HTMLElement, model: RowModel): void {
	const { entry, today, locale, selected } = model;
	const { person, standing } = entry;
	row.className = `networking-notes-row is-${standing.state}`;
	row.toggleClass("is-open", model.isOpen);
	row.toggleClass("is-selected", selected === true);
	row.setAttribute("aria-expanded", String(model.isOpen));
	if (selected === undefined) row.removeAttribute("aria-selected");
	else row.setAttribute("aria-selected", String(selected));
	row.empty();
	if (selected !== undefined) {
		const cell = row.createDiv({ cls: "networking-notes-check", attr: { role: "gridcell" } });
		const box = cell.createEl("input", {
			type: "checkbox",
			attr: { tabindex: "-1", "aria-label": PANE.select(person.name), "data-do": "select" },
		});
		box.checked = selected;
	}
	const main = row.createDiv({ cls: "networking-notes-main", attr: { role: "gridcell" } });
	renderFace(main, model);
	main.createEl("a", {
		cls: "networking-notes-name",
		text: person.name,
		attr: { href: "#", dir: "auto", tabindex: "-1", "data-do": "open" },
	});
	main.createSpan({ cls: "networking-notes-when", text: whenInWords(entry, today, locale), attr: { dir: "auto" } });
	const why = main.createSpan({ cls: "networking-notes-why" });
	const { first, more } = rowReasons(entry, today, locale, model.query);
	const copied = copiedName(noteName(person.path));
	if (standing.unreadable.length > 0 || copied !== undefined) {
		const words = [unreadablesInWords(standing.unreadable), copied === undefined ? "" : PANE.copyOf(copied)]
			.filter((each) => each !== "")
			.join(" ");
		const mark = why.createSpan({ cls: "networking-notes-unreadable", attr: { role: "img", "aria-label": words } });
		setIcon(mark, "triangle-alert");
		setTooltip(mark, words);
	}
	why.createSpan({ cls: "networking-notes-first", text: first, attr: { dir: "auto" } });
	// The dot between two reasons follows the direction of the row, and each reason its own.
	for (const each of more)
		why.createSpan({ cls: "networking-notes-second" }).createSpan({ text: each, attr: { dir: "auto" } });
	const acts = row.createDiv({ cls: "networking-notes-acts", attr: { role: "gridcell" } });
	renderAction(acts, "message-circle-plus", PANE.logWith(person.name), "log");
	renderAction(acts, "check", PANE.touchToday(person.name), "touch");
	renderAction(acts, "ellipsis", PANE.moreFor(person.name), "more");
}

/** Draws a lane's heading into an element of role `row`. */
export function renderLane(row: HTMLElement, state: PaneLane, count: number, folded: boolean, locale: string): void {
	row.className = `networking-notes-lane is-${state}`;
	row.setAttribute("aria-expanded", String(!folded));
	row.empty();
	const cell = row.createDiv({
		cls: "networking-notes-lane-heading",
		attr: { role: "gridcell", "aria-label": PANE.lane(LANE_NAMES[state], count, locale) },
	});
	setIcon(
		cell.createSpan({ cls: "networking-notes-chevron", attr: { "aria-hidden": "true" } }),
		folded ? "chevron-right" : "chevron-down",
	);
	cell.createSpan({ text: LANE_NAMES[state], attr: { dir: "auto" } });
	cell.createSpan({ cls: "networking-notes-count", text: number(count, locale) });
}
