/** Lines and the frontmatter block: the lowest layer, which every other reader uses. */

const LF = 10;
const CR = 13;
const BOM = "\uFEFF";

/** The end of the line an offset is in, without its line ending: `\n`, `\r\n` or a lone `\r`. */
export function lineEnd(text: string, offset: number): number {
	let at = offset;
	while (at < text.length) {
		const code = text.charCodeAt(at);
		if (code === LF || code === CR) break;
		at++;
	}
	return at;
}

/** The start of the line an offset is in. */
export function lineStart(text: string, offset: number): number {
	let at = offset;
	while (at > 0) {
		const code = text.charCodeAt(at - 1);
		if (code === LF || code === CR) break;
		at--;
	}
	return at;
}

/** The line ending that stands at the end of a line; empty on the last line of a text that ends without one. */
export function lineEnding(text: string, end: number): string {
	const code = text.charCodeAt(end);
	if (code === LF) return "\n";
	if (code !== CR) return "";
	return text.charCodeAt(end + 1) === LF ? "\r\n" : "\r";
}

/** Where the line after the one that ends at `end` begins. */
export function nextLine(text: string, end: number): number {
	const code = text.charCodeAt(end);
	if (code === CR) return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
	return code === LF ? end + 1 : end;
}

/** The line ending at an offset, else the one above it, else the text's first, else `\n`. */
export function lineEndingNear(text: string, offset: number): string {
	// Between \r and \n we are still on the line they end.
	const at = text.startsWith("\r\n", offset - 1) ? offset - 1 : offset;
	const own = lineEnding(text, lineEnd(text, at));
	if (own !== "") return own;
	const start = lineStart(text, at);
	if (start > 0) return text.startsWith("\r\n", start - 2) ? "\r\n" : text.charAt(start - 1);
	return lineEnding(text, lineEnd(text, 0)) || "\n";
}

/** Finds line numbers, counted from 1, for offsets in ascending order. */
export function lineCounter(text: string): (offset: number) => number {
	let [number, start] = [1, 0];
	return (offset) => {
		for (;;) {
			const end = lineEnd(text, start);
			const next = nextLine(text, end);
			if (next === end || next > offset) return number;
			start = next;
			number++;
		}
	};
}

/** The number of the line an offset is in, counted from 1. */
export function lineNumber(text: string, offset: number): number {
	return lineCounter(text)(offset);
}

/** Where a text begins after a byte-order mark. */
export function afterMark(text: string): number {
	return text.startsWith(BOM) ? 1 : 0;
}

/** The block of properties on top of a note. */
export interface FrontmatterBlock {
	/** Where the YAML begins, after the first delimiter's line. */
	readonly from: number;
	/** Where it ends: the begin of the closing delimiter's line. */
	readonly to: number;
	/** Where the note's own text begins. */
	readonly bodyStart: number;
}

function isDelimiter(text: string, from: number, end: number): boolean {
	if (!text.startsWith("---", from)) return false;
	let at = from + 3;
	while (at < end && (text[at] === " " || text[at] === "\t")) at++;
	return at === end || (at === end - 1 && text[at] === "\r");
}

/**
 * The block of properties as the app sees it: `---` on line 1 (after a byte-order mark) up to the next line that is
 * `---`, white space behind the dashes allowed. Undefined where there is none, so also where nothing closes it: that is
 * a thematic break. A lone carriage return ends no line here, since the app's own search for the block knows `\n` only.
 */
export function frontmatterBlock(text: string): FrontmatterBlock | undefined {
	const top = afterMark(text);
	const first = text.indexOf("\n", top);
	if (first < 0 || !isDelimiter(text, top, first)) return undefined;
	for (let from = first + 1; from < text.length;) {
		const found = text.indexOf("\n", from);
		const end = found < 0 ? text.length : found;
		if (isDelimiter(text, from, end)) return { from: first + 1, to: from, bodyStart: Math.min(end + 1, text.length) };
		from = end + 1;
	}
	return undefined;
}

/** Where a carriage return without line feed stands in a part of a text; undefined where none does. */
export function loneReturn(text: string, from: number, to: number): number | undefined {
	for (let at = text.indexOf("\r", from); at >= 0 && at < to; at = text.indexOf("\r", at + 1)) {
		if (text.charCodeAt(at + 1) !== LF) return at;
	}
	return undefined;
}

/** Blanks and signs that cannot be seen, of every kind: what stands around a line of dashes without showing. */
const UNSEEN = /[\s\u0085\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/;

/** A line without what cannot be seen at its ends. */
function seen(text: string, from: number, to: number): string {
	let [start, end] = [from, to];
	while (start < end && UNSEEN.test(text.charAt(start))) start++;
	while (end > start && UNSEEN.test(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}

/** Dashes as they are typed, and what some systems make of them: `---`, `—-`, `—`. */
const DASHES = /^(?:---|(?=.*[\u2010-\u2015\u2212])[-\u2010-\u2015\u2212]{1,3})$/;

/** The start of a line that can be a property: a few words and a colon. More words are prose; list items and link definitions don't count. */
const KEY = /^(?!["'#>*+|`[-]|\d{1,9}[.)][ \t])[^:]{1,60}:(?:\s|$)|^(?:"[^"]{1,60}"|'[^']{1,60}'):(?:\s|$)/;

/**
 * What keeps lines that look like a block of properties from being one for the app, which takes `---` alone, in line 1 and
 * below the properties: something before the dashes (`above`), a blank or a sign of no width behind them (`blank`), other
 * dashes (`dashes`), an end of dots (`dots`), or none (`open`).
 */
export type LookAlike = "above" | "blank" | "dashes" | "dots" | "open";

interface SeenLine {
	readonly number: number;
	readonly from: number;
	readonly end: number;
	readonly words: string;
}

function* seenLines(text: string): Generator<SeenLine> {
	for (let from = 0, number = 1; from < text.length; number++) {
		const end = lineEnd(text, from);
		yield { number, from, end, words: seen(text, from, end) };
		from = nextLine(text, end);
	}
}

/** Why the app does not take a line of dashes for the start of a block; undefined if it does. */
function faultOfOpening(text: string, { number, end, words }: SeenLine): LookAlike | undefined {
	if (words !== "---") return "dashes";
	const top = afterMark(text);
	if (number > 1 || !text.startsWith("---", top)) return "above";
	return isDelimiter(text, top, end) ? undefined : "blank";
}

/**
 * Text at the top of a note that looks like properties but isn't, or ends elsewhere than it seems to: line (from 1) and
 * cause. Undefined if there is none; also for a thematic break above prose. Readers disagree about each of these, so a
 * new block must not be put on top.
 */
export function lookAlike(
	text: string,
	block: FrontmatterBlock | undefined,
): { readonly line: number; readonly cause: LookAlike } | undefined {
	if (block !== undefined) return oddDelimiterIn(text, block);
	let opening: { readonly line: number; readonly cause: LookAlike | undefined } | undefined;
	let hasKey: boolean | undefined;
	for (const line of seenLines(text)) {
		const { number, words } = line;
		const dashes = DASHES.test(words);
		if (opening === undefined) {
			if (words === "") continue;
			if (!dashes) return undefined;
			opening = { line: number, cause: faultOfOpening(text, line) };
		} else if (dashes || words === "...") {
			// Between dashes with a blank behind them something was meant to stand, whatever it is.
			if (hasKey !== true && opening.cause !== "blank") return undefined;
			if (opening.cause !== undefined) return { line: opening.line, cause: opening.cause };
			return { line: number, cause: words === "..." ? "dots" : words === "---" ? "blank" : "dashes" };
		} else if (words !== "" && !words.startsWith("#")) hasKey ??= KEY.test(words);
	}
	return opening !== undefined && hasKey === true ? { line: opening.line, cause: opening.cause ?? "open" } : undefined;
}

/** A line inside a block that looks like a delimiter, but isn't one. */
function oddDelimiterIn(
	text: string,
	{ from: begin, to }: FrontmatterBlock,
): { readonly line: number; readonly cause: LookAlike } | undefined {
	// Asked of every person's note, and nearly none has dashes there.
	const dashes = text.indexOf("---", begin);
	if (dashes < 0 || dashes >= to) return undefined;
	for (let from = begin, number = 2; from < to; number++) {
		const end = lineEnd(text, from);
		if (text.startsWith("---", from) && seen(text, from, end) === "---") return { line: number, cause: "blank" };
		from = nextLine(text, end);
	}
	return undefined;
}
