/** What a note's block of properties says, by a parser and a search of the block that share nothing with the editor. */
import { CORE_SCHEMA, defineScalarTag, load, realMapTag } from "second-yaml";

/** A note cut at its block of properties. */
export interface Cut {
	readonly mark: string;
	/** The first delimiter with its line ending; empty without a block. */
	readonly open: string;
	readonly yaml: string;
	/** The closing delimiter and everything below. */
	readonly rest: string;
}

/** Cuts a note at its block of properties. */
export function cut(text: string): Cut {
	const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
	const found = /^---[ \t]*\r?\n/.exec(text.slice(mark.length));
	const lines = text.slice(mark.length).split(/(?<=\n)/);
	const close = found === null ? -1 : lines.findIndex((line, index) => index > 0 && /^---[ \t]*\r?\n?$/.test(line));
	if (close < 0) return { mark, open: "", yaml: "", rest: text.slice(mark.length) };
	return { mark, open: lines[0] ?? "", yaml: lines.slice(1, close).join(""), rest: lines.slice(close).join("") };
}

/** The text of a note below its block. */
export function bodyOf(text: string): string {
	const { open, rest } = cut(text);
	return open === "" ? rest : rest.replace(/^---[ \t]*(?:\r?\n|$)/, "");
}

/** A tag of somebody's own, which the app's parser reads as the words behind it. */
const custom = defineScalarTag<string>("!custom", { resolve: (source) => source, identify: () => false });

const SCHEMA = CORE_SCHEMA.withTags(realMapTag, custom);

/** A value in which mappings are lists of pairs, so that they compare with their order. */
function plain(value: unknown): unknown {
	if (value instanceof Map)
		return { pairs: [...(value as Map<unknown, unknown>)].map(([key, each]) => [plain(key), plain(each)]) };
	return Array.isArray(value) ? (value as unknown[]).map(plain) : value;
}

function nameOf(key: unknown): string {
	return typeof key === "string" ? key : JSON.stringify(plain(key));
}

/** The properties of a note in their order, by key; undefined where they are no mapping or do not parse. */
export function propertiesOf(text: string): readonly (readonly [string, unknown])[] | undefined {
	const { yaml } = cut(text);
	let value: unknown;
	try {
		value = load(yaml, { schema: SCHEMA });
	} catch {
		return /^(?:[ \t]*(?:#.*)?\r?\n?)*$/.test(yaml) ? [] : undefined;
	}
	if (value === null || value === undefined) return [];
	return value instanceof Map
		? [...(value as Map<unknown, unknown>)].map(([key, each]) => [nameOf(key), plain(each)] as const)
		: undefined;
}
