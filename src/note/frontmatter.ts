/**
 * The properties on top of a note. The YAML is parsed only to learn what stands where; what is written is spliced into
 * the text. The app's own `processFrontMatter` parses and re-prints the whole block: comments, quotes, flow lists,
 * `00123`, `1.50`, large numbers and the order of integer-like keys are lost on the way, and it throws on duplicate keys.
 */
import { Parser, type CST } from "yaml";
import { applyEdit, editOf, Refusal, type Edit, type Problem } from "./edit";
import { afterMark, conflictLine, frontmatterBlock, lineCounter, lineEnd, lineNumber, lineStart, loneReturn, type FrontmatterBlock } from "./lines";
import { isCircular, splicesFor, sameData, type Changes, type Frontmatter, type ReadBlock } from "./property-edits";
import { endOfProperty, type Entry, type Property, type Span, type ValueShape } from "./property-text";
import { faultOf, yamlValue, type YamlFault } from "./yaml-values";

export type { Frontmatter } from "./property-edits";
export type { PropertyValue } from "./yaml-text";

/**
 * The parser needs minutes for texts of a few thousand characters that nest deeply (`? ? ?` a thousand times: 212 s), so
 * length and depth are bounded; no person's properties come near.
 */
const LONGEST_BLOCK = 200_000;
const DEEPEST_NESTING = 64;

/** The parser compares every key of a mapping with every other. */
const MOST_KEYS = 2_000;

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null) as Record<string, unknown>);

type Token = CST.Token | CST.SourceToken;

/** Every token under some, each with its depth. No recursion: the depth is what is to be found out. */
function allTokens(roots: readonly (Token | null | undefined)[]): { readonly token: Token; readonly depth: number }[] {
	const found: { token: Token; depth: number }[] = [];
	const add = (tokens: readonly (Token | null | undefined)[], depth: number): void => {
		for (const token of tokens) if (token !== null && token !== undefined) found.push({ token, depth });
	};
	add(roots, 0);
	for (let index = 0; index < found.length; index++) {
		const { token, depth } = found[index] as { token: Token; depth: number };
		if ("start" in token) add([token.start].flat(), depth + 1);
		if ("value" in token) add([token.value], depth + 1);
		if ("props" in token) add(token.props, depth + 1);
		if ("items" in token) for (const item of token.items) add([...item.start, item.key, ...(item.sep ?? []), item.value], depth + 1);
		if ("end" in token) add(token.end ?? [], depth + 1);
	}
	return found;
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(["space", "newline", "comment"]);

/** Where the tokens of a value begin and end, without white space and comments around them. */
function extentOf(tokens: readonly Token[], text: string, base: number): Span {
	let [from, to] = [Infinity, 0];
	for (const token of tokens) {
		if (SAYS_NOTHING.has(token.type) || !("source" in token) || token.source === "") continue;
		from = Math.min(from, base + token.offset);
		const end = base + token.offset + token.source.length;
		// A block scalar's token holds the empty lines below it, which are nobody's.
		to = Math.max(to, token.type === "block-scalar" ? endOfTextBlock(text, base, token) : end);
	}
	return { from, to };
}

/** Where the last line of a block scalar with anything in it ends. */
function endOfTextBlock(text: string, base: number, token: CST.BlockScalar): number {
	const head = token.props.reduce((sum, prop) => sum + ("source" in prop ? prop.source.length : 0), 0);
	let words = token.source.length;
	while (words > 0 && " \t\r\n".includes(token.source.charAt(words - 1))) words--;
	return lineEnd(text, base + token.offset + (words === 0 ? 0 : head + words));
}

const FLOW_SCALARS: ReadonlySet<string> = new Set(["alias", "scalar", "single-quoted-scalar", "double-quoted-scalar"]);

/** The items of a collection, without what is only white space and comments. */
function itemsOf(collection: { readonly items: readonly CST.CollectionItem[] }): readonly CST.CollectionItem[] {
	return collection.items.filter(({ key, value, sep }) => key ?? value ?? sep);
}

function isMap(token: CST.Token): token is CST.BlockMap | CST.FlowCollection {
	return token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{");
}

/** The entries of a list all of which are words on their own; undefined for any other list, and for a mapping. */
function entriesOf(token: CST.Token, value: unknown, base: number): readonly Entry[] | undefined {
	if (!("items" in token) || isMap(token) || !Array.isArray(value)) return undefined;
	const items = itemsOf(token);
	if (items.length !== value.length) return undefined;
	const entries: Entry[] = [];
	for (const [index, item] of items.entries()) {
		const said: unknown = value[index];
		const bare = item.start.every(({ type }) => type !== "anchor" && type !== "tag") && !item.key && !item.sep;
		if (!bare || !item.value || !FLOW_SCALARS.has(item.value.type) || !("source" in item.value) || (typeof said === "object" && said !== null)) return undefined;
		const from = base + item.value.offset;
		entries.push({ from, to: from + item.value.source.length, value: said });
	}
	return entries;
}

function shapeOf(token: CST.Token | null | undefined, tokens: readonly Token[], value: unknown, text: string, base: number): ValueShape {
	if (!token || ("source" in token && token.source === "" && token.type !== "block-scalar")) return { kind: "empty" };
	const span = extentOf(tokens, text, base);
	if (token.type === "block-scalar") return { kind: "textBlock", ...span };
	const entries = entriesOf(token, value, base);
	const listed = entries === undefined ? {} : { entries };
	if (token.type === "block-map" || token.type === "block-seq") return { kind: "lines", ...span, ...listed };
	const quotes = token.type === "single-quoted-scalar" ? "'" as const : token.type === "double-quoted-scalar" ? '"' as const : undefined;
	return { kind: "inline", ...span, ...listed, ...quotes === undefined ? {} : { quotes } };
}

/** A key as its value is found by it; undefined for one that is no single word, such as a list. */
function keyOf(token: CST.Token | null | undefined): string | undefined {
	if (!token) return "";
	if (!("source" in token) || token.type === "alias" || !FLOW_SCALARS.has(token.type)) return undefined;
	if (token.type === "scalar" && /^[A-Za-z_][A-Za-z_ -]*$/.test(token.source) && !/^(?:null|true|false)$/i.test(token.source)) return token.source;
	const value = yamlValue(token.source);
	if (value === null || value === undefined) return "";
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** What the places of properties are told from: the note, where its YAML begins, the aliases in it, its line numbers. */
interface Source {
	readonly text: string;
	readonly base: number;
	readonly aliases: ReadonlySet<string>;
	readonly values: Readonly<Record<string, unknown>>;
	readonly lineAt: (offset: number) => number;
}

function propertyOf({ start, key, sep, value }: CST.CollectionItem, { text, base, aliases, values, lineAt }: Source): Property {
	const colon = sep?.find(({ type }) => type === "map-value-ind");
	const from = base + (key?.offset ?? colon?.offset ?? 0);
	const tokens = allTokens([...(sep ?? []), value]).map(({ token }) => token);
	const anchors = tokens.filter(({ type }) => type === "anchor");
	const inUse = anchors.some((token) => "source" in token && aliases.has(token.source.slice(1)));
	const plainStart = start.every(({ type }) => type !== "explicit-key-ind" && type !== "anchor" && type !== "tag");
	const ownLine = /^ *$/.test(text.slice(lineStart(text, from), from));
	const name = keyOf(key);
	const property = {
		// Another kind of key has no name, but has to differ from others of its kind.
		key: name ?? sourceOf(key),
		line: lineAt(from),
		from,
		colonEnd: base + (colon === undefined ? 0 : colon.offset + 1),
		shape: shapeOf(value, allTokens([value]).map(({ token }) => token), values[name ?? ""], text, base),
		simple: Boolean(key) && name !== undefined && colon !== undefined && plainStart && ownLine && !inUse
			&& !(sep ?? []).some(({ type }) => type === "tag"),
		anchored: (sep ?? []).some(({ type }) => type === "anchor"),
		comments: [],
	};
	const end = endOfProperty(text, property);
	const comments = tokens.flatMap((token) => token.type === "comment" && "source" in token && base + token.offset < end
		? [{ from: base + token.offset, to: base + token.offset + token.source.length }] : []);
	return { ...property, comments };
}

/** The very characters of a token and all under it. */
function sourceOf(token: CST.Token | null | undefined): string {
	return allTokens([token]).map(({ token: each }) => ("source" in each ? each.source : "")).join("");
}

function problemOf({ detail, code, at }: YamlFault, text: string, { from, to }: FrontmatterBlock, tokens: readonly Token[]): Problem {
	const stray = loneReturn(text, from, to);
	if (stray !== undefined) return { kind: "loneReturn", line: lineNumber(text, stray) };
	const offset = from + (at ?? 0);
	const line = lineNumber(text, offset);
	if (code === "DUPLICATE_KEY") {
		const key = tokens.find((token) => "source" in token && from + token.offset === offset && token.source !== "");
		return { kind: "duplicateKey", line, key: (key === undefined || !("indent" in key) ? undefined : keyOf(key)) ?? "" };
	}
	const start = lineStart(text, offset);
	if (code === "TAB_AS_INDENT" || (at !== undefined && /^ *\t/.test(text.slice(start, lineEnd(text, start))))) return { kind: "tabIndent", line };
	return { kind: "yaml", line, detail };
}

function withoutPrototype(from: object): Readonly<Record<string, unknown>> {
	const values = Object.create(null) as Record<string, unknown>;
	for (const [key, value] of Object.entries(from)) values[key] = value;
	return values;
}

function parsed(text: string, block: FrontmatterBlock): ReadBlock | Problem {
	const base = block.from;
	const yaml = text.slice(base, block.to);
	const firstLine = 2;
	if (yaml.length > LONGEST_BLOCK) return { kind: "tooLarge", line: firstLine };
	const roots = [...new Parser().parse(yaml)];
	const nested = allTokens(roots);
	const tokens = nested.map(({ token }) => token);
	if (nested.some(({ depth }) => depth > DEEPEST_NESTING)) return { kind: "tooLarge", line: firstLine };
	if (tokens.filter(({ type }) => type === "map-value-ind").length > MOST_KEYS) return { kind: "tooLarge", line: firstLine };
	const [doc, second] = roots.filter((root) => root.type === "document");
	if (second !== undefined) return { kind: "yaml", line: lineNumber(text, base + second.offset), detail: "more than one document" };
	let value: unknown;
	try {
		value = yamlValue(yaml);
	} catch (error) {
		return problemOf(faultOf(error), text, block, tokens);
	}
	const nothing = { values: NOTHING, lines: new Map<string, number>(), bodyStart: block.bodyStart, block, properties: [], braces: false };
	const contents = doc?.value;
	// The end of a document in which nothing stands: nothing can be put below it, and readers disagree about it.
	if (!contents && tokens.some(({ type }) => type === "doc-end")) return { kind: "notAMapping", line: firstLine };
	if (!contents || (value === null && "source" in contents && contents.source === "")) return nothing;
	if (!isMap(contents) || typeof value !== "object" || value === null) return { kind: "notAMapping", line: lineNumber(text, base + contents.offset) };
	const aliases = new Set(tokens.flatMap((token) => token.type === "alias" && "source" in token ? [token.source.slice(1)] : []));
	const values = withoutPrototype(value);
	if (aliases.size > 0 && isCircular(values)) return { kind: "yaml", line: firstLine, detail: "an alias of its own anchor" };
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
	const stayed = before.properties.map(({ key }) => key).filter((key) => !changes.has(key) || changes.get(key) !== undefined);
	const keys = [...new Set([...stayed, ...[...changes].filter(([, value]) => value !== undefined).map(([key]) => key)])];
	const others = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].filter((key) => !changes.has(key));
	return sameData(keys, after.properties.map(({ key }) => key))
		&& [...keys, ...others].every((key) => sameData(after.values[key], changes.has(key) ? changes.get(key) : before.values[key]));
}

/**
 * The edit that gives properties their values; undefined takes a property out with its lines. Keys are written exactly
 * as given. An existing value is replaced where it stands, new properties go below the last one, and a note without a
 * block gets one on top. Every other byte stays; a value that is there already makes no edit. The result is parsed again
 * before it is handed over. Throws a Refusal where the block cannot be read or changed safely.
 */
export function setProperties(text: string, changes: Changes): Edit {
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const read = parse(text);
	if ("kind" in read) throw new Refusal(read);
	const top = afterMark(text);
	const stray = read.block === undefined
		? /^---[ \t]*\r(?!\n)/.test(text.slice(top, top + 100)) ? top + 3 : undefined
		: loneReturn(text, top, read.bodyStart);
	if (stray !== undefined) throw new Refusal({ kind: "loneReturn", line: lineNumber(text, stray) });
	const edit = editOf(splicesFor(text, read, changes));
	if (edit.length > 0 && !readsAsMeant(text, read, changes, edit)) throw new Refusal({ kind: "readBack" });
	return edit;
}
