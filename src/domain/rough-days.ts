/** When somebody was last spoken with, as far as one remembers. Product page, section 8.1. */
import { addDays, type Day } from "./day";

/** How long ago it was, roughly. */
export type RoughTime = "week" | "month" | "quarter" | "longer";

/** What somebody says of a person without a date: roughly when they last spoke, that they never did, or that it is no person. */
export type RoughAnswer = RoughTime | "never" | "nobody";

/** The middle of each time, in days ago; of what has no end, what is late by every usual rhythm. */
const DAYS_AGO: Readonly<Record<RoughTime, number>> = { week: 3, month: 15, quarter: 60, longer: 180 };

/** The day that is written for a rough time. */
export function roughDay(time: RoughTime, today: Day): Day {
	return addDays(today, -DAYS_AGO[time]);
}
