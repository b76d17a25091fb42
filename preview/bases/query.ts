import type { TFile } from "../vault/files";
import { NullValue, valueOf, type Value } from "./values";

/** A note as queries see it. */
export interface Note {
	readonly file: TFile;
	readonly frontmatter: Readonly<Record<string, unknown>>;
	/** With their signs. */
	readonly tags: readonly string[];
}

/** What a base says of the notes it shows: an expression, or several joined. */
export type Filter = string | { and?: Filter[]; or?: Filter[]; not?: Filter[] };

/** Thrown for a filter that the stand-in does not read. */
export class UnknownFilter extends Error {
	constructor(what: string) {
		super(`The preview does not read the filter ${what}`);
		this.name = "UnknownFilter";
	}
}

/** What `note.x`, `x` or `file.x` is of a note. */
export function propertyOf({ file, frontmatter, tags }: Note, id: string): Value {
	const [, of = "", name = ""] = /^(?:(note|file|formula)\.)?(.+)$/.exec(id) ?? [];
	if (of === "formula") return NullValue.value;
	if (of !== "file") return valueOf(frontmatter[name]);
	const known: Record<string, unknown> = {
		name: file.name,
		basename: file.basename,
		path: file.path,
		folder: file.parent?.path ?? "",
		ext: file.extension,
		size: file.stat.size,
		ctime: new Date(file.stat.ctime).toISOString(),
		mtime: new Date(file.stat.mtime).toISOString(),
		tags,
	};
	return valueOf(known[name]);
}

/** Whether a filter lets a note through. Throws {@link UnknownFilter}. */
export function passes(filter: Filter | undefined, note: Note): boolean {
	if (filter === undefined) return true;
	if (typeof filter === "string") return passesExpression(filter.trim(), note);
	const { and = [], or, not = [] } = filter;
	return (
		and.every((each) => passes(each, note)) &&
		(or === undefined || or.some((each) => passes(each, note))) &&
		!not.some((each) => passes(each, note))
	);
}

function passesExpression(text: string, note: Note): boolean {
	const [, negated = "", method = "", argument = ""] = /^(!?)file\.(inFolder|hasTag)\("([^"]*)"\)$/.exec(text) ?? [];
	if (method !== "") {
		const holds =
			method === "inFolder"
				? note.file.path.startsWith(`${argument}/`)
				: note.tags.some((tag) => tag === `#${argument}` || tag.startsWith(`#${argument}/`));
		return holds !== (negated === "!");
	}
	const [, left = "", sign = "", right = ""] =
		/^([\p{L}_][\p{L}\p{N}_.-]*)\s*(==|!=)\s*("[^"]*"|-?\d+(?:\.\d+)?|true|false)$/u.exec(text) ?? [];
	if (left === "") throw new UnknownFilter(text);
	const wanted = valueOf(JSON.parse(right));
	return propertyOf(note, left).looseEquals(wanted) === (sign === "==");
}
