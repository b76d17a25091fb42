/**
 * Calendar days. A day is a date on the wall, not an instant: it has no time zone, so nothing here can shift by one
 * around midnight or when the clocks change.
 *
 * The arithmetic is whole numbers over the platform's own calendar: a date library would be 71 kB of what ships, and
 * takes 40 to 100 times as long for a difference. In the tests one (luxon) judges every function here.
 */

declare const brand: unique symbol;

/** A calendar day spelled `YYYY-MM-DD`, years 1000 to 9999. Days compare as strings. */
export type Day = string & { readonly [brand]: "day" };

const HYPHEN = 45;
const ZERO = 48;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function monthLength(year: number, month: number): number {
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/**
 * Reads a day strictly: `YYYY-MM-DD`, with white space around it, and nothing else. Undefined for everything else,
 * among it days that do not exist (`2026-02-30`) and forms that could mean two days (`1/2/2026`).
 */
export function parseDay(value: unknown): Day | undefined {
	if (typeof value !== "string") return undefined;
	const text = value.trim();
	if (!isSpelledAsDay(text)) return undefined;
	const dayOfMonth = twoDigits(text, 8);
	if (dayOfMonth < 1 || dayOfMonth > monthLength(yearOf(text), twoDigits(text, 5))) return undefined;
	return text as Day;
}

/** `YYYY-MM-DD`, whatever the digits say. Asked of every property and line, so that no expression is run over it. */
function isSpelledAsDay(text: string): boolean {
	if (text.length !== 10 || text.charCodeAt(0) === ZERO) return false;
	for (let at = 0; at < 10; at++) {
		const code = text.charCodeAt(at);
		if (at === 4 || at === 7 ? code !== HYPHEN : code < ZERO || code > ZERO + 9) return false;
	}
	return true;
}

/** The calendar day that a clock on the wall shows at this instant, in the system's time zone. */
export function dayOf(instant: Date): Day {
	return spelled(instant.getFullYear(), instant.getMonth() + 1, instant.getDate());
}

const MILLISECONDS = 86_400_000;

/** From the day before 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719_469;

function spelled(year: number, month: number, dayOfMonth: number): Day {
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}` as Day;
}

/** The number that two digits of a text spell. */
function twoDigits(text: string, at: number): number {
	return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - ZERO * 11;
}

function yearOf(day: string): number {
	return twoDigits(day, 0) * 100 + twoDigits(day, 2);
}

/**
 * A day as a whole number: days counted from 1 January 1970. Asked for everybody, several times each, so that it neither
 * cuts the text nor makes a date of it: years are counted from March, whose months then have a fixed length up to February.
 */
export function dayNumber(day: Day): number {
	const month = twoDigits(day, 5);
	const year = yearOf(day) - (month < 3 ? 1 : 0);
	const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
	const sinceMarch = Math.floor((153 * (month < 3 ? month + 9 : month - 3) + 2) / 5);
	return year * 365 + leapDays + sinceMarch + twoDigits(day, 8) - DAYS_TO_1970;
}

/** The day of such a number. */
export function dayOfNumber(number: number): Day {
	const date = new Date(number * MILLISECONDS);
	return spelled(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

/** The day so many days after (or, negative, before) another. */
export function addDays(day: Day, days: number): Day {
	return dayOfNumber(dayNumber(day) + days);
}

/** The first day of the month or calendar quarter that a day lies in. */
export function startOf(unit: "month" | "quarter", day: Day): Day {
	const month = Number(day.slice(5, 7));
	return spelled(Number(day.slice(0, 4)), unit === "month" ? month : month - ((month - 1) % 3), 1);
}

/** The later of two days, either of which may be unknown. */
export function laterOf(a: Day | undefined, b: Day | undefined): Day | undefined {
	if (a === undefined) return b;
	return b === undefined || a >= b ? a : b;
}

/**
 * The whole days of an ISO 8601 duration of date parts (`P3M`, `P6W`, `P10D`), a month being 30 days and a year 365, as
 * everywhere in a cadence. Undefined where the text is none, is empty, or has parts of a day.
 */
export function daysOfDuration(text: string): number | undefined {
	const parts = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/i.exec(text);
	if (parts === null) return undefined;
	const [years, months, weeks, days] = parts.slice(1).map((part: string | undefined) => Number(part ?? 0));
	return (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0);
}

/** The ways in which a day is written for people. */
export type DayStyle = "weekday" | "dayAndMonth" | "full" | "month" | "monthAndYear";

const FORMATS: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
	weekday: { weekday: "long" },
	dayAndMonth: { day: "numeric", month: "long" },
	full: { day: "numeric", month: "long", year: "numeric" },
	month: { month: "long" },
	monthAndYear: { month: "long", year: "numeric" },
};

/** Made once each: a formatter costs more to make than all the days of a pane cost to write. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A day in words, in the order and language of a BCP 47 locale (`en-GB`: `22 November 2026`). */
export function formatDay(day: Day, style: DayStyle, locale: string): string {
	const key = `${style} ${locale}`;
	let formatter = formatters.get(key);
	if (formatter === undefined) {
		// Days are of the Gregorian calendar wherever they are written, so they are read out in it, in every language.
		formatter = new Intl.DateTimeFormat(locale, { ...FORMATS[style], timeZone: "UTC", calendar: "gregory" });
		formatters.set(key, formatter);
	}
	return formatter.format(dayNumber(day) * MILLISECONDS);
}
