import { balanceThisQuarter } from "../domain/balance";
import type { Day } from "../domain/day";
import { inOrder, Ranked, type FadingList } from "../domain/fading-list";
import { introductionsThisMonth } from "../domain/introductions";
import { LANES, type State } from "../domain/lateness";
import type { Person } from "../domain/person";
import type { Rules } from "../domain/rules";
import { OrderedEntries } from "./ordered-entries";
import type { PeopleIndex } from "./people-index";

/** What a live list depends on. */
export interface LiveListOptions {
	readonly index: PeopleIndex;
	readonly rules: () => Rules;
	readonly today: () => Day;
	/** Runs a function soon, such as before the next frame; several changes until then are told of once. */
	readonly schedule: (run: () => void) => void;
	/** Milliseconds of a clock that never goes back. Without it a new day is worked out in one go. */
	readonly clock?: () => number;
}

/** How long one slice of work may hold the main thread, in milliseconds: half a frame. */
const SLICE = 8;

/** How many people are ranked between two looks at the clock. */
const AT_A_TIME = 32;

/** The list for one day and its rules. */
interface Standings {
	readonly today: Day;
	readonly rules: Rules;
	readonly byPath: Map<string, Ranked>;
	readonly lanes: ReadonlyMap<State, OrderedEntries>;
	/** Paths at which something changed since it was last brought up to date. */
	readonly pending: Set<string>;
	introductions: number;
	gives: number;
	asks: number;
}

/**
 * The fading list as it is now, kept in order: a change costs the people it touches, whatever the number of the others.
 * Equal to `fadingList` over the same people at every moment.
 */
export class LiveList {
	private readonly options: LiveListOptions;
	private readonly listeners = new Set<() => void>();
	private standings: Standings | undefined;
	/** The standings of a new day or of new rules, while they are being worked out. */
	private next: Standings | undefined;
	private list: FadingList | undefined;
	private scheduled = false;

	constructor(options: LiveListOptions) {
		this.options = options;
		options.index.onChange((changed) => {
			for (const path of changed) {
				this.standings?.pending.add(path);
				this.next?.pending.add(path);
			}
			this.list = undefined;
			this.tellSoon();
		});
	}

	/** The list. It changes with the people: whoever needs it later asks again. */
	get current(): FadingList {
		const { standings } = this;
		if (standings === undefined || !this.isOfNow(standings)) {
			this.next = undefined;
			this.standings = this.rebuilt();
			this.list = undefined;
		}
		return this.listed();
	}

	/**
	 * The list to be drawn: the current one, but that on a new day, or by new rules, the one before is shown, with all that
	 * has changed in the notes since, until the new one has been worked out in slices; then listeners are told.
	 */
	get shown(): FadingList {
		const { standings, options } = this;
		if (standings === undefined || options.clock === undefined || this.isOfNow(standings)) return this.current;
		this.prepare();
		return this.listed();
	}

	/** Tells that something else the list depends on has changed: the rules, or whether the notes have been read. */
	touch(): void {
		this.list = undefined;
		this.tellSoon();
	}

	/** Tells that the clock has moved; nothing happens unless the day has changed since the list was computed. */
	tick(): void {
		const { standings, options } = this;
		if (standings === undefined || standings.today === options.today()) return;
		if (options.clock === undefined) this.touch();
		else this.prepare();
	}

	/** Calls a listener after the list changed; returns what ends it. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	private tellSoon(): void {
		if (this.scheduled) return;
		this.scheduled = true;
		this.options.schedule(() => {
			this.scheduled = false;
			for (const listener of [...this.listeners]) listener();
		});
	}

	private isOfNow({ today, rules }: Standings): boolean {
		return today === this.options.today() && rules === this.options.rules();
	}

	/** Starts to work out the standings of now, unless that is under way. */
	private prepare(): void {
		const { clock, index, schedule } = this.options;
		if (clock === undefined || (this.next !== undefined && this.isOfNow(this.next))) return;
		const next = emptyStandings(this.options.today(), this.options.rules());
		this.next = next;
		// As they are now; whoever changes meanwhile is put right in the end, as after any change.
		const people = [...index.people()];
		let at = 0;
		const slice = (): void => {
			// A later day, other rules, or somebody who could not wait.
			if (this.next !== next) return;
			const end = clock() + SLICE;
			while (at < people.length) {
				for (const stop = Math.min(at + AT_A_TIME, people.length); at < stop; at++) {
					const person = people[at];
					if (person !== undefined) putIn(next, person);
				}
				if (clock() >= end) {
					schedule(slice);
					return;
				}
			}
			this.next = undefined;
			this.standings = next;
			this.touch();
		};
		schedule(slice);
	}

	/** Everybody anew, sorted once per lane: less work than putting them in one by one. */
	private rebuilt(): Standings {
		const standings = emptyStandings(this.options.today(), this.options.rules());
		const { byPath, today, rules } = standings;
		const lanes = new Map<State, Ranked[]>(LANES.map((state) => [state, []]));
		const people = [...this.options.index.people()];
		for (const person of people) {
			const entry = new Ranked(person, today, rules);
			byPath.set(person.path, entry);
			lanes.get(entry.state)?.push(entry);
		}
		return {
			...standings,
			lanes: new Map([...lanes].map(([state, entries]) => [state, OrderedEntries.from(entries.sort(inOrder))])),
			introductions: introductionsThisMonth(people, today),
			...balanceThisQuarter(people, today),
		};
	}

	private follow(standings: Standings): void {
		const { byPath, pending } = standings;
		for (const path of pending) {
			const before = byPath.get(path);
			const person = this.options.index.get(path);
			if (before?.person === person) continue;
			if (before !== undefined) takeOut(standings, before);
			if (person !== undefined) putIn(standings, person);
		}
		pending.clear();
	}

	private listed(): FadingList {
		const { standings = this.rebuilt() } = this;
		if (standings.pending.size > 0) {
			this.follow(standings);
			this.list = undefined;
		}
		const { today, byPath, lanes, introductions, gives, asks } = standings;
		this.list ??= {
			today,
			lanes: LANES.map((state) => ({ state, entries: lanes.get(state) ?? new OrderedEntries() })),
			people: byPath.size,
			introductions,
			quarter: { gives, asks },
		};
		return this.list;
	}
}

function emptyStandings(today: Day, rules: Rules): Standings {
	const lanes = new Map(LANES.map((state) => [state, new OrderedEntries()]));
	return { today, rules, byPath: new Map(), lanes, pending: new Set(), introductions: 0, gives: 0, asks: 0 };
}

function putIn(standings: Standings, person: Person): void {
	const entry = new Ranked(person, standings.today, standings.rules);
	standings.byPath.set(person.path, entry);
	standings.lanes.get(entry.state)?.add(entry);
	count(standings, person, 1);
}

function takeOut(standings: Standings, entry: Ranked): void {
	standings.lanes.get(entry.state)?.remove(entry);
	standings.byPath.delete(entry.person.path);
	count(standings, entry.person, -1);
}

/** Adds what one person contributes to the numbers of the head, or takes it away. */
function count(standings: Standings, person: Person, sign: 1 | -1): void {
	const { gives, asks } = balanceThisQuarter([person], standings.today);
	standings.introductions += sign * introductionsThisMonth([person], standings.today);
	standings.gives += sign * gives;
	standings.asks += sign * asks;
}
