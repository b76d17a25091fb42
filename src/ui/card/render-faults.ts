/** What in a note is wrong or in doubt, with what mends it. */
import { disagreementsOf, type Disagreement } from "../../domain/findings";
import { doubtsOf } from "../../domain/summary-doubts";
import { CARD, disagreementInWords } from "../../words/card";
import { unreadableInWords } from "../../words/problems";
import type { CardHandlers, CardModel } from "./card-model";
import { button } from "./controls";

/** Offers the line that accounts for a day of the summary, where the day is doubted. */
function renderConfirm(
	el: HTMLElement,
	{ entry, today }: Pick<CardModel, "entry" | "today">,
	value: string | number | undefined,
	on: CardHandlers,
	name?: Disagreement["name"],
): void {
	const doubt = doubtsOf(entry.person, today).find(
		(each) => each.day === value && (name === undefined || each.name === name),
	);
	if (doubt !== undefined) button(el, CARD.confirmDay, `confirm ${doubt.name}`, () => on.confirmDay(entry, doubt));
}

/** What in the note could not be read or used. */
export function renderNotices(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	const { entry } = model;
	const disagreements = disagreementsOf(entry.person, model.today);
	for (const [index, unreadable] of entry.standing.unreadable.entries()) {
		// What a disagreement tells below is not told twice.
		if (unreadable.expected === "onRecord" && disagreements.some(({ property }) => property === unreadable.value))
			continue;
		const line = el.createDiv({ cls: "networking-notes-card-notice" });
		line.createSpan({ text: unreadableInWords(unreadable), attr: { dir: "auto" } });
		button(line, CARD.openAtLine, `at ${index}`, () => on.openAt(entry, unreadable));
		renderConfirm(line, model, unreadable.expected === "onRecord" ? unreadable.value : undefined, on);
	}
}

/** Where a property says other than the log. One that is missing says nothing, so there is nothing to decide. */
export function renderDisagreements(el: HTMLElement, { entry, today, locale }: CardModel, on: CardHandlers): void {
	for (const disagreement of disagreementsOf(entry.person, today)) {
		if (disagreement.property === undefined) continue;
		const line = el.createDiv({ cls: "networking-notes-card-notice" });
		line.createSpan({ text: disagreementInWords(disagreement, today, locale), attr: { dir: "auto" } });
		button(line, CARD.useLog, `log ${disagreement.name}`, () => on.useLog(entry, disagreement));
		const isDoubted = entry.standing.unreadable.some(
			({ expected, value }) => expected === "onRecord" && value === disagreement.property,
		);
		if (isDoubted) renderConfirm(line, { entry, today }, disagreement.property, on, disagreement.name);
	}
}
