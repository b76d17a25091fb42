import { addDays, daysBetween, type Day } from "./day";
import type { Person } from "./person";
import { hasContactSince, lastSinceIntroduction } from "./last-contact";
import { INTRODUCTION_DAYS } from "./rules";

/** The steps that make an introduction a connection, in their order: product page, section 6. */
export const STEPS = [
	{ id: "hello", days: 2 },
	{ id: "followUp", days: 7 },
] as const;

/** What to do next about a new introduction. */
export interface Step {
	readonly id: (typeof STEPS)[number]["id"];
	readonly due: Day;
	/** Whether its day has passed. */
	readonly overdue: boolean;
}

/** Whether the person was met within the days in which an introduction is new. */
export function isRecentlyMet(person: Person, today: Day): boolean {
	const { met } = person.properties;
	return met !== undefined && met <= today && daysBetween(met, today) <= INTRODUCTION_DAYS;
}

/** Whether the day of the introduction is known and nothing followed it. */
export function isNeverFollowedUp(person: Person, today: Day): boolean {
	const { met } = person.properties;
	return met !== undefined && met <= today && !hasContactSince(person, today);
}

/** Whether there was contact so long after the introduction that a connection came of it. */
export function hasHeld(person: Person, today: Day): boolean {
	const { met } = person.properties;
	const last = lastSinceIntroduction(person, today);
	return met !== undefined && last !== undefined && daysBetween(met, last) >= STEPS[1].days;
}

/** The next step of a new introduction; undefined for everyone who is not new, or no longer. */
export function stepOf(person: Person, today: Day): Step | undefined {
	const { met } = person.properties;
	if (met === undefined || !isRecentlyMet(person, today)) return undefined;
	const last = lastSinceIntroduction(person, today);
	const [hello, followUp] = STEPS;
	if (hasHeld(person, today)) return undefined;
	const { id, days } = last === undefined ? hello : followUp;
	const due = addDays(met, days);
	return { id, due, overdue: today > due };
}

/** The others who were met at the same event or place, in the order given. */
export function othersMetAt(person: Person, people: Iterable<Person>, metAt = person.properties.metAt): Person[] {
	const place = metAt?.toLowerCase();
	if (place === undefined) return [];
	const others: Person[] = [];
	for (const other of people) {
		if (other.path !== person.path && other.properties.metAt?.toLowerCase() === place) others.push(other);
	}
	return others;
}
