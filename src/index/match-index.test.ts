import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMON_FROM, matchesAmong, matchKeysOf } from "../domain/matches";
import { NO_PROPERTIES } from "../domain/person";
import { MatchIndex } from "./match-index";
import { PeopleIndex } from "./people-index";

const lines = fc.array(fc.constantFrom("a room", "spare room in Porto", "design", "a designer for maps", "maps"), {
	maxLength: 2,
});
const change = fc.record({
	path: fc.constantFrom(..."ABCDEFGHIJ".split("").map((name) => `${name}.md`)),
	properties: fc.option(fc.record({ seeks: lines, offers: lines, commonGround: lines }), { nil: undefined }),
});

describe("the index of matches", () => {
	it("finds after any changes what looking at everybody finds", () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 30 }), fc.nat(30), (changes, from) => {
				const people = new PeopleIndex();
				let matches: MatchIndex | undefined;
				changes.forEach(({ path, properties }, at) => {
					if (at === from) matches = new MatchIndex(people);
					if (properties === undefined) people.remove(path);
					else people.setProperties(path, path.replace(".md", ""), { ...NO_PROPERTIES, ...properties });
				});
				matches ??= new MatchIndex(people);
				const all = [...people.people()].sort((a, b) => (a.path < b.path ? -1 : 1));
				const words = all.map((each) => matchKeysOf(each).words);
				for (const person of all)
					expect(matches.matchesFor(person)).toEqual(
						matchesAmong(person, all, (word) => words.filter((each) => each.has(word)).length >= COMMON_FROM),
					);
			}),
		);
	});
});
