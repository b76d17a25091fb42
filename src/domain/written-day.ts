/** Days as people and programs write them: every form that can mean one day only. Product page, section 3.1. */
import { namesOfDays, parseDay, parseIsoDay, weekdayOf, type Day } from "./day";

/** Longer texts are no day, and no expression is run over them. */
const LONGEST_TEXT = 60;

/** `2026/10/05`, `2026-10-5`: with the year first it is year, month, day everywhere. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;

/** `2026年10月5日`, and the same in Korean. */
const WITH_SIGNS = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?$/;

/** `25/10/2026`: one day only where the other reading does not exist. */
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/** A time on the clock after a day, which does not move it. */
const TIME_BEHIND = /(?: at|,| T)? \d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?[ap]\.?m\.?)?$/i;

/** What stands between the parts of a day in words, and says nothing. */
const FILLERS: ReadonlySet<string> = new Set(["of", "the", "den", "am", "vom"]);
const ORDINALS: ReadonlySet<string> = new Set(["st", "nd", "rd", "th"]);

function dayFrom(year: string, month: string | number, day: string): Day | undefined {
	return parseDay(`${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A numeric date. */
function inFigures(text: string): Day | undefined {
	const [, year = "", , month = "", day = ""] = YEAR_FIRST.exec(text) ?? [];
	if (year !== "") return dayFrom(year, month, day);
	const [, signedYear = "", signedMonth = "", signedDay = ""] = WITH_SIGNS.exec(text) ?? [];
	if (signedYear !== "") return dayFrom(signedYear, signedMonth, signedDay);
	const [, first = "", , second = "", last = ""] = YEAR_LAST.exec(text) ?? [];
	const [dayFirst, monthFirst] = [dayFrom(last, second, first), dayFrom(last, first, second)];
	return dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst
		? (dayFirst ?? monthFirst)
		: undefined;
}

/** What the words of a text say of a day; undefined where one of them is something else, or one thing is said twice. */
interface Parts {
	readonly year: string | undefined;
	readonly month: number | undefined;
	readonly day: string | undefined;
	readonly weekday: number | undefined;
}

function partsOf(text: string): Parts | undefined {
	if (!/^[\p{L}\d\s,./-]+$/u.test(text)) return undefined;
	const { months, weekdays } = namesOfDays();
	let [year, month, day, weekday]: [string?, number?, string?, number?] = [];
	let behindDay = false;
	for (const word of text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []) {
		const isOrdinal = behindDay && ORDINALS.has(word);
		behindDay = /^\d{1,2}$/.test(word);
		if (isOrdinal || FILLERS.has(word)) continue;
		if (behindDay && day === undefined) day = word;
		else if (/^[1-9]\d{3}$/.test(word) && year === undefined) year = word;
		else if (months.has(word) && month === undefined) month = months.get(word);
		else if (weekdays.has(word) && weekday === undefined) weekday = weekdays.get(word);
		else return undefined;
	}
	return { year, month, day, weekday };
}

/** A day in words (`5 Oct 2026`, `Monday, October 5th 2026`), or one in digits with the weekday beside it (`2026-10-05 Mon`). */
function inWords(text: string): Day | undefined {
	const [figures] = /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.exec(text) ?? [];
	const parts = partsOf(figures === undefined ? text : text.replace(figures, " ").replace(/[()]/g, ""));
	if (parts === undefined) return undefined;
	const { year, month, day, weekday } = parts;
	const rest = year ?? month ?? day;
	const read =
		figures !== undefined
			? rest === undefined
				? inFigures(figures)
				: undefined
			: year === undefined || month === undefined || day === undefined
				? undefined
				: dayFrom(year, month, day);
	return read === undefined || weekday === undefined || weekday === weekdayOf(read) ? read : undefined;
}

/** A value as one line of plain characters; undefined where it cannot be a day. */
function asWritten(value: unknown): string | undefined {
	const text = typeof value === "number" ? String(value) : value;
	return typeof text !== "string" || text.length > LONGEST_TEXT || !/\p{Nd}/u.test(text)
		? undefined
		: text.normalize("NFKC").trim().replace(/\s+/g, " ");
}

/**
 * Reads a day in any form that can mean one day only: plain; in every form of ISO 8601 (see `parseIsoDay`), also as a number
 * (`20261005`); with the year first (`2026/10/05`, `2026-10-5`, `2026年10月5日`); in English or German words; with the time
 * of the clock or the right weekday beside it. Undefined for everything else: `05/10/2026` can mean two days.
 */
export function readDay(value: unknown): Day | undefined {
	const plain = parseDay(value);
	if (plain !== undefined) return plain;
	const text = asWritten(value);
	if (text === undefined) return undefined;
	const iso = parseIsoDay(text);
	if (iso !== undefined || /^\d+$/.test(text)) return iso;
	const day = text.replace(TIME_BEHIND, "");
	return inFigures(day) ?? inWords(day);
}

/** Reads a month (`2019-05`, `2019/5`, `May 2019`) as its first day; undefined for everything else. */
export function readMonth(value: unknown): Day | undefined {
	const text = asWritten(value);
	if (text === undefined) return undefined;
	const [, figuresYear = "", figuresMonth = ""] =
		/^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]$/.exec(text) ?? [];
	if (figuresYear !== "") return dayFrom(figuresYear, figuresMonth, "1");
	const { year, month, day, weekday } = partsOf(text) ?? {};
	return year === undefined || month === undefined || day !== undefined || weekday !== undefined
		? undefined
		: dayFrom(year, month, "1");
}

/** Whether an unread value still looks like a day: then it is reported, not taken for the user's own words. */
export function looksLikeDay(value: unknown): boolean {
	const text = typeof value === "number" ? String(value) : value;
	return typeof text === "string" && /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\s*\d{6,8}\s*$/.test(text.slice(0, 200));
}
