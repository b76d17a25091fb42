/** The words of a person's card. */
import { formatDay, type Day } from "../domain/day";
import type { Disagreement } from "../domain/findings";
import type { FollowUp } from "../domain/person";
import type { Match } from "../domain/matches";
import { counted, number } from "./count";
import { dayInWords } from "./standing";

/** Headings, hints and actions. */
export const CARD = {
	reading: "Reading the note …",
	gone: "This note can’t be read just now.",
	requirements: "What keeps it alive",
	commonGround: "Common ground",
	offers: "Offers",
	seeks: "Seeks",
	lately: "Lately",
	lastContact: (found: string) => `Last contact: ${found}.`,
	nothingYet: "Nothing written down yet.",
	months: "Contact in the last twelve months",
	metWith: "Also met there",
	giveThemAReason: "Why would they want to? Give them a reason.",
	giveFirst: "Give first",
	useLog: "Use the log",
	confirmDay: "It is right: add a line",
	restHint: "Not every introduction becomes a connection, and that is fine.",
	log: "Log a follow-up",
	snooze: "Snooze",
	wake: "Wake",
	cadence: "Circle or cadence",
	letRest: "Let it rest",
	resume: "Resume",
	openNote: "Open note",
	openAtLine: "Show it in the note",
} as const;

/** What one person seeks and another can give: `Ben seeks a designer; Ana offers design.` */
export function matchInWords({ seeker, sought, giver, offered, by }: Match): string {
	return by === "offers"
		? `${seeker.name} seeks ${sought}; ${giver.name} offers ${offered}.`
		: `${seeker.name} seeks ${sought}; you share ${offered} with ${giver.name}.`;
}

/** One follow-up of the card: `12 October · call, asked: intro to her editor`; its text follows by itself, since it may hold links. */
export function followUpInWords({ day, channel, direction }: FollowUp, today: Day, locale: string): string {
	const how = [channel, direction].filter((part) => part !== undefined).join(", ");
	return how === "" ? dayInWords(day, today, locale) : `${dayInWords(day, today, locale)} · ${how}`;
}

/** The twelve bars for those who do not see them: `November: 2, October: none …` */
export function monthsInWords(counts: readonly number[], today: Day, locale: string): string {
	const year = Number(today.slice(0, 4));
	const month = Number(today.slice(5, 7));
	return counts
		.map((count, index) => {
			const at = year * 12 + month - 1 - (counts.length - 1 - index);
			const day = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01` as Day;
			return `${formatDay(day, "month", locale)}: ${count === 0 ? "none" : number(count, locale)}`;
		})
		.join(", ");
}

const COUNTED = { gives: ["give", "gives"], asks: ["ask", "asks"] } as const;

/** Where property and log disagree: `The property says 22 November; the log ends 3 November.` */
export function disagreementInWords({ name, property, log }: Disagreement, today: Day, locale: string): string {
	if (name === "gives" || name === "asks") {
		const [one, other] = COUNTED[name];
		const inLog = counted(Number(log), one, other, locale);
		return property === undefined
			? `The log has ${inLog}; the property is missing.`
			: `${counted(Number(property), one, other, locale)} by the property; ${inLog} in the log.`;
	}
	const what = name === "lastMet" ? "the last meeting in the log was" : "the log ends";
	const said = dayInWords(log as Day, today, locale);
	return property === undefined
		? `The property is missing; ${what} ${said}.`
		: `The property says ${dayInWords(property as Day, today, locale)}; ${what} ${said}.`;
}
