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
}

/** The list for one day and its rules. */
interface Standings {
	readonly today: Day;
	readonly rules: Rules;
	readonly byPath: Map<string, Ranked>;
	readonly lanes: ReadonlyMap<State, OrderedEntries>;
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
	/** Paths at which something changed since the list was last brought up to date. */
	private pending = new Set<string>();
	private standings: Standings | undefined;
	private list: FadingList | undefined;
	private scheduled = false;

	constructor(options: LiveListOptions) {
		this.options = options;
		options.index.onChange((changed) => {
			for (const path of changed) this.pending.add(path);
			this.list = undefined;
			this.tellSoon();
		});
	}

	/** The list. It changes with the people: whoever needs it later asks again. */
	get current(): FadingList {
		const [today, rules] = [this.options.today(), this.options.rules()];
		if (this.standings?.today !== today || this.standings.rules !== rules) this.standings = this.rebuilt(today, rules);
		else this.follow(this.standings);
		this.pending.clear();
		this.list ??= this.listed(this.standings);
		return this.list;
	}

	/** Tells that something else the list depends on has changed: the rules, or whether the notes have been read. */
	touch(): void {
		this.list = undefined;
		this.tellSoon();
	}

	/** Tells that the clock has moved; nothing happens unless the day has changed since the list was computed. */
	tick(): void {
		if (this.standings !== undefined && this.standings.today !== this.options.today()) this.touch();
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

	/** Everybody anew, sorted once per lane: less work than putting them in one by one. */
	private rebuilt(today: Day, rules: Rules): Standings {
		const lanes = new Map<State, Ranked[]>(LANES.map((state) => [state, []]));
		const byPath = new Map<string, Ranked>();
		const people = [...this.options.index.people()];
		for (const person of people) {
			const entry = new Ranked(person, today, rules);
			byPath.set(person.path, entry);
			lanes.get(entry.state)?.push(entry);
		}
		this.list = undefined;
		return {
			today, rules, byPath,
			lanes: new Map([...lanes].map(([state, entries]) => [state, OrderedEntries.from(entries.sort(inOrder))])),
			introductions: introductionsThisMonth(people, today),
			...balanceThisQuarter(people, today),
		};
	}

	private follow(standings: Standings): void {
		const { byPath, lanes, today, rules } = standings;
		for (const path of this.pending) {
			const before = byPath.get(path);
			const person = this.options.index.get(path);
			if (before?.person === person) continue;
			if (before !== undefined) {
				lanes.get(before.state)?.remove(before);
				byPath.delete(path);
				count(standings, before.person, -1);
			}
			if (person === undefined) continue;
			const entry = new Ranked(person, today, rules);
			byPath.set(path, entry);
			lanes.get(entry.state)?.add(entry);
			count(standings, person, 1);
		}
	}

	private listed({ today, byPath, lanes, introductions, gives, asks }: Standings): FadingList {
		return {
			today,
			lanes: LANES.map((state) => ({ state, entries: lanes.get(state) ?? new OrderedEntries() })),
			people: byPath.size,
			introductions,
			quarter: { gives, asks },
		};
	}
}

/** Adds what one person contributes to the numbers of the head, or takes it away. */
function count(standings: Standings, person: Person, sign: 1 | -1): void {
	const { gives, asks } = balanceThisQuarter([person], standings.today);
	standings.introductions += sign * introductionsThisMonth([person], standings.today);
	standings.gives += sign * gives;
	standings.asks += sign * asks;
}
