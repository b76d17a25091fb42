/** A person note whole: what it says of a person, and the edits by which follow-ups and settings of one are written. */
import { isFaceToFace } from "../domain/channel";
import { summaryOf, type SummaryName } from "../domain/check";
import { laterOf, type Day } from "../domain/day";
import { loggedAll, type Logged } from "../domain/logged";
import {
	balanceOf, NO_PROPERTIES, NO_RECORD, type FollowUp, type Person, type PersonRecord, type Properties, type Unreadable,
} from "../domain/person";
import { answeredIn, type Wordings } from "./answers";
import { conflictLine } from "./conflict";
import { combineEdits, Refusal, type Edit } from "./edit";
import { readFrontmatter, setProperties, type Frontmatter, type PropertyValue } from "./frontmatter";
import { marksFor, PERSON_TYPE } from "./mark-person";
import { addFollowUp, readLog } from "./log";
import { isInFolder, isPersonNote, type Marks } from "./person-marks";
import { keyFor, keysFor, readProperties } from "./properties";
import { SectionFinder } from "./structure";
import type { Values } from "./property-values";
import { adapted, vocabularyOf, type OwnNames, type PropertyName } from "./spellings";

/** How person notes are read: what marks them, and the wordings of their questions. */
export interface PersonReading {
	readonly marks: Marks;
	readonly wordings: Wordings;
	/** The user's own names for properties. */
	readonly own?: OwnNames;
}

/** What the metadata cache tells of a note. */
export interface NoteFacts {
	readonly path: string;
	/** The file's name without its ending. */
	readonly name: string;
	/** Undefined where the note has no properties, or none that could be read. */
	readonly values: Values | undefined;
	readonly tags: readonly string[];
	/** Whether the note begins with a block of properties, readable or not. */
	readonly hasBlock: boolean;
}

/** What a note turned out to be. `unread`: nobody knows, since its properties cannot be read and no folder tells. */
export interface NoteRead {
	readonly kind: "person" | "other" | "unread";
	readonly properties?: Properties;
	readonly record?: PersonRecord;
}

/** Which questions can have been answered, one list for all who answered the same. */
const ANSWERED = Array.from({ length: 16 }, (_, bits): PersonRecord["answered"] => [(bits & 1) !== 0, (bits & 2) !== 0, (bits & 4) !== 0, (bits & 8) !== 0]);

/** What the text of a person note says beyond its properties. */
export function readRecord(text: string, wordings: Wordings): PersonRecord {
	const conflict = conflictLine(text);
	const read = conflict === undefined ? text : withoutMarkers(text);
	const finder = new SectionFinder(read.length);
	const followUps = loggedAll(readLog(read, finder.visit).followUps);
	const [why, how, whyThem, keepUp] = answeredIn(read, finder.sections, wordings);
	const answered = ANSWERED[(why ? 1 : 0) + (how ? 2 : 0) + (whyThem ? 4 : 0) + (keepUp ? 8 : 0)] ?? NO_RECORD.answered;
	return conflict === undefined ? { followUps, answered } : { followUps, answered, conflict };
}

/**
 * A note in which git left both sides of a merge, without the lines that tell them apart: what either side logged counts.
 * What both began from, which some styles put between them, is taken out as well.
 */
function withoutMarkers(text: string): string {
	let inBase = false;
	return text.split("\n").filter((line) => {
		const [mark] = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/.exec(line) ?? [];
		if (mark !== undefined) inBase = mark.startsWith("|");
		return mark === undefined && !inBase;
	}).join("\n");
}

/** The mark on a person whose block of properties cannot be read. */
function brokenBlock(text: string | undefined): Unreadable {
	const problem = text === undefined ? undefined : readFrontmatter(text);
	if (problem === undefined || !("kind" in problem)) return { value: "", expected: "yaml" };
	return { value: "detail" in problem ? problem.detail : "", expected: "yaml", ..."line" in problem ? { line: problem.line } : {} };
}

/**
 * Reads a note. A person whose properties stop parsing stays one, with what was known and a mark; the text is needed
 * only for the record and for the line of such a fault. Product page, section 3.1.
 */
export function readPersonNote(facts: NoteFacts, reading: PersonReading, known: Person | undefined, text?: string): NoteRead {
	const record = text === undefined ? {} : { record: readRecord(text, reading.wordings) };
	let values = facts.values ?? {};
	if (facts.values === undefined && facts.hasBlock) {
		const own = text === undefined ? undefined : readFrontmatter(text);
		if (own !== undefined && !("kind" in own)) values = own.values; // Mended since the cache was filled.
		else {
			if (known === undefined && !isInFolder(facts.path, reading.marks.peopleFolder)) return { kind: "unread" };
			if (known === undefined && !isPersonNote(facts.path, {}, [], reading.marks)) return { kind: "other" };
			const before = known?.properties ?? NO_PROPERTIES;
			const others = before.unreadable.filter(({ expected }) => expected !== "yaml");
			// Without the text the mark stays as it is: a rename or a new scan must not take its line away.
			const mark = text === undefined ? before.unreadable.find(({ expected }) => expected === "yaml") : undefined;
			return { kind: "person", properties: { ...before, unreadable: [mark ?? brokenBlock(text), ...others] }, ...record };
		}
	}
	if (!isPersonNote(facts.path, values, facts.tags, reading.marks)) return { kind: "other" };
	return { kind: "person", properties: readProperties(values, vocabularyOf(reading.own)), ...record };
}

/** The readable block of properties of a note that is about to be edited; throws a Refusal where there is none. */
function readableBlock(text: string): Frontmatter {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Refusal(block);
	return block;
}

/** What is written when a follow-up is logged. */
export interface FollowUpLogged {
	readonly edit: Edit;
	/** Summary properties that could not be read, or lie in the future, and were left as they are. */
	readonly kept: readonly Unreadable[];
}

/**
 * Changes of properties by our names, under the spellings a note has, never a twin beside one; undefined takes a property
 * out, in every spelling. Throws a Refusal.
 */
export function changeProperties(text: string, changes: ReadonlyMap<PropertyName, PropertyValue | undefined>, own?: OwnNames): Edit {
	const { values } = readableBlock(text);
	const vocabulary = vocabularyOf(own);
	return setProperties(text, new Map([...changes].flatMap(([name, value]): [string, PropertyValue | undefined][] => {
		if (value === undefined) return keysFor(values, name, vocabulary).map((key) => [key, undefined]);
		const key = keyFor(values, name, vocabulary);
		return [[key, adapted(value, key, vocabulary)]];
	})));
}

/** The new values of the summary after a follow-up, without those that stay as they are. */
function summaryAfter(values: Values, followUps: Logged, followUp: FollowUp, today: Day, own: OwnNames | undefined): Pick<FollowUpLogged, "kept"> & { readonly changes: Map<PropertyName, PropertyValue> } {
	const vocabulary = vocabularyOf(own);
	const properties = readProperties(values, vocabulary);
	const inLog = summaryOf(followUps, today);
	const shown = balanceOf({ path: "", name: "", properties, record: { followUps, answered: [false, false, false, false] } }, true);
	const changes = new Map<PropertyName, PropertyValue>();
	const kept: Unreadable[] = [];
	const damaged = (name: PropertyName): Unreadable | undefined =>
		properties.unreadable.find(({ property }) => property === keyFor(values, name, vocabulary));
	const day = (name: "lastContact" | "lastMet", latestInLog: Day | undefined): void => {
		const stands = properties[name];
		const fault = damaged(name);
		if (fault !== undefined) kept.push(fault);
		else if (stands !== undefined && stands > today) kept.push({ property: keyFor(values, name, vocabulary), value: stands, expected: "pastDay" });
		else {
			const latest = laterOf(laterOf(latestInLog, followUp.day), stands);
			if (latest !== undefined && latest !== stands) changes.set(name, latest);
		}
	};
	const count = (name: "gives" | "asks"): void => {
		const fault = damaged(name);
		if (fault !== undefined) kept.push(fault);
		else changes.set(name, shown[name] + 1);
	};
	day("lastContact", inLog.lastContact);
	if (isFaceToFace(followUp.channel)) day("lastMet", inLog.lastMet);
	if (followUp.direction === "gave") count("gives");
	if (followUp.direction === "asked") count("asks");
	return { changes, kept };
}

/**
 * Logs a follow-up in the text of a note: its line and, with the summary on, the properties beside it, all read from
 * this very text. Throws a Refusal where the note cannot be edited safely. Product page, section 3.2.
 */
export function logFollowUp(text: string, followUp: FollowUp, today: Day, summary: boolean, own?: OwnNames): FollowUpLogged {
	const { values } = readableBlock(text);
	const line = addFollowUp(text, followUp);
	if (!summary) return { edit: line, kept: [] };
	const { changes, kept } = summaryAfter(values, loggedAll(readLog(text).followUps), followUp, today, own);
	return { edit: combineEdits(changeProperties(text, changes, own), line), kept };
}

/** Writes summary properties as the log tells them, which takes out one that it says nothing of. Throws a Refusal. */
export function useLog(text: string, names: readonly SummaryName[], today: Day, own?: OwnNames): Edit {
	const summary = summaryOf(loggedAll(readLog(text).followUps), today);
	return changeProperties(text, new Map(names.map((name) => [name, summary[name]])), own);
}

/**
 * Marks a note as a person's, by its type and by the tag of the settings where there is one, beside what it has of both.
 * Throws a Refusal, also where one of them is no text and no list of texts, since that could not be kept.
 */
export function makePersonNote(text: string, personTag = ""): Edit {
	const marks = marksFor(text, readableBlock(text), { types: [PERSON_TYPE], personTag });
	return marks.size === 0 ? [] : setProperties(text, marks);
}
