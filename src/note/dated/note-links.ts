/**
 * Decides which links in a dated note count as contact (product page, section 4), from the metadata cache plus the few
 * lines it can't judge (`dated-lines.ts`). The rules are listed in `docs/data.md`.
 */
import type { CachedMetadata, ListItemCache } from "obsidian";
import type { Day } from "../../domain/day";
import type { LeftOut } from "../../domain/contact-sources";
import { parseDay } from "../../domain/day";
import type { LinesRead } from "./dated-lines";
import { lastBefore } from "./last-before";
import type { DailyLinks } from "./link-day";
import { isEvent } from "../event/event-note";
import { eventSection } from "../event/event-text";
import { isInFolder } from "../folders";
import { allTags, wordsUnder, type DatedAs } from "../is-person";
import { plainWords } from "../markdown/plain-words";
import { asDay, type Values } from "../properties/coerce";

/** How dated notes are told from all others. */
export interface Dating {
	/** The day of a daily note by its path. */
	readonly dailyDay: (path: string) => Day | undefined;
	/** Notes in it that have a date are meetings; empty: no folder says so. */
	readonly meetingsFolder: string;
	/** Whether a note is a template, so that its date is not a real day. */
	readonly isTemplate?: (path: string) => boolean;
	/** Whether links under this heading, or after this line label, are left out. */
	readonly isUncounted?: (heading: string, exactly?: boolean) => boolean;
	/** Facts read from dated notes' lines, keyed by cache entry; without it, lines are not considered. */
	readonly lines?: WeakMap<CachedMetadata, LinesRead>;
	/** The days of links to daily notes, as a date may be one. */
	readonly links?: DailyLinks;
}

/** A note of one day. */
export interface Dated {
	readonly day: Day;
	/** Whether the people linked there were met face to face. */
	readonly meeting: boolean;
}

/** A link of a note. */
export interface NoteLink {
	/** The path or name that it leads to, without heading and block. */
	readonly target: string;
	/** Counted from 0; undefined for a link in the properties. */
	readonly line: number | undefined;
	readonly leftOut: LeftOut | undefined;
	/** The day a task was done, if not the note's own day. */
	readonly day?: Day;
}

/** Words that say that a note is of a meeting, in lower case. */
export const MEETING_WORDS: ReadonlySet<string> = new Set([
	"meeting",
	"meetings",
	"besprechung",
	"besprechungen",
	"treffen",
	"reunión",
	"reuniones",
	"réunion",
	"réunions",
	"riunione",
	"riunioni",
	"reunião",
	"reuniões",
	"vergadering",
	"vergaderingen",
]);

/** Words that may follow it without changing the meaning: `meeting notes`. */
const MEETING_RECORDS: ReadonlySet<string> = new Set(["note", "notes", "minutes", "log", "record", "protokoll"]);

/** Words that make it no record of a meeting: `meeting ideas`. */
const NOT_A_RECORD: ReadonlySet<string> = new Set(["todo", "task", "tasks", "template", "templates", "idea", "ideas"]);

/** Whether a type, category or tag says meeting: `meeting-note`, `meetings/board`, `note/meeting`, `team meeting`. */
function saysMeeting(words: string): boolean {
	if (words.length > 100) return false;
	const parts = words
		.toLowerCase()
		.replace(/^#/, "")
		.split("/")
		.map((part) => part.split(/[\s_-]+/));
	if (parts.flat().some((word) => NOT_A_RECORD.has(word))) return false;
	return parts.some((part) => {
		const record = part.length > 1 && MEETING_RECORDS.has(part.at(-1) ?? "") ? part.slice(0, -1) : part;
		return MEETING_WORDS.has(record.at(-1) ?? "");
	});
}

/** The properties that list who took part. */
const ATTENDED_BY = ["people", "attendees", "participants"] as const;

/** Whether a note with a date records a meeting or event; undefined otherwise (an article has a date, too). */
function meetingKind(
	path: string,
	values: Values,
	tags: readonly string[],
	meetingsFolder: string,
): DatedAs | undefined {
	const types = wordsUnder(values, "type");
	if (
		isInFolder(path, meetingsFolder) ||
		types.some(saysMeeting) ||
		(types.includes("event") && (values["date"] ?? values["Date"] ?? null) !== null)
	)
		return "meeting";
	if (
		["categories", "category"].some((key) => wordsUnder(values, key).some(saysMeeting)) ||
		allTags(values, tags).some(saysMeeting)
	)
		return "meeting";
	return ATTENDED_BY.some((key) => wordsUnder(values, key).length > 0) ? "attended" : undefined;
}

const DAY_IN_NAME = /^(\d{4})([-_.]?)(\d\d)\2(\d\d)(?!\d)/;

/** The day at the start of a note's name. */
function dayInName(path: string): Day | undefined {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const code = name.charCodeAt(0);
	if (code < 49 || code > 57) return undefined;
	const [, year, , month, day] = DAY_IN_NAME.exec(name) ?? [];
	return year === undefined ? undefined : parseDay(`${year}-${month ?? ""}-${day ?? ""}`);
}

/** The day that a note says it is of: by its property, else by its name. One that is not understood is not guessed at. */
function dayOfNote(path: string, values: Values, links: DailyLinks | undefined): Day | undefined {
	// Asked of every note of the vault: two look-ups, not a search through all of its keys.
	const date = values["date"] ?? values["Date"] ?? "";
	return date === "" ? dayInName(path) : asDay(date, links);
}

/** How a note is dated: a daily note is one whatever it says of itself. Undefined for every other note, and for templates. */
export function datedAs(
	path: string,
	values: Values,
	tags: readonly string[],
	{ dailyDay, meetingsFolder, isTemplate, links }: Dating,
): DatedAs | undefined {
	const as =
		dailyDay(path) !== undefined
			? "daily"
			: dayOfNote(path, values, links) === undefined
				? undefined
				: meetingKind(path, values, tags, meetingsFolder);
	return as !== undefined && isTemplate?.(path) === true ? undefined : as;
}

const NO_VALUES: Values = {};

/** The day of a daily, meeting or event note; undefined for every other note. A daily note is one whatever its tags. */
export function datedNote(
	path: string,
	cache: CachedMetadata,
	{ dailyDay, meetingsFolder, isTemplate, links }: Dating,
): Dated | undefined {
	const values: Values = cache.frontmatter ?? NO_VALUES;
	const daily = dailyDay(path);
	const day = daily ?? dayOfNote(path, values, links);
	if (day === undefined) return undefined;
	if (
		daily === undefined &&
		meetingKind(
			path,
			values,
			(cache.tags ?? []).map(({ tag }) => tag),
			meetingsFolder,
		) === undefined
	)
		return undefined;
	return isTemplate?.(path) === true ? undefined : { day, meeting: daily === undefined };
}

/** The headings of some words, compared in plain words: a heading is meant by those that it begins with. */
export function headingMatcher(headings: readonly string[]): (heading: string, exactly?: boolean) => boolean {
	const wanted = headings.map(plainWords).filter((words) => words !== "");
	return (heading, exactly = false) => {
		if (wanted.length === 0) return false;
		const words = plainWords(heading);
		return wanted.some(
			(each) => words.startsWith(each) && (words.length === each.length || (!exactly && words[each.length] === " ")),
		);
	};
}

/** Where links do not count by the heading above them: from where to where. A heading reaches to the next of its level or above. */
function uncountedRanges(
	{ headings = [] }: CachedMetadata,
	isUncounted: Dating["isUncounted"],
): readonly (readonly [from: number, to: number])[] {
	const ranges: (readonly [number, number])[] = [];
	if (isUncounted === undefined) return ranges;
	for (let at = 0; at < headings.length; at++) {
		const here = headings[at];
		if (here === undefined || !isUncounted(here.heading)) continue;
		let next = at + 1;
		while ((headings[next]?.level ?? 0) > here.level) next++;
		ranges.push([here.position.start.offset, headings[next]?.position.start.offset ?? Infinity]);
		at = next - 1;
	}
	return ranges;
}

const SECTION_SAYS: ReadonlyMap<string, LeftOut> = new Map([
	["blockquote", "quote"],
	["callout", "quote"],
	["comment", "comment"],
	["code", "code"],
	["html", "code"],
]);

function isDone(task: string | undefined): boolean {
	return task === undefined || task === "x" || task === "X";
}

/**
 * Whether an item, or an ancestor, is an unfinished task. The cache gives the parent's line, or a negative number for
 * none; for a list on line 0 the two look alike, so the indent is checked as well.
 */
function isIntention(byLine: ReadonlyMap<number, ListItemCache>, item: ListItemCache): boolean {
	for (let at: ListItemCache | undefined = item; at !== undefined;) {
		if (!isDone(at.task)) return true;
		const above = byLine.get(at.parent);
		at =
			above !== undefined &&
			above.position.start.offset < at.position.start.offset &&
			above.position.start.col < at.position.start.col
				? above
				: undefined;
	}
	return false;
}

/** The path or name of a link; undefined for one within the note itself. */
function targetOf(link: string): string | undefined {
	return link.replace(/#.*$/s, "").replace(/\\$/, "").trim() || undefined;
}

/** Whether one of several ranges, in their order and apart from each other, holds an offset. */
function isWithin(ranges: readonly (readonly [from: number, to: number])[], offset: number): boolean {
	let [low, high] = [0, ranges.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ranges[middle]?.[1] ?? Infinity) <= offset) low = middle + 1;
		else high = middle;
	}
	return (ranges[low]?.[0] ?? Infinity) <= offset;
}

/** The links of a note, those that count and those that do not. */
export function linksIn(
	cache: CachedMetadata,
	{ isUncounted, lines }: Pick<Dating, "isUncounted" | "lines"> = {},
): NoteLink[] {
	const { links = [], embeds = [], frontmatterLinks = [], sections = [], listItems = [] } = cache;
	const byLine = listItems.some(({ task }) => !isDone(task))
		? new Map(listItems.map((item) => [item.position.start.line, item]))
		: undefined;
	const ranges = links.length === 0 ? [] : uncountedRanges(cache, isUncounted);
	// A name under *To meet* is an intention, task or not; a ticked one has happened.
	const toMeet =
		links.length > 0 && isEvent(cache.frontmatter ?? NO_VALUES)
			? uncountedRanges(cache, (heading) => eventSection(heading) === "toMeet")
			: [];
	const found: NoteLink[] = [];
	const facts = lines?.get(cache)?.facts;
	const add = (link: string, line: number | undefined, leftOut: LeftOut | undefined, day?: Day): void => {
		const target = targetOf(link);
		if (target !== undefined) found.push({ target, line, leftOut, ...(day === undefined ? {} : { day }) });
	};
	for (const { link } of frontmatterLinks) add(link, undefined, undefined);
	for (const {
		link,
		position: { start },
	} of links) {
		const section = sections[lastBefore(sections, start.offset)];
		let leftOut = section === undefined ? undefined : SECTION_SAYS.get(section.type);
		if (byLine !== undefined && section?.type === "list") {
			const item = listItems[lastBefore(listItems, start.offset)];
			if (item !== undefined && isIntention(byLine, item)) leftOut = "task";
		}
		if (leftOut === undefined && isWithin(ranges, start.offset)) leftOut = "heading";
		if (leftOut === undefined && isWithin(toMeet, start.offset)) {
			const item = section?.type === "list" ? listItems[lastBefore(listItems, start.offset)] : undefined;
			if (item?.task === undefined) leftOut = "task";
		}
		const told = facts?.get(start.line);
		if (
			leftOut === undefined &&
			told?.labels.some(({ words, exactly }) => isUncounted?.(words, exactly) === true) === true
		)
			leftOut = "label";
		add(link, start.line, leftOut, told?.done);
	}
	for (const {
		link,
		position: { start },
	} of embeds)
		add(link, start.line, "embed");
	return found;
}

/** The targets of counted links, without duplicates, by day; the key undefined stands for the note's own day. */
export function countedTargets(
	cache: CachedMetadata,
	dating: Pick<Dating, "isUncounted" | "lines"> = {},
): ReadonlyMap<Day | undefined, ReadonlySet<string>> {
	const found = new Map<Day | undefined, Set<string>>();
	for (const { target, leftOut, day } of linksIn(cache, dating)) {
		if (leftOut !== undefined) continue;
		const targets = found.get(day);
		if (targets === undefined) found.set(day, new Set([target]));
		else targets.add(target);
	}
	return found;
}
