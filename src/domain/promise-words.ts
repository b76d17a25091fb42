/** What somebody promises, as it is typed: `send her the deck, by Friday`. */
import { addDays, namesOfDays, weekdayOf, type Day } from "./day";
import { readDay } from "./written-day";

/** What was promised, and by when; undefined where no day was given. */
export interface Promised {
	readonly what: string;
	readonly due: Day | undefined;
}

/**
 * The ways in which a day stands at the end. A bare word there is none: `call her about Friday` promises no day.
 */
const ENDS = [
	/^(.*\S)(?:,\s*|\s+)(?:by|until|on|before)\s+([^,]{2,30})$/i,
	/^(.*\S),\s*([^,]{2,30})$/,
	/^(.*\S)\s+(today|tomorrow)$/i,
];

/** A day to come in the words that people use: `tomorrow`, `Friday`, `next week`, `in 3 days`, `4 December 2026`. */
export function dayToCome(words: string, today: Day): Day | undefined {
	const said = words.trim().toLowerCase().replace(/\.$/, "");
	if (said === "today") return today;
	if (said === "tomorrow") return addDays(today, 1);
	if (said === "next week") return addDays(today, 7);
	const [, count, unit] = /^in (\d{1,3}|an?|one|two|three) (day|week|month)s?$/.exec(said) ?? [];
	if (count !== undefined) {
		const number = { a: 1, an: 1, one: 1, two: 2, three: 3 }[count] ?? Number(count);
		return addDays(today, number * (unit === "week" ? 7 : unit === "month" ? 30 : 1));
	}
	const weekday = namesOfDays().weekdays.get(said);
	// A weekday is the next one, and never today.
	if (weekday !== undefined) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
	const day = readDay(said) ?? readDay(`${said} ${today.slice(0, 4)}`);
	return day !== undefined && day >= today ? day : undefined;
}

/** Reads what was typed. Words that say no day stay words. */
export function promiseFrom(typed: string, today: Day): Promised {
	const text = typed.trim();
	for (const end of ENDS) {
		const [, what = "", when = ""] = end.exec(text) ?? [];
		const due = what === "" ? undefined : dayToCome(when, today);
		if (due !== undefined) return { what: what.replace(/,$/, ""), due };
	}
	return { what: text, due: undefined };
}
