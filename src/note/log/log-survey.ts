/**
 * Finds the logs of a note, and lines elsewhere that start with a link to a day, in one pass; keeps nothing of other
 * lines.
 */
import type { FollowUp } from "../../domain/person";
import { logKind, type LogKind } from "./log-headings";
import { isStruckOut, parseDoneTask, parseLinkedItem, parseLogItem, withWay } from "./log-line";
import type { DailyLinks } from "../dated/link-day";
import type { LogEntry, LogPlaces } from "./insert-line";
import type { LineEnds } from "../markdown/insert-item";
import type { NoteLine, TopItem } from "../markdown/sections";

/** A contact in a log that grows. */
export interface LoggedLine {
	readonly followUp: FollowUp;
	/** Counted from 1. */
	readonly line: number;
	/** What the line says, by which a merge's second copy is known. */
	readonly said: string;
	readonly section: object;
}

/** One log while the lines are visited. */
interface LogSection {
	readonly kind: LogKind;
	readonly level: number;
	readonly heading: string;
	readonly entries: (LogEntry & { last: LineEnds })[];
	/** The last line that is not empty. */
	last: LineEnds;
	/** The same above the first heading of a day. */
	aboveDays: LineEnds | undefined;
	/** The level of the heading of a day while what stands beneath it lasts. */
	day: number | undefined;
}

/** The items of logs that could not be read: how many, and where the first is. */
interface UnreadLines {
	readonly heading: string;
	readonly line: number;
	readonly lines: number;
}

const NOTHING: readonly never[] = [];

/** Whether an item may be a contact. An unticked task may not, nor one in another state: it is an intention, or was dropped. */
function counts({ task }: TopItem): boolean {
	return task === undefined || task === "x" || task === "X";
}

function followUpOf(item: TopItem, links: DailyLinks | undefined): FollowUp | undefined {
	if (!counts(item)) return undefined;
	return item.task === undefined ? parseLogItem(item.text, links) : parseDoneTask(item.text, links);
}

/** Collects, line by line, what a note holds of logs. */
export class LogSurvey {
	/** Every contact in the logs that grow, in the order of the note. */
	readonly lines: LoggedLine[] = [];
	/** The contacts that stand elsewhere, and where their lines begin. */
	readonly elsewhere: { readonly followUp: FollowUp; readonly at: number }[] = [];
	/** The items of logs that could not be read. */
	unread: UnreadLines | undefined;
	/** The second heading of the same words for a log that grows. */
	again: { readonly heading: string; readonly line: number } | undefined;

	private readonly text: string;
	private readonly headings: readonly string[];
	private readonly links: DailyLinks | undefined;
	/** Those that grow, in the order of the note. */
	private readonly sections: LogSection[] = [];
	/** The words of their headings, where there are several: a set, since a note may have any number of them. */
	private said: Set<string> | undefined;
	/** Those that the line stands in, the innermost last. */
	private readonly open: LogSection[] = [];
	private lastOfNote: LineEnds | undefined;
	/** Whether the places of lines are kept: who only reads shows lines that change. */
	private readonly keepsPlaces: boolean;
	/** Where things stood when a paragraph began, which an underline may make a heading of; -1 where none is open. */
	private elsewhereBefore = -1;
	private unreadBefore: UnreadLines | undefined;
	private lastBefore: LineEnds | undefined;

	constructor(
		text: string,
		{
			logHeadings = NOTHING,
			links,
		}: { readonly logHeadings?: readonly string[] | undefined; readonly links?: DailyLinks | undefined },
		keepsPlaces = true,
	) {
		this.keepsPlaces = keepsPlaces;
		this.text = text;
		this.headings = logHeadings;
		this.links = links;
	}

	/** Takes in the next line. */
	visit(line: NoteLine): void {
		const { kind, depth } = line;
		if (kind === "frontmatter") {
			if (this.keepsPlaces) this.lastOfNote = line;
			return;
		}
		if (kind === "setext" && depth === 0) this.goBack();
		const goesOn = kind === "text" && depth === 0;
		if (!goesOn) this.elsewhereBefore = -1;
		else if (this.elsewhereBefore < 0) {
			this.elsewhereBefore = this.elsewhere.length;
			this.unreadBefore = this.unread;
			this.lastBefore = this.open.at(-1)?.last;
		}
		if (kind === "blank") return;
		if (this.keepsPlaces) this.lastOfNote = line;
		if (line.heading !== undefined && depth === 0)
			this.takeHeading(line, line.heading.level, line.heading.text, line.heading.from);
		const section = this.open.at(-1);
		if (section !== undefined && this.keepsPlaces) section.last = line;
		if (line.startsItem && line.item !== undefined) this.takeItem(line, line.item, section);
		else if (goesOn) this.takeText(line, section);
		else if (line.item !== undefined && section !== undefined) this.goOn(section, line.item, line);
	}

	/** The lines of the paragraph above are a heading: they are in no section yet, and no contacts. */
	private goBack(): void {
		if (this.elsewhereBefore < 0) return;
		const section = this.open.at(-1);
		if (section !== undefined && this.lastBefore !== undefined) section.last = this.lastBefore;
		this.elsewhere.length = this.elsewhereBefore;
		this.unread = this.unreadBefore;
	}

	private takeHeading({ number, to, next }: NoteLine, level: number, heading: string, from: number): void {
		const { open, sections } = this;
		while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
		const section = open.at(-1);
		if (section?.day !== undefined && level <= section.day) section.day = undefined;
		const kind = logKind(heading, this.headings);
		if (kind !== undefined && kind !== section?.kind) {
			const found: LogSection = {
				kind,
				level,
				heading,
				entries: [],
				last: { to, next },
				aboveDays: undefined,
				day: undefined,
			};
			open.push(found);
			if (kind === "other") return;
			if (sections.length > 0) {
				const same = heading.toLowerCase();
				this.said ??= new Set(sections.map((each) => each.heading.toLowerCase()));
				if (this.again === undefined && this.said.has(same)) this.again = { heading, line: number };
				this.said.add(same);
			}
			sections.push(found);
			return;
		}
		if (section === undefined) {
			this.takeLinked(heading, from);
			return;
		}
		const followUp = parseLogItem(heading, this.links);
		if (followUp === undefined) return;
		this.add(section, followUp, number, from, heading);
		section.aboveDays ??= section.last;
		section.day ??= level;
	}

	private takeItem(line: NoteLine, item: TopItem, section: LogSection | undefined): void {
		if (section === undefined) {
			if (counts(item)) this.takeLinked(item.text, line.from);
			return;
		}
		const followUp = followUpOf(item, this.links);
		if (followUp !== undefined) this.add(section, followUp, line.number, line.from, item.text);
		else if (section.day === undefined && item.task === undefined && item.text !== "" && !isStruckOut(item.text))
			this.leave(section, line.number);
		if (section.day === undefined && this.keepsPlaces)
			section.entries.push({ item, line: line.number, followUp, last: line });
	}

	/** A further line of an item is the last of it so far. */
	private goOn({ entries }: LogSection, item: TopItem, line: NoteLine): void {
		const current = entries.at(-1);
		if (current?.item === item) current.last = line;
	}

	private takeText(line: NoteLine, section: LogSection | undefined): void {
		const sign = this.text.charCodeAt(line.from);
		// Most lines are words, and need no other look: a link, signs around one, or white space before it.
		const mayBegin =
			sign === 91 || sign === 42 || sign === 95 || sign === 61 || sign === 32 || sign === 9 || sign > 127;
		if (!mayBegin && (section === undefined || sign < 48 || sign > 57)) return;
		const words = this.text.slice(line.from, line.to);
		if (this.takeLinked(words, line.from)) return;
		// Prose is the user's own. What starts with a day was perhaps meant as a line of the log.
		if (section !== undefined && section.day === undefined && parseLogItem(words, this.links) !== undefined)
			this.leave(section, line.number);
	}

	private takeLinked(words: string, at: number): boolean {
		const followUp = parseLinkedItem(words, this.links);
		if (followUp !== undefined) this.elsewhere.push({ followUp, at });
		return followUp !== undefined;
	}

	private add(section: LogSection, followUp: FollowUp, line: number, at: number, said: string): void {
		if (section.kind === "other") this.elsewhere.push({ followUp: withWay(followUp), at });
		else this.lines.push({ followUp, line, said, section });
	}

	private leave({ heading }: LogSection, line: number): void {
		this.unread =
			this.unread === undefined ? { heading, line, lines: 1 } : { ...this.unread, lines: this.unread.lines + 1 };
	}

	/** The contacts that count: of equal lines in two logs, as a merge leaves them, those of the log that has more of them. */
	contacts(): readonly LoggedLine[] {
		const { lines, sections } = this;
		if (sections.length < 2) return lines;
		/** How often a line was counted, and how often it stood in each log so far. */
		const counted = new Map<string, number>();
		const inSection = new Map<object, Map<string, number>>();
		return lines.filter(({ section, said }) => {
			const here = inSection.get(section) ?? new Map<string, number>();
			inSection.set(section, here);
			const times = (here.get(said) ?? 0) + 1;
			here.set(said, times);
			if (times <= (counted.get(said) ?? 0)) return false;
			counted.set(said, times);
			return true;
		});
	}

	/** The log that grows: the first of ours, else the first of the user's. */
	target(): LogSection | undefined {
		return this.sections.find(({ kind }) => kind === "own") ?? this.sections[0];
	}

	/** Where the log that grows has its lines. */
	places(): LogPlaces {
		const section = this.target();
		return {
			entries: section?.entries ?? NOTHING,
			lastOfSection: section?.aboveDays ?? section?.last,
			lastOfNote: this.lastOfNote,
		};
	}
}
