import { describe, expect, it } from "vitest";
import { namesMeant, parseAttendees } from "./attendees";

const read = (text: string): unknown => parseAttendees(text).attendees.map(({ name, company }) => [name, company]);

describe("a list of attendees", () => {
	it.each([
		[
			"Tom Reyes\nAna Diaz\n",
			[
				["Tom Reyes", ""],
				["Ana Diaz", ""],
			],
		],
		[
			"- Tom Reyes, Acme\n2. [ ] Ana Diaz\r\n",
			[
				["Tom Reyes", "Acme"],
				["Ana Diaz", ""],
			],
		],
		["Name\tCompany\tTitle\nTom Reyes\tAcme, Inc.\tCTO\n", [["Tom Reyes", "Acme, Inc."]]],
		["First name\tLast name\tOrganisation\nTom\tReyes\tAcme\n", [["Tom Reyes", "Acme"]]],
		["| Name | Company |\n| --- | --- |\n| [[Tom Reyes]] | Acme |\n", [["Tom Reyes", "Acme"]]],
		['"Reyes, Tom","Acme ""North"""\n', [["Reyes, Tom", 'Acme "North"']]],
		[
			"Tom Reyes <tom@acme.org>\nAna Diaz (ana@x.org), Acme\n",
			[
				["Tom Reyes", ""],
				["Ana Diaz", "Acme"],
			],
		],
		["", []],
	])("is read: %j", (text, meant) => expect(read(text)).toEqual(meant));

	it("names the lines that are nobody's", () => {
		expect(parseAttendees("Tom\n\n123\n---\n, Acme\n").skipped).toEqual([3, 5]);
	});

	it("may have the family name first", () => {
		expect(namesMeant({ name: "Reyes", company: "Tom", line: 1 })).toEqual([
			{ name: "Reyes", company: "Tom" },
			{ name: "Reyes, Tom", company: "" },
		]);
		expect(namesMeant({ name: "Tom Reyes", company: "Acme", line: 1 })).toHaveLength(1);
	});
});
