/** Leads the links of a note elsewhere, each in the form that it has: its words, heading, block and quotes stay. */
import { readFrontmatter, setProperties, type PropertyValue } from "./frontmatter/frontmatter";
import { sameData } from "./frontmatter/edit-properties";
import { frontmatterBlock } from "./markdown/lines";
import { decodedAddress, encodedAddress } from "./markdown/link-address";
import { scanNote, type LineKind } from "./markdown/sections";
import { applyEdit, editOf, Refusal, type Edit, type Splice } from "./markdown/text-edit";
import { linkInBrackets } from "./properties/coerce";

/** Where a link is to lead, with the ending of the file; undefined leaves it as it is. It is given without heading and words. */
export type LeadTo = (linkpath: string) => string | undefined;

const WIKI = /\[\[([^[\]\r\n]*)\]\]/g;

/** The address of a Markdown link, in angle brackets or without blanks. */
const ADDRESS = /\]\((?:<([^<>\r\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))/g;

/** In these lines the app looks for no links. */
const NO_LINKS: ReadonlySet<LineKind> = new Set<LineKind>(["frontmatter", "fence", "code", "math"]);

function asLinkpath(words: string): string {
	return words
		.replace(/\u00A0/g, " ")
		.normalize("NFC")
		.trim();
}

function wikiSplices(text: string, leadTo: LeadTo): Splice[] {
	const splices: Splice[] = [];
	for (const { 0: whole, 1: inner = "", index } of text.matchAll(WIKI)) {
		const end = inner.search(/\\?\||#/);
		const target = end < 0 ? inner : inner.slice(0, end);
		const removed = target.trim();
		const inserted = removed === "" ? undefined : leadTo(asLinkpath(target))?.replace(/\.md$/i, "");
		if (inserted !== undefined) splices.push({ at: index + whole.indexOf(removed), removed, inserted });
	}
	return splices;
}

function addressSplices(text: string, leadTo: LeadTo): Splice[] {
	const splices: Splice[] = [];
	for (const { 0: whole, 1: angled, 2: bare = "", index } of text.matchAll(ADDRESS)) {
		const [removed = ""] = (angled ?? bare).split("#", 1);
		// What has a scheme is a web address.
		if (removed === "" || /^[a-z][a-z\d+.-]*:/i.test(removed)) continue;
		const path = leadTo(asLinkpath(decodedAddress(removed)));
		if (path === undefined) continue;
		const inserted = angled === undefined ? encodedAddress(path) : path;
		splices.push({ at: index + whole.indexOf("(") + (angled === undefined ? 1 : 2), removed, inserted });
	}
	return splices;
}

/** Where code stands within a line: between runs of as many backticks. */
function codeIn(line: string): readonly (readonly [from: number, to: number])[] {
	if (!line.includes("`")) return [];
	const runs = [...line.matchAll(/`+/g)];
	const found: (readonly [number, number])[] = [];
	for (let at = 0; at < runs.length; at++) {
		const close = runs.findIndex(({ 0: run }, index) => index > at && run.length === runs[at]?.[0].length);
		if (close < 0) continue;
		found.push([runs[at]?.index ?? 0, runs[close]?.index ?? 0]);
		at = close;
	}
	return found;
}

function bodySplices(text: string, leadTo: LeadTo): Splice[] {
	const splices: Splice[] = [];
	scanNote(text, ({ kind, from, to }) => {
		if (NO_LINKS.has(kind)) return;
		const line = text.slice(from, to);
		if (!line.includes("[[") && !line.includes("](")) return;
		const code = codeIn(line);
		for (const splice of [...wikiSplices(line, leadTo), ...addressSplices(line, leadTo)])
			if (!code.some(([begin, end]) => splice.at > begin && splice.at < end))
				splices.push({ ...splice, at: from + splice.at });
	});
	return splices;
}

/** A value with its links led elsewhere, as it has to be read afterwards. */
function ledValue(value: unknown, leadTo: LeadTo): unknown {
	if (typeof value === "string") return applyEdit(value, wikiSplices(value, leadTo));
	if (typeof value !== "object" || value === null) return value;
	const unquoted = linkInBrackets(value);
	if (unquoted !== undefined) {
		const led = applyEdit(unquoted, wikiSplices(unquoted, leadTo));
		return led === unquoted ? value : [[led.slice(2, -2)]];
	}
	if (Array.isArray(value)) return value.map((each) => ledValue(each, leadTo));
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ledValue(each, leadTo)]));
}

function isWritable(value: unknown): value is PropertyValue {
	return typeof value === "string" || (Array.isArray(value) && value.every((each) => typeof each === "string"));
}

/** The edit of the properties. Those that can't be read hold no links for the app, either. */
function propertyEdit(text: string, leadTo: LeadTo): Edit {
	const block = frontmatterBlock(text);
	const before = readFrontmatter(text);
	if (block === undefined || "kind" in before) return [];
	const meant = Object.entries(before.values).map(([key, value]) => [key, ledValue(value, leadTo)] as const);
	const changed = meant.filter(([key, value]) => !sameData(value, before.values[key]));
	if (changed.length === 0) return [];
	const edit = wikiSplices(text.slice(block.from, block.to), leadTo).map((splice) => ({
		...splice,
		at: block.from + splice.at,
	}));
	const after = readFrontmatter(applyEdit(text, edit));
	if (!("kind" in after) && sameData(Object.entries(after.values), meant)) return edit;
	// A quote in a name, or a link that is spelled with escapes: the value is printed again.
	for (const [key, value] of changed)
		if (!isWritable(value)) throw new Refusal({ kind: "cannotEdit", line: before.lines.get(key) ?? 2, key });
	return setProperties(text, new Map(changed as (readonly [string, PropertyValue])[]));
}

/**
 * The edit that leads links elsewhere: in the running text, in embeds and in properties, but not in code. Every other byte
 * stays. Throws a Refusal where a property can't be written.
 */
export function leadLinks(text: string, leadTo: LeadTo): Edit {
	return editOf([...propertyEdit(text, leadTo), ...bodySplices(text, leadTo)]);
}
