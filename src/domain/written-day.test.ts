import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekdayOf, type Day } from "./day";
import { looksLikeDay, readDay, readMonth } from "./written-day";

const anyDay = fc
	.integer({ min: -20_000, max: 40_000 })
	.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);

const MONTHS = {
	en: [
		"January",
		"February",
		"March",
		"April",
		"May",
		"June",
		"July",
		"August",
		"September",
		"October",
		"November",
		"December",
	],
	de: [
		"Januar",
		"Februar",
		"März",
		"April",
		"Mai",
		"Juni",
		"Juli",
		"August",
		"September",
		"Oktober",
		"November",
		"Dezember",
	],
};
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Every way of writing a day down that says which part is the year and which the month. */
function spellings(day: Day): readonly string[] {
	const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
	const english = MONTHS.en[month - 1] ?? "";
	const weekday = WEEKDAYS[weekdayOf(day) - 1] ?? "";
	const suffix =
		dayOfMonth % 10 === 1 && dayOfMonth !== 11
			? "st"
			: dayOfMonth % 10 === 2 && dayOfMonth !== 12
				? "nd"
				: dayOfMonth % 10 === 3 && dayOfMonth !== 13
					? "rd"
					: "th";
	return [
		day,
		day.replaceAll("-", ""),
		day.replaceAll("-", "/"),
		day.replaceAll("-", "."),
		`${year}-${month}-${dayOfMonth}`,
		`${year}/${month}/${dayOfMonth}`,
		`${year}年${month}月${dayOfMonth}日`,
		`${year}년 ${month}월 ${dayOfMonth}일`,
		`${dayOfMonth} ${english} ${year}`,
		`${english} ${dayOfMonth}, ${year}`,
		`${dayOfMonth} ${english.slice(0, 3)} ${year}`,
		`${english.slice(0, 3)}. ${dayOfMonth}, ${year}`,
		`${weekday}, ${english} ${dayOfMonth}${suffix} ${year}`,
		`the ${dayOfMonth}${suffix} of ${english} ${year}`,
		`${dayOfMonth}. ${MONTHS.de[month - 1] ?? ""} ${year}`,
		`${dayOfMonth}-${english.slice(0, 3)}-${year}`,
		`${day} ${weekday.slice(0, 3)}`,
		`${weekday.toUpperCase()} ${day}`,
		`${day} (${weekday})`,
		`${day} 14:30`,
		`${day}, 2:30 pm`,
		`${english} ${dayOfMonth}, ${year} 2:30 PM`,
		`  ${day}\n`,
		day.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
	];
}

describe("readDay", () => {
	it("reads every day in every form that says which part is which", () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				for (const text of spellings(day)) expect([text, readDay(text)]).toEqual([text, day]);
				expect(readDay(Number(day.replaceAll("-", "")))).toBe(day);
			}),
		);
	});

	it("reads a day with the year last only where no other one could be meant", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 31 }),
				fc.integer({ min: 1, max: 12 }),
				fc.constantFrom("/", ".", "-"),
				(day, month, sign) => {
					const exists = new Date(Date.UTC(2026, month - 1, day)).getUTCMonth() === month - 1;
					const meant = `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
					const isSure = exists && (day > 12 || day === month);
					for (const text of [`${day}${sign}${month}${sign}2026`, `${month}${sign}${day}${sign}2026`])
						expect([text, readDay(text)]).toEqual([text, isSure ? meant : undefined]);
				},
			),
		);
	});

	it("takes a weekday that is another day's for a fault", () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: 1, max: 6 }), (day, off) => {
				const wrong = WEEKDAYS[(weekdayOf(day) - 1 + off) % 7] ?? "";
				expect([readDay(`${day} ${wrong}`), readDay(`${wrong}, ${day}`)]).toEqual([undefined, undefined]);
			}),
		);
	});

	it.each([
		"05/10/2026",
		"10/05/2026",
		"05.10.2026",
		"5-10-2026",
		"2026-10",
		"2026",
		"October 2026",
		"5 October",
		"Oct 5",
		"soon",
		"never",
		"2026-02-30",
		"2026/13/01",
		"30 Feb 2026",
		"2026-10-05 2026-10-06",
		"5 6 Oct 2026",
		"Oct Nov 5 2026",
		"Monday",
		"5th of 2026",
		"2026-10/05",
		"26/10/05",
		"5 Oct 26",
		"2026-10-05 about",
		"perhaps 2026-10-05",
		"1.2.3.2026",
		"05102026",
		"202610",
		"1791201600",
		"NaN",
		"constructor 5 2026",
		`${" ".repeat(500)}5 Oct 2026`.padEnd(2000, "x"),
	])("reads no day in %j", (text) => expect(readDay(text)).toBeUndefined());

	it.each([20261005.5, -20261005, 5, Number.NaN, Infinity, null, undefined, true, [], {}, ["2026-10-05"], new Date(0)])(
		"reads no day in %j, which is no text",
		(value) => {
			expect(readDay(value)).toBeUndefined();
		},
	);

	it("never throws, whatever it is given", () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9 TZWOct.,:/+-]{0,30}$/), fc.anything()),
				(value) => {
					const day = readDay(value);
					if (day !== undefined) expect(day).toMatch(/^[1-9]\d{3}-\d\d-\d\d$/);
				},
			),
		);
	});
});

describe("readMonth", () => {
	it("reads a month as its first day", () => {
		expect(["2019-05", "2019/5", "2019.05", "May 2019", "mai 2019", "2019年5月"].map(readMonth)).toEqual(
			Array.from({ length: 6 }, () => "2019-05-01"),
		);
		expect(readMonth("Sept. 1999")).toBe("1999-09-01");
	});

	it.each([
		"2019",
		"05-2019",
		"2019-13",
		"2019-00",
		"5 May 2019",
		"May",
		"2019-05-01",
		"at the gym 2019",
		"",
		2019,
		null,
	])("reads none in %j", (value) => {
		expect(readMonth(value)).toBeUndefined();
	});
});

describe("looksLikeDay", () => {
	it.each([
		["05/10/2026", true],
		["2026-02-30", true],
		["on 5.10.26", true],
		["20261305", true],
		[20261305, true],
		["at the gym", false],
		["2019", false],
		[2019, false],
		["room 5-6", false],
	])("of %j is %s", (value, expected) => expect(looksLikeDay(value)).toBe(expected));
});
