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
	/** Under which of the log's headings it stands, counted from 0, and what its line says. */
	readonly section: number;
	readonly said: string;
}

/** A note's log as CommonMark sees it. */
export interface Log {
	readonly contacts: readonly Contact[];
}

/** The contacts that count: a line that stands under two headings is one as often as the one that has more of it says. */
export function counted(contacts: readonly Contact[]): readonly Contact[] {
	return [...new Set(contacts.map(({ said }) => said))].flatMap((said) => {
		const same = contacts.filter((contact) => contact.said === said);
		const bySection = [...new Set(same.map(({ section }) => section))].map((section) =>
			same.filter((contact) => contact.section === section),
		);
		return bySection.reduce((most, each) => (each.length > most.length ? each : most));
	});
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
		if (!CONTAINERS.has(node.type) || (node.type === "item" && children.length === 0))
			leaves.push({ path: here, source: sourceOf(node, lines), line: lineOf(node) });
		for (const child of children) walk(child, here);
	};
	walk(root, "");
	return leaves;
}

/** Whether every conflict of a note stands whole in a block of code between two fences, as words about git do. */
function quotesConflicts(body: string): boolean {
	const starts = (text: string): number => text.split(/^<{7} HEAD$/m).length - 1;
	const quoted = leavesOf(parse(body), body).filter(
		({ path, source }) =>
			path === "root > code_block" &&
			/^(?:`{3}|~{3})/.test(source.trimStart()) &&
			/[\r\n] {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(source),
	);
	return (
		quoted.reduce((sum, { source }) => sum + (source.includes(">>>>>>> other") ? starts(source) : 0), 0) ===
		starts(body.replace(/\r\n?/g, "\n"))
	);
}

/**
 * Whether every conflict may stand so. This judge knows no comments of the app; where there is no twin without them, one of
 * them may hide where a block of code begins.
 */
export function mayQuoteConflicts(body: string, twin: string | undefined): boolean {
	return (twin === undefined && body.includes("%%")) || quotesConflicts(twin ?? body);
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

function beginsLog(node: Node): boolean {
	return (
		node.type === "heading" &&
		/^follow[ -]?ups?$/i.test(
			textOf(node)
				.replace(/#\w+/g, "")
				.replace(/[^a-z -]/gi, "")
				.trim(),
		)
	);
}

/** The log of a note: the items right under every heading for it, up to the next heading of its level or above. */
export function logOf(root: Node, body: string): Log | undefined {
	const lines = linesOf(body);
	const contacts: Contact[] = [];
	let section = -1;
	let level = 0;
	for (const node of childrenOf(root)) {
		if (node.type === "heading") {
			const ends = node.level <= level || level === 0;
			if (ends) level = 0;
			if (ends && beginsLog(node)) [section, level] = [section + 1, node.level];
		}
		if (node.type !== "list" || level === 0) continue;
		for (const item of childrenOf(node)) {
			const line = lineOf(item);
			const [, words = ""] = /^[ \t]*(?:[-+*]|\d+[.)])[ \t]+(?:\[[xX]\][ \t]+)?(.*)$/.exec(lines[line - 1] ?? "") ?? [];
			const found = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d)?(?![\w-])(.*)$/.exec(
				words.replace(/^\*\*(.*?)\*\*/, "$1").replace(/^\[\[(.*?)\]\] –/, "$1"),
			);
			// An item that begins with code has no text of its own in that line.
			if (found === null || !["paragraph", "heading"].includes(item.firstChild?.type ?? "") || !exists(found[1] ?? ""))
				continue;
			const facts = /^(?: (in person|video|call|message|email|social))?(?:, (gave|asked))?(?:$|:)/.exec(
				(found[2] ?? "").trimEnd(),
			);
			contacts.push({
				line,
				day: found[1] ?? "",
				channel: facts?.[1],
				direction: facts?.[2],
				section,
				said: words.trim(),
			});
		}
	}
	return section < 0 ? undefined : { contacts };
}
