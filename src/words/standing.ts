/** Why a person stands where they stand, in sentences made of the very numbers that ranked them. */
import { CADENCE_WORDS } from "../domain/cadence";
import { addDays, daysBetween, formatDay, type Day } from "../domain/day";
import { type Entry } from "../domain/fading-list";
import type { Step } from "../domain/introductions";
import type { Cadence, Factor, PaneLane, Standing } from "../domain/standing";
import type { Properties } from "../domain/person";
import type { Balance } from "../domain/gives-and-asks";
import type { Requirement } from "../domain/requirements";
import { counted, listed, number, times } from "./count";

/** The heading of each lane. */
export const LANE_NAMES: Readonly<Record<PaneLane, string>> = {
	comingUp: "Coming up",
	found: "Found",
	new: "New",
	faded: "Faded",
	fading: "Fading",
	due: "Due",
	slipping: "Slipping",
	warm: "Warm",
	resting: "Resting",
	undated: "No date yet",
};

/** A day relative to today: `today`, `tomorrow`, `Saturday`, `22 November`, `22 November 2025`. */
export function dayInWords(day: Day, today: Day, locale: string): string {
	const away = daysBetween(today, day);
	if (away === 0) return "today";
	if (away === 1) return "tomorrow";
	if (away === -1) return "yesterday";
	if (Math.abs(away) < 7) return formatDay(day, "weekday", locale);
	return formatDay(day, day.slice(0, 4) === today.slice(0, 4) ? "dayAndMonth" : "full", locale);
}

/** A day of the past that a sentence begins counting from: `Saturday`, `3 September`, `March 2025`. */
export function since(day: Day, today: Day, locale: string): string {
	return daysBetween(day, today) > 180 ? formatDay(day, "monthAndYear", locale) : dayInWords(day, today, locale);
}

/** A cadence as an adjective: `monthly`, `45-day`. */
export function cadenceWord(days: number, locale: string): string {
	return CADENCE_WORDS.find((row) => row.days === days)?.word ?? `${number(days, locale)}-day`;
}

/** What is to be done about a new introduction. */
export function stepName(step: Step): string {
	return step.id === "hello" ? "say it was nice to meet you" : "follow up on something you talked about";
}

/** What a step is once its day has passed: an offer, never a reproach. */
export function stillTime(step: Step): string {
	return step.id === "hello" ? "Still time to say hello" : "Still time to follow up";
}

/** The day of a step, for the first line of a row, the sentence below it naming the step: `by tomorrow`. */
export function stepInWords(step: Step, today: Day, locale: string): string {
	const day = dayInWords(step.due, today, locale);
	return step.overdue ? `since ${day}` : step.due === today ? day : `by ${day}`;
}

/** When a person was met, after `Met`: ` Saturday`, ` in March 2019`; empty where it is not known. */
export function whenMet({ met, isMetMonthOnly }: Properties, today: Day, locale: string): string {
	if (met === undefined) return "";
	return ` ${isMetMonthOnly === true ? `in ${formatDay(met, "monthAndYear", locale)}` : since(met, today, locale)}`;
}

/** When and where a person was met: `Met Saturday at SMC Austin`. */
export function metInWords({ person: { properties } }: Entry, today: Day, locale: string): string {
	const { metAt } = properties;
	return `Met${whenMet(properties, today, locale)}${metAt === undefined ? "" : ` at ${metAt}`}`;
}

/** Gives and asks in words: `You asked 5 times and gave twice.` */
export function balanceInWords({ gives, asks }: Balance, locale: string): string {
	return gives > asks
		? `You gave ${times(gives, locale)} and asked ${times(asks, locale)}.`
		: `You asked ${times(asks, locale)} and gave ${times(gives, locale)}.`;
}

function factorInWords(factor: Factor, today: Day, locale: string): string {
	return factor.id === "asks"
		? balanceInWords(factor.balance, locale)
		: `Not face to face since ${since(factor.last.day, today, locale)}.`;
}

function days(value: number, locale: string): string {
	return counted(value, "day", "days", locale);
}

function cadencePhrase(cadence: Cadence, locale: string): string {
	return `your ${cadenceWord(cadence.days, locale)} rhythm`;
}

/** Silence against cadence, for anyone with a date. */
function silenceInWords(standing: Standing, locale: string): string {
	const { cadence, neverFollowedUp, lateness } = standing;
	const silence = standing.silence ?? 0;
	const past = silence - cadence.days;
	const left = standing.daysUntilDue ?? 0;
	if (neverFollowedUp) {
		const met = `${days(silence, locale)} since you met and no follow-up yet`;
		if (past > 0)
			return `${met}, ${number(past, locale)} past ${cadence.source === "introduction" ? "the first 30" : cadencePhrase(cadence, locale)}.`;
		return lateness === 1
			? `Today: ${met}.`
			: `${met}, ${number(Math.max(left, 0), locale)} left of ${number(cadence.days, locale)}.`;
	}
	if (lateness === 1) return `Today: ${days(silence, locale)} of silence in ${cadencePhrase(cadence, locale)}.`;
	if (past > 0)
		return `${days(silence, locale)} of silence, ${number(past, locale)} past ${cadencePhrase(cadence, locale)}.`;
	if (lateness > 1)
		return `${days(silence, locale)} of silence in ${cadencePhrase(cadence, locale)}, due sooner than usual.`;
	return silence === 0
		? `In touch today, ${days(left, locale)} left in ${cadencePhrase(cadence, locale)}.`
		: `${days(silence, locale)} of silence, ${number(Math.max(left, 0), locale)} left in ${cadencePhrase(cadence, locale)}.`;
}

function slippingInWords(standing: Standing, locale: string): string {
	const usual = standing.rhythm?.median ?? 0;
	return `${days(standing.silence ?? 0, locale)} of silence; you are usually in touch every ${days(usual, locale)}.`;
}

function newInWords(entry: Entry, step: Step, today: Day, locale: string): string {
	const met = `${metInWords(entry, today, locale)}.`;
	if (step.overdue) return `${stillTime(step)}; the day for it was ${dayInWords(step.due, today, locale)}. ${met}`;
	const name = stepName(step);
	return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${stepInWords(step, today, locale)}. ${met}`;
}

function restingInWords(entry: Entry, today: Day, locale: string): string {
	const { paused, snoozeUntil } = entry.person.properties;
	if (paused || snoozeUntil === undefined) return "Resting until you say otherwise.";
	return `Snoozed until ${dayInWords(snoozeUntil, today, locale)}.`;
}

/**
 * The full explanation of where somebody stands (product page, section 5): silence against cadence, then each factor.
 * Shown on the card, in the picker and in the API; a row shows `rowReasons` of `row.ts`.
 */
export function explanationInWords(entry: Entry, today: Day, locale: string): string {
	const { standing } = entry;
	const { state, step } = standing;
	if (state === "resting") return restingInWords(entry, today, locale);
	if (state === "new" && step !== undefined) return newInWords(entry, step, today, locale);
	if (state === "undated") return "No contact on record yet.";
	const first = state === "slipping" ? slippingInWords(standing, locale) : silenceInWords(standing, locale);
	return [first, ...standing.factors.map((factor) => factorInWords(factor, today, locale))].join(" ");
}

/** The name of each requirement. */
export const REQUIREMENT_NAMES: Readonly<Record<Requirement["id"], string>> = {
	attraction: "Attraction",
	commonGround: "Common ground",
	giving: "Giving",
	faceToFace: "Face to face",
};

/** The symbol of each state, beside which the word always stands for those who cannot see it. */
export const REQUIREMENT_MARKS = { met: "●", unmet: "○", unknown: "–" } as const;

/** Each state in a word. */
export const REQUIREMENT_STATES = { met: "met", unmet: "not met", unknown: "not known" } as const;

/** The marks of a row as text for screen readers: `Attraction: met, Common ground: not known …` */
export function marksInWords(requirements: readonly Requirement[]): string {
	return listed(requirements.map(({ id, state }) => `${REQUIREMENT_NAMES[id]}: ${REQUIREMENT_STATES[state]}`));
}

/** A requirement's state and its reason in words. */
export function requirementInWords(requirement: Requirement, today: Day, locale: string): string {
	switch (requirement.id) {
		case "attraction":
			return requirement.answers.length > 0
				? `You wrote down ${listed(requirement.answers.map((answer) => (answer === 1 ? "why you make this connection" : "why they would want to connect")))}.`
				: "Not written down yet: why you, and why would they?";
		case "commonGround":
			return requirement.shared.length > 0
				? `You share ${listed(requirement.shared)}.`
				: "No common ground written down yet.";
		case "giving":
			return requirement.state === "unknown"
				? `${counted(requirement.balance.gives + requirement.balance.asks, "give or ask", "gives and asks", locale)} on record: too few to tell.`
				: balanceInWords(requirement.balance, locale);
		case "faceToFace":
			return requirement.last === undefined
				? "No meeting face to face on record."
				: `Last face to face: ${dayInWords(requirement.last.day, today, locale)}.`;
	}
}

/** The days that a snooze can last, from a day on. */
export function snoozeChoices(today: Day): readonly { readonly label: string; readonly until: Day }[] {
	return [
		{ label: "One week", until: addDays(today, 7) },
		{ label: "Two weeks", until: addDays(today, 14) },
		{ label: "One month", until: addDays(today, 30) },
		{ label: "Three months", until: addDays(today, 90) },
	];
}
