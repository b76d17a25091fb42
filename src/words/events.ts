/** What is said of events: while they last, that evening, and before the next one. Product page, section 12. */
import { addDays, formatDay, type Day } from "../domain/day";
import { DEBRIEF_WITHIN, lastDayOf, type EventNote, type NewPeople, type Prompt } from "../domain/event";
import type { Candidate, MatchReason } from "../domain/name-match";
import { counted, listed, number } from "./count";
import { dayInWords } from "./standing";

/** The dialog at the venue. */
export const CAPTURE = {
	line: "Somebody you met",
	placeholder: "Tom Reyes, Acme: climbing",
	hint: "Name, company: what to remember; seeks …; offers …; promised …",
	noName: "Begin with a name.",
	seeks: "seeks",
	offers: "offers",
	promised: "promised",
	noted: "Noted",
	note: "Note it",
	done: "Done",
	undo: (line: string) => `Undo: ${line}`,
	which: "Which event? Choose, or type the name of a new one.",
	makeEvent: (name: string) => `New event “${name}”, today`,
} as const;

/** The dialog of that evening. */
export const DEBRIEF = {
	title: (event: string) => `Debrief ${event}`,
	which: "Which event?",
	nobody: "Not a person",
	nobodyHint: "The line stays, and is not asked about again",
	of: (at: number, all: number, locale: string) => `${number(at, locale)} of ${number(all, locale)}`,
	maybe: "Is it somebody you know?",
	is: (name: string) => `It is ${name}.`,
	somebodyElse: "Somebody else",
	log: "Log it in their note",
	logOf: (name: string) => `Log that you met ${name}`,
	company: "Company",
	seeks: "They seek",
	offers: "They offer",
	commonGround: "Common ground",
	shared: (words: string) => `“${words}” is common ground`,
	met: "Met",
	promise: "You promised",
	due: "By",
	back: "Back",
	skip: "Skip",
	next: "Save and next",
	end: (saved: number, left: number, locale: string) =>
		[
			saved === 0 ? "" : `Saved ${counted(saved, "person", "people", locale)}.`,
			left === 0 ? "Everybody is taken care of." : `${counted(left, "line waits", "lines wait", locale)}.`,
		]
			.join(" ")
			.trim(),
	again: "You knew these people already. Log in their notes that you met?",
} as const;

function matchReasonInWords({ kind, words }: MatchReason): string {
	switch (kind) {
		case "same":
			return `goes by ${words}`;
		case "spelling":
			return `spelled ${words}`;
		case "order":
			return "the family name first";
		case "initial":
			return `${words} with an initial`;
		case "part":
			return `${words} has more of the name, or less`;
		case "namePart":
			return "shares a part of the name";
		case "company":
			return `works at ${words.replace(/\[\[|\]\]/g, "")}`;
		case "place":
			return `lives in ${words.replace(/\[\[|\]\]/g, "")}`;
		case "community":
			return `was at ${words}`;
	}
}

/** Why somebody may be meant. */
export function candidateInWords({ reasons }: Pick<Candidate, "reasons">): string {
	return listed(reasons.map(matchReasonInWords));
}

function noNameIn(lines: readonly number[]): string {
	if (lines.length === 0) return "";
	return `No name in ${lines.length === 1 ? "line" : "lines"} ${listed(lines.map((line) => String(line)))}.`;
}

/** The dialog before an event. */
export const PREPARE = {
	title: (event: string) => `Prepare ${event}`,
	list: "Who comes",
	listHint: "Paste a list of attendees: one name a line, with a company if you like, or a table",
	file: "From a file…",
	withoutFile: "Leave it out",
	ofFile: (name: string, people: number, skipped: readonly number[], locale: string) =>
		`${name}: ${counted(people, "person", "people", locale)}. ${noNameIn(skipped)}`.trim(),
	onList: "On the list, and in your notes",
	likely: "Likely to come",
	unknown: "On the list, new to you",
	found: (known: number, unknown: number, skipped: readonly number[], locale: string) =>
		known + unknown === 0 && skipped.length === 0
			? ""
			: [`${number(known, locale)} in your notes, ${number(unknown, locale)} new to you.`, noNameIn(skipped)]
					.join(" ")
					.trim(),
	nobody: "Nobody yet. Paste a list of attendees, or note the event’s community and place.",
	maybe: (name: string) => `perhaps ${name}`,
	noted: "under “To meet” already",
	through: (names: readonly string[]) => `${listed(names)} could introduce you`,
	chooseFirst: "Choose whom you want to meet.",
	write: "Write under To meet",
} as const;

/** What there is to say to somebody, or to do for them. */
export function promptInWords(prompt: Prompt, locale: string): string {
	switch (prompt.kind) {
		case "promise":
			return `you promised ${prompt.words}${prompt.due === undefined ? "" : `, by ${formatDay(prompt.due, "dayAndMonth", locale)}`}`;
		case "giveFirst":
			return "give something first";
		case "give":
			return `seeks ${prompt.sought}; ${prompt.giver} may have it`;
		case "seeks":
			return `seeks ${prompt.words}`;
		case "commonGround":
			return prompt.words;
	}
}

/** The same as it stands in a note, whose words never follow the language of the screen. */
export function promptInNote(prompt: Prompt | undefined): string {
	switch (prompt?.kind) {
		case undefined:
			return "";
		case "promise":
			return `promised ${prompt.words}`;
		case "giveFirst":
			return "give something first";
		case "give":
			return `seeks ${prompt.sought}; ${prompt.giver} may have it`;
		case "seeks":
			return `seeks ${prompt.words}`;
		case "commonGround":
			return prompt.words;
	}
}

/** What the pane says of events. */
export const EVENT_LINES = {
	tonight: (name: string, people: NewPeople, locale: string) => `${name}: ${newPeopleInWords(people, locale)}`,
	after: (name: string, met: number, held: number, locale: string) => {
		const people = counted(met, "new person", "new people", locale);
		return held === 0 ? `${name}: ${people}, still time` : `${name}: kept up with ${number(held, locale)} of ${people}`;
	},
	waits: (event: EventNote, people: number, today: Day, locale: string) => {
		const last = lastDayOf(event) ?? today;
		const due = addDays(last, DEBRIEF_WITHIN);
		const when = due < today ? "still time" : due === today ? "today" : `by ${dayInWords(due, today, locale)}`;
		return `Debrief ${event.name}: ${counted(people, "person", "people", locale)}, ${when}`;
	},
} as const;

/** The command line's words. */
export const CAPTURE_CLI = {
	description: "Note somebody you met at an event: one line under “Met”.",
	text: "The line, such as “Tom Reyes, Acme: climbing”",
	event: "The event's name or path; else the one that is on today",
	json: "Answer with JSON",
} as const;

/** An event as it is chosen: its name and its day. */
export function eventChoice(
	{ name, properties: { date } }: EventNote,
	today: Day,
	locale: string,
	waiting = 0,
): string {
	const said = date === undefined ? name : `${name} (${dayInWords(date, today, locale)})`;
	return waiting === 0 ? said : `${said}: ${counted(waiting, "person waits", "people wait", locale)}`;
}

/** Progress in meeting new people: “3 of 5 new people”. */
export function newPeopleInWords({ met, goal }: NewPeople, locale: string): string {
	return goal === undefined || goal === 0
		? counted(met, "new person", "new people", locale)
		: `${number(met, locale)} of ${counted(goal, "new person", "new people", locale)}`;
}

/** What was done, in its notice. */
export const EVENT_DONE = {
	captured: (name: string, event: string) => `Noted ${name} at ${event}.`,
	created: (name: string) => `Made the note of ${name}.`,
	debriefed: (name: string) => `Saved ${name}.`,
	prepared: (tasks: number, locale: string) => `Wrote ${counted(tasks, "task", "tasks", locale)} under “To meet”.`,
	linked: (name: string) => `Linked ${name}.`,
	logged: (names: readonly string[]) => `Logged that you met ${listed(names)}.`,
} as const;

/** The name of a step in `Undo the last change`. */
export const EVENT_STEP = {
	captured: (name: string) => `the line about ${name}.`,
	created: (name: string) => `the new note of ${name}.`,
	debriefed: (event: string) => `the debrief of ${event}.`,
	prepared: (event: string) => `the list of whom to meet at ${event}.`,
} as const;

/** Why an act was refused. Nothing was changed. */
export const EVENT_REFUSED = {
	noName: () => "Begin with the name of somebody you met: “Tom Reyes, Acme: climbing”. Nothing was saved.",
	task: (words: string) =>
		`“${words}” is a task, something to do. Leave the box out to note somebody you met. Nothing was saved.`,
	noneToday: "No event is on today. Say which event you mean, or make a note of it first. Nothing was saved.",
	noEvent: (which: string) => `There is no event “${which}”. Nothing was saved.`,
	severalEvents: (paths: readonly string[], which?: string) =>
		`${which === undefined ? "Several events are on today" : `“${which}” could be several events`}: ${listed(paths)}. Say which one you mean. Nothing was saved.`,
	notAnEvent: (name: string) => `“${name}” is no event any more: its “type” says something else. Nothing was changed.`,
	noDate: (name: string, value: string | undefined) =>
		value === undefined
			? `“${name}” has no “date”. Give it one such as 2026-11-20. Nothing was changed.`
			: `“date: ${value}” in “${name}” is not a day. Use one such as 2026-11-20. Nothing was changed.`,
	notYet: (name: string, day: Day) => `“${name}” is on ${day}, which is still to come. Nothing was changed.`,
	lineGone: (who: string, event: string) =>
		`The line about ${who} in “${event}” has been changed since. Nothing was changed.`,
	unusableName: (name: string) => `“${name}” has no character that can stand in a file name. Nothing was saved.`,
} as const;
