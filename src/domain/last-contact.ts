/** When there was contact with a person, and where that is written. */
import { dayNumber, dayOfNumber, laterOf, type Day } from "./day";
import { dayLogged, dayNumberLogged, firstLogged, isMeetingLogged, type PackedFollowUps } from "./packed-follow-ups";
import { dayIn, isMeeting, latestMention, partsOf } from "./packed-mentions";
import type { Person, PersonRecord } from "./person";

/** Where a day of contact was found: a property by its name in the program, or another place. */
export type Source = "lastContact" | "lastMet" | "met" | "interactions" | "log" | "note" | "daily" | "meeting";

/** A day and where it was found. */
export interface Sourced {
	readonly day: Day;
	readonly source: Source;
}

/** The later of the known day and a candidate that is not in the future; on a tie, the known one. */
function later(known: Sourced | undefined, day: Day | undefined, source: Source, today: Day): Sourced | undefined {
	return day !== undefined && day <= today && (known === undefined || day > known.day) ? { day, source } : known;
}

function latestLogged({ record }: Person, today: Day, faceToFace: boolean): Sourced | undefined {
	if (record === undefined) return undefined;
	const inLog = latestOf(record.followUps, today, faceToFace);
	const best: Sourced | undefined = inLog === undefined ? undefined : { day: dayLogged(inLog), source: "log" };
	if (record.elsewhere === undefined) return best;
	const elsewhere = latestOf(record.elsewhere, today, faceToFace);
	return later(best, elsewhere === undefined ? undefined : dayLogged(elsewhere), "note", today);
}

/** The latest of packed follow-ups up to a day, of any kind or face to face only. */
export function latestOf(followUps: PackedFollowUps, today: Day, faceToFace: boolean): number | undefined {
	if (followUps.length === 0) return undefined;
	const end = firstLogged(today, 1);
	let last: number | undefined;
	for (const packed of followUps) {
		if (packed < end && (last === undefined || packed > last) && (!faceToFace || isMeetingLogged(packed)))
			last = packed;
	}
	return last;
}

/** Whether a summary property says no more than the log: it is the log's own copy, or an older state of it. */
function isCopy(record: PersonRecord | undefined, day: Day, faceToFace: boolean): boolean {
	return (
		record?.followUps.some((packed) => packed >= firstLogged(day) && (!faceToFace || isMeetingLogged(packed))) === true
	);
}

/** The latest day of a list of interactions. */
export function latestInteraction(person: Person, today: Day): Day | undefined {
	return person.properties.interactions?.findLast((each) => each <= today);
}

/** The latest contact in a dated note. */
export function latestInNotes(person: Person, today: Day, faceToFace: boolean): Sourced | undefined {
	const mention = person.mentions === undefined ? undefined : latestMention(person.mentions, today, faceToFace);
	return mention === undefined ? undefined : { day: dayIn(mention), source: isMeeting(mention) ? "meeting" : "daily" };
}

/** The latest contact of any channel up to today, and where it stands: product page, section 4. */
export function lastContactOf(person: Person, today: Day): Sourced | undefined {
	const { lastContact, lastMet, met } = person.properties;
	let best = latestLogged(person, today, false);
	best = later(best, lastContact, "lastContact", today);
	best = later(best, lastMet, "lastMet", today);
	best = later(best, met, "met", today);
	best = later(best, latestInteraction(person, today), "interactions", today);
	const inNotes = latestInNotes(person, today, false);
	return later(best, inNotes?.day, inNotes?.source ?? "daily", today);
}

/** The latest day face to face up to today; the introduction counts where nothing later is known. */
export function lastFaceToFaceOf(person: Person, today: Day): Sourced | undefined {
	const { lastMet, met } = person.properties;
	let best = latestLogged(person, today, true);
	best = later(best, lastMet, "lastMet", today);
	best = later(best, met, "met", today);
	const inNotes = latestInNotes(person, today, true);
	return later(best, inNotes?.day, inNotes?.source ?? "daily", today);
}

/**
 * The latest contact since the introduction: a day after `met`, or a line of that very day that was not in person.
 * Undefined where there was none, or no introduction is known.
 */
export function lastSinceIntroduction(person: Person, today: Day): Day | undefined {
	const { met, lastContact, lastMet } = person.properties;
	if (met === undefined) return undefined;
	const { followUps = [], elsewhere = [] } = person.record ?? {};
	let last: number | undefined;
	if (followUps.length + elsewhere.length > 0) {
		const [from, after, end] = [firstLogged(met), firstLogged(met, 1), firstLogged(today, 1)];
		for (const packed of elsewhere.length === 0 ? followUps : [...followUps, ...elsewhere]) {
			if (packed < from || packed >= end || (packed < after && isMeetingLogged(packed))) continue;
			if (last === undefined || packed > last) last = packed;
		}
	}
	let day = last === undefined ? undefined : dayLogged(last);
	const inNotes = latestInNotes(person, today, false)?.day;
	for (const found of [lastContact, lastMet, latestInteraction(person, today), inNotes]) {
		if (found !== undefined && found > met && found <= today) day = laterOf(day, found);
	}
	return day;
}

/** Whether there was contact since the introduction, as {@link lastSinceIntroduction} has it: asked of nearly everybody at midnight. */
export function hasContactSince(person: Person, today: Day): boolean {
	const { met, lastContact, lastMet } = person.properties;
	if (met === undefined) return false;
	const isSince = (day: Day | undefined): boolean => day !== undefined && day > met && day <= today;
	if (isSince(lastContact) || isSince(lastMet) || isSince(latestInteraction(person, today))) return true;
	const { record } = person;
	if (record !== undefined) {
		const [from, after, end] = [firstLogged(met), firstLogged(met, 1), firstLogged(today, 1)];
		const isLogged = (packed: number): boolean =>
			packed >= from && packed < end && (packed >= after || !isMeetingLogged(packed));
		if (record.followUps.some(isLogged) || record.elsewhere?.some(isLogged) === true) return true;
	}
	return isSince(latestInNotes(person, today, false)?.day);
}

/** The days of contact on record up to today as numbers, each once, oldest first: asked of nearly everybody at midnight. */
export function contactDayNumbersOf({ properties, record, mentions }: Person, today: Day): number[] {
	const { lastContact, lastMet, met, interactions } = properties;
	const end = dayNumber(today);
	const days: number[] = [];
	const add = (day: number): void => {
		if (day <= end) days.push(day);
	};
	if (record !== undefined) for (const packed of record.followUps) add(dayNumberLogged(packed));
	if (record?.elsewhere !== undefined) for (const packed of record.elsewhere) add(dayNumberLogged(packed));
	if (interactions !== undefined) for (const day of interactions) add(dayNumber(day));
	if (mentions !== undefined)
		for (const part of partsOf(mentions)) for (const mention of part) add(Math.floor(mention / 2));
	// A summary the log has overtaken is not a day of contact: a merge of two summaries can be a day on which nothing
	// happened.
	if (lastContact !== undefined && !isCopy(record, lastContact, false)) add(dayNumber(lastContact));
	if (lastMet !== undefined && !isCopy(record, lastMet, true)) add(dayNumber(lastMet));
	if (met !== undefined) add(dayNumber(met));
	// Logs are mostly in order, and most people have few days.
	let isAscending = true;
	for (let at = 1; at < days.length && isAscending; at++) isAscending = (days[at] ?? 0) > (days[at - 1] ?? 0);
	if (isAscending) return days;
	days.sort((a, b) => a - b);
	return days.filter((day, index) => day !== days[index - 1]);
}

/** The days of contact on record up to today, each once, oldest first. */
export function contactDaysOf(person: Person, today: Day): Day[] {
	return contactDayNumbersOf(person, today).map(dayOfNumber);
}
