/** A person, as notes tell of them: plain values in which nothing changes with the day. */
import type { Channel, Direction } from "./channel";
import type { Day } from "./day";
import type { PackedFollowUps } from "./packed-follow-ups";
import type { Mentions } from "./packed-mentions";
import { ourKey } from "./property-names";

/** One contact with a person: product page, section 3.2. */
export interface FollowUp {
	readonly day: Day;
	readonly channel?: Channel;
	readonly direction?: Direction;
	/** One line of text, perhaps with links; empty where nothing was written. */
	readonly what: string;
}

/** An open promise to a person, with the day it is due. */
export interface DatedPromise {
	/** In words, links as what they show; cut to a line's length. */
	readonly what: string;
	readonly due: Day;
}

/** What was last talked about, and when. */
export interface LastWords {
	readonly day: Day;
	/** Links as what they show; cut to a line's length. */
	readonly what: string;
}

/** Something in a note that could not be read. It is shown on the person's row, never guessed at, never overwritten. */
export interface Unreadable {
	/** The property as the note spells it, or undefined for the whole block of properties. */
	readonly property?: string;
	/** What stands there, cut to a line's length; for a whole block, the parser's complaint. */
	readonly value: string;
	/** What would be understood instead. */
	readonly expected: Expected;
	/** The line in the note, counted from 1, where it is known. */
	readonly line?: number;
	/** The property that stands there a second time, where that is why a whole block cannot be read. */
	readonly twice?: string;
}

/**
 * What was expected where something could not be used: a kind of value (`day`, `count`, …), or a fault of the whole
 * note (`yaml`, `alike`, `merge`, `log`) or of a day (`pastDay`, `onRecord`).
 */
export type Expected =
	| "day"
	| "birthday"
	| "pastDay"
	| "onRecord"
	| "count"
	| "cadence"
	| "circle"
	| "list"
	| "text"
	| "checkbox"
	| "yaml"
	| "alike"
	| "merge"
	| "log";

/** A birthday: a day, or `--MM-DD`. */
export type Birthday = Day | `--${string}`;

/** What the properties of a note say about a person: product page, section 3.1. */
export interface Properties {
	/** Names that a link may use: the note's aliases plus names from properties. */
	readonly aliases: readonly string[];
	readonly tags: readonly string[];
	/** The whole name as a property gives it, whatever the file is called. */
	readonly fullName?: string;
	readonly circle?: string;
	/** All entries, if the property is a list of several; the settings decide which of them is a circle. */
	readonly circles?: readonly string[];
	/** Days that the plugin which wrote the circle means by it; used if the settings have no circle of that name. */
	readonly circleDays?: number;
	/** The person's own cadence in days, 1 to 3650. */
	readonly cadence?: number;
	readonly met?: Day;
	/** Whether the note gives only a month; `met` is then its first day. */
	readonly isMetMonthOnly?: boolean;
	/** The event or place, as plain words (a link's text). */
	readonly metAt?: string;
	readonly introducedBy: readonly string[];
	readonly lastContact?: Day;
	readonly lastMet?: Day;
	readonly gives?: number;
	readonly asks?: number;
	readonly commonGround: readonly string[];
	readonly offers: readonly string[];
	readonly seeks: readonly string[];
	/** Where they work, as what, and where they live, as plain words. */
	readonly company?: string;
	readonly role?: string;
	readonly place?: string;
	/** How to reach them: addresses, numbers, and web addresses, under all spellings, each once. */
	readonly email?: readonly string[];
	readonly phone?: readonly string[];
	readonly links?: readonly string[];
	/** A day, or `--MM-DD` where the year is not known. */
	readonly birthday?: Birthday;
	/** Whom they know, by name. */
	readonly knows?: readonly string[];
	/** When you connected with them on an imported network; neither a contact nor a meeting. */
	readonly connected?: Day;
	readonly snoozeUntil?: Day;
	readonly paused: boolean;
	/** Whether links in dated notes are no contacts of this person: product page, section 3.1. */
	readonly ignoreMentions?: boolean;
	/** The days of a list of interactions that another plugin keeps, in ascending order, each once. Only ever read. */
	readonly interactions?: readonly Day[];
	/** The note's own spelling of each property that it spells differently from us, by internal name. */
	readonly spelled?: Readonly<Record<string, string>>;
	/** The keys of fields in the text that a property overrides. */
	readonly shadowed?: readonly string[];
	readonly unreadable: readonly Unreadable[];
	/**
	 * Values we don't understand that are not errors: another use of the key, `n/a`. Kept as they are; only "Check person
	 * notes" mentions them.
	 */
	readonly leftAlone?: readonly Unreadable[];
}

/** What the text of a note says about a person, beyond its properties. */
export interface PersonRecord {
	/** The log, packed, in the order of the note. */
	readonly followUps: PackedFollowUps;
	/** Contacts that stand elsewhere in the note, packed: in another plugin's log, or by a link to a day at a line's start. */
	readonly elsewhere?: PackedFollowUps;
	/** The lines of logs that could not be read: how many, under which heading, and where the first is, counted from 1. */
	readonly unreadLines?: { readonly heading: string; readonly line: number; readonly lines: number };
	/** The second heading of the same words for a log, as a merge leaves it, and its line. */
	readonly secondLog?: { readonly heading: string; readonly line: number };
	/** Whether each of the four questions has an answer, in their order. */
	readonly answered: readonly [boolean, boolean, boolean, boolean];
	/** The line, counted from 1, where git left both sides of a merge; such a note is read, and never written. */
	readonly conflict?: number;
	/** What looks like properties but isn't for the app: the line, counted from 1, and why. Nothing is written there. */
	readonly lookAlike?: { readonly line: number; readonly cause: string };
	/** Whether the text could not be read when it was last tried; the rest is what was known before, if anything. */
	readonly unread?: true;
	/** The open promises that have a day, in the order of the note. */
	readonly promises?: readonly DatedPromise[];
	/** The latest follow-up with words. */
	readonly lastWords?: LastWords;
	/** What fields in the text say of properties; they count where the properties say nothing. */
	readonly fields?: readonly { readonly key: string; readonly value: string }[];
}

/** A note about one human being. Plain and immutable; nothing in it changes with the day. */
export interface Person {
	readonly path: string;
	/** As it is shown: see `shownName`. */
	readonly name: string;
	readonly properties: Properties;
	/** Undefined until the note's text was read, in the background after the start. */
	readonly record?: PersonRecord;
	/** Contacts found in dated notes, days in the future among them; undefined where there are none, or none count. */
	readonly mentions?: Mentions;
}

/** The properties of a person of whom nothing is known. */
export const NO_PROPERTIES: Properties = {
	aliases: [],
	tags: [],
	introducedBy: [],
	commonGround: [],
	offers: [],
	seeks: [],
	paused: false,
	unreadable: [],
};

/** The record of a person of whom nothing was written. */
export const NO_RECORD: PersonRecord = { followUps: [], answered: [false, false, false, false] };

/** Whether somebody is snoozed: hidden from the open lanes until a later day. */
export function isAsleep({ properties: { snoozeUntil } }: Pick<Person, "properties">, today: Day): boolean {
	return snoozeUntil !== undefined && snoozeUntil > today;
}

/** The key under which a person's note has a property, or would have it. */
export function keyIn({ spelled }: { readonly spelled?: Properties["spelled"] | undefined }, name: string): string {
	return spelled?.[name] ?? ourKey(name);
}
