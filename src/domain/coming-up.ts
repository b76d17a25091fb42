/** What comes up with a person soon: promises made to them, and days worth a word. Product page, section 5. */
import { addDays, dayNumber, parseDay, type Day } from "./day";
import type { DatedPromise, Person } from "./person";

/** How many days ahead a promise is told of, and a day worth a word; today not counted. */
const PROMISE_AHEAD = 2;
const DAY_AHEAD = 6;

/** The first thing that comes up with somebody. */
export type ComingUp =
	| { readonly id: "promise"; readonly day: Day; readonly promise: DatedPromise }
	| { readonly id: "birthday"; readonly day: Day }
	/** A year since the introduction. */
	| { readonly id: "yearSince"; readonly day: Day };

/** The first day from today on, and no later than the last one, that has this month and day; of 29 February, also the day after the 28th. */
function nextDay(monthAndDay: string, today: Day, ahead: number): Day | undefined {
	for (let days = 0; days <= ahead; days++) {
		const day = addDays(today, days);
		if (day.endsWith(monthAndDay)) return day;
		if (monthAndDay === "-02-29" && day.endsWith("-03-01") && parseDay(`${day.slice(0, 4)}-02-29`) === undefined)
			return day;
	}
	return undefined;
}

/** Whether a month and day may be within a week, told without making days of it: asked of everybody at midnight. */
function mayBeNear(monthAndDay: string, today: Day): boolean {
	const [month, now] = [Number(monthAndDay.slice(1, 3)), Number(today.slice(5, 7))];
	return month === now || (month - now + 12) % 12 === 1;
}

/**
 * The first of what comes up with somebody: a promise that is late or due within two days, a birthday or a year since the
 * introduction within a week. Whoever rests is told of promises only.
 */
export function comingUp(person: Person, today: Day, resting: boolean): ComingUp | undefined {
	const { record, properties } = person;
	let first: ComingUp | undefined;
	const take = (next: ComingUp): void => {
		if (first === undefined || next.day < first.day) first = next;
	};
	if (record?.promises !== undefined) {
		const end = addDays(today, PROMISE_AHEAD);
		for (const promise of record.promises) if (promise.due <= end) take({ id: "promise", day: promise.due, promise });
	}
	if (resting) return first;
	const { birthday, met, isMetMonthOnly } = properties;
	if (birthday !== undefined) {
		const monthAndDay = birthday.slice(-6);
		const day = mayBeNear(monthAndDay, today) ? nextDay(monthAndDay, today, DAY_AHEAD) : undefined;
		if (day !== undefined) take({ id: "birthday", day });
	}
	if (met !== undefined && isMetMonthOnly !== true) {
		const since = dayNumber(today) - dayNumber(met);
		if (since >= 359 && since <= 366) {
			const day = nextDay(met.slice(4), today, DAY_AHEAD);
			if (day !== undefined && Number(day.slice(0, 4)) === Number(met.slice(0, 4)) + 1) take({ id: "yearSince", day });
		}
	}
	return first;
}
