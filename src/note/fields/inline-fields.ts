/**
 * Fields in the running text of a note, as Dataview reads them: `key:: value` on a line of its own or in a list item, and
 * `[key:: value]` or `(key:: value)` within a line. Read off Dataview's own source (`docs/data.md` names it).
 */
import type { DailyLinks } from "../dated/link-day";
import { dayOfLogLine } from "../log/log-line";
import { frontmatterBlock } from "../markdown/lines";
import type { NoteLine } from "../markdown/line-types";
import { scanNote } from "../markdown/sections";

/** A field of a note's text. */
export interface InlineField {
	/** As it is spelled, without the marks of emphasis around it. */
	readonly key: string;
	/** As it stands there, without white space around it. */
	readonly value: string;
	/** Where the value begins and ends in the note; for an empty one, where it would stand. */
	readonly from: number;
	readonly to: number;
	/** In which brackets it stands; undefined on a line of its own. */
	readonly wrapped: "[" | "(" | undefined;
	/** Counted from 1. */
	readonly line: number;
}

/** Longer lines are not looked at, by Dataview neither. */
const LONGEST_LINE = 32_768;

/** No key of ours is longer. */
const LONGEST_KEY = 100;

/** How many brackets that are never closed are looked for in one line. */
const MOST_UNCLOSED = 20;

/** Markers before a key, its words, and emphasis markers after it. */
const KEY = /^[^\p{L}\p{N}_]*([\p{L}\p{N}_][\p{L}\p{N}\s_/-]*)[*~`]*$/u;

/** The marker of a list item, in any quotation, with the box of a task. */
const ITEM = /^[\s>]*(?:\d{1,9}[.)]|[-*+])\s+(\[.?\]\s)?/u;

/** What of a line is code or a comment, which says nothing, as white space. */
function withoutCode(line: string): string {
	if (!/[`%<]/.test(line)) return line;
	const parts: string[] = [];
	const opener = /`+|%%|<!--/g;
	/** Openers without a partner after them: the next of their kind has none, either. */
	const alone = new Set<string>();
	let done = 0;
	for (let found = opener.exec(line); found !== null; found = opener.exec(line)) {
		const [open] = found;
		if (alone.has(open)) continue;
		const close = open === "<!--" ? "-->" : open;
		const from = opener.lastIndex;
		const end = open.startsWith("`") ? nextRun(line, from, open) : line.indexOf(close, from);
		if (end < 0) {
			alone.add(open);
			continue;
		}
		parts.push(line.slice(done, found.index), " ".repeat(end + close.length - found.index));
		done = end + close.length;
		opener.lastIndex = done;
	}
	parts.push(line.slice(done));
	return parts.join("");
}

/** Where the next run of exactly this many backticks begins. */
function nextRun(line: string, from: number, run: string): number {
	for (let at = line.indexOf(run, from); at >= 0;) {
		let end = at;
		while (line[end] === "`") end++;
		if (end - at === run.length) return at;
		at = line.indexOf(run, end);
	}
	return -1;
}

/** Where the bracket closes that stands open before an offset; brackets in it and after a backslash are passed over. */
function closing(line: string, from: number, open: string): number {
	const close = open === "[" ? "]" : ")";
	let nesting = 0;
	for (let at = from; at < line.length; at++) {
		const sign = line[at];
		if (sign === "\\") at++;
		else if (sign === open) nesting++;
		else if (sign === close && nesting-- === 0) return at;
	}
	return -1;
}

interface Found {
	readonly key: string;
	readonly from: number;
	readonly to: number;
	readonly wrapped: "[" | "(" | undefined;
}

/** The last bracket of any kind in a part of a line. */
function lastBracket(line: string, from: number, to: number): number {
	for (let at = to - 1; at >= from; at--) if ("[]()".includes(line.charAt(at))) return at;
	return -1;
}

/** The fields in brackets of a line. */
function wrappedIn(line: string): Found[] {
	const found: Found[] = [];
	let unclosed = 0;
	for (
		let done = 0, sep = line.indexOf("::");
		sep >= 0 && unclosed < MOST_UNCLOSED;
		sep = line.indexOf("::", Math.max(done, sep + 2))
	) {
		const at = lastBracket(line, done, sep);
		done = sep + 2;
		const open = line.charAt(at);
		if (at < 0 || (open !== "[" && open !== "(")) continue;
		const end = closing(line, sep + 2, open);
		if (end < 0) {
			unclosed++;
			continue;
		}
		found.push({ key: line.slice(at + 1, sep).trim(), from: sep + 2, to: end, wrapped: open });
		done = end + 1;
	}
	return found;
}

/** The field that a line is as a whole. */
function wholeLine(line: string, start: number): Found | undefined {
	const sep = line.indexOf("::", start);
	if (sep < 0 || sep - start > LONGEST_KEY) return undefined;
	const key = KEY.exec(line.slice(start, sep))?.[1];
	return key === undefined ? undefined : { key: key.trim(), from: sep + 2, to: line.length, wrapped: undefined };
}

/** The fields of one line of a note. A task has fields of its own, a line of the log words, a row of a table cells. */
function fieldsIn(
	text: string,
	{ from, to, number, kind, item, startsItem, heading }: NoteLine,
	links: DailyLinks | undefined,
): InlineField[] {
	if (to - from > LONGEST_LINE || (kind !== "text" && kind !== "heading" && kind !== "setext")) return [];
	const whole = text.slice(from, to);
	if (!whole.includes("::") || /^[\s>]*\|/.test(whole)) return [];
	const marker = ITEM.exec(whole);
	if (marker?.[1] !== undefined || item?.task !== undefined) return [];
	// A heading may be a day of the log, or a link to one.
	if (heading !== undefined && dayOfLogLine(heading.text, links)) return [];
	if (
		dayOfLogLine(whole.slice(marker?.[0].length ?? 0), links) ||
		(item !== undefined && !startsItem && dayOfLogLine(item.text, links))
	)
		return [];
	const line = withoutCode(whole);
	const wrapped = wrappedIn(line);
	const alone = wrapped.length > 0 ? undefined : wholeLine(line, marker?.[0].length ?? 0);
	return (alone === undefined ? wrapped : [alone]).map((found) => {
		const said = whole.slice(found.from, found.to);
		const value = said.trim();
		// The place of an empty value is after one space, where there is one.
		const lead = value === "" ? Math.min(said.length, 1) : said.length - said.trimStart().length;
		return {
			key: found.key,
			value,
			from: from + found.from + lead,
			to: from + found.from + lead + value.length,
			wrapped: found.wrapped,
			line: number,
		};
	});
}

/**
 * Gathers fields while the lines of a note are visited; undefined where the note can have none, which costs one look through
 * it. `links`: the days of links, by which lines of the log are known.
 */
export function fieldFinder(
	text: string,
	links?: DailyLinks,
): { readonly fields: readonly InlineField[]; readonly visit: (line: NoteLine) => void } | undefined {
	if (!text.includes("::")) return undefined;
	const fields: InlineField[] = [];
	const bodyStart = frontmatterBlock(text)?.bodyStart ?? 0;
	return {
		fields,
		visit: (line) => {
			if (line.from >= bodyStart) for (const field of fieldsIn(text, line, links)) fields.push(field);
		},
	};
}

/** The fields of a note's text, in their order; `links` as above. Code, comments and math have none. */
export function inlineFields(text: string, links?: DailyLinks): readonly InlineField[] {
	const finder = fieldFinder(text, links);
	if (finder === undefined) return [];
	scanNote(text, finder.visit, true);
	return finder.fields;
}
