import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../preview/vault/metadata/markdown-metadata";
import { mayTellMore, readLines } from "./dated-lines";

describe("the lines of a dated note", () => {
	it.each([
		["Lunch with [[Ana]].\n", true],
		["[[Ana]] was there.\n", false],
		["- [[Ana]]\n", false],
		["- [ ] write to [[Ana]]\n", false],
		["- [x] [[Ana]]\n", true],
		["- a\n\t- [[Ana]]\n", true],
		["> so said [[Ana]]\n", false],
		["## Evening with [[Ana]]\n", false],
		["Words.\n", false],
		["Call:\n\n- [[Ana]]\n", true],
	])("are read of %j: %j", (text, expected) => {
		expect(mayTellMore(readMetadata(text), true)).toBe(expected);
	});

	it("are read of no meeting but for a ticked task", () => {
		expect(
			["Lunch with [[Ana]].\n", "- a\n\t- [[Ana]]\n", "- [x] [[Ana]]\n"].map((text) =>
				mayTellMore(readMetadata(text), false),
			),
		).toEqual([false, false, true]);
	});

	it("tell nothing where the text is not that of the cache", () => {
		expect([...readLines("Reach out: all of them\n", readMetadata("Reach out: [[Ana]]\n"), true)]).toEqual([]);
		expect([...readLines("Other words.\nReach out: [[Ana]]\n", readMetadata("Reach out: [[Ana]]\n"), true)]).toEqual(
			[],
		);
		// Read so, the place before the link would be a label, and the task's day another's.
		expect([...readLines("Call Ana: about the map\n", readMetadata("Call Ana [[Ana]]\n"), true)]).toEqual([]);
		expect([...readLines("- [x] Ben ✅ 2026-11-20\n", readMetadata("- [x] [[Ana]]\n"), false)]).toEqual([]);
	});

	it("tell nothing where the line above is too long to be a label, of which only the beginning is looked at", () => {
		const text = `- ${"word ".repeat(5000)}:\n${"\t- Reach out [[Ana]]\n".repeat(50)}`;
		const asked: number[] = [];
		const spied = Object.assign(Object.create(null) as object, {
			charAt: (at: number) => text.charAt(at),
			indexOf: (sought: string, from: number) => text.indexOf(sought, from),
			slice: (from: number, to?: number) => {
				asked.push((to ?? text.length) - from);
				return text.slice(from, to);
			},
		}) as unknown as string;
		expect([...readLines(spied, readMetadata(text), true)]).toEqual([]);
		expect(asked.length).toBeGreaterThanOrEqual(50);
		expect(Math.max(...asked)).toBeLessThanOrEqual(200);
	});
});
