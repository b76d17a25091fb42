/**
 * Which links of a dated note are contact: product page, section 4. Decided by what the metadata cache holds, so that no
 * dated note is ever read. What cannot be seen there is documented: `docs/data.md`.
 */
import type { CachedMetadata, ListItemCache, SectionCache } from "obsidian";
import type { Day } from "../domain/day";
import type { LeftOut } from "../domain/why-dates";
import { isInFolder, isTagged, tagsOf, wordsUnder } from "./person-marks";
import { asDay, type Values } from "./property-values";

/** How dated notes are told from all others. */
export interface Dating {
	/** The day of a daily note by its path. */
	readonly dailyDay: (path: string) => Day | undefined;
	/** Notes in it that have a date are meetings; empty: no folder says so. */
	readonly meetingsFolder: string;
}

/** A note of one day. */
export interface Dated {
	readonly day: Day;
	/** Whether who is linked there was met face to face. */
	readonly meeting: boolean;
}

/** A link of a note. */
export interface NoteLink {
	/** The path or name that it leads to, without heading and block. */
	readonly target: string;
	/** Counted from 0; undefined for a link in the properties. */
	readonly line: number | undefined;
	readonly leftOut: LeftOut | undefined;
}

function has(values: Values, key: string): boolean {
	return wordsUnder(values, key).length > 0;
}

/** Whether a note with a date is of a meeting: an article has one, too. */
function isMeetingNote(path: string, values: Values, cache: CachedMetadata, meetingsFolder: string): boolean {
	return wordsUnder(values, "type").includes("meeting")
		|| wordsUnder(values, "categories").some((category) => category === "meetings" || category === "meeting")
		|| isInFolder(path, meetingsFolder)
		|| has(values, "people")
		|| isTagged(tagsOf(values, (cache.tags ?? []).map(({ tag }) => tag)), "meeting");
}

/** The day of a daily or meeting note; undefined for every other note. A daily note is one whatever its tags. */
export function datedNote(path: string, cache: CachedMetadata, { dailyDay, meetingsFolder }: Dating): Dated | undefined {
	const daily = dailyDay(path);
	if (daily !== undefined) return { day: daily, meeting: false };
	const values: Values | undefined = cache.frontmatter;
	// Asked of every note of the vault: two look-ups, not a search through all of its keys.
	const day = values === undefined ? undefined : asDay(values["date"] ?? values["Date"]);
	return values !== undefined && day !== undefined && isMeetingNote(path, values, cache, meetingsFolder) ? { day, meeting: true } : undefined;
}

const SECTION_SAYS: Readonly<Record<string, LeftOut>> = { blockquote: "quote", callout: "quote", comment: "comment", code: "code", html: "code" };

/** The last of several places, in their order, that begins at or before an offset. */
function lastBefore<T extends SectionCache | ListItemCache>(places: readonly T[], offset: number): T | undefined {
	let [low, high] = [0, places.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle]?.position.start.offset ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return places[low - 1];
}

function isDone(task: string | undefined): boolean {
	return task === undefined || task === "x" || task === "X";
}

/**
 * Whether an item, or one above it, is a task that was not done. The cache tells the line of the item above, and less than
 * nothing for none; of a list on the first line it is zero either way, so the indent is asked as well.
 */
function isIntention(byLine: ReadonlyMap<number, ListItemCache>, item: ListItemCache): boolean {
	for (let at: ListItemCache | undefined = item; at !== undefined;) {
		if (!isDone(at.task)) return true;
		const above = byLine.get(at.parent);
		at = above !== undefined && above.position.start.offset < at.position.start.offset && above.position.start.col < at.position.start.col ? above : undefined;
	}
	return false;
}

/** The path or name of a link; undefined for one within the note itself. */
function targetOf(link: string): string | undefined {
	return link.replace(/#.*$/s, "").replace(/\\$/, "").trim() || undefined;
}

/** The links of a note, those that count and those that do not. */
export function linksIn(cache: CachedMetadata): NoteLink[] {
	const { links = [], embeds = [], frontmatterLinks = [], sections = [], listItems = [] } = cache;
	const byLine = listItems.some(({ task }) => !isDone(task)) ? new Map(listItems.map((item) => [item.position.start.line, item])) : undefined;
	const found: NoteLink[] = [];
	const add = (link: string, line: number | undefined, leftOut: LeftOut | undefined): void => {
		const target = targetOf(link);
		if (target !== undefined) found.push({ target, line, leftOut });
	};
	for (const { link } of frontmatterLinks) add(link, undefined, undefined);
	for (const { link, position: { start } } of links) {
		const section = lastBefore(sections, start.offset);
		let leftOut = section === undefined ? undefined : SECTION_SAYS[section.type];
		if (byLine !== undefined && section?.type === "list") {
			const item = lastBefore(listItems, start.offset);
			if (item !== undefined && isIntention(byLine, item)) leftOut = "task";
		}
		add(link, start.line, leftOut);
	}
	for (const { link, position: { start } } of embeds) add(link, start.line, "embed");
	return found;
}

/** What the links that count lead to, each once. */
export function countedTargets(cache: CachedMetadata): ReadonlySet<string> {
	return new Set(linksIn(cache).filter(({ leftOut }) => leftOut === undefined).map(({ target }) => target));
}
