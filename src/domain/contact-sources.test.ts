import { describe, expect, it } from "vitest";
import { ago, TODAY } from "../../tests/support/people";
import { addDays } from "./day";
import { daysOnRecord, type ContactFound } from "./contact-sources";

const found = (days: number, source: ContactFound["source"] = "log"): ContactFound => ({
	path: "A.md",
	day: ago(days),
	source,
});

describe("the days on record", () => {
	it.each([
		["none", [], 0],
		[
			"ten records of six days",
			[
				found(1),
				found(1, "daily"),
				found(1, "lastContact"),
				found(2),
				found(3),
				found(4),
				found(4, "meeting"),
				found(5),
				found(6),
				found(6, "met"),
			],
			6,
		],
		["days to come left out, today counted", [found(0), { path: "A.md", day: addDays(TODAY, 1), source: "daily" }], 1],
	] as const)("%s", (_, contacts, days) => {
		expect(daysOnRecord(contacts, TODAY)).toBe(days);
	});
});
