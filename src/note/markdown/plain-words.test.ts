import { describe, expect, it } from "vitest";
import { headingMatcher } from "../dated/note-links";
import { plainWords } from "./plain-words";

describe("plain words", () => {
	it.each([
		["03 - People", "people"],
		["👥 People", "people"],
		["_people", "people"],
		["50_People", "people"],
		["1️⃣ People!", "people"],
		["People 2", "people"],
		["CAFÉ", "café"],
		["ｐｅｏｐｌｅ", "people"],
		["人物", "人物"],
		["2026", ""],
		["🎂", ""],
		["👨‍👩‍👧 Family & Friends", "family friends"],
	])("of %j are %j", (text, words) => expect(plainWords(text)).toBe(words));

	it("of a name with ten thousand numbers in front are found in one go", () => {
		expect(plainWords("1 ".repeat(100_000))).toBe("");
	});
});

describe("a list of headings", () => {
	const isMeant = headingMatcher(["Reach out", "🎂 Birthdays:", "  ", "42"]);

	it.each([
		["reach out", true],
		["2. Reach out – today", true],
		["Reach-out", true],
		["Reach outside", false],
		["To reach out", false],
		["Birthdays this week", true],
		["Birthday", false],
		["", false],
		["42", false],
		["🎂", false],
	])("means %j: %j", (heading, expected) => expect(isMeant(heading)).toBe(expected));

	it("means a line of its own only where it is nothing else", () => {
		expect([isMeant("Birthdays", true), isMeant("Birthdays today", true)]).toEqual([true, false]);
	});
});
