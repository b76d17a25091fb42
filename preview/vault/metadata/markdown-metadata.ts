import type { CachedMetadata, FrontmatterLinkCache } from "obsidian";
import { readBlocks } from "./markdown-blocks";
import { defaultDisplay, readInline } from "./markdown-inline";
import { Positions } from "./positions";
import { getFrontMatterInfo, parseFrontmatter } from "../frontmatter";

/** What the app's metadata cache would hold of this text. Absent members mean "none", as in the app. */
export function readMetadata(text: string): CachedMetadata {
	const cache: CachedMetadata = {};
	const at = new Positions(text);
	const info = getFrontMatterInfo(text);
	const closing = info.exists ? text.lastIndexOf("---", info.contentStart - 1) + 3 : 0;
	const firstLine = info.exists ? at.at(closing).line + 1 : 0;

	const { sections, listItems, headings, opaque, blocks } = readBlocks(text.split("\n"), firstLine, at);
	if (info.exists) {
		const position = at.range(text.startsWith("\uFEFF") ? 1 : 0, closing);
		sections.unshift({ type: "yaml", position });
		cache.frontmatterPosition = position;
		const frontmatter = parseFrontmatter(info.frontmatter);
		// Where the YAML does not parse the app still reads the rest of the note.
		if (frontmatter) {
			cache.frontmatter = frontmatter;
			const links = frontmatterLinks(frontmatter);
			if (links.length > 0) cache.frontmatterLinks = links;
		}
	}
	const { links, embeds, tags } = readInline(text, info.contentStart, opaque, at);
	if (links.length > 0) cache.links = links;
	if (embeds.length > 0) cache.embeds = embeds;
	if (tags.length > 0) cache.tags = tags;
	if (headings.length > 0) {
		cache.headings = headings.map((h) => ({ heading: h.text, level: h.level, position: at.range(h.start, h.end) }));
	}
	if (sections.length > 0) cache.sections = sections;
	if (listItems.length > 0) cache.listItems = listItems;
	if (Object.keys(blocks).length > 0) cache.blocks = blocks;
	return cache;
}

/** The links in properties: values that are one link, also inside lists; keys of list entries end in ".0", ".1" … */
function frontmatterLinks(frontmatter: Record<string, unknown>): FrontmatterLinkCache[] {
	const links: FrontmatterLinkCache[] = [];
	const read = (key: string, value: unknown): void => {
		if (Array.isArray(value)) value.forEach((entry, index) => read(`${key}.${index}`, entry));
		if (typeof value !== "string") return;
		const wiki = /^\s*\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]\s*$/.exec(value);
		const link = wiki?.[1]?.trim();
		if (link !== undefined)
			links.push({ key, link, original: value.trim(), displayText: wiki?.[2] ?? defaultDisplay(link) });
	};
	for (const [key, value] of Object.entries(frontmatter)) read(key, value);
	return links;
}
