import type { Channel, Direction } from "./channel";
import { dayNumber, dayOfNumber, laterOf, type Day } from "./day";
import { noteName } from "./note-name";
import { ourKey } from "./property-names";
import {
	dayLogged,
	dayNumberLogged,
	directionLogged,
	firstLogged,
	isMeetingLogged,
	type PackedFollowUps,
} from "./packed-follow-ups";
import { dayIn, isMeeting, latestMention, partsOf, type Mentions } from "./packed-mentions";

/** One contact with a person: product page, section 3.2. */
export interface FollowUp {
	readonly day: Day;
	readonly channel?: Channel;
	readonly direction?: Direction;
	/** One line of text, perhaps with links; empty where nothing was written. */
	readonly what: string;
}

/** An open promise to a person, with the day it is due. */
export interface Kept {
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
	readonly metMonth?: boolean;
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
	/** How to reach them: addresses, numbers, and addresses of the web, under all spellings, each once. */
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
	readonly promises?: readonly Kept[];
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

/** The name to show of a person: the one that the properties give, but the file's where that says it whole, and perhaps more (`Ana Diaz 2`). */
export function shownName(fileName: string, fullName: string | undefined): string {
	return fullName === undefined || fileName.normalize("NFC").includes(fullName) ? fileName : fullName;
}

/** A sign that people put before the names of people's notes, as in `@Ben Okafor`, and what follows it. */
const SIGNED = /^(?:[@+~\p{Extended_Pictographic}\p{Emoji_Modifier}\s]|\u200D|\uFE0F)+(?=\p{L})/u;

/** The aliases of a person; where the file's name has a sign before it, the name without it is one of them. */
export function linkNamesOf(path: string, { aliases }: Properties): readonly string[] {
	const code = path.charCodeAt(path.lastIndexOf("/") + 1);
	// Most names begin with a letter from A to z.
	if (code >= 65 && code <= 122) return aliases;
	const fileName = noteName(path);
	const bare = fileName.replace(SIGNED, "");
	return bare === fileName || aliases.includes(bare) ? aliases : [...aliases, bare];
}

/** Every name that a person goes by, the one that is shown first: it, the file's, and the aliases. */
export function everyNameOf({ path, name, properties }: Person): readonly string[] {
	const fileName = noteName(path);
	const names = linkNamesOf(path, properties);
	return fileName === name ? [name, ...names] : [name, fileName, ...names];
}

/** How often something was given to the person and asked of them. */
export interface Balance {
	readonly gives: number;
	readonly asks: number;
}

/** How many follow-ups of a log were gives and asks. */
export function countedIn(followUps: PackedFollowUps): Balance {
	let gives = 0;
	let asks = 0;
	for (const packed of followUps) {
		const direction = directionLogged(packed);
		if (direction === "gave") gives++;
		else if (direction === "asked") asks++;
	}
	return { gives, asks };
}

/**
 * The gives and asks that count: the larger of property and log, since the properties may carry a count from before
 * the log began (product page, section 3.2). Where the summary is off, a property counts only without such a line.
 */
export function balanceOf(person: Person, summary: boolean): Balance {
	const inLog = countedIn(person.record?.followUps ?? []);
	const pick = (property: number | undefined, lines: number): number =>
		summary || lines === 0 ? Math.max(property ?? 0, lines) : lines;
	return { gives: pick(person.properties.gives, inLog.gives), asks: pick(person.properties.asks, inLog.asks) };
}

/** The key under which a person's note has a property, or would have it. */
export function keyIn({ spelled }: { readonly spelled?: Properties["spelled"] | undefined }, name: string): string {
	return spelled?.[name] ?? ourKey(name);
}

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
function latestOf(followUps: PackedFollowUps, today: Day, faceToFace: boolean): number | undefined {
	if (followUps.length === 0) return undefined;
	const end = firstLogged(today, 1);
	let last: number | undefined;
	for (const packed of followUps) {
		if (packed < end && (last === undefined || packed > last) && (!faceToFace || isMeetingLogged(packed)))
			last = packed;
	}
	return last;
}

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

/** Whether a summary property says no more than the log: it is the log's own copy, or an older state of it. */
function isCopy(record: PersonRecord | undefined, day: Day, faceToFace: boolean): boolean {
	return (
		record?.followUps.some((packed) => packed >= firstLogged(day) && (!faceToFace || isMeetingLogged(packed))) === true
	);
}

/** The latest day of a list of interactions. */
function latestInteraction(person: Person, today: Day): Day | undefined {
	return person.properties.interactions?.findLast((each) => each <= today);
}

/** The latest contact in a dated note. */
function latestInNotes(person: Person, today: Day, faceToFace: boolean): Sourced | undefined {
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
