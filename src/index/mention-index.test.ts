import { expect, it } from "vitest";
import { packed } from "../domain/packed-mentions";
import type { Day } from "../domain/day";
import { MentionIndex } from "./mention-index";

const WHEN = packed("2026-11-20" as Day, false);

it("tells the people of one alias only when somebody becomes alone with it, or is alone no more", () => {
	const told: string[] = [];
	const index = new MentionIndex((person) => void told.push(person));
	index.put("Daily/2026-11-20.md", WHEN, [{ words: "Friend" }]);
	const change = (person: string, before: readonly string[], after: readonly string[]): string[] => {
		told.length = 0;
		index.setAliases(person, before, after);
		return [...new Set(told)].sort();
	};
	expect(change("a", [], ["Friend"])).toEqual(["a"]);
	expect(index.mentionsOf("a", ["Friend"])).toEqual([WHEN]);
	expect(change("b", [], ["friend"])).toEqual(["a", "b"]);
	expect(index.mentionsOf("a", ["Friend"])).toBeUndefined();
	for (let n = 0; n < 2_000; n++) expect(change(`c${n}`, [], ["FRIEND"])).toEqual([`c${n}`]);
	for (let n = 0; n < 2_000; n++) expect(change(`c${n}`, ["FRIEND"], [])).toEqual([`c${n}`]);
	expect(change("b", ["friend"], ["Mate"])).toEqual(["a", "b"]);
	expect(index.mentionsOf("a", ["Friend"])).toEqual([WHEN]);
	expect(change("a", ["Friend"], ["Friend", "Other"])).toEqual([]);
});

it("tells nobody of a link whose words many go by", () => {
	const told: string[] = [];
	const index = new MentionIndex((person) => void told.push(person));
	for (let n = 0; n < 100; n++) index.setAliases(`p${n}`, [], ["Friend"]);
	told.length = 0;
	index.put("Daily/2026-11-20.md", WHEN, [{ words: "Friend" }]);
	index.remove("Daily/2026-11-20.md");
	expect(told).toEqual([]);
});
