/** Draws the pane: `(element, model, handlers)`, no app inside. */
import { setIcon, setTooltip } from "obsidian";
import type { FadingList, Lane } from "../../domain/fading-list";
import { OPEN_LANES, type State } from "../../domain/lateness";
import { COMMANDS, PANE } from "../../words/screen";
import { LANE_NAMES } from "../../words/standing";
import { renderRow, type RowHandlers } from "./render-row";

/** What the pane shows. */
export interface PaneModel {
	readonly list: FadingList;
	readonly goal: number;
	readonly peopleFolder: string;
	/** Notes that may be people's, whose properties can't be read. */
	readonly unread: number;
	readonly locale: string;
	/** Whether the notes have been read once. */
	readonly ready: boolean;
	readonly isFolded: (state: State) => boolean;
}

/** What the pane's controls do. */
export interface PaneHandlers extends RowHandlers {
	readonly newPerson: () => void;
	readonly menu: (evt: MouseEvent) => void;
	readonly fold: (state: State, folded: boolean) => void;
}

function iconButton(el: HTMLElement, icon: string, label: string, key: string): HTMLElement {
	const button = el.createEl("button", { cls: "clickable-icon networking-notes-icon", attr: { type: "button", "aria-label": label, "data-focus": key } });
	setIcon(button, icon);
	setTooltip(button, label);
	return button;
}

function renderHead(el: HTMLElement, model: PaneModel, on: PaneHandlers): void {
	const { list, goal, locale } = model;
	const head = el.createDiv({ cls: "networking-notes-head" });
	const numbers = head.createDiv({ cls: "networking-notes-numbers" });
	if (list.people > 0) {
		if (goal > 0) numbers.createSpan({ text: PANE.introductions(list.introductions, goal, list.today, locale) });
		if (list.quarter.gives + list.quarter.asks > 0) numbers.createSpan({ text: PANE.quarter(list.quarter, locale) });
	}
	iconButton(head, "user-plus", COMMANDS.newPerson, "new").addEventListener("click", on.newPerson);
	iconButton(head, "more-horizontal", PANE.more, "menu").addEventListener("click", on.menu);
}

function renderNobody(el: HTMLElement, model: PaneModel, on: PaneHandlers): void {
	const empty = el.createDiv({ cls: "networking-notes-empty" });
	if (!model.ready) {
		empty.createEl("p", { text: PANE.reading });
		return;
	}
	empty.createEl("p", { cls: "networking-notes-empty-title", text: PANE.nobodyYet });
	empty.createEl("p", { text: PANE.nobodyYetHint });
	const button = empty.createEl("button", { cls: "mod-cta", text: COMMANDS.newPerson, attr: { type: "button", "data-focus": "first" } });
	button.addEventListener("click", on.newPerson);
	empty.createEl("p", { cls: "networking-notes-hint", text: PANE.howNotesBecomePeople(model.peopleFolder) });
}

function renderLane(el: HTMLElement, lane: Lane, model: PaneModel, on: PaneHandlers): void {
	const { state, entries } = lane;
	const folded = model.isFolded(state);
	const section = el.createEl("section", { cls: `networking-notes-lane is-${state}` });
	const heading = section.createEl("button", {
		cls: "networking-notes-lane-heading clickable-icon",
		attr: { type: "button", "aria-expanded": String(!folded), "data-focus": `lane ${state}`, "aria-label": PANE.lane(LANE_NAMES[state], entries.length, model.locale) },
	});
	setIcon(heading.createSpan({ cls: "networking-notes-chevron", attr: { "aria-hidden": "true" } }), folded ? "chevron-right" : "chevron-down");
	heading.createSpan({ text: LANE_NAMES[state] });
	heading.createSpan({ cls: "networking-notes-count", text: String(entries.length) });
	heading.addEventListener("click", () => on.fold(state, !folded));
	if (folded) return;
	const rows = section.createEl("ul", { cls: "networking-notes-rows" });
	for (const entry of entries) renderRow(rows, { entry, today: model.list.today, locale: model.locale }, on);
}

/** Draws everything into an empty element. */
export function renderPane(el: HTMLElement, model: PaneModel, on: PaneHandlers): void {
	renderHead(el, model, on);
	if (model.list.people === 0) renderNobody(el, model, on);
	const lanes = model.list.lanes.filter(({ entries }) => entries.length > 0);
	const nobodyOpen = model.list.people > 0 && !lanes.some(({ state }) => OPEN_LANES.includes(state));
	if (nobodyOpen) el.createEl("p", { cls: "networking-notes-hint", text: PANE.nobodyFading });
	for (const lane of lanes) renderLane(el, lane, model, on);
	if (model.unread > 0) el.createEl("p", { cls: "networking-notes-hint", text: PANE.unread(model.unread, model.locale) });
}

/** What has the focus in the pane, so that it can have it again after the pane is drawn anew. */
export function focusKey(el: HTMLElement): string | undefined {
	const active = el.doc.activeElement;
	return active !== null && el.contains(active) ? (active.getAttribute("data-focus") ?? undefined) : undefined;
}

/** Gives the focus back; a row that is gone gives it to the row in its place, so that the keyboard is not lost. */
export function restoreFocus(el: HTMLElement, key: string, index: number): void {
	const all = [...el.querySelectorAll<HTMLElement>("[data-focus]")];
	const same = all.find((each) => each.getAttribute("data-focus") === key);
	const target = same ?? all.filter((each) => each.getAttribute("data-focus")?.startsWith("open ") === true)[Math.max(index, 0)] ?? all[0];
	target?.focus({ preventScroll: true });
}

/** The place of the focused row among all rows, or -1. */
export function focusedRow(el: HTMLElement): number {
	const active = el.doc.activeElement;
	return [...el.querySelectorAll(".networking-notes-row")].findIndex((row) => row.contains(active));
}

