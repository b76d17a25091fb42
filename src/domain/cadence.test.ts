import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CADENCE_WORDS, cadenceInAnswer, LONGEST_CADENCE, parseCadence, printCadence } from "./cadence";

describe("parseCadence", () => {
	it.each([
		[30, 30], ["30", 30], ["weekly", 7], ["Fortnightly", 14], [" monthly ", 30], ["quarterly", 90], ["yearly", 365], ["6 weeks", 42],
		["every 2 months", 60], ["every week", 7], ["1 quarter", 90], ["P3M", 90], ["10 days", 10], ["2 years", 730], [3650, 3650],
	])("%j is %i days", (value, days) => {
		expect(parseCadence(value)).toBe(days);
	});

	it.each([0, -1, 3651, 1.5, Number.NaN, "0", "3651", "often", "whenever", "week", "weeks", "six", "P", "PT1H", "", null, undefined, true, [30], { days: 30 }, "11 years"])(
		"%j is none",
		(value) => {
			expect(parseCadence(value)).toBeUndefined();
		},
	);

	it("reads back whatever it writes", () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: LONGEST_CADENCE }), (days) => {
			expect(parseCadence(printCadence(days))).toBe(days);
		}));
		expect(CADENCE_WORDS.map(({ days }) => printCadence(days))).toEqual(["weekly", "fortnightly", "monthly", "quarterly", "yearly", "yearly"]);
	});
});

describe("cadenceInAnswer", () => {
	it.each([
		["Coffee every month", 30], ["a call every other week", 14], ["twice a year, at the fairs", 183], ["Lunch once a quarter.", 90],
		["quarterly newsletter", 90], ["every 6 weeks", 42], ["each week at the wall", 7], ["three times a year", 122], ["Every couple of months", 60],
	])("%j proposes %i days", (answer, days) => {
		expect(cadenceInAnswer(answer)).toBe(days);
	});

	it.each(["", "I'll see", "send her the list", "everyone at the monthlies", "one day, perhaps", "every 0 days"])("%j proposes nothing", (answer) => {
		expect(cadenceInAnswer(answer)).toBeUndefined();
	});
});
