/**
 * What an edit means, as opposed to which characters it changed: property and field values before and after, and a log
 * line. With it an edit can be found and undone even after a formatter has respelled the note.
 */
import type { FollowUp } from "../domain/person";
import { applyEdit, combineEdits, editOf, Refusal, type Edit } from "./markdown/text-edit";
import {
	commentsOf,
	emptyProperty,
	readFrontmatter,
	setProperties,
	type PropertyValue,
} from "./frontmatter/frontmatter";
import { fieldWords } from "./fields/field-values";
import { inlineFields, type InlineField } from "./fields/inline-fields";
import { frontmatterBlock } from "./markdown/lines";
import { addFollowUp, readLog, takeOutFollowUp, type Log, type LogOptions, type TakenOut } from "./log/log";
import { sameData } from "./frontmatter/edit-properties";

/** A changed property. Undefined: the key is absent; null: present without a value. */
interface PropertyChange {
	readonly key: string;
	readonly before: PropertyValue | null | undefined;
	readonly after: PropertyValue | undefined;
	/** The comments that went with it after the change. */
	readonly comments: string;
}

/** A field in the text that was changed, by its words before and after; empty where it had or has none. */
interface FieldChange {
	readonly key: string;
	readonly before: string;
	readonly after: string;
	/** How many fields had this key when it was written. */
	readonly ofThatKey: number;
}

/** What an edit says, apart from where it stands. */
export interface EditMeaning {
	readonly properties: readonly PropertyChange[];
	readonly fields: readonly FieldChange[];
	/** Whether the note had no block of properties before. */
	readonly madeBlock: boolean;
	readonly logged: TakenOut | undefined;
	/** The settings by which the log was read at that time. */
	readonly reading: LogOptions;
}

/** Edits of longer notes get no meaning: computing it reads the note several times. */
const LONGEST_NOTE = 300_000;

function isValue(value: unknown): value is PropertyValue {
	return (
		typeof value === "string" ||
		typeof value === "number" ||
		typeof value === "boolean" ||
		(Array.isArray(value) && value.every((item) => typeof item === "string"))
	);
}

function isSame(a: FollowUp | undefined, b: FollowUp | undefined): boolean {
	return a?.day === b?.day && a?.channel === b?.channel && a?.direction === b?.direction && a?.what === b?.what;
}

/** The follow-up that was added to a log; undefined if there is none. */
function added(before: Log, after: Log): TakenOut | undefined {
	if (after.followUps.length === before.followUps.length) return undefined;
	const followUp = after.followUps.find((each, index) => !isSame(each, before.followUps[index]));
	if (followUp === undefined) return undefined;
	return {
		followUp,
		withHeading: !before.hasHeading,
		ofThatDay: after.followUps.filter(({ day }) => day === followUp.day).length,
	};
}

/** The fields whose values an edit changed, each as it stood before; undefined where it did anything else with fields. */
function fieldsChanged(
	text: string,
	after: string,
): readonly { readonly field: InlineField; readonly change: FieldChange }[] | undefined {
	const [had, has] = [inlineFields(text), inlineFields(after)];
	if (had.length !== has.length || had.some(({ key }, index) => key !== has[index]?.key)) return undefined;
	return had.flatMap((field, index) => {
		const { key, value: before } = field;
		const now = has[index]?.value ?? "";
		return now === before
			? []
			: [{ field, change: { key, before, after: now, ofThatKey: has.filter((each) => each.key === key).length } }];
	});
}

/** The meaning of an edit; undefined unless re-applying that meaning gives exactly this edit. Never throws. */
export function meaningOf(text: string, edit: Edit, reading: LogOptions = {}): EditMeaning | undefined {
	const after = applyEdit(text, edit);
	if (Math.max(text.length, after.length) > LONGEST_NOTE) return undefined;
	const [had, has] = [readFrontmatter(text), readFrontmatter(after)];
	if ("kind" in had || "kind" in has) return undefined;
	const properties: PropertyChange[] = [];
	for (const key of new Set([...Object.keys(has.values), ...Object.keys(had.values)])) {
		const [before, now] = [had.values[key], has.values[key]];
		if (key in had.values === key in has.values && sameData(before, now)) continue;
		if (!(isValue(before) || before === null || !(key in had.values)) || !(isValue(now) || !(key in has.values)))
			return undefined;
		properties.push({
			key,
			before: before as PropertyValue | null | undefined,
			after: now as PropertyValue | undefined,
			comments: commentsOf(after, key),
		});
	}
	try {
		const logged = added(readLog(text, undefined, reading), readLog(after, undefined, reading));
		const fields = fieldsChanged(text, after);
		if (fields === undefined) return undefined;
		const inText = editOf(fields.map(({ field, change }) => fieldWords(text, field, change.after)));
		const inBlock = setProperties(text, new Map(properties.map(({ key, after: value }) => [key, value])));
		const again = combineEdits(
			combineEdits(inBlock, inText),
			logged === undefined ? [] : addFollowUp(text, logged.followUp, reading),
		);
		if (again.length !== edit.length || !sameData(again, editOf(edit))) return undefined;
		return {
			properties,
			fields: fields.map(({ change }) => change),
			madeBlock: frontmatterBlock(text) === undefined && frontmatterBlock(after) !== undefined,
			logged,
			reading,
		};
	} catch (error) {
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}

function sizeOfValue(value: PropertyValue | null | undefined): number {
	return Array.isArray(value)
		? value.reduce<number>((sum, item: string) => sum + item.length, 0)
		: typeof value === "string"
			? value.length
			: 0;
}

/** How many characters a meaning keeps. */
export function sizeOfMeaning({ properties, fields, logged }: EditMeaning): number {
	const inText = fields.reduce(
		(sum, { key, before, after }) => sum + key.length + before.length + after.length + 64,
		0,
	);
	return (
		inText +
		properties.reduce(
			(sum, { key, before, after, comments }) =>
				sum + key.length + sizeOfValue(before) + sizeOfValue(after) + comments.length + 64,
			64 + (logged?.followUp.what.length ?? 0),
		)
	);
}

/** The edit that gives properties the values back that they had. Undefined where one says something else by now. Throws a Refusal. */
function propertiesBack(text: string, { properties, madeBlock }: EditMeaning): Edit | undefined {
	const read = readFrontmatter(text);
	if ("kind" in read) return undefined;
	const isAsWritten = ({ key, after, comments }: PropertyChange): boolean =>
		key in read.values === (after !== undefined) &&
		sameData(read.values[key], after) &&
		commentsOf(text, key) === comments;
	if (!properties.every(isAsWritten)) return undefined;
	const block = frontmatterBlock(text);
	const ours = new Set(properties.flatMap(({ key, before }) => (before === undefined ? [key] : [])));
	if (
		madeBlock &&
		block !== undefined &&
		Object.keys(read.values).every((key) => ours.has(key)) &&
		!text.slice(block.from, block.to).includes("#")
	) {
		const from = text.startsWith("\ufeff") ? 1 : 0;
		return editOf([{ at: from, removed: text.slice(from, block.bodyStart), inserted: "" }]);
	}
	const set = new Map(properties.flatMap(({ key, before }) => (before === null ? [] : [[key, before] as const])));
	return properties
		.filter(({ before }) => before === null)
		.reduce((edit, { key }) => combineEdits(edit, emptyProperty(text, key)), setProperties(text, set));
}

/**
 * The edit that gives fields of the text the words back that they had. Undefined where it is not certain which field one is:
 * its words are others by now, two of its key have them, or there are more or fewer of its key.
 */
function fieldsBack(text: string, { fields }: EditMeaning): Edit | undefined {
	if (fields.length === 0) return [];
	const standing = inlineFields(text);
	const splices = fields.map(({ key, before, after, ofThatKey }) => {
		const same = standing.filter((each) => each.key === key);
		const [field, second] = same.filter(({ value }) => value === after);
		return field === undefined || second !== undefined || same.length !== ofThatKey
			? undefined
			: fieldWords(text, field, before);
	});
	return splices.every((splice) => splice !== undefined) ? editOf(splices) : undefined;
}

/** Whether the fields of a text are those of another with the changes of a meaning taken back. */
function areFieldsBack(text: string, now: string, { fields }: EditMeaning): boolean {
	if (fields.length === 0) return true;
	const back = inlineFields(now).map(({ key, value }) => ({
		key,
		value: fields.find((each) => each.key === key && each.after === value)?.before ?? value,
	}));
	return sameData(
		inlineFields(text).map(({ key, value }) => ({ key, value })),
		back,
	);
}

/** Whether the properties of a text are those of another with the changes of a meaning taken back. */
function areBack(text: string, now: string, { properties }: EditMeaning): boolean {
	const [after, before] = [readFrontmatter(text), readFrontmatter(now)];
	if ("kind" in after || "kind" in before) return false;
	const changed = new Map(properties.map(({ key, before: value }) => [key, value]));
	return [...new Set([...Object.keys(after.values), ...Object.keys(before.values)])].every((key) =>
		changed.has(key) ? sameData(after.values[key], changed.get(key)) : sameData(after.values[key], before.values[key]),
	);
}

/**
 * The edit of a note as it is now that takes back what an earlier one meant, and nothing else; undefined where it is not
 * certain that what it wrote still stands there, or where the note can't be edited safely. Never throws.
 */
export function takeBackMeaning(now: string, meaning: EditMeaning): Edit | undefined {
	if (now.length > LONGEST_NOTE) return undefined;
	try {
		const properties = propertiesBack(now, meaning);
		const line = meaning.logged === undefined ? [] : takeOutFollowUp(now, meaning.logged, meaning.reading);
		const fields = fieldsBack(now, meaning);
		if (properties === undefined || line === undefined || fields === undefined) return undefined;
		const edit = combineEdits(combineEdits(properties, fields), line);
		const after = applyEdit(now, edit);
		const [log, logBefore] = [
			readLog(after, undefined, meaning.reading).followUps,
			readLog(now, undefined, meaning.reading).followUps,
		];
		return areBack(after, now, meaning) &&
			areFieldsBack(after, now, meaning) &&
			log.length === logBefore.length - (meaning.logged === undefined ? 0 : 1)
			? edit
			: undefined;
	} catch (error) {
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}
