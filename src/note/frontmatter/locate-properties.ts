/** Where each property of a block of YAML stands: its key, its value, the comments in it. Told from the parser's tokens. */
import type { CST } from "yaml";
import { lineEnd, lineStart } from "../markdown/lines";
import { endOfProperty, type Entry, type Property, type Span, type ValueShape } from "./property-text";
import { yamlValue } from "./read-yaml";

/** Anything that the parser tells apart. */
export type Token = CST.Token | CST.SourceToken;

/** A token with how deep it lies, and in how many keys. */
export interface Nested {
	readonly token: Token;
	readonly depth: number;
	readonly keys: number;
}

/** Every token below some, each with its depth. No recursion: the depth may be too much for it. */
export function allTokens(roots: readonly (Token | null | undefined)[]): readonly Nested[] {
	const found: Nested[] = [];
	const add = (tokens: readonly (Token | null | undefined)[], depth: number, keys: number): void => {
		for (const token of tokens) if (token !== null && token !== undefined) found.push({ token, depth, keys });
	};
	add(roots, 0, 0);
	for (let index = 0; index < found.length; index++) {
		const { token, depth, keys } = found[index] as Nested;
		if ("start" in token) add([token.start].flat(), depth + 1, keys);
		if ("value" in token) add([token.value], depth + 1, keys);
		if ("props" in token) add(token.props, depth + 1, keys);
		if ("items" in token) {
			for (const item of token.items) {
				add([...item.start, ...(item.sep ?? []), item.value], depth + 1, keys);
				add([item.key], depth + 1, keys + 1);
			}
		}
		if ("end" in token) add(token.end ?? [], depth + 1, keys);
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
export function itemsOf(collection: { readonly items: readonly CST.CollectionItem[] }): readonly CST.CollectionItem[] {
	return collection.items.filter(({ key, value, sep }) => key ?? value ?? sep);
}

/** Whether a value is a mapping, in lines or in braces. */
export function isMap(token: CST.Token): token is CST.BlockMap | CST.FlowCollection {
	return token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{");
}

/** The entries of a list of plain scalars; undefined for any other list, and for a mapping. */
function entriesOf(token: CST.Token, value: unknown, base: number): readonly Entry[] | undefined {
	if (!("items" in token) || isMap(token) || !Array.isArray(value)) return undefined;
	const items = itemsOf(token);
	if (items.length !== value.length) return undefined;
	const entries: Entry[] = [];
	for (const [index, item] of items.entries()) {
		const said: unknown = value[index];
		const bare = item.start.every(({ type }) => type !== "anchor" && type !== "tag") && !item.key && !item.sep;
		if (
			!bare ||
			!item.value ||
			!FLOW_SCALARS.has(item.value.type) ||
			!("source" in item.value) ||
			(typeof said === "object" && said !== null)
		)
			return undefined;
		const from = base + item.value.offset;
		entries.push({ from, to: from + item.value.source.length, value: said });
	}
	return entries;
}

function shapeOf(
	token: CST.Token | null | undefined,
	tokens: readonly Token[],
	value: unknown,
	text: string,
	base: number,
): ValueShape {
	if (!token || ("source" in token && token.source === "" && token.type !== "block-scalar")) return { kind: "empty" };
	const span = extentOf(tokens, text, base);
	if (token.type === "block-scalar") return { kind: "textBlock", ...span };
	const entries = entriesOf(token, value, base);
	const listed = entries === undefined ? {} : { entries };
	if (token.type === "block-map" || token.type === "block-seq") return { kind: "lines", ...span, ...listed };
	const quotes =
		token.type === "single-quoted-scalar"
			? ("'" as const)
			: token.type === "double-quoted-scalar"
				? ('"' as const)
				: undefined;
	return { kind: "inline", ...span, ...listed, ...(quotes === undefined ? {} : { quotes }) };
}

/** A key as its value is found by it; undefined for one that is no single word, such as a list. */
export function keyOf(token: CST.Token | null | undefined): string | undefined {
	if (!token) return "";
	if (!("source" in token) || token.type === "alias" || !FLOW_SCALARS.has(token.type)) return undefined;
	if (
		token.type === "scalar" &&
		/^[A-Za-z_][A-Za-z_ -]*$/.test(token.source) &&
		!/^(?:null|true|false)$/i.test(token.source)
	)
		return token.source;
	const value = yamlValue(token.source);
	if (value === null || value === undefined) return "";
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
		? String(value)
		: undefined;
}

/** What the places of properties are told from: the note, where its YAML begins, the aliases in it, its line numbers. */
export interface Source {
	readonly text: string;
	readonly base: number;
	readonly aliases: ReadonlySet<string>;
	readonly values: Readonly<Record<string, unknown>>;
	readonly lineAt: (offset: number) => number;
}

/** The places of one property. */
export function propertyOf(
	{ start, key, sep, value }: CST.CollectionItem,
	{ text, base, aliases, values, lineAt }: Source,
): Property {
	const colon = sep?.find(({ type }) => type === "map-value-ind");
	const from = base + (key?.offset ?? colon?.offset ?? 0);
	const tokens = allTokens([...(sep ?? []), value]).map(({ token }) => token);
	const anchors = tokens.filter(({ type }) => type === "anchor");
	const inUse = anchors.some((token) => "source" in token && aliases.has(token.source.slice(1)));
	const plainStart = start.every(({ type }) => type !== "explicit-key-ind" && type !== "anchor" && type !== "tag");
	// Only as far back as it is blank: a thousand properties in one line must not each go back to where it begins.
	let blank = from;
	while (text[blank - 1] === " ") blank--;
	const ownLine = lineStart(text, blank) === blank;
	const name = keyOf(key);
	const property = {
		// Another kind of key has no name, but has to differ from others of its kind.
		key: name ?? sourceOf(key),
		line: lineAt(from),
		from,
		colonEnd: base + (colon === undefined ? 0 : colon.offset + 1),
		shape: shapeOf(
			value,
			allTokens([value]).map(({ token }) => token),
			values[name ?? ""],
			text,
			base,
		),
		simple:
			Boolean(key) &&
			name !== undefined &&
			colon !== undefined &&
			plainStart &&
			ownLine &&
			!inUse &&
			!(sep ?? []).some(({ type }) => type === "tag"),
		anchored: (sep ?? []).some(({ type }) => type === "anchor"),
		comments: [],
	};
	const said = tokens.flatMap((token) =>
		token.type === "comment" && "source" in token
			? [{ from: base + token.offset, to: base + token.offset + token.source.length }]
			: [],
	);
	if (said.length === 0) return property;
	const end = endOfProperty(text, property);
	return { ...property, comments: said.filter((comment) => comment.from < end) };
}

/** The very characters of a token and all under it. */
function sourceOf(token: CST.Token | null | undefined): string {
	const parts = allTokens([token]).flatMap(({ token: each }) =>
		"source" in each ? [{ at: each.offset, source: each.source }] : [],
	);
	return parts
		.sort((a, b) => a.at - b.at)
		.map(({ source }) => source)
		.join("");
}
