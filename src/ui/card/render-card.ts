/** Draws a person's card: `(element, model, handlers)`. */
import { setTooltip } from "obsidian";
import type { CardText } from "../../actions/read-card";
import { matchesFor } from "../../domain/matches";
import { disagreementsOf, type Disagreement } from "../../domain/findings";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import { isRecentlyMet, othersMetAt } from "../../domain/introductions";
import {
	contactDaysOf,
	doubtsOf,
	isAsleep,
	type Doubt,
	type Person,
	type Sourced,
	type Unreadable,
} from "../../domain/person";
import type { Questions } from "../../domain/questions";
import { asksOutnumberGives } from "../../domain/requirements";
import { contactsByMonth } from "../../domain/rhythm";
import { CARD, disagreementInWords, followUpInWords, matchInWords, monthsInWords } from "../../words/card";
import { listed } from "../../words/count";
import { foundInWords, WHY } from "../../words/contact-sources";
import { unreadableInWords } from "../../words/problems";
import {
	balanceInWords,
	reasonInWords,
	REQUIREMENT_MARKS,
	REQUIREMENT_NAMES,
	REQUIREMENT_STATES,
	requirementInWords,
} from "../../words/standing";
import { renderLinkedText } from "./linked-text";

/** What a card shows. */
export interface CardModel {
	readonly entry: Entry;
	readonly today: Day;
	readonly locale: string;
	readonly questions: Questions;
	/** Undefined while the note is being read; null where it could not be. */
	readonly text: CardText | null | undefined;
	/** Everybody, for matches and for those met at the same place. */
	readonly people: () => Iterable<Person>;
}

/** What the links and offers of a card do, wherever it is shown. */
export interface CardLinks {
	readonly openLink: (target: string, entry: Entry, evt: MouseEvent) => void;
	readonly openPerson: (person: Person, evt: MouseEvent) => void;
	readonly openAt: (entry: Entry, unreadable: Unreadable) => void;
	readonly wake: (entry: Entry) => void;
	readonly useLog: (entry: Entry, disagreement: Disagreement) => void;
	/** Adds the line to the log that accounts for a day of the summary. */
	readonly confirmDay: (entry: Entry, doubt: Doubt) => void;
	/** Opens the note in which a contact was found. */
	readonly openSource: (entry: Entry, found: Sourced) => void;
	/** Tells where every date comes from, and opens the notes they come from. */
	readonly explain: (entry: Entry) => void;
}

/** What all controls of a card do; the further ones are its surroundings' own. */
export interface CardHandlers extends CardLinks {
	readonly open: (entry: Entry, evt: MouseEvent) => void;
	readonly log: (entry: Entry) => void;
	readonly snooze: (entry: Entry, evt: MouseEvent) => void;
	readonly setCadence: (entry: Entry) => void;
	readonly rest: (entry: Entry) => void;
}

/** How many matches, and how many others met at the same place, a card names. */
const MOST_NAMED = 3;
const MOST_MET = 12;

function button(el: HTMLElement, label: string, key: string, run: (evt: MouseEvent) => void, cls = ""): void {
	el.createEl("button", { text: label, cls, attr: { type: "button", "data-card": key } }).addEventListener(
		"click",
		run,
	);
}

function section(el: HTMLElement, title: string): HTMLElement {
	const part = el.createDiv({ cls: "networking-notes-card-section" });
	part.createDiv({ cls: "networking-notes-card-title", text: title, attr: { dir: "auto" } });
	return part;
}

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

function renderNotices(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	const { entry } = model;
	const disagreements = disagreementsOf(entry.person, model.today);
	for (const [index, unreadable] of entry.standing.unreadable.entries()) {
		// What a disagreement tells below is not told twice.
		if (unreadable.expected === "onRecord" && disagreements.some(({ property }) => property === unreadable.value))
			continue;
		const line = el.createDiv({ cls: "networking-notes-card-notice" });
		line.createSpan({ text: unreadableInWords(unreadable) });
		button(line, CARD.openAtLine, `at ${index}`, () => on.openAt(entry, unreadable));
		renderConfirm(line, model, unreadable.expected === "onRecord" ? unreadable.value : undefined, on);
	}
}

/** Where a property says other than the log. One that is missing says nothing, so there is nothing to decide. */
function renderDisagreements(el: HTMLElement, { entry, today, locale }: CardModel, on: CardHandlers): void {
	for (const disagreement of disagreementsOf(entry.person, today)) {
		if (disagreement.property === undefined) continue;
		const line = el.createDiv({ cls: "networking-notes-card-notice" });
		line.createSpan({ text: disagreementInWords(disagreement, today, locale) });
		button(line, CARD.useLog, `log ${disagreement.name}`, () => on.useLog(entry, disagreement));
		const isDoubted = entry.standing.unreadable.some(
			({ expected, value }) => expected === "onRecord" && value === disagreement.property,
		);
		if (isDoubted) renderConfirm(line, { entry, today }, disagreement.property, on, disagreement.name);
	}
}

/** What to give: product page, sections 3.3 and 7. Nothing where there is no need and no way to. */
function renderGiving(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	const {
		entry: { person, standing },
		text,
		locale,
	} = model;
	const matches = matchesFor(person, model.people()).slice(0, MOST_NAMED);
	const asks = asksOutnumberGives(standing.balance);
	const noReason = text !== undefined && text !== null && text.answers[2] === "";
	if (!asks && !noReason && matches.length === 0) return;
	const box = el.createDiv({ cls: "networking-notes-give" });
	if (asks)
		box.createEl("p", {
			text: `${CARD.giveFirst}. ${balanceInWords(standing.balance, locale)}`,
			attr: { dir: "auto" },
		});
	if (noReason) box.createEl("p", { text: CARD.giveThemAReason, attr: { dir: "auto" } });
	for (const match of matches) {
		const other = match.seeker.path === person.path ? match.giver : match.seeker;
		const line = box.createEl("p", { text: `${matchInWords(match)} `, attr: { dir: "auto" } });
		line
			.createEl("a", {
				cls: "internal-link",
				text: other.name,
				attr: { href: "#", "data-card": `match ${other.path}` },
			})
			.addEventListener("click", (evt) => {
				evt.preventDefault();
				on.openPerson(other, evt);
			});
	}
}

function renderRequirements(el: HTMLElement, { entry, today, locale }: CardModel): void {
	const list = section(el, CARD.requirements).createEl("ul", { cls: "networking-notes-requirements" });
	for (const requirement of entry.standing.requirements) {
		const item = list.createEl("li");
		const mark = item.createSpan({
			cls: "networking-notes-mark",
			text: REQUIREMENT_MARKS[requirement.state],
			attr: { role: "img", "aria-label": REQUIREMENT_STATES[requirement.state] },
		});
		setTooltip(mark, REQUIREMENT_STATES[requirement.state]);
		item.createSpan({
			cls: "networking-notes-requirement",
			text: REQUIREMENT_NAMES[requirement.id],
			attr: { dir: "auto" },
		});
		item.createSpan({ text: requirementInWords(requirement, today, locale), attr: { dir: "auto" } });
	}
}

function renderAnswers(el: HTMLElement, { entry, questions, text }: CardModel, on: CardHandlers): void {
	if (text === undefined || text === null) {
		el.createDiv({ cls: "networking-notes-hint", text: text === null ? CARD.gone : CARD.reading });
		return;
	}
	text.answers.forEach((answer, index) => {
		if (answer === "") return;
		const part = section(el, questions[index as 0 | 1 | 2 | 3]);
		const words = part.createDiv({ cls: "networking-notes-said", attr: { dir: "auto" } });
		renderLinkedText(words, answer, (target, evt) => on.openLink(target, entry, evt));
	});
}

function renderShared(el: HTMLElement, { entry }: CardModel): void {
	const { commonGround, offers, seeks } = entry.person.properties;
	for (const [title, words] of [
		[CARD.commonGround, commonGround],
		[CARD.offers, offers],
		[CARD.seeks, seeks],
	] as const) {
		if (words.length > 0)
			section(el, title).createDiv({ cls: "networking-notes-said", text: listed(words), attr: { dir: "auto" } });
	}
}

function renderLately(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	const { entry, text, today, locale } = model;
	const part = section(el, CARD.lately);
	const counts = contactsByMonth(contactDaysOf(entry.person, today), today);
	const most = Math.max(...counts, 1);
	const label = `${CARD.months}. ${monthsInWords(counts, today, locale)}`;
	const months = part.createDiv({ cls: "networking-notes-months", attr: { role: "img", "aria-label": label } });
	setTooltip(months, label);
	for (const count of counts)
		months.createSpan().setCssProps({ "--networking-notes-part": `${Math.round((count / most) * 100)}%` });
	const { lastContact } = entry.standing;
	if (lastContact !== undefined) {
		const found = part.createDiv({ cls: "networking-notes-found" });
		const link = found.createEl("a", {
			cls: "internal-link",
			text: CARD.lastContact(foundInWords(lastContact, entry.person, today, locale)),
			attr: { href: "#", dir: "auto", "data-card": "source" },
		});
		link.addEventListener("click", (evt) => {
			evt.preventDefault();
			on.openSource(entry, lastContact);
		});
		button(found, WHY.command, "why", () => on.explain(entry));
	}
	if (text === undefined || text === null) return;
	if (text.recent.length === 0) {
		part.createDiv({ cls: "networking-notes-hint", text: CARD.nothingYet });
		return;
	}
	const list = part.createEl("ul", { cls: "networking-notes-recent" });
	for (const followUp of text.recent) {
		const item = list.createEl("li");
		item.createSpan({ cls: "networking-notes-recent-day", text: followUpInWords(followUp, today, locale) });
		if (followUp.what === "") continue;
		const what = item.createSpan({ attr: { dir: "auto" } });
		renderLinkedText(what, followUp.what, (target, evt) => on.openLink(target, entry, evt));
	}
}

function renderMetWith(el: HTMLElement, { entry, people }: CardModel, on: CardHandlers): void {
	const others = othersMetAt(entry.person, people()).slice(0, MOST_MET);
	if (others.length === 0) return;
	const line = section(el, CARD.metWith).createDiv({ cls: "networking-notes-said" });
	others.forEach((other, index) => {
		if (index > 0) line.appendText(" · ");
		line
			.createEl("a", {
				cls: "internal-link",
				text: other.name,
				attr: { href: "#", dir: "auto", "data-card": `met ${other.path}` },
			})
			.addEventListener("click", (evt) => {
				evt.preventDefault();
				on.openPerson(other, evt);
			});
	});
}

function renderActs(el: HTMLElement, { entry, today }: CardModel, on: CardHandlers): void {
	const { person, standing } = entry;
	const { paused, met } = person.properties;
	if (standing.neverFollowedUp && met !== undefined && !isRecentlyMet(person, today) && standing.state !== "resting") {
		el.createDiv({ cls: "networking-notes-hint", text: CARD.restHint });
	}
	const row = el.createDiv({ cls: "networking-notes-card-acts" });
	button(row, CARD.log, "log", () => on.log(entry), "mod-cta");
	if (isAsleep(person, today)) button(row, CARD.wake, "wake", () => on.wake(entry));
	else button(row, CARD.snooze, "snooze", (evt) => on.snooze(entry, evt));
	button(row, CARD.cadence, "cadence", () => on.setCadence(entry));
	button(row, paused ? CARD.resume : CARD.letRest, "rest", () => on.rest(entry));
	button(row, CARD.openNote, "open", (evt) => on.open(entry, evt));
}

/** Draws a card without its actions into an empty element. */
export function renderCardBody(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	const { entry, today, locale } = model;
	el.createEl("p", {
		cls: "networking-notes-card-reason",
		text: reasonInWords(entry, today, locale),
		attr: { dir: "auto" },
	});
	renderNotices(el, model, on);
	renderGiving(el, model, on);
	renderRequirements(el, model);
	renderAnswers(el, model, on);
	renderShared(el, model);
	renderLately(el, model, on);
	renderDisagreements(el, model, on);
	renderMetWith(el, model, on);
}

/** Draws the whole card into an empty element. */
export function renderCard(el: HTMLElement, model: CardModel, on: CardHandlers): void {
	renderCardBody(el, model, on);
	renderActs(el, model, on);
}
