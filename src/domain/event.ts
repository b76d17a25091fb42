/** Events: where people are met on purpose. Product page, section 12. */
import { withoutEnd } from "./ends";
import { addDays, daysBetween, type Day } from "./day";
import type { Unreadable } from "./person";

/** One name in a line under *Met*, by its place in the words of the line. */
export interface MetName {
	/** As it is shown, without markers around it; of a link the words that it shows. */
	readonly words: string;
	readonly from: number;
	readonly to: number;
	/** What the link leads to; undefined for a name that is none yet. */
	readonly target?: string;
	/** Whether the name is a link to the web, which stays where the name becomes a link to a note. */
	readonly web?: true;
}

/** A line about somebody met: `name, company: what; seeks …; offers …; promised …`. */
export interface MetLine {
	/** The words of the item, as they stand. */
	readonly text: string;
	/** Counted from 1 in the note, when it was last read. */
	readonly line: number;
	/** Those whom the line is about: nearly always one. Empty where it is about nobody. */
	readonly names: readonly MetName[];
	readonly company: string;
	readonly seeks: readonly string[];
	readonly offers: readonly string[];
	readonly promised: readonly string[];
	/** What is left: common ground, or plain words. */
	readonly said: readonly string[];
	/** The day that a heading above it names. */
	readonly day?: Day;
}

/** A task under *To meet* or *Promised*. */
export interface EventTask {
	/** Its words, without the day. */
	readonly text: string;
	/** Counted from 1 in the note, when it was last read. */
	readonly line: number;
	readonly done: boolean;
	readonly due?: Day;
	/** What its links lead to. */
	readonly targets: readonly string[];
}

/** What the text of an event's note says. */
export interface EventText {
	readonly met: readonly MetLine[];
	readonly toMeet: readonly EventTask[];
	readonly promised: readonly EventTask[];
}

/** An event whose text says nothing, or was not read yet. */
export const NO_EVENT_TEXT: EventText = { met: [], toMeet: [], promised: [] };

/** What the properties of an event's note say. */
export interface EventProperties {
	/** Undefined where the note has none that can be read: then nothing is written about its people. */
	readonly date?: Day;
	/** The last day, of an event of several. */
	readonly until?: Day;
	readonly place?: string;
	/** What ties a series together, as plain words. */
	readonly community?: string;
	/** How many new people the user wants to meet. */
	readonly goal?: number;
	readonly unreadable: readonly Unreadable[];
}

/** An event. Plain and immutable; nothing in it changes with the day. */
export interface EventNote {
	readonly path: string;
	/** The file's name. */
	readonly name: string;
	readonly properties: EventProperties;
	/** Undefined until the note's text was read. */
	readonly text?: EventText;
}

/** The last day of an event; undefined where it has no day. */
export function lastDayOf({ properties: { date, until } }: EventNote): Day | undefined {
	return until ?? date;
}

/** Whether an event is on that day. */
export function isOn(event: EventNote, day: Day): boolean {
	const { date } = event.properties;
	return date !== undefined && date <= day && day <= (lastDayOf(event) ?? date);
}

/** The days of an event up to a day, the first one first; a hundred at most. */
export function daysOf(event: EventNote, upTo: Day): readonly Day[] {
	const { date } = event.properties;
	if (date === undefined) return [];
	const last = lastDayOf(event) ?? date;
	const count = Math.min(daysBetween(date, last < upTo ? last : upTo), 99) + 1;
	return Array.from({ length: Math.max(count, 0) }, (_, at) => addDays(date, at));
}

/** Events in the order in which somebody looks for them: the latest first, those without a day last; then by name. */
export function latestFirst(events: Iterable<EventNote>): EventNote[] {
	const day = ({ properties: { date } }: EventNote): string => date ?? "";
	return [...events].sort((a, b) => (day(a) === day(b) ? (a.path < b.path ? -1 : 1) : day(a) < day(b) ? 1 : -1));
}

/** The names of a line that lead to nobody yet. */
export function openNames({ names }: MetLine): readonly MetName[] {
	return names.filter(({ target }) => target === undefined);
}

/** How many people of an event wait to be made or linked. */
export function waitingAt({ text = NO_EVENT_TEXT }: EventNote): number {
	return text.met.reduce((sum, line) => sum + openNames(line).length, 0);
}

/** For how long after an event the pane speaks of those who wait, in days. */
export const REMINDED_FOR = 30;

/** Days within which a debrief is due; also the default deadline of a promise entered in it. */
export const DEBRIEF_WITHIN = 2;

/**
 * Of the recently ended events with open names, the one whose people have waited longest; undefined if there is none.
 */
export function debriefThatWaits(events: Iterable<EventNote>, today: Day): EventNote | undefined {
	let first: EventNote | undefined;
	for (const event of events) {
		const last = lastDayOf(event);
		if (last === undefined || last >= today || daysBetween(last, today) > REMINDED_FOR || waitingAt(event) === 0)
			continue;
		const before = first === undefined ? undefined : lastDayOf(first);
		if (before === undefined || last < before || (last === before && event.path < (first?.path ?? ""))) first = event;
	}
	return first;
}

/** How two communities, or two places, are compared. */
export function sameWords(a: string | undefined, b: string | undefined): boolean {
	return a !== undefined && b !== undefined && folded(a) === folded(b);
}

function folded(words: string): string {
	return words.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** The name of an event without the number, year or month by which it is told from others of its series. */
function seriesName(name: string): string {
	const dated = name.replace(/^\d{4}(?:-\d\d(?:-\d\d)?)?[\s_–-]*/u, "");
	const words = withoutEnd(dated, "0123456789");
	if (words === dated) return folded(dated);
	const before = withoutEnd(words, ",_#–-", true);
	const month = before.lastIndexOf(" ") + 1;
	// A year preceded by a month name: strip the month, too.
	const hasMonth = dated.length - words.length === 4 && month > 0 && /^\p{Lu}\p{L}+$/u.test(before.slice(month));
	return folded(hasMonth ? withoutEnd(before.slice(0, month), ",_#–-", true) : before);
}

/** Whether two events are of one series: of one community, or, where one of them has none, of one name but for its number. */
export function sameSeries(a: EventNote, b: EventNote): boolean {
	const [one, other] = [a.properties.community, b.properties.community];
	if (one !== undefined && other !== undefined) return sameWords(one, other);
	const name = seriesName(a.name);
	// What is left of `Meetup 3` is shared by too many.
	return name.includes(" ") && name === seriesName(b.name);
}

/** Progress towards the goal of new people to meet. */
export interface NewPeople {
	readonly met: number;
	/** Undefined where no goal was set. */
	readonly goal?: number;
}

/** The people whose introduction was on a day of an event, each once. `personOf` finds whose note a link leads to. */
export function introducedAt<T extends { readonly properties: { readonly met?: Day } }>(
	event: EventNote,
	personOf: (target: string) => T | undefined,
): readonly T[] {
	const found = new Set<T>();
	for (const { names } of (event.text ?? NO_EVENT_TEXT).met)
		for (const { target } of names) {
			const person = target === undefined ? undefined : personOf(target);
			const met = person?.properties.met;
			if (person !== undefined && met !== undefined && isOn(event, met)) found.add(person);
		}
	return [...found];
}

/** How many new people were met at an event: names that lead to nobody yet, and people who were introduced there. */
export function newPeopleAt(
	event: EventNote,
	personOf: (target: string) => { readonly properties: { readonly met?: Day } } | undefined,
): NewPeople {
	const { goal } = event.properties;
	const met = waitingAt(event) + introducedAt(event, personOf).length;
	return { met, ...(goal === undefined ? {} : { goal }) };
}

/** Conversation prompts for a person, most important first. */
export type Prompt =
	| { readonly kind: "promise"; readonly words: string; readonly due: Day | undefined }
	/** You asked more often than you gave. */
	| { readonly kind: "giveFirst" }
	| { readonly kind: "give"; readonly sought: string; readonly giver: string }
	| { readonly kind: "seeks"; readonly words: string }
	| { readonly kind: "commonGround"; readonly words: string };
