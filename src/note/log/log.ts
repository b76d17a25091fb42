/** The log of a person note: what it says, and how it grows. Product page, section 3.2. */
import type { FollowUp } from "../../domain/person";
import { sameValue } from "../../domain/same-value";
import { conflictLine } from "../markdown/merge-markers";
import { applyEdit, editOf, Refusal, type Edit, type Splice } from "../markdown/text-edit";
import { lineEndingNear } from "../markdown/lines";
import { Outline } from "../markdown/outline";
import type { DailyLinks } from "../dated/link-day";
import { oneLine, printLogItem } from "./log-line";
import { placeFor } from "./insert-line";
import { logKind } from "./log-headings";
import { LogSurvey } from "./log-survey";
import { scanBody, scanNote, type NoteEnd, type NoteLine } from "../markdown/sections";

export { parseLogItem, printLogItem } from "./log-line";

/** A place in a note that a check names. */
export interface LogPlace {
	/** The words of the section's heading. */
	readonly heading: string;
	/** Counted from 1. */
	readonly line: number;
}

/** The log of a note. */
export interface Log {
	/** In the order of the note. */
	readonly followUps: readonly FollowUp[];
	/** The line of each follow-up, counted from 1. */
	readonly lines: readonly number[];
	/** Whether there is a heading for a log that grows. */
	readonly hasHeading: boolean;
	/** The contacts that stand elsewhere, with the offsets of their lines: in another plugin's log, or by a link to a day at the start of a line. */
	readonly elsewhere?: readonly { readonly followUp: FollowUp; readonly at: number }[];
	/** The items of logs that could not be read, if any: how many, and where the first is. */
	readonly unread?: LogPlace & { readonly lines: number };
	/** The second heading of the same words, if any. */
	readonly again?: LogPlace;
}

/** The settings that decide how a log is read and written. */
export interface LogOptions {
	/** The user's own headings for the log. */
	readonly logHeadings?: readonly string[] | undefined;
	/** The days of links to daily notes; without it a link is a day by its name alone. */
	readonly links?: DailyLinks | undefined;
}

/** No headings but ours, and no links but by their names. */
const PLAIN: LogOptions = {};

interface Surveyed extends LogSurvey {
	readonly end: NoteEnd;
}

/** Finds the logs in a note; `visit` sees every line as well, but those of the properties where only the body is asked for. */
function survey(text: string, reading: LogOptions, visit?: (line: NoteLine) => void, bodyOnly = false): Surveyed {
	const found = new LogSurvey(text, reading);
	const end = scanNote(
		text,
		(line) => {
			visit?.(line);
			found.visit(line);
		},
		bodyOnly,
	);
	return Object.assign(found, { end });
}

/**
 * The logs of a note, as its record has them. `visit` is shown every line of the body on the way, for whoever has something
 * else to find in it, and must not keep it. Where the log would grow is not told. Never throws.
 */
export function surveyLog(text: string, visit: (line: NoteLine) => void, options: LogOptions): LogSurvey {
	const found = new LogSurvey(text, options, false);
	scanBody(text, (line) => {
		visit(line);
		found.visit(line);
	});
	return found;
}

/**
 * Reads the log: the top-level list items under a heading "Follow-ups" (of any level, in any case, with signs around it),
 * or under one of the user's, that start with a day; and headings of days there. Unticked tasks, other task states and nested items do not count. Of equal
 * lines under two headings one counts, since a merge left them. `visit` is shown every line of the body on the way, for
 * whoever has something else to find in it. Never throws.
 */
export function readLog(text: string, visit?: (line: NoteLine) => void, reading = PLAIN): Log {
	const found = survey(text, reading, visit, true);
	const contacts = found.contacts();
	const { elsewhere, unread, again } = found;
	return {
		followUps: contacts.map(({ followUp }) => followUp),
		lines: contacts.map(({ line }) => line),
		hasHeading: found.target() !== undefined,
		...(elsewhere.length === 0 ? {} : { elsewhere }),
		...(unread === undefined ? {} : { unread }),
		...(again === undefined ? {} : { again }),
	};
}

function sameFollowUp(a: FollowUp | undefined, b: FollowUp | undefined): boolean {
	return a?.day === b?.day && a?.channel === b?.channel && a?.direction === b?.direction && a?.what === b?.what;
}

/** Whether a log is another with exactly one line more, the one that was meant. */
function hasGrownBy(before: readonly FollowUp[], after: readonly FollowUp[], meant: FollowUp): boolean {
	if (after.length !== before.length + 1) return false;
	let at = 0;
	while (at < before.length && sameFollowUp(before[at], after[at])) at++;
	return (
		sameFollowUp(after[at], meant) &&
		before.slice(at).every((followUp, index) => sameFollowUp(followUp, after[at + 1 + index]))
	);
}

/** Whether a splice adds this follow-up and leaves every other line what it was: text, code, an item, a heading … */
function addsOnlyFollowUp(text: string, reading: LogOptions, splice: Splice, meant: FollowUp): boolean {
	const { at, inserted } = splice;
	const before = new Outline(0, 0);
	const after = new Outline(at, at + inserted.length);
	const followUps = (of: string, outline: Outline): readonly FollowUp[] =>
		survey(of, reading, outline.visit).lines.map(({ followUp }) => followUp);
	return (
		hasGrownBy(followUps(text, before), followUps(applyEdit(text, [splice]), after), meant) &&
		sameValue(before.outside, after.outside)
	);
}

/** A splice with an empty line below, without which some lines would be read as going on with the new item. */
function withGap(text: string, splice: Splice): Splice {
	return { ...splice, inserted: `${splice.inserted}${lineEndingNear(text, splice.at)}` };
}

/**
 * The edit that adds a line to the log, where the log already grows; its marker, indent and line ending are those of its
 * neighbours. A note without the heading gets one at its end. Every other byte stays. The result is read again before it
 * is handed over. Throws a Refusal where there is no safe place, or the text cannot stand in a line.
 */
export function addFollowUp(text: string, followUp: FollowUp, reading = PLAIN): Edit {
	const words = printLogItem(followUp);
	const meant = { ...followUp, what: oneLine(followUp.what) };
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const found = survey(text, reading);
	const { open, stray } = found.end;
	const splice = placeFor(text, found.places(), words);
	if (stray !== undefined && stray.from < splice.at)
		throw new Refusal({ kind: "openBlock", line: stray.line, block: "comment" });
	const chosen = [splice, withGap(text, splice)].find((candidate) => addsOnlyFollowUp(text, reading, candidate, meant));
	if (chosen !== undefined) return editOf([chosen]);
	throw new Refusal(open === undefined ? { kind: "readBack" } : { kind: "openBlock", ...open });
}

/** An item of the log that is to be taken out again. */
export interface TakenOut {
	readonly followUp: FollowUp;
	/** Whether the log's heading goes with it, since it was made for it. */
	readonly withHeading: boolean;
	/** How many contacts of that day stood in the log when it was written. */
	readonly ofThatDay: number;
}

/**
 * The edit that removes a log item, found by its content, whatever marker and blank lines now surround it; read back to
 * make sure that no other line changes. Undefined unless it is certainly the same item: not if its words changed,
 * something was added to it, another item says the same, that day now has more or fewer contacts, or its heading now
 * holds something else.
 */
export function takeOutFollowUp(
	text: string,
	{ followUp, withHeading, ofThatDay }: TakenOut,
	reading = PLAIN,
): Edit | undefined {
	const meant = { ...followUp, what: oneLine(followUp.what) };
	const lines: NoteLine[] = [];
	const found = survey(text, reading, (line) => lines.push(line), true);
	const contacts = found.contacts();
	const { entries, lastOfSection } = found.places();
	const [entry, second] = contacts.filter((each) => sameFollowUp(each.followUp, meant));
	if (
		entry === undefined ||
		second !== undefined ||
		contacts.filter(({ followUp: { day } }) => day === meant.day).length !== ofThatDay
	)
		return undefined;
	// What stands below a day's own heading, or in a second log, was not written here.
	const written = entries.find(({ line }) => line === entry.line);
	if (written === undefined) return undefined;
	const { item, last } = written;
	if (item.task !== undefined || last.to !== item.to || item.text.trim() !== printLogItem(followUp)) return undefined;
	let first = lines.findIndex(({ number }) => number === entry.line);
	const isBlankAt = (index: number): boolean => lines[index]?.kind === "blank";
	const behind = first + 1;
	if (withHeading) {
		if (entries.length > 1 || lastOfSection?.to !== last.to) return undefined;
		do first--;
		while (isBlankAt(first));
		const heading = lines[first]?.heading;
		if (heading === undefined || logKind(heading.text, reading.logHeadings ?? []) !== "own") return undefined;
		first = lines.findIndex(({ from }) => from === heading.from);
	}
	// With blank lines on both sides, remove one side's.
	if (first > 0 && isBlankAt(first - 1) && (behind >= lines.length || isBlankAt(behind))) first--;
	const from = lines[first]?.from;
	if (from === undefined) return undefined;
	const splice = { at: from, removed: text.slice(from, last.next), inserted: "" };
	const after = applyEdit(text, [splice]);
	// Adding it back must restore the original.
	return addsOnlyFollowUp(after, reading, { at: from, removed: "", inserted: splice.removed }, meant)
		? editOf([splice])
		: undefined;
}
