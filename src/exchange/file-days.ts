/** Days as address books write them: with the month first or last, without a year, or not at all. */
import { parseDay, type Day } from "../domain/day";
import { readDay } from "../domain/written-day";

/** Whether day or month comes first in a column of numeric dates; undefined if no entry tells. */
export type DayOrder = "day" | "month" | undefined;

const FIGURES = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Programs that need a year take this one where there is none. */
const NO_YEAR = 1604;

/** Two digits of a year after a month in letters, as a spreadsheet leaves them. */
const SHORT_YEAR = /^(\d{1,2})[- ](\p{L}{3,9})\.?[- ](\d{2})$/u;

/** The day/month order of a whole column: one value above 12 decides for all. */
export function orderOf(values: Iterable<string>): DayOrder {
	let order: DayOrder;
	for (const value of values) {
		const [, first = "", second = ""] = FIGURES.exec(value.trim()) ?? [];
		const told = Number(first) > 12 ? "day" : Number(second) > 12 ? "month" : undefined;
		// What is no day in either order tells nothing.
		if (told === undefined || (Number(first) > 12 && Number(second) > 12)) continue;
		if (order !== undefined && order !== told) return undefined;
		order = told;
	}
	return order;
}

function padded(figures: string): string {
	return figures.padStart(2, "0");
}

function inOrder(text: string, order: DayOrder): Day | undefined {
	const [, first = "", second = "", year = ""] = FIGURES.exec(text) ?? [];
	// Nobody writes full stops with the month first.
	const known = text.includes(".") ? "day" : order;
	if (year === "" || known === undefined) return undefined;
	const [month, day] = known === "month" ? [first, second] : [second, first];
	return parseDay(`${year}-${padded(month)}-${padded(day)}`);
}

/** A day that a file writes, by the order of its column; undefined where it could be two. */
export function dayIn(value: string, order?: DayOrder): Day | undefined {
	const text = value.trim();
	return inOrder(text, order) ?? readDay(text);
}

/** The same of a day in this century, the year of which may have lost its first two digits. */
export function recentDayIn(value: string, order?: DayOrder): Day | undefined {
	return dayIn(value, order) ?? readDay(value.trim().replace(SHORT_YEAR, "$1 $2 20$3"));
}

/** Whether a program wrote that there is no day. */
export function isNoDay(value: string): boolean {
	return /^(?:|0{1,2}[/.-]0{1,2}[/.-]0{2,4}|0{4}-00-00)$/.test(value.trim());
}

/** A birthday, as a day or as `--MM-DD`; undefined where it could be two. */
export function birthdayIn(value: string, order?: DayOrder): string | undefined {
	const text = value.trim();
	const [, month = "", dayOfMonth = ""] = /^--(\d\d)-?(\d\d)(?:T.*)?$/.exec(text) ?? [];
	// In a leap year, in which 29 February is a day.
	if (month !== "") return parseDay(`2000-${month}-${dayOfMonth}`)?.slice(4).replace(/^/, "-");
	const day = dayIn(text.replace(/^(\d{4})(\d\d)(\d\d)(?=T|$)/, "$1-$2-$3"), order);
	return day !== undefined && Number(day.slice(0, 4)) === NO_YEAR ? `-${day.slice(4)}` : day;
}
