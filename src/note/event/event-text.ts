/** What the text of an event's note says: who was met, who is to be met, what was promised. Product page, section 12. */
import { parseDay, type Day } from "../../domain/day";
import type { EventTask, EventText, MetLine } from "../../domain/event";
import type { LineEnds, ListEntry } from "../markdown/insert-item";
import { plainWords } from "../markdown/plain-words";
import { scanNote, type NoteEnd, type NoteLine, type TopItem } from "../markdown/sections";
import { isStruckOut } from "../log/log-line";
import { parseMetLine, targetsIn } from "./capture-line";

/** The sections of an event's note. */
export type EventSection = "met" | "toMeet" | "promised";

/** Their headings, in plain words: of any level and case, with markers around them. */
const HEADINGS: ReadonlyMap<string, EventSection> = new Map([
	["met", "met"],
	["to meet", "toMeet"],
	["promised", "promised"],
]);

/** Which section of an event's note a heading begins; undefined for every other heading. */
export function eventSection(heading: string): EventSection | undefined {
	return heading.length > 100 ? undefined : HEADINGS.get(plainWords(heading));
}

/** An item of a section. */
export interface EventEntry extends ListEntry {
	/** In which line of the note it begins, counted from 1. */
	readonly line: number;
	/** The day that a heading above it within the section names. */
	readonly day: Day | undefined;
}

interface Found {
	readonly kind: EventSection;
	readonly level: number;
	/** Where the heading's own line begins. */
	readonly from: number;
	readonly entries: (EventEntry & { last: LineEnds })[];
	last: LineEnds;
	day: { readonly level: number; readonly day: Day } | undefined;
	/** Where what stands below the heading of each day ends. */
	readonly days: Map<Day, LineEnds>;
}

/** A section of an event's note, as it is found for reading and for writing. */
export type EventSectionFound = Readonly<Omit<Found, "day">>;

/** The sections of a note, and where it ends. */
export interface EventSurvey {
	/** In the order of the note; of two with one heading both count, and new lines go into the first. */
	readonly sections: readonly EventSectionFound[];
	/** The last line of the note that is not empty. */
	readonly lastOfNote: LineEnds | undefined;
	readonly end: NoteEnd;
}

/** Finds the sections of an event's note; `visit` sees every line as well. A heading in code, a quotation or a list is none. */
export function surveyEvent(text: string, visit?: (line: NoteLine) => void): EventSurvey {
	const sections: Found[] = [];
	const open: Found[] = [];
	let lastOfNote: LineEnds | undefined;
	/** Where the innermost section ended before a paragraph began: an underline may make a heading of it. */
	let mark: { readonly section: Found | undefined; readonly last: LineEnds | undefined } | undefined;
	const end = scanNote(text, (line) => {
		visit?.(line);
		const { kind, depth, heading, item, number } = line;
		if (kind === "setext" && depth === 0 && mark?.section !== undefined && mark.last !== undefined)
			mark.section.last = mark.last;
		if (kind === "text" && depth === 0) mark ??= { section: open.at(-1), last: open.at(-1)?.last };
		else mark = undefined;
		if (kind === "blank") return;
		lastOfNote = line;
		if (kind === "frontmatter") return;
		if (heading !== undefined && depth === 0) {
			while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
			const begins = eventSection(heading.text);
			if (begins !== undefined) {
				const { from, level } = heading;
				const found: Found = { kind: begins, level, from, entries: [], last: line, day: undefined, days: new Map() };
				sections.push(found);
				open.push(found);
			} else takeDay(open.at(-1), heading.level, heading.text);
		}
		const section = open.at(-1);
		if (section === undefined) return;
		section.last = line;
		if (section.day !== undefined) section.days.set(section.day.day, line);
		if (item === undefined) return;
		if (line.startsItem) section.entries.push({ item, line: number, day: section.day?.day, last: line });
		else if (section.entries.at(-1)?.item === item) (section.entries.at(-1) ?? section).last = line;
	});
	return { sections, lastOfNote, end };
}

/** A heading within a section: of a day, or the end of one. */
function takeDay(section: Found | undefined, level: number, heading: string): void {
	if (section === undefined) return;
	const day = parseDay(/\d{4}-\d\d-\d\d/.exec(heading)?.[0]);
	if (day !== undefined) section.day = { level, day };
	else if (section.day !== undefined && level <= section.day.level) section.day = undefined;
}

/** Whether an item under *Met* is about somebody: no task that was not done, not struck out. */
export function isMet({ task, text }: TopItem): boolean {
	return (task === undefined || task === "x" || task === "X") && text !== "" && !isStruckOut(text);
}

/** The day of a task, as the Tasks plugin and Dataview write it. */
const DUE = /(?:📅\uFE0F?[ \t]{0,4}|\[due::[ \t]{0,4})(\d{4}-\d\d-\d\d)(?![\p{L}\p{N}_-])\]?/u;
const DONE = /(?:✅\uFE0F?[ \t]{0,4}|\[completion::[ \t]{0,4})\d{4}-\d\d-\d\d(?![\p{L}\p{N}_-])\]?/u;

function taskOf({ item: { task, text }, line }: EventEntry): EventTask {
	const due = parseDay(DUE.exec(text)?.[1]);
	return {
		text: text.replace(DUE, "").replace(DONE, "").replace(/\s+/g, " ").trim(),
		line,
		done: task === "x" || task === "X",
		...(due === undefined ? {} : { due }),
		targets: targetsIn(text),
	};
}

function tasksUnder(sections: readonly EventSectionFound[], kind: EventSection): readonly EventTask[] {
	return sections
		.filter((section) => section.kind === kind)
		.flatMap(({ entries }) => entries.filter(({ item: { task } }) => task === " " || task === "x" || task === "X"))
		.map(taskOf);
}

/** The lines under *Met* in the order of the note, each with its item. */
export function metEntries({ sections }: Pick<EventSurvey, "sections">): readonly EventEntry[] {
	return sections
		.filter(({ kind }) => kind === "met")
		.flatMap(({ entries }) => entries)
		.filter(({ item }) => isMet(item));
}

/** Reads the text of an event's note. Never throws. */
export function readEventText(text: string): EventText {
	const { sections } = surveyEvent(text);
	return {
		met: metEntries({ sections }).map(({ item, line, day }): MetLine => ({
			...parseMetLine(item.text),
			line,
			...(day === undefined ? {} : { day }),
		})),
		toMeet: tasksUnder(sections, "toMeet"),
		promised: tasksUnder(sections, "promised"),
	};
}
