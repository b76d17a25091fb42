import { describe, expect, it } from "vitest";
import { NameIndex } from "./name-match";
import { NO_PROPERTIES, type Person, type Properties } from "./person";

const person = (name: string, properties: Partial<Properties> = {}): Person => ({
	path: `People/${name}.md`,
	name,
	properties: { ...NO_PROPERTIES, ...properties },
});

const PEOPLE = [
	person("Ana Díaz", { company: "Acme, Inc." }),
	person("Bjørn Ødegård"),
	person("Jürgen Müller"),
	person("Edwin van der Meer"),
	person("John Smith"),
	person("Jane Smith", { company: "Acme" }),
	person("J. R. Hall"),
	person("小野寺 千夏"),
	person("Siobhán O'Dwyer", { aliases: ["Shiv"] }),
	person("Ana"),
	person("María García López"),
];
const index = new NameIndex(PEOPLE);
const found = (name: string, company?: string): unknown =>
	index.find({ name, company }).map(({ person: { name: who }, reasons }) => [who, ...reasons.map(({ kind }) => kind)]);

describe("a name", () => {
	it.each([
		["Ana Díaz", [["Ana Díaz", "same"]]],
		["ana diaz", [["Ana Díaz", "spelling"]]],
		["Diaz, Ana", [["Ana Díaz", "order"]]],
		["A. Diaz", [["Ana Díaz", "initial"]]],
		["Dr. Ana Diaz, PhD", [["Ana Díaz", "spelling"]]],
		["Bjorn Odegard", [["Bjørn Ødegård", "spelling"]]],
		["Bjoern Oedegaard", [["Bjørn Ødegård", "spelling"]]],
		["Juergen Mueller", [["Jürgen Müller", "spelling"]]],
		["van der Meer, Edwin", [["Edwin van der Meer", "order"]]],
		["Edwin Meer", [["Edwin van der Meer", "part"]]],
		[
			"J. Smith",
			[
				["Jane Smith", "initial"],
				["John Smith", "initial"],
			],
		],
		["James Hall", [["J. R. Hall", "initial"]]],
		["小野寺千夏", [["小野寺 千夏", "same"]]],
		["千夏 小野寺", [["小野寺 千夏", "order"]]],
		["Siobhan ODwyer", [["Siobhán O'Dwyer", "spelling"]]],
		["Maria Garcia", [["María García López", "part"]]],
		["Maria Garcia Perez", []],
		["Mary Smith", []],
		["Ana", []],
		["Diaz", []],
		["Shiv", []],
		["千夏", []],
		["J. S.", []],
		["", []],
	])("is that of those it agrees with in two words: %s", (name, meant) => expect(found(name)).toEqual(meant));

	it("is enough in part where the company is the same, and says so", () => {
		expect(found("Ana", "ACME Inc")).toEqual([["Ana Díaz", "namePart", "company"]]);
		expect(found("J. Smith", "Acme")).toEqual([
			["Jane Smith", "initial", "company"],
			["John Smith", "initial"],
		]);
	});

	it("is found for each of 500 names among 5,000 people, in any spelling", () => {
		const first = Array.from({ length: 200 }, (_, at) => `First${String.fromCharCode(97 + (at % 26))}${at}`);
		const last = Array.from({ length: 2_000 }, (_, at) => `Lástname${at}`);
		const people = Array.from({ length: 5_000 }, (_, at) =>
			person(`${first[at % 200]} ${last[Math.floor(at / 2)]} ${at % 9 === 0 ? "Q." : ""}`.trim()),
		);
		const many = new NameIndex(people);
		let hits = 0;
		for (let at = 0; at < 500; at++) {
			const [given = "", family = ""] = people[at * 9]?.name.split(" ") ?? [];
			const spelled = family.replace("á", "a");
			const name =
				at % 3 === 0 ? `${given} ${spelled}` : at % 3 === 1 ? `${spelled}, ${given}` : `${given.charAt(0)}. ${spelled}`;
			if (many.find({ name }).some(({ person: { path } }) => path === people[at * 9]?.path)) hits++;
		}
		expect(hits).toBe(500);
	});
});
