/** Days of people as a calendar that other programs show. */
import type { Day } from "../domain/day";
import { printComponent, type JComponent, type JProperty } from "./jcard";

/** A day of a calendar, all of it. */
export interface CalendarDay {
	/** Tells it from every other one, the same in each export. */
	readonly id: string;
	readonly day: Day;
	readonly title: string;
	readonly text: string;
	/** Whether it comes again each year. */
	readonly yearly?: boolean;
}

/** In the morning of the day. */
const ALARM = "PT9H";

/** A calendar of these days, each with an alarm; `today` is when it was made. */
export function printCalendar(days: readonly CalendarDay[], today: Day): string {
	const events = days.map(({ id, day, title, text, yearly }): JComponent => {
		const properties: JProperty[] = [
			["uid", {}, "text", id],
			["dtstamp", {}, "date-time", `${today}T00:00:00Z`],
			["dtstart", {}, "date", day],
			...(yearly === true ? [["rrule", {}, "recur", { freq: "YEARLY" }] as const] : []),
			["summary", {}, "text", title],
			...(text === "" ? [] : [["description", {}, "text", text] as const]),
			["transp", {}, "text", "TRANSPARENT"],
		];
		const alarm: JComponent = [
			"valarm",
			[
				["action", {}, "text", "DISPLAY"],
				["description", {}, "text", title],
				["trigger", {}, "duration", ALARM],
			],
			[],
		];
		return ["vevent", properties, [alarm]];
	});
	return printComponent([
		"vcalendar",
		[
			["version", {}, "text", "2.0"],
			["prodid", {}, "text", "-//Networking Notes//EN"],
		],
		events,
	]);
}
