import type { Day } from "./day";
import { dayLogged } from "./packed-follow-ups";
import type { Person } from "./person";
import type { Source } from "./last-contact";

/** Why a link in a note is no contact by where it stands. */
export type LeftOut = "task" | "quote" | "comment" | "code" | "embed" | "heading" | "label";

/** Why a link to a person is no contact: by where it stands, or by what the note or the person is. */
export type WhyNot = LeftOut | "off" | "person" | "undated" | "several" | "ignored";

/** A place in a note: its path, and the line counted from 0 where it is known. */
export interface NotePlace {
	readonly path: string;
	readonly line?: number;
}

/** One contact on record, also one to come, which does not count yet. */
export interface ContactFound extends NotePlace {
	readonly day: Day;
	readonly source: Source;
}

/** A link to a person that is no contact. */
export interface LinkLeftOut extends NotePlace {
	readonly why: WhyNot;
}

/** Where all dates of a person come from. */
export interface WhyDates {
	/** The latest first. */
	readonly contacts: readonly ContactFound[];
	readonly leftOut: readonly LinkLeftOut[];
}

/** The contacts in the person's own note. */
export function contactsInOwnNote({ path, properties, record }: Person): ContactFound[] {
	const { lastContact, lastMet, met, interactions = [] } = properties;
	const dated = [
		["lastContact", lastContact],
		["lastMet", lastMet],
		["met", met],
	] as const;
	return [
		...(record?.followUps ?? []).map((packed) => ({ path, day: dayLogged(packed), source: "log" as const })),
		...(record?.elsewhere ?? []).map((packed) => ({ path, day: dayLogged(packed), source: "note" as const })),
		...dated.flatMap(([source, day]) => (day === undefined ? [] : [{ path, day, source }])),
		...interactions.map((day) => ({ path, day, source: "interactions" as const })),
	];
}

/** On how many days up to today there was contact: several records of one day are one contact. */
export function daysOnRecord(contacts: readonly ContactFound[], today: Day): number {
	return new Set(contacts.map(({ day }) => day).filter((day) => day <= today)).size;
}

/** The latest first; of one day in the order of the notes' paths. */
export function latestFirst(contacts: readonly ContactFound[]): ContactFound[] {
	return [...contacts].sort((a, b) => (a.day === b.day ? (a.path < b.path ? -1 : 1) : a.day < b.day ? 1 : -1));
}
