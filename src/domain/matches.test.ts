import { describe, expect, it } from "vitest";
import { ago, contact, person, TODAY } from "../../tests/support/people";
import { matchesFor, wordsOf } from "./matches";
import type { Day } from "./day";
import { NetworkTotals } from "./network-totals";

describe("the network's balance this quarter", () => {
	it("counts dated log lines of the quarter up to today, and nothing that was typed as a number", () => {
		const people = [
			person("A", { gives: 9, asks: 9 }, [
				contact("2026-09-30" as Day, "call", "gave"),
				contact("2026-10-01" as Day, "call", "gave"),
				contact(ago(0), "call", "asked"),
			]),
			person("B", {}, [contact(ago(-1), "call", "gave"), contact(ago(1))]),
		];
		expect(NetworkTotals.of(people, TODAY).balance).toEqual({ gives: 1, asks: 1 });
	});
});

describe("matches", () => {
	const ben = person("Ben", { seeks: ["a designer for the atlas"], offers: ["print shop in May"] });
	const ana = person("Ana", { offers: ["Design, and a good designer to ask"] });
	const cleo = person("Cleo", { seeks: ["somebody to PRINT posters"], commonGround: ["atlas collecting"] });

	it("finds who can give what is sought, then who seeks what can be given", () => {
		expect(
			matchesFor(ben, [ben, cleo, ana]).map(({ seeker, sought, giver, offered, by }) => [
				seeker.name,
				sought,
				giver.name,
				offered,
				by,
			]),
		).toEqual([
			["Ben", "a designer for the atlas", "Cleo", "atlas collecting", "commonGround"],
			["Ben", "a designer for the atlas", "Ana", "Design, and a good designer to ask", "offers"],
			["Cleo", "somebody to PRINT posters", "Ben", "print shop in May", "offers"],
		]);
	});

	it("matches whole words only, in any script, and never a filler", () => {
		const match = (sought: string, offered: string) =>
			matchesFor(person("S", { seeks: [sought] }), [person("G", { offers: [offered] })]).length;
		expect(match("art", "party planning")).toBe(0);
		expect(match("a room", "a boat")).toBe(0);
		expect(match("Übersetzer gesucht", "ubersetzer")).toBe(1);
		expect(match("写真", "写真 と 映画")).toBe(1);
		expect(match("مصمم", "أنا مصمم")).toBe(1);
		expect(match("переводчик", "ПЕРЕВОДЧИК с польского")).toBe(1);
	});

	it("says nothing of people who seek and offer nothing", () => {
		expect(matchesFor(person("A"), [ana, ben])).toEqual([]);
		expect(matchesFor(ana, [person("A")])).toEqual([]);
	});

	it("takes the words of a text", () => {
		expect([...wordsOf("A venue in May, for 40!")]).toEqual(["venue", "may", "40"]);
	});
});
