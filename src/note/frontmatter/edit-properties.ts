/** Where in a block of properties the changes go, once it is known what stands where. */
import { Refusal, type Splice } from "../markdown/text-edit";
import { afterMark, lineEnd, lineEndingNear, lineStart, nextLine, type FrontmatterBlock } from "../markdown/lines";
import { newPropertyText, removalOf, replacementOf, type ListStyle, type Property } from "./property-text";
import type { PropertyValue } from "./print-yaml";

/** The properties of a note. */
export interface Frontmatter {
	/** By the keys as they are spelled; without a prototype, so that `__proto__` is a key like any other. */
	readonly values: Readonly<Record<string, unknown>>;
	/** The line of each top-level key, counted from 1. */
	readonly lines: ReadonlyMap<string, number>;
	/** Where the note's own text begins. */
	readonly bodyStart: number;
}

/** A parsed block, with the places of everything that can be changed. */
export interface ReadBlock extends Frontmatter {
	/** Undefined where the note has none. */
	readonly block: FrontmatterBlock | undefined;
	/** In the order of the note. */
	readonly properties: readonly Property[];
	/** Whether the mapping stands in braces, where a property has no line of its own. */
	readonly braces: boolean;
}

/** Whether two plain values are equal, with their keys in the same order. */
export function sameData(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (
		typeof a !== "object" ||
		typeof b !== "object" ||
		a === null ||
		b === null ||
		Array.isArray(a) !== Array.isArray(b)
	)
		return false;
	const [left, right] = [Object.entries(a), Object.entries(b)] as const;
	return (
		left.length === right.length &&
		left.every(([key, value], index) => key === right[index]?.[0] && sameData(value, right[index]?.[1]))
	);
}

/** Whether a value has itself inside of it, as an alias of its own anchor makes it. */
export function isCircular(value: unknown, within: readonly unknown[] = []): boolean {
	if (typeof value !== "object" || value === null) return false;
	return within.includes(value) || Object.values(value).some((each) => isCircular(each, [...within, value]));
}

/** How the lists of a note stand, so that a new one stands like them; else on lines of their own, two spaces in. */
function listStyle(text: string, properties: readonly Property[]): ListStyle {
	for (const { from, shape, simple } of properties) {
		if (!simple || !("entries" in shape) || shape.entries === undefined || shape.entries.length === 0) continue;
		if (shape.kind === "inline") return { kind: "flow" };
		const indent = text.slice(lineStart(text, shape.from), shape.from).length - (from - lineStart(text, from));
		return { kind: "lines", indent: " ".repeat(indent) };
	}
	return { kind: "lines", indent: "  " };
}

/** A property as another note has it, for a note that has none of its key: its lines, each but the last with a line feed, and what they say. */
export interface Verbatim {
	readonly lines: string;
	readonly says: unknown;
}

/** Keys as they are to be written, with their new values; undefined takes a property out. */
export type Changes = ReadonlyMap<string, PropertyValue | Verbatim | undefined>;

/** Whether a property is written as another note has it. */
export function isVerbatim(value: unknown): value is Verbatim {
	return typeof value === "object" && value !== null && "says" in value;
}

/** Where new properties go: after the last line of the block with anything in it. */
function placeForNew(
	text: string,
	block: FrontmatterBlock,
	last: Property | undefined,
): { readonly at: number; readonly ending: string } {
	let end = block.to;
	while (end > block.from && " \t\r\n".includes(text.charAt(end - 1))) end--;
	if (end === block.from) return { at: block.from, ending: lineEndingNear(text, block.from - 1) };
	// The empty lines below a text block that keeps them (`|+`) belong to it.
	const keeps = last?.shape.kind === "textBlock" && /^[|>]\d?\+/.test(text.slice(last.shape.from, last.shape.from + 3));
	return { at: keeps ? block.to : nextLine(text, lineEnd(text, end)), ending: lineEndingNear(text, end - 1) };
}

/** The splices that make the changes of properties. Throws a Refusal (`cannotEdit`). */
export function splicesFor(text: string, read: ReadBlock, changes: Changes): readonly Splice[] {
	const { block, properties } = read;
	const style = listStyle(text, properties);
	const known = new Map(properties.map((property) => [property.key, property]));
	const first = properties[0];
	const place = block === undefined ? undefined : placeForNew(text, block, properties.at(-1));
	const ending = place?.ending ?? lineEndingNear(text, 0);
	// Before a key of another kind (`? key`, `&anchor key`) more may stand than its indent.
	const indent =
		first === undefined ? "" : (/^ */.exec(text.slice(lineStart(text, first.from), first.from))?.[0] ?? "");
	const splices: Splice[] = [];
	let fresh = "";
	for (const [key, value] of changes) {
		const property = known.get(key);
		if (property === undefined ? value === undefined : value !== undefined && sameData(read.values[key], value))
			continue;
		if (read.braces) throw new Refusal({ kind: "cannotEdit", line: property?.line ?? first?.line ?? 2, key });
		if (property === undefined)
			fresh += isVerbatim(value)
				? `${indent}${value.lines.replace(/\n/g, `${ending}${indent}`)}${ending}`
				: newPropertyText(key, value as PropertyValue, indent, ending, style);
		else if (isVerbatim(value)) throw new Refusal({ kind: "cannotEdit", line: property.line, key });
		else if (value === undefined) splices.push(removalOf(text, property));
		else splices.push(...replacementOf(text, property, value, style));
	}
	if (fresh === "") return splices;
	if (place !== undefined) return [...splices, { at: place.at, removed: "", inserted: fresh }];
	return [{ at: afterMark(text), removed: "", inserted: `---${ending}${fresh}---${ending}` }];
}
