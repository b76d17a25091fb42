import fc from "fast-check";
import { DateTime, Duration } from "luxon";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, daysOfDuration, formatDay, laterOf, parseDay, startOf, type Day } from "./day";

/** Whole days, by the platform's own proleptic calendar: shares nothing with the reader under test. */
const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);

describe("parseDay", () => {
	it("reads every day that exists, with white space around it", () => {
		fc.assert(fc.property(anyDay, (day) => {
			expect(parseDay(` ${day}\n`)).toBe(day);
		}));
	});

	it.each([
		"2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "26-11-20", "2026-1-2",
		"1/2/2026", "2026/11/20", "20.11.2026", "2026-11-20T10:00", "soon", "", "0000-01-01", "02026-11-20", "٢٠٢٦-١١-٢٠",
	])("reads no day in %j", (text) => {
		expect(parseDay(text)).toBeUndefined();
	});

	it.each([20261120, null, undefined, true, ["2026-11-20"], new Date(0)])("reads no day in %j, which is no text", (value) => {
		expect(parseDay(value)).toBeUndefined();
	});

	it("knows leap days", () => {
		expect(parseDay("2024-02-29")).toBe("2024-02-29");
		expect(parseDay("2000-02-29")).toBe("2000-02-29");
	});
});

describe("arithmetic of days", () => {
	it("counts days as the calendar does, whatever the time zone", () => {
		fc.assert(fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
			const later = addDays(day, days);
			expect(daysBetween(day, later)).toBe(days);
			expect(parseDay(later)).toBe(later);
			expect(later > day).toBe(days > 0);
		}));
	});

	it("crosses the days on which clocks change", () => {
		for (const [from, to] of [["2026-03-08", "2026-03-09"], ["2026-11-01", "2026-11-02"], ["2026-04-05", "2026-04-06"], ["2026-09-27", "2026-09-28"]]) {
			expect(daysBetween(from as Day, to as Day)).toBe(1);
		}
	});

	it("agrees with luxon", () => {
		fc.assert(fc.property(anyDay, anyDay, fc.integer({ min: -4000, max: 4000 }), (day, other, days) => {
			const at = (text: Day) => DateTime.fromISO(text, { zone: "utc" });
			expect(addDays(day, days)).toBe(at(day).plus({ days }).toISODate());
			expect(daysBetween(day, other)).toBe(at(other).diff(at(day), "days").days);
			expect(startOf("month", day)).toBe(at(day).startOf("month").toISODate());
			expect(startOf("quarter", day)).toBe(at(day).startOf("quarter").toISODate());
		}));
	});

	it("knows the first day of a month and of a quarter", () => {
		expect(startOf("month", "2026-11-24" as Day)).toBe("2026-11-01");
		expect(startOf("quarter", "2026-11-24" as Day)).toBe("2026-10-01");
		expect(startOf("quarter", "2026-03-31" as Day)).toBe("2026-01-01");
	});

	it("takes the later of two, either of which may be unknown", () => {
		const [a, b] = ["2026-01-01" as Day, "2026-01-02" as Day];
		expect([laterOf(a, b), laterOf(b, a), laterOf(undefined, a), laterOf(a, undefined), laterOf(undefined, undefined)]).toEqual([b, b, a, a, undefined]);
	});
});

describe("dayOf", () => {
	it("is the day on the wall, one minute before midnight and one after", () => {
		expect(dayOf(new Date(2026, 10, 24, 23, 59))).toBe("2026-11-24");
		expect(dayOf(new Date(2026, 10, 25, 0, 1))).toBe("2026-11-25");
	});

	it("agrees with luxon at every instant", () => {
		fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date(7e12), noInvalidDate: true }), (instant) => {
			expect(dayOf(instant)).toBe(DateTime.fromJSDate(instant).toISODate());
		}));
	});
});

describe("daysOfDuration", () => {
	it.each([["P3M", 90], ["P6W", 42], ["P10D", 10], ["P1Y2M", 425], ["p2w", 14]])("%s is %i days", (text, days) => {
		expect(daysOfDuration(text)).toBe(days);
	});

	it("agrees with luxon", () => {
		const part = fc.option(fc.nat(99), { nil: undefined });
		fc.assert(fc.property(part, part, part, part, (y, m, w, d) => {
			const text = `P${y === undefined ? "" : `${y}Y`}${m === undefined ? "" : `${m}M`}${w === undefined ? "" : `${w}W`}${d === undefined ? "" : `${d}D`}`;
			if (text === "P") return;
			const { years, months, weeks, days } = Duration.fromISO(text);
			expect(daysOfDuration(text)).toBe(years * 365 + months * 30 + weeks * 7 + days);
		}));
	});

	it.each(["P", "PT3H", "P1DT2H", "3M", "P-3M", "P1.5M", "PM", ""])("%j is none", (text) => {
		expect(daysOfDuration(text)).toBeUndefined();
	});
});

describe("formatDay", () => {
	it("writes a day in the order of the language", () => {
		expect(formatDay("2026-11-22" as Day, "full", "en-GB")).toBe("22 November 2026");
		expect(formatDay("2026-11-22" as Day, "weekday", "de")).toBe("Sonntag");
		expect(formatDay("2026-03-31" as Day, "monthAndYear", "en")).toBe("March 2026");
	});
});
