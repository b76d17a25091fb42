/** The log of a person note: what it says, and how it grows. Product page, section 3.2. */
import { withoutEnd } from "../domain/ends";
import type { FollowUp } from "../domain/person";
import { conflictLine } from "./conflict";
import { applyEdit, editOf, Refusal, type Edit, type Splice } from "./edit";
import { lineEndingNear } from "./lines";
import { remembered } from "./remembered";
import { oneLine, parseLogItem, printLogItem } from "./log-item";
import { placeFor, type LineEnds, type LogEntry, type LogPlaces } from "./log-places";
import { scanNote, type NoteEnd, type NoteLine, type TopItem } from "./structure";

export { parseLogItem, printLogItem } from "./log-item";

/** The log of a note. */
export interface Log {
	/** In the order of the note. */
	readonly followUps: readonly FollowUp[];
	/** The line of each follow-up, counted from 1. */
	readonly lines: readonly number[];
	/** Whether there is a heading for the log. */
	readonly hasHeading: boolean;
}

/** Longer ones are not looked at. */
const LONGEST_HEADING = 200;

/** Whether a heading is the log's. */
const isLogHeading = remembered(500, (heading) => {
	const words = withoutEnd(heading.normalize("NFKC").replace(/%%[^%]*%%/g, "").replace(/[*_=`~]/g, ""), ":.", true).trim();
	return /^follow[\s\u2010-\u2015-]*ups$/i.test(words);
});

/** The contact that an item is. An unticked task and other states are none: they are intentions, or were dropped. */
function followUpOf({ task, text }: TopItem): FollowUp | undefined {
	return task === undefined || task.toLowerCase() === "x" ? parseLogItem(text) : undefined;
}

interface Survey extends LogPlaces {
	readonly end: NoteEnd;
}

/** Finds the log in a note; `visit` sees every line as well, but those of the properties where only the body is asked for. */
function survey(text: string, visit?: (line: NoteLine) => void, bodyOnly = false): Survey {
	const entries: (LogEntry & { last: LineEnds })[] = [];
	/** The level of the log's heading while its section lasts. */
	let level: number | undefined;
	let lastOfSection: LineEnds | undefined;
	let lastOfNote: LineEnds | undefined;
	/** The last line of the section above the paragraph that is being read: its underline may make a heading of it. */
	let aboveParagraph: LineEnds | undefined;
	let inParagraph = false;
	const end = scanNote(text, (line) => {
		visit?.(line);
		if (line.kind === "setext" && line.depth === 0) lastOfSection = aboveParagraph;
		const goesOn = line.kind === "text" && line.depth === 0;
		if (goesOn && !inParagraph) aboveParagraph = lastOfSection;
		inParagraph = goesOn;
		if (line.kind === "blank") return;
		lastOfNote = line;
		if (line.heading !== undefined && line.depth === 0) {
			if (level !== undefined && line.heading.level <= level) level = undefined;
			else if (lastOfSection === undefined && line.heading.text.length <= LONGEST_HEADING && isLogHeading(line.heading.text)) level = line.heading.level;
		}
		if (level === undefined) return;
		lastOfSection = lastOfNote;
		const { item } = line;
		if (item === undefined) return;
		if (line.startsItem) entries.push({ item, line: line.number, followUp: followUpOf(item), last: lastOfNote });
		else {
			const current = entries.at(-1);
			if (current?.item === item) current.last = lastOfNote;
		}
	}, bodyOnly);
	return { entries, lastOfSection, lastOfNote, end };
}

function contactsIn({ entries }: Survey): readonly (LogEntry & { readonly followUp: FollowUp })[] {
	return entries.filter((entry): entry is LogEntry & { readonly followUp: FollowUp } => entry.followUp !== undefined);
}

/**
 * Reads the log: the top-level list items under the first heading "Follow-ups" (of any level, in any case) that start
 * with a day. Unticked tasks, other task states and nested items do not count. `visit` is shown every line of the body on
 * the way, for whoever has something else to find in it. Never throws.
 */
export function readLog(text: string, visit?: (line: NoteLine) => void): Log {
	const found = survey(text, visit, true);
	const contacts = contactsIn(found);
	return {
		followUps: contacts.map(({ followUp }) => followUp),
		lines: contacts.map(({ line }) => line),
		hasHeading: found.lastOfSection !== undefined,
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
	return sameFollowUp(after[at], meant) && before.slice(at).every((followUp, index) => sameFollowUp(followUp, after[at + 1 + index]));
}

/** What each line of a note is, without those that begin within a part of it. */
function outline(text: string, from: number, to: number): { readonly found: Survey; readonly kinds: readonly string[] } {
	const kinds: string[] = [];
	const found = survey(text, ({ kind, depth, startsItem, heading, from: at }) => {
		if (at >= from && at < to) return;
		// An empty line below the new item counts as inside of it, which means nothing.
		kinds.push(kind === "blank" ? kind : `${kind} ${depth} ${startsItem ? "item" : heading?.level ?? ""}`);
	});
	return { found, kinds };
}

/** Whether a splice adds this follow-up and leaves every other line what it was: text, code, an item, a heading … */
function growsAsMeant(text: string, splice: Splice, meant: FollowUp): boolean {
	const { at, inserted } = splice;
	const before = outline(text, 0, 0);
	const after = outline(applyEdit(text, [splice]), at, at + inserted.length);
	const followUps = (found: Survey): readonly FollowUp[] => contactsIn(found).map(({ followUp }) => followUp);
	return hasGrownBy(followUps(before.found), followUps(after.found), meant)
		&& before.kinds.length === after.kinds.length && before.kinds.every((kind, index) => kind === after.kinds[index]);
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
export function addFollowUp(text: string, followUp: FollowUp): Edit {
	const words = printLogItem(followUp);
	const meant = { ...followUp, what: oneLine(followUp.what) };
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const found = survey(text);
	const { open, stray } = found.end;
	const splice = placeFor(text, found, words);
	if (stray !== undefined && stray.from < splice.at) throw new Refusal({ kind: "openBlock", line: stray.line, block: "comment" });
	const chosen = [splice, withGap(text, splice)].find((candidate) => growsAsMeant(text, candidate, meant));
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
 * The edit that takes an item out of the log by what it says, whatever sign and blank lines stand around it by now; every other
 * line stays what it is, which is read back. Undefined where it is not certain that it is this very item: its words were
 * changed, something was added to it, another item says the same, or the day has more or fewer contacts than it had; and where
 * its heading holds something else by now.
 */
export function takeOutFollowUp(text: string, { followUp, withHeading, ofThatDay }: TakenOut): Edit | undefined {
	const meant = { ...followUp, what: oneLine(followUp.what) };
	const lines: NoteLine[] = [];
	const found = survey(text, (line) => lines.push(line), true);
	const contacts = contactsIn(found);
	const [entry, second] = contacts.filter((each) => sameFollowUp(each.followUp, meant));
	if (entry === undefined || second !== undefined || contacts.filter(({ followUp: { day } }) => day === meant.day).length !== ofThatDay) return undefined;
	const { item, last } = entry;
	if (item.task !== undefined || last.to !== item.to || item.text.trim() !== printLogItem(followUp)) return undefined;
	let first = lines.findIndex(({ number }) => number === entry.line);
	const isBlankAt = (index: number): boolean => lines[index]?.kind === "blank";
	const behind = first + 1;
	if (withHeading) {
		if (found.entries.length > 1 || found.lastOfSection?.to !== last.to) return undefined;
		do first--; while (isBlankAt(first));
		const heading = lines[first]?.heading;
		if (heading === undefined || !isLogHeading(heading.text)) return undefined;
		first = lines.findIndex(({ from }) => from === heading.from);
	}
	// Of empty lines on both sides those on one are enough.
	if (first > 0 && isBlankAt(first - 1) && (behind >= lines.length || isBlankAt(behind))) first--;
	const from = lines[first]?.from;
	if (from === undefined) return undefined;
	const splice = { at: from, removed: text.slice(from, last.next), inserted: "" };
	const after = applyEdit(text, [splice]);
	// Put in again, it must be all that the two differ by.
	return growsAsMeant(after, { at: from, removed: "", inserted: splice.removed }, meant) ? editOf([splice]) : undefined;
}
