import { describe, expect, it } from "vitest";
import { fitting, initials, widthOf } from "./row";

describe("initials", () => {
	it.each([
		["Ana Díaz", "AD"],
		["Siobhán O'Dwyer", "SO"],
		["Lucía María de los Ángeles Fernández", "LF"],
		["Ixchel", "I"],
		["小野寺 千夏", "小"],
		["류다온", "류"],
		["Νίκος Παπαδάκης", "ΝΠ"],
		["محمد الحسن", "م"],
		["อรุณี ศรีทอง", "อ"],
		["@Ben", "B"],
		["…", ""],
	])("of %s are %s", (name, expected) => {
		expect(initials(name)).toBe(expected);
	});
});

describe("fitting words", () => {
	it("are whole where there is room, else end with a word", () => {
		expect(fitting("the list of gyms", 20)).toBe("the list of gyms");
		expect(fitting("the list of climbing gyms in town", 20)).toBe("the list of…");
	});

	it("never are wider than their room", () => {
		for (const text of [
			"小野寺千夏".repeat(9),
			"supercalifragilistic".repeat(3),
			"W".repeat(50),
			"a, b, c, d, e, f, g, h",
		])
			expect(widthOf(fitting(text, 18))).toBeLessThanOrEqual(18);
	});
});
