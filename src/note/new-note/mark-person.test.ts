import { describe, expect, it } from "vitest";
import { edited } from "../../../tests/support/edited";
import { makePersonNote } from "./mark-person";

describe("makePersonNote", () => {
	it.each<[string, string]>([
		["words", "---\ntype: person\n---\nwords"],
		["---\na: 1\n---\n", "---\na: 1\ntype: person\n---\n"],
		["---\ntype:\n---\n", "---\ntype: person\n---\n"],
		["---\ntype: author\n---\n", "---\ntype:\n  - author\n  - person\n---\n"],
		["---\ntype: [author]\n---\n", "---\ntype: [author, person]\n---\n"],
		["---\nType: author\ntags: [a]\n---\n", "---\nType: [author, person]\ntags: [a]\n---\n"],
	])("marks %j", (text, expected) => expect(edited(text, makePersonNote(text))).toBe(expected));
});
