/** The words of a person's card. */
import { formatDay, type Day } from "../domain/day";
import type { Disagreement } from "../domain/findings";
import type { FollowUp, Person } from "../domain/person";
import type { Match } from "../domain/matches";
import type { Suggestion } from "../domain/suggestion";
import { counted, listed, number } from "./count";
import { dayInWords, stepInWords, stepName, stillTime } from "./standing";

/** Headings, hints and actions. */
export const CARD = {
	reading: "Reading the note …",
	gone: "This note can’t be read just now.",
	requirements: "What keeps it alive",
	hardlyKnown: "Hardly anything is known yet.",
	writeItDown: "Write down why they would want to connect.",
	offers: "offers",
	seeks: "seeks",
	knows: "knows",
	whyWeConnect: "Why we connect",
	fromTheNote: "From the note",
	lastContact: (found: string) => `Last contact: ${found}.`,
	months: "Contact in the last twelve months",
	metAt: (when: string) => `Met${when} at`,
	of: (community: string) => ` (${community})`,
	metWith: ", with ",
	introducedBy: "Introduced by",
	giveThemAReason: "Why would they want to? Give them a reason.",
	useLog: "Use the log",
	confirmDay: "It’s right: add a line",
	restHint: "Not every introduction becomes a connection, and that is fine.",
	reachOut: "Reach out",
	log: "Log",
	keep: "Kept",
	keepIt: (what: string) => `Kept: ${what}`,
	snooze: "Snooze",
	wake: "Wake",
	more: "More",
	letRest: "Let it rest",
	resume: "Resume",
	openAtLine: "Show it in the note",
} as const;

/** What one person seeks and another can give: `Ben seeks a designer; Ana offers design.` */
export function matchInWords({ seeker, sought, giver, offered, by }: Match): string {
	return by === "offers"
		? `${seeker.name} seeks ${sought}; ${giver.name} offers ${offered}.`
		: `${seeker.name} seeks ${sought}; you share ${offered} with ${giver.name}.`;
}

/** A match on the card of one of the two, around the name of the other: `Seeks a venue in May; [Tom] offers a room.` */
export function matchAbout(
	{ seeker, sought, offered, by }: Match,
	person: Person,
): { readonly before: string; readonly after: string } {
	const isSeeker = seeker.path === person.path;
	if (by === "offers")
		return isSeeker
			? { before: `Seeks ${sought}; `, after: ` offers ${offered}.` }
			: { before: `Offers ${offered}; `, after: ` seeks ${sought}.` };
	return isSeeker
		? { before: `Seeks ${sought}; you share ${offered} with `, after: "." }
		: { before: `You share ${offered}; `, after: ` seeks ${sought}.` };
}

/** What a card suggests, but for matches. */
export function suggestionInWords(
	suggestion: Exclude<Suggestion, { readonly id: "match" }>,
	today: Day,
	locale: string,
): string {
	switch (suggestion.id) {
		case "promise": {
			const { what, due } = suggestion.promise;
			if (due === undefined) return `You promised: ${what}`;
			const day = dayInWords(due, today, locale);
			return due < today ? `You promised: ${what}, for ${day}` : `You promised: ${what}, by ${day}`;
		}
		case "step": {
			const name = stepName(suggestion.step);
			return suggestion.step.overdue
				? `${stillTime(suggestion.step)}.`
				: `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${stepInWords(suggestion.step, today, locale)}.`;
		}
		case "birthday":
			return suggestion.day === today
				? "It’s their birthday. Say hello today?"
				: `Birthday ${dayInWords(suggestion.day, today, locale)}: a word then?`;
		case "yearSince":
			return suggestion.day === today
				? "A year ago today you met: worth a word."
				: `A year since you met, ${dayInWords(suggestion.day, today, locale)}: worth a word.`;
		case "give":
			return suggestion.seeks.length > 0
				? `Give first: they seek ${listed(suggestion.seeks)}.`
				: "Give first, before you ask again.";
		case "seeks":
			return `Seeks ${listed(suggestion.words)}: can you help, or does somebody you know?`;
		case "common":
			return `Pick up ${listed(suggestion.words)}.`;
	}
}

/** A day of the past in little room: `today`, `16 Oct`, `16 Oct 2024`. */
export function shortDay(day: Day, today: Day, locale: string): string {
	if (day === today) return "today";
	return formatDay(day, day.slice(0, 4) === today.slice(0, 4) ? "dayAndShortMonth" : "shortDay", locale);
}

/** How a follow-up came about, after its words: `call, you asked`. */
export function followUpInWords({ channel, direction }: FollowUp): string {
	const gaveOrAsked = direction === undefined ? undefined : direction === "gave" ? "you gave" : "you asked";
	return [channel, gaveOrAsked].filter((part) => part !== undefined).join(", ");
}

/** How many more were met at the same place: ` and two more`. */
export function othersInWords(others: number, locale: string): string {
	return others <= 0 ? "" : ` and ${number(others, locale)} more`;
}

/** The initials of the last twelve months, that of today last. */
export function initialsOfMonths(today: Day, locale: string): readonly string[] {
	const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
	return Array.from({ length: 12 }, (_, index) => {
		const at = now - 11 + index;
		const day = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01` as Day;
		return formatDay(day, "narrowMonth", locale);
	});
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
