/** How an event's note grows: a line under *Met*, tasks under *To meet*, a name that becomes a link. Every other byte stays. */
import type { Day } from "../../domain/day";
import type { MetName } from "../../domain/event";
import { sameValue } from "../../domain/same-value";
import { oneLine } from "../log/log-line";
import { itemAtEnd, itemBelow, itemInSection } from "../markdown/insert-item";
import { lineCounter, lineEndingNear } from "../markdown/lines";
import { conflictLine } from "../markdown/merge-markers";
import { endsInComment } from "../markdown/obsidian-syntax";
import { Outline } from "../markdown/outline";
import { applyEdit, editOf, Refusal, type Edit, type Splice } from "../markdown/text-edit";
import { NOBODY, parseMetLine } from "./capture-line";
import { isMet, metEntries, surveyEvent, type EventEntry, type EventSection, type EventSurvey } from "./event-text";

/** The headings that are added if there are none. */
const HEADING = { met: "Met", toMeet: "To meet" } as const;

/** The sections that are written into. */
type Written = keyof typeof HEADING;

/** A line to be captured as it can stand in a list: one line, without a list marker before it. */
export function asMetLine(text: string): string {
	return oneLine(text)
		.replace(/^(?:[-*+•]|\d{1,9}[.)])[ \t]+/u, "")
		.trim();
}

/** Why a line can't be captured: it has no name, or it is a task, which is an intention. */
export function faultOfMetLine(words: string): "noName" | "task" | undefined {
	if (/^\[.\](?:\s|$)/u.test(words)) return "task";
	return parseMetLine(words).names.length === 0 ? "noName" : undefined;
}

interface Outlined {
	readonly survey: EventSurvey;
	readonly outline: Outline;
}

function outlined(text: string, from: number, to: number): Outlined {
	const outline = new Outline(from, to);
	return { survey: surveyEvent(text, outline.visit), outline };
}

/** The items of a section as they are compared. */
function itemsOf({ sections }: EventSurvey, kind: EventSection): readonly string[] {
	return sections
		.filter((section) => section.kind === kind)
		.flatMap(({ entries }) => entries.map(({ item: { task, text } }) => `${task ?? ""}\n${text}`));
}

/** Whether a splice adds this one item to a section and leaves every other line what it was: text, code, an item, a heading … */
function addsOnlyItem(text: string, splice: Splice, kind: EventSection, meant: string): boolean {
	const { at, inserted } = splice;
	const before = outlined(text, 0, 0);
	const after = outlined(applyEdit(text, [splice]), at, at + inserted.length);
	const { inside } = after.outline;
	const isItem = inside.at(-1) === "text 1 item" && inside.slice(0, -1).every((each) => /^heading 0 /.test(each));
	if (!isItem || !sameValue(before.outline.outside, after.outline.outside)) return false;
	for (const each of ["met", "toMeet", "promised"] as const) {
		const [was, is] = [itemsOf(before.survey, each), itemsOf(after.survey, each)];
		if (each !== kind) {
			if (!sameValue(was, is)) return false;
			continue;
		}
		let same = 0;
		while (same < was.length && was[same] === is[same]) same++;
		if (is[same] !== meant || !sameValue(was.slice(same), is.slice(same + 1))) return false;
	}
	return true;
}

/** A day of an event of several, for what is written on it. */
export interface DayOfSeveral {
	readonly day: Day;
	/** Lines that stand below no day's heading are of the first day. */
	readonly isFirst: boolean;
}

/** Where a line about somebody met on a day of several goes: below those of that day; undefined where there is no telling them apart. */
function placeOfDay(
	text: string,
	survey: EventSurvey,
	{ day, isFirst }: DayOfSeveral,
	words: string,
): Splice | undefined {
	const sections = survey.sections.filter(({ kind }) => kind === "met");
	for (const { entries } of sections) {
		const of = ({ item, day: own }: EventEntry): boolean =>
			isMet(item) && (own === day || (isFirst && own === undefined));
		const below = entries.findLast(of);
		if (below !== undefined) return itemBelow(text, entries, below, words);
	}
	const under = sections.map(({ days }) => days.get(day)).find((last) => last !== undefined);
	if (under !== undefined) return itemInSection(text, under, words);
	const [section] = sections;
	// Nobody was met on another day yet.
	if (isFirst && (section?.days.size ?? 0) === 0) return undefined;
	const end = lineEndingNear(text, text.length);
	if (section === undefined)
		return itemAtEnd(text, survey.lastOfNote, `## ${HEADING.met}${end}${end}### ${day}`, words);
	if (section.level > 5) return undefined;
	return itemInSection(text, section.last, words, `${"#".repeat(section.level + 1)} ${day}`);
}

/** Where a new item goes: below the last of its kind, else at the section's end, else under a new heading. */
function placeFor(
	text: string,
	survey: EventSurvey,
	kind: Written,
	words: string,
	on: DayOfSeveral | undefined,
): Splice {
	const { sections, lastOfNote } = survey;
	const ofDay = on === undefined ? undefined : placeOfDay(text, survey, on, words);
	if (ofDay !== undefined) return ofDay;
	const section = sections.find((each) => each.kind === kind);
	if (section === undefined) {
		// Above that of Met, so that what other programs add to the end of the note is still about people.
		const met = kind === "met" ? undefined : sections.find((each) => each.kind === "met");
		return met === undefined
			? itemAtEnd(text, lastOfNote, `## ${HEADING[kind]}`, words)
			: aboveHeading(text, met.from, `${"#".repeat(met.level)} ${HEADING[kind]}`, words);
	}
	const { entries, last } = section;
	const isOfKind = ({ item }: EventEntry): boolean => (kind === "met" ? isMet(item) : item.task !== undefined);
	const below = entries.findLast(isOfKind);
	if (below !== undefined) return itemBelow(text, entries, below, words);
	const end = entries.at(-1);
	return end !== undefined && end.last.to === last.to
		? itemBelow(text, entries, end, words)
		: itemInSection(text, last, words);
}

/** A new heading with a list, above another heading. */
function aboveHeading(text: string, at: number, heading: string, words: string): Splice {
	const ending = lineEndingNear(text, at);
	const isApart = /^\uFEFF?$|(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, at));
	const inserted = `${isApart ? "" : ending}${heading}${ending}${ending}- ${words}${ending}${ending}`;
	return { at, removed: "", inserted };
}

/** Adds one item whose words are on one line. `meant`: as the item reads. Throws a Refusal. */
function addItem(text: string, kind: Written, words: string, meant: string, on?: DayOfSeveral): Splice {
	if (words.split("%%").length % 2 === 0 || endsInComment(words)) throw new Refusal({ kind: "commentMarks" });
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const survey = surveyEvent(text);
	const { open, stray } = survey.end;
	const splice = placeFor(text, survey, kind, words, on);
	if (stray !== undefined && stray.from < splice.at)
		throw new Refusal({ kind: "openBlock", line: stray.line, block: "comment" });
	// With an empty line below, without which some lines would be read as going on with the new item.
	const withGap = { ...splice, inserted: `${splice.inserted}${lineEndingNear(text, splice.at)}` };
	const chosen = [splice, withGap].find((candidate) => addsOnlyItem(text, candidate, kind, meant));
	if (chosen !== undefined) return chosen;
	throw new Refusal(open === undefined ? { kind: "readBack" } : { kind: "openBlock", ...open });
}

/** What was added to a note, and in which line of it, counted from 1, it stands then. */
export interface LineAdded {
	readonly edit: Edit;
	readonly line: number;
}

/**
 * Adds a line under *Met*, where the list already grows; a note without the heading gets one at its end. On a day of several it
 * goes below the lines of that day, whose heading is made from the second day on. It is read again before it is handed over.
 * Throws a Refusal where there is no safe place, or the words cannot stand in a line.
 */
export function addMetLine(text: string, words: string, on?: DayOfSeveral): LineAdded {
	const splice = addItem(text, "met", words, `\n${words}`, on);
	const at = splice.at + splice.inserted.lastIndexOf(words);
	return { edit: editOf([splice]), line: lineCounter(applyEdit(text, [splice]))(at) };
}

/**
 * Adds unticked tasks under *To meet*, in their order; without the heading it is made above that of *Met*. Throws a Refusal; then
 * none is added.
 */
export function addToMeet(text: string, tasks: readonly string[]): Edit {
	let after = text;
	for (const task of tasks) {
		const words = oneLine(task);
		after = applyEdit(after, [addItem(after, "toMeet", `[ ] ${words}`, ` \n${words}`)]);
	}
	return differenceOf(text, after);
}

/** The single splice that turns `before` into `after`, where text was only added. */
function differenceOf(before: string, after: string): Edit {
	let from = 0;
	while (from < before.length && before[from] === after[from]) from++;
	let end = 0;
	while (end < before.length - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	const removed = before.slice(from, before.length - end);
	return editOf([{ at: from, removed, inserted: after.slice(from, after.length - end) }]);
}

/** One name of one line under *Met*. */
export interface NamePlace {
	/** The words of the line. */
	readonly text: string;
	/** How many lines of the very same words stand above it under *Met*. */
	readonly nth: number;
	/** The name's place in those words. */
	readonly from: number;
	readonly to: number;
}

/** Whether that exact line still exists, wherever it has moved. */
export function hasLine(text: string, { text: words, nth }: Pick<NamePlace, "text" | "nth">): boolean {
	return metEntries(surveyEvent(text)).filter(({ item }) => item.text === words).length > nth;
}

/** What can't stand in the words of a link. */
const UNSAFE = /[[\]|]/;

/** The splice of a line's words that makes a name of it a link. */
function spliceFor({ text }: NamePlace, { from, to, web, words }: MetName, link: string): Splice {
	return web === true || UNSAFE.test(words)
		? { at: from, removed: "", inserted: `${link} ` }
		: { at: from, removed: text.slice(from, to), inserted: link };
}

/** Where another name stands once one of the names waiting has become a link: in the same line, or in one that says the same. */
export function placeAfter(place: NamePlace, linked: NamePlace, name: MetName, link: string): NamePlace {
	if (place.text !== linked.text || place.nth < linked.nth) return place;
	if (place.nth > linked.nth) return { ...place, nth: place.nth - 1 };
	const splice = spliceFor(linked, name, link);
	const shift = place.from > linked.from ? splice.inserted.length - splice.removed.length : 0;
	return {
		text: applyEdit(linked.text, [splice]),
		nth: 0,
		from: place.from + shift,
		to: place.to + shift,
	};
}

/**
 * Turns a name in a line into a link, in place. A web link, and words a wiki link can't show, are kept after it. Every
 * other byte stays, and the result is read back before it is returned. Throws a Refusal; `moved` if the line is no
 * longer there.
 */
export function relink(text: string, place: NamePlace, link: string): Edit {
	const isLinked = ({ from }: MetName, meant: string): boolean =>
		parseMetLine(meant).names.some((is) => is.target !== undefined && is.from <= from && is.to >= from + link.length);
	return editLine(text, place, (name) => spliceFor(place, name, link), isLinked);
}

/**
 * Says of a line that it is about nobody, but for those who are links: by a comment after its words, of which none is changed. It is
 * read again before it is handed over. Throws a Refusal, also (`moved`) where the line does not stand there any more.
 */
export function dismiss(text: string, place: NamePlace): Edit {
	const block = / \^[\w-]+$/.exec(place.text);
	const at = block?.index ?? place.text.length;
	// A comment within half of a comment would end it.
	if (place.text.split("%%").length % 2 === 0) throw new Refusal({ kind: "commentMarks" });
	return editLine(
		text,
		place,
		() => ({ at, removed: "", inserted: ` ${NOBODY}` }),
		(_, meant) => parseMetLine(meant).names.every(({ target }) => target !== undefined),
	);
}

/** Changes the words of the line in which a name stands, and of the note nothing else. Throws a Refusal. */
function editLine(
	text: string,
	place: NamePlace,
	change: (name: MetName) => Splice,
	isMeant: (name: MetName, meant: string) => boolean,
): Edit {
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const before = outlined(text, 0, 0);
	const alike = metEntries(before.survey).filter(({ item }) => item.text === place.text);
	const entry = alike[place.nth];
	const name = parseMetLine(place.text).names.find(({ from, to }) => from === place.from && to === place.to);
	if (entry === undefined || name === undefined || name.target !== undefined) throw new Refusal({ kind: "moved" });
	const { item } = entry;
	const start = item.from + text.slice(item.from, item.to).trimEnd().length - item.text.length;
	const inLine = change(name);
	const edit = editOf([{ ...inLine, at: start + inLine.at }]);
	const after = outlined(applyEdit(text, edit), 0, 0);
	const meant = applyEdit(place.text, [inLine]);
	const lines = (survey: EventSurvey): string[] => metEntries(survey).map(({ item: { text: words } }) => words);
	const expected = lines(before.survey);
	expected[metEntries(before.survey).indexOf(entry)] = meant;
	if (
		!isMeant(name, meant) ||
		!sameValue(before.outline.outside, after.outline.outside) ||
		!sameValue(expected, lines(after.survey)) ||
		!sameValue(itemsOf(before.survey, "toMeet"), itemsOf(after.survey, "toMeet")) ||
		!sameValue(itemsOf(before.survey, "promised"), itemsOf(after.survey, "promised"))
	)
		throw new Refusal({ kind: "readBack" });
	return edit;
}
