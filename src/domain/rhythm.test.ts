import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, TODAY } from "../../tests/support/people";
import { dayNumber, type Day } from "./day";
import { breaksRhythm, contactsByMonth, rhythmOf } from "./rhythm";

describe("rhythm", () => {
	it("is the median of five gaps or more", () => {
		expect(rhythmOf([ago(50), ago(40), ago(33), ago(30), ago(20), ago(0)].map(dayNumber))).toEqual({
			median: 10,
			gaps: 5,
		});
		expect(rhythmOf([ago(60), ago(50), ago(40), ago(33), ago(30), ago(20), ago(0)].map(dayNumber))).toEqual({
			median: 10,
			gaps: 6,
		});
		expect(rhythmOf([ago(50), ago(40), ago(33), ago(30), ago(20)].map(dayNumber))).toBeUndefined();
	});

	it("is broken from twice its median and a fortnight on, up to twelve times it", () => {
		const broken = (median: number, silence: number) => breaksRhythm({ median, gaps: 5 }, silence);
		expect([
			broken(10, 19),
			broken(10, 20),
			broken(10, 120),
			broken(10, 121),
			broken(2, 13),
			broken(2, 14),
			broken(1, 14),
		]).toEqual([false, true, true, false, false, true, false]);
	});
});

describe("contacts by month", () => {
	it("counts the last twelve months, this one last", () => {
		const days = [
			"2025-11-30",
			"2025-12-01",
			"2026-02-10",
			"2026-02-20",
			"2026-11-01",
			"2026-11-24",
			"2026-11-25",
		] as Day[];
		expect(contactsByMonth(days, TODAY)).toEqual([1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
	});

	it("counts each of the days of a year up to today once", () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 300 })), (offsets) => {
				expect(contactsByMonth(offsets.map(ago), TODAY).reduce((sum, count) => sum + count, 0)).toBe(offsets.length);
			}),
		);
	});
});
