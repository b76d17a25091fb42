import type { Day } from "./day";
import {
	OPEN_LANES,
	PANE_LANES,
	rankOf,
	standingOf,
	type PaneLane,
	type Rank,
	type Standing,
	type State,
} from "./standing";
import type { Person } from "./person";
import type { Balance } from "./gives-and-asks";
import type { Rules } from "./rules";
import { haystackOf, type Searched } from "./search";
import { NetworkTotals } from "./network-totals";

/** A person and where they stand. */
export interface Entry {
	readonly person: Person;
	readonly standing: Standing;
}

/** What every position depends on: the day and the rules. */
export interface DayAndRules {
	readonly today: Day;
	readonly rules: Rules;
}

/** The same with lane and order. `standing` is computed on first access: most people are never in view. */
export class Ranked implements Entry, Rank, Searched {
	readonly person: Person;
	readonly state: State;
	readonly lateness: number;
	readonly due: Day | undefined;
	readonly coming: Day | undefined;
	private known: Standing | undefined;
	private folded: string | undefined;
	private readonly on: DayAndRules;

	constructor(person: Person, on: DayAndRules) {
		const { state, lateness, due, coming } = rankOf(person, on.today, on.rules);
		this.person = person;
		this.state = state;
		this.lateness = lateness;
		this.due = due;
		this.coming = coming;
		this.on = on;
	}

	/** Where they stand in the pane. */
	get lane(): PaneLane {
		return this.coming === undefined ? this.state : "comingUp";
	}

	get standing(): Standing {
		this.known ??= standingOf(this.person, this.on.today, this.on.rules);
		return this.known;
	}

	/** What a search looks into. */
	get haystack(): string {
		this.folded ??= haystackOf(this.person);
		return this.folded;
	}
}

/** Sorted people with index access. An array qualifies. */
export interface Entries extends Iterable<Ranked> {
	readonly length: number;
	at(index: number): Ranked | undefined;
}

/** One lane: either everyone with something coming up, or everyone else in one state; in display order. */
export interface Lane {
	readonly state: PaneLane;
	readonly entries: Entries;
}

/**
 * Everything the pane shows: all lanes in order ("coming up" first, empty ones included) and the numbers in its head.
 */
export interface FadingList {
	readonly today: Day;
	readonly lanes: readonly Lane[];
	readonly people: number;
	readonly introductions: number;
	readonly quarter: Balance;
	/** How many people have a day in their summary that nothing accounts for; 0 where no summary is kept. */
	readonly doubted: number;
}

// One order everywhere, whatever the language of the screen: two devices of one user show the same list.
// Made for the first list: it takes three times as long to make as all the rest of the plugin takes to load.
let names: Intl.Collator | undefined;

function byName(a: Ranked, b: Ranked): number {
	if (a.person.path === b.person.path) return 0;
	names ??= new Intl.Collator("und", { numeric: true, sensitivity: "base" });
	return names.compare(a.person.name, b.person.name) || (a.person.path < b.person.path ? -1 : 1);
}

/** The order of a lane by state alone: by lateness, largest first, then by name; in the lane of new introductions by due day first. */
function byState(a: Ranked, b: Ranked): number {
	const [dueA, dueB] = [a.due ?? "", b.due ?? ""];
	if (dueA !== dueB) return dueA < dueB ? -1 : 1;
	return (dueA === "" ? b.lateness - a.lateness : 0) || byName(a, b);
}

/** The order of a lane: of what comes up by its day, then by name; else by lateness or by the day of the next step. */
export function inOrder(a: Ranked, b: Ranked): number {
	if (a.coming === undefined || b.coming === undefined) return byState(a, b);
	return a.coming === b.coming ? byName(a, b) : a.coming < b.coming ? -1 : 1;
}

/**
 * Who is fading, in which lane and order and for which reasons: product page, section 5. The order of the input doesn't matter.
 */
export function fadingList(people: Iterable<Person>, today: Day, rules: Rules): FadingList {
	const all = [...people];
	const lanes = new Map<PaneLane, Ranked[]>(PANE_LANES.map((lane) => [lane, []]));
	const on: DayAndRules = { today, rules };
	for (const person of all) {
		const entry = new Ranked(person, on);
		lanes.get(entry.lane)?.push(entry);
	}
	const tally = NetworkTotals.of(all, today);
	return {
		today,
		lanes: PANE_LANES.map((state) => ({ state, entries: (lanes.get(state) ?? []).sort(inOrder) })),
		people: all.length,
		introductions: tally.introductions,
		quarter: tally.balance,
		doubted: rules.summary ? tally.doubted : 0,
	};
}

/** Those with whom something comes up, whatever their state. */
function comingEntries(list: FadingList): Entries {
	return list.lanes.find(({ state }) => state === "comingUp")?.entries ?? [];
}

/** The people of a lane with a few others in their places, so that no more are looked at than are taken. */
function* merged(entries: Iterable<Ranked>, few: readonly Ranked[]): Iterable<Ranked> {
	let next = 0;
	for (const entry of entries) {
		for (let other = few[next]; other !== undefined && byState(other, entry) < 0; other = few[next]) {
			yield other;
			next++;
		}
		yield entry;
	}
	yield* few.slice(next);
}

/**
 * The people of the open lanes in display order, with "coming up" people put back into their own lanes; at most
 * `limit`, and no more than needed are looked at.
 */
export function openEntries(list: FadingList, limit = Infinity): Ranked[] {
	const coming = [...comingEntries(list)];
	const found: Ranked[] = [];
	for (const { state, entries } of list.lanes) {
		if (state === "comingUp" || !OPEN_LANES.includes(state)) continue;
		for (const entry of merged(entries, coming.filter((each) => each.state === state).sort(byState))) {
			if (found.length >= limit) return found;
			found.push(entry);
		}
	}
	return found;
}

/** Whether somebody in an open lane is due: for a new introduction, its next step is. */
function isTurn({ due }: Ranked, today: Day): boolean {
	return due === undefined || due <= today;
}

/** Everybody who waits: the people of the open lanes whose turn has come, in the pane's order. Product page, section 8.1. */
export function waitingEntries(list: FadingList): Ranked[] {
	return openEntries(list).filter((entry) => isTurn(entry, list.today));
}

/** How many wait: as many as {@link waitingEntries} has. Asked whenever the list changes, so only new introductions are looked at. */
export function waitingIn({ lanes, today }: FadingList): number {
	let waiting = 0;
	for (const { state, entries } of lanes) {
		if (state === "comingUp") {
			for (const entry of entries) if (OPEN_LANES.includes(entry.state) && isTurn(entry, today)) waiting++;
			continue;
		}
		if (!OPEN_LANES.includes(state)) continue;
		if (state !== "new") waiting += entries.length;
		else
			for (const entry of entries) {
				// They stand in the order of their days.
				if (!isTurn(entry, today)) break;
				waiting++;
			}
	}
	return waiting;
}

/** Everybody, those to reach out to first: the order of a picker. */
export function everyEntry(list: FadingList): Ranked[] {
	return list.lanes.flatMap(({ entries }) => [...entries]);
}
