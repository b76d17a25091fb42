/** Arbitrary people for property tests, and a short way to make one by hand. */
import fc from "fast-check";
import { CHANNELS, type Channel, type Direction } from "../../src/domain/channel";
import { addDays, type Day } from "../../src/domain/day";
import { packFollowUps } from "../../src/domain/packed-follow-ups";
import { NO_PROPERTIES, NO_RECORD, type FollowUp, type Person, type Properties } from "../../src/domain/person";

/** The day that fixtures call today: a Tuesday. */
export const TODAY = "2026-11-24" as Day;

/** The day so many days before today. */
export function ago(days: number): Day {
	return addDays(TODAY, -days);
}

/** A person by hand: whatever is not given is unknown. */
export function person(
	name: string,
	properties: Partial<Properties> = {},
	followUps: readonly FollowUp[] = [],
	answered: Person["record"] = undefined,
): Person {
	return {
		path: `People/${name}.md`,
		name,
		properties: { ...NO_PROPERTIES, ...properties },
		record: { ...NO_RECORD, ...answered, followUps: packFollowUps(followUps) },
	};
}

/** A follow-up by hand. */
export function contact(day: Day, channel?: Channel, direction?: Direction, what = ""): FollowUp {
	return {
		day,
		what,
		...(channel === undefined ? {} : { channel }),
		...(direction === undefined ? {} : { direction }),
	};
}

const pastDay = fc.integer({ min: 0, max: 1200 }).map(ago);

/** Any follow-up up to today. */
export const anyFollowUp: fc.Arbitrary<FollowUp> = fc
	.tuple(
		pastDay,
		fc.option(fc.constantFrom(...CHANNELS.map(({ id }) => id)), { nil: undefined }),
		fc.option(fc.constantFrom<Direction>("gave", "asked"), { nil: undefined }),
	)
	.map(([day, channel, direction]) => contact(day, channel, direction));

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
	return fc.option(arbitrary, { nil: undefined });
}

/** Any person of whom nothing lies in the future. */
export const anyPerson: fc.Arbitrary<Person> = fc
	.record({
		name: fc.string({ minLength: 1, maxLength: 8 }),
		id: fc.uuid(),
		circle: optional(fc.constantFrom("inner", "close", "active", "wide", "nonsense")),
		cadence: optional(fc.integer({ min: 1, max: 400 })),
		met: optional(pastDay),
		lastContact: optional(pastDay),
		lastMet: optional(pastDay),
		gives: optional(fc.nat(9)),
		asks: optional(fc.nat(9)),
		snoozeUntil: optional(fc.integer({ min: -30, max: 30 }).map(ago)),
		paused: fc.boolean(),
		followUps: fc.array(anyFollowUp, { maxLength: 12 }),
	})
	.map(({ name, id, followUps, paused, ...fields }) => {
		const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
		return { ...person(name, { ...given, paused }, followUps), path: `People/${id}.md` };
	});
