/** What a note says of a person: whether it is a person's, its properties, and the record in its text. */
import { packFollowUps } from "../domain/packed-follow-ups";
import { dayNumber, dayOfNumber } from "../domain/day";
import {
	NO_PROPERTIES,
	NO_RECORD,
	type FollowUp,
	type LastWords,
	type Person,
	type PersonRecord,
	type Properties,
	type Unreadable,
} from "../domain/person";
import { answeredIn, isQuestion, sectionsAnswering, type Wordings } from "./answers";
import { ourFields, withFields } from "./fields/field-values";
import { readFrontmatter } from "./frontmatter/frontmatter";
import { fieldFinder } from "./fields/inline-fields";
import { conflictLine } from "./markdown/merge-markers";
import { frontmatterBlock, lookAlike } from "./markdown/lines";
import { readLog, surveyLog, type Log, type LogOptions } from "./log/log";
import { isInFolder } from "./folders";
import { logKind } from "./log/log-headings";
import { folderOfNote, isPersonNote, ownsFolder, type IsOwned, type Marks, type OwnHeading } from "./is-person";
import { datedPromises, PromiseFinder, shortWords } from "./promises";
import { readProperties } from "./properties/read-properties";
import { SectionFinder, type NoteLine, type Section } from "./markdown/sections";
import type { Values } from "./properties/coerce";
import { vocabularyOf, type OwnNames } from "./properties/spellings";

/** The settings that decide how properties and log are read and written. */
export interface NoteOptions extends LogOptions {
	/** The user's own names for properties. */
	readonly own?: OwnNames | undefined;
}

/** How person notes are read: what marks them, and the wordings of their questions. */
export interface PersonOptions extends NoteOptions {
	readonly marks: Marks;
	readonly wordings: Wordings;
}

/** What the metadata cache knows about a note. */
export interface NoteFacts {
	readonly path: string;
	/** The file's name without its ending. */
	readonly name: string;
	/** Undefined where the note has no properties, or none that could be read. */
	readonly values: Values | undefined;
	readonly tags: readonly string[];
	/** Whether the note begins with a block of properties, readable or not. */
	readonly hasBlock: boolean;
	readonly headings?: readonly { readonly heading: string }[] | undefined;
	/** Whose folders are known; where it is not given, nobody's. */
	readonly isOwned?: IsOwned | undefined;
}

/**
 * What a note turned out to be. `unread`: undecided, because its properties can't be read and it is in no people
 * folder.
 */
export interface NoteRead {
	readonly kind: "person" | "other" | "unread";
	readonly properties?: Properties;
	readonly record?: PersonRecord;
}

const NO_CONTACTS: readonly FollowUp[] = Object.freeze([]);

/** The 16 possible combinations, so that everybody with the same one shares an array. */
const ANSWERED = Array.from({ length: 16 }, (_, bits): PersonRecord["answered"] => [
	(bits & 1) !== 0,
	(bits & 2) !== 0,
	(bits & 4) !== 0,
	(bits & 8) !== 0,
]);

/** What the text of a person note says beyond its properties. */
export function readRecord(
	text: string,
	{ wordings, own, ...reading }: Pick<PersonOptions, "wordings" | keyof NoteOptions>,
): PersonRecord {
	const conflict = conflictLine(text);
	const read = conflict === undefined ? text : withoutMarkers(text);
	const finder = new SectionFinder(read.length);
	const inline = fieldFinder(read, reading.links);
	const promises = new PromiseFinder();
	const visit = (line: NoteLine): void => {
		finder.visit(line);
		promises.visit(line);
		inline?.visit(line);
	};
	const log = surveyLog(read, visit, reading);
	const followUps = log.contacts().map(({ followUp }) => followUp);
	const record: { -readonly [K in keyof PersonRecord]: PersonRecord[K] } = {
		followUps: packFollowUps(followUps),
		answered: ANSWERED[answeredIn(read, finder.sections, wordings)] ?? NO_RECORD.answered,
	};
	const elsewhere = elsewhereIn(log, finder.sections, wordings);
	if (elsewhere.length > 0) record.elsewhere = packFollowUps(elsewhere);
	const dated = datedPromises(promises.promises);
	if (dated.length > 0) record.promises = dated;
	const last = lastWordsOf(elsewhere.length === 0 ? followUps : [...followUps, ...elsewhere]);
	if (last !== undefined) record.lastWords = last;
	if (log.unread !== undefined) record.unreadLines = log.unread;
	if (log.again !== undefined) record.secondLog = log.again;
	if (conflict !== undefined) record.conflict = conflict;
	const alike = lookAlike(read, frontmatterBlock(read));
	if (alike !== undefined) record.lookAlike = alike;
	const fields =
		inline === undefined
			? []
			: ourFields(inline.fields, vocabularyOf(own), reading.links).map(({ key, value }) => ({ key, value }));
	if (fields.length > 0) record.fields = fields;
	return record;
}

/** The latest follow-up with words; of one day, the one further down. */
function lastWordsOf(followUps: readonly FollowUp[]): LastWords | undefined {
	let last: FollowUp | undefined;
	for (const each of followUps) if (each.what !== "" && (last === undefined || each.day >= last.day)) last = each;
	// Spelled once for all who have it: it is kept for everybody.
	return last === undefined ? undefined : { day: dayOfNumber(dayNumber(last.day)), what: shortWords(last.what) };
}

/** The contacts outside of the log, without what stands in an answer to one of the four questions: those are plans. */
function elsewhereIn(
	{ elsewhere = [] }: Pick<Log, "elsewhere">,
	sections: readonly Section[],
	wordings: Wordings,
): readonly FollowUp[] {
	if (elsewhere.length === 0) return NO_CONTACTS;
	const answers = sectionsAnswering(sections, wordings);
	return elsewhere
		.filter(({ at }) => !answers.some(({ from, to }) => at >= from && at < to))
		.map(({ followUp }) => followUp);
}

/** Every contact in the text of a person note, the log's first. */
export function contactsIn(
	text: string,
	{ wordings, ...reading }: Pick<PersonOptions, "wordings" | keyof LogOptions>,
): readonly FollowUp[] {
	const finder = new SectionFinder(text.length);
	const log = readLog(text, finder.visit, reading);
	return [...log.followUps, ...elsewhereIn(log, finder.sections, wordings)];
}

/**
 * The text of a note with git conflict markers removed, keeping both sides: what either logged counts. The common base
 * that some styles show is removed as well.
 */
function withoutMarkers(text: string): string {
	let inBase = false;
	return text
		.split("\n")
		.filter((line) => {
			const [mark] = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/.exec(line) ?? [];
			if (mark !== undefined) inBase = mark.startsWith("|");
			return mark === undefined && !inBase;
		})
		.join("\n");
}

/** The mark on a person whose block of properties cannot be read. */
function brokenBlock(text: string | undefined): Unreadable {
	const problem = text === undefined ? undefined : readFrontmatter(text);
	if (problem === undefined || !("kind" in problem)) return { value: "", expected: "yaml" };
	return {
		value: "detail" in problem ? problem.detail : "",
		expected: "yaml",
		...("line" in problem ? { line: problem.line } : {}),
		...(problem.kind === "duplicateKey" ? { twice: problem.key } : {}),
	};
}

/** The heading by which a note shows that it is a person's, whatever it is called; a question says more than a log. */
function ownHeading(
	{ headings = [] }: NoteFacts,
	{ wordings, logHeadings = [] }: PersonOptions,
): OwnHeading | undefined {
	const titles = headings.map(({ heading }) => heading);
	if (titles.some((title) => isQuestion(title, wordings))) return "question";
	return titles.some((title) => logKind(title, logHeadings) !== undefined) ? "log" : undefined;
}

/** Whether a person's note claims its folder, so that other notes in it are about that person. */
export function hasOwnFolder(facts: NoteFacts, reading: PersonOptions): boolean {
	// What can't be read says nothing of a folder.
	if (facts.values === undefined && facts.hasBlock) return false;
	if (folderOfNote(facts.path) === undefined) return false;
	return ownsFolder(facts.path, facts.values ?? {}, facts.tags, reading.marks, ownHeading(facts, reading));
}

/**
 * Reads a note. A person whose properties stop parsing stays one, with what was known and a mark; the text is needed
 * only for the record and for the line of such a fault. Product page, section 3.1.
 */
export function readPersonNote(
	facts: NoteFacts,
	reading: PersonOptions,
	known: Person | undefined,
	text?: string,
	recalled?: PersonRecord,
): NoteRead {
	const said = text === undefined ? recalled : readRecord(text, reading);
	const heading = (): OwnHeading | undefined => ownHeading(facts, reading);
	let values = facts.values ?? {};
	if (facts.values === undefined && facts.hasBlock) {
		const own = text === undefined ? undefined : readFrontmatter(text);
		if (own !== undefined && !("kind" in own))
			values = own.values; // Mended since the cache was filled.
		else {
			if (known === undefined && !isInFolder(facts.path, reading.marks.peopleFolder)) return { kind: "unread" };
			if (known === undefined && !isPersonNote(facts.path, {}, [], reading.marks, facts.isOwned, heading)) {
				// In a person's own folder we can't tell: its type could make it a person.
				return { kind: isPersonNote(facts.path, {}, [], reading.marks) ? "unread" : "other" };
			}
			const before = known?.properties ?? NO_PROPERTIES;
			const others = before.unreadable.filter(({ expected }) => expected !== "yaml");
			// Without the text the mark stays as it is: a rename or a new scan must not take its line away.
			const mark = text === undefined ? before.unreadable.find(({ expected }) => expected === "yaml") : undefined;
			return personOf({ ...before, unreadable: [mark ?? brokenBlock(text), ...others] }, said);
		}
	}
	if (!isPersonNote(facts.path, values, facts.tags, reading.marks, facts.isOwned, heading)) return { kind: "other" };
	// Without the text, its fields are as they were when it was last read.
	return personOf(propertiesOf(values, said ?? known?.record, reading), said);
}

function personOf(properties: Properties, record: PersonRecord | undefined): NoteRead {
	return record === undefined ? { kind: "person", properties } : { kind: "person", properties, record };
}

/** What the properties of a note say, and where they say nothing the fields of its text. */
function propertiesOf(values: Values, record: PersonRecord | undefined, { own, links }: NoteOptions): Properties {
	const vocabulary = vocabularyOf(own);
	if (record?.fields === undefined) return readProperties(values, vocabulary, links);
	const { values: all, shadowed } = withFields(values, record.fields, vocabulary, links);
	const properties = readProperties(all, vocabulary, links);
	return shadowed.length === 0 ? properties : { ...properties, shadowed };
}
