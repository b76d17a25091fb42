/** What is known of a person beside what to say to them: the lower part of a card. */
import { setTooltip } from "obsidian";
import { othersMetAt } from "../../domain/introductions";
import { contactDaysOf } from "../../domain/last-contact";
import type { Requirement } from "../../domain/requirements";
import { contactsByMonth } from "../../domain/rhythm";
import type { Suggestion } from "../../domain/suggestion";
import { COMMANDS } from "../../words/commands";
import { CARD, initialsOfMonths, monthsInWords, othersInWords } from "../../words/card";
import { foundInWords } from "../../words/contact-sources";
import {
	explanationInWords,
	REQUIREMENT_NAMES,
	REQUIREMENT_STATES,
	requirementInWords,
	whenMet,
} from "../../words/standing";
import { renderLinkedText } from "./linked-text";
import type { CardHandlers, CardModel } from "./card-model";
import { link } from "./controls";

/** How many others met at the same place a card names. */
const MOST_MET = 2;

/** Whether so little is known that its absence, mark by mark, would be a list of dashes. */
function isHardlyKnown(requirements: readonly Requirement[]): boolean {
	return requirements.filter(({ state }) => state === "unknown").length >= 3;
}

/** The four requirements, a mark each; a click says why. */
export function renderRequirements(el: HTMLElement, { entry, today, locale }: CardModel, on: CardHandlers): void {
	const { requirements } = entry.standing;
	if (isHardlyKnown(requirements)) {
		const line = el.createDiv({ cls: "networking-notes-quiet" });
		line.appendText(`${CARD.hardlyKnown} `);
		link(line, CARD.writeItDown, "open", (evt) => on.open(entry, evt));
		return;
	}
	const list = el.createEl("ul", { cls: "networking-notes-requirements", attr: { "aria-label": CARD.requirements } });
	const reason = el.createDiv({ cls: "networking-notes-quiet", attr: { role: "status", dir: "auto" } });
	reason.hidden = true;
	let shown = "";
	for (const requirement of requirements) {
		const words = requirementInWords(requirement, today, locale);
		const mark = list.createEl("li").createEl("button", {
			cls: `networking-notes-mark is-${requirement.state}`,
			text: REQUIREMENT_NAMES[requirement.id],
			attr: {
				type: "button",
				"data-card": `mark ${requirement.id}`,
				"aria-label": `${REQUIREMENT_NAMES[requirement.id]}: ${REQUIREMENT_STATES[requirement.state]}`,
			},
		});
		setTooltip(mark, words);
		mark.addEventListener("click", () => {
			shown = shown === words ? "" : words;
			reason.hidden = shown === "";
			reason.setText(shown);
		});
	}
}

/** What they do, offer, seek and share with you, in short. */
export function renderChips(el: HTMLElement, { entry }: CardModel, suggestion: Suggestion | undefined): void {
	const { commonGround, offers, seeks, company, role, place, knows = [] } = entry.person.properties;
	const chips: (readonly [label: string, words: string])[] = [];
	const work = [role, company].filter((words) => words !== undefined).join(", ");
	if (work !== "") chips.push(["", work]);
	if (place !== undefined) chips.push(["", place]);
	if (suggestion?.id !== "common") for (const words of commonGround) chips.push(["", words]);
	for (const words of offers) chips.push([CARD.offers, words]);
	const told =
		suggestion?.id === "seeks" || suggestion?.id === "give" || suggestion?.id === "match"
			? suggestion.id === "match"
				? [suggestion.match, ...suggestion.others]
						.filter(({ seeker }) => seeker.path === entry.person.path)
						.map(({ sought }) => sought)
				: seeks
			: [];
	for (const words of seeks) if (!told.includes(words)) chips.push([CARD.seeks, words]);
	for (const name of knows) chips.push([CARD.knows, name]);
	if (chips.length === 0) return;
	const line = el.createDiv({ cls: "networking-notes-chips" });
	for (const [label, words] of chips) {
		const chip = line.createSpan({ cls: "networking-notes-chip", attr: { dir: "auto" } });
		if (label !== "") chip.createSpan({ cls: "networking-notes-chip-label", text: `${label} ` });
		chip.appendText(words);
	}
}

/** The answers to the four questions, folded. */
export function renderAnswers(el: HTMLElement, { entry, questions, text }: CardModel, on: CardHandlers): void {
	if (text === undefined || text === null || text.answers.every((answer) => answer === "")) return;
	const part = el.createEl("details", { cls: "networking-notes-answers" });
	part.createEl("summary", { text: CARD.whyWeConnect, attr: { "data-card": "answers" } });
	text.answers.forEach((answer, index) => {
		if (answer === "" && index !== 2) return;
		part.createDiv({
			cls: "networking-notes-card-title",
			text: questions[index as 0 | 1 | 2 | 3],
			attr: { dir: "auto" },
		});
		const words = part.createDiv({ cls: "networking-notes-said", attr: { dir: "auto" } });
		if (answer === "") words.setText(CARD.giveThemAReason);
		else renderLinkedText(words, answer, (target, evt) => on.openLink(target, entry, evt));
	});
}

/** How often you were in touch, and why they are where they are. */
export function renderLately(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	const { entry, today, locale } = model;
	const counts = contactsByMonth(contactDaysOf(entry.person, today), today);
	const { lastContact } = entry.standing;
	if (counts.some((count) => count > 0)) {
		const most = Math.max(...counts);
		const label = `${CARD.months}. ${monthsInWords(counts, today, locale)}`;
		const months = el.createDiv({ cls: "networking-notes-months", attr: { role: "img", "aria-label": label } });
		setTooltip(months, label);
		const names = initialsOfMonths(today, locale);
		for (const [index, count] of counts.entries()) {
			const month = months.createSpan({ attr: { "aria-hidden": "true" } });
			const dot = month.createSpan({ cls: "networking-notes-dot" });
			dot.toggleClass("is-none", count === 0);
			dot.setCssProps({ "--networking-notes-part": String(Math.round(40 + (count / most) * 60) / 100) });
			month.createSpan({ text: names[index] ?? "" });
		}
	}
	const line = el.createDiv({ cls: "networking-notes-quiet", attr: { dir: "auto" } });
	line.appendText(`${explanationInWords(entry, today, locale)} `);
	if (lastContact === undefined) return;
	if (lastContact.source !== "log") {
		link(line, CARD.lastContact(foundInWords(lastContact, entry.person, today, locale)), "source", () =>
			on.openSource(entry, lastContact),
		);
		line.appendText(" ");
	}
	link(line, COMMANDS.whyTheseDates, "why", () => on.explain(entry));
}

/** Where and through whom they were met, and who else was there. */
export function renderMeeting(
	el: HTMLElement,
	{ entry, today, locale, people, text }: CardModel,
	on: CardHandlers,
): void {
	const { person, standing } = entry;
	const { introducedBy } = person.properties;
	const event = text?.metAt;
	const metAt = person.properties.metAt ?? event?.name;
	const community = event?.community ?? "";
	// For somebody new, the reason already says where you met.
	const isTold = person.properties.metAt !== undefined && standing.state === "new" && standing.step !== undefined;
	const others = othersMetAt(person, people(), metAt);
	if (metAt === undefined && introducedBy.length === 0) return;
	const line = el.createDiv({ cls: "networking-notes-quiet", attr: { dir: "auto" } });
	if (metAt !== undefined && (!isTold || others.length > 0 || community !== "")) {
		line.appendText(`${CARD.metAt(isTold ? "" : whenMet(person.properties, today, locale))} `);
		link(line, metAt, "met at", (evt) => on.openLink(metAt, entry, evt));
		if (community !== "") line.appendText(CARD.of(community));
		others.slice(0, MOST_MET).forEach((other, index) => {
			line.appendText(index === 0 ? CARD.metWith : ", ");
			link(line, other.name, `met ${other.path}`, (evt) => on.openPerson(other, evt));
		});
		line.appendText(`${othersInWords(others.length - MOST_MET, locale)}. `);
	}
	introducedBy.forEach((name, index) => {
		line.appendText(index === 0 ? `${CARD.introducedBy} ` : ", ");
		link(line, name, `through ${name}`, (evt) => on.openLink(name, entry, evt));
		if (index === introducedBy.length - 1) line.appendText(".");
	});
}
