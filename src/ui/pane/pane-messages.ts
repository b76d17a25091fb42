/**
 * Draws what is said around the grid: what the first run found, why the grid has nobody to show, how many notes can't be read.
 * What is said already stays as it is, since somebody may be reading it, or have the focus on its button.
 */
import type { FadingList } from "../../domain/fading-list";
import type { Offer } from "../../domain/first-run";
import { OPEN_LANES, type State } from "../../domain/standing";
import { filtersNothing, type Filters } from "../../domain/search";
import { COMMANDS } from "../../words/commands";
import { PANE } from "../../words/pane";
import { renderFirstRun, type FirstRunHandlers } from "./render-first-run";

/** Asks what the first run found, or takes the question away where there is no offer. Returns whether that took the focus with it. */
export function renderOffer(el: HTMLElement, offer: Offer | undefined, locale: string, on: FirstRunHandlers): boolean {
	const isDrawn = el.childElementCount > 0;
	el.toggleClass("networking-notes-hidden", offer === undefined);
	if (offer !== undefined) {
		if (!isDrawn) renderFirstRun(el, { offer, locale }, on);
		return false;
	}
	const held = isDrawn && el.contains(el.doc.activeElement);
	el.empty();
	return held;
}

/** What decides which message stands in place of the list. */
export interface MessageModel {
	readonly list: FadingList;
	readonly filters: Filters;
	/** How many lines the grid has; undefined while somebody is still looked for. */
	readonly lines: number | undefined;
	/** Whether somebody of a quiet ledger is shown. */
	readonly inLedgers: boolean;
	/** Whether the first run asks already what is to be done. */
	readonly asked: boolean;
	/** Whether the vault has been read. */
	readonly ready: boolean;
	readonly peopleFolder: string;
	readonly locale: string;
}

function messageOf({ list, filters, lines, inLedgers, asked, ready, peopleFolder }: MessageModel): string {
	if (lines === 0 && inLedgers) return "";
	if (list.people === 0) return asked ? "" : ready ? `nobody ${peopleFolder}` : "reading";
	if (lines === 0) return "noMatch";
	const isAnybodyOpen = list.lanes.some(
		({ state, entries }) => (state === "comingUp" || OPEN_LANES.includes(state)) && entries.length > 0,
	);
	// Before the logs are read there is no telling.
	if (!ready || !filtersNothing(filters) || isAnybodyOpen) return "";
	const undated = peopleIn(list, "undated");
	return undated > 0 && peopleIn(list, "warm") === 0 ? "nobodyDated" : `nobodyOpen ${undated}`;
}

function peopleIn({ lanes }: FadingList, lane: State): number {
	return lanes.find(({ state }) => state === lane)?.entries.length ?? 0;
}

/** Shown when nobody has a date yet: "nobody is fading" would be a guess. */
function renderNobodyDated(el: HTMLElement, lastSpoke: () => void): void {
	el.createEl("p", { cls: "networking-notes-empty-title", text: PANE.nobodyDated });
	el.createEl("p", { text: PANE.nobodyDatedHint });
	renderLastSpoke(el, lastSpoke, "mod-cta");
}

function renderLastSpoke(el: HTMLElement, lastSpoke: () => void, cls = ""): void {
	el.createEl("button", { cls, text: COMMANDS.lastSpoke, attr: { type: "button" } }).addEventListener(
		"click",
		lastSpoke,
	);
}

/** What is shown where nobody is late, as far as that is known. */
function renderNobodyOpen(el: HTMLElement, { list, locale }: MessageModel, lastSpoke: () => void): void {
	const undated = peopleIn(list, "undated");
	el.createEl("p", { text: PANE.nobodyFading });
	if (undated === 0) return;
	el.createEl("p", { cls: "networking-notes-hint", text: PANE.someUndated(undated, locale) });
	renderLastSpoke(el, lastSpoke);
}

/** What is shown in place of the list where there is nobody. */
function renderNobody(
	el: HTMLElement,
	{ ready, peopleFolder }: { readonly ready: boolean; readonly peopleFolder: string },
	newPerson: () => void,
): void {
	if (!ready) {
		el.createEl("p", { text: PANE.reading });
		return;
	}
	el.createEl("p", { cls: "networking-notes-empty-title", text: PANE.nobodyYet });
	el.createEl("p", { text: PANE.nobodyYetHint });
	el.createEl("button", { cls: "mod-cta", text: COMMANDS.newPerson, attr: { type: "button" } }).addEventListener(
		"click",
		newPerson,
	);
	el.createEl("p", { cls: "networking-notes-hint", text: PANE.howNotesBecomePeople(peopleFolder) });
}

/** What is shown where the filters let nobody through. */
function renderNoMatch(el: HTMLElement, clear: () => void): void {
	el.createEl("p", { text: PANE.nobodyFound });
	el.createEl("button", { text: PANE.clearFilters, attr: { type: "button" } }).addEventListener("click", clear);
}

/** Says why the list has nobody to show, or nobody to reach out to; hides the element where there is nothing to say. */
export function renderMessage(
	el: HTMLElement,
	model: MessageModel,
	on: { readonly newPerson: () => void; readonly lastSpoke: () => void; readonly clearFilters: () => void },
): void {
	const message = messageOf(model);
	if (el.getAttribute("data-message") === message) return;
	el.setAttribute("data-message", message);
	el.toggleClass("networking-notes-hidden", message === "");
	el.empty();
	if (message === "noMatch") renderNoMatch(el, on.clearFilters);
	else if (message === "nobodyDated") renderNobodyDated(el, on.lastSpoke);
	else if (message.startsWith("nobodyOpen")) renderNobodyOpen(el, model, on.lastSpoke);
	else if (message !== "") renderNobody(el, model, on.newPerson);
}

/**
 * Says how many notes can't be read, and how many people have a day that nothing accounts for, since their lane may be
 * folded; hides the element where there is neither.
 */
export function renderUnread(el: HTMLElement, unread: number, doubted: number, locale: string): void {
	el.toggleClass("networking-notes-hidden", unread + doubted === 0);
	el.setText(
		[unread === 0 ? "" : PANE.unread(unread, locale), doubted === 0 ? "" : PANE.doubted(doubted, locale)]
			.filter((each) => each !== "")
			.join(" "),
	);
}
