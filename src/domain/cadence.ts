import { daysOfDuration } from "./day";

/** A named cadence: how many days may pass between follow-ups with the people in it. */
export interface Circle {
	readonly name: string;
	/** 1 to 3650. */
	readonly days: number;
	/** Names that it had before: notes that still say one of them are in it. */
	readonly formerNames?: readonly string[];
}

/** The circle of this name, ignoring case: by its present name, else by a former one. */
export function circleNamed(name: string | undefined, circles: readonly Circle[]): Circle | undefined {
	const wanted = name?.trim().toLowerCase();
	if (wanted === undefined) return undefined;
	return (
		circles.find((circle) => circle.name.toLowerCase() === wanted) ??
		circles.find(({ formerNames = [] }) => formerNames.some((former) => former.toLowerCase() === wanted))
	);
}

/** What the properties of a note say of circles. */
interface NamedCircles {
	readonly circle?: string;
	readonly circles?: readonly string[];
}

/**
 * The circle a note names, in the note's spelling; of a list, the entry that is a known circle. Undefined if entries
 * name two different circles.
 */
export function circleIn({ circle, circles: listed }: NamedCircles, circles: readonly Circle[]): string | undefined {
	if (listed === undefined) return circle;
	const known = listed.filter((each) => circleNamed(each, circles) !== undefined);
	const [first] = known;
	if (first === undefined) return circle;
	return known.every((each) => circleNamed(each, circles) === circleNamed(first, circles)) ? first : undefined;
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

/** A whole number of days within the bounds of a cadence; undefined outside of them. */
export function withinCadence(days: number): number | undefined {
	return Number.isInteger(days) && days >= 1 && days <= LONGEST_CADENCE ? days : undefined;
}

/** 182 days, as in Orbit: two half-years must not exceed a year. */
const HALF_YEAR = 182;

/**
 * Words that name a rhythm on their own, without spaces or hyphens. `biweekly` means 14 days, as in every program we
 * checked. `bimonthly` and `biyearly` are left out: people mean both twice per and every second.
 */
const ADVERBS: ReadonlyMap<string, number> = new Map([
	...CADENCE_WORDS.map(({ word, days }) => [word, days] as const),
	["daily", 1],
	["biweekly", 14],
	["semiweekly", 4],
	["semimonthly", 15],
	["annual", 365],
	["biennially", 730],
	["biennial", 730],
	...["halfyearly", "semiyearly", "semiannually", "semiannual", "biannually", "biannual"].map(
		(word) => [word, HALF_YEAR] as const,
	),
]);

/** What can be counted, by its name and its usual short forms. */
const UNITS: ReadonlyMap<string, number> = new Map([
	["day", 1],
	["week", 7],
	["wk", 7],
	["fortnight", 14],
	["month", 30],
	["mo", 30],
	["mth", 30],
	["quarter", 90],
	["qtr", 90],
	["half-year", HALF_YEAR],
	["half year", HALF_YEAR],
	["half a year", HALF_YEAR],
	["year", 365],
	["yr", 365],
]);

/** One letter stands for a unit only right after its number. */
const LETTERS: ReadonlyMap<string, number> = new Map([
	["d", 1],
	["w", 7],
	["m", 30],
	["q", 90],
	["y", 365],
]);

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const CARDINALS: ReadonlyMap<string, number> = new Map([
	["a", 1],
	["an", 1],
	["one", 1],
	["two", 2],
	["three", 3],
	["four", 4],
	["five", 5],
	["six", 6],
	["seven", 7],
	["eight", 8],
	["nine", 9],
	["ten", 10],
	["eleven", 11],
	["twelve", 12],
	["couple of", 2],
	["a couple of", 2],
	["couple", 2],
]);

/** Only after `every`: the second week is no rhythm. */
const ORDINALS: ReadonlyMap<string, number> = new Map([
	["other", 2],
	["second", 2],
	["third", 3],
	["fourth", 4],
	["sixth", 6],
]);

/** A number too vague to be taken at its word: it is understood where a rhythm is only proposed. */
const VAGUE: ReadonlyMap<string, number> = new Map([["few", 3]]);

const oneOf = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join("|");

const UNIT = `(${oneOf(UNITS.keys())}|${WEEKDAYS.join("|")})(s?)`;
const CARDINAL = `(\\d{1,4}|${oneOf(CARDINALS.keys())})`;
const NUMBER = `(\\d{1,4}(?:st|nd|rd|th)?|${oneOf([...CARDINALS.keys(), ...ORDINALS.keys(), ...VAGUE.keys()])})`;
/** `twice a year`, `once every two weeks`, `3x / month`: how often, the number of units if there is one, the unit. */
const RATE = `(once|twice|thrice|${CARDINAL} ?(?:x|times?))(?: (?:in a|in|a|an|per|each|every) | ?/ ?)(?:${NUMBER} )?${UNIT}`;
/** `every week`, `each 3rd month`, `every other Friday`. */
const EVERY = `(?:every|each) (?:${NUMBER} )?${UNIT}`;
/** `6-weekly`. */
const COUNTED = `${CARDINAL}[- ](daily|weekly|monthly|yearly)`;

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`);
// Without looking behind, which iOS before 16.4 does not know: there the plugin would not load.
const within = (source: string): RegExp => new RegExp(`(?:^|[^\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, "u");

const [WHOLE_RATE, WHOLE_EVERY, WHOLE_COUNTED] = [whole(RATE), whole(EVERY), whole(COUNTED)];
const [SOME_RATE, SOME_EVERY, SOME_COUNTED] = [within(RATE), within(EVERY), within(COUNTED)];
const WHOLE_NUMBER = whole(`${CARDINAL} ?${UNIT}`);
const WHOLE_LETTER = /^(\d{1,4}) ?([dwmqy])$/;
/** The words of the table within a sentence, and those that look like them but are not, such as `bi-monthly`. */
const SOME_ADVERB = within(
	"((?:(?:bi|semi|half|tri)[- ]?)?(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|ennial(?:ly)?))",
);

function numberOf(text: string | undefined, vague: boolean): number | undefined {
	if (text === undefined) return 1;
	return (
		CARDINALS.get(text) ??
		ORDINALS.get(text) ??
		(vague ? VAGUE.get(text) : undefined) ??
		(/^\d/.test(text) ? Number.parseInt(text, 10) : undefined)
	);
}

/**
 * The days in a number of units. Without a number the unit must be singular (`every week`); with one, either form will
 * do.
 */
function daysOf(
	number: string | undefined,
	unit: string | undefined,
	plural: string | undefined,
	vague: boolean,
): number | undefined {
	const each = UNITS.get(unit ?? "") ?? (WEEKDAYS.some((day) => day === unit) ? 7 : undefined);
	const count = numberOf(number, vague);
	return each === undefined || count === undefined || (number === undefined && plural !== "")
		? undefined
		: count * each;
}

function daysOfRate(found: RegExpExecArray, vague: boolean): number | undefined {
	const [, often = "", times, number, unit, plural] = found;
	const count = often === "once" ? 1 : often === "twice" ? 2 : often === "thrice" ? 3 : numberOf(times, vague);
	const days = daysOf(number, unit, plural, vague);
	return count === undefined || count === 0 || days === undefined ? undefined : Math.round(days / count);
}

function daysOfEvery([, number, unit, plural]: RegExpExecArray, vague: boolean): number | undefined {
	return daysOf(number, unit, plural, vague);
}

function daysOfCounted([, number, adverb]: RegExpExecArray, vague: boolean): number | undefined {
	const count = numberOf(number, vague);
	return count === undefined ? undefined : count * (ADVERBS.get(adverb ?? "") ?? Number.NaN);
}

/** The days of a rhythm in words: the only reader of them. */
function daysInWords(text: string): number | undefined {
	const adverb = ADVERBS.get(text.replace(/[- ]/g, ""));
	if (adverb !== undefined) return adverb;
	const rate = WHOLE_RATE.exec(text);
	if (rate !== null) return daysOfRate(rate, false);
	const every = WHOLE_EVERY.exec(text);
	if (every !== null) return daysOfEvery(every, false);
	const counted = WHOLE_COUNTED.exec(text);
	if (counted !== null) return daysOfCounted(counted, false);
	const number = WHOLE_NUMBER.exec(text);
	// Two Mondays are no length of time.
	if (number !== null && UNITS.has(number[2] ?? "")) return daysOf(number[1], number[2], number[3], false);
	const letter = WHOLE_LETTER.exec(text);
	return letter === null ? daysOfDuration(text) : Number(letter[1]) * (LETTERS.get(letter[2] ?? "") ?? Number.NaN);
}

/** Longer texts are no rhythm, and no expression is run over them. */
const LONGEST_WORDS = 60;

/** Whether a word can mean two rhythms: it is reported, never guessed. */
export function isTwoRhythms(value: unknown): boolean {
	return (
		typeof value === "string" &&
		/^\s*(?:bi|tri)[- ]?(?:monthly|yearly|quarterly|daily)\s*$/i.test(value.slice(0, LONGEST_WORDS))
	);
}

/**
 * Reads a cadence as days, wherever one is set: a whole number from 1 to 3650 (also as text), a word (`monthly`,
 * `biweekly`, `half-yearly`), a number of units (`6 weeks`, `3m`, `every other month`), how often in a unit (`twice a
 * year`, `once every two weeks`), or an ISO 8601 duration of date parts (`P3M`). Undefined for everything else, among it
 * what can mean two rhythms (`bimonthly`): product page, section 3.1.
 */
export function parseCadence(value: unknown): number | undefined {
	if (typeof value === "number") return withinCadence(value);
	if (typeof value !== "string" || value.length > LONGEST_WORDS) return undefined;
	const text = value
		.trim()
		.replace(/[\s_]+/g, " ")
		.toLowerCase();
	if (/^\d{1,4}$/.test(text)) return withinCadence(Number(text));
	const days = daysInWords(text);
	return days === undefined ? undefined : withinCadence(days);
}

/** How a cadence is written into a note: its word where there is one, else the number of days. */
export function printCadence(days: number): string | number {
	return CADENCE_WORDS.find((row) => row.days === days)?.word ?? days;
}

/** How many characters of an answer are searched. */
const LONGEST_ANSWER = 10_000;

/**
 * The cadence that the answer to question 4 speaks of, in days, by the same grammar as `parseCadence`: "coffee every month"
 * is 30, "twice a year" 183. Undefined where it names none. It is only ever proposed. English, as the questions are.
 */
export function cadenceInAnswer(answer: string): number | undefined {
	const text = answer.slice(0, LONGEST_ANSWER).toLowerCase().replace(/\s+/g, " ");
	const rate = SOME_RATE.exec(text);
	const every = SOME_EVERY.exec(text);
	const counted = SOME_COUNTED.exec(text);
	const days =
		rate !== null
			? daysOfRate(rate, true)
			: every !== null
				? daysOfEvery(every, true)
				: counted !== null
					? daysOfCounted(counted, true)
					: ADVERBS.get((SOME_ADVERB.exec(text)?.[1] ?? "").replace(/[- ]/g, ""));
	return days === undefined ? undefined : withinCadence(days);
}
