/** Where in a note a new line of the log goes, and how it is led in. */
import type { FollowUp } from "../../domain/person";
import { itemAbove, itemAtEnd, itemBelow, itemInSection, type LineEnds, type ListEntry } from "../markdown/insert-item";
import type { Splice } from "../markdown/text-edit";

/** The heading under which a log is begun. */
const HEADING = "## Follow-ups";

/** A list item of the section. */
export interface LogEntry extends ListEntry {
	/** In which line of the note it begins, counted from 1. */
	readonly line: number;
	/** Undefined where it is no contact. */
	readonly followUp: FollowUp | undefined;
}

/** What a survey of a note found of the log that is to grow. */
export interface LogPlaces {
	/** The list items of the section, without those that belong to a day with a heading of its own. */
	readonly entries: readonly LogEntry[];
	/**
	 * The last line of the section that is not empty, above the headings of days: the heading's where it is the only one.
	 * Undefined without a heading.
	 */
	readonly lastOfSection: LineEnds | undefined;
	/** The last line of the note that is not empty. */
	readonly lastOfNote: LineEnds | undefined;
}

/**
 * Where a new log line goes: at the end the log grows from (the top, if its first day is later than its last); else
 * below the section's last item, if nothing follows it; else at the section's end; else, without a heading, at the end
 * of the note under a new one.
 */
export function placeFor(text: string, { entries, lastOfSection, lastOfNote }: LogPlaces, words: string): Splice {
	const contacts = entries.filter(({ followUp }) => followUp !== undefined);
	const [first, last] = [contacts[0], contacts.at(-1)];
	if (first?.followUp !== undefined && last?.followUp !== undefined) {
		return first.followUp.day > last.followUp.day
			? itemAbove(text, entries, first, words)
			: itemBelow(text, entries, last, words);
	}
	if (lastOfSection === undefined) return itemAtEnd(text, lastOfNote, HEADING, words);
	const item = entries.at(-1);
	return item !== undefined && item.last.to === lastOfSection.to
		? itemBelow(text, entries, item, words)
		: itemInSection(text, lastOfSection, words);
}
