/**
 * CommonMark's own examples, as its specification (0.31) prints them: what the block scanner says of every line, beside
 * what the reference parser says. Where they differ, the difference has a name and a reason.
 */
import { Parser, type Node } from "commonmark";
import { tests } from "commonmark-spec";
import { describe, expect, it } from "vitest";
import { scanNote } from "../../../src/note/markdown/sections";

/** What both readers can say of a line: its block, how many lists and quotations it is in, whether an outermost item begins in it. */
interface Line {
	readonly block: string;
	readonly depth: number;
	readonly startsItem: boolean;
}

const LEAVES: Readonly<Record<string, (node: Node) => string>> = {
	paragraph: () => "text",
	heading: () => "heading",
	thematic_break: () => "break",
	html_block: () => "html",
	code_block: (node) => ((node as unknown as { _isFenced: boolean })._isFenced ? "fence" : "code"),
};

/** The lines of a text that stand in a block, by their numbers, as the reference parser reads it. */
function byReference(text: string): Map<number, Line> {
	const lines = new Map<number, Line>();
	const starts = new Set<number>();
	const walk = (node: Node, depth: number): void => {
		const isContainer = node.type === "item" || node.type === "block_quote";
		if (node.type === "item" && depth === 0) starts.add(node.sourcepos[0][0]);
		const leaf = LEAVES[node.type];
		if (leaf !== undefined) {
			for (let line = node.sourcepos[0][0]; line <= node.sourcepos[1][0]; line++)
				lines.set(line, { block: leaf(node), depth, startsItem: false });
			return;
		}
		for (let child = node.firstChild; child !== null; child = child.next) walk(child, depth + (isContainer ? 1 : 0));
	};
	walk(new Parser().parse(text), 0);
	for (const line of starts) {
		const known = lines.get(line);
		if (known !== undefined) lines.set(line, { ...known, startsItem: true });
	}
	return lines;
}

/** The same by the scanner, for the lines that the reference parser has in a block: it drops definitions of links, and what is empty. */
function byScanner(text: string, wanted: ReadonlySet<number>): Map<number, Line> {
	const lines = new Map<number, Line>();
	let paragraph: number[] = [];
	scanNote(text, ({ number, kind, depth, startsItem }) => {
		if (kind === "text") paragraph.push(number);
		// An underline makes a heading of the paragraph above it.
		if (kind === "setext")
			for (const above of [...paragraph, number])
				lines.set(above, {
					block: "heading",
					depth: lines.get(above)?.depth ?? depth,
					startsItem: lines.get(above)?.startsItem ?? startsItem,
				});
		else lines.set(number, { block: kind, depth, startsItem });
		if (kind !== "text") paragraph = [];
	});
	return new Map([...lines].filter(([number]) => wanted.has(number)));
}

/** Where the two differ, by the example's number, and why. */
const BLANK_IN_CODE =
	"a blank line between two of indented code: the scanner calls it blank, and nothing of ours depends on whose it is";
const PROPERTIES = "`---` in the first line begins the note's properties, which CommonMark doesn't know";
const DIFFERENT: Readonly<Record<number, string>> = {
	85: BLANK_IN_CODE,
	96: PROPERTIES,
	98: PROPERTIES,
	110: BLANK_IN_CODE,
	111: BLANK_IN_CODE,
	112: BLANK_IN_CODE,
	264: BLANK_IN_CODE,
	289: BLANK_IN_CODE,
};

/** In the specification's source an arrow stands for a tab. */
const EXAMPLES = tests.map(
	({ number, section, markdown }) => [number, section, markdown.replaceAll("\u2192", "\t")] as const,
);

const inOrder = (lines: ReadonlyMap<number, Line>): readonly unknown[] => [...lines].sort(([a], [b]) => a - b);

describe("the block scanner over CommonMark's own examples", () => {
	it("is shown all of them", () => {
		expect(EXAMPLES).toHaveLength(652);
	});

	it.each(EXAMPLES.filter(([number]) => !(number in DIFFERENT)))(
		"reads example %i (%s) as the reference parser does",
		(_, __, text) => {
			const reference = byReference(text);
			expect(inOrder(byScanner(text, new Set(reference.keys())))).toEqual(inOrder(reference));
		},
	);

	it.each(EXAMPLES.filter(([number]) => DIFFERENT[number] === BLANK_IN_CODE))(
		"reads example %i (%s) so but for the blank lines in its code",
		(_, __, text) => {
			const reference = byReference(text);
			const filled = new Set([...reference.keys()].filter((line) => (text.split("\n")[line - 1] ?? "").trim() !== ""));
			expect(filled.size).toBeLessThan(reference.size);
			expect(inOrder(byScanner(text, filled))).toEqual(
				inOrder(new Map([...reference].filter(([line]) => filled.has(line)))),
			);
		},
	);

	it.each(EXAMPLES.filter(([number]) => DIFFERENT[number] === PROPERTIES))(
		"reads properties on top of example %i (%s)",
		(_, __, text) => {
			expect([...byScanner(text, new Set([1])).values()].map(({ block }) => block)).toEqual(["frontmatter"]);
			// Anywhere but on top it is what CommonMark says.
			const below = `Text\n\n${text}`;
			const reference = byReference(below);
			expect(inOrder(byScanner(below, new Set(reference.keys())))).toEqual(inOrder(reference));
		},
	);
});
