/**
 * What only the text can say about the links of a dated note: the label a line starts with, and the day a task was
 * done. The metadata cache tells which notes can have either, so no others are read.
 */
import type { CachedMetadata, LinkCache, ListItemCache, SectionCache } from "obsidian";
import { parseDay, type Day } from "../../domain/day";
import { lastBefore } from "./last-before";

/** Words that stand before links. */
export interface Label {
	readonly words: string;
	/**
	 * True unless the label ends in a colon (it ends in a dash, or is a line of its own): then it must match a heading
	 * exactly.
	 */
	readonly exactly: boolean;
}

/** What the text says about one line with links. */
export interface LineFacts {
	readonly labels: readonly Label[];
	readonly done?: Day;
}

/** The same for each line it says anything about, counted from 0. */
export type FactsByLine = ReadonlyMap<number, LineFacts>;

/**
 * The facts read from a note's lines, and whether it was read as a daily note (lists mean something only in daily
 * notes).
 */
export interface LinesRead {
	readonly isDaily: boolean;
	readonly facts: FactsByLine;
}

/** Maximum length of a label, and of a line that is one. */
const LONGEST_LABEL = 80;

/** The shortest words that can be a label, with a colon and a blank after them. */
const SHORTEST_LABEL = 4;

/** How many levels up a list we look for its label. */
const DEEPEST = 20;

const NONE: FactsByLine = new Map();

function isTicked({ task }: ListItemCache): boolean {
	return task === "x" || task === "X";
}

interface Where {
	readonly section: SectionCache | undefined;
	readonly before: SectionCache | undefined;
	readonly item: ListItemCache | undefined;
}

function whereIs({ position: { start } }: LinkCache, { sections = [], listItems = [] }: CachedMetadata): Where {
	const at = lastBefore(sections, start.offset);
	const section = sections[at];
	return {
		section,
		before: sections[at - 1],
		item: section?.type === "list" ? listItems[lastBefore(listItems, start.offset)] : undefined,
	};
}

/** Whether one line of words stands right above a list, as a heading without markers. */
function isIntro(section: SectionCache | undefined, list: SectionCache | undefined): section is SectionCache {
	return (
		section?.type === "paragraph" &&
		list?.type === "list" &&
		section.position.start.line === section.position.end.line &&
		list.position.start.line - section.position.end.line <= 2 &&
		section.position.end.offset - section.position.start.offset <= LONGEST_LABEL
	);
}

/**
 * Whether an item is nested. The cache gives the parent's line, or a negative number for none; on line 0 both look
 * alike, so the indent decides.
 */
function isBelowAnother({ parent, position: { start } }: ListItemCache): boolean {
	return parent >= 0 && start.col > 0;
}

/** Whether the text of a dated note can tell more of its links than the cache does. `isDaily`: only a daily note has lists that are made for it. */
export function mayTellMore(cache: CachedMetadata, isDaily: boolean): boolean {
	return (cache.links ?? []).some((link) => {
		const { section, before, item } = whereIs(link, cache);
		// A task that was not done counts for nobody anyway.
		if (item?.task !== undefined) return isTicked(item);
		if (!isDaily || (section?.type !== "list" && section?.type !== "paragraph")) return false;
		const from = (item ?? section).position.start;
		return (
			(item !== undefined && (isBelowAnother(item) || isIntro(before, section))) ||
			link.position.start.line > from.line ||
			link.position.start.col - from.col >= SHORTEST_LABEL
		);
	});
}

const ITEM_SIGNS = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[.\]\s+)?/;

/** Words without the blanks and punctuation at their end, ten characters at most. Looked for from the end: an expression begins at every letter. */
function withoutTail(words: string): string {
	let end = words.length;
	while (end > 0 && words.length - end < 10 && /[\s*_~=([]/.test(words.charAt(end - 1))) end--;
	return words.slice(0, end);
}

/** The words before a line's first link, where they end as a label does; the whole line where it has no link. */
function labelIn(line: string, hasLink: boolean): Label | undefined {
	if (line.length > LONGEST_LABEL + 20) return undefined;
	const words = withoutTail(line.replace(ITEM_SIGNS, ""));
	if (words === "" || words.length > LONGEST_LABEL) return undefined;
	if (/[:：]$/.test(words)) return { words, exactly: false };
	// A dash ends sentences, too: "Waiting for the bus — [[Kim]] came by".
	if (/(?:^|\s)(?:[-–—→»]|->)$/.test(words)) return { words, exactly: true };
	return hasLink ? undefined : { words, exactly: true };
}

/** The day on which a task was done, as the Tasks plugin writes it: `✅ 2026-11-20`, or `[completion:: 2026-11-20]`. */
function doneIn(line: string): Day | undefined {
	const [, day] = /(?:✅\uFE0F?\s{0,5}|[[(]completion::\s{0,5})(\d{4}-\d\d-\d\d)(?!\d)/.exec(line) ?? [];
	return parseDay(day);
}

/** Reads from a dated note's text what the cache can't say about its links; nothing if the cache is of another text. */
export function readLines(text: string, cache: CachedMetadata, isDaily: boolean): FactsByLine {
	const { links = [], listItems = [] } = cache;
	const firsts = new Map<number, LinkCache>();
	for (const link of links) if (!firsts.has(link.position.start.line)) firsts.set(link.position.start.line, link);
	const byLine = new Map(listItems.map((item) => [item.position.start.line, item]));
	const facts = new Map<number, LineFacts>();
	const lineFrom = (from: number): string => {
		const end = text.indexOf("\n", from);
		return text.slice(from, end < 0 ? undefined : end).replace(/\r$/, "");
	};
	/** The words of an item's or a paragraph's own first line, where it holds no link. Asked by every line beneath: only its beginning is looked at. */
	const headOf = ({ position: { start } }: ListItemCache | SectionCache): Label | undefined =>
		firsts.has(start.line)
			? undefined
			: labelIn(text.slice(start.offset, start.offset + 2 * LONGEST_LABEL).split(/\r?\n/, 1)[0] ?? "", false);
	for (const [line, link] of firsts) {
		const { offset, col } = link.position.start;
		if (text.charAt(offset) !== "[") return NONE;
		const { section, before, item } = whereIs(link, cache);
		const labels: Label[] = [];
		const add = (label: Label | undefined): void => {
			if (label !== undefined) labels.push(label);
		};
		if (isDaily && (section?.type === "list" || section?.type === "paragraph")) {
			add(labelIn(text.slice(offset - col, offset), true));
			if (section.type === "paragraph" && section.position.start.line < line) add(headOf(section));
			if (isIntro(before, section)) add(headOf(before));
			let above = item;
			for (let steps = 0; above !== undefined && steps < DEEPEST; steps++) {
				const next: ListItemCache | undefined = byLine.get(above.parent);
				if (above.position.start.line < line) {
					const first = firsts.get(above.position.start.line);
					add(
						first === undefined
							? headOf(above)
							: labelIn(
									text.slice(first.position.start.offset - first.position.start.col, first.position.start.offset),
									true,
								),
					);
				}
				// Of a list on the first line the cache gives each item the first for the one above: the indent is asked as well.
				const isAbove: boolean =
					next !== undefined &&
					next.position.start.offset < above.position.start.offset &&
					next.position.start.col < above.position.start.col;
				above = isAbove ? next : undefined;
			}
		}
		const done = item !== undefined && isTicked(item) ? doneIn(lineFrom(offset - col)) : undefined;
		if (labels.length > 0 || done !== undefined) facts.set(line, done === undefined ? { labels } : { labels, done });
	}
	return facts.size === 0 ? NONE : facts;
}
