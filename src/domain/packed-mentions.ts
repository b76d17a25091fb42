/**
 * Contacts found in dated notes, packed: a whole number each, twice the day's number, plus one for a day face to face.
 * A journal of years links people by the ten thousand, and an object for each would outweigh everything else known.
 */
import { dayNumber, dayOfNumber, type Day } from "./day";

/**
 * Packed contacts in ascending order, each day once. Those of many days come in parts, each of one period: a contact more or
 * less rebuilds one part and leaves the others the same objects, so that somebody of years costs no more than anybody.
 */
export type Mentions = readonly number[] | readonly Part[];

/** The packed contacts of one period in ascending order. */
type Part = readonly number[];

/** Up to this many days are kept as one list. */
const FEW_DAYS = 64;

/** How many packed numbers a period has: those of 256 days. */
const PERIOD = 512;

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

/** The contacts in parts: those of few days are one. */
export function partsOf(mentions: Mentions): readonly Part[] {
	return isList(mentions) ? [mentions] : mentions;
}

/** Every contact, one after the other. */
export function everyMention(mentions: Mentions): readonly number[] {
	return partsOf(mentions).flat();
}

/** How many contacts there are. */
export function countMentions(mentions: Mentions): number {
	return partsOf(mentions).reduce((sum, { length }) => sum + length, 0);
}

/** One contact a day of many in ascending order: face to face where any of its day was. */
export function oncePerDay(ascending: readonly number[]): Mentions {
	const isRepeated = (mention: number, index: number): boolean =>
		Math.floor((ascending[index + 1] ?? Infinity) / 2) === Math.floor(mention / 2);
	// As it is where no day is there twice, since a new list keeps room to grow. The later of two of one day is the
	// one face to face, as it is the larger number.
	const once = ascending.some(isRepeated)
		? ascending.filter((mention, index) => !isRepeated(mention, index)).slice()
		: ascending;
	return once.length <= FEW_DAYS ? once : inPeriods(once);
}

/** A list in parts of one period each. */
function inPeriods(once: Part): Part[] {
	const parts: number[][] = [];
	for (const mention of once) {
		const part = parts.at(-1);
		if (part === undefined || periodOf(part) !== periodIn(mention)) parts.push([mention]);
		else part.push(mention);
	}
	return parts;
}

function isList(mentions: Mentions): mentions is Part {
	return typeof mentions[0] === "number";
}

function periodIn(mention: number): number {
	return Math.floor(mention / PERIOD);
}

function periodOf([first = 0]: Part): number {
	return periodIn(first);
}

/** Parts as they are kept: few days as one list. */
function asKept(parts: readonly Part[]): Mentions {
	return countMentions(parts) > FEW_DAYS ? parts : parts.flat();
}

/** The first place in an ascending list at which a number does not come before another. */
function firstFrom<T>(list: readonly T[], number: number, numberOf: (item: T) => number): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const item = list[middle];
		if (item !== undefined && numberOf(item) < number) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The contacts with that of one day as it is now: `mention`, or none. The very same where that changes nothing, and in all
 * other parts the same. Of many days only; few are quickly repacked.
 */
export function withDay(mentions: Mentions, day: number, mention: number | undefined): Mentions {
	// Those of few days lie in one list, whatever their periods are.
	if (isList(mentions)) return oncePerDay(changedDay(mentions, day, mention));
	const parts = [...partsOf(mentions)];
	const period = periodIn(day * 2);
	const at = firstFrom(parts, period, periodOf);
	const known = parts[at];
	const isThere = known !== undefined && periodOf(known) === period;
	const part = changedDay(isThere ? known : [], day, mention);
	if (isThere ? part === known : part.length === 0) return mentions;
	parts.splice(at, isThere ? 1 : 0, ...(part.length === 0 ? [] : [part]));
	return asKept(parts);
}

function changedDay(part: Part, day: number, mention: number | undefined): Part {
	const known = part.find((each) => Math.floor(each / 2) === day);
	if (known === mention) return part;
	const others = part.filter((each) => each !== known);
	return mention === undefined ? others : [...others, mention].sort((a, b) => a - b);
}

/** The contacts of several lists together, a day once: face to face where any of its day was. */
export function together(all: readonly Mentions[]): Mentions {
	const periods = new Map<number, Part>();
	for (const part of all.flatMap((each) => (isList(each) ? inPeriods(each) : partsOf(each)))) {
		const period = periodOf(part);
		const known = periods.get(period);
		periods.set(
			period,
			known === undefined ? part : everyMention(oncePerDay([...known, ...part].sort((a, b) => a - b))),
		);
	}
	return asKept([...periods].sort(([a], [b]) => a - b).map(([, part]) => part));
}

/** The latest contact up to a day, of any kind or face to face only. */
export function latestMention(mentions: Mentions, today: Day, faceToFace: boolean): number | undefined {
	const end = packed(today, true) + 1;
	if (isList(mentions)) return latestIn(mentions, end, faceToFace);
	const parts = mentions;
	for (let at = firstFrom(parts, end, ([first = 0]) => first) - 1; at >= 0; at--) {
		const part = parts[at] ?? [];
		const isWhole = (part.at(-1) ?? end) < end;
		const found = faceToFace && isWhole ? lastMeetingOf(part) : latestIn(part, end, faceToFace);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The last day face to face of each part that was asked for it: somebody may be in daily notes for years without one. */
const lastMeetings = new WeakMap<Part, { readonly mention: number | undefined }>();

function lastMeetingOf(part: Part): number | undefined {
	const known = lastMeetings.get(part) ?? { mention: latestIn(part, Infinity, true) };
	lastMeetings.set(part, known);
	return known.mention;
}

/** The latest of one list before an end; hardly any lie behind that. */
function latestIn(part: Part, end: number, faceToFace: boolean): number | undefined {
	for (let last = part.length - 1; last >= 0; last--) {
		const mention = part[last] ?? 0;
		if (mention < end && (!faceToFace || isMeeting(mention))) return mention;
	}
	return undefined;
}
