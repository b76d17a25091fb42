import { describe, expect, it } from "vitest";
import { parseMetLine, targetsIn } from "./capture-line";
import { asMetLine, faultOfMetLine } from "./event-edits";

const said = (text: string): object => {
	const { names, company, seeks, offers, promised, said: rest } = parseMetLine(text);
	return { names: names.map(({ words, target }) => [words, target]), company, seeks, offers, promised, rest };
};

describe("a line under Met", () => {
	it.each([
		["Tom Reyes", { names: [["Tom Reyes", undefined]], company: "", seeks: [], offers: [], promised: [], rest: [] }],
		[
			"Tom Reyes, Acme: climbing; seeks a CTO; promised the gym list",
			{
				names: [["Tom Reyes", undefined]],
				company: "Acme",
				seeks: ["a CTO"],
				offers: [],
				promised: ["the gym list"],
				rest: ["climbing"],
			},
		],
		[
			"[[Ana Diaz]]: the Porto house",
			{
				names: [["Ana Diaz", "Ana Diaz"]],
				company: "",
				seeks: [],
				offers: [],
				promised: [],
				rest: ["the Porto house"],
			},
		],
		[
			"[[People/Ana Díaz|Ana]], [[Acme, Inc.]]; Offers: design; SEEKS a printer",
			{
				names: [["Ana", "People/Ana Díaz"]],
				company: "[[Acme, Inc.]]",
				seeks: ["a printer"],
				offers: ["design"],
				promised: [],
				rest: [],
			},
		],
		[
			"小野寺千夏，활판사：活字；seeks paper",
			{
				names: [["小野寺千夏", undefined]],
				company: "활판사",
				seeks: ["paper"],
				offers: [],
				promised: [],
				rest: ["活字"],
			},
		],
		[
			"**Tom Reyes**, Acme, Austin: call at 12:30",
			{
				names: [["Tom Reyes", undefined]],
				company: "Acme, Austin",
				seeks: [],
				offers: [],
				promised: [],
				rest: ["call at 12:30"],
			},
		],
		[
			"Tom Reyes and [[Ana Diaz|Ana]] & J. Hall: climbing",
			{
				names: [
					["Tom Reyes", undefined],
					["Ana", "Ana Diaz"],
					["J. Hall", undefined],
				],
				company: "",
				seeks: [],
				offers: [],
				promised: [],
				rest: ["climbing"],
			},
		],
		[
			"[Tom Reyes](https://example.org/tom;x), Acme",
			{ names: [["Tom Reyes", undefined]], company: "Acme", seeks: [], offers: [], promised: [], rest: [] },
		],
		[
			"[Ana](People/Ana%20Diaz.md)",
			{ names: [["Ana", "People/Ana Diaz"]], company: "", seeks: [], offers: [], promised: [], rest: [] },
		],
		["", { names: [], company: "", seeks: [], offers: [], promised: [], rest: [] }],
		[": climbing", { names: [], company: "", seeks: [], offers: [], promised: [], rest: [": climbing"] }],
		["!?, Acme", { names: [], company: "", seeks: [], offers: [], promised: [], rest: ["!?, Acme"] }],
		[
			"Somebody brought a foghorn and nobody minded it at all this time",
			{
				names: [],
				company: "",
				seeks: [],
				offers: [],
				promised: [],
				rest: ["Somebody brought a foghorn and nobody minded it at all this time"],
			},
		],
	])("is read: %s", (text, meant) => expect(said(text)).toEqual(meant));

	it("keeps the place of each name, inside of the signs around it", () => {
		const text = "**Tom Reyes** & _Ana_: x";
		expect(parseMetLine(text).names.map(({ from, to }) => text.slice(from, to))).toEqual(["Tom Reyes", "Ana"]);
	});

	it("says seeks, offers and promised only where a part begins with it", () => {
		expect(said("Tom: he seeks a CTO; promised; offersome")).toMatchObject({
			seeks: [],
			promised: [],
			rest: ["he seeks a CTO", "promised", "offersome"],
		});
	});

	it("is captured without the sign of a list, and refused as a task or without a name", () => {
		expect(asMetLine(" - Tom Reyes,\nAcme ")).toBe("Tom Reyes, Acme");
		expect(asMetLine("12) Tom")).toBe("Tom");
		expect(faultOfMetLine("Tom")).toBeUndefined();
		expect(faultOfMetLine("[ ] Tom")).toBe("task");
		expect(faultOfMetLine("[[Tom]]")).toBeUndefined();
		expect(faultOfMetLine("; seeks a CTO")).toBe("noName");
		expect(faultOfMetLine("")).toBe("noName");
	});

	it("takes no longer for a hostile line", () => {
		for (const text of ["[[".repeat(2_000), "a & ".repeat(1_000), "`".repeat(4_999), "x;".repeat(2_000)])
			expect(parseMetLine(text).text).toBe(text);
		expect(parseMetLine("x".repeat(1_000_000)).names).toEqual([]);
	});
});

describe("targets", () => {
	it("are those of links to notes, each once", () => {
		expect(targetsIn("[[Ana|A]] and [[Ana#Work]] at [Bo](Bo%20Lind.md), not [web](https://x.org)")).toEqual([
			"Ana",
			"Bo Lind",
		]);
	});
});
