import type { ListItemCache, SectionCache } from "obsidian";
import type { Positions } from "./positions";

/** The block structure of a note's body, as the metadata cache holds it. */
export interface Blocks {
	sections: SectionCache[];
	listItems: ListItemCache[];
	headings: { text: string; level: number; start: number; end: number }[];
	/** Ranges of offsets in which links and tags are not read: code and HTML. */
	opaque: [number, number][];
	blocks: Record<string, { id: string; position: SectionCache["position"] }>;
}

interface OpenItem {
	item: ListItemCache;
	indent: number;
	start: number;
}

const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[(.)\](?=[ \t]|$))?/;
const FENCE = /^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+)?(`{3,}|~{3,})/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const HTML = /^ {0,3}<(?:[a-zA-Z][\w-]*(?:[\s/>]|$)|\/[a-zA-Z]|!--|\?|![A-Z])/;
const BLOCK_ID = /(?:^|[ \t])\^([a-zA-Z0-9-]+)[ \t]*$/;

/** Reads the blocks of the lines from `firstLine` on. Line by line, in the order in which Markdown gives precedence. */
export function readBlocks(lines: readonly string[], firstLine: number, at: Positions): Blocks {
	const result: Blocks = { sections: [], listItems: [], headings: [], opaque: [], blocks: {} };
	const lineEnd = (line: number): number => at.lineStart(line) + (lines[line] ?? "").replace(/\r$/, "").length;
	const text = (line: number): string => (lines[line] ?? "").replace(/\r$/, "");
	const blank = (line: number): boolean => text(line).trim() === "";

	const section = (type: string, from: number, to: number): void => {
		const start = at.lineStart(from) + (text(from).length - text(from).trimStart().length) * (type === "list" ? 0 : 1);
		const position = at.range(start, lineEnd(to));
		const id = BLOCK_ID.exec(text(to))?.[1];
		result.sections.push(id === undefined ? { type, position } : { type, position, id });
		if (id !== undefined && type !== "list") result.blocks[id.toLowerCase()] = { id, position };
		if (type === "code" || type === "html") result.opaque.push([at.lineStart(from), lineEnd(to)]);
	};
	const endOfFence = (line: number, fence: string): number => {
		const close = new RegExp(`^[ \\t>]*\\${fence[0] ?? ""}{${fence.length},}[ \\t]*$`);
		for (let end = line + 1; end < lines.length; end++) if (close.test(text(end))) return end;
		return lines.length - 1;
	};
	const startsBlock = (line: number): boolean =>
		blank(line) ||
		HEADING.test(text(line)) ||
		RULE.test(text(line)) ||
		FENCE.test(text(line)) ||
		/^ {0,3}>/.test(text(line)) ||
		/^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/.test(text(line)) ||
		/^%%/.test(text(line)) ||
		/^ {0,3}<!--/.test(text(line));

	/** A list reaches as far as its items and what is indented below them; lazy lines included. Returns its last line. */
	const list = (first: number): number => {
		const open: OpenItem[] = [];
		const finish = (entry: OpenItem, lastLine: number): void => {
			entry.item.position = at.range(entry.start, lineEnd(lastLine));
			const id = BLOCK_ID.exec(text(lastLine))?.[1];
			if (id === undefined) return;
			entry.item.id = id;
			result.blocks[id.toLowerCase()] = { id, position: entry.item.position };
		};
		const marker = (line: number): string => (ITEM.exec(text(line))?.[2] ?? "").replace(/\d/g, "");
		const kind = marker(first);
		let unfinished: OpenItem | undefined;
		let last = first;
		for (let line = first; line < lines.length; line++) {
			if (blank(line)) continue;
			const found = RULE.test(text(line)) ? null : ITEM.exec(text(line));
			const indent = /^[ \t]*/.exec(text(line))?.[0].replace(/\t/g, "    ").length ?? 0;
			if (found) {
				while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
				// Another marker at the left edge begins another list.
				if (open.length === 0 && marker(line) !== kind) break;
				if (unfinished) finish(unfinished, last);
				const start = at.lineStart(line) + (found[1] ?? "").length;
				const parent = open.at(-1)?.item.position.start.line ?? -first;
				const item: ListItemCache = { position: at.range(start, lineEnd(line)), parent };
				if (found[3] !== undefined) item.task = found[3];
				result.listItems.push(item);
				unfinished = { item, indent, start };
				open.push(unfinished);
			} else if (indent < 2 && (line > last + 1 || startsBlock(line))) break;
			last = line;
			const fence = FENCE.exec(text(line))?.[1];
			if (fence !== undefined) {
				last = endOfFence(line, fence);
				result.opaque.push([at.lineStart(line), lineEnd(last)]);
				line = last;
			}
		}
		if (unfinished) finish(unfinished, last);
		section("list", first, last);
		return last;
	};

	for (let line = firstLine; line < lines.length; line++) {
		const here = text(line);
		if (blank(line)) continue;
		let end = line;
		const fence = /^ {0,3}(`{3,}|~{3,})/.exec(here)?.[1];
		const heading = HEADING.exec(here);
		if (fence !== undefined) {
			end = endOfFence(line, fence);
			section("code", line, end);
		} else if (/^(?: {4}|\t)/.test(here)) {
			for (let next = line; next < lines.length && (blank(next) || /^(?: {4}|\t)/.test(text(next))); next++)
				if (!blank(next)) end = next;
			section("code", line, end);
		} else if (heading) {
			result.headings.push({
				text: (heading[2] ?? "").trim(),
				level: (heading[1] ?? "").length,
				start: at.lineStart(line),
				end: lineEnd(line),
			});
			section("heading", line, line);
		} else if (RULE.test(here)) section("thematicBreak", line, line);
		else if (/^ {0,3}>/.test(here)) {
			const lazy = (next: number): boolean => /^ {0,3}>/.test(text(next)) || !startsBlock(next);
			while (end + 1 < lines.length && lazy(end + 1)) end++;
			section(/^ {0,3}>\s*\[![^\]]+\]/.test(here) ? "callout" : "blockquote", line, end);
			quotedCode(line, end);
		} else if (/^%%/.test(here) && !/^%%.*%%.*\S/.test(here)) {
			end = endOfComment(line);
			section("comment", line, end);
		} else if (ITEM.test(here) && /^ {0,3}\S/.test(here)) end = list(line);
		else if (HTML.test(here)) {
			const comment = /^ {0,3}<!--/.test(here);
			if (comment) while (end + 1 < lines.length && !text(end).includes("-->")) end++;
			else while (end + 1 < lines.length && !blank(end + 1)) end++;
			section("html", line, end);
		} else if (here.includes("|") && /^[ \t|:-]*-[ \t|:-]*$/.test(text(line + 1)) && text(line + 1).includes("|")) {
			while (end + 1 < lines.length && !blank(end + 1)) end++;
			section("table", line, end);
		} else {
			while (end + 1 < lines.length && !startsBlock(end + 1) && !/^ {0,3}(?:=+|-+)[ \t]*$/.test(text(end + 1))) end++;
			if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(text(end + 1)) && end + 1 < lines.length) {
				const words = lines
					.slice(line, end + 1)
					.join(" ")
					.trim();
				end++;
				result.headings.push({
					text: words,
					level: text(end).includes("=") ? 1 : 2,
					start: at.lineStart(line),
					end: lineEnd(end),
				});
				section("heading", line, end);
			} else section(/^\[\^[^\]]+\]:/.test(here) ? "footnoteDefinition" : "paragraph", line, end);
		}
		line = end;
	}
	return result;

	function endOfComment(line: number): number {
		if (/^%%.*%%[ \t]*$/.test(text(line)) && text(line).trim().length > 3) return line;
		for (let end = line + 1; end < lines.length; end++) if (text(end).includes("%%")) return end;
		return lines.length - 1;
	}

	function quotedCode(from: number, to: number): void {
		for (let line = from; line <= to; line++) {
			const fence = FENCE.exec(text(line))?.[1];
			if (fence === undefined) continue;
			const end = Math.min(endOfFence(line, fence), to);
			result.opaque.push([at.lineStart(line), lineEnd(end)]);
			line = end;
		}
	}
}
