import type { Day } from "./day";

/** How often two people are really in touch, as the days on record tell. */
export interface Rhythm {
	/** The median of the days between contacts. */
	readonly median: number;
	readonly gaps: number;
}

const ENOUGH_GAPS = 5;

/** A shorter silence, in days, breaks nobody's rhythm. */
export const SHORTEST_SILENCE = 14;

/** The rhythm of days, as numbers in ascending order, each once; undefined with fewer than five gaps between them. */
export function rhythmOf(days: readonly number[]): Rhythm | undefined {
	if (days.length <= ENOUGH_GAPS) return undefined;
	const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
	gaps.sort((a, b) => a - b);
	const half = gaps.length >> 1;
	const upper = gaps[half] ?? 0;
	return { median: gaps.length % 2 === 1 ? upper : ((gaps[half - 1] ?? upper) + upper) / 2, gaps: gaps.length };
}

/**
 * Whether a silence breaks the rhythm: at least twice its median and two weeks, and at most twelve times it, since a
 * rhythm longer gone is no rhythm any more. Product page, section 5.
 */
export function breaksRhythm({ median }: Rhythm, silence: number): boolean {
	return silence >= 2 * median && silence >= SHORTEST_SILENCE && silence <= 12 * median;
}

/** How many months of contact are counted. */
export const MONTHS_SHOWN = 12;

/** How many of these days lie in each of the last twelve calendar months, the month of today last. */
export function contactsByMonth(days: readonly Day[], today: Day): readonly number[] {
	const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
	const first = monthOf(today) - MONTHS_SHOWN + 1;
	const counts = Array.from({ length: MONTHS_SHOWN }, () => 0);
	for (const day of days) {
		const month = monthOf(day) - first;
		if (day <= today && month >= 0) counts[month] = (counts[month] ?? 0) + 1;
	}
	return counts;
}
