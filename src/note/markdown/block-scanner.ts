/**
 * A note line by line, each with what it is, as CommonMark (0.31, "Appendix: a parsing strategy") and the app see it: the
 * app adds properties, `%%` comments and `$$` math. One pass, one visit per line, nothing kept, so that a note of ten
 * megabytes costs a moment and no memory.
 */
import {
	atxHeading,
	fenceStart,
	htmlStart,
	isBreak,
	isFenceEnd,
	listMarker,
	mayBeginContainer,
	mayBeginLeaf,
	mayBeginWords,
	plainMarker,
	setextLevel,
	withoutDefinitions,
	type Fence,
	type Marker,
} from "./block-syntax";
import { beginsMath, commentStart, endsInComment } from "./obsidian-syntax";
import { goesOnWith, itemContainer, plainItem, quoteContainer, type Container } from "./containers";
import { LineCursor } from "./line-cursor";
import { afterMark, frontmatterBlock, lineEnd, nextLine } from "./lines";
import { LONGEST_HEADING, type Heading, type LineKind, type NoteEnd, type NoteLine } from "./line-types";

type Leaf =
	| { readonly kind: "none" | "code" }
	| {
			readonly kind: "paragraph";
			readonly line: number;
			readonly from: number;
			readonly words: number;
			readonly parts: string[];
	  }
	| { readonly kind: "fence"; readonly line: number; readonly fence: Fence }
	| { readonly kind: "html"; readonly line: number; readonly end: RegExp | undefined }
	| { readonly kind: "math"; readonly line: number }
	| { readonly kind: "comment"; readonly line: number; readonly close: number };

/** Where a line stands that may begin a block. */
interface BlockStart {
	/** Whether it may continue a paragraph, and whether it is directly in the paragraph's block. */
	goesOn: boolean;
	right: boolean;
	/** How many lists and quotations it goes on with. */
	depth: number;
}

/** Of paragraphs that are not kept. */
const NO_PARTS: string[] = [];

const NO_LEAF: Leaf = { kind: "none" };

const HASH = 35;

/** Deeper nesting is treated as text, which bounds the work per line. */
const DEEPEST = 100;

class NoteScan {
	private readonly text: string;
	private readonly visit: (line: NoteLine) => void;
	/** Paragraphs are only kept where there are marks to look for in them, or an underline to make a heading of them. */
	private readonly marked: boolean;
	/** Whether lines end in nothing but `\n`, by which they are found without a look at each character. */
	private readonly plain: boolean;
	private stack: Container[] = [];
	private leaf: Leaf = NO_LEAF;
	private stray: NoteEnd["stray"];
	/** The line that is read: one object for all of them, which is what is shown where nobody keeps it. */
	private readonly line: { -readonly [Key in keyof NoteLine]: NoteLine[Key] } = {
		number: 0,
		from: 0,
		to: 0,
		next: 0,
		kind: "blank",
		depth: 0,
		item: undefined,
		startsItem: false,
		heading: undefined,
	};
	private startsItem = false;

	private readonly bodyOnly: boolean;
	private readonly keepsLines: boolean;

	constructor(text: string, visit: (line: NoteLine) => void, bodyOnly: boolean, keepsLines: boolean) {
		this.text = text;
		this.visit = visit;
		this.bodyOnly = bodyOnly;
		this.keepsLines = keepsLines;
		this.marked = text.includes("%%");
		this.plain = !text.includes("\r");
	}

	run(): NoteEnd {
		const { text, line } = this;
		const bodyStart = frontmatterBlock(text)?.bodyStart ?? 0;
		for (let from = afterMark(text), number = 1; from < text.length; from = line.next, number++) {
			const to = this.endOf(from);
			line.number = number;
			line.from = from;
			line.to = to;
			line.next = nextLine(text, to);
			this.startsItem = false;
			if (from >= bodyStart) {
				if (!this.readPlain(from, to)) this.read(new LineCursor(text, from, to));
			} else if (!this.bodyOnly) this.emit("frontmatter");
		}
		const { leaf } = this;
		this.close();
		const depth = this.stack.length;
		if (leaf.kind === "comment") return { open: { line: leaf.line, block: "comment" }, stray: this.stray };
		const swallows =
			depth === 0 &&
			(leaf.kind === "fence" || leaf.kind === "math" || (leaf.kind === "html" && leaf.end !== undefined));
		return { open: swallows ? { line: leaf.line, block: leaf.kind } : undefined, stray: this.stray };
	}

	private endOf(from: number): number {
		if (!this.plain) return lineEnd(this.text, from);
		const found = this.text.indexOf("\n", from);
		return found < 0 ? this.text.length : found;
	}

	/**
	 * Reads a line as nearly all are, without a look at what else it could be: an empty one, words, a heading, or an item of words
	 * with the sign of a list, from the first column on. Returns false where it may be anything else, and does nothing then.
	 */
	private readPlain(from: number, to: number): boolean {
		const { leaf, stack, text } = this;
		if (leaf.kind !== "none" && leaf.kind !== "paragraph" && leaf.kind !== "code") return false;
		if (from === to) {
			// An item goes on behind an empty line, unless there is nothing in it.
			if (stack.length > 1 || stack[0]?.quote === true || stack[0]?.empty === true) return false;
			this.close();
			this.emit("blank");
			return true;
		}
		if (mayBeginWords(text, from, to)) {
			if (leaf.kind !== "paragraph") this.leave(0);
			// Below an item it goes on with that.
			else if (stack.length > 0) return false;
			this.becomesWords(from, to, leaf.kind === "paragraph");
			return true;
		}
		if (text.charCodeAt(from) === HASH) return this.becomesHeading(text.slice(from, to));
		const marker = plainMarker(text, from, to);
		if (marker === undefined) return false;
		this.leave(0);
		this.startsItem = true;
		stack.push(plainItem(text, this.line, marker));
		this.becomesWords(from + 2, to, false);
		return true;
	}

	/** Takes in a line of `#` signs that begins in the first column; returns false if it is no heading. */
	private becomesHeading(words: string): boolean {
		const heading = atxHeading(words);
		if (heading === undefined) return false;
		const { number, from } = this.line;
		this.leave(0);
		this.emit("heading", { level: heading.level, text: heading.text, from });
		if (this.marked) this.countMarks(words, number, from);
		return true;
	}

	/** A line of a paragraph, whether its first or a further one, whose words begin at an offset. */
	private becomesWords(words: number, to: number, goesOn: boolean): void {
		if (!goesOn) {
			const { number, from } = this.line;
			this.leaf = { kind: "paragraph", line: number, from, words, parts: this.marked ? [] : NO_PARTS };
		}
		if (this.marked && this.leaf.kind === "paragraph") this.leaf.parts.push(this.text.slice(words, to));
		this.emit("text");
	}

	private emit(kind: LineKind, heading?: Heading): void {
		const { line, stack, startsItem } = this;
		if (!this.keepsLines) {
			line.kind = kind;
			line.depth = stack.length;
			line.item = stack[0]?.item;
			line.startsItem = startsItem;
			line.heading = heading;
			this.visit(line);
			return;
		}
		const { number, from, to, next } = line;
		// Field by field: a spread costs twenty times as much, and notes have lines by the hundred thousand.
		this.visit({ number, from, to, next, kind, depth: stack.length, item: stack[0]?.item, startsItem, heading });
	}

	/** Ends the paragraph or block that is open, which is where its comment marks are counted. */
	private close(): void {
		const { leaf } = this;
		if (leaf.kind === "paragraph" && this.marked) this.countMarks(leaf.parts.join("\n"), leaf.line, leaf.from);
		this.leaf = NO_LEAF;
	}

	private countMarks(words: string, line: number, from: number): void {
		if (this.stray === undefined && endsInComment(words)) this.stray = { line, from };
	}

	/** Leaves every list and quotation from a depth on, and the block inside. */
	private leave(depth: number): void {
		this.close();
		if (this.stack.length > depth) this.stack.length = depth;
	}

	private read(cursor: LineCursor): void {
		if (this.leaf.kind === "comment") return this.readComment(this.leaf.close);
		const matched = goesOnWith(this.stack, this.text, cursor);
		const all = matched === this.stack.length;
		if (all && this.goesOn(cursor)) return;
		if (cursor.blank) {
			this.leave(matched);
			this.emit("blank");
			return;
		}
		this.begin(cursor, matched, all);
	}

	private readComment(close: number): void {
		const { number, from, to } = this.line;
		if (close >= 0 && close < to) {
			this.leaf = NO_LEAF;
			this.countMarks(this.text.slice(close + 2, to), number, from);
		}
		this.emit("comment");
	}

	/** Whether a line belongs to a block whose text is not looked at. */
	private goesOn(cursor: LineCursor): boolean {
		const { leaf } = this;
		if (leaf.kind === "fence") {
			const ends = cursor.indent <= 3 && isFenceEnd(cursor.rest, leaf.fence);
			if (ends) this.leaf = NO_LEAF;
			this.emit("fence");
			return true;
		}
		if (leaf.kind === "math") {
			if (cursor.rest.includes("$$")) this.leaf = NO_LEAF;
			this.emit("math");
			return true;
		}
		if (leaf.kind !== "html" || (leaf.end === undefined && cursor.blank)) return false;
		if (leaf.end?.test(cursor.rest) === true) this.leaf = NO_LEAF;
		this.emit("html");
		return true;
	}

	private begin(cursor: LineCursor, matched: number, all: boolean): void {
		const place = {
			goesOn: this.leaf.kind === "paragraph",
			right: this.leaf.kind === "paragraph" && all,
			depth: matched,
		};
		for (;;) {
			if (cursor.blank) {
				this.start(place);
				this.emit("text");
				return;
			}
			if (cursor.indent > 3) break;
			if (!mayBeginContainer(cursor.sign)) break;
			const { right, depth } = place;
			const { rest } = cursor;
			const quote = rest.startsWith(">");
			const marker = quote || isBreak(rest) ? undefined : listMarker(rest);
			const nests =
				depth < DEEPEST &&
				(quote ||
					(marker !== undefined && this.setext(right, rest) === undefined && this.mayBegin(marker, rest, right)));
			if (!nests) break;
			this.start(place);
			if (marker === undefined) {
				this.stack.push(quoteContainer(cursor));
			} else {
				const isTop = this.stack.length === 0;
				if (isTop) this.startsItem = true;
				this.stack.push(itemContainer(this.text, this.line, cursor, marker, isTop));
			}
			place.goesOn = place.right = false;
			place.depth = this.stack.length;
		}
		this.beginLeaf(cursor, place);
	}

	/** Leaves what the line does not go on with, before it begins a block. */
	private start(place: BlockStart): void {
		if (!place.goesOn && place.depth === this.stack.length && this.leaf.kind === "none") return;
		this.leave(place.depth);
		place.goesOn = place.right = false;
	}

	private becomes(place: BlockStart, kind: LineKind, leaf: Leaf, heading?: Heading): void {
		this.start(place);
		this.leaf = leaf;
		this.emit(kind, heading);
	}

	/** The heading that a line makes of the paragraph above; one that only says where links lead has no words for it. */
	private setext(right: boolean, rest: string): Heading | undefined {
		const level = right ? setextLevel(rest) : undefined;
		if (level === undefined || this.leaf.kind !== "paragraph") return undefined;
		const { from, words: at } = this.leaf;
		const words = withoutDefinitions(this.text.slice(at, this.line.from));
		return words === ""
			? undefined
			: { level, text: words.length > LONGEST_HEADING ? words : words.replace(/\s+/g, " ").trim(), from };
	}

	/** Right below a paragraph only an item with text begins, and only the first of its list. */
	private mayBegin(marker: Marker, rest: string, right: boolean): boolean {
		return !right || (rest.slice(marker.text.length).trim() !== "" && (marker.number ?? 1) === 1);
	}

	private beginLeaf(cursor: LineCursor, place: BlockStart): void {
		const { line, text } = this;
		const { goesOn, right } = place;
		const indented = cursor.indent > 3;
		if (indented && !goesOn) return this.becomes(place, "code", NO_LEAF);
		if (!indented && mayBeginLeaf(cursor.sign)) {
			const { rest } = cursor;
			const atx = atxHeading(rest);
			if (atx !== undefined) {
				this.becomes(place, "heading", NO_LEAF, { level: atx.level, text: atx.text, from: line.from });
				if (this.marked) this.countMarks(rest, line.number, line.from);
				return;
			}
			const fence = fenceStart(rest);
			if (fence !== undefined) return this.becomes(place, "fence", { kind: "fence", line: line.number, fence });
			const html = htmlStart(rest);
			if (html !== undefined && (html.interrupts || !goesOn)) {
				const open = html.end?.test(rest.slice(1)) !== true;
				return this.becomes(place, "html", open ? { kind: "html", line: line.number, end: html.end } : NO_LEAF);
			}
			const setext = this.setext(right, rest);
			if (setext !== undefined) return this.becomes(place, "setext", NO_LEAF, setext);
			if (isBreak(rest)) return this.becomes(place, "break", NO_LEAF);
			if (beginsMath(text, cursor.words, line.to))
				return this.becomes(place, "math", { kind: "math", line: line.number });
			const comment = commentStart(text, cursor.words, line.to);
			if (comment?.goesOn === true)
				return this.becomes(place, "comment", { kind: "comment", line: line.number, close: comment.close });
			if (comment?.isWhole === true && !goesOn) return this.becomes(place, "comment", NO_LEAF);
		}
		this.beginText(cursor, place);
	}

	private beginText(cursor: LineCursor, place: BlockStart): void {
		const { goesOn } = place;
		if (!goesOn) this.start(place);
		this.becomesWords(cursor.words, this.line.to, goesOn);
	}
}

/** Visits every line of a note in order, and tells what the note leaves open. `bodyOnly`: the lines of the properties are counted, and not visited. */
export function scanNote(text: string, visit: (line: NoteLine) => void, bodyOnly = false): NoteEnd {
	return new NoteScan(text, visit, bodyOnly, true).run();
}

/** Visits every line of a note but those of its properties. It is one object that changes from line to line: nobody may keep it. */
export function scanBody(text: string, visit: (line: NoteLine) => void): void {
	new NoteScan(text, visit, true, false).run();
}
