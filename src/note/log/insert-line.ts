/** Where in a note a new line of the log goes, and how it is led in. */
import type { FollowUp } from "../../domain/person";
import { isBlank } from "../markdown/block-syntax";
import type { Splice } from "../markdown/text-edit";
import { lineEnd, lineEnding, lineEndingNear, nextLine } from "../markdown/lines";
import type { TopItem } from "../markdown/sections";

/** The heading under which a log is begun. */
const HEADING = "## Follow-ups";

/** The end of a line, and where the next one begins. */
export interface LineEnds {
	readonly to: number;
	readonly next: number;
}

/** A list item of the section, with its last line that is not empty. */
export interface LogEntry {
	readonly item: TopItem;
	/** In which line of the note it begins, counted from 1. */
	readonly line: number;
	/** Undefined where it is no contact. */
	readonly followUp: FollowUp | undefined;
	readonly last: LineEnds;
}

/** What a survey of a note found of the log that is to grow. */
export interface LogPlaces {
	/** The list items of the section, without those that belong to a day with a heading of its own. */
	readonly entries: readonly LogEntry[];
	/**
	 * The last line of the section that is not empty, above the headings of days: the heading's where it is the only one.
	 * Undefined without a heading.
	 */
	readonly lastOfSection: LineEnds | undefined;
	/** The last line of the note that is not empty. */
	readonly lastOfNote: LineEnds | undefined;
}

/** The marker of an item below another of a numbered list: the next number, or the same where all of them are the same. */
function markerBelow({ marker }: TopItem, above: TopItem | undefined): string {
	const { number, text } = marker;
	if (number === undefined || number === above?.marker.number || number >= 999_999_999) return text;
	return `${String(number + 1).padStart(text.length - 1, "0")}${text.slice(-1)}`;
}

/** What stands before the text of an item: indent, marker and white space as its neighbour has them. */
function leadLike({ lead, marker }: TopItem, ownMarker: string): string {
	const indent = /^[ \t]*/.exec(lead)?.[0] ?? "";
	const gap = lead.slice(indent.length + marker.text.length);
	return `${indent}${ownMarker}${/^(?: {1,4}|\t)$/.test(gap) ? gap : " "}`;
}

/** Whether two entries that follow each other have an empty line between them. */
function isLoose(text: string, above: LogEntry | undefined, below: LogEntry | undefined): boolean {
	return (
		above !== undefined &&
		below !== undefined &&
		above.last.next < below.item.from &&
		text.slice(above.last.next, below.item.from).trim() === ""
	);
}

function insertAt(at: number, inserted: string): Splice {
	return { at, removed: "", inserted };
}

/** A new item above the first contact. */
function above(text: string, entries: readonly LogEntry[], first: LogEntry, words: string): Splice {
	const { item } = first;
	const ending = lineEndingNear(text, item.from);
	const loose = isLoose(text, first, entries[entries.indexOf(first) + 1]);
	return insertAt(item.from, `${leadLike(item, item.marker.text)}${words}${ending}${loose ? ending : ""}`);
}

/** A new item below another, and all that belongs to it. */
function below(text: string, entries: readonly LogEntry[], entry: LogEntry, words: string): Splice {
	const before = entries[entries.indexOf(entry) - 1];
	const line = `${leadLike(entry.item, markerBelow(entry.item, before?.item))}${words}`;
	const own = lineEnding(text, entry.last.to);
	const ending = own || lineEndingNear(text, entry.item.from);
	const gap = isLoose(text, before, entry) ? ending : "";
	return own === ""
		? insertAt(text.length, `${ending}${gap}${line}`)
		: insertAt(entry.last.next, `${gap}${line}${ending}`);
}

/** A new list below the last line of a section, with one empty line on both sides. */
function inSection(text: string, last: LineEnds, words: string): Splice {
	const ending = lineEndingNear(text, last.to);
	const line = `- ${words}`;
	if (lineEnding(text, last.to) === "") return insertAt(text.length, `${ending}${ending}${line}`);
	const blankEnd = lineEnd(text, last.next);
	if (last.next === text.length || !isBlank(text.slice(last.next, blankEnd))) {
		const followed = last.next < text.length;
		return insertAt(last.next, `${ending}${line}${ending}${followed ? ending : ""}`);
	}
	const next = nextLine(text, blankEnd);
	if (next === blankEnd) return insertAt(text.length, `${ending}${line}`);
	const followed = next < text.length && !isBlank(text.slice(next, lineEnd(text, next)));
	return insertAt(next, `${line}${ending}${followed ? ending : ""}`);
}

/** A new heading with a list at the end of a note. */
function atEnd(text: string, last: LineEnds | undefined, words: string): Splice {
	const ending = lineEndingNear(text, text.length);
	const ended = text === "" || /[\r\n]$/.test(text);
	const gap = last === undefined || (lineEnding(text, last.to) !== "" && last.next < text.length) ? "" : ending;
	const ownBreak = ended || /^\uFEFF$/.test(text) ? "" : ending;
	return insertAt(text.length, `${ownBreak}${gap}${HEADING}${ending}${ending}- ${words}${ended ? ending : ""}`);
}

/**
 * The place for a new line of the log: where it already grows, which is on top where its first day is later than its
 * last; else below the last item of the section where nothing stands below that; else at the section's end; else, without
 * a heading, at the end of the note under a new one.
 */
export function placeFor(text: string, { entries, lastOfSection, lastOfNote }: LogPlaces, words: string): Splice {
	const contacts = entries.filter(({ followUp }) => followUp !== undefined);
	const [first, last] = [contacts[0], contacts.at(-1)];
	if (first?.followUp !== undefined && last?.followUp !== undefined) {
		return first.followUp.day > last.followUp.day
			? above(text, entries, first, words)
			: below(text, entries, last, words);
	}
	if (lastOfSection === undefined) return atEnd(text, lastOfNote, words);
	const item = entries.at(-1);
	return item !== undefined && item.last.to === lastOfSection.to
		? below(text, entries, item, words)
		: inSection(text, lastOfSection, words);
}
