import { balanceThisQuarter } from "./balance";
import type { Day } from "./day";
import { introductionsThisMonth } from "./introductions";
import { LANES, OPEN_LANES, standingOf, type Standing, type State } from "./lateness";
import type { Balance, Person } from "./person";
import type { Rules } from "./rules";

/** A person and where they stand. */
export interface Entry {
	readonly person: Person;
	readonly standing: Standing;
}

/** The people of one state, in the order of the pane. */
export interface Lane {
	readonly state: State;
	readonly entries: readonly Entry[];
}

/** Everything the pane shows: all lanes, empty ones too, in their order, and the numbers of its head. */
export interface FadingList {
	readonly today: Day;
	readonly lanes: readonly Lane[];
	readonly people: number;
	readonly introductions: number;
	readonly quarter: Balance;
}

// One order everywhere, whatever the language of the screen: two devices of one user show the same list.
const NAMES = new Intl.Collator("und", { numeric: true, sensitivity: "base" });

function byName(a: Entry, b: Entry): number {
	return NAMES.compare(a.person.name, b.person.name) || (a.person.path < b.person.path ? -1 : 1);
}

function byLateness(a: Entry, b: Entry): number {
	return b.standing.lateness - a.standing.lateness || byName(a, b);
}

function byDueDay(a: Entry, b: Entry): number {
	const [dueA, dueB] = [a.standing.step?.due ?? "", b.standing.step?.due ?? ""];
	return dueA === dueB ? byName(a, b) : dueA < dueB ? -1 : 1;
}

/** Entries by person, as they were computed for one day and one set of rules: another person is another value. */
export type KnownEntries = WeakMap<Person, Entry>;

/**
 * Who is fading, in which lane and order and for which reasons: product page, section 5. The order given is of no account.
 * An entry that is `known` is taken as it is, and those computed are put there.
 */
export function fadingList(people: Iterable<Person>, today: Day, rules: Rules, known: KnownEntries = new WeakMap()): FadingList {
	const all = [...people];
	const lanes = new Map<State, Entry[]>(LANES.map((state) => [state, []]));
	for (const person of all) {
		const entry = known.get(person) ?? { person, standing: standingOf(person, today, rules) };
		known.set(person, entry);
		lanes.get(entry.standing.state)?.push(entry);
	}
	return {
		today,
		lanes: LANES.map((state) => {
			const entries = lanes.get(state) ?? [];
			return { state, entries: entries.sort(state === "new" ? byDueDay : byLateness) };
		}),
		people: all.length,
		introductions: introductionsThisMonth(all, today),
		quarter: balanceThisQuarter(all, today),
	};
}

/** The people of the open lanes, in the pane's order. */
export function openEntries(list: FadingList): Entry[] {
	return list.lanes.filter(({ state }) => OPEN_LANES.includes(state)).flatMap(({ entries }) => entries);
}

/** Everybody, those to reach out to first: the order of a picker. */
export function everyEntry(list: FadingList): Entry[] {
	return list.lanes.flatMap(({ entries }) => entries);
}
