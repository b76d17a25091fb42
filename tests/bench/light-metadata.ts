/**
 * What the app's metadata cache would hold of a note of the large vault: its own few forms of Markdown, read by lines. The
 * stand-in's parser reads any Markdown and takes minutes over a hundred thousand notes; `shape.test.ts` compares the two.
 */
import type { CachedMetadata, ListItemCache, Loc, Pos, SectionCache } from "obsidian";

function scalar(text: string): unknown {
	if (text.startsWith('"')) return JSON.parse(text);
	if (/^\d{1,9}$/.test(text)) return Number(text);
	return text === "true" ? true : text === "false" ? false : text;
}

/** The properties of a block whose values are scalars and flow lists on one line. */
function propertiesOf(block: string): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const line of block.split("\n")) {
		const colon = line.indexOf(": ");
		if (colon < 0) continue;
		const value = line.slice(colon + 2);
		values[line.slice(0, colon)] = value.startsWith("[") ? value.slice(1, -1).split(", ").map(scalar) : scalar(value);
	}
	return values;
}

function kindOf(line: string): string {
	return line.startsWith("#") && line.startsWith(" ", line.lastIndexOf("#") + 1)
		? "heading"
		: line.startsWith("- ")
			? "list"
			: line.startsWith("> ")
				? "blockquote"
				: "paragraph";
}

/** Reads a note. */
export function lightMetadata(text: string): CachedMetadata {
	const cache: CachedMetadata = {};
	const sections: SectionCache[] = [];
	const listItems: ListItemCache[] = [];
	const at = (line: number, col: number, offset: number): Loc => ({ line, col, offset });
	const end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
	let [line, offset] = [0, 0];
	if (end >= 0) {
		const frontmatter = propertiesOf(text.slice(4, end));
		cache.frontmatter = frontmatter;
		offset = end + 5;
		line = text.slice(0, offset).split("\n").length - 1;
		sections.push({ type: "yaml", position: { start: at(0, 0, 0), end: at(line - 1, 3, offset - 1) } });
		const found = Object.entries(frontmatter).flatMap(([key, value]) =>
			Array.isArray(value) ? value.map((each, index) => [`${key}.${index}`, each] as const) : [[key, value] as const],
		);
		const links = found.flatMap(([key, value]) => {
			const link = typeof value === "string" ? /^\[\[(.*)\]\]$/.exec(value)?.[1] : undefined;
			return link === undefined ? [] : [{ key, link, original: String(value), displayText: link }];
		});
		if (links.length > 0) cache.frontmatterLinks = links;
	}
	let open: SectionCache | undefined;
	for (const content of text.slice(offset).split("\n")) {
		const position: Pos = { start: at(line, 0, offset), end: at(line, content.length, offset + content.length) };
		const kind = content === "" ? undefined : kindOf(content);
		// A line of words after a list or a quote goes on with it.
		if (kind === undefined || kind === "heading") open = undefined;
		if (kind !== undefined) {
			const lazy = kind === "paragraph" && (open?.type === "list" || open?.type === "blockquote");
			if (open !== undefined && (lazy || open.type === kind)) open.position.end = position.end;
			else {
				open = { type: kind, position: { ...position } };
				sections.push(open);
			}
			if (kind === "heading")
				(cache.headings ??= []).push({ heading: content.replace(/^#+ /, ""), level: content.indexOf(" "), position });
			if (kind === "list") {
				const task = /^- \[(.)\]/.exec(content)?.[1];
				listItems.push({ parent: -open.position.start.line, position, ...(task === undefined ? {} : { task }) });
			}
			for (const match of content.matchAll(/\[\[([^\]]+)\]\]/g)) {
				const [original, link = ""] = match;
				const col = match.index;
				(cache.links ??= []).push({
					link,
					original,
					displayText: link,
					position: {
						start: at(line, col, offset + col),
						end: at(line, col + original.length, offset + col + original.length),
					},
				});
			}
			for (const match of content.matchAll(/(?<=\s)#[\w-]+/g)) {
				const col = match.index;
				(cache.tags ??= []).push({
					tag: match[0],
					position: {
						start: at(line, col, offset + col),
						end: at(line, col + match[0].length, offset + col + match[0].length),
					},
				});
			}
		}
		offset += content.length + 1;
		line++;
	}
	if (sections.length > 0) cache.sections = sections;
	if (listItems.length > 0) cache.listItems = listItems;
	return cache;
}
