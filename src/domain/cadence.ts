import { daysOfDuration } from "./day";

/** A named cadence: how many days may pass between follow-ups with the people in it. */
export interface Circle {
	readonly name: string;
	/** 1 to 3650. */
	readonly days: number;
	/** Names that it had before: notes that still say one of them are in it. */
	readonly formerNames?: readonly string[];
}

/** The circle of this name, in any case: the one that is called so, else the one that was. */
export function circleNamed(name: string | undefined, circles: readonly Circle[]): Circle | undefined {
	const wanted = name?.trim().toLowerCase();
	if (wanted === undefined) return undefined;
	return circles.find((circle) => circle.name.toLowerCase() === wanted)
		?? circles.find(({ formerNames = [] }) => formerNames.some((former) => former.toLowerCase() === wanted));
}

/** The longest cadence, in days: ten years. */
export const LONGEST_CADENCE = 3650;

/** The words for a cadence, and their days. The first word of each length is the one that is written. */
export const CADENCE_WORDS = [
	{ word: "weekly", days: 7 },
	{ word: "fortnightly", days: 14 },
	{ word: "monthly", days: 30 },
	{ word: "quarterly", days: 90 },
	{ word: "yearly", days: 365 },
	{ word: "annually", days: 365 },
] as const;

const UNIT_DAYS = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;

type Unit = keyof typeof UNIT_DAYS;

/** A whole number of days within the bounds of a cadence; undefined outside of them. */
export function withinCadence(days: number): number | undefined {
	return Number.isInteger(days) && days >= 1 && days <= LONGEST_CADENCE ? days : undefined;
}

/**
 * Reads a cadence as days: a whole number from 1 to 3650 (also as text), a word (`monthly`), a number of units
 * (`6 weeks`, `every 2 months`), or an ISO 8601 duration of date parts (`P3M`). Undefined for everything else: product
 * page, section 3.1.
 */
export function parseCadence(value: unknown): number | undefined {
	if (typeof value === "number") return withinCadence(value);
	if (typeof value !== "string") return undefined;
	const text = value.trim().replace(/\s+/g, " ").toLowerCase();
	if (/^\d{1,4}$/.test(text)) return withinCadence(Number(text));
	const named = CADENCE_WORDS.find((row) => row.word === text);
	if (named !== undefined) return named.days;
	const counted = /^(?:every )?(?:(\d{1,4}) )?(day|week|month|quarter|year)(s?)$/.exec(text);
	if (counted !== null && (counted[1] !== undefined || (text.startsWith("every ") && counted[3] === ""))) {
		return withinCadence(Number(counted[1] ?? 1) * UNIT_DAYS[counted[2] as Unit]);
	}
	const days = daysOfDuration(text);
	return days === undefined ? undefined : withinCadence(days);
}

/** How a cadence is written into a note: its word where there is one, else the number of days. */
export function printCadence(days: number): string | number {
	return CADENCE_WORDS.find((row) => row.days === days)?.word ?? days;
}

const NUMBERS: Readonly<Record<string, number>> = {
	a: 1, an: 1, one: 1, other: 2, two: 2, three: 3, four: 4, five: 5, six: 6, second: 2, third: 3, couple: 2, few: 3,
};

const PER = /\b(once|twice|(?:two|three|four|\d{1,2}) times) (?:a|an|per|each|every) (week|month|quarter|year)\b/;
const EVERY = /\b(?:every|each)\s+(?:(\d{1,3}|other|second|third|two|three|four|five|six|couple of|few)\s+)?(day|week|month|quarter|year)s?\b/;
const WORD = /\b(weekly|fortnightly|monthly|quarterly|yearly|annually)\b/;

function daysPer(times: string, unit: Unit): number {
	const first = times.split(" ")[0] ?? "";
	const count = times === "once" ? 1 : times === "twice" ? 2 : (NUMBERS[first] ?? Number(first));
	return Math.round(UNIT_DAYS[unit] / count);
}

/**
 * The cadence that the answer to question 4 speaks of, in days: "coffee every month" is 30, "twice a year" 183.
 * Undefined where it names none. It is only ever proposed. English, as the questions are.
 */
export function cadenceInAnswer(answer: string): number | undefined {
	const text = answer.toLowerCase().replace(/\s+/g, " ");
	const per = PER.exec(text);
	if (per !== null) return withinCadence(daysPer(per[1] ?? "", per[2] as Unit));
	const every = EVERY.exec(text);
	if (every !== null) {
		const spelled = (every[1] ?? "one").replace(" of", "");
		return withinCadence((NUMBERS[spelled] ?? Number(spelled)) * UNIT_DAYS[every[2] as Unit]);
	}
	const word = WORD.exec(text);
	return word === null ? undefined : parseCadence(word[1]);
}
