/** Reading a person note as a whole, and the edits that log follow-ups and change a person's properties. */
import { isFaceToFace } from "../domain/channel";
import { summaryOf, type Disagreement, type SummaryName } from "../domain/findings";
import { laterOf, type Day } from "../domain/day";
import { sameValue } from "../domain/same-value";
import { packFollowUps, type PackedFollowUps } from "../domain/packed-follow-ups";
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
import { balanceOf } from "../domain/gives-and-asks";
import type { Doubt } from "../domain/summary-doubts";
import { answeredIn, isQuestion, sectionsAnswering, type Wordings } from "./answers";
import { applyEdit, combineEdits, editOf, Refusal, type Edit } from "./markdown/text-edit";
import { fieldSplice, ourFields, withFields } from "./fields/field-values";
import { readFrontmatter, setProperties, type Frontmatter, type PropertyValue } from "./frontmatter/frontmatter";
import { fieldFinder, inlineFields, type InlineField } from "./fields/inline-fields";
import { conflictLine } from "./markdown/merge-markers";
import type { DailyLinks } from "./dated/link-day";
import { frontmatterBlock, lookAlike } from "./markdown/lines";
import { marksFor, PERSON_TYPE } from "./new-note/mark-person";
import { addFollowUp, readLog, type Log, type LogReading } from "./log/log";
import { isInFolder } from "./folders";
import { logKind } from "./log/log-headings";
import {
	folderOfNote,
	isPersonNote,
	optedOutBy,
	ownsFolder,
	type IsOwned,
	type Marks,
	type OwnHeading,
} from "./is-person";
import { addPromise, datedPromises, PromiseFinder, promisesIn, shortWords } from "./promises";
import type { Promised } from "../domain/promise-words";
import { keyFor, keysFor, readProperties } from "./properties/read-properties";
import { SectionFinder, scanNote, type NoteLine, type Section } from "./markdown/sections";
import { asFlag, type Values } from "./properties/coerce";
import {
	adapted,
	meaningsIn,
	propertiesOfKind,
	vocabularyOf,
	type OwnNames,
	type PropertyName,
	type Vocabulary,
} from "./properties/spellings";
import { inShapeOf } from "./properties/value-shapes";

/** The settings that decide how properties and log are read and written. */
export interface NoteReading extends LogReading {
	/** The user's own names for properties. */
	readonly own?: OwnNames | undefined;
}

/** How person notes are read: what marks them, and the wordings of their questions. */
export interface PersonReading extends NoteReading {
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
	{ wordings, own, ...reading }: Pick<PersonReading, "wordings" | keyof NoteReading>,
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
	const log = readLog(read, visit, reading);
	const [why, how, whyThem, keepUp] = answeredIn(read, finder.sections, wordings);
	const answered = ANSWERED[(why ? 1 : 0) + (how ? 2 : 0) + (whyThem ? 4 : 0) + (keepUp ? 8 : 0)] ?? NO_RECORD.answered;
	const record: { -readonly [K in keyof PersonRecord]: PersonRecord[K] } = {
		followUps: packFollowUps(log.followUps),
		answered,
	};
	const elsewhere = elsewhereIn(log, finder.sections, wordings);
	if (elsewhere.length > 0) record.elsewhere = packFollowUps(elsewhere);
	const dated = datedPromises(promises.promises);
	if (dated.length > 0) record.promises = dated;
	const last = lastWordsOf(elsewhere.length === 0 ? log.followUps : [...log.followUps, ...elsewhere]);
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
	return last === undefined ? undefined : { day: last.day, what: shortWords(last.what) };
}

/** The contacts outside of the log, without what stands in an answer to one of the four questions: those are plans. */
function elsewhereIn({ elsewhere = [] }: Log, sections: readonly Section[], wordings: Wordings): readonly FollowUp[] {
	if (elsewhere.length === 0) return NO_CONTACTS;
	const answers = sectionsAnswering(sections, wordings);
	return elsewhere
		.filter(({ at }) => !answers.some(({ from, to }) => at >= from && at < to))
		.map(({ followUp }) => followUp);
}

/** Every contact in the text of a person note, the log's first. */
export function contactsIn(
	text: string,
	{ wordings, ...reading }: Pick<PersonReading, "wordings" | keyof LogReading>,
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
	{ wordings, logHeadings = [] }: PersonReading,
): OwnHeading | undefined {
	const titles = headings.map(({ heading }) => heading);
	if (titles.some((title) => isQuestion(title, wordings))) return "question";
	return titles.some((title) => logKind(title, logHeadings) !== undefined) ? "log" : undefined;
}

/** Whether a person's note claims its folder, so that other notes in it are about that person. */
export function hasOwnFolder(facts: NoteFacts, reading: PersonReading): boolean {
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
	reading: PersonReading,
	known: Person | undefined,
	text?: string,
	recalled?: PersonRecord,
): NoteRead {
	const said = text === undefined ? recalled : readRecord(text, reading);
	const record = said === undefined ? {} : { record: said };
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
			return {
				kind: "person",
				properties: { ...before, unreadable: [mark ?? brokenBlock(text), ...others] },
				...record,
			};
		}
	}
	if (!isPersonNote(facts.path, values, facts.tags, reading.marks, facts.isOwned, heading)) return { kind: "other" };
	// Without the text, its fields are as they were when it was last read.
	return {
		kind: "person",
		properties: propertiesOf(values, said ?? known?.record, reading),
		...record,
	};
}

/** What the properties of a note say, and where they say nothing the fields of its text. */
function propertiesOf(values: Values, record: PersonRecord | undefined, { own, links }: NoteReading): Properties {
	const vocabulary = vocabularyOf(own);
	if (record?.fields === undefined) return readProperties(values, vocabulary, links);
	const { values: all, shadowed } = withFields(values, record.fields, vocabulary, links);
	const properties = readProperties(all, vocabulary, links);
	return shadowed.length === 0 ? properties : { ...properties, shadowed };
}

/** The properties of a note about to be edited. Throws a Refusal if they can't be read. */
function readableBlock(text: string): Frontmatter {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Refusal(block);
	return block;
}

/** What the properties of a text say together with its fields, as a person is read by them. Throws a Refusal. */
function valuesIn(text: string, vocabulary: Vocabulary, links: DailyLinks | undefined): Values {
	return withFields(
		readableBlock(text).values,
		ourFields(inlineFields(text, links), vocabulary, links),
		vocabulary,
		links,
	).values;
}

/** What is written when a follow-up is logged. */
export interface FollowUpLogged {
	readonly edit: Edit;
	/** Summary properties that could not be read, or lie in the future, and were left as they are. */
	readonly leftAsIs: readonly Unreadable[];
}

/** The properties whose values keep the shape that they have in a note. */
const SHAPED: ReadonlySet<PropertyName> = new Set(["circle", "cadence", ...propertiesOfKind("day")]);

/** A new value of a property, or how it comes from what stands there. */
export type Change = PropertyValue | ((stands: unknown) => PropertyValue);

/**
 * Changes properties given by our names: under the note's own spelling, never adding a second one, and in the shape the
 * value has there. Undefined removes the property in every spelling. Throws a Refusal.
 */
export function changeProperties(
	text: string,
	changes: ReadonlyMap<PropertyName, Change | undefined>,
	{ own, links }: NoteReading = {},
): Edit {
	const { values } = readableBlock(text);
	const vocabulary = vocabularyOf(own);
	const fields = ourFields(inlineFields(text, links), vocabulary, links);
	const { chosen } = withFields(values, fields, vocabulary, links);
	const inBlock = new Map<string, PropertyValue | undefined>();
	const inText = new Map<InlineField, PropertyValue | undefined>();
	for (const [name, change] of changes) {
		const field = chosen.get(name);
		if (change === undefined) {
			for (const key of keysFor(values, name, vocabulary, links)) inBlock.set(key, undefined);
			// Empty all of them, else the next one would count.
			for (const each of fields)
				if (each.value !== "" && meaningsIn(vocabulary)(each.key)?.name === name) inText.set(each, undefined);
			continue;
		}
		const key = field === undefined ? keyFor(values, name, vocabulary, links) : field.key;
		const stands = field === undefined ? values[key] : field.value;
		const value = adapted(typeof change === "function" ? change(stands) : change, key, vocabulary);
		const shaped = SHAPED.has(name) ? inShapeOf(stands, value, links) : value;
		if (field === undefined) inBlock.set(key, shaped);
		else inText.set(field, shaped);
	}
	const edit = setProperties(text, inBlock);
	return inText.size === 0 ? edit : combineEdits(edit, setFields(text, inText, links));
}

/** The edit that gives fields of the text their values, each where it stands. It is read back first. Throws a Refusal. */
function setFields(
	text: string,
	changes: ReadonlyMap<InlineField, PropertyValue | undefined>,
	links: DailyLinks | undefined,
): Edit {
	const splices = [...changes].map(([field, value]) => ({ from: field.from, splice: fieldSplice(text, field, value) }));
	const edit = editOf(splices.map(({ splice }) => splice));
	const outline = (note: string): string[] => {
		const kinds: string[] = [];
		scanNote(note, ({ kind, depth, startsItem }) => kinds.push(`${kind} ${depth} ${startsItem}`));
		return kinds;
	};
	const changed = new Map(splices.map(({ from, splice }) => [from, splice.inserted.trim()]));
	const meant = inlineFields(text, links).map(({ key, value, from }) => ({ key, value: changed.get(from) ?? value }));
	const after = applyEdit(text, edit);
	const reads = inlineFields(after, links).map(({ key, value }) => ({ key, value }));
	if (
		!sameValue(meant, reads) ||
		!sameValue(outline(text), outline(after)) ||
		!sameValue(readLog(text), readLog(after))
	)
		throw new Refusal({ kind: "readBack" });
	return edit;
}

/** The new values of the summary after a follow-up, without those that stay as they are. */
function summaryAfter(
	values: Values,
	followUps: PackedFollowUps,
	followUp: FollowUp,
	today: Day,
	own: OwnNames | undefined,
	links: DailyLinks | undefined,
): Pick<FollowUpLogged, "leftAsIs"> & { readonly changes: Map<PropertyName, PropertyValue> } {
	const vocabulary = vocabularyOf(own);
	const properties = readProperties(values, vocabulary, links);
	const inLog = summaryOf(followUps, today);
	const shown = balanceOf(
		{ path: "", name: "", properties, record: { followUps, answered: [false, false, false, false] } },
		true,
	);
	const changes = new Map<PropertyName, PropertyValue>();
	const leftAsIs: Unreadable[] = [];
	const untouched = [...properties.unreadable, ...(properties.leftAlone ?? [])];
	const damaged = (name: PropertyName): Unreadable | undefined =>
		untouched.find(({ property }) => property === keyFor(values, name, vocabulary, links));
	const day = (name: "lastContact" | "lastMet", latestInLog: Day | undefined): void => {
		const stands = properties[name];
		const fault = damaged(name);
		if (fault !== undefined) leftAsIs.push(fault);
		else if (stands !== undefined && stands > today)
			leftAsIs.push({ property: keyFor(values, name, vocabulary, links), value: stands, expected: "pastDay" });
		else {
			const latest = laterOf(laterOf(latestInLog, followUp.day), stands);
			if (latest !== undefined && latest !== stands) changes.set(name, latest);
		}
	};
	const count = (name: "gives" | "asks"): void => {
		const fault = damaged(name);
		if (fault !== undefined) leftAsIs.push(fault);
		else changes.set(name, shown[name] + 1);
	};
	day("lastContact", inLog.lastContact);
	if (isFaceToFace(followUp.channel)) day("lastMet", inLog.lastMet);
	if (followUp.direction === "gave") count("gives");
	if (followUp.direction === "asked") count("asks");
	return { changes, leftAsIs };
}

/** The edit of a follow-up with a promise beside it, read back together. Throws a Refusal. */
function withPromise(text: string, line: Edit, promised: Promised | undefined, reading: NoteReading): Edit {
	if (promised === undefined) return line;
	const both = combineEdits(line, addPromise(text, promised.what, promised.due, reading));
	const after = applyEdit(text, both);
	const logs = [applyEdit(text, line), after].map((each) => readLog(each, undefined, reading).followUps);
	if (!sameValue(logs[0], logs[1]) || promisesIn(after).length !== promisesIn(text).length + 1)
		throw new Refusal({ kind: "readBack" });
	return both;
}

/**
 * Logs a follow-up in the text of a note, and a promise where one was made: its line and, with the summary on, the properties beside it, all read from
 * this very text. Throws a Refusal where the note cannot be edited safely. Product page, section 3.2.
 */
export function logFollowUp(
	text: string,
	followUp: FollowUp,
	today: Day,
	summary: boolean,
	reading: NoteReading = {},
	promised?: Promised,
): FollowUpLogged {
	const { own, links } = reading;
	const values = valuesIn(text, vocabularyOf(own), links);
	const line = withPromise(text, addFollowUp(text, followUp, reading), promised, reading);
	if (!summary) return { edit: line, leftAsIs: [] };
	const { changes, leftAsIs } = summaryAfter(
		values,
		packFollowUps(readLog(text, undefined, reading).followUps),
		followUp,
		today,
		own,
		links,
	);
	return { edit: combineEdits(changeProperties(text, changes, reading), line), leftAsIs };
}

/** Writes summary properties as the log tells them, which takes out one that it says nothing of. Throws a Refusal. */
export function useLog(text: string, names: readonly SummaryName[], today: Day, reading: NoteReading = {}): Edit {
	const summary = summaryOf(packFollowUps(readLog(text, undefined, reading).followUps), today);
	return changeProperties(text, new Map(names.map((name) => [name, summary[name]])), reading);
}

/** What is written when a summary is brought up to date. */
export interface LogUsed {
	readonly edit: Edit;
	/** The keys of the properties that were left, since they or the log say other than was shown. */
	readonly left: readonly string[];
}

/**
 * Writes summary properties as the log tells them, where property and log still say what was shown to the user who asked for
 * it: nothing is taken out, set back or written over unseen. Throws a Refusal.
 */
export function useLogAsShown(
	text: string,
	shown: readonly Disagreement[],
	today: Day,
	reading: NoteReading = {},
): LogUsed {
	const { links } = reading;
	const vocabulary = vocabularyOf(reading.own);
	const values = valuesIn(text, vocabulary, links);
	const properties = readProperties(values, vocabulary, links);
	const summary = summaryOf(packFollowUps(readLog(text, undefined, reading).followUps), today);
	const isAsShown = ({ name, property, log }: Disagreement): boolean =>
		properties[name] === property &&
		summary[name] === log &&
		!properties.unreadable.some(
			(each) => each.property !== undefined && keysFor(values, name, vocabulary, links).includes(each.property),
		);
	return {
		edit: useLog(
			text,
			shown.filter(isAsShown).map(({ name }) => name),
			today,
			reading,
		),
		left: shown
			.filter((each) => !isAsShown(each) && properties[each.name] !== each.log)
			.map(({ name }) => keyFor(values, name, vocabulary, links)),
	};
}

/**
 * Adds the line that accounts for a day of the summary: in person where it is the last meeting. The summary stays as it
 * is. Throws a Refusal, also where the note does not say that day any more.
 */
export function lineForSummary(text: string, { name, day }: Doubt, reading: NoteReading = {}): Edit {
	const vocabulary = vocabularyOf(reading.own);
	if (readProperties(valuesIn(text, vocabulary, reading.links), vocabulary, reading.links)[name] !== day)
		throw new Refusal({ kind: "moved" });
	return addFollowUp(text, name === "lastMet" ? { day, channel: "in person", what: "" } : { day, what: "" }, reading);
}

/**
 * Marks a note as a person's, by its type and by the tag of the settings where there is one, beside what it has of both.
 * Throws a Refusal, also where one of them is no text and no list of texts, since that could not be kept.
 */
export function makePersonNote(text: string, personTag = ""): Edit {
	const block = readableBlock(text);
	const optOut = optedOutBy(block.values);
	const marks = new Map([
		...marksFor(text, block, { types: [PERSON_TYPE], personTag }),
		...(optOut === undefined ? [] : ([[optOut, undefined]] as const)),
	]);
	return marks.size === 0 ? [] : setProperties(text, marks);
}

/** Marks a note `person: false`: never a person, whatever its type, tags and folder say. Throws a Refusal. */
export function leaveOut(text: string): Edit {
	const { values, lines } = readableBlock(text);
	if (optedOutBy(values) !== undefined) return [];
	const key = Object.keys(values).find((name) => name.toLowerCase() === "person") ?? "person";
	const value = values[key] ?? "";
	// The people named there would be lost.
	if (value !== "" && asFlag(value) === undefined)
		throw new Refusal({ kind: "cannotEdit", line: lines.get(key) ?? 1, key });
	return setProperties(text, new Map([[key, false]]));
}
