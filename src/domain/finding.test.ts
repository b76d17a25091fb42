import { describe, expect, it } from "vitest";
import { NO_PROPERTIES, type Person, type Properties } from "./person";
import { filterBy, finderOf, foldedText, haystackOf, NO_FILTERS, rankIn, whatMatched } from "./search";

const person = (name: string, properties: Partial<Properties> = {}): Person => ({
	path: `${name}.md`,
	name,
	properties: { ...NO_PROPERTIES, ...properties },
});
const finds = (query: string, who: Person): boolean =>
	filterBy({ ...NO_FILTERS, query })({ person: who, haystack: haystackOf(who) });

describe("letters", () => {
	it.each([
		["Łukasz", "lukasz"],
		["Søren", "soren"],
		["Đorđe", "dorde"],
		["Jürgen Weiß", "jurgen weiss"],
		["Aylin Işık", "aylin isik"],
		["İpek", "ipek"],
		["Þórdís", "thordis"],
		["Æsa", "aesa"],
	])("of %s are found by the plain ones", (name, typed) => {
		expect(foldedText(name)).toBe(typed);
		expect(finds(typed, person(name))).toBe(true);
		expect(finderOf(typed)(name)).toBe(0);
	});
});

describe("a search", () => {
	it("finds from the start of words, names before anything else", () => {
		const ana = person("Ana Diaz");
		const joana = person("Joana");
		const almanac = person("Ben", { commonGround: ["almanacs"] });
		const anagrams = person("Bo", { commonGround: ["solving anagrams"] });
		const diana = person("Diaz, Ana");
		expect([ana, joana, almanac, anagrams, diana].filter((each) => finds("ana", each))).toEqual([ana, anagrams, diana]);
		const rank = rankIn("ana");
		expect([ana, diana, anagrams].map((each) => rank({ person: each, haystack: haystackOf(each) }))).toEqual([0, 1, 2]);
	});

	it("finds within names that are written without spaces", () => {
		expect(finds("千夏", person("小野寺千夏"))).toBe(true);
	});

	it("says by what somebody was found where that is not the name that is shown", () => {
		const who = person("Ana Diaz", { aliases: ["Anita"], commonGround: ["climbing"], tags: ["work"] });
		expect(whatMatched(who, "ana")).toBeUndefined();
		expect(whatMatched(who, "anit")).toEqual({ id: "name", words: "Anita" });
		expect(whatMatched(who, "ana clim")).toEqual({ id: "common", words: "climbing" });
		expect(whatMatched(who, "work")).toEqual({ id: "tag", words: "work" });
	});

	it("of a picker finds letters in their order, and those that fit better first", () => {
		const find = finderOf("ana");
		expect(["Ana Diaz", "Diaz, Ana", "Joana", "Alan Nava", "Bo"].map(find)).toEqual([0, 1, 2, 3, Infinity]);
	});
});
