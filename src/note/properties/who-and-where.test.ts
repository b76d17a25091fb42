import { describe, expect, it } from "vitest";
import { readProperties } from "./read-properties";

describe("who somebody is, and how they are reached", () => {
	it("is read from our own keys, in text, links and lists", () => {
		expect(
			readProperties({
				company: "[[Acme]]",
				role: ["designer"],
				place: "Porto",
				email: "ana@example.org",
				phone: ["+351 21 000 00 00", 351210000000],
				links: ["https://ana.example.org", "linkedin.com/in/ana"],
				birthday: "1984-05-12",
				knows: ["[[Tom Okafor]]", "[[People/Dee Park|Dee]]"],
				connected: "2019-03-02",
			}),
		).toMatchObject({
			company: "Acme",
			role: "designer",
			place: "Porto",
			email: ["ana@example.org"],
			phone: ["+351 21 000 00 00", "351210000000"],
			links: ["https://ana.example.org", "linkedin.com/in/ana"],
			birthday: "1984-05-12",
			knows: ["Tom Okafor", "Dee"],
			connected: "2019-03-02",
			unreadable: [],
		});
	});

	it("is read as vCard plugins and importers from Google write it, each address once", () => {
		expect(
			readProperties({
				"EMAIL[HOME]": "ana@example.org",
				"EMAIL[2:WORK]": "ana@acme.example",
				email_2: "ana@example.org",
				"TEL[1:CELL]": "+351 1",
				"TEL.WORK": "+351 22",
				"ADR[HOME].LOCALITY": "Porto",
				ORG: "Acme",
				BDAY: "--0512",
				jobtitle: "designer",
			}),
		).toMatchObject({
			email: ["ana@example.org", "ana@acme.example"],
			phone: ["+351 1", "+351 22"],
			place: "Porto",
			company: "Acme",
			birthday: "--05-12",
			role: "designer",
		});
	});

	it.each([
		["location", [41.1, -8.6]],
		["links", ["[[Reading list]]"]],
		["twitter", "@ana"],
		["born", "in Porto"],
		["job", true],
	])("leaves %s in another use alone", (key, value) => {
		const read = readProperties({ [key]: value });
		expect(read.unreadable).toEqual([]);
		for (const name of ["place", "links", "birthday"] as const) expect(read[name]).toBeUndefined();
	});

	it.each(["soon", "--13-40", "12/05/1984", "--02-30"])("names a birthday that is no day: %s", (birthday) => {
		expect(readProperties({ birthday }).unreadable).toEqual([
			{ property: "birthday", value: birthday, expected: "birthday" },
		]);
	});

	it("reads 29 February without a year", () => {
		expect(readProperties({ birthday: "--02-29" }).birthday).toBe("--02-29");
	});
});
