/** The lines of a note, its block of properties, and git's conflict markers: what every other reader stands on. */

const LF = 10;
const CR = 13;
const BOM = "\uFEFF";

/** Where the line ends that an offset lies in, without its line ending. `\n`, `\r\n` and a lone `\r` end a line. */
export function lineEnd(text: string, offset: number): number {
	let at = offset;
	while (at < text.length) {
		const code = text.charCodeAt(at);
		if (code === LF || code === CR) break;
		at++;
	}
	return at;
}

/** Where the line begins that an offset lies in. */
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

/** The ending of the line that an offset lies in, else that of the line above, else the first of the text, else `\n`. */
export function lineEndingNear(text: string, offset: number): string {
	// Between the two signs of an ending one is still in the line that they end.
	const at = text.startsWith("\r\n", offset - 1) ? offset - 1 : offset;
	const own = lineEnding(text, lineEnd(text, at));
	if (own !== "") return own;
	const start = lineStart(text, at);
	if (start > 0) return text.startsWith("\r\n", start - 2) ? "\r\n" : text.charAt(start - 1);
	return lineEnding(text, lineEnd(text, 0)) || "\n";
}

/** Tells the number of the line that an offset lies in, counted from 1, for offsets asked in ascending order. */
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

/** The number of the line that an offset lies in, counted from 1. */
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

/** The number of the line where git left the first half of a conflict: all three markers, in their order, at line starts. */
export function conflictLine(text: string): number | undefined {
	if (!text.includes("<<<<<<<") || !text.includes(">>>>>>>")) return undefined;
	let [number, opened, parted] = [0, 0, false];
	for (let from = 0; from < text.length;) {
		const end = lineEnd(text, from);
		number++;
		const mark = text.slice(from === 0 ? afterMark(text) : from, Math.min(end, from + 9));
		if (/^<{7}(?: |$)/.test(mark)) [opened, parted] = [number, false];
		else if (opened > 0 && /^={7}\s*$/.test(mark)) parted = true;
		else if (parted && /^>{7}(?: |$)/.test(mark)) return opened;
		from = nextLine(text, end);
	}
	return undefined;
}
