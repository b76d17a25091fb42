import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	CADENCE_WORDS,
	cadenceInAnswer,
	circleIn,
	isTwoRhythms,
	LONGEST_CADENCE,
	parseCadence,
	printCadence,
} from "./cadence";

describe("parseCadence", () => {
	it.each([
		[30, 30],
		["30", 30],
		["weekly", 7],
		["Fortnightly", 14],
		[" monthly ", 30],
		["quarterly", 90],
		["yearly", 365],
		["6 weeks", 42],
		["every 2 months", 60],
		["every week", 7],
		["1 quarter", 90],
		["P3M", 90],
		["10 days", 10],
		["2 years", 730],
		[3650, 3650],
	])("%j is %i days", (value, days) => {
		expect(parseCadence(value)).toBe(days);
	});

	it.each([
		0,
		-1,
		3651,
		1.5,
		Number.NaN,
		"0",
		"3651",
		"often",
		"whenever",
		"week",
		"weeks",
		"six",
		"P",
		"PT1H",
		"",
		null,
		undefined,
		true,
		[30],
		{ days: 30 },
		"11 years",
	])("%j is none", (value) => {
		expect(parseCadence(value)).toBeUndefined();
	});

	it.each([
		["daily", 1],
		["every day", 1],
		["biweekly", 14],
		["bi-weekly", 14],
		["Bi Weekly", 14],
		["every other week", 14],
		["every two weeks", 14],
		["every second week", 14],
		["once every two weeks", 14],
		["once in 2 weeks", 14],
		["fortnight", undefined],
		["every fortnight", 14],
		["a fortnight", 14],
		["2-weekly", 14],
		["twice a month", 15],
		["once a month", 30],
		["1x per month", 30],
		["every month", 30],
		["a month", 30],
		["3m", 90],
		["3 mo", 90],
		["3 mths", 90],
		["once a quarter", 90],
		["each quarter", 90],
		["4x a year", 91],
		["three times a year", 122],
		["semi-annually", 182],
		["Bi-Annually", 182],
		["half-yearly", 182],
		["half yearly", 182],
		["every half year", 182],
		["twice a year", 183],
		["2 times per year", 183],
		["every 6 months", 180],
		["10d", 10],
		["2w", 14],
		["1 y", 365],
		["2q", 180],
		["annual", 365],
		["once per year", 365],
		["biennially", 730],
		["every other year", 730],
		["every 3rd month", 90],
		["every Friday", 7],
		["every other friday", 14],
		["a couple of weeks", 14],
		["3x / week", 2],
		["every_two_weeks", 14],
		["P2W", 14],
		["p1y", 365],
		["twice every 3 months", 45],
		["twice a week", 4],
		["semiweekly", 4],
	])("reads %j as %s days", (words, days) => {
		expect(parseCadence(words)).toBe(days);
	});

	it.each([
		"bimonthly",
		"bi-monthly",
		"bi-yearly",
		"biyearly",
		"every few weeks",
		"few weeks",
		"3-4 weeks",
		"every 3-4 weeks",
		"2 mondays",
		"monday",
		"second week",
		"twice",
		"once",
		"every",
		"every weeks",
		"m",
		"3 m 2 w",
		"often enough",
		"monthly-ish",
		"monthly or so",
		"every 0 weeks",
		"0x a year",
		"99x a week",
		"weekly weekly",
		"P1.5M",
		"101.5 MHz",
		"true",
		`${"every ".repeat(500)}week`,
	])("reads no rhythm in %j, which could mean several or none", (words) => {
		expect(parseCadence(words)).toBeUndefined();
	});

	it("tells of words that mean two rhythms, and of no others", () => {
		expect(["bimonthly", "Bi-Monthly", "bi yearly", " triweekly", "biquarterly"].map(isTwoRhythms)).toEqual([
			true,
			true,
			true,
			false,
			true,
		]);
		for (const { word } of CADENCE_WORDS) expect(isTwoRhythms(word)).toBe(false);
		expect(isTwoRhythms("biweekly")).toBe(false);
	});

	it("reads the same in an answer as in a property", () => {
		const number = fc.constantFrom("", "other ", "2 ", "two ", "third ", "6 ", "ten ");
		const unit = fc.constantFrom("day", "week", "fortnight", "month", "quarter", "year", "monday");
		fc.assert(
			fc.property(number, unit, fc.constantFrom("every", "each"), (each, of, start) => {
				const rhythm = `${start} ${each}${of}${/^(?:2|two|6|ten) $/.test(each) ? "s" : ""}`;
				expect(parseCadence(rhythm)).toBeTypeOf("number");
				expect(cadenceInAnswer(`Coffee ${rhythm}, at the wall.`)).toBe(parseCadence(rhythm));
			}),
		);
		for (const words of [
			"twice a year",
			"once every two weeks",
			"3x a month",
			"biweekly",
			"semi-annually",
			"half-yearly",
			"6-weekly",
			"daily",
		]) {
			expect([words, cadenceInAnswer(`A call, ${words}; more if she asks`)]).toEqual([words, parseCadence(words)]);
		}
	});

	it("reads back whatever it writes", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: LONGEST_CADENCE }), (days) => {
				expect(parseCadence(printCadence(days))).toBe(days);
			}),
		);
		expect(CADENCE_WORDS.map(({ days }) => printCadence(days))).toEqual([
			"weekly",
			"fortnightly",
			"monthly",
			"quarterly",
			"yearly",
			"yearly",
		]);
	});
});

describe("cadenceInAnswer", () => {
	it.each([
		["Coffee every month", 30],
		["a call every other week", 14],
		["twice a year, at the fairs", 183],
		["Lunch once a quarter.", 90],
		["quarterly newsletter", 90],
		["every 6 weeks", 42],
		["each week at the wall", 7],
		["three times a year", 122],
		["Every couple of months", 60],
		["usually monthly, by phone", 30],
		["every few weeks", 21],
		["See her each Sunday at church", 7],
	])("%j proposes %i days", (answer, days) => {
		expect(cadenceInAnswer(answer)).toBe(days);
	});

	it.each([
		"",
		"I'll see",
		"send her the list",
		"everyone at the monthlies",
		"one day, perhaps",
		"every 0 days",
		"bi-monthly",
		"a bimonthly call",
		"in two weeks",
		"constructor",
		"every constructor",
	])("%j proposes nothing", (answer) => {
		expect(cadenceInAnswer(answer)).toBeUndefined();
	});
});

describe("circleIn", () => {
	const circles = [
		{ name: "Inner", days: 14 },
		{ name: "close", days: 30, formerNames: ["near"] },
	];

	it.each([
		[{ circle: "nobody" }, "nobody"],
		[{ circle: "close", circles: ["close", "family"] }, "close"],
		[{ circle: "family", circles: ["family", "NEAR", "work"] }, "NEAR"],
		[{ circle: "close", circles: ["close", "near"] }, "close"],
		[{ circle: "close", circles: ["close", "inner"] }, undefined],
		[{ circle: "a", circles: ["a", "b"] }, "a"],
	])("of %j is %s", (named, circle) => expect(circleIn(named, circles)).toBe(circle));
});
