/** Where in a note a new item of a list goes, and how it is led in: marker, indent, gap and line ending are its neighbours'. */
import { isBlank } from "./block-syntax";
import { lineEnd, lineEnding, lineEndingNear, nextLine } from "./lines";
import type { TopItem } from "./line-types";
import type { Splice } from "./text-edit";

/** The end of a line, and where the next one begins. */
export interface LineEnds {
	readonly to: number;
	readonly next: number;
}

/** A list item with its last line that is not empty. */
export interface ListEntry {
	readonly item: TopItem;
	readonly last: LineEnds;
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
function isLoose(text: string, above: ListEntry | undefined, below: ListEntry | undefined): boolean {
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

/** A new item above another. `entries` are the items of the list, which show whether it is loose. */
export function itemAbove(text: string, entries: readonly ListEntry[], first: ListEntry, words: string): Splice {
	const { item } = first;
	const ending = lineEndingNear(text, item.from);
	const loose = isLoose(text, first, entries[entries.indexOf(first) + 1]);
	return insertAt(item.from, `${leadLike(item, item.marker.text)}${words}${ending}${loose ? ending : ""}`);
}

/** A new item below another, and all that belongs to it. */
export function itemBelow(text: string, entries: readonly ListEntry[], entry: ListEntry, words: string): Splice {
	const before = entries[entries.indexOf(entry) - 1];
	const line = `${leadLike(entry.item, markerBelow(entry.item, before?.item))}${words}`;
	const own = lineEnding(text, entry.last.to);
	const ending = own || lineEndingNear(text, entry.item.from);
	const gap = isLoose(text, before, entry) ? ending : "";
	return own === ""
		? insertAt(text.length, `${ending}${gap}${line}`)
		: insertAt(entry.last.next, `${gap}${line}${ending}`);
}

/** A new list below the last line of a section, with one empty line on both sides; under a heading of its own, given with its markers. */
export function itemInSection(text: string, last: LineEnds, words: string, heading = ""): Splice {
	const ending = lineEndingNear(text, last.to);
	const line = `${heading === "" ? "" : `${heading}${ending}${ending}`}- ${words}`;
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

/** A new heading, given with its markers, and a list below it at the end of a note, whose last line that is not empty is given. */
export function itemAtEnd(text: string, last: LineEnds | undefined, heading: string, words: string): Splice {
	const ending = lineEndingNear(text, text.length);
	const ended = text === "" || /[\r\n]$/.test(text);
	const gap = last === undefined || (lineEnding(text, last.to) !== "" && last.next < text.length) ? "" : ending;
	const ownBreak = ended || /^\uFEFF$/.test(text) ? "" : ending;
	return insertAt(text.length, `${ownBreak}${gap}${heading}${ending}${ending}- ${words}${ended ? ending : ""}`);
}
