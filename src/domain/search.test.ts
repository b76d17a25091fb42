import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Circle } from "./cadence";
import type { Person } from "./person";
import { anyPerson, person } from "../../tests/support/people";
import {
	filterBy,
	finderOf,
	foldedText,
	haystackOf,
	narrows,
	NO_FILTERS,
	rankIn,
	whatMatched,
	type Filters,
} from "./search";

const ana = person("Ana Díaz", {
	aliases: ["Anita"],
	circle: "close",
	metAt: "SMC Austin",
	tags: ["work/design", "choir"],
	commonGround: ["climbing"],
	offers: ["welding"],
});
const passes = (filters: Partial<Filters>, who: Person, circles?: readonly Circle[]): boolean =>
	filterBy({ ...NO_FILTERS, ...filters }, circles)({ person: who, haystack: haystackOf(who) });
const matches = (query: string): boolean => passes({ query }, ana);

describe("search", () => {
	it.each(["ana", "DIAZ", "díaz", "anita", "close", "austin", "design", "choir", "climb", "diaz climb", " "])(
		"finds by %j",
		(query) => {
			expect(matches(query)).toBe(true);
		},
	);

	it.each(["bob", "welding", "ana bob"])("does not find by %j", (query) => {
		expect(matches(query)).toBe(false);
	});

	it("finds other scripts in either normal form", () => {
		const who = person("Ελένη Μαρκάκη");
		expect(passes({ query: "ελενη" }, who)).toBe(true);
		expect(passes({ query: "Ελένη".normalize("NFD") }, who)).toBe(true);
		expect(passes({ query: "千夏" }, person("小野寺 千夏"))).toBe(true);
	});

	it("filters by circle and by tag, nested ones included", () => {
		expect(passes({ circle: "Close" }, ana)).toBe(true);
		expect(passes({ circle: "inner" }, ana)).toBe(false);
		expect(passes({ tag: "Work" }, ana)).toBe(true);
		expect(passes({ tag: "wor" }, ana)).toBe(false);
		expect(passes({ query: "ana", circle: "close", tag: "choir" }, ana)).toBe(true);
	});

	it("takes a circle's former name for the circle", () => {
		const circles = [{ name: "near", days: 30, formerNames: ["close"] }];
		expect(passes({ circle: "near" }, ana, circles)).toBe(true);
		expect(passes({ circle: "near" }, person("B", { circle: "Near" }), circles)).toBe(true);
		expect(passes({ circle: "near" }, person("B", { circle: "inner" }), circles)).toBe(false);
		expect(passes({ circle: "near" }, person("B"), circles)).toBe(false);
	});

	it("lets everybody through without filters, and everybody through by their own name", () => {
		fc.assert(
			fc.property(anyPerson, (who) => {
				expect(passes({}, who)).toBe(true);
				expect(passes({ query: who.name }, who)).toBe(true);
			}),
		);
	});

	it("lets nobody through again who was kept out, where a search was typed on", () => {
		const typed = fc.string({
			unit: fc.constantFrom("a", "n", "Σ", "ς", "é", "e\u0301", " ", "ﬁ", "í", "S", "한", "ㅏ"),
			maxLength: 6,
		});
		fc.assert(
			fc.property(
				anyPerson,
				typed,
				typed,
				fc.string({ unit: fc.constantFrom("a", "n", "σ", "ς", "e", " ", "f", "i", "s"), maxLength: 8 }),
				(who, before, after, name) => {
					const [first, second] = [
						{ ...NO_FILTERS, query: before },
						{ ...NO_FILTERS, query: before + after },
					];
					const named = { ...who, name };
					if (narrows(first, second) && passes(second, named)) expect(passes(first, named)).toBe(true);
				},
			),
		);
		expect(narrows({ ...NO_FILTERS, query: "ma" }, { ...NO_FILTERS, query: "mar" })).toBe(true);
		expect(narrows({ ...NO_FILTERS, query: "mar" }, { ...NO_FILTERS, query: "ma" })).toBe(false);
		expect(narrows({ ...NO_FILTERS, query: "ma" }, { ...NO_FILTERS, query: "mar", tag: "choir" })).toBe(false);
		// At the end of a word it is another letter than within.
		expect(narrows({ ...NO_FILTERS, query: "ΟΔΟΣ" }, { ...NO_FILTERS, query: "ΟΔΟΣΑ" })).toBe(false);
	});
});

describe("letters that no normal form takes apart", () => {
	it.each([
		["Łukasz", "lukasz"],
		["Søren", "soren"],
		["Đorđe", "dorde"],
		["Jürgen Weiß", "jurgen weiss"],
		["Aylin Işık", "aylin isik"],
		["İpek", "ipek"],
		["Þórdís", "thordis"],
		["Æsa", "aesa"],
	])("are found by the plain ones: %s", (name, typed) => {
		expect(foldedText(name)).toBe(typed);
		expect(passes({ query: typed }, person(name))).toBe(true);
		expect(finderOf(typed)(name)).toBe(0);
	});
});

describe("the order of what a search finds", () => {
	it("finds from the start of words, names before anything else", () => {
		const ana = person("Ana Diaz");
		const joana = person("Joana");
		const almanac = person("Ben", { commonGround: ["almanacs"] });
		const anagrams = person("Bo", { commonGround: ["solving anagrams"] });
		const diana = person("Diaz, Ana");
		expect([ana, joana, almanac, anagrams, diana].filter((each) => passes({ query: "ana" }, each))).toEqual([
			ana,
			anagrams,
			diana,
		]);
		const rank = rankIn("ana");
		expect([ana, diana, anagrams].map((each) => rank({ person: each, haystack: haystackOf(each) }))).toEqual([0, 1, 2]);
	});

	it("finds within names that are written without spaces", () => {
		expect(passes({ query: "千夏" }, person("小野寺千夏"))).toBe(true);
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
