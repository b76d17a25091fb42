/** Marks notes as a person's, by type and by the tag of the settings, each beside what stands there already; or as no person's. */
import { readableBlock } from "../change-properties";
import { setProperties, type Frontmatter, type PropertyValue } from "../frontmatter/frontmatter";
import { allTags, isTagged, optedOutBy } from "../is-person";
import { Refusal, type Edit } from "../markdown/text-edit";
import { asFlag } from "../properties/coerce";
import { keyFor } from "../properties/read-properties";
import { scanNote } from "../markdown/sections";

/** The type of every person's note. */
export const PERSON_TYPE = "person";

/** Marks that a note is to have beside its own. */
export interface PersonMarks {
	readonly types: readonly string[];
	readonly tags?: readonly string[];
	/** The tag from the settings, without `#`; empty for none. A note that has it in its text needs it nowhere else. */
	readonly personTag: string;
}

function isSame(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Lists as one, without what they have in common. */
function together(first: readonly string[], more: readonly string[]): readonly string[] {
	return more.reduce<readonly string[]>(
		(all, each) => (each.trim() === "" || all.some((known) => isSame(known, each)) ? all : [...all, each]),
		first,
	);
}

/** Whether a tag, or one below it, stands in the running text of a note. */
function isTaggedInText(text: string, tag: string): boolean {
	if (!text.toLowerCase().includes(`#${tag.toLowerCase()}`)) return false;
	const tags: string[] = [];
	scanNote(
		text,
		({ kind, from, to }) => {
			if (kind !== "text" && kind !== "heading") return;
			for (const [, found = ""] of text
				.slice(from, to)
				.replace(/`[^`]*`/g, "")
				.matchAll(/(?:^|\s)#([\p{L}\p{M}\p{N}_/-]+)/gu))
				tags.push(found);
		},
		true,
	);
	return isTagged(tags, tag);
}

/** The texts of a property that holds one or several; undefined where it holds anything else, beside which nothing could be kept. */
function textsOf(value: unknown): readonly string[] | undefined {
	const items = [value].flat().filter((item) => item !== null && item !== undefined && item !== "");
	return items.every((item) => typeof item === "string") ? items : undefined;
}

function cannotEdit({ lines }: Frontmatter, key: string): Refusal {
	return new Refusal({ kind: "cannotEdit", line: lines.get(key) ?? 1, key });
}

/** The key and value that give a note its types; undefined where it has them. */
function typeFor(block: Frontmatter, types: readonly string[]): readonly [string, PropertyValue] | undefined {
	if (types.length === 0) return undefined;
	const { values } = block;
	const key = Object.keys(values).find((name) => name.toLowerCase() === "type") ?? "type";
	const own = textsOf(values[key]);
	if (own === undefined) throw cannotEdit(block, key);
	const all = together(own, types);
	if (all.length === own.length) return undefined;
	const [only = ""] = all;
	return [key, all.length > 1 ? all : isSame(only, PERSON_TYPE) ? PERSON_TYPE : only];
}

/** The key and value that give a note its tags; undefined where it has them. */
function tagsFor(
	text: string,
	block: Frontmatter,
	tags: readonly string[],
	personTag: string,
): readonly [string, PropertyValue] | undefined {
	const { values } = block;
	const marked =
		personTag === "" || isTagged([...allTags(values, []), ...tags], personTag) || isTaggedInText(text, personTag);
	const wanted = marked ? tags : [...tags, personTag];
	if (wanted.length === 0) return undefined;
	const key = keyFor(values, "tags");
	const value = values[key];
	// The app reads tags of one text with commas or spaces between them.
	const own = typeof value === "string" ? value.split(/[,\s]+/).filter((tag) => tag !== "") : textsOf(value);
	if (own === undefined) throw cannotEdit(block, key);
	const all = together(own, wanted);
	return all.length === own.length ? undefined : [key, all];
}

/**
 * The properties by which a note is a person's: beside the types and tags that it has, each written under the key it
 * stands under. Throws a Refusal where one of them is no text and no list of texts, since that could not be kept.
 */
export function marksFor(
	text: string,
	block: Frontmatter,
	{ types, tags = [], personTag }: PersonMarks,
): Map<string, PropertyValue> {
	return new Map([typeFor(block, types), tagsFor(text, block, tags, personTag)].filter((mark) => mark !== undefined));
}

/** Whether a key is that of a note's type. */
export function isType(key: string): boolean {
	return isSame(key, "type");
}

/** What a caller gives as one text or several, as a list. */
export function asTexts(value: PropertyValue | undefined): readonly string[] {
	return value === undefined
		? []
		: [value]
				.flat()
				.map(String)
				.filter((text) => text.trim() !== "");
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
	const block = readableBlock(text);
	const { values } = block;
	if (optedOutBy(values) !== undefined) return [];
	const key = Object.keys(values).find((name) => name.toLowerCase() === "person") ?? "person";
	const value = values[key] ?? "";
	// The people named there would be lost.
	if (value !== "" && asFlag(value) === undefined) throw cannotEdit(block, key);
	return setProperties(text, new Map([[key, false]]));
}
