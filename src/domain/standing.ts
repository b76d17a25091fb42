import { circleIn, circleNamed } from "./cadence";
import { comingUp, type ComingUp } from "./coming-up";
import { daysBetween, type Day } from "./day";
import { isNeverFollowedUp, stepOf, type Step } from "./introductions";
import { saysNothing } from "./says-nothing";
import { isAsleep, keyIn, type Person, type Unreadable } from "./person";
import { balanceOf, type Balance } from "./gives-and-asks";
import { contactDayNumbersOf, lastContactOf, lastFaceToFaceOf, type Sourced } from "./last-contact";
import { doubtsOf } from "./summary-doubts";
import { asksOutnumberGives, requirementsOf, tooLongApart, type Requirement } from "./requirements";
import { breaksRhythm, rhythmOf, SHORTEST_SILENCE, type Rhythm } from "./rhythm";
import { INTRODUCTION_DAYS, type Rules } from "./rules";

/** The lanes of the pane, in its order; the first five are open, the others folded: product page, section 5. */
export const LANES = ["new", "faded", "fading", "due", "slipping", "warm", "resting", "undated"] as const;

/** The state of a connection, which is the lane it stands in. */
export type State = (typeof LANES)[number];

/** The lanes of those to reach out to. */
export const OPEN_LANES: readonly PaneLane[] = LANES.slice(0, 5);

/** Where the pane lists somebody: "coming up", else the lane of their state; "found" during a search. */
export type PaneLane = "comingUp" | "found" | State;

/** All but those found, in the order of the pane. */
export const PANE_LANES: readonly PaneLane[] = ["comingUp", ...LANES];

/** How many days may pass, and what says so. */
export interface Cadence {
	readonly days: number;
	/** `introduction`: the first month, for a person never followed up, where nothing shorter is set. */
	readonly source: "own" | "circle" | "default" | "introduction";
}

/** A factor that lateness is multiplied by. */
export type Factor =
	| { readonly id: "asks"; readonly by: number; readonly balance: Balance }
	| { readonly id: "distance"; readonly by: number; readonly last: Sourced };

/** Where a person stands today, and every number that decided it. */
export interface Standing {
	readonly state: State;
	readonly cadence: Cadence;
	/** Days since the last contact; undefined where none is known. */
	readonly silence: number | undefined;
	/** Silence divided by cadence, times all factors; 0 if no contact is known. Rounded to six decimals. */
	readonly lateness: number;
	/**
	 * Days from today until lateness reaches `dueFrom`: 0 on that day, negative later; undefined if no contact is known.
	 */
	readonly daysUntilDue: number | undefined;
	readonly factors: readonly Factor[];
	readonly lastContact: Sourced | undefined;
	readonly lastFaceToFace: Sourced | undefined;
	readonly balance: Balance;
	readonly step: Step | undefined;
	/** What comes up with them soon: such people stand above the lanes. */
	readonly coming: ComingUp | undefined;
	/** Set only for the state `slipping`. */
	readonly rhythm: Rhythm | undefined;
	readonly neverFollowedUp: boolean;
	readonly requirements: readonly Requirement[];
	/** Parts of the note that could not be used: unreadable properties, days in the future, an unknown circle. */
	readonly unreadable: readonly Unreadable[];
}

/** The cadence of a person: their own, else the circle's, else the default, and no more than a month before the first follow-up. */
export function cadenceOf(person: Person, today: Day, rules: Rules): Cadence {
	const { cadence, circleDays } = person.properties;
	const ofCircle =
		circleNamed(circleIn(person.properties, rules.circles), rules.circles) ??
		(circleDays === undefined ? undefined : { days: circleDays });
	const set: Cadence =
		cadence !== undefined
			? { days: cadence, source: "own" }
			: ofCircle !== undefined
				? { days: ofCircle.days, source: "circle" }
				: { days: rules.defaultCadence, source: "default" };
	return set.days > INTRODUCTION_DAYS && isNeverFollowedUp(person, today)
		? { days: INTRODUCTION_DAYS, source: "introduction" }
		: set;
}

/** What in the properties cannot be used today, beyond what could not be read at all. */
export function unreadableOf(person: Person, today: Day, rules: Rules): readonly Unreadable[] {
	const { properties } = person;
	const { lastContact, lastMet, met, unreadable } = properties;
	const conflict = person.record?.conflict;
	// Where git left its markers, they are why the properties cannot be read.
	const found: Unreadable[] =
		conflict === undefined
			? [...unreadable]
			: [{ value: "", expected: "merge", line: conflict }, ...unreadable.filter(({ expected }) => expected !== "yaml")];
	const alike = person.record?.lookAlike;
	if (alike !== undefined && conflict === undefined)
		found.push({ value: alike.cause, expected: "alike", line: alike.line });
	if (person.record?.unread === true) found.push({ value: "", expected: "log" });
	for (const [name, day] of [
		["lastContact", lastContact],
		["lastMet", lastMet],
		["met", met],
	] as const) {
		if (day !== undefined && day > today)
			found.push({ property: keyIn(properties, name), value: day, expected: "pastDay" });
	}
	if (rules.summary) {
		for (const { name, day } of doubtsOf(person, today)) {
			found.push({ property: keyIn(properties, name), value: day, expected: "onRecord" });
		}
	}
	const circle = unknownCircle(person, rules);
	if (circle !== undefined && !saysNothing(circle.value)) found.push(circle);
	return found;
}

/** A circle that the settings do not have. One called `none` is one like any other where they have it. */
function unknownCircle({ properties }: Person, { circles }: Rules): Unreadable | undefined {
	const { circle, circles: listed, circleDays } = properties;
	if (
		circle === undefined ||
		circleDays !== undefined ||
		circleNamed(circleIn(properties, circles), circles) !== undefined
	)
		return undefined;
	return {
		property: keyIn(properties, "circle"),
		value: listed === undefined ? circle : listed.join(", "),
		expected: "circle",
	};
}

/** Properties left unused without being faults; only the check mentions them. */
export function leftAloneOf(person: Person, rules: Rules): readonly Unreadable[] {
	const { leftAlone = [] } = person.properties;
	const circle = unknownCircle(person, rules);
	return circle !== undefined && saysNothing(circle.value) ? [...leftAlone, circle] : leftAlone;
}

/** Rounds away what binary fractions add (24 days of 30 by 1.25 is exactly 1), and keeps the order. */
function exact(lateness: number): number {
	return Math.round(lateness * 1e6) / 1e6;
}

function factorsOf(balance: Balance, last: Sourced | undefined, today: Day, rules: Rules): Factor[] {
	const factors: Factor[] = [];
	if (asksOutnumberGives(balance)) factors.push({ id: "asks", by: rules.askFactor, balance });
	if (last !== undefined && tooLongApart(last, today, rules)) {
		factors.push({ id: "distance", by: rules.distanceFactor, last });
	}
	return factors;
}

function stateBy(lateness: number, rules: Rules): "faded" | "fading" | "due" | undefined {
	if (lateness >= rules.fadedFrom) return "faded";
	if (lateness >= rules.fadingFrom) return "fading";
	return lateness >= rules.dueFrom ? "due" : undefined;
}

/** What lane and order are decided by. */
type Weighed = Pick<
	Standing,
	| "state"
	| "cadence"
	| "silence"
	| "lateness"
	| "factors"
	| "lastContact"
	| "lastFaceToFace"
	| "balance"
	| "step"
	| "coming"
	| "rhythm"
> & {
	/** The product of all factors. */
	readonly weight: number;
};

function weigh(person: Person, today: Day, rules: Rules): Weighed {
	const cadence = cadenceOf(person, today, rules);
	const lastContact = lastContactOf(person, today);
	const lastFaceToFace = lastFaceToFaceOf(person, today);
	const balance = balanceOf(person, rules.summary);
	const silence = lastContact === undefined ? undefined : daysBetween(lastContact.day, today);
	const factors = silence === undefined ? [] : factorsOf(balance, lastFaceToFace, today, rules);
	const weight = factors.reduce((product, { by }) => product * by, 1);
	const lateness = exact(((silence ?? 0) / cadence.days) * weight);
	const step = stepOf(person, today);
	const resting = person.properties.paused || isAsleep(person, today);
	const coming = comingUp(person, today, resting);
	const late = stateBy(lateness, rules);
	// Only computed where it can matter; skipped for people who are due, resting, new, or in touch recently.
	const maySlip =
		silence !== undefined &&
		silence >= SHORTEST_SILENCE &&
		lateness < 1 &&
		late === undefined &&
		!resting &&
		step === undefined;
	const rhythm = maySlip ? rhythmOf(contactDayNumbersOf(person, today)) : undefined;
	const slipping = rhythm !== undefined && breaksRhythm(rhythm, silence ?? 0);
	const state: State = resting
		? "resting"
		: step !== undefined
			? "new"
			: silence === undefined
				? "undated"
				: (late ?? (slipping ? "slipping" : "warm"));
	return {
		state,
		cadence,
		silence,
		lateness,
		factors,
		weight,
		lastContact,
		lastFaceToFace,
		balance,
		step,
		coming,
		rhythm: state === "slipping" ? rhythm : undefined,
	};
}

/** What decides a person's place in the list, and nothing else: it is kept for everybody. */
export interface Rank {
	readonly state: State;
	readonly lateness: number;
	/** The day of the next step; only in the lane of new introductions. */
	readonly due: Day | undefined;
	/** The day of what comes up with them soon. */
	readonly coming: Day | undefined;
}

/** A person's place in the list on a day. */
export function rankOf(person: Person, today: Day, rules: Rules): Rank {
	const { state, lateness, step, coming } = weigh(person, today, rules);
	return { state, lateness, due: state === "new" ? step?.due : undefined, coming: coming?.day };
}

/** Where a person stands on a day: lane, lateness and every reason, by product page, section 5. */
export function standingOf(person: Person, today: Day, rules: Rules): Standing {
	const { weight, ...weighed } = weigh(person, today, rules);
	const { silence, cadence } = weighed;
	return {
		...weighed,
		daysUntilDue:
			silence === undefined ? undefined : Math.ceil(exact((rules.dueFrom * cadence.days) / weight)) - silence,
		neverFollowedUp: isNeverFollowedUp(person, today),
		requirements: requirementsOf(person, today, rules),
		unreadable: unreadableOf(person, today, rules),
	};
}
