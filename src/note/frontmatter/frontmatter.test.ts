import { describe, expect, it } from "vitest";
import { applyEdit, invertEdit, Refusal } from "../markdown/text-edit";
import { readFrontmatter, setProperties, type PropertyValue } from "./frontmatter";

type Change = Readonly<Record<string, PropertyValue | undefined>>;

function changed(text: string, changes: Change): string {
	const edit = setProperties(text, new Map(Object.entries(changes)));
	const after = applyEdit(text, edit);
	expect(applyEdit(after, invertEdit(edit))).toBe(text);
	expect(setProperties(after, new Map(Object.entries(changes)))).toEqual([]);
	return after;
}

/** The block after a change, without its delimiters. */
function block(yaml: string, changes: Change): string {
	const after = changed(`---\n${yaml}---\nbody\n`, changes);
	return after.slice(4, after.length - 9);
}

function problemOf(text: string, changes: Change = { k: "new" }): unknown {
	try {
		setProperties(text, new Map(Object.entries(changes)));
	} catch (error) {
		return error instanceof Refusal ? error.problem : error;
	}
	return undefined;
}

describe("setProperties, on every shape of a value", () => {
	it.each<[string, string, PropertyValue, string]>([
		["plain", "k: old\nz: 1\n", "new", "k: new\nz: 1\n"],
		["a comment behind", "k: old  # why\n", "new", "k: new  # why\n"],
		["no value", "k:\nz: 1\n", "new", "k: new\nz: 1\n"],
		["no value but a space", "k: \n", "new", "k: new\n"],
		["no value but a comment", "k: # why\n", "new", "k: new # why\n"],
		["null", "k: null\n", 3, "k: 3\n"],
		["a tilde", "k: ~\n", true, "k: true\n"],
		["double quotes stay", 'k: "old"\n', "new", 'k: "new"\n'],
		["single quotes stay", "k: 'old'\n", "it's", "k: 'it''s'\n"],
		["a number out of quotes", 'k: "1"\n', 2, "k: 2\n"],
		["spaces before the colon", "k : old\n", "new", "k : new\n"],
		["many spaces", "k:    old   \n", "new", "k:    new   \n"],
		["a tab before the value", "k:\told\n", "new", "k:\tnew\n"],
		["a key in quotes", '"k": old\n', "new", '"k": new\n'],
		["words over two lines", "k: one\n  two\nz: 1\n", "new", "k: new\nz: 1\n"],
		["quotes over two lines", 'k: "one\n\n  two"\nz: 1\n', "new", 'k: "new"\nz: 1\n'],
		["a block scalar", "k: |\n  one\n\n  two\n\nz: 1\n", "new", "k: new\n\nz: 1\n"],
		["a folded scalar with signs", "k: >-2 # why\n    one\nz: 1\n", "new", "k: new # why\nz: 1\n"],
		["dashes in a block scalar", "k: |\n  ---\n  a\nz: 1\n", "new", "k: new\nz: 1\n"],
		["a flow list", "k: [a, b]\n", "new", "k: new\n"],
		["a flow list over lines", "k: [a,\n  b]\nz: 1\n", "new", "k: new\nz: 1\n"],
		["a flow mapping", "k: {a: 1}\n", "new", "k: new\n"],
		["a list on lines", "k:\n  - a\n  - b\nz: 1\n", "new", "k: new\nz: 1\n"],
		["a list without indent", "k:\n- a\n- b\nz: 1\n", "new", "k: new\nz: 1\n"],
		["a mapping on lines", "k:\n  a: 1\n  b:\n    c: 2\nz: 1\n", "new", "k: new\nz: 1\n"],
		["an anchor nobody uses", "k: &a old\n", "new", "k: &a new\n"],
		["an alias", "z: &a 1\nk: *a\n", "new", "z: &a 1\nk: new\n"],
		["an unquoted link", "k: [[Ada]]\n", "[[Ben]]", 'k: "[[Ben]]"\n'],
		["an indented block", "  k: old\n  z: 1\n", "new", "  k: new\n  z: 1\n"],
		["more of a flow list", "k: [a, 'b' ] # why\n", ["a", "b", "c"], "k: [a, 'b', c ] # why\n"],
		[
			"more of a list on lines",
			"k:\n    - a # why\n    # and\n    - b\nz: 1\n",
			["a", "b", "c"],
			"k:\n    - a # why\n    # and\n    - b\n    - c\nz: 1\n",
		],
		["another list on lines", "k:\n- a\n- b\nz: 1\n", ["c"], "k:\n- c\nz: 1\n"],
		[
			"brackets never behind a tab, which some readers take for a wrong indent",
			"z: [a]\nk:\tb\n",
			["b", "c"],
			"z: [a]\nk: [b, c]\n",
		],
		["an empty list", "k:\n  - a\n", [], "k: []\n"],
		["a list where there are others in brackets", "z: [a]\nk:\n", ["b"], "z: [a]\nk: [b]\n"],
		["a list where there are others on lines", "z:\n- a\nk:\n", ["b"], "z:\n- a\nk:\n- b\n"],
		["a list in place of words", "k: a\nz: 1\n", ["a", "b"], "k:\n  - a\n  - b\nz: 1\n"],
		["the last line without a newline above it", "z: 1\nk: old\n", "", 'z: 1\nk: ""\n'],
	])("%s", (_, before, value, after) => expect(block(before, { k: value })).toBe(after));

	it.each<[string, string, string]>([
		["plain", "a: 1\nk: old\nz: 1\n", "a: 1\nz: 1\n"],
		["the only one", "k: old\n", ""],
		["a comment behind goes with it", "k: old # why\nz: 1\n", "z: 1\n"],
		["comments and empty lines around stay", "# a\n\nk: old\n\n# z\nz: 1\n", "# a\n\n\n# z\nz: 1\n"],
		["a list on lines", "k:\n- a\n\n- b\nz: 1\n", "z: 1\n"],
		["a block scalar", "k: |\n  a\n\n  b\nz: 1\n", "z: 1\n"],
		["no value", "k:\nz: 1\n", "z: 1\n"],
	])("takes out: %s", (_, before, after) => expect(block(before, { k: undefined })).toBe(after));

	it("makes no edit of what stands there already, however it is spelled", () => {
		const text = "---\na: '2026-11-20'\nb: 0x10\nc: [x,   'y']\nd: TRUE\ne: |-\n  words\n---\n";
		expect(
			setProperties(
				text,
				new Map<string, PropertyValue | undefined>([
					["a", "2026-11-20"],
					["b", 16],
					["c", ["x", "y"]],
					["d", true],
					["e", "words"],
					["f", undefined],
				]),
			),
		).toEqual([]);
	});
});

describe("setProperties, on every shape of a note", () => {
	it.each<[string, string, string]>([
		["empty", "", "---\nk: new\n---\n"],
		["a byte-order mark alone", "\uFEFF", "\uFEFF---\nk: new\n---\n"],
		["no block", "words\n", "---\nk: new\n---\nwords\n"],
		["no block, CRLF", "words\r\nmore", "---\r\nk: new\r\n---\r\nwords\r\nmore"],
		["no block, a mark", "\uFEFFwords", "\uFEFF---\nk: new\n---\nwords"],
		["a thematic break on line 1", "---\nwords\n", "---\nk: new\n---\n---\nwords\n"],
		["an empty block", "---\n---\nwords", "---\nk: new\n---\nwords"],
		["an empty block, CRLF", "---\r\n---\r\nwords", "---\r\nk: new\r\n---\r\nwords"],
		["a block of empty lines", "---\n\n---\n", "---\nk: new\n\n---\n"],
		["a block of comments", "---\n# a\n\n---\n", "---\n# a\nk: new\n\n---\n"],
		["a block with a mark", "\uFEFF---\na: 1\n---\n", "\uFEFF---\na: 1\nk: new\n---\n"],
		["a block at the end", "---\na: 1\n---", "---\na: 1\nk: new\n---"],
		["a comment at the end", "---\na: 1\n# z\n---\n", "---\na: 1\n# z\nk: new\n---\n"],
		["mixed endings: as the line above", "---\na: 1\r\n---\n", "---\na: 1\r\nk: new\r\n---\n"],
		["a text block at the end", "---\na: |\n  b\n\n---\n", "---\na: |\n  b\nk: new\n\n---\n"],
		["a text block that keeps its end", "---\na: |+\n  b\n\n---\n", "---\na: |+\n  b\n\nk: new\n---\n"],
		["a list at the end", "---\na:\n  - b\n---\n", "---\na:\n  - b\nk: new\n---\n"],
		["an explicit key on top", "---\n? a\n: 1\n---\n", "---\n? a\n: 1\nk: new\n---\n"],
		["an explicit key of a list", "---\n  ? [a, b]\n  :\n  - 1\n---\n", "---\n  ? [a, b]\n  :\n  - 1\n  k: new\n---\n"],
		["an anchored key", "---\n&a b: 1\n---\n", "---\n&a b: 1\nk: new\n---\n"],
		["dashes in the body", "---\na: 1\n---\nb\n---\nk: old\n---\n", "---\na: 1\nk: new\n---\nb\n---\nk: old\n---\n"],
	])("%s", (_, before, after) => expect(changed(before, { k: "new" })).toBe(after));

	it("takes no list under an explicit key for its pattern", () => {
		expect(block("? a\n:\n- 1\nk:\n", { k: ["b"] })).toBe("? a\n:\n- 1\nk:\n  - b\n");
	});

	it("leaves what stands beside it", () => {
		const yaml =
			"# top\nzip: 00123\nprice: 1.50\nbig: 12345678901234567890\n'q': \"a\\tb\"\nk: old\n2: b\n1: a\nlist: [ a,b ]\n__proto__: x\n\n  # end\n";
		expect(block(yaml, { k: "new", more: 1 })).toBe(
			yaml.replace("k: old", "k: new").replace("  # end\n", "  # end\nmore: 1\n"),
		);
	});
});

describe("setProperties refuses", () => {
	it.each<[string, string, unknown]>([
		["what does not parse", "---\na: 1\nb: [\n---\n", { kind: "yaml", line: 4 }],
		["a duplicate key", "---\na: 1\nb: 2\na: 3\n---\n", { kind: "duplicateKey", line: 4, key: "a" }],
		["a duplicate key inside", "---\na:\n  b: 1\n  'b': 2\n---\n", { kind: "duplicateKey", line: 4, key: "b" }],
		["a tab indent", "---\na:\n\t- b\n---\n", { kind: "tabIndent", line: 3 }],
		["a list", "---\n- a\n---\n", { kind: "notAMapping", line: 2 }],
		["a scalar", "---\nwords\n---\n", { kind: "notAMapping", line: 2 }],
		["two documents", "---\na: 1\n...\nb: 2\n---\n", { kind: "yaml" }],
		["an alias of nothing", "---\na: *b\n---\n", { kind: "yaml" }],
		["an alias of its own anchor", "---\na: &a [*a]\n---\n", { kind: "yaml", line: 2 }],
		[
			"merge markers in the block",
			"---\n<<<<<<< a\na: 1\n=======\na: 2\n>>>>>>> b\n---\n",
			{ kind: "conflictMarkers", line: 2 },
		],
		[
			"merge markers in the body",
			"---\na: 1\n---\n<<<<<<< a\n=======\n>>>>>>> b\n",
			{ kind: "conflictMarkers", line: 4 },
		],
		["a mapping in braces", "---\n{a: 1}\n---\n", { kind: "cannotEdit", line: 2, key: "k" }],
		["a tag", "---\nk: !!str 1\n---\n", { kind: "cannotEdit", line: 2, key: "k" }],
		["an anchor in use", "---\nk: &a old\nb: *a\n---\n", { kind: "cannotEdit", line: 2, key: "k" }],
		["an explicit key", "---\n? k\n: old\n---\n", { kind: "cannotEdit", line: 2, key: "k" }],
		["comments inside the value", "---\nk:\n  - a\n  # why\n  - b\n---\n", { kind: "cannotEdit", line: 2, key: "k" }],
		["a lone carriage return", "---\na: 1\rb: 2\n---\n", { kind: "loneReturn", line: 2 }],
		["deep nesting", `---\na: ${"[".repeat(100)}${"]".repeat(100)}\n---\n`, { kind: "tooLarge", line: 2 }],
		["a vast block", `---\na: "${"x".repeat(300_000)}"\n---\n`, { kind: "tooLarge", line: 2 }],
	])("%s", (_, text, problem) => expect(problemOf(text)).toMatchObject(problem as object));
});

describe("readFrontmatter", () => {
	it("reads as the app does: dates and yes stay text", () => {
		expect(
			readFrontmatter("---\na: 2026-11-20\nb: yes\nc: 1.50\nd: [x, [y]]\ne: null\n__proto__: {f: 1}\n---\nbody"),
		).toMatchObject({
			values: { a: "2026-11-20", b: "yes", c: 1.5, d: ["x", ["y"]], e: null, ["__proto__"]: { f: 1 } },
		});
		expect(({} as Record<string, unknown>)["f"]).toBeUndefined();
	});

	it("tells the line of each property", () => {
		const read = readFrontmatter("---\r\na: 1\r\nb:\r\n  - x\r\n\r\nc: 3\r\n---\r\n");
		expect("lines" in read ? [...read.lines] : read).toEqual([
			["a", 2],
			["b", 3],
			["c", 6],
		]);
	});

	it.each(["", "words", "---\n", "---\n---\n", "---\n# only\n---\n", "---\n\n---"])("has no values for %j", (text) => {
		expect(readFrontmatter(text)).toMatchObject({ values: {} });
	});
});
