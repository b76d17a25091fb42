/** Whom the filters of the pane let through, remembered from letter to letter of a search. */
import type { FadingList, Lane, Ranked } from "../../domain/fading-list";
import type { Circle } from "../../domain/cadence";
import { filterBy, filtersNothing, narrows, rankIn, type Filters } from "../../domain/search";

/** How many people are looked at between two looks at the clock. */
const AT_A_TIME = 64;

/** What is looked for, and in whom. */
interface Looked {
	readonly list: FadingList;
	readonly filters: Filters;
	readonly circles: readonly Circle[];
}

/** A look through lanes for those whom filters let through, which can be left and taken up. */
class Look {
	readonly of: Looked;
	isOver = false;
	/** Who passed so far, in the order of the pane. */
	readonly passed: Lane[] = [];
	/** The same by how well they fit a query. */
	private readonly places: readonly Ranked[][] = [[], [], []];
	private readonly rank: ((entry: Ranked) => number) | undefined;
	private readonly steps: Iterator<undefined>;
	private shown: readonly Lane[] | undefined;

	constructor(of: Looked, lanes: readonly Lane[]) {
		this.of = of;
		this.rank = of.filters.query.trim() === "" ? undefined : rankIn(of.filters.query);
		this.steps = this.look(lanes);
	}

	/** Goes on as long as there is time. */
	goOn(hasTime: () => boolean): void {
		if (this.isOver) return;
		this.shown = undefined;
		do this.isOver = this.steps.next().done === true;
		while (!this.isOver && hasTime());
	}

	/** Who passed so far: those found as one lane, whoever fits best first, then in the order of the pane. */
	lanes(): readonly Lane[] {
		if (this.rank === undefined) return this.passed;
		if (this.shown === undefined) {
			const entries = this.places.flat();
			this.shown = entries.length === 0 ? [] : [{ state: "found", entries }];
		}
		return this.shown;
	}

	private *look(lanes: readonly Lane[]): Generator<undefined, void> {
		const { passed, places, rank } = this;
		const { filters, circles } = this.of;
		if (filtersNothing(filters)) {
			passed.push(...lanes);
			return;
		}
		const passes = filterBy(filters, circles);
		let count = 0;
		for (const { state, entries } of lanes) {
			const some: Ranked[] = [];
			for (const entry of entries) {
				if (passes(entry)) {
					if (some.length === 0) passed.push({ state, entries: some });
					some.push(entry);
					if (rank !== undefined) places[rank(entry)]?.push(entry);
				}
				if (++count % AT_A_TIME === 0) yield;
			}
		}
	}
}

/** Filters people, and remembers who passed. */
export class PaneFilter {
	private last: Look | undefined;

	/**
	 * The lanes of a list with only those people in them whom the filters let through; empty lanes are left out. With `hasTime`
	 * those found as long as there is time; asked again, it continues from there.
	 */
	lanes(
		list: FadingList,
		filters: Filters,
		circles: readonly Circle[],
		hasTime: () => boolean = () => true,
	): readonly Lane[] {
		const look = this.lookFor({ list, filters, circles });
		look.goOn(hasTime);
		return look.lanes();
	}

	/** Whether not everybody was looked at yet. */
	get isBehind(): boolean {
		return this.last?.isOver === false;
	}

	private lookFor(of: Looked): Look {
		const { last } = this;
		const { list, filters, circles } = of;
		const isOfThese = last?.of.list === list && last.of.circles === circles;
		if (isOfThese && last.of.filters === filters) return last;
		const isNarrower = isOfThese && last.isOver && narrows(last.of.filters, filters);
		const lanes = (isNarrower ? last.passed : list.lanes).filter(({ entries }) => entries.length > 0);
		this.last = new Look(of, lanes);
		return this.last;
	}

	/** Gets people ready to be searched for, in their order, as many as there is time for; returns from where to go on, or undefined at the end. */
	prepare(list: FadingList, from: number, hasTime: () => boolean): number | undefined {
		let at = 0;
		for (const { entries } of list.lanes) {
			if (at + entries.length <= from) {
				at += entries.length;
				continue;
			}
			for (const entry of entries) {
				if (at++ < from) continue;
				void entry.haystack;
				if (at % AT_A_TIME === 0 && !hasTime()) return at;
			}
		}
		return undefined;
	}
}
