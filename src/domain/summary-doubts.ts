/** Which days of a person's summary nothing on record explains. */
import type { Day } from "./day";
import { latestInNotes, latestInteraction, latestOf } from "./last-contact";
import { dayLogged, firstLogged, isMeetingLogged, type PackedFollowUps } from "./packed-follow-ups";
import type { Person } from "./person";

/** A summary property with a day that nothing on record accounts for. */
export interface Doubt {
	readonly name: "lastContact" | "lastMet";
	readonly day: Day;
}

/** Whether there are follow-ups of this kind and the day is later than all of them. */
function isBeyond(followUps: PackedFollowUps, day: Day, today: Day, faceToFace: boolean): boolean {
	const from = firstLogged(day);
	// The last line accounts for nearly everybody's summary: no other is looked at.
	const newest = followUps.at(-1) ?? 0;
	if (newest >= from && newest < firstLogged(today, 1) && (!faceToFace || isMeetingLogged(newest))) return false;
	const last = latestOf(followUps, today, faceToFace);
	return last !== undefined && last < from;
}

/** Whether nothing but the log and its summary has such a contact on the day or later. */
function isNowhereElse(person: Person, day: Day, today: Day, faceToFace: boolean): boolean {
	const { met } = person.properties;
	const elsewhere = person.record?.elsewhere;
	const found = elsewhere === undefined ? undefined : latestOf(elsewhere, today, faceToFace);
	const others = [
		met,
		found === undefined ? undefined : dayLogged(found),
		latestInNotes(person, today, faceToFace)?.day,
		faceToFace ? undefined : latestInteraction(person, today),
	];
	return !others.some((each) => each !== undefined && each >= day && each <= today);
}

/** Shared empty list. */
const NO_DOUBTS: readonly Doubt[] = Object.freeze([]);

/**
 * Days in `last_contact` and `last_met` that nothing on record explains. If there is a log, these properties are its
 * copy; a later day was typed by hand or comes from a merge of two devices, and the note can't tell which. So the day
 * counts, but is reported until a log line explains it. People without a log are never reported: these properties are
 * all they have.
 */
export function doubtsOf(person: Person, today: Day): readonly Doubt[] {
	const {
		record,
		properties: { lastContact, lastMet },
	} = person;
	if (record === undefined || record.followUps.length === 0) return NO_DOUBTS;
	const doubts: Doubt[] = [];
	const isDoubted = (day: Day | undefined, faceToFace: boolean): day is Day =>
		day !== undefined &&
		day <= today &&
		isBeyond(record.followUps, day, today, faceToFace) &&
		isNowhereElse(person, day, today, faceToFace);
	if (isDoubted(lastContact, false)) doubts.push({ name: "lastContact", day: lastContact });
	// A day later than every contact is no known meeting either, even if the log has no meeting to compare with.
	if (isDoubted(lastMet, true) || isDoubted(lastMet, false)) doubts.push({ name: "lastMet", day: lastMet });
	return doubts.length === 0 ? NO_DOUBTS : doubts;
}
