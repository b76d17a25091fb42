import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesIn } from "./names";

describe("the names in properties", () => {
	it.each<[Record<string, unknown>, string[]]>([
		[{ name: "John Doe" }, ["John Doe"]],
		[{ full_name: "李伟" }, ["李伟"]],
		[{ "Full name": "Ana Diaz" }, ["Ana Diaz"]],
		[{ FULLNAME: " Ana Diaz " }, ["Ana Diaz"]],
		[{ name: "[[john-doe|John Doe]]" }, ["John Doe"]],
		[{ Name: ["John Doe"] }, ["John Doe"]],
		[{ Name: { First: "Grace", Last: "Hall" } }, ["Grace Hall"]],
		[{ name: { given: "Grace", middle: "B.", family: "Hall" } }, ["Grace B. Hall"]],
		[{ first_name: "Grace", "Last-Name": "Hall" }, ["Grace Hall"]],
		[{ givenName: "Grace", surname: "Hall" }, ["Grace Hall"]],
		[{ "N.GN": "Grace", "N.FN": "Hall", FN: "Grace Hall" }, ["Grace Hall"]],
		[{ name: "Grace", surname: "Hall" }, ["Grace", "Grace Hall"]],
		[{ name: "Grace Hall", surname: "Hall" }, ["Grace Hall"]],
		[{ name: "Gracie", full_name: "Grace Hall" }, ["Gracie", "Grace Hall"]],
		[{ name: { first: "Cher", last: "" } }, ["Cher"]],
	])("%j are %j", (values, names) => expect(namesIn(values)).toEqual(names));

	it.each<[Record<string, unknown>]>([
		[{}],
		[{ name: "" }],
		[{ name: null }],
		[{ name: 12 }],
		[{ name: true }],
		[{ name: ["a", "b"] }],
		[{ name: "{{title}}" }],
		[{ name: "<% tp.file.title %>" }],
		[{ name: "two\nlines" }],
		[{ name: "—" }],
		[{ name: "x".repeat(300) }],
		[{ name: {} }],
		[{ middle_name: "B." }],
		[{ constructor: "Ana" }],
		[{ first: "Ana", last: "Diaz" }],
		[{ name: { constructor: "x" } }],
	])("%j is no name", (values) => expect(namesIn(values)).toEqual([]));

	it("are found whatever the case and the signs between the words of a key", () => {
		const spelled = fc
			.tuple(
				fc.constantFrom(["full", "name"], ["display", "name"], ["Full", "NAME"]),
				fc.constantFrom("", " ", "_", "-", " - "),
			)
			.map(([words, sign]) => words.join(sign));
		fc.assert(
			fc.property(spelled, fc.boolean(), (key, upper) => {
				expect(namesIn({ [upper ? key.toUpperCase() : key]: "Ana Diaz" })).toEqual(["Ana Diaz"]);
			}),
		);
	});
});
