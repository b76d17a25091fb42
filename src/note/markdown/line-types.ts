/** What a line of a note can be. */
import type { Marker } from "./block-syntax";
import type { OpenBlock } from "./text-edit";

/** What a line is. Lines in a list or a quotation are named after what they are inside of it. */
export type LineKind =
	"frontmatter" | "blank" | "fence" | "code" | "html" | "comment" | "math" | "heading" | "setext" | "break" | "text";

/** A list item that is in no other block. */
export interface TopItem {
	/** Where its first line begins and ends. */
	readonly from: number;
	readonly to: number;
	readonly marker: Marker;
	/** The first line up to the item's text or task box: its indent, marker and white space. */
	readonly lead: string;
	/** What stands in the task box: a space, `x`, …; undefined without one. */
	readonly task: string | undefined;
	/** The text of the first line, after marker and box. */
	readonly text: string;
}

/** A longer heading is no question's and no log's. One of ten megabytes takes seconds to fold, so its words stay as they are. */
export const LONGEST_HEADING = 10_000;

/** A heading: of `#` signs, or underlined (then `from` is where the words begin, lines above). */
export interface Heading {
	readonly level: number;
	readonly text: string;
	readonly from: number;
}

/** One line of a note. */
export interface NoteLine {
	/** Counted from 1. */
	readonly number: number;
	/** Behind the byte-order mark in line 1. */
	readonly from: number;
	/** Without the line ending. */
	readonly to: number;
	/** Where the next line begins. */
	readonly next: number;
	readonly kind: LineKind;
	/** How many lists and quotations the line is in. */
	readonly depth: number;
	/** The outermost list item that the line belongs to, where the outermost block is a list. */
	readonly item: TopItem | undefined;
	/** Whether that item begins in this line. */
	readonly startsItem: boolean;
	readonly heading: Heading | undefined;
}

/** What a note does not close. */
export interface NoteEnd {
	/** The block that lasts to the end of the note, and the line where it begins. */
	readonly open: { readonly line: number; readonly block: OpenBlock } | undefined;
	/** Where the first paragraph begins that has a `%%` without a partner, and in which line. */
	readonly stray: { readonly line: number; readonly from: number } | undefined;
}
