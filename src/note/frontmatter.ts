/**
 * The properties on top of a note. The YAML is parsed only to learn what stands where; what is written is spliced into
 * the text. The app's own `processFrontMatter` parses and re-prints the whole block: comments, quotes, flow lists,
 * `00123`, `1.50`, large numbers and the order of integer-like keys are lost on the way, and it throws on duplicate keys.
 */
import { Composer, isMap, isScalar, isSeq, Parser, type CST, type Pair, type ParsedNode, type YAMLError } from "yaml";
import { applyEdit, editOf, Refusal, type Edit, type Problem } from "./edit";
import { afterMark, conflictLine, frontmatterBlock, lineCounter, lineEnd, lineNumber, lineStart, loneReturn, type FrontmatterBlock } from "./lines";
import { isCircular, splicesFor, sameData, type Changes, type Frontmatter, type ReadBlock } from "./property-edits";
import { endOfProperty, type Entry, type Property, type Span, type ValueShape } from "./property-text";

export type { Frontmatter } from "./property-edits";
export type { PropertyValue } from "./yaml-text";

/**
 * The parser needs minutes for texts of a few thousand characters that nest deeply (`? ? ?` a thousand times: 212 s), so
 * length and depth are bounded; no person's properties come near.
 */
const LONGEST_BLOCK = 200_000;
const DEEPEST_NESTING = 64;

/** What aliases of aliases may cost, as the parser counts. */
const MOST_ALIASES = 100;

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

/** The entries of a list all of which are words on their own; undefined for any other list, and for a mapping. */
function entriesOf(token: CST.Token, node: unknown, base: number): readonly Entry[] | undefined {
	if (!isSeq(node) || !("items" in token)) return undefined;
	const items = token.items.filter(({ key, value, sep }) => key ?? value ?? sep);
	if (items.length !== node.items.length) return undefined;
	const entries: Entry[] = [];
	for (const [index, { start, key, value, sep }] of items.entries()) {
		const item = node.items[index];
		const bare = start.every(({ type }) => type !== "anchor" && type !== "tag") && !key && !sep;
		if (!bare || !value || !FLOW_SCALARS.has(value.type) || !("source" in value) || !isScalar(item)) return undefined;
		const from = base + value.offset;
		entries.push({ from, to: from + value.source.length, value: item.value });
	}
	return entries;
}

function shapeOf(token: CST.Token | null | undefined, tokens: readonly Token[], node: unknown, text: string, base: number): ValueShape {
	if (!token || ("source" in token && token.source === "" && token.type !== "block-scalar")) return { kind: "empty" };
	const span = extentOf(tokens, text, base);
	if (token.type === "block-scalar") return { kind: "textBlock", ...span };
	const entries = entriesOf(token, node, base);
	const listed = entries === undefined ? {} : { entries };
	if (token.type === "block-map" || token.type === "block-seq") return { kind: "lines", ...span, ...listed };
	const quotes = token.type === "single-quoted-scalar" ? "'" as const : token.type === "double-quoted-scalar" ? '"' as const : undefined;
	return { kind: "inline", ...span, ...listed, ...quotes === undefined ? {} : { quotes } };
}

/** What the places of properties are told from: the note, where its YAML begins, the aliases in it, its line numbers. */
interface Source {
	readonly text: string;
	readonly base: number;
	readonly aliases: ReadonlySet<string>;
	readonly lineAt: (offset: number) => number;
}

function propertyOf(pair: Pair, { text, base, aliases, lineAt }: Source): Property {
	const { start, key, sep, value } = pair.srcToken as CST.CollectionItem;
	const colon = sep?.find(({ type }) => type === "map-value-ind");
	const from = base + (key?.offset ?? colon?.offset ?? 0);
	const tokens = allTokens([...(sep ?? []), value]).map(({ token }) => token);
	const anchors = tokens.filter(({ type }) => type === "anchor");
	const inUse = anchors.some((token) => "source" in token && aliases.has(token.source.slice(1)));
	const plainStart = start.every(({ type }) => type !== "explicit-key-ind" && type !== "anchor" && type !== "tag");
	const ownLine = /^ *$/.test(text.slice(lineStart(text, from), from));
	// Another kind of key has no name, but has to differ from others of its kind.
	const name = isScalar(pair.key) ? pair.key.value as string | number | boolean | null : JSON.stringify(pair.key);
	const property = {
		key: String(name ?? ""),
		line: lineAt(from),
		from,
		colonEnd: base + (colon === undefined ? 0 : colon.offset + 1),
		shape: shapeOf(value, allTokens([value]).map(({ token }) => token), pair.value, text, base),
		simple: Boolean(key) && isScalar(pair.key) && colon !== undefined && plainStart && ownLine && !inUse
			&& !(sep ?? []).some(({ type }) => type === "tag"),
		anchored: (sep ?? []).some(({ type }) => type === "anchor"),
		comments: [],
	};
	const end = endOfProperty(text, property);
	const comments = tokens.flatMap((token) => token.type === "comment" && "source" in token && base + token.offset < end
		? [{ from: base + token.offset, to: base + token.offset + token.source.length }] : []);
	return { ...property, comments };
}

/** The first key that stands twice in any mapping of a document, as the place and the name of the second. */
function duplicateIn(root: unknown): { readonly at: number; readonly key: string } | undefined {
	const stack = [root];
	for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
		if (isSeq(node)) stack.push(...node.items);
		if (!isMap(node)) continue;
		const seen = new Set<string>();
		for (const { key, value } of node.items) {
			stack.push(key, value);
			if (!isScalar(key)) continue;
			const name = String(key.value);
			if (seen.has(name)) return { at: key.range?.[0] ?? 0, key: name };
			seen.add(name);
		}
	}
	return undefined;
}

function problemOf(error: YAMLError, text: string, base: number): Problem {
	const line = lineNumber(text, base + error.pos[0]);
	const start = lineStart(text, base + error.pos[0]);
	if (error.code === "TAB_AS_INDENT" || /^ *\t/.test(text.slice(start, lineEnd(text, start)))) return { kind: "tabIndent", line };
	return { kind: "yaml", line, detail: error.message.slice(0, 200) };
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
	const tokens = allTokens(roots);
	if (tokens.some(({ depth }) => depth > DEEPEST_NESTING)) return { kind: "tooLarge", line: firstLine };
	// Duplicate keys are looked for here, since the parser compares every key with every other.
	const options = { uniqueKeys: false, keepSourceTokens: true, prettyErrors: false, logLevel: "silent" } as const;
	const [doc, second] = [...new Composer(options).compose(roots, true, yaml.length)];
	const contents: unknown = doc?.contents;
	const fault = doc?.errors[0];
	if (fault !== undefined) {
		const stray = loneReturn(text, base, block.to);
		return stray === undefined ? problemOf(fault, text, base) : { kind: "loneReturn", line: lineNumber(text, stray) };
	}
	if (second !== undefined) return { kind: "yaml", line: lineNumber(text, base + second.range[0]), detail: "more than one document" };
	const nothing = { values: NOTHING, lines: new Map<string, number>(), bodyStart: block.bodyStart, block, properties: [], braces: false };
	if (doc === undefined || contents === null || contents === undefined) return nothing;
	if (!isMap<ParsedNode>(contents)) return { kind: "notAMapping", line: lineNumber(text, base + (doc.contents?.range[0] ?? 0)) };
	const duplicate = duplicateIn(contents);
	if (duplicate !== undefined) return { kind: "duplicateKey", line: lineNumber(text, base + duplicate.at), key: duplicate.key };
	const aliases = new Set(tokens.flatMap(({ token }) => token.type === "alias" && "source" in token ? [token.source.slice(1)] : []));
	const source = { text, base, aliases, lineAt: lineCounter(text) };
	const properties = contents.items.map((pair) => propertyOf(pair, source));
	const values = withoutPrototype(doc.toJS({ maxAliasCount: MOST_ALIASES }) as object);
	if (aliases.size > 0 && isCircular(values)) return { kind: "yaml", line: firstLine, detail: "an alias of its own anchor" };
	const lines = new Map(properties.map(({ key, line }) => [key, line]));
	return { ...nothing, values, lines, properties, braces: contents.flow === true };
}

function parse(text: string): ReadBlock | Problem {
	const block = frontmatterBlock(text);
	if (block === undefined) {
		return { values: NOTHING, lines: new Map(), bodyStart: afterMark(text), block, properties: [], braces: false };
	}
	try {
		return parsed(text, block);
	} catch (error) {
		// Unresolved aliases and alias bombs are only found out when values are made of the nodes.
		return { kind: "yaml", line: 2, detail: error instanceof Error ? error.message.slice(0, 200) : "" };
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
	return sameData(keys, after.properties.map(({ key }) => key))
		&& keys.every((key) => sameData(after.values[key], changes.has(key) ? changes.get(key) : before.values[key]));
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
