import { describe, expect, it } from "vitest";
import { frontmatterBlock, lineEnding, lineEndingNear, lineNumber, lineStart, loneReturn } from "./lines";

describe("line endings", () => {
	it("knows \\n, \\r\\n and a lone \\r", () => {
		const text = "a\nb\r\nc\rd";
		expect([1, 3, 6, 8].map((end) => lineEnding(text, end))).toEqual(["\n", "\r\n", "\r", ""]);
		expect([0, 2, 5, 7].map((at) => lineNumber(text, at))).toEqual([1, 2, 3, 4]);
		expect([1, 3, 6, 8].map((at) => lineStart(text, at))).toEqual([0, 2, 5, 7]);
	});

	it.each<[string, number, string]>([
		["a\r\nb", 3, "\r\n"],
		["a\r\nb\n", 2, "\r\n"],
		["a\nb\r\nc\n", 2, "\r\n"],
		["a\nb\r\nc", 6, "\r\n"],
		["a\r\nb\nc", 5, "\n"],
		["a\rb", 2, "\r"],
		["", 0, "\n"],
		["abc", 2, "\n"],
	])("writes like the line near by: %j at %d", (text, at, ending) => expect(lineEndingNear(text, at)).toBe(ending));
});

describe("frontmatterBlock", () => {
	it.each<[string, string, string]>([
		["---\na: 1\n---\nbody", "a: 1\n", "body"],
		["\uFEFF---\na: 1\n---\nbody", "a: 1\n", "body"],
		["---\r\na: 1\r\n---\r\nbody", "a: 1\r\n", "body"],
		["--- \t\na: 1\n---  \nbody", "a: 1\n", "body"],
		["---\n---\nbody", "", "body"],
		["---\na: 1\n---", "a: 1\n", ""],
		["---\na: |\n  ---\n ---\n---\n---\n", "a: |\n  ---\n ---\n", "---\n"],
		["---\na: b --- c\n----\n---\n", "a: b --- c\n----\n", ""],
	])("finds the block of %j", (text, yaml, body) => {
		const block = frontmatterBlock(text);
		expect(text.slice(block?.from, block?.to)).toBe(yaml);
		expect(text.slice(block?.bodyStart)).toBe(body);
	});

	it.each([
		"",
		"---",
		"---\n",
		"---\na: 1\n",
		"\n---\na: 1\n---\n",
		" ---\na: 1\n---\n",
		"----\na: 1\n---\n",
		"--- a\n---\n",
		"text\n---\na: 1\n---\n",
		"\uFEFF\uFEFF---\na: 1\n---\n",
		"---\na: 1\n--- x\n",
	])("finds none in %j", (text) => expect(frontmatterBlock(text)).toBeUndefined());
});

describe("loneReturn", () => {
	it("finds a carriage return without line feed, inside the part only", () => {
		expect(loneReturn("a\r\nb\rc", 0, 7)).toBe(4);
		expect(loneReturn("a\r\nb\rc", 0, 4)).toBeUndefined();
		expect(loneReturn("a\r\nb\r\n", 0, 6)).toBeUndefined();
		expect(loneReturn("a\r", 0, 2)).toBe(1);
	});
});
