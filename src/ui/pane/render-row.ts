import { setIcon, setTooltip } from "obsidian";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import { unreadablesInWords } from "../../words/problems";
import { PANE } from "../../words/screen";
import { latenessInWords, metInWords, reasonInWords, REQUIREMENT_MARKS, REQUIREMENT_NAMES, requirementInWords } from "../../words/standing";

/** What a row shows. */
export interface RowModel {
	readonly entry: Entry;
	readonly today: Day;
	readonly locale: string;
}

/** What a row's controls do. */
export interface RowHandlers {
	readonly open: (entry: Entry, evt: MouseEvent) => void;
	readonly log: (entry: Entry) => void;
	readonly more: (entry: Entry, evt: MouseEvent) => void;
	/** Told while the pointer is over a name, for the app's page preview. */
	readonly hover: (entry: Entry, evt: MouseEvent, target: HTMLElement) => void;
}

/** Lateness from which the bar is full: where fading becomes faded. */
const FULL_BAR = 3;

function percent(part: number, whole: number): string {
	return `${Math.round(Math.min(whole === 0 ? 0 : part / whole, 1) * 100)}%`;
}

function renderBar(el: HTMLElement, { standing }: Entry): void {
	const bar = el.createDiv({ cls: "networking-notes-bar", attr: { "aria-hidden": "true" } });
	bar.setCssProps({ "--networking-notes-lateness": percent(standing.lateness, FULL_BAR) });
}

function renderBalance(el: HTMLElement, { standing }: Entry, locale: string): void {
	const { gives, asks } = standing.balance;
	const label = PANE.balance(standing.balance, locale);
	const balance = el.createSpan({ cls: "networking-notes-balance", attr: { role: "img", "aria-label": label } });
	setTooltip(balance, label);
	for (const [side, part] of [["gives", gives], ["asks", asks]] as const) {
		balance.createSpan({ cls: `networking-notes-${side}` }).setCssProps({ "--networking-notes-part": percent(part, gives + asks) });
	}
}

function renderMarks(el: HTMLElement, { entry, today, locale }: RowModel): void {
	const { requirements } = entry.standing;
	const label = requirements.map((each) => `${REQUIREMENT_NAMES[each.id]} (${each.state}): ${requirementInWords(each, today, locale)}`).join("\n");
	const marks = el.createSpan({
		cls: "networking-notes-marks",
		text: requirements.map(({ state }) => REQUIREMENT_MARKS[state]).join(""),
		attr: { role: "img", "aria-label": label },
	});
	setTooltip(marks, label);
}

/** The second line: the sentence; of a new introduction where they were met, since the step stands above. */
function sentence({ entry, today, locale }: RowModel): string {
	const { state, step } = entry.standing;
	return state === "new" && step !== undefined && !step.overdue ? metInWords(entry, today, locale) : reasonInWords(entry, today, locale);
}

/** Draws one person: two lines, one height. */
export function renderRow(list: HTMLElement, model: RowModel, on: RowHandlers): void {
	const { entry, today, locale } = model;
	const { person, standing } = entry;
	const row = list.createEl("li", { cls: `networking-notes-row is-${standing.state}`, attr: { "data-path": person.path } });
	const name = row.createEl("a", { cls: "networking-notes-name", text: person.name, attr: { href: "#", dir: "auto", "data-focus": `open ${person.path}` } });
	name.addEventListener("click", (evt) => {
		evt.preventDefault();
		on.open(entry, evt);
	});
	name.addEventListener("auxclick", (evt) => {
		if (evt.button !== 1) return;
		evt.preventDefault();
		on.open(entry, evt);
	});
	name.addEventListener("mouseover", (evt) => on.hover(entry, evt, name));
	row.createSpan({ cls: "networking-notes-days", text: latenessInWords(entry, today, locale) });
	const why = row.createSpan({ cls: "networking-notes-why", text: sentence(model), attr: { dir: "auto" } });
	setTooltip(why, reasonInWords(entry, today, locale));
	const side = row.createSpan({ cls: "networking-notes-side" });
	if (standing.unreadable.length > 0) {
		const words = unreadablesInWords(standing.unreadable);
		const mark = side.createSpan({ cls: "networking-notes-unreadable", attr: { role: "img", "aria-label": `${PANE.unreadable}: ${words}` } });
		setIcon(mark, "alert-triangle");
		setTooltip(mark, words);
	}
	renderBalance(side, entry, locale);
	renderMarks(side, model);
	const log = side.createEl("button", {
		cls: "networking-notes-log", text: PANE.log,
		attr: { type: "button", "aria-label": PANE.logWith(person.name), "data-focus": `log ${person.path}` },
	});
	log.addEventListener("click", () => on.log(entry));
	const more = side.createEl("button", {
		cls: "clickable-icon networking-notes-icon",
		attr: { type: "button", "aria-label": PANE.moreFor(person.name), "aria-haspopup": "menu", "data-focus": `more ${person.path}` },
	});
	setIcon(more, "more-horizontal");
	more.addEventListener("click", (evt) => on.more(entry, evt));
	row.addEventListener("contextmenu", (evt) => {
		evt.preventDefault();
		on.more(entry, evt);
	});
	renderBar(row, entry);
}
