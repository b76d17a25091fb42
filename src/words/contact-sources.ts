/** Words for the sources of contact days, and for links that don't count. */
import type { Day } from "../domain/day";
import { keyIn, type Person } from "../domain/person";
import type { Source, Sourced } from "../domain/last-contact";
import type { WhyNot } from "../domain/contact-sources";
import { counted, number } from "./count";
import { dayInWords } from "./standing";

/** Where a contact was found. `{}` stands for the key of a property. */
const SOURCES: Readonly<Record<Source, string>> = {
	lastContact: "the property “{}”",
	lastMet: "the property “{}”",
	met: "the property “{}”",
	interactions: "the list of interactions",
	log: "the log",
	note: "a dated line of the note",
	daily: "a daily note",
	meeting: "a meeting note",
};

/** Where a contact was found, in words: `a daily note`, `the property “prm-last-contacted”`, by the note's own spelling. */
export function sourceInWords(source: Source, spelled?: Readonly<Record<string, string>>): string {
	return SOURCES[source].replace("{}", keyIn({ spelled }, source));
}

/** The latest contact and where it was found: `Friday, from a daily note`. */
export function foundInWords({ day, source }: Sourced, { properties }: Person, today: Day, locale: string): string {
	return `${dayInWords(day, today, locale)}, from ${sourceInWords(source, properties.spelled)}`;
}

/** Why a link is no contact. */
export const WHY_NOT: Readonly<Record<WhyNot, string>> = {
	task: "in an unticked task",
	quote: "in a quotation",
	comment: "in a comment",
	code: "in a code block",
	embed: "embedded",
	heading: "under a heading that your settings don’t count",
	label: "in a list that your settings don’t count",
	off: "your settings don’t count links in notes",
	person: "in another person’s note",
	undated: "in a note that isn’t a daily or meeting note",
	several: "the name of several people",
	ignored: "this person’s note asks not to count links",
};

/** The dialog that tells where dates come from. */
export const WHY = {
	pick: "Whose dates?",
	title: (name: string) => `Why these dates? ${name}`,
	/** The days on which there was contact, each counted once, however many records it has. */
	days: (count: number, locale: string) => `On record: ${counted(count, "day", "days", locale)}`,
	none: "No contact on record yet.",
	leftOut: (count: number, locale: string) =>
		counted(count, "link that does not count", "links that do not count", locale),
	unseen: "A link in code is not listed.",
	toCome: "still to come",
	more: (count: number, locale: string) => `Show ${number(count, locale)} more`,
	at: (note: string, line: number | undefined, locale: string) =>
		line === undefined ? note : `${note}, line ${number(line + 1, locale)}`,
} as const;
