/**
 * Contacts found in dated notes, packed: a whole number each, twice the day's number, plus one for a day face to face.
 * A journal of years links people by the ten thousand, and an object for each would outweigh everything else known.
 */
import { dayNumber, dayOfNumber, type Day } from "./day";

/** Packed contacts in ascending order, each day once. */
export type Mentions = readonly number[];

/** Packs the day of a dated note. */
export function packed(day: Day, faceToFace: boolean): number {
	return dayNumber(day) * 2 + (faceToFace ? 1 : 0);
}

/** The day of a packed contact. */
export function dayIn(mention: number): Day {
	return dayOfNumber(Math.floor(mention / 2));
}

/** Whether a packed contact was face to face. */
export function isMeeting(mention: number): boolean {
	return mention % 2 !== 0;
}

/** One contact a day of many in ascending order: face to face where any of its day was. */
export function oncePerDay(ascending: readonly number[]): Mentions {
	const isRepeated = (mention: number, index: number): boolean =>
		Math.floor((ascending[index + 1] ?? Infinity) / 2) === Math.floor(mention / 2);
	// As it is where no day is there twice, since a list made anew keeps room to grow. The later of two of one day is the
	// one face to face, as it is the larger number.
	return ascending.some(isRepeated)
		? ascending.filter((mention, index) => !isRepeated(mention, index)).slice()
		: ascending;
}

/** The latest contact up to a day, of any kind or face to face only. */
export function latestMention(mentions: Mentions, today: Day, faceToFace: boolean): number | undefined {
	const end = packed(today, true);
	let [low, high] = [0, mentions.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((mentions[middle] ?? 0) <= end) low = middle + 1;
		else high = middle;
	}
	for (let at = low - 1; at >= 0; at--) {
		const mention = mentions[at] ?? 0;
		if (!faceToFace || isMeeting(mention)) return mention;
	}
	return undefined;
}
