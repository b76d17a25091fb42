/** Words for the first run: what a vault already has, and what would be made of it. */
import type { Counted, Offer, Outcome, VaultContents } from "../domain/first-run";
import { counted, listed, number } from "./count";

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
			: [`Values that can’t be read stay as they are: ${listed(unreadable.map((key) => many(key, locale)))}`]),
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
	title: "What your vault already has",
	hint: "Use what was found? Only settings are saved; no note is changed.",
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
