import { inOrder, Ranked, type FadingList, type DayAndRules } from "../domain/fading-list";
import { PANE_LANES, type PaneLane } from "../domain/standing";
import type { Person } from "../domain/person";
import { NetworkTotals } from "../domain/network-totals";
import { OrderedEntries } from "./ordered-entries";
import type { PeopleIndex } from "./people-index";

/** How many people are ranked between two looks at the clock. */
const AT_A_TIME = 16;

/**
 * Everybody's lane and position for one day and one set of rules. Updated per person for changed paths; until then they
 * keep their old place.
 */
export class Ranking {
	readonly on: DayAndRules;
	private readonly index: PeopleIndex;
	private readonly byPath = new Map<string, Ranked>();
	private readonly lanes = new Map<PaneLane, OrderedEntries>(PANE_LANES.map((state) => [state, new OrderedEntries()]));
	private readonly pending = new Set<string>();
	private tally: NetworkTotals;

	/** With nobody in it. */
	constructor(index: PeopleIndex, on: DayAndRules) {
		this.index = index;
		this.on = on;
		this.tally = new NetworkTotals(on.today);
	}

	/** With everybody in it, sorted once per lane: less work than putting them in one by one. */
	static of(index: PeopleIndex, on: DayAndRules): Ranking {
		const ranking = new Ranking(index, on);
		ranking.takeEverybody();
		return ranking;
	}

	/** Puts people in, as many as there is time for, from where it was left; returns whether all are in. */
	fill(people: Iterator<Person>, hasTime: () => boolean): boolean {
		for (let count = 1; ; count++) {
			const next = people.next();
			if (next.done === true) return true;
			this.put(next.value.path, next.value);
			if (count % AT_A_TIME === 0 && !hasTime()) return false;
		}
	}

	/** Marks a path as changed; `follow` catches up later. */
	touch(path: string): void {
		this.pending.add(path);
	}

	/** Whether any touched path is still pending. */
	get isBehind(): boolean {
		return this.pending.size > 0;
	}

	/** Catches up with the touched paths, as many as time allows, or all of them. */
	follow(hasTime?: () => boolean): void {
		if (hasTime === undefined && this.pending.size > this.byPath.size / 2) {
			this.takeEverybody();
			return;
		}
		let count = 0;
		for (const path of this.pending) {
			if (count++ % AT_A_TIME === AT_A_TIME - 1 && hasTime?.() === false) return;
			this.pending.delete(path);
			this.put(path, this.index.get(path));
		}
	}

	/** The places as a list, which changes with them. */
	list(): FadingList {
		const { on, byPath, lanes, tally } = this;
		return {
			today: on.today,
			lanes: PANE_LANES.map((state) => ({ state, entries: lanes.get(state) ?? new OrderedEntries() })),
			people: byPath.size,
			introductions: tally.introductions,
			quarter: tally.balance,
			doubted: on.rules.summary ? tally.doubted : 0,
		};
	}

	/** Everybody anew, but for what is known of those who are the same. */
	private takeEverybody(): void {
		const { byPath, index, lanes, on, pending } = this;
		const before = new Map(byPath);
		byPath.clear();
		pending.clear();
		this.tally = new NetworkTotals(on.today);
		const all = new Map<PaneLane, Ranked[]>(PANE_LANES.map((state) => [state, []]));
		for (const person of index.people()) {
			const known = before.get(person.path);
			const entry = known?.person === person ? known : new Ranked(person, on);
			byPath.set(person.path, entry);
			this.tally.add(person);
			all.get(entry.lane)?.push(entry);
		}
		for (const [state, entries] of all) lanes.set(state, OrderedEntries.from(entries.sort(inOrder)));
	}

	private put(path: string, person: Person | undefined): void {
		const { byPath, lanes, tally } = this;
		const before = byPath.get(path);
		if (before?.person === person) return;
		const entry = person === undefined ? undefined : new Ranked(person, this.on);
		if (before !== undefined) tally.remove(before.person);
		if (entry === undefined) byPath.delete(path);
		else {
			byPath.set(path, entry);
			tally.add(entry.person);
		}
		if (before !== undefined && entry !== undefined && before.lane === entry.lane && inOrder(before, entry) === 0) {
			lanes.get(entry.lane)?.replace(before, entry);
			return;
		}
		if (before !== undefined) lanes.get(before.lane)?.remove(before);
		if (entry !== undefined) lanes.get(entry.lane)?.add(entry);
	}
}
