import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, contact, person, TODAY } from "../../tests/support/people";
import { COMMON_FROM, matchBetween, matchesAmong, matchKeysOf, type Match } from "./matches";
import type { Day } from "./day";
import { NetworkTotals } from "./network-totals";
import type { Person } from "./person";

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

/** The matches of somebody among people, all of whose words count. */
function matchesOf(one: Person, people: readonly Person[]): readonly Match[] {
	const used = people.map((each) => matchKeysOf(each).words);
	return matchesAmong(one, people, (word) => used.filter((words) => words.has(word)).length >= COMMON_FROM);
}

/** Whether two who know nobody else fit. */
function fits(sought: string, offered: string): boolean {
	return matchBetween(person("S", { seeks: [sought] }), person("G", { offers: [offered] }), () => false) !== undefined;
}

describe("matches", () => {
	const ben = person("Ben", { seeks: ["a designer for the atlas"], offers: ["posters"] });
	const ana = person("Ana", { offers: ["Design, and a good eye"] });
	const cleo = person("Cleo", { seeks: ["somebody to print POSTERS"], commonGround: ["atlas collecting"] });
	const dan = person("Dan", { seeks: ["Posters"], commonGround: ["type design"] });

	it("tell who can give what is sought, then who seeks what can be given, the closest first", () => {
		expect(
			matchesOf(ben, [ben, cleo, dan, ana]).map(({ seeker, sought, giver, offered, by }) => [
				seeker.name,
				sought,
				giver.name,
				offered,
				by,
			]),
		).toEqual([
			["Ben", "a designer for the atlas", "Ana", "Design, and a good eye", "offers"],
			["Ben", "a designer for the atlas", "Dan", "type design", "commonGround"],
			["Dan", "Posters", "Ben", "posters", "offers"],
			["Cleo", "somebody to print POSTERS", "Ben", "posters", "offers"],
		]);
	});

	it.each([
		["a designer", "design"],
		["a venue by the water", "venue contacts"],
		["a quiet room", "a quiet room, choir recordings"],
		["a room", "a spare room in Durban"],
		["printing", "printing, paper ends"],
		["a room in Lisbon for a week", "spare room in Lisbon"],
		["a translator", "translations from Czech"],
		["a UX designer", "UX"],
		["sailing maps", "map"],
		["Übersetzer gesucht", "ubersetzer"],
		["eine Fotografin für das Buch", "Fotografie"],
		["jemanden mit einem Boot", "Boot und Steg"],
		["una diseñadora para el atlas", "diseñadora de mapas"],
		["un photographe pour le livre", "photographie"],
		["uma sala em Lisboa", "sala"],
		["en formgivare till atlasen", "formgivare"],
		["tłumacz z czeskiego", "tłumacz"],
		["bir tasarımcı", "tasarımcı"],
		["写真", "写真 と 映画"],
		["設計師", "平面設計師"],
		["مصمم", "أنا مصمم"],
		["переводчик", "ПЕРЕВОДЧИК с польского"],
	])("find that who seeks “%s” is helped by “%s”", (sought, offered) => {
		expect(fits(sought, offered)).toBe(true);
	});

	it.each([
		["a quiet room", "a spare room in Durban"],
		["a walking map for visitors", "harbour maps"],
		["a walking map for visitors", "long walks"],
		["a designer for the atlas", "atlas collecting"],
		["speakers for the breakfast", "a studio share, breakfast"],
		["volunteers for the swift survey", "field surveys"],
		["test readers", "accessibility testing"],
		["art", "party planning"],
		["a room", "a boat"],
		["somebody to talk to", "somebody with a van"],
		["ein ruhiges Zimmer", "ein helles Zimmer am See, Kaffee für alle"],
		["eine Reise in den Süden", "Häuser in den Bergen"],
		["una casa para el verano", "una guía para el museo"],
		["alguien para correr", "alguien para hablar francés"],
		["une place dans la salle", "du temps dans la semaine"],
		["een huis aan zee", "een boot aan land"],
		["pokój dla gości", "książki dla dzieci"],
		["тихая комната", "комната отдыха"],
		["静かな部屋", "静かな 海"],
		["…", "a boat"],
	])("do not take “%s” and “%s” for each other’s", (sought, offered) => {
		expect(fits(sought, offered)).toBe(false);
	});

	it("need more than one word that many people use, unless it is all that is said", () => {
		const seeks = person("S", { seeks: ["a climbing partner"] });
		const climbers = (count: number): Person[] =>
			Array.from({ length: count }, (_, at) => person(`C${at}`, { commonGround: ["climbing", "rope work"] }));
		expect(matchesOf(seeks, [seeks, ...climbers(COMMON_FROM - 2)])).toHaveLength(COMMON_FROM - 2);
		expect(matchesOf(seeks, [seeks, ...climbers(COMMON_FROM)])).toEqual([]);
		const one = person("O", { seeks: ["climbing"] });
		expect(matchesOf(one, [one, ...climbers(COMMON_FROM)])).toHaveLength(COMMON_FROM);
	});

	it("never come of people who have nothing to do with it", () => {
		const word = fc.constantFrom(
			"room",
			"quiet",
			"spare",
			"map",
			"venue",
			"in",
			"a",
			"for",
			"Porto",
			"design",
			",",
			"and",
		);
		const lines = fc.array(
			fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")),
			{
				maxLength: 3,
			},
		);
		const people = fc
			.array(fc.record({ seeks: lines, offers: lines, commonGround: lines }), { minLength: 2, maxLength: 9 })
			.map((all) => all.map((properties, at) => person(`P${at}`, properties)));
		fc.assert(
			fc.property(people, people, (few, more) => {
				const unrelated = more.map((each, at) => ({ ...each, path: `Others/${at}.md` }));
				const before = new Set(
					few.flatMap((one) => matchesOf(one, few).map(({ seeker, giver }) => seeker.path + giver.path)),
				);
				for (const one of few)
					for (const { seeker, giver } of matchesOf(one, [...few, ...unrelated]))
						if (few.includes(seeker) && few.includes(giver)) expect(before).toContain(seeker.path + giver.path);
			}),
		);
	});

	it("say nothing of people who seek and offer nothing", () => {
		expect(matchesOf(person("A"), [ana, ben])).toEqual([]);
		expect(matchesOf(ana, [person("A")])).toEqual([]);
	});
});
