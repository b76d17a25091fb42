/** The grammar of one line under *Met*: `name, company: what; seeks …; offers …; promised …`. Product page, section 12. */
import type { MetLine, MetName } from "../../domain/event";
import { decodedAddress } from "../markdown/link-address";
import { linkText } from "../properties/coerce";

/** Longer lines are treated as prose, not as people. */
const LONGEST_LINE = 5_000;

/** A name has at most this many words. */
const MOST_WORDS = 6;
const LONGEST_NAME = 100;

/** Links, code and URLs: separators inside them don't count. */
const WHOLE = /\[\[[^[\]]*\]\]|\[[^[\]]*\]\([^()\s]*\)|`[^`]*`|https?:\/\/[^\s;,]*/y;

/** Index of the first of the given characters at or after `from`, outside links and code; -1 if there is none. */
function find(text: string, signs: string, from: number): number {
	for (let at = from; at < text.length;) {
		WHOLE.lastIndex = at;
		if (WHOLE.test(text)) {
			at = WHOLE.lastIndex;
			continue;
		}
		if (signs.includes(text.charAt(at))) return at;
		at++;
	}
	return -1;
}

function between(text: string, from: number, to: number): string {
	return text.slice(from, to).trim();
}

/** Words without the emphasis markers around and in them. */
function bare(words: string): string {
	return words
		.replace(/[*`]|==|~~/g, "")
		.replace(/(^|[^\p{L}\p{N}])_+/gu, "$1")
		.replace(/_+(?![\p{L}\p{N}])/gu, "")
		.replace(/\s+/g, " ")
		.trim();
}

const WIKI_LINK = /\[\[([^[\]]*)\]\]/;
const MARKDOWN_LINK = /\[([^[\]]*)\]\(<?([^()<>\s]*)>?\)/;

/** What a link leads to, without heading and ending. */
function noteOf(target: string): string {
	return (target.split(/[#^|]/, 1)[0] ?? "").replace(/\\$/, "").replace(/\.md$/i, "").trim();
}

/** What the links of a text lead to, each once; those to the web not among them. */
export function targetsIn(text: string): readonly string[] {
	const found = new Set<string>();
	for (const [, target = ""] of text.matchAll(new RegExp(WIKI_LINK, "g"))) found.add(noteOf(target));
	for (const [, , target = ""] of text.matchAll(new RegExp(MARKDOWN_LINK, "g")))
		if (!target.includes(":")) found.add(noteOf(decodedAddress(target)));
	found.delete("");
	return [...found];
}

function nameIn(text: string, start: number, end: number): MetName | undefined {
	let [from, to] = [start, end];
	const trim = (signs: RegExp): void => {
		while (from < to && signs.test(text.charAt(from))) from++;
		while (to > from && signs.test(text.charAt(to - 1))) to--;
	};
	trim(/\s/);
	const whole = text.slice(from, to);
	const wiki = WIKI_LINK.exec(whole);
	if (wiki !== null) {
		const target = noteOf(wiki[1] ?? "");
		return target === "" ? undefined : { words: linkText(wiki[0]), from, to, target };
	}
	const [, shown = "", target = ""] = MARKDOWN_LINK.exec(whole) ?? [];
	if (target !== "" && !target.includes(":"))
		return { words: bare(shown), from, to, target: noteOf(decodedAddress(target)) };
	const words = bare(target === "" ? whole : whole.replace(MARKDOWN_LINK, "$1"));
	if (!/[\p{L}\p{N}]/u.test(words) || words.length > LONGEST_NAME || words.split(" ").length > MOST_WORDS)
		return undefined;
	if (target !== "") return { words, from, to, web: true };
	// Characters around the name stay around its link.
	trim(/[*_=~`\s]/);
	return { words, from, to };
}

/** Words that stand between two names. */
const AND = /\s(?:and|&|\+)\s|[&+]\s/giu;

function namesIn(text: string, end: number): readonly MetName[] {
	const part = text.slice(0, end);
	const names: (MetName | undefined)[] = [];
	let from = 0;
	for (const match of part.matchAll(AND)) {
		// Within a link it is part of a name: `[[Ana and Co]]`.
		if (part.lastIndexOf("[", match.index) > part.lastIndexOf("]", match.index)) continue;
		names.push(nameIn(text, from, match.index));
		from = match.index + match[0].length;
	}
	names.push(nameIn(text, from, end));
	const found = names.filter((name) => name !== undefined);
	// Words that are no name are prose, and so is what stands beside them.
	return found.length === names.length ? found : found.filter(({ target }) => target !== undefined);
}

const SAYS = /^(seeks|offers|promised)\s*:?\s+(.+)$/isu;

/** Stands in a line in which no name is one, but for links: a comment, which the app shows to nobody who reads. */
export const NOBODY = "%%nobody%%";

/** Reads the text of a list item. A line about nobody has no names; nothing written in it is lost. Never throws. */
export function parseMetLine(text: string): Omit<MetLine, "line"> {
	const mark = text.indexOf(NOBODY);
	if (mark < 0) return parseWords(text);
	const line = parseWords(text.slice(0, mark).trimEnd() + text.slice(mark + NOBODY.length));
	return { ...line, text, names: line.names.filter(({ target }) => target !== undefined) };
}

function parseWords(text: string): Omit<MetLine, "line"> {
	const line = { text, names: [], company: "", seeks: [], offers: [], promised: [], said: [] };
	if (text.length > LONGEST_LINE) return line;
	const stop = find(text, ",，:：;；", 0);
	const end = stop < 0 ? text.length : stop;
	const names = namesIn(text, end);
	if (names.length === 0) return { ...line, said: text.trim() === "" ? [] : [text.trim()] };
	const isComma = stop >= 0 && ",，".includes(text.charAt(stop));
	const colon = isComma ? find(text, ":：;；", stop + 1) : stop;
	const company = isComma ? between(text, stop + 1, colon < 0 ? text.length : colon) : "";
	const facts: Record<"seeks" | "offers" | "promised" | "said", string[]> = {
		seeks: [],
		offers: [],
		promised: [],
		said: [],
	};
	for (let from = colon < 0 ? text.length : colon + 1; from < text.length;) {
		const next = find(text, ";；", from);
		const part = between(text, from, next < 0 ? text.length : next);
		const [, kind = "said", words = part] = SAYS.exec(part) ?? [];
		if (words !== "") facts[kind.toLowerCase() as keyof typeof facts].push(words);
		from = next < 0 ? text.length : next + 1;
	}
	return { text, names, company, ...facts };
}
