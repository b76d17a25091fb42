import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	addDays,
	dayOf,
	daysBetween,
	daysOfDuration,
	formatDay,
	laterOf,
	namesOfDays,
	parseDay,
	parseIsoDay,
	startOf,
	weekdayOf,
	type Day,
	type DayStyle,
} from "./day";

/** Whole days, by the platform's own proleptic calendar: shares nothing with the reader under test. */
const anyDay = fc
	.integer({ min: -200_000, max: 200_000 })
	.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);

describe("parseDay", () => {
	it("reads every day that exists, with white space around it", () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				expect(parseDay(` ${day}\n`)).toBe(day);
			}),
		);
	});

	it.each([
		"2026-02-30",
		"2025-02-29",
		"1900-02-29",
		"2026-13-01",
		"2026-00-10",
		"2026-11-00",
		"2026-11-31",
		"26-11-20",
		"2026-1-2",
		"1/2/2026",
		"2026/11/20",
		"20.11.2026",
		"2026-11-20T10:00",
		"soon",
		"",
		"0000-01-01",
		"02026-11-20",
		"٢٠٢٦-١١-٢٠",
	])("reads no day in %j", (text) => {
		expect(parseDay(text)).toBeUndefined();
	});

	it.each([20261120, null, undefined, true, ["2026-11-20"], new Date(0)])(
		"reads no day in %j, which is no text",
		(value) => {
			expect(parseDay(value)).toBeUndefined();
		},
	);

	it("knows leap days", () => {
		expect(parseDay("2024-02-29")).toBe("2024-02-29");
		expect(parseDay("2000-02-29")).toBe("2000-02-29");
	});
});

describe("arithmetic of days", () => {
	it("counts days as the calendar does, whatever the time zone", () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
				const later = addDays(day, days);
				expect(daysBetween(day, later)).toBe(days);
				expect(parseDay(later)).toBe(later);
				expect(later > day).toBe(days > 0);
			}),
		);
	});

	it("crosses the days on which clocks change", () => {
		for (const [from, to] of [
			["2026-03-08", "2026-03-09"],
			["2026-11-01", "2026-11-02"],
			["2026-04-05", "2026-04-06"],
			["2026-09-27", "2026-09-28"],
		]) {
			expect(daysBetween(from as Day, to as Day)).toBe(1);
		}
	});

	it("agrees with the platform's own calendar", () => {
		fc.assert(
			fc.property(anyDay, anyDay, fc.integer({ min: -4000, max: 4000 }), (day, other, days) => {
				const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
				const spelled = (...parts: [number, number, number]) => new Date(Date.UTC(...parts)).toISOString().slice(0, 10);
				expect(addDays(day, days)).toBe(spelled(year, month - 1, dayOfMonth + days));
				expect(daysBetween(day, other)).toBe((Date.parse(other) - Date.parse(day)) / 86_400_000);
				expect(startOf("month", day)).toBe(spelled(year, month - 1, 1));
				expect(startOf("quarter", day)).toBe(spelled(year, Math.floor((month - 1) / 3) * 3, 1));
				expect(weekdayOf(day) % 7).toBe(new Date(`${day}T00:00Z`).getUTCDay());
			}),
		);
	});

	it("knows the first day of a month and of a quarter", () => {
		expect(startOf("month", "2026-11-24" as Day)).toBe("2026-11-01");
		expect(startOf("quarter", "2026-11-24" as Day)).toBe("2026-10-01");
		expect(startOf("quarter", "2026-03-31" as Day)).toBe("2026-01-01");
	});

	it("takes the later of two, either of which may be unknown", () => {
		const [a, b] = ["2026-01-01" as Day, "2026-01-02" as Day];
		expect([
			laterOf(a, b),
			laterOf(b, a),
			laterOf(undefined, a),
			laterOf(a, undefined),
			laterOf(undefined, undefined),
		]).toEqual([b, b, a, a, undefined]);
	});
});

describe("dayOf", () => {
	it("is the day on the wall, one minute before midnight and one after", () => {
		expect(dayOf(new Date(2026, 10, 24, 23, 59))).toBe("2026-11-24");
		expect(dayOf(new Date(2026, 10, 25, 0, 1))).toBe("2026-11-25");
	});

	it("agrees with the clock of the system at every instant", () => {
		const clock = new Intl.DateTimeFormat("en-CA", {
			year: "numeric",
			month: "2-digit",
			day: "2-digit",
			calendar: "gregory",
		});
		fc.assert(
			fc.property(fc.date({ min: new Date(0), max: new Date(7e12), noInvalidDate: true }), (instant) => {
				expect(dayOf(instant)).toBe(clock.format(instant));
			}),
		);
	});
});

describe("parseIsoDay", () => {
	/** The ordinal and the week date of a day, counted here. */
	function spelledAsIso(day: Day): { readonly ordinal: string; readonly week: string } {
		const year = Number(day.slice(0, 4));
		const at = Date.parse(`${day}T00:00Z`) / 86_400_000;
		const first = (of: number) => Date.UTC(of, 0, 1) / 86_400_000;
		const ordinal = at - first(year) + 1;
		const weekday = (((at + 3) % 7) + 7) % 7;
		// A week belongs to the year of its Thursday.
		const thursday = new Date((at - weekday + 3) * 86_400_000);
		const weekYear = thursday.getUTCFullYear();
		const week = Math.floor((thursday.getTime() / 86_400_000 - first(weekYear)) / 7) + 1;
		return {
			ordinal: `${year}-${String(ordinal).padStart(3, "0")}`,
			week: `${weekYear}-W${String(week).padStart(2, "0")}-${weekday + 1}`,
		};
	}

	const recently = fc
		.integer({ min: -20_000, max: 40_000 })
		.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);

	it("reads calendar, ordinal and week dates, with hyphens and without", () => {
		fc.assert(
			fc.property(recently, (day) => {
				const { ordinal, week } = spelledAsIso(day);
				for (const text of [day, ordinal, week]) expect([text, parseIsoDay(text)]).toEqual([text, day]);
				for (const text of [day, ordinal, week])
					expect([text, parseIsoDay(text.replaceAll("-", ""))]).toEqual([text, day]);
			}),
		);
	});

	it("takes the written day of a time on the wall and of one with an offset, whatever the zone here", () => {
		const time = fc
			.tuple(fc.nat(23), fc.nat(59))
			.map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
		fc.assert(
			fc.property(
				recently,
				time,
				fc.constantFrom("", "+02:00", "-11:00", "+14:00", "+0530", "-03"),
				fc.constantFrom("", ":07", ":07.250"),
				(day, clock, offset, seconds) => {
					for (const between of ["T", " ", "t"])
						expect(parseIsoDay(`${day}${between}${clock}${seconds}${offset}`)).toBe(day);
					expect(parseIsoDay(`${day}T${clock}${offset === "" ? "+01:00" : offset}[Europe/Vienna]`)).toBe(day);
				},
			),
		);
	});

	it("takes the day here of a time in UTC", () => {
		fc.assert(
			fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (instant) => {
				expect(parseIsoDay(instant.toISOString())).toBe(dayOf(instant));
			}),
		);
	});

	it.each([
		"2026",
		"2026-10",
		"2026-W41",
		"14:30",
		"T14:30",
		"2026-13-01",
		"2026-02-30T10:00",
		"2026-W54-1",
		"2026-W41-8",
		"2025-366",
		"2026-000",
		"05102026",
		"1234567",
		"12345678",
		"+002026-10-05",
		"2026-10-05T25:00",
		"2026-10-05T14:30+",
		"2026-10-05/2026-10-06",
		"P3M",
		"",
		"1791201600000",
	])("reads no day in %j", (text) => expect(parseIsoDay(text)).toBeUndefined());
});

describe("namesOfDays", () => {
	it("knows the months and weekdays of English and German, whole and short", () => {
		const { months, weekdays } = namesOfDays();
		expect(
			["october", "oct", "oktober", "okt", "sep", "sept", "march", "märz", "mär", "may", "mai"].map((name) =>
				months.get(name),
			),
		).toEqual([10, 10, 10, 10, 9, 9, 3, 3, 3, 5, 5]);
		expect(["monday", "mon", "montag", "mo", "sunday", "so"].map((name) => weekdays.get(name))).toEqual([
			1, 1, 1, 1, 7, 7,
		]);
	});
});

describe("daysOfDuration", () => {
	it.each([
		["P3M", 90],
		["P6W", 42],
		["P10D", 10],
		["P1Y2M", 425],
		["p2w", 14],
	])("%s is %i days", (text, days) => {
		expect(daysOfDuration(text)).toBe(days);
	});

	it("is the sum of its parts", () => {
		const part = fc.option(fc.nat(99), { nil: undefined });
		fc.assert(
			fc.property(part, part, part, part, (y, m, w, d) => {
				const text = `P${y === undefined ? "" : `${y}Y`}${m === undefined ? "" : `${m}M`}${w === undefined ? "" : `${w}W`}${d === undefined ? "" : `${d}D`}`;
				if (text === "P") return;
				expect(daysOfDuration(text)).toBe((y ?? 0) * 365 + (m ?? 0) * 30 + (w ?? 0) * 7 + (d ?? 0));
			}),
		);
	});

	it.each(["P1X", "P99999999999999999999D", "P1D2W", "P", "PT3H", "P1DT2H", "3M", "P-3M", "P1.5M", "PM", ""])(
		"%j is none",
		(text) => {
			expect(daysOfDuration(text)).toBeUndefined();
		},
	);
});

describe("formatDay", () => {
	it("writes a day in the order of the language", () => {
		expect(formatDay("2026-11-22" as Day, "full", "en-GB")).toBe("22 November 2026");
		expect(formatDay("2026-11-22" as Day, "weekday", "de")).toBe("Sonntag");
		expect(formatDay("2026-03-31" as Day, "monthAndYear", "en")).toBe("March 2026");
	});

	const STYLES: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
		weekday: { weekday: "long" },
		dayAndMonth: { day: "numeric", month: "long" },
		dayAndShortMonth: { day: "numeric", month: "short" },
		full: { day: "numeric", month: "long", year: "numeric" },
		shortDay: { day: "numeric", month: "short", year: "numeric" },
		month: { month: "long" },
		narrowMonth: { month: "narrow" },
		monthAndYear: { month: "long", year: "numeric" },
	};

	it("writes what the platform writes, in every language, for more days than it remembers", () => {
		const judges = new Map<string, Intl.DateTimeFormat>();
		const locale = fc.constantFrom(
			"en-GB",
			"en-US",
			"de",
			"fr-CA",
			"ar-EG",
			"fa",
			"th",
			"ja",
			"he",
			"zh-TW",
			"pt-BR",
			"en-u-nu-deva",
		);
		fc.assert(
			fc.property(anyDay, fc.constantFrom(...(Object.keys(STYLES) as DayStyle[])), locale, (day, style, tag) => {
				const key = `${style} ${tag}`;
				const judge =
					judges.get(key) ?? new Intl.DateTimeFormat(tag, { ...STYLES[style], timeZone: "UTC", calendar: "gregory" });
				judges.set(key, judge);
				expect(formatDay(day, style, tag)).toBe(judge.format(Date.parse(`${day}T00:00Z`)));
			}),
			{ numRuns: 500 },
		);
		for (let n = 0; n < 12_000; n++) formatDay(addDays("2000-01-01" as Day, n), "full", "en-GB");
		expect(formatDay("2026-11-22" as Day, "full", "en-GB")).toBe("22 November 2026");
	});
});
