/**
 * Calendar days. A Day is a date on the wall calendar, not an instant: no time zone, so nothing shifts around midnight
 * or a clock change. Plain days are handled as whole numbers, because everybody's days are computed several times
 * (luxon takes 40–100 times as long per difference). luxon reads the other ISO 8601 forms and formats days for people;
 * it is loaded on first use (`esbuild.config.mjs`). The tests check every function here against the platform's own
 * calendar.
 */
import { DateTime, Duration, Info } from "luxon";

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

const MS_PER_DAY = 86_400_000;

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

/** So many days were spelled before; each has one place, which the next one of that place takes over. */
const PLACES = 4096;
const spelledDays: (Day | undefined)[] = [];
const spelledNumbers: number[] = [];

/** The day of such a number. Everybody's contacts lie within a few years, so that nearly every day was asked for before. */
export function dayOfNumber(number: number): Day {
	const place = number & (PLACES - 1);
	const known = spelledNumbers[place] === number ? spelledDays[place] : undefined;
	if (known !== undefined) return known;
	const date = new Date(number * MS_PER_DAY);
	const day = spelled(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
	spelledDays[place] = day;
	spelledNumbers[place] = number;
	return day;
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

/** The day this many days after (or, negative, before) another. */
export function addDays(day: Day, days: number): Day {
	return dayOfNumber(dayNumber(day) + days);
}

/** The first day of a day's month or calendar quarter. */
export function startOf(unit: "month" | "quarter", day: Day): Day {
	const month = Number(day.slice(5, 7));
	return spelled(Number(day.slice(0, 4)), unit === "month" ? month : month - ((month - 1) % 3), 1);
}

/** The later of two days, either of which may be unknown. */
export function laterOf(a: Day | undefined, b: Day | undefined): Day | undefined {
	if (a === undefined) return b;
	return b === undefined || a >= b ? a : b;
}

/** Everything of ISO 8601 that names one day: calendar, ordinal and week dates, with a time of day and an offset. */
const ISO =
	/^(\d{4}-\d\d-\d\d|\d{8}|\d{4}-?W\d\d-?[1-7]|\d{4}-?\d{3})(?:[T ]+(\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?(?:\[[\w+/-]{1,60}\])?)?$/i;

/** Eight digits without hyphens count as a day only in these years; other numbers are something else. */
const PLAIN_FIGURES = /^(?:19|20)\d|-/;

/** The form in which nearly all notes have a time: of the clock on the wall, which does not move the day. */
const WALL_TIME = /^\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?$/;

/**
 * Reads a day in any form of ISO 8601: `2026-10-05T14:30+02:00`, `20261005`, `2026-W41-1`, `2026-278`. Of a time with an
 * offset it is the day that is written; of one in UTC (`Z`), which programs write, the day here. Undefined for everything
 * else, among it what is no single day (`2026-10`).
 */
export function parseIsoDay(text: string): Day | undefined {
	if (WALL_TIME.test(text)) return parseDay(text.slice(0, 10));
	const [, date = "", time, offset] = ISO.exec(text) ?? [];
	if (date === "" || !PLAIN_FIGURES.test(date)) return undefined;
	const iso = `${date}${time === undefined ? "" : `T${time}${offset ?? ""}`}`.toUpperCase();
	const read =
		offset === undefined
			? DateTime.fromISO(iso, { zone: "utc" })
			: offset.toUpperCase() === "Z"
				? DateTime.fromISO(iso)
				: DateTime.fromISO(iso, { setZone: true });
	return parseDay(read.toISODate());
}

/**
 * The whole days of an ISO 8601 duration of date parts (`P3M`, `P6W`, `P10D`), a month being 30 days and a year 365, as
 * everywhere in a cadence. Undefined where the text is none, is empty, or has parts of a day.
 */
export function daysOfDuration(text: string): number | undefined {
	if (!/^P\d/i.test(text)) return undefined;
	const duration = Duration.fromISO(text.toUpperCase());
	if (!duration.isValid) return undefined;
	const { years = 0, months = 0, weeks = 0, days = 0, ...parts } = duration.toObject();
	const dated = [years, months, weeks, days];
	if (Object.keys(parts).length > 0 || dated.some((part) => part < 0 || !Number.isInteger(part))) return undefined;
	const total = years * 365 + months * 30 + weeks * 7 + days;
	return Number.isSafeInteger(total) ? total : undefined;
}

/** What months and weekdays are called, each counted from 1 (a week from Monday). */
export interface NamesOfDays {
	readonly months: ReadonlyMap<string, number>;
	readonly weekdays: ReadonlyMap<string, number>;
}

let names: NamesOfDays | undefined;

/** The names of months and weekdays in English and German, whole and short, in lower case and without full stops. */
export function namesOfDays(): NamesOfDays {
	if (names === undefined) {
		const called = (list: "months" | "weekdays"): Map<string, number> =>
			new Map(
				["en-US", "en-GB", "de"].flatMap((locale) =>
					(["long", "short"] as const).flatMap((length) =>
						Info[list](length, { locale }).map((name, at) => [name.toLowerCase().replace(/\./g, ""), at + 1] as const),
					),
				),
			);
		names = { months: called("months"), weekdays: called("weekdays") };
	}
	return names;
}

/** Which day of the week a day is, from 1 (Monday) to 7. */
export function weekdayOf(day: Day): number {
	return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The ways in which a day is written for people. */
export type DayStyle =
	"weekday" | "dayAndMonth" | "dayAndShortMonth" | "full" | "shortDay" | "month" | "narrowMonth" | "monthAndYear";

const FORMATS: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
	weekday: { weekday: "long" },
	dayAndMonth: { day: "numeric", month: "long" },
	dayAndShortMonth: { day: "numeric", month: "short" },
	full: { day: "numeric", month: "long", year: "numeric" },
	shortDay: { day: "numeric", month: "short", year: "numeric" },
	month: { month: "long" },
	narrowMonth: { month: "narrow" },
	monthAndYear: { month: "long", year: "numeric" },
};

/** Cache size: most days of a list are formatted more than once, and luxon takes 20 times as long. */
const MOST_WRITTEN = 5000;
const written = new Map<string, string>();

/** A day in words, in the order and language of a BCP 47 locale (`en-GB`: `22 November 2026`). */
export function formatDay(day: Day, style: DayStyle, locale: string): string {
	const key = `${style} ${locale} ${day}`;
	const known = written.get(key);
	if (known !== undefined) return known;
	if (written.size >= MOST_WRITTEN) written.clear();
	// Always the Gregorian calendar, in every locale.
	const text = DateTime.fromMillis(dayNumber(day) * MS_PER_DAY, {
		zone: "utc",
		locale,
		outputCalendar: "gregory",
	}).toLocaleString(FORMATS[style]);
	written.set(key, text);
	return text;
}
