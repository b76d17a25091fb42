/** What the fields in a note's text say of our properties, and how they are written. */
import type { DailyLinks } from "../dated/link-day";
import { laterOf } from "../../domain/day";
import { Refusal, type Splice } from "../markdown/text-edit";
import type { PropertyValue } from "../frontmatter/frontmatter";
import type { InlineField } from "./inline-fields";
import { isNameKey, namesIn } from "../properties/names";
import { asCount, asDay, type Values } from "../properties/coerce";
import { isBlank, keysFor } from "../properties/read-properties";
import { meaningsIn, propertiesOfKind, type PropertyName, type Vocabulary } from "../properties/spellings";

/** A field as far as it says something. */
export type FieldSaid = Pick<InlineField, "key" | "value">;

const LISTS = propertiesOfKind("list");
const DAYS = propertiesOfKind("day");
const COUNTS = propertiesOfKind("count");

/**
 * The entries of a comma-separated list; commas inside links and quotes don't separate. Linear time, whatever is left
 * unclosed.
 */
function entriesOf(value: string): string[] {
	const entries: string[] = [];
	let [start, quote, bracket] = [0, -1, -1];
	const take = (end: number): void => {
		const entry = value.slice(start, end).trim();
		if (entry !== "") entries.push(unquoted(entry));
		start = end + 1;
	};
	/** The next of these characters, searched for once; past the end if there is none. */
	const next = (sign: string, known: number, from: number): number => {
		const found = known >= from ? known : value.indexOf(sign, from);
		return found < 0 ? value.length : found;
	};
	for (let at = 0; at < value.length; at++) {
		const sign = value[at];
		if (sign === ",") take(at);
		else if (sign === '"') {
			quote = next('"', quote, at + 1);
			if (quote < value.length) at = quote;
		} else if (sign === "[" && value[at + 1] === "[") {
			bracket = next("]", bracket, at + 2);
			if (value[bracket + 1] === "]") at = bracket + 1;
		}
	}
	take(value.length);
	return entries;
}

function unquoted(value: string): string {
	return /^"[^"]*"$/.test(value) ? value.slice(1, -1) : value;
}

/** The value of a field as a property would have it. */
function valueOf(value: string, name: PropertyName | undefined): unknown {
	if (value === "") return null;
	if (name === "tags") return value.split(/[,\s]+/).filter((tag) => tag !== "");
	return name !== undefined && LISTS.has(name) ? entriesOf(value) : unquoted(value);
}

/** The fields that say something of a person; a key of many uses is ours only with a value of ours, as in properties. */
export function ourFields<T extends FieldSaid>(
	fields: readonly T[],
	vocabulary: Vocabulary,
	links?: DailyLinks,
): readonly T[] {
	const meaningOf = meaningsIn(vocabulary);
	return fields.filter(({ key, value }) => {
		const name = meaningOf(key)?.name;
		return name === undefined
			? isNameKey(key)
			: keysFor({ [key]: valueOf(value, name) }, name, vocabulary, links).length > 0;
	});
}

/** Of two fields of one property the one that counts: the later day, the larger number, else the first. */
function better<T extends FieldSaid>(
	name: PropertyName | undefined,
	known: T,
	other: T,
	links: DailyLinks | undefined,
): T {
	if (known.value === "") return other;
	if (name !== undefined && DAYS.has(name)) {
		const [a, b] = [asDay(known.value, links), asDay(other.value, links)];
		return b !== undefined && a !== b && laterOf(a, b) === b ? other : known;
	}
	if (name !== undefined && COUNTS.has(name))
		return (asCount(other.value) ?? -1) > (asCount(known.value) ?? -1) ? other : known;
	return known;
}

/** The properties of a note together with the fields of its text. */
export interface WithFields<T extends FieldSaid> {
	readonly values: Values;
	/** The field that a property is read from, and written in. */
	readonly chosen: ReadonlyMap<PropertyName, T>;
	/** The keys of fields that a property overrides. */
	readonly shadowed: readonly string[];
}

/** Puts the fields of a note's text beside its properties. Where both say something, the properties count. */
export function withFields<T extends FieldSaid>(
	values: Values,
	fields: readonly T[],
	vocabulary: Vocabulary,
	links?: DailyLinks,
): WithFields<T> {
	const meaningOf = meaningsIn(vocabulary);
	const chosen = new Map<PropertyName, T>();
	const shadowed: string[] = [];
	const merged: Record<string, unknown> = { ...values };
	const isNamed = namesIn(values).length > 0;
	for (const field of fields) {
		const name = meaningOf(field.key)?.name;
		if (name === undefined) {
			if (!isNamed && isNameKey(field.key) && field.value !== "" && !Object.hasOwn(merged, field.key))
				merged[field.key] = unquoted(field.value);
			continue;
		}
		const isSaid = keysFor(values, name, vocabulary, links).some((key) => !isBlank(values[key]));
		if (!isSaid) {
			const known = chosen.get(name);
			chosen.set(name, known === undefined ? field : better(name, known, field, links));
		} else if (field.value !== "") shadowed.push(field.key);
	}
	for (const [name, { key, value }] of chosen) merged[key] = valueOf(value, name);
	return { values: merged, chosen, shadowed };
}

/** A value as it stands after `::`. Throws a Refusal where it could not be read back there. */
function spelled(field: InlineField, value: PropertyValue): string {
	const cannot = (): Refusal => new Refusal({ kind: "cannotEdit", line: field.line, key: field.key });
	const one = (text: string): string => {
		if (/[\r\n"]/.test(text)) throw cannot();
		return typeof value === "object" && text.includes(",") && !/^\[\[[^\]]*\]\]$/.test(text) ? `"${text}"` : text;
	};
	const words = typeof value === "object" ? value.map(one).join(", ") : one(String(value));
	if (words !== words.trim() || words.includes("::")) throw cannot();
	return words;
}

/** The splice that gives a field another value, where it stands; undefined leaves it empty. Throws a Refusal. */
export function fieldSplice(text: string, field: InlineField, value: PropertyValue | undefined): Splice {
	return fieldWords(text, field, value === undefined ? "" : spelled(field, value));
}

/** The splice that puts words that were a field's value in the place of those that it has. */
export function fieldWords(text: string, field: InlineField, words: string): Splice {
	const lead = field.value === "" && words !== "" && text[field.from - 1] === ":" ? " " : "";
	return { at: field.from, removed: text.slice(field.from, field.to), inserted: `${lead}${words}` };
}
