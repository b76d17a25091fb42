import type { EmbedCache, LinkCache, TagCache } from "obsidian";
import type { Positions } from "./positions";

/** Links, embeds and tags of a note's body. */
export interface Inline {
	links: LinkCache[];
	embeds: EmbedCache[];
	tags: TagCache[];
}

const WIKI = /(!?)\[\[([^[\]|\n]+?)(?:\\?\|([^[\]\n]*?))?\]\]/g;
const MARKDOWN =
	/(!?)\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]*\])*)\]\((?:<([^<>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?\)/g;
const TAG = /(^|[\s([{,;:.!?"'*_~])#([\p{L}\p{N}\p{Extended_Pictographic}_/-]+)/gmu;

/** Reads what stands in the text from `from` on, outside of the opaque ranges and inline code. Comments are read. */
export function readInline(text: string, from: number, opaque: readonly [number, number][], at: Positions): Inline {
	const body = blankOut(text, from, opaque);
	const result: Inline = { links: [], embeds: [], tags: [] };
	const add = (match: RegExpExecArray, link: string, displayText: string): void => {
		const entry = {
			link,
			original: match[0],
			displayText,
			position: at.range(match.index, match.index + match[0].length),
		};
		(match[1] === "!" ? result.embeds : result.links).push(entry);
	};
	for (const match of body.matchAll(WIKI)) {
		const link = (match[2] ?? "").trim();
		if (link !== "") add(match, link, match[3] ?? defaultDisplay(link));
	}
	for (const match of body.matchAll(MARKDOWN)) {
		const target = decodeLink(match[3] ?? match[4] ?? "");
		if (target !== undefined) add(match, target, match[2] ?? "");
	}
	for (const match of body.matchAll(TAG)) {
		const name = match[2] ?? "";
		if (/^[\d/]+$/.test(name)) continue;
		const start = match.index + (match[1] ?? "").length;
		result.tags.push({ tag: `#${name}`, position: at.range(start, start + name.length + 1) });
	}
	const byOffset = (a: LinkCache, b: LinkCache): number => a.position.start.offset - b.position.start.offset;
	result.links.sort(byOffset);
	result.embeds.sort(byOffset);
	return result;
}

/** What a link without a display text shows: "Note > Heading". */
export function defaultDisplay(link: string): string {
	return link.replace(/^#+/, "").split("#").join(" > ");
}

/** The target of a Markdown link as the cache holds it; undefined for addresses outside the vault. */
function decodeLink(url: string): string | undefined {
	if (url === "" || /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(url)) return undefined;
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}

/** Code becomes spaces, so that every offset stays what it is. */
function blankOut(text: string, from: number, opaque: readonly [number, number][]): string {
	let body = " ".repeat(from) + text.slice(from);
	const spaces = (code: string): string => code.replace(/[^\n]/g, " ");
	for (const [start, end] of opaque) body = body.slice(0, start) + spaces(body.slice(start, end)) + body.slice(end);
	return body.replace(/(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g, spaces);
}
