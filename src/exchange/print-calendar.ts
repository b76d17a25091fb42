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

/** How many are printed before others get a turn. */
const AT_A_TIME = 25;

function eventOf({ id, day, title, text, yearly }: CalendarDay, today: Day): JComponent {
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
}

/** A calendar of these days, each with an alarm, some at a time; `today` is when it was made. */
export function* printCalendar(days: readonly CalendarDay[], today: Day): Generator<undefined, string> {
	const parts = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Networking Notes//EN\r\n"];
	for (let from = 0; from < days.length; from += AT_A_TIME) {
		const some = days.slice(from, from + AT_A_TIME);
		parts.push(some.map((day) => printComponent(eventOf(day, today))).join(""));
		yield;
	}
	return `${parts.join("")}END:VCALENDAR\r\n`;
}
