/**
 * Words for the sources of contact days, for links that don't count — and for the first run, which belongs in
 * `words/first-run.ts`.
 */
import type { Counted, Offer, Outcome, VaultContents } from "../domain/first-run";
import type { Day } from "../domain/day";
import { keyIn, type Person, type Source, type Sourced } from "../domain/person";
import type { WhyNot } from "../domain/contact-sources";
import { counted, listed, number } from "./count";
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
	command: "Why these dates?",
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

function many({ what, notes }: Counted, locale: string): string {
	return `${what} (${number(notes, locale)})`;
}

function total(found: readonly Counted[]): number {
	return found.reduce((sum, { notes }) => sum + notes, 0);
}

/** What some settings come to: `43 people, 2,310 contacts in notes`. */
export function outcomeInWords({ people, contacts }: Outcome, locale: string): string {
	return `${counted(people, "person", "people", locale)}, ${counted(contacts, "contact in notes", "contacts in notes", locale)}`;
}

function places(found: readonly Counted[]): string {
	return listed(found.map(({ what }) => (what === "" ? "the top folder" : what)));
}

/** What the first run found, a line each: `43 people in People`, `1,204 daily notes in Journal` … */
export function offerInWords({ survey, proposal, outcome }: Offer, locale: string): string[] {
	const {
		daily,
		elsewhere,
		meetings,
		meetingFolders,
		keys,
		unread = [],
		unreadable = [],
		uncounted = [],
		repeated = [],
	} = survey;
	const { peopleFolder, personTag, markers, meetingsFolder } = proposal;
	const where = [
		peopleFolder,
		personTag === "" ? "" : `#${personTag}`,
		...markers.map((marker) => `“${marker}”`),
	].filter((each) => each !== "");
	const met = meetings + (meetingFolders.find(({ what }) => what === meetingsFolder)?.notes ?? 0);
	return [
		`${counted(outcome.people, "person", "people", locale)}${where.length === 0 ? "" : ` in ${listed(where)}`}`,
		...(daily.length === 0
			? []
			: [`${counted(total(daily), "daily note", "daily notes", locale)} in ${places(daily)}`]),
		...(elsewhere.length === 0
			? []
			: [
					`${counted(total(elsewhere), "note", "notes", locale)} in ${places(elsewhere)} named after days, which don’t count: the app’s daily notes are set to be elsewhere`,
				]),
		...(met === 0 ? [] : [counted(met, "meeting note", "meeting notes", locale)]),
		...(outcome.contacts === 0 ? [] : [`${counted(outcome.contacts, "contact", "contacts", locale)} found in them`]),
		...(keys.length === 0
			? []
			: [
					`Properties of other plugins that are read and written in place: ${listed(keys.map((key) => many(key, locale)))}`,
				]),
		...(unread.length === 0
			? []
			: [
					`Properties that look familiar and are not read: ${listed(unread.map((key) => `${many(key, locale)} as ${FIRST_RUN.readAs[key.as]}`))}. “${FIRST_RUN.choose}” can have them read`,
				]),
		...(unreadable.length === 0
			? []
			: [
					`Properties with values that can’t be read, which stay as they are: ${listed(unreadable.map((key) => many(key, locale)))}`,
				]),
		...(uncounted.length === 0
			? []
			: [
					`Links under these headings of daily notes don’t count: ${listed(uncounted.map((heading) => many(heading, locale)))}`,
				]),
		...(repeated.length === 0
			? []
			: [
					`Daily notes have the same links again and again under ${listed(repeated.map(({ what }) => `“${what}”`))}. “${FIRST_RUN.choose}” can leave them out`,
				]),
	];
}

/** The first run. */
export const FIRST_RUN = {
	command: "Set up from the notes you have",
	title: "What your vault already has",
	hint: "Use these settings? Only settings are saved; no note is changed.",
	chooseHint: "Choose what to use. Only settings are saved; no note is changed.",
	accept: "Use it",
	choose: "Choose …",
	later: "Not now",
	save: "Save",
	nothing:
		"Found nothing that looks like people, daily notes or meetings. You can set everything yourself in the settings.",
	counting: "Counting …",
	peopleFolder: "People folder",
	personTag: "Person tag",
	markers: "Other plugins’ people",
	mentions: "Count links in daily and meeting notes",
	meetingsFolder: "Meetings folder",
	none: "None",
	readAs: { lastContact: "a last contact", cadence: "a rhythm" },
	read: ({ what, notes }: Counted, as: string, locale: string) => `Read “${what}” as ${as} (${number(notes, locale)})`,
	readDesc: "Not read as it is. It is added to your own names for properties.",
	leaveOut: ({ what }: Counted) => `Don’t count links under “${what}”`,
	leaveOutDesc: ({ notes }: Counted, locale: string) =>
		`${counted(notes, "daily note has", "daily notes have", locale)} it, nearly always with the same links.`,
	option: many,
	daily: ({ daily, meetings }: Pick<VaultContents, "daily" | "meetings">, locale: string) =>
		`${counted(total(daily), "daily note", "daily notes", locale)}, ${counted(meetings, "meeting note", "meeting notes", locale)}`,
	elsewhere: ({ elsewhere }: VaultContents, locale: string) =>
		elsewhere.length === 0
			? ""
			: `${counted(total(elsewhere), "note", "notes", locale)} in ${places(elsewhere)} named after days, which don’t count: the app’s daily notes are set to be elsewhere. Set their folder in the app’s own settings, and choose again.`,
} as const;
