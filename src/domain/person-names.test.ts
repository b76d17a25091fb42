import { describe, expect, it } from "vitest";
import { NO_PROPERTIES } from "./person";
import { everyNameOf, linkNamesOf, shownName } from "./person-names";

describe("the names of a person", () => {
	it.each<[string, string[]]>([
		["People/@Ben.md", ["Ben"]],
		["@Ben.md", ["Ben"]],
		["People/👤 Ben.md", ["Ben"]],
		["People/👩🏽‍🚀 Ben.md", ["Ben"]],
		["+Ben.md", ["Ben"]],
		["@李伟.md", ["李伟"]],
		["People/Ben.md", []],
		["@people/Ben.md", []],
		["@.md", []],
		["@12.md", []],
		["Ben@home.md", []],
		["Élan.md", []],
		["李伟.md", []],
		["(Ben).md", []],
	])("of the note %s are these beside its own: %j", (path, names) =>
		expect(linkNamesOf(path, NO_PROPERTIES)).toEqual(names),
	);

	it("begin with the one that is shown, and hold the file's", () => {
		const properties = { ...NO_PROPERTIES, aliases: ["JD", "John Doe"] };
		expect(everyNameOf({ path: "People/john-doe.md", name: "John Doe", properties })).toEqual([
			"John Doe",
			"john-doe",
			"JD",
			"John Doe",
		]);
		expect(everyNameOf({ path: "People/Ana.md", name: "Ana", properties: NO_PROPERTIES })).toEqual(["Ana"]);
	});

	it.each<[string, string | undefined, string]>([
		["john-doe", "John Doe", "John Doe"],
		["john doe", "John Doe", "John Doe"],
		["Ana Diaz 2", "Ana Diaz", "Ana Diaz 2"],
		["Ana Diaz", "Ana", "Ana Diaz"],
		["Ana", undefined, "Ana"],
		["Jose\u0301", "José", "Jose\u0301"],
		["Contact 12", "Grace Hall", "Grace Hall"],
	])("of a file %s and a property %s show %s", (file, full, shown) => expect(shownName(file, full)).toBe(shown));
});
