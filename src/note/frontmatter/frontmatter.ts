/**
 * The properties on top of a note. The YAML is parsed only to learn what stands where; what is written is spliced into
 * the text. The app's own `processFrontMatter` parses and re-prints the whole block: comments, quotes, flow lists,
 * `00123`, `1.50`, large numbers and the order of integer-like keys are lost on the way, and it throws on duplicate keys.
 */
import { Parser } from "yaml";
import { conflictLine } from "../markdown/merge-markers";
import { applyEdit, editOf, Refusal, type Edit, type Problem } from "../markdown/text-edit";
import {
	afterMark,
	frontmatterBlock,
	lineCounter,
	lineEnd,
	lineNumber,
	lineStart,
	lookAlike,
	loneReturn,
	type FrontmatterBlock,
} from "../markdown/lines";
import {
	isCircular,
	isVerbatim,
	splicesFor,
	sameData,
	type Changes,
	type Frontmatter,
	type ReadBlock,
	type Verbatim,
} from "./edit-properties";
import { endOfProperty } from "./property-text";
import { allTokens, isMap, itemsOf, keyOf, propertyOf, type Nested, type Token } from "./locate-properties";
import { faultOf, yamlValue, type YamlFault } from "./read-yaml";

export type { Changes, Frontmatter } from "./edit-properties";
export type { PropertyValue } from "./print-yaml";

/**
 * The parser needs minutes for texts of a few thousand characters that nest deeply (`? ? ?` a thousand times: 212 s), so
 * length and depth are bounded; no person's properties come near.
 */
const LONGEST_BLOCK = 200_000;
const DEEPEST_NESTING = 64;

/** The parser compares every key of a mapping with every other, with a colon or without (`? key`, `{key}`). */
const MOST_KEYS = 2_000;

/** The parser expands a key that is a list or mapping, and again every such key inside it. */
const DEEPEST_KEY = 3;

/** It looks for the anchor of each alias in all that stands before. */
const MOST_ALIASES = 1_000;

/** Characters that may be scanned for faults: for each fault the whole line, and any token can be a fault. */
const MOST_SCANNED = 200_000_000;

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null) as Record<string, unknown>);

function problemOf(
	{ detail, code, at }: YamlFault,
	text: string,
	{ from, to }: FrontmatterBlock,
	tokens: readonly Token[],
): Problem {
	const stray = loneReturn(text, from, to);
	if (stray !== undefined) return { kind: "loneReturn", line: lineNumber(text, stray) };
	const offset = from + (at ?? 0);
	const line = lineNumber(text, offset);
	if (code === "DUPLICATE_KEY") {
		const key = tokens.find((token) => "source" in token && from + token.offset === offset && token.source !== "");
		return {
			kind: "duplicateKey",
			line,
			key: (key === undefined || !("indent" in key) ? undefined : keyOf(key)) ?? "",
		};
	}
	const start = lineStart(text, offset);
	if (code === "TAB_AS_INDENT" || (at !== undefined && /^ *\t/.test(text.slice(start, lineEnd(text, start)))))
		return { kind: "tabIndent", line };
	return { kind: "yaml", line, detail };
}

function withoutPrototype(from: object): Readonly<Record<string, unknown>> {
	const values = Object.create(null) as Record<string, unknown>;
	for (const [key, value] of Object.entries(from)) values[key] = value;
	return values;
}

function longestLine(text: string): number {
	let longest = 0;
	for (let from = 0; from <= text.length;) {
		const end = lineEnd(text, from);
		longest = Math.max(longest, end - from);
		from = end + 1;
	}
	return longest;
}

/** Whether a block would take the parser of values more than a moment, by what its tokens are. */
function isTooMuch(yaml: string, nested: readonly Nested[]): boolean {
	let [keys, colons, aliases] = [0, 0, 0];
	for (const { token, depth, keys: within } of nested) {
		if (depth > DEEPEST_NESTING || ("items" in token && within > DEEPEST_KEY)) return true;
		if ("items" in token && isMap(token)) keys += token.items.length;
		else if (token.type === "map-value-ind") colons++;
		else if (token.type === "alias") aliases++;
	}
	return (
		Math.max(keys, colons) > MOST_KEYS || aliases > MOST_ALIASES || nested.length * longestLine(yaml) > MOST_SCANNED
	);
}

function parsed(text: string, block: FrontmatterBlock): ReadBlock | Problem {
	const base = block.from;
	const yaml = text.slice(base, block.to);
	const firstLine = 2;
	if (yaml.length > LONGEST_BLOCK) return { kind: "tooLarge", line: firstLine };
	const roots = [...new Parser().parse(yaml)];
	const nested = allTokens(roots);
	const tokens = nested.map(({ token }) => token);
	if (isTooMuch(yaml, nested)) return { kind: "tooLarge", line: firstLine };
	const [doc, second] = roots.filter((root) => root.type === "document");
	if (second !== undefined)
		return { kind: "yaml", line: lineNumber(text, base + second.offset), detail: "twoDocuments" };
	let value: unknown;
	try {
		value = yamlValue(yaml);
	} catch (error) {
		return problemOf(faultOf(error), text, block, tokens);
	}
	const nothing = {
		values: NOTHING,
		lines: new Map<string, number>(),
		bodyStart: block.bodyStart,
		block,
		properties: [],
		braces: false,
	};
	const contents = doc?.value;
	// An empty document with an end marker: readers disagree about what may follow, so nothing is added.
	if (!contents && tokens.some(({ type }) => type === "doc-end")) return { kind: "notAMapping", line: firstLine };
	if (!contents || (value === null && "source" in contents && contents.source === "")) return nothing;
	if (!isMap(contents) || typeof value !== "object" || value === null)
		return { kind: "notAMapping", line: lineNumber(text, base + contents.offset) };
	const aliases = new Set(
		tokens.flatMap((token) => (token.type === "alias" && "source" in token ? [token.source.slice(1)] : [])),
	);
	const values = withoutPrototype(value);
	if (aliases.size > 0 && isCircular(values)) return { kind: "yaml", line: firstLine, detail: "circular" };
	const source = { text, base, aliases, values, lineAt: lineCounter(text) };
	const properties = itemsOf(contents).map((item) => propertyOf(item, source));
	const lines = new Map(properties.map(({ key, line }) => [key, line]));
	return { ...nothing, values, lines, properties, braces: contents.type === "flow-collection" };
}

function parse(text: string): ReadBlock | Problem {
	const block = frontmatterBlock(text);
	if (block === undefined) {
		return { values: NOTHING, lines: new Map(), bodyStart: afterMark(text), block, properties: [], braces: false };
	}
	try {
		return parsed(text, block);
	} catch (error) {
		// The parser itself gives up on some texts, such as thousands of brackets.
		return { kind: "yaml", line: 2, detail: faultOf(error).detail };
	}
}

/**
 * Reads the properties of a note; no block, an empty one, and one of comments only have no values. A block that cannot
 * be read gives the Problem instead. Never throws.
 */
export function readFrontmatter(text: string): Frontmatter | Problem {
	const read = parse(text);
	return "kind" in read ? read : { values: read.values, lines: read.lines, bodyStart: read.bodyStart };
}

/** Whether a text, read again after an edit, says what was meant, and everything else what it said before. */
function readsAsMeant(text: string, before: ReadBlock, changes: Changes, edit: Edit): boolean {
	const result = applyEdit(text, edit);
	const after = parse(result);
	if ("kind" in after || result.slice(after.bodyStart) !== text.slice(before.bodyStart)) return false;
	const stayed = before.properties
		.map(({ key }) => key)
		.filter((key) => !changes.has(key) || changes.get(key) !== undefined);
	const keys = [
		...new Set([...stayed, ...[...changes].filter(([, value]) => value !== undefined).map(([key]) => key)]),
	];
	const meant = (key: string): unknown => {
		const value = changes.has(key) ? changes.get(key) : before.values[key];
		return isVerbatim(value) ? value.says : value;
	};
	const others = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].filter(
		(key) => !changes.has(key),
	);
	return (
		sameData(
			keys,
			after.properties.map(({ key }) => key),
		) && [...keys, ...others].every((key) => sameData(after.values[key], meant(key)))
	);
}

/**
 * The edit that gives properties their values; undefined takes a property out with its lines. Keys are written exactly
 * as given. An existing value is replaced where it stands, new properties go below the last one, and a note without a
 * block gets one on top. Every other byte stays; a value that is there already makes no edit. The result is parsed again
 * before it is handed over. Throws a Refusal where the block cannot be read or changed safely, or where something that
 * looks like one stands on top.
 */
export function setProperties(text: string, changes: Changes): Edit {
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const read = parse(text);
	if ("kind" in read) throw new Refusal(read);
	const top = afterMark(text);
	const stray =
		read.block === undefined
			? /^---[ \t]*\r(?!\n)/.test(text.slice(top, top + 100))
				? top + 3
				: undefined
			: loneReturn(text, top, read.bodyStart);
	if (stray !== undefined) throw new Refusal({ kind: "loneReturn", line: lineNumber(text, stray) });
	const edit = editOf(splicesFor(text, read, changes));
	const alike = edit.length === 0 ? undefined : lookAlike(text, read.block);
	if (alike !== undefined) throw new Refusal({ kind: "lookAlike", ...alike });
	if (edit.length > 0 && !readsAsMeant(text, read, changes, edit)) throw new Refusal({ kind: "readBack" });
	return edit;
}

/** The comments that go with a property, from its key to its last line; empty where it has none or is not there. Never throws. */
export function commentsOf(text: string, key: string): string {
	const read = parse(text);
	if ("kind" in read) return "";
	return (
		read.properties
			.find((property) => property.key === key)
			?.comments.map(({ from, to }) => text.slice(from, to))
			.join("\n") ?? ""
	);
}

/** A property with its lines, to be put into another note as it stands; undefined where it can't be. Never throws. */
export function verbatimProperty(text: string, key: string): Verbatim | undefined {
	const read = parse(text);
	if ("kind" in read || read.braces) return undefined;
	const property = read.properties.find((each) => each.key === key);
	// The empty lines at the end of a text block may be a part of it.
	if (property?.simple !== true || property.anchored || property.shape.kind === "textBlock") return undefined;
	const { from } = property;
	const lines = text.slice(from, endOfProperty(text, property));
	if (from !== lineStart(text, from) || /[&*]\S/.test(lines)) return undefined;
	return { lines: lines.replace(/\r\n?/g, "\n"), says: read.values[key] };
}

/** Every comment in the properties of a note, from its `#` on. Never throws. */
export function commentsInBlock(text: string): readonly string[] {
	const block = frontmatterBlock(text);
	if (block === undefined) return [];
	return allTokens([...new Parser().parse(text.slice(block.from, block.to))]).flatMap(({ token }) =>
		token.type === "comment" && "source" in token ? [token.source.trim()] : [],
	);
}

/** The edit that leaves a property's key and takes its value out, as it may have been before one was typed. Throws a Refusal. */
export function emptyProperty(text: string, key: string): Edit {
	const read = parse(text);
	if ("kind" in read) throw new Refusal(read);
	const property = read.properties.find((each) => each.key === key);
	if (property?.shape.kind !== "inline" || !property.simple || property.anchored)
		throw new Refusal({ kind: "cannotEdit", line: property?.line ?? 2, key });
	const { colonEnd, shape } = property;
	const edit = editOf([{ at: colonEnd, removed: text.slice(colonEnd, shape.to), inserted: "" }]);
	// `setProperties` can't express "no value at all", but that is what must be read back.
	if (!readsAsMeant(text, read, new Map([[key, null]]) as unknown as Changes, edit))
		throw new Refusal({ kind: "readBack" });
	return edit;
}
