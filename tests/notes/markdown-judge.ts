/** What stands in a note's text, by a CommonMark parser that shares nothing with the editor. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** A block of Markdown without blocks in it: what it is, what it is in, and its source. */
export interface Leaf {
	/** `root > list > listItem > paragraph`. */
	readonly path: string;
	readonly source: string;
	readonly line: number;
}

/** A contact in the log. */
export interface Contact {
	readonly line: number;
	readonly day: string;
	readonly channel: string | undefined;
	readonly direction: string | undefined;
}

/** A note's log as CommonMark sees it. */
export interface Log {
	readonly contacts: readonly Contact[];
	/** Lines, counted from 1, of the section's heading, and of what follows the section. */
	readonly from: number;
	readonly to: number;
}

const CONTAINERS = new Set(["root", "list", "listItem", "blockquote"]);

/** Parses Markdown. With empty lines below: at the very end of a text the parser takes some lazy lines for new blocks. */
export function parse(body: string): Root {
	return fromMarkdown(`${body}\n\n`);
}

function sourceOf(node: Nodes, body: string): string {
	return body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).replace(/\r\n?/g, "\n").trimEnd();
}

/** The blocks of a note, in order. */
export function leavesOf(root: Root, body: string): readonly Leaf[] {
	const leaves: Leaf[] = [];
	const walk = (node: Nodes, path: string): void => {
		const here = path === "" ? node.type : `${path} > ${node.type}`;
		if (CONTAINERS.has(node.type) && "children" in node) {
			if (node.type === "listItem" && node.children.length === 0) leaves.push({ path: here, source: sourceOf(node, body), line: node.position?.start.line ?? 0 });
			for (const child of node.children) walk(child, here);
		} else {
			leaves.push({ path: here, source: sourceOf(node, body), line: node.position?.start.line ?? 0 });
		}
	};
	walk(root, "");
	return leaves;
}

function textOf(node: Nodes): string {
	// A backslash at the end of a line is one of the heading's words to whoever looks for its text.
	if (node.type === "break") return "\\";
	return "value" in node ? node.value : "children" in node ? node.children.map(textOf).join("") : "";
}

function exists(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** The log of a note: the items right under the first heading for it, up to the next heading of its level or above. */
export function logOf(root: Root, body: string): Log | undefined {
	const lines = body.split(/\r\n|\n|\r/);
	const at = root.children.findIndex((node) => node.type === "heading" && /^follow[ -]?ups:?$/i.test(textOf(node).trim()));
	const heading = root.children[at];
	if (heading?.type !== "heading") return undefined;
	const contacts: Contact[] = [];
	let to = Infinity;
	for (const node of root.children.slice(at + 1)) {
		if (node.type === "heading" && node.depth <= heading.depth) {
			to = node.position?.start.line ?? 0;
			break;
		}
		if (node.type !== "list") continue;
		for (const item of node.children) {
			const line = item.position?.start.line ?? 0;
			const found = /^[ \t]*(?:[-+*]|\d+[.)])[ \t]+(?:\[[xX]\][ \t]+)?(\d{4}-\d\d-\d\d)(?![\w-])(.*)$/.exec(lines[line - 1] ?? "");
			// An item that begins with code has no text of its own in that line.
			if (found === null || !["paragraph", "heading"].includes(item.children[0]?.type ?? "") || !exists(found[1] ?? "")) continue;
			const facts = /^(?: (in person|video|call|message|email|social))?(?:, (gave|asked))?(?:$|:)/.exec((found[2] ?? "").trimEnd());
			contacts.push({ line, day: found[1] ?? "", channel: facts?.[1], direction: facts?.[2] });
		}
	}
	return { contacts, from: heading.position?.start.line ?? 0, to };
}
