/** How blocks of Markdown begin and end, by one line each, from where its text begins. Every test takes linear time. */

function table(signs: string): readonly boolean[] {
	return Array.from({ length: 128 }, (_, code) => signs.includes(String.fromCharCode(code)));
}

const CONTAINERS = table(">-+*0123456789");
const LEAVES = table("#`~<=-*_$%");

/** Whether a list item or a quotation can begin with a character, given as its code; most lines are words, and need no other look. */
export function mayBeginContainer(code: number): boolean {
	return CONTAINERS[code] === true;
}

/** Whether any other block but a paragraph can begin with a character. */
export function mayBeginLeaf(code: number): boolean {
	return LEAVES[code] === true;
}

/** Whether words begin at an offset: something that is neither white space nor the begin of any block but a paragraph. */
export function mayBeginWords(text: string, at: number, to: number): boolean {
	const code = text.charCodeAt(at);
	return at < to && code > 32 && !mayBeginContainer(code) && !mayBeginLeaf(code);
}

/** A code fence's character and length. */
export interface Fence {
	readonly sign: string;
	readonly length: number;
}

function runLength(line: string, sign: string): number {
	let length = 0;
	while (line[length] === sign) length++;
	return length;
}

/** The fence that a line opens: three or more backticks or tildes; after backticks no other backtick. */
export function fenceStart(line: string): Fence | undefined {
	const sign = line[0];
	if (sign !== "`" && sign !== "~") return undefined;
	const length = runLength(line, sign);
	if (length < 3 || (sign === "`" && line.includes("`", length))) return undefined;
	return { sign, length };
}

/** Whether a line closes a fence: at least as many of its characters, and nothing else. */
export function isFenceEnd(line: string, fence: Fence): boolean {
	const length = runLength(line, fence.sign);
	return length >= fence.length && isBlank(line.slice(length));
}

/** Whether there is nothing in a line but spaces and tabs. */
export function isBlank(line: string): boolean {
	for (let at = 0; at < line.length; at++) if (line[at] !== " " && line[at] !== "\t") return false;
	return true;
}

/** The level and the words of a heading of `#` characters, without the closing ones. */
export function atxHeading(line: string): { readonly level: number; readonly text: string } | undefined {
	const level = runLength(line, "#");
	const behind = line[level];
	if (level < 1 || level > 6 || (behind !== undefined && behind !== " " && behind !== "\t")) return undefined;
	const words = line.slice(level).trim();
	let end = words.length;
	while (words[end - 1] === "#") end--;
	const closes = end === 0 || words[end - 1] === " " || words[end - 1] === "\t";
	return { level, text: closes ? words.slice(0, end).trimEnd() : words };
}

/** The level of the heading that a line of `=` or `-` makes of the paragraph above. */
export function setextLevel(line: string): 1 | 2 | undefined {
	const sign = line[0];
	if ((sign !== "=" && sign !== "-") || !isBlank(line.slice(runLength(line, sign)))) return undefined;
	return sign === "=" ? 1 : 2;
}

/** An expression that, once it has matched, is never tried at another length: what follows it must not make it go back. */
function atomic(expression: string, name: string): string {
	return `(?=(?<${name}>${expression}))\\k<${name}>`;
}

// Bounded, since the engine gives up on expressions that have to go back over millions of characters; and no blank may
// belong to two parts, since every way of sharing them out would be tried.
const BREAK = String.raw`(?:\r\n|\n|\r)`;
/** The blanks between two parts, with the markers of the lists and quotations of the next line where there is one. */
const GAP = String.raw`[ \t]*(?:${BREAK}[ \t>]*)?`;
const LABEL = String.raw`\[(?=[^\r\n\]]{0,999}[^\s\]])(?:\\.|[^[\]\\\r\n]){1,999}\]:`;
const DESTINATION = String.raw`(?:<(?:\\.|[^<>\\\r\n]){0,2000}>|[^\s<]\S*)`;
const TITLE = String.raw`(?:"(?:\\.|[^"\\]){0,2000}"|'(?:\\.|[^'\\]){0,2000}'|\((?:\\.|[^()\\]){0,2000}\))`;

/** The definition of a link (CommonMark 0.31, section 4.7), to the end of its last line. */
const DEFINITION = new RegExp(
	`${LABEL}${atomic(GAP, "toTarget")}${DESTINATION}(?:(?=[ \\t\\r\\n])${atomic(GAP, "toTitle")}${TITLE})?${atomic(String.raw`[ \t]*${BREAK}[ \t>]*`, "toNext")}`,
	"y",
);

/**
 * A paragraph without the lines on top of it that only say where a link leads, and are no words of it; with each go the
 * markers of the lists and quotations that the next line is in. Titles and destinations of more than 2,000 characters are words.
 */
export function withoutDefinitions(paragraph: string): string {
	let at = 0;
	for (;;) {
		DEFINITION.lastIndex = at;
		if (!DEFINITION.test(paragraph)) return paragraph.slice(at);
		at = DEFINITION.lastIndex;
	}
}

/** Whether a line is a thematic break: three or more of `*`, `-` or `_`, white space between them. */
export function isBreak(line: string): boolean {
	const sign = line[0];
	if (sign !== "*" && sign !== "-" && sign !== "_") return false;
	let count = 0;
	for (let at = 0; at < line.length; at++) {
		if (line[at] === sign) count++;
		else if (line[at] !== " " && line[at] !== "\t") return false;
	}
	return count >= 3;
}

/** A list item's marker. */
export interface Marker {
	/** With its dot or bracket: `-`, `12.`, `3)`. */
	readonly text: string;
	readonly number?: number;
}

/** The markers of one character, made once: nearly every item of a log begins with one. */
const SIGNS: ReadonlyMap<string, Marker> = new Map(["-", "+", "*"].map((sign) => [sign, { text: sign }]));

const [DOT, BRACKET] = [46, 41];

function digitsIn(line: string): number {
	let count = 0;
	while (count < 10 && line.charCodeAt(count) >= 48 && line.charCodeAt(count) <= 57) count++;
	return count;
}

/** The marker of a list item that a line begins with. */
export function listMarker(line: string): Marker | undefined {
	const sign = SIGNS.get(line.charAt(0));
	if (sign !== undefined) return line.length === 1 || line[1] === " " || line[1] === "\t" ? sign : undefined;
	const digits = digitsIn(line);
	const behind = line[digits];
	if (digits === 0 || digits > 9 || (behind !== "." && behind !== ")")) return undefined;
	const next = line[digits + 1];
	return next === undefined || next === " " || next === "\t"
		? { text: line.slice(0, digits + 1), number: Number(line.slice(0, digits)) }
		: undefined;
}

/** The marker of an item that begins at an offset with one character, one space, and words or a number of no list: as items of logs do. */
export function plainMarker(text: string, at: number, to: number): Marker | undefined {
	const marker = text[at + 1] === " " && at + 2 < to ? SIGNS.get(text.charAt(at)) : undefined;
	if (marker === undefined || mayBeginWords(text, at + 2, to)) return marker;
	const digits = digitsIn(text.slice(at + 2, at + 12));
	const behind = text.charCodeAt(at + 2 + digits);
	return digits > 0 && behind !== DOT && behind !== BRACKET ? marker : undefined;
}

const BLOCK_TAGS = new Set(
	(
		"address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt " +
		"fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav " +
		"noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul"
	).split(" "),
);

/** Longer lines are not looked at for a tag that stands alone: the test for its attributes is the one that looks back. */
const LONGEST_TAG = 2_000;

const ATTRIBUTE =
	String.raw`[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>` + "`" + String.raw`]+|'[^']*'|"[^"]*"))?`;
const LONE_TAG = new RegExp(
	String.raw`^(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \t]*/?>|</[A-Za-z][A-Za-z0-9-]*[ \t]*>)[ \t]*$`,
);

/** What ends a block of HTML: a text in a line, or (undefined) an empty line. */
export interface HtmlStart {
	readonly end: RegExp | undefined;
	/** Whether it may begin right below a paragraph. */
	readonly interrupts: boolean;
}

/** The block of HTML that a line begins, by the seven rules of CommonMark (section 4.6). */
export function htmlStart(line: string): HtmlStart | undefined {
	if (!line.startsWith("<")) return undefined;
	const start = line.slice(0, 32);
	if (/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i.test(start))
		return { end: /<\/(?:script|pre|style|textarea)>/i, interrupts: true };
	if (start.startsWith("<!--")) return { end: /-->/, interrupts: true };
	if (start.startsWith("<?")) return { end: /\?>/, interrupts: true };
	if (start.startsWith("<![CDATA[")) return { end: /\]\]>/, interrupts: true };
	if (/^<![A-Za-z]/.test(start)) return { end: />/, interrupts: true };
	const tag = /^<\/?([A-Za-z][A-Za-z0-9]*)(?:[ \t>]|\/>|$)/.exec(start)?.[1]?.toLowerCase();
	if (tag !== undefined && BLOCK_TAGS.has(tag)) return { end: undefined, interrupts: true };
	return line.length <= LONGEST_TAG && LONE_TAG.test(line) ? { end: undefined, interrupts: false } : undefined;
}
