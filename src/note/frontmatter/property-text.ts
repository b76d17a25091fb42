/** The splices by which one property of a note changes, from the places that its parts stand at. */
import { Refusal, type Splice } from "../markdown/text-edit";
import { lineEnd, lineEndingNear, lineStart, nextLine } from "../markdown/lines";
import { blockList, flowList, scalarText, type PropertyValue, type Quotes } from "./print-yaml";

/** A part of a note, by offsets. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** An entry of a list, where it stands on one line: its value, without a comment after it. */
export interface Entry extends Span {
	readonly value: unknown;
}

/**
 * How a value stands in the note: not at all; as words, quoted words or brackets; as a text block under `|` or `>`, from
 * that sign to its last line with anything in it; or as indented lines, from the first to the last of them. `entries` are
 * those of a list all of whose entries are words.
 */
export type ValueShape =
	| { readonly kind: "empty" }
	| (Span & { readonly kind: "inline"; readonly quotes?: Quotes; readonly entries?: readonly Entry[] })
	| (Span & { readonly kind: "textBlock" })
	| (Span & { readonly kind: "lines"; readonly entries?: readonly Entry[] });

/** A property as it stands in a note. */
export interface Property {
	readonly key: string;
	readonly line: number;
	/** Where its key begins. */
	readonly from: number;
	/** Where the colon ends. */
	readonly colonEnd: number;
	readonly shape: ValueShape;
	/** Whether the value can be replaced safely: no tag, no used anchor, no `?` key. */
	readonly simple: boolean;
	/** Whether an anchor that nobody uses stands before the value. */
	readonly anchored: boolean;
	/** The comments between its key and the end of its last line. */
	readonly comments: readonly Span[];
}

/** How lists stand in a note: in brackets, or on lines indented so from their key. */
export type ListStyle = { readonly kind: "flow" } | { readonly kind: "lines"; readonly indent: string };

/** Where the last line of a property ends. */
export function endOfProperty(text: string, property: Property): number {
	const { shape } = property;
	return lineEnd(text, shape.kind === "empty" ? property.colonEnd : shape.to);
}

function cannotEdit(property: Property): Refusal {
	return new Refusal({ kind: "cannotEdit", line: property.line, key: property.key });
}

function remove(text: string, from: number, to: number): Splice {
	return { at: from, removed: text.slice(from, to), inserted: "" };
}

function insert(at: number, inserted: string): Splice {
	return { at, removed: "", inserted };
}

function isBlank(text: string, from: number, to: number): boolean {
	return /^[ \t]*$/.test(text.slice(from, to));
}

function hasComment(property: Property, from: number, to: number): boolean {
	return property.comments.some((comment) => comment.from >= from && comment.from < to);
}

/** A list as it follows its colon, and whether that begins a line of its own. */
function listText(items: readonly string[], style: ListStyle, keyIndent: string, ending: string): string {
	return style.kind === "flow" || items.length === 0
		? ` ${flowList(items)}`
		: blockList(items, keyIndent + style.indent, ending);
}

/** A whole new property, with the line ending after each of its lines. */
export function newPropertyText(
	key: string,
	value: PropertyValue,
	indent: string,
	ending: string,
	style: ListStyle,
): string {
	const text = typeof value === "object" ? listText(value, style, indent, ending) : ` ${scalarText(value)}`;
	return `${indent}${scalarText(key)}:${text}${ending}`;
}

/** The entries to be added where a list stays as it is at its beginning; undefined where it does not. */
function added(entries: readonly Entry[] | undefined, value: PropertyValue): readonly string[] | undefined {
	if (typeof value !== "object" || entries === undefined || entries.length === 0 || value.length <= entries.length)
		return undefined;
	return entries.every((entry, index) => entry.value === value[index]) ? value.slice(entries.length) : undefined;
}

/** The splices that give a property another value. Throws a Refusal (`cannotEdit`). */
export function replacementOf(
	text: string,
	property: Property,
	value: PropertyValue,
	noteStyle: ListStyle,
): readonly Splice[] {
	if (!property.simple) throw cannotEdit(property);
	const { shape } = property;
	if (property.anchored && shape.kind !== "inline") throw cannotEdit(property);
	const ending = lineEndingNear(text, property.from);
	const keyIndent = text.slice(lineStart(text, property.from), property.from);
	const oneLine = typeof value === "object" ? flowList(value) : scalarText(value);
	const manyLines = typeof value === "object" && value.length > 0 && noteStyle.kind === "lines";
	switch (shape.kind) {
		case "empty": {
			const end = lineEnd(text, property.colonEnd);
			if (manyLines) return [insert(end, listText(value, noteStyle, keyIndent, ending))];
			const roomy = text[property.colonEnd] === " " && isBlank(text, property.colonEnd, end);
			return [insert(property.colonEnd + (roomy ? 1 : 0), roomy ? oneLine : ` ${oneLine}`)];
		}
		case "inline": {
			const more = added(shape.entries, value);
			const last = shape.entries?.at(-1);
			if (more !== undefined && last !== undefined)
				return [insert(last.to, more.map((item) => `, ${scalarText(item)}`).join(""))];
			if (hasComment(property, shape.from, shape.to)) throw cannotEdit(property);
			const alone = isBlank(text, property.colonEnd, shape.from) && isBlank(text, shape.to, lineEnd(text, shape.to));
			if (manyLines && shape.entries === undefined && alone && !property.anchored) {
				return [
					{
						at: property.colonEnd,
						removed: text.slice(property.colonEnd, shape.to),
						inserted: listText(value, noteStyle, keyIndent, ending),
					},
				];
			}
			// Some readers of YAML take a bracket after a tab for an indent that is wrong.
			if (
				typeof value === "object" &&
				isBlank(text, property.colonEnd, shape.from) &&
				text.slice(property.colonEnd, shape.from).includes("\t")
			) {
				return [{ at: property.colonEnd, removed: text.slice(property.colonEnd, shape.to), inserted: ` ${oneLine}` }];
			}
			const inserted = typeof value === "string" ? scalarText(value, shape.quotes) : oneLine;
			return [{ at: shape.from, removed: text.slice(shape.from, shape.to), inserted }];
		}
		case "textBlock": {
			const headEnd = lineEnd(text, shape.from);
			const sign = /^[|>][-+0-9]*/.exec(text.slice(shape.from, headEnd))?.[0] ?? "";
			return [{ at: shape.from, removed: sign, inserted: oneLine }, remove(text, headEnd, Math.max(headEnd, shape.to))];
		}
		case "lines": {
			const first = lineStart(text, shape.from);
			const last = shape.entries?.at(-1);
			const indent = text.slice(first, shape.from);
			const more = added(shape.entries, value);
			if (more !== undefined && last !== undefined)
				return [insert(lineEnd(text, last.to), blockList(more, indent, ending))];
			if (hasComment(property, first, lineEnd(text, shape.to))) throw cannotEdit(property);
			if (typeof value === "object" && value.length > 0 && shape.entries !== undefined) {
				const lines = blockList(value, indent, ending).slice(ending.length);
				return [{ at: first, removed: text.slice(first, shape.to), inserted: lines }];
			}
			const above = first - (text.startsWith("\r\n", first - 2) ? 2 : 1);
			return [insert(property.colonEnd, ` ${oneLine}`), remove(text, above, lineEnd(text, shape.to))];
		}
	}
}

/** The splice that takes a property out with its lines. Throws a Refusal (`cannotEdit`). */
export function removalOf(text: string, property: Property): Splice {
	const from = lineStart(text, property.from);
	const end = endOfProperty(text, property);
	const ownLine = property.comments.some(
		(comment) => isBlank(text, lineStart(text, comment.from), comment.from) && comment.from < end,
	);
	if (!property.simple || ownLine) throw cannotEdit(property);
	return remove(text, from, nextLine(text, end));
}
