import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPerson, person } from "../../tests/support/people";
import { filterBy, NO_FILTERS, tagsOf } from "./search";

const ana = person("Ana Díaz", {
	aliases: ["Anita"], circle: "close", metAt: "SMC Austin", tags: ["work/design", "choir"], commonGround: ["climbing"], offers: ["welding"],
});
const matches = (query: string): boolean => filterBy({ ...NO_FILTERS, query })(ana);

describe("search", () => {
	it.each(["ana", "DIAZ", "díaz", "anita", "close", "austin", "design", "choir", "climb", "diaz climb", " "])("finds by %j", (query) => {
		expect(matches(query)).toBe(true);
	});

	it.each(["bob", "welding", "ana bob"])("does not find by %j", (query) => {
		expect(matches(query)).toBe(false);
	});

	it("finds other scripts in either normal form", () => {
		const who = person("Ελένη Μαρκάκη");
		expect(filterBy({ ...NO_FILTERS, query: "ελενη" })(who)).toBe(true);
		expect(filterBy({ ...NO_FILTERS, query: "Ελένη".normalize("NFD") })(who)).toBe(true);
		expect(filterBy({ ...NO_FILTERS, query: "千夏" })(person("小野寺 千夏"))).toBe(true);
	});

	it("filters by circle and by tag, nested ones included", () => {
		expect(filterBy({ ...NO_FILTERS, circle: "Close" })(ana)).toBe(true);
		expect(filterBy({ ...NO_FILTERS, circle: "inner" })(ana)).toBe(false);
		expect(filterBy({ ...NO_FILTERS, tag: "Work" })(ana)).toBe(true);
		expect(filterBy({ ...NO_FILTERS, tag: "wor" })(ana)).toBe(false);
		expect(filterBy({ query: "ana", circle: "close", tag: "choir" })(ana)).toBe(true);
	});

	it("takes a circle's former name for the circle", () => {
		const circles = [{ name: "near", days: 30, formerNames: ["close"] }];
		expect(filterBy({ ...NO_FILTERS, circle: "near" }, circles)(ana)).toBe(true);
		expect(filterBy({ ...NO_FILTERS, circle: "near" }, circles)(person("B", { circle: "Near" }))).toBe(true);
		expect(filterBy({ ...NO_FILTERS, circle: "near" }, circles)(person("B", { circle: "inner" }))).toBe(false);
		expect(filterBy({ ...NO_FILTERS, circle: "near" }, circles)(person("B"))).toBe(false);
	});

	it("lets everybody through without filters, and everybody through by their own name", () => {
		fc.assert(fc.property(anyPerson, (who) => {
			expect(filterBy(NO_FILTERS)(who)).toBe(true);
			expect(filterBy({ ...NO_FILTERS, query: who.name })(who)).toBe(true);
		}));
	});

	it("lists each tag once", () => {
		expect(tagsOf([ana, person("B", { tags: ["Choir", "art"] })])).toEqual(["art", "choir", "work/design"]);
	});
});
