/** How values are spelled in a block of properties, so that every reader of YAML, old or new, reads them as meant. */

/** A value that can be written. Lists are lists of text. */
export type PropertyValue = string | number | boolean | readonly string[];

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Text that starts with a letter or digit and has no mark that means something to YAML, in or out of brackets. */
const HARMLESS = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.()/'’&+%@!?;*=-]*$/u;

/** What YAML 1.1 or 1.2 reads as a number or a time, and a little more. */
const NUMERIC = /^\d[\d_.,+a-fox-]*$/i;

/** What YAML 1.1 or 1.2 reads as truth or nothing. */
const WORDS: ReadonlySet<string> = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

function isPlain(text: string): boolean {
	if (DAY.test(text)) return true;
	return HARMLESS.test(text) && !text.endsWith(" ") && !NUMERIC.test(text) && !WORDS.has(text.toLowerCase());
}

function hexOf(char: string): string {
	return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function doubleQuoted(text: string): string {
	// JSON leaves these as they are; YAML breaks lines at some of them, and nobody can see the others.
	return JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, hexOf);
}

/** The quotes a value stands in. */
export type Quotes = '"' | "'";

/** One value on one line: plain where that reads back as the same text, else in quotes; `quotes` asks for some anyway. */
export function scalarText(value: string | number | boolean, quotes?: Quotes): string {
	if (typeof value !== "string") return String(value);
	if (quotes === undefined && isPlain(value)) return value;
	if (quotes === "'" && /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(value)) return `'${value.replace(/'/g, "''")}'`;
	return doubleQuoted(value);
}

/** A list on one line, in brackets. */
export function flowList(items: readonly string[]): string {
	return `[${items.map((item) => scalarText(item)).join(", ")}]`;
}

/** A list of one line each, every one with its line ending before it. */
export function blockList(items: readonly string[], indent: string, ending: string): string {
	return items.map((item) => `${ending}${indent}- ${scalarText(item)}`).join("");
}
