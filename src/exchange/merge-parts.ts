/** A note that is merged, taken apart: its sections by what they hold, and the lines of its log. */
import type { Day } from "../domain/day";
import { sectionsAnswering, type Wordings } from "../note/answers";
import { logKind } from "../note/log/log-headings";
import { LogSurvey } from "../note/log/log-survey";
import { afterMark, frontmatterBlock } from "../note/markdown/lines";
import { conflictLine } from "../note/markdown/merge-markers";
import { scanNote, SectionFinder, type NoteEnd, type NoteLine, type Section } from "../note/markdown/sections";
import { Refusal } from "../note/markdown/text-edit";
import type { NoteOptions } from "../note/person-note";

/** What a part of a note is; a number for the answer to that one of the four questions, counted from 0. */
export type PartKind = "intro" | "log" | "other" | number;

/** A part of a note that goes to one place. */
export interface Part {
	readonly kind: PartKind;
	/** Undefined for what stands above the first heading. */
	readonly section: Section | undefined;
	/** Its own words, without the parts in it that go elsewhere. */
	readonly from: number;
	readonly to: number;
}

/** A note, looked through once. */
export interface Looked {
	readonly text: string;
	readonly lines: readonly NoteLine[];
	/** The words above all headings, and each section as a whole, unless a question or a log is in it. */
	readonly parts: readonly Part[];
	/** Each section, also those within others. */
	readonly sections: readonly Part[];
	readonly log: LogSurvey;
	readonly end: NoteEnd;
}

/** A section without the parts in it that go elsewhere. */
function partOf(sections: readonly Section[], section: Section, kindOf: (section: Section) => PartKind): Part {
	const goesElsewhere = sections.filter(
		(each) => each.headingFrom >= section.from && each.headingFrom < section.to && kindOf(each) !== "other",
	);
	// With the heading that such a part stands under.
	const first = sections.find(
		({ headingFrom, to }) =>
			headingFrom >= section.from &&
			goesElsewhere.some((each) => each.headingFrom >= headingFrom && each.headingFrom < to),
	);
	const to = first?.headingFrom ?? section.to;
	return { kind: kindOf(section), section, from: section.from, to };
}

/** Takes a note apart. Throws a Refusal where it could not be put together again. */
export function lookThrough(
	text: string,
	{ wordings, reading }: { readonly wordings: Wordings; readonly reading: NoteOptions },
): Looked {
	const conflict = conflictLine(text);
	if (conflict !== undefined) throw new Refusal({ kind: "conflictMarkers", line: conflict });
	const log = new LogSurvey(text, reading);
	const finder = new SectionFinder(text.length);
	const lines: NoteLine[] = [];
	const end = scanNote(text, (line) => {
		lines.push(line);
		log.visit(line);
		finder.visit(line);
	});
	const { open, stray } = end;
	if (open !== undefined) throw new Refusal({ kind: "openBlock", ...open });
	if (stray !== undefined) throw new Refusal({ kind: "openBlock", line: stray.line, block: "comment" });
	const questions = wordings.map((each): Wordings => [each, [], [], []]);
	const kindOf = (section: Section): PartKind => {
		const kind = logKind(section.text, reading.logHeadings ?? []);
		if (kind !== undefined && kind !== "other") return "log";
		const question = questions.findIndex((each) => sectionsAnswering([section], each).length > 0);
		return question < 0 ? "other" : question;
	};
	const bodyStart = frontmatterBlock(text)?.bodyStart ?? afterMark(text);
	const { sections } = finder;
	const all = sections.map((section) => partOf(sections, section, kindOf));
	const intro: Part = {
		kind: "intro",
		section: undefined,
		from: bodyStart,
		to: sections[0]?.headingFrom ?? text.length,
	};
	let done = 0;
	const parts = all.filter(({ section, to }) => {
		const isOuter = (section?.headingFrom ?? 0) >= done;
		if (isOuter) done = to;
		return isOuter;
	});
	return { text, lines, log, end, sections: all, parts: [intro, ...parts] };
}

/** Words without the empty lines around them. */
export function trimmed(words: string): string {
	return words.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, "").trimEnd();
}

/** Whether some lines stand in a text one below the other, apart from the empty ones between them. */
export function hasLines(text: string, lines: string): boolean {
	const plain = (each: string): string =>
		`\n${each
			.split(/[\r\n]+/)
			.filter((line) => line.trim() !== "")
			.join("\n")}\n`;
	return plain(text).includes(plain(lines));
}

/** A line of the log with all that belongs to it. */
export interface Block {
	readonly day: Day;
	readonly first: string;
	readonly more: readonly string[];
	/** How far what belongs to it is indented. */
	readonly indent: number;
	readonly from: number;
	readonly to: number;
}

/** The lines of a log that are items: of one part up to the heading of a day, else of the whole note. */
export function blocksIn({ text, lines, log }: Looked, part?: Part): Block[] {
	const { from, to } = part ?? { from: 0, to: text.length };
	const days = new Map(log.lines.map(({ line, followUp }) => [line, followUp.day]));
	const blocks: Block[] = [];
	for (const [index, line] of lines.entries()) {
		if (line.from < from || line.from >= to) continue;
		if (part !== undefined && line.heading !== undefined && line.depth === 0) break;
		const { item } = line;
		const day = days.get(line.number);
		if (!line.startsItem || item === undefined || day === undefined) continue;
		let last = index;
		for (let next = index + 1; lines[next]?.item === item && (lines[next]?.from ?? to) < to; next++)
			if (lines[next]?.kind !== "blank") last = next;
		const more = lines.slice(index + 1, last + 1).map((each) => text.slice(each.from, each.to));
		const first = text.slice(item.from + item.lead.length, item.to);
		blocks.push({ day, first, more, indent: item.lead.length, from: line.from, to: lines[last]?.next ?? to });
	}
	return blocks;
}

/** What a log says beside its lines. */
export function restOf(note: Looked, part: Part): string {
	let rest = "";
	let at = part.from;
	for (const block of blocksIn(note, part)) {
		rest += note.text.slice(at, block.from);
		at = block.to;
	}
	return (rest + note.text.slice(at, part.to)).replace(/\r\n?/g, "\n").replace(/\n[ \t]*\n(?:[ \t]*\n)+/g, "\n\n");
}

/** What two lines of a log have in common that say the same. */
export function keyOf({ first, more }: Block): string {
	return [first, ...more]
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.join("\n");
}
