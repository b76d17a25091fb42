/** Draws a person's card: `(element, model, handlers)`. Its order is that of product page, section 8.2. */
import { setIcon, setTooltip } from "obsidian";
import { isRecentlyMet } from "../../domain/introductions";
import { isAsleep } from "../../domain/person";
import { inOrderOfDue, suggestionFor, type Suggestion } from "../../domain/suggestion";
import { waysTo } from "../../domain/ways";
import { CARD, followUpInWords, matchAbout, shortDay, suggestionInWords } from "../../words/card";
import type { CardHandlers, CardModel } from "./card-model";
import { button, iconButton, link, wordedButton } from "./controls";
import { renderLinkedText } from "./linked-text";
import { renderAnswers, renderChips, renderLately, renderMeeting, renderRequirements } from "./render-facts";
import { renderDisagreements, renderNotices } from "./render-faults";

const SUGGESTION_ICONS: Readonly<Record<Suggestion["id"], string>> = {
	promise: "circle-check",
	match: "gift",
	step: "hand",
	birthday: "cake",
	yearSince: "cake",
	give: "gift",
	seeks: "gift",
	common: "message-circle",
};

/** One suggestion, the best there is. */
function renderSuggestion(
	el: HTMLElement,
	suggestion: Suggestion | undefined,
	{ entry, today, locale, text }: CardModel,
	on: CardHandlers,
): void {
	const noReason = text !== undefined && text !== null && text.answers[2] === "";
	if (suggestion === undefined && !noReason) return;
	const box = el.createDiv({ cls: "networking-notes-give" });
	setIcon(
		box.createSpan({ cls: "networking-notes-give-icon", attr: { "aria-hidden": "true" } }),
		suggestion === undefined ? "help-circle" : SUGGESTION_ICONS[suggestion.id],
	);
	const words = box.createDiv({ attr: { dir: "auto" } });
	if (suggestion === undefined) {
		words.setText(CARD.giveThemAReason);
		return;
	}
	if (suggestion.id === "match") {
		for (const match of [suggestion.match, ...suggestion.others]) {
			const other = match.seeker.path === entry.person.path ? match.giver : match.seeker;
			const line = words.createDiv();
			const { before, after } = matchAbout(match, entry.person);
			line.appendText(before);
			link(line, other.name, `match ${other.path}`, (evt) => on.openPerson(other, evt));
			line.appendText(after);
		}
		return;
	}
	renderLinkedText(words, suggestionInWords(suggestion, today, locale), (target, evt) =>
		on.openLink(target, entry, evt),
	);
	if (suggestion.id === "promise" && !suggestion.promise.repeats)
		button(box, CARD.keep, "keep", () => on.keepPromise(entry, suggestion.promise));
}

/** The other promises, below the one that is suggested. */
function renderPromises(el: HTMLElement, { entry, today, locale, text }: CardModel, on: CardHandlers): void {
	const others = (text?.promises ?? []).length > 1 ? inOrderOfDue(text?.promises ?? []).slice(1) : [];
	if (others.length === 0) return;
	const list = el.createEl("ul", { cls: "networking-notes-promises" });
	for (const [index, promise] of others.entries()) {
		const item = list.createEl("li");
		const box = item.createEl("input", {
			type: "checkbox",
			attr: { "aria-label": CARD.keepIt(promise.what), "data-card": `keep ${index}` },
		});
		box.disabled = promise.repeats;
		box.addEventListener("change", () => on.keepPromise(entry, promise));
		const words = item.createSpan({ attr: { dir: "auto" } });
		renderLinkedText(words, promise.what, (target, evt) => on.openLink(target, entry, evt));
		if (promise.due !== undefined)
			item.createSpan({ cls: "networking-notes-hint", text: shortDay(promise.due, today, locale) });
	}
}

/** What was last talked about; where there is no log, how the note begins. */
function renderSaid(el: HTMLElement, { entry, today, locale, text }: CardModel, on: CardHandlers): void {
	if (text === undefined || text === null) {
		el.createDiv({ cls: "networking-notes-hint", text: text === null ? CARD.gone : CARD.reading });
		return;
	}
	const open = (target: string, evt: MouseEvent): void => on.openLink(target, entry, evt);
	if (text.recent.length > 0) {
		const list = el.createEl("ul", { cls: "networking-notes-recent" });
		for (const followUp of text.recent) {
			const item = list.createEl("li");
			item.createSpan({ cls: "networking-notes-recent-day", text: shortDay(followUp.day, today, locale) });
			const what = item.createSpan({ attr: { dir: "auto" } });
			renderLinkedText(what, followUp.what, open);
			const how = followUpInWords(followUp);
			if (how !== "")
				item.lastElementChild?.createSpan({
					cls: "networking-notes-how",
					text: `${followUp.what === "" ? "" : " · "}${how}`,
				});
		}
		return;
	}
	if (text.opening.length === 0) return;
	const part = el.createDiv({ cls: "networking-notes-opening" });
	part.createDiv({ cls: "networking-notes-card-title", text: CARD.fromTheNote });
	for (const line of text.opening) renderLinkedText(part.createDiv({ attr: { dir: "auto" } }), line, open);
}

function renderActs(el: HTMLElement, { entry, today }: CardModel, on: CardHandlers): void {
	const { person, standing } = entry;
	const { paused, met } = person.properties;
	const canReach = waysTo(person).length > 0;
	const row = el.createDiv({ cls: "networking-notes-card-acts" });
	if (canReach) wordedButton(row, "send", CARD.reachOut, "reach", (evt) => on.reachOut(entry, evt), "mod-cta");
	wordedButton(row, "message-circle-plus", CARD.log, "log", () => on.log(entry), canReach ? "" : "mod-cta");
	if (standing.neverFollowedUp && met !== undefined && !isRecentlyMet(person, today) && standing.state !== "resting") {
		const rest = button(row, CARD.letRest, "rest", () => on.rest(entry));
		setTooltip(rest, CARD.restHint);
	}
	const end = row.createSpan({ cls: "networking-notes-card-end" });
	if (isAsleep(person, today)) iconButton(end, "sunrise", CARD.wake, "wake", () => on.wake(entry));
	else if (paused) iconButton(end, "sunrise", CARD.resume, "resume", () => on.rest(entry));
	else iconButton(end, "alarm-clock", CARD.snooze, "snooze", (evt) => on.snooze(entry, evt));
	iconButton(end, "ellipsis", CARD.more, "more", (evt) => on.more(entry, evt));
}

/** Draws a card without its actions into an empty element; `acts` draws them where they belong. */
export function renderCardBody(
	el: HTMLElement,
	model: CardModel,
	on: CardHandlers,
	acts?: (el: HTMLElement) => void,
): void {
	const { entry, text } = model;
	const suggestion =
		text === undefined
			? undefined
			: suggestionFor(entry, () => model.matches(entry.person), text === null ? [] : text.promises);
	renderSuggestion(el, suggestion, model, on);
	renderPromises(el, model, on);
	renderSaid(el, model, on);
	acts?.(el);
	renderNotices(el, model, on);
	renderDisagreements(el, model, on);
	renderRequirements(el, model, on);
	renderAnswers(el, model, on);
	renderChips(el, model, suggestion);
	renderLately(el, model, on);
	renderMeeting(el, model, on);
}

/** Draws the whole card into an empty element. */
export function renderCard(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	renderCardBody(el, model, on, (into) => renderActs(into, model, on));
}
