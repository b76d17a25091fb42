/** Whom the filters of the pane let through, remembered from letter to letter of a search. */
import type { FadingList, Lane, Ranked } from "../../domain/fading-list";
import type { Circle } from "../../domain/cadence";
import { filterBy, filtersNothing, narrows, rankIn, type Filters } from "../../domain/search";

interface Filtered {
	readonly list: FadingList;
	readonly filters: Filters;
	readonly circles: readonly Circle[];
	/** As they are shown, and as they passed, in the order of the pane. */
	readonly lanes: readonly Lane[];
	readonly passed: readonly Lane[];
}

/** How many people are looked at between two looks at the clock. */
const AT_A_TIME = 64;

/** Filters people, and remembers who passed. */
export class PaneFilter {
	private known: Filtered | undefined;

	/** The lanes of a list with only those people in them whom the filters let through; empty lanes are left out. */
	lanes(list: FadingList, filters: Filters, circles: readonly Circle[]): readonly Lane[] {
		const { known } = this;
		if (known?.list === list && known.circles === circles && known.filters === filters) return known.lanes;
		const isNarrower = known?.list === list && known.circles === circles && narrows(known.filters, filters);
		const lanes = (isNarrower ? known.passed : list.lanes).filter(({ entries }) => entries.length > 0);
		const passed = filtersNothing(filters) ? lanes : passing(lanes, filterBy(filters, circles));
		const shown = filters.query.trim() === "" ? passed : ranked(passed, filters.query);
		this.known = { list, filters, circles, lanes: shown, passed };
		return shown;
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

function passing(lanes: readonly Lane[], passes: (entry: Ranked) => boolean): readonly Lane[] {
	const passed: Lane[] = [];
	for (const { state, entries } of lanes) {
		const some: Ranked[] = [];
		for (const entry of entries) if (passes(entry)) some.push(entry);
		if (some.length > 0) passed.push({ state, entries: some });
	}
	return passed;
}

/** Those found as one lane, whoever fits best first, then in the order of the pane. */
function ranked(lanes: readonly Lane[], query: string): readonly Lane[] {
	const rank = rankIn(query);
	const places: Ranked[][] = [[], [], []];
	for (const { entries } of lanes) for (const entry of entries) places[rank(entry)]?.push(entry);
	const entries = places.flat();
	return entries.length === 0 ? [] : [{ state: "found", entries }];
}
