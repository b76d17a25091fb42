/** The edits that change a person's properties, in the block at the top of a note or in fields of its text. */
import { sameValue } from "../domain/same-value";
import type { DailyLinks } from "./dated/link-day";
import { fieldSplice, ourFields, withFields } from "./fields/field-values";
import { inlineFields, type InlineField } from "./fields/inline-fields";
import { readFrontmatter, setProperties, type Frontmatter, type PropertyValue } from "./frontmatter/frontmatter";
import { readLog } from "./log/log";
import { scanNote } from "./markdown/sections";
import { applyEdit, combineEdits, editOf, Refusal, type Edit } from "./markdown/text-edit";
import type { NoteOptions } from "./person-note";
import type { Values } from "./properties/coerce";
import { keyFor, keysFor } from "./properties/read-properties";
import {
	inOwnersForm,
	meaningsIn,
	propertiesOfKind,
	vocabularyOf,
	type PropertyName,
	type Vocabulary,
} from "./properties/spellings";
import { inShapeOf } from "./properties/value-shapes";

/** The properties of a note about to be edited. Throws a Refusal if they can't be read. */
export function readableBlock(text: string): Frontmatter {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Refusal(block);
	return block;
}

/** What the properties of a text say together with its fields, as a person is read by them. Throws a Refusal. */
export function valuesIn(text: string, vocabulary: Vocabulary, links: DailyLinks | undefined): Values {
	return withFields(
		readableBlock(text).values,
		ourFields(inlineFields(text, links), vocabulary, links),
		vocabulary,
		links,
	).values;
}

/** The properties whose values keep the shape that they have in a note. */
const SHAPED: ReadonlySet<PropertyName> = new Set(["circle", "cadence", ...propertiesOfKind("day")]);

/** A new value of a property, or how it comes from what stands there. */
export type NewValue = PropertyValue | ((stands: unknown) => PropertyValue);

/**
 * Changes properties given by our names: under the note's own spelling, never adding a second one, and in the shape the
 * value has there. Undefined removes the property in every spelling. Throws a Refusal.
 */
export function changeProperties(
	text: string,
	changes: ReadonlyMap<PropertyName, NewValue | undefined>,
	{ own, links }: NoteOptions = {},
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
		const value = inOwnersForm(typeof change === "function" ? change(stands) : change, key, vocabulary);
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
