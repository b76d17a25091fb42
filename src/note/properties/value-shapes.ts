/** Writes a new value in the old one's shape: a link stays a link, a one-item list a list. */
import { parseDay, type Day } from "../../domain/day";
import { linkLike, type DailyLinks } from "../dated/link-day";
import { asDay, linkInBrackets, onlyEntry } from "./coerce";
import type { PropertyValue } from "../frontmatter/print-yaml";

/** A day where a day stands. A form other than a link (`5 Oct 2026`, a time) becomes a plain day, which every program reads. */
function dayLike(stands: unknown, day: Day, links: DailyLinks | undefined): string {
	const link = typeof stands === "string" ? stands : linkInBrackets(stands);
	return (link === undefined ? undefined : linkLike(link, day, links)) ?? day;
}

function wordsLike(stands: unknown, words: string): string {
	const link = typeof stands === "string" ? stands : linkInBrackets(stands);
	return link !== undefined && /^\s*\[\[[^[\]]*\]\]\s*$/.test(link) ? `[[${words}]]` : words;
}

/**
 * A value as it is to be written over one that stands there. Only what is understood keeps its shape: over everything else
 * goes the plain value. Of a list with several entries nothing is kept, since nobody knows which of them is meant.
 */
export function inShapeOf(stands: unknown, value: PropertyValue, links?: DailyLinks): PropertyValue {
	if (typeof value !== "string" || stands === null || stands === undefined) return value;
	const day = parseDay(value);
	if (day !== undefined && asDay(stands, links) === undefined) return value;
	const only = onlyEntry(stands);
	const [within, isList] = only === undefined ? [stands, false] : [only, true];
	const text = day === undefined ? wordsLike(within, value) : dayLike(onlyEntry(within) ?? within, day, links);
	return isList ? [text] : text;
}
