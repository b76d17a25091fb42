/** Draws a person's row and a lane's heading: `(element, model)`. What they do is decided by the grid around them. */
import { setIcon, setTooltip } from "obsidian";
import type { Day } from "../../../domain/day";
import type { Entry } from "../../../domain/fading-list";
import type { State } from "../../../domain/standing";
import { noteName } from "../../../domain/note-name";
import type { Balance } from "../../../domain/person";
import { copiedName } from "../../../note/conflict-copy";
import { number } from "../../../words/count";
import { unreadablesInWords } from "../../../words/problems";
import { PANE } from "../../../words/screen";
import {
	latenessInWords,
	marksInWords,
	LANE_NAMES,
	reasonInWords,
	REQUIREMENT_MARKS,
	REQUIREMENT_NAMES,
	requirementInWords,
} from "../../../words/standing";

/** What a row shows. */
export interface RowModel {
	readonly entry: Entry;
	readonly today: Day;
	readonly locale: string;
	/** Lateness at which the bar is full: where fading becomes faded. */
	readonly fullBar: number;
	/** Lateness from which a connection is due. */
	readonly dueAt: number;
	readonly isOpen: boolean;
	/** Undefined while nobody is being selected, and no box is shown. */
	readonly selected: boolean | undefined;
}

function percent(part: number, whole: number): string {
	return `${Math.round(Math.min(whole === 0 ? 0 : part / whole, 1) * 100)}%`;
}

/** Gives to one side, asks to the other, both as parts of the larger. */
export function renderBalance(el: HTMLElement, balance: Balance, locale: string): void {
	const { gives, asks } = balance;
	const label = PANE.balance(balance, locale);
	const bar = el.createSpan({ cls: "networking-notes-balance", attr: { role: "img", "aria-label": label } });
	setTooltip(bar, label);
	for (const [side, part] of [
		["gives", gives],
		["asks", asks],
	] as const) {
		bar
			.createSpan({ cls: `networking-notes-${side}` })
			.setCssProps({ "--networking-notes-part": percent(part, Math.max(gives, asks)) });
	}
}

function renderMarks(el: HTMLElement, { entry, today, locale }: RowModel): void {
	const { requirements } = entry.standing;
	const marks = el.createSpan({
		cls: "networking-notes-marks",
		text: requirements.map(({ state }) => REQUIREMENT_MARKS[state]).join(""),
		attr: { role: "img", "aria-label": marksInWords(requirements) },
	});
	setTooltip(
		marks,
		requirements.map((each) => `${REQUIREMENT_NAMES[each.id]}: ${requirementInWords(each, today, locale)}`).join("\n"),
	);
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
	main.createEl("a", {
		cls: "networking-notes-name",
		text: person.name,
		attr: { href: "#", dir: "auto", tabindex: "-1", "data-do": "open" },
	});
	main.createSpan({ cls: "networking-notes-days", text: latenessInWords(entry, today, locale), attr: { dir: "auto" } });
	main.createSpan({ cls: "networking-notes-why", text: reasonInWords(entry, today, locale), attr: { dir: "auto" } });
	const side = main.createSpan({ cls: "networking-notes-side" });
	const copied = copiedName(noteName(person.path));
	if (standing.unreadable.length > 0 || copied !== undefined) {
		const words = [unreadablesInWords(standing.unreadable), copied === undefined ? "" : PANE.copyOf(copied)]
			.filter((each) => each !== "")
			.join(" ");
		const mark = side.createSpan({ cls: "networking-notes-unreadable", attr: { role: "img", "aria-label": words } });
		setIcon(mark, "triangle-alert");
		setTooltip(mark, words);
	}
	if (standing.balance.gives + standing.balance.asks > 0) renderBalance(side, standing.balance, locale);
	renderMarks(side, model);
	main.createDiv({ cls: "networking-notes-bar", attr: { "aria-hidden": "true" } }).setCssProps({
		"--networking-notes-lateness": percent(standing.lateness, model.fullBar),
		"--networking-notes-due": percent(model.dueAt, model.fullBar),
	});
	const acts = row.createDiv({ cls: "networking-notes-acts", attr: { role: "gridcell" } });
	acts.createEl("button", {
		cls: "networking-notes-log",
		text: PANE.log,
		attr: { type: "button", tabindex: "-1", "aria-label": PANE.logWith(person.name), "data-do": "log" },
	});
	const more = acts.createEl("button", {
		cls: "clickable-icon networking-notes-icon",
		attr: {
			type: "button",
			tabindex: "-1",
			"aria-label": PANE.moreFor(person.name),
			"aria-haspopup": "menu",
			"data-do": "more",
		},
	});
	setIcon(more, "ellipsis");
}

/** Draws a lane's heading into an element of role `row`. */
export function renderLane(row: HTMLElement, state: State, count: number, folded: boolean, locale: string): void {
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
