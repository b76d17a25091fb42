/** The edits that log a follow-up and keep the summary in the properties true to the log. Product page, section 3.2. */
import { isFaceToFace } from "../domain/channel";
import { laterOf, type Day } from "../domain/day";
import { summaryOf, type Disagreement, type SummaryName } from "../domain/findings";
import { balanceOf } from "../domain/gives-and-asks";
import { packFollowUps, type PackedFollowUps } from "../domain/packed-follow-ups";
import type { FollowUp, Unreadable } from "../domain/person";
import type { Promised } from "../domain/promise-words";
import { sameValue } from "../domain/same-value";
import type { Doubt } from "../domain/summary-doubts";
import { changeProperties, valuesIn } from "./change-properties";
import type { DailyLinks } from "./dated/link-day";
import type { PropertyValue } from "./frontmatter/frontmatter";
import { addFollowUp, readLog } from "./log/log";
import { applyEdit, combineEdits, Refusal, type Edit } from "./markdown/text-edit";
import type { NoteOptions } from "./person-note";
import { addPromise, promisesIn } from "./promises";
import type { Values } from "./properties/coerce";
import { keyFor, keysFor, readProperties } from "./properties/read-properties";
import { vocabularyOf, type OwnNames, type PropertyName } from "./properties/spellings";

/** What is written when a follow-up is logged. */
export interface FollowUpLogged {
	readonly edit: Edit;
	/** Summary properties that could not be read, or lie in the future, and were left as they are. */
	readonly leftAsIs: readonly Unreadable[];
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
function withPromise(text: string, line: Edit, promised: Promised | undefined, reading: NoteOptions): Edit {
	if (promised === undefined) return line;
	const both = combineEdits(line, addPromise(text, promised.what, promised.due, reading));
	const after = applyEdit(text, both);
	const logs = [applyEdit(text, line), after].map((each) => readLog(each, undefined, reading).followUps);
	if (!sameValue(logs[0], logs[1]) || promisesIn(after).length !== promisesIn(text).length + 1)
		throw new Refusal({ kind: "readBack" });
	return both;
}

/**
 * Logs a follow-up in the text of a note, and a promise where one was made: its line and, with the summary on, the properties
 * beside it, all read from this very text. Throws a Refusal where the note cannot be edited safely. Product page, section 3.2.
 */
export function logFollowUp(
	text: string,
	followUp: FollowUp,
	today: Day,
	summary: boolean,
	reading: NoteOptions = {},
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
export function useLog(text: string, names: readonly SummaryName[], today: Day, reading: NoteOptions = {}): Edit {
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
	reading: NoteOptions = {},
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
export function lineForSummary(text: string, { name, day }: Doubt, reading: NoteOptions = {}): Edit {
	const vocabulary = vocabularyOf(reading.own);
	if (readProperties(valuesIn(text, vocabulary, reading.links), vocabulary, reading.links)[name] !== day)
		throw new Refusal({ kind: "moved" });
	return addFollowUp(text, name === "lastMet" ? { day, channel: "in person", what: "" } : { day, what: "" }, reading);
}
