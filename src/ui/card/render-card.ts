/** Draws a person's card: `(element, model, handlers)`. Its order is that of product page, section 8.2. */
import { setIcon, setTooltip } from "obsidian";
import type { CardText } from "../../actions/read-card";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import { disagreementsOf, type Disagreement } from "../../domain/findings";
import { isRecentlyMet, othersMetAt } from "../../domain/introductions";
import { isAsleep, type Person, type Unreadable } from "../../domain/person";
import { contactDaysOf, type Sourced } from "../../domain/last-contact";
import { doubtsOf, type Doubt } from "../../domain/summary-doubts";
import type { Questions } from "../../domain/questions";
import type { Requirement } from "../../domain/requirements";
import { contactsByMonth } from "../../domain/rhythm";
import { inOrderOfDue, suggestionFor, type OpenPromise, type Suggestion } from "../../domain/suggestion";
import { waysTo } from "../../domain/ways";
import { COMMANDS } from "../../words/commands";
import {
	CARD,
	disagreementInWords,
	followUpInWords,
	initialsOfMonths,
	matchAbout,
	monthsInWords,
	othersInWords,
	shortDay,
	suggestionInWords,
} from "../../words/card";
import { foundInWords } from "../../words/contact-sources";
import { unreadableInWords } from "../../words/problems";
import {
	reasonInWords,
	REQUIREMENT_NAMES,
	REQUIREMENT_STATES,
	requirementInWords,
	whenMet,
} from "../../words/standing";
import { asIconButton } from "../icon-button";
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
	/** Opens mail, phone or a link of theirs, then offers to log it. */
	readonly reachOut: (entry: Entry, evt: MouseEvent) => void;
	readonly wake: (entry: Entry) => void;
	readonly keepPromise: (entry: Entry, promise: OpenPromise) => void;
	readonly useLog: (entry: Entry, disagreement: Disagreement) => void;
	/** Adds the line to the log that accounts for a day of the summary. */
	readonly confirmDay: (entry: Entry, doubt: Doubt) => void;
	/** Opens the note in which a contact was found. */
	readonly openSource: (entry: Entry, found: Sourced) => void;
	/** Tells where every date comes from, and opens the notes they come from. */
	readonly explain: (entry: Entry) => void;
}

/** What every control of a card does; the ones added here differ by where the card is shown. */
export interface CardHandlers extends CardLinks {
	readonly open: (entry: Entry, evt: MouseEvent) => void;
	readonly log: (entry: Entry) => void;
	readonly snooze: (entry: Entry, evt: MouseEvent) => void;
	readonly rest: (entry: Entry) => void;
	/** Everything else that can be done with them. */
	readonly more: (entry: Entry, evt: MouseEvent) => void;
}

/** How many others met at the same place a card names. */
const MOST_MET = 2;

function button(el: HTMLElement, label: string, key: string, run: (evt: MouseEvent) => void, cls = ""): HTMLElement {
	const made = el.createEl("button", { text: label, cls, attr: { type: "button", "data-card": key } });
	made.addEventListener("click", run);
	return made;
}

function iconButton(el: HTMLElement, icon: string, label: string, key: string, run: (evt: MouseEvent) => void): void {
	asIconButton(button(el, "", key, run), icon, label);
}

/** A button that says what it does, with an icon before the words. */
function wordedButton(
	el: HTMLElement,
	icon: string,
	label: string,
	key: string,
	run: (evt: MouseEvent) => void,
	cls: string,
): void {
	const made = button(el, "", key, run, cls);
	setIcon(made.createSpan({ cls: "networking-notes-button-icon", attr: { "aria-hidden": "true" } }), icon);
	made.createSpan({ text: label });
}

/** A quiet link. */
function link(el: HTMLElement, text: string, key: string, run: (evt: MouseEvent) => void): void {
	el.createEl("a", {
		cls: "internal-link",
		text,
		attr: { href: "#", dir: "auto", "data-card": key },
	}).addEventListener("click", (evt) => {
		evt.preventDefault();
		run(evt);
	});
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
		line.createSpan({ text: unreadableInWords(unreadable), attr: { dir: "auto" } });
		button(line, CARD.openAtLine, `at ${index}`, () => on.openAt(entry, unreadable));
		renderConfirm(line, model, unreadable.expected === "onRecord" ? unreadable.value : undefined, on);
	}
}

/** Where a property says other than the log. One that is missing says nothing, so there is nothing to decide. */
function renderDisagreements(el: HTMLElement, { entry, today, locale }: CardModel, on: CardHandlers): void {
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

/** Whether so little is known that its absence, mark by mark, would be a list of dashes. */
function isHardlyKnown(requirements: readonly Requirement[]): boolean {
	return requirements.filter(({ state }) => state === "unknown").length >= 3;
}

function renderRequirements(el: HTMLElement, { entry, today, locale }: CardModel, on: CardHandlers): void {
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

function renderChips(el: HTMLElement, { entry }: CardModel, suggestion: Suggestion | undefined): void {
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

function renderAnswers(el: HTMLElement, { entry, questions, text }: CardModel, on: CardHandlers): void {
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

function renderLately(el: HTMLElement, model: CardModel, on: CardHandlers): void {
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
	line.appendText(`${reasonInWords(entry, today, locale)} `);
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
function renderMeeting(el: HTMLElement, { entry, today, locale, people, text }: CardModel, on: CardHandlers): void {
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

/** Draws a card without its actions into an empty element; `acts` draws them where they belong. */
export function renderCardBody(
	el: HTMLElement,
	model: CardModel,
	on: CardHandlers,
	acts?: (el: HTMLElement) => void,
): void {
	const { entry, text } = model;
	const suggestion =
		text === undefined ? undefined : suggestionFor(entry, model.people(), text === null ? [] : text.promises);
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
