import { describe, expect, it } from "vitest";
import { scanNote, sectionsOf, type NoteLine } from "./sections";

/** Each line as its kind, with `+` for each list or quotation it is in. */
function kinds(text: string): string {
	const lines: NoteLine[] = [];
	scanNote(text, (line) => lines.push(line));
	return lines.map(({ kind, depth }) => "+".repeat(depth) + kind).join(" ");
}

describe("scanNote", () => {
	it.each<[string, string]>([
		["---\na: 1\n---\n# b", "frontmatter frontmatter frontmatter heading"],
		["a\n---\nb", "text setext text"],
		["---\na\n", "break text"],
		["***\n- - -\n_ _ _", "break break break"],
		["a\n\n    b", "text blank code"],
		["a\n    b", "text text"],
		["\tb", "code"],
		["```\na\n```\nb", "fence fence fence text"],
		["````\n```\n````\nb", "fence fence fence text"],
		["~~~ x ~~~\n~~~\nb", "fence fence text"],
		["``` a`b\nb", "text text"],
		["   ```\n   ```\n    ```", "fence fence code"],
		["```\n    ```\n```\na", "fence fence fence text"],
		["> ```\na", "+fence text"],
		["> a\nb\n- c\nd", "+text +text +text +text"],
		["> a\n---", "+text break"],
		["- a\n\n  b\n\nc", "+text +blank +text +blank text"],
		["- a\n  - b\n    - c\nd", "+text ++text +++text +++text"],
		["1. a\n   b\n10. c", "+text +text +text"],
		["-\n\n  a", "+text blank text"],
		["-     a", "+code"],
		["a\n2. b\n1. c", "text text +text"],
		["a\n-\nb\n*", "text setext text text"],
		["[a]: b\n-\n===\n\n- c", "text text setext blank +text"],
		["[a]: b\n---\nc", "text break text"],
		['[a]: b\n  "title"\n---\nc', "text text break text"],
		["[a]:\n  /b\n---\nc", "text text break text"],
		["[a]: <b c>\n---\nc", "text break text"],
		["[a\\]b]: c\n---\nc", "text break text"],
		['[a]: /u "t" x\n===', "text setext"],
		['[a]: /u "t\nx\n===', "text text setext"],
		["[ ]: /u\n===", "text setext"],
		["<?>\n# b", "html heading"],
		["<!-->\n# b", "html heading"],
		["- [a]: b\n    ===\nc", "+text +text +text"],
		["- x\n\n  [a]: b\n  -\nc", "+text +blank +text +text +text"],
		["\u00A0\n---\nc", "text setext text"],
		["[a]: b\nc\n---", "text text setext"],
		["<div>\n# a\n\n# b", "html html blank heading"],
		["<!-- a\n\n# b\n--> c\nd", "html html html html text"],
		["a\n<span>", "text text"],
		["<span>\n# a", "html html"],
		["%%\n# a\n%%\nb", "comment comment comment text"],
		["%% a %%\n# b", "comment heading"],
		["%% a %% b\n# b", "text heading"],
		["$$\n# a\n$$\nb", "math math math text"],
		["$$ a\n# b\n\n", "text heading blank"],
		["$$ x $$\nb", "text text"],
		["[^1]: a\n    b", "text text"],
		["- ```\n  a\nb", "+fence +fence text"],
		["> - > a\nb", "+++text +++text"],
		["-\ta\n\tb", "+text +text"],
		[">\ta", "+text"],
		["> %%\n> a\nb %%\nc", "+comment +comment +comment text"],
	])("%j is %s", (text, expected) => expect(kinds(text)).toBe(expected));
});

describe("an item", () => {
	it("begins in the line of its own marker, whatever else begins there", () => {
		const starts: boolean[] = [];
		scanNote("- - a\n  - b\n- > c\n", ({ startsItem }) => starts.push(startsItem));
		expect(starts).toEqual([true, false, true]);
	});
});

describe("sectionsOf", () => {
	it("ends each section where one of its level or above begins", () => {
		const text = "# A\na\n## B\nb\n### C\nc\n## D\nd\n\nE\n===\ne";
		expect(
			sectionsOf(text).map(({ level, text: words, line, from, to }) => [level, words, line, text.slice(from, to)]),
		).toEqual([
			[1, "A", 1, "a\n## B\nb\n### C\nc\n## D\nd\n\n"],
			[2, "B", 3, "b\n### C\nc\n"],
			[3, "C", 5, "c\n"],
			[2, "D", 7, "d\n\n"],
			[1, "E", 11, "e"],
		]);
	});

	it("knows no heading in code, comments, quotations and lists", () => {
		expect(sectionsOf("```\n# a\n```\n%%\n# b\n%%\n> # c\n\n- # d\n\n<!--\n# e\n-->\n    # f\n#g\n\\# h\n")).toEqual(
			[],
		);
	});

	it("reads the words of a heading without its signs", () => {
		expect(sectionsOf("#\n## a ##\n## b#\n#\tc #\t\n   ###### d\nx\ny\n---\n").map(({ text }) => text)).toEqual([
			"",
			"a",
			"b#",
			"c",
			"d",
			"x y",
		]);
	});
});
