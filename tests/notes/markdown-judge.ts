/** What stands in a note's text, by CommonMark's reference parser, which shares nothing with the editor. */
import { Parser, type Node } from "commonmark";

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

const NAMES: Readonly<Record<string, string>> = { document: "root", item: "listItem" };

const CONTAINERS = new Set(["document", "list", "item", "block_quote"]);

/** Parses Markdown. */
export function parse(body: string): Node {
	return new Parser().parse(body);
}

function childrenOf(node: Node): readonly Node[] {
	const children: Node[] = [];
	for (let child = node.firstChild; child !== null; child = child.next) children.push(child);
	return children;
}

function sourceOf(node: Node, lines: readonly string[]): string {
	const [[first, column], [last, end]] = node.sourcepos;
	const all = lines.slice(first - 1, last);
	if (last === first) return (all[0] ?? "").slice(column - 1, end).trimEnd();
	return [(all[0] ?? "").slice(column - 1), ...all.slice(1)].join("\n").trimEnd();
}

function lineOf(node: Node): number {
	return node.sourcepos[0][0];
}

const linesOf = (body: string): readonly string[] => body.split(/\r\n|\n|\r/);

/** The blocks of a note, in order. */
export function leavesOf(root: Node, body: string): readonly Leaf[] {
	const lines = linesOf(body);
	const leaves: Leaf[] = [];
	const walk = (node: Node, path: string): void => {
		const name = NAMES[node.type] ?? node.type;
		const here = path === "" ? name : `${path} > ${name}`;
		const children = CONTAINERS.has(node.type) ? childrenOf(node) : [];
		if (!CONTAINERS.has(node.type) || (node.type === "item" && children.length === 0)) leaves.push({ path: here, source: sourceOf(node, lines), line: lineOf(node) });
		for (const child of children) walk(child, here);
	};
	walk(root, "");
	return leaves;
}

function textOf(node: Node): string {
	// A backslash at the end of a line is one of the heading's words to whoever looks for its text.
	if (node.type === "linebreak") return "\\";
	if (node.type === "softbreak") return " ";
	return node.literal ?? childrenOf(node).map(textOf).join("");
}

function exists(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** The log of a note: the items right under the first heading for it, up to the next heading of its level or above. */
export function logOf(root: Node, body: string): Log | undefined {
	const lines = linesOf(body);
	const blocks = childrenOf(root);
	const at = blocks.findIndex((node) => node.type === "heading" && /^follow[ -]?ups:?$/i.test(textOf(node).replace(/[=~`]/g, "").trim()));
	const heading = blocks[at];
	if (heading === undefined) return undefined;
	const contacts: Contact[] = [];
	let to = Infinity;
	for (const node of blocks.slice(at + 1)) {
		if (node.type === "heading" && node.level <= heading.level) {
			to = lineOf(node);
			break;
		}
		if (node.type !== "list") continue;
		for (const item of childrenOf(node)) {
			const line = lineOf(item);
			const found = /^[ \t]*(?:[-+*]|\d+[.)])[ \t]+(?:\[[xX]\][ \t]+)?(\d{4}-\d\d-\d\d)(?![\w-])(.*)$/.exec(lines[line - 1] ?? "");
			// An item that begins with code has no text of its own in that line.
			if (found === null || !["paragraph", "heading"].includes(item.firstChild?.type ?? "") || !exists(found[1] ?? "")) continue;
			const facts = /^(?: (in person|video|call|message|email|social))?(?:, (gave|asked))?(?:$|:)/.exec((found[2] ?? "").trimEnd());
			contacts.push({ line, day: found[1] ?? "", channel: facts?.[1], direction: facts?.[2] });
		}
	}
	return { contacts, from: lineOf(heading), to };
}
