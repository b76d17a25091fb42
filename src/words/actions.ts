/** What was done, and why something could not be. */
import type { Day } from "../domain/day";
import { phraseFor } from "../domain/channel";
import type { FollowUp, Unreadable } from "../domain/person";
import type { Promised } from "../domain/promise-words";
import { counted, listed } from "./count";
import { unreadablesInWords } from "./problems";
import { dayInWords, cadenceWord } from "./standing";

type Names = readonly string[];

/** How many names a sentence holds before it counts the others. */
const MOST_NAMES = 4;

function some(names: Names): string {
	const others = names.length - MOST_NAMES + 1;
	return names.length <= MOST_NAMES ? listed(names) : listed([...names.slice(0, MOST_NAMES - 1), `${others} others`]);
}

function verb(names: Names, one: string, several: string): string {
	return names.length === 1 ? one : several;
}

/** What an act did, in its notice. */
export const DONE = {
	promiseKept: (names: Names) => `Kept: the promise to ${some(names)}.`,
	created: (name: string) => `Saved ${name}.`,
	codeLeft: "The template’s code for Templater was not run, and stands in the note.",
	madePerson: (name: string) => `${name} is a person now.`,
	logged: (names: Names, followUp: FollowUp, today: Day, locale: string, promise?: Promised) =>
		`Logged ${channelInWords(followUp)} with ${some(names)}, ${dayInWords(followUp.day, today, locale)}.${promise === undefined ? "" : ` ${promisedInWords(promise, today, locale)}`}`,
	leftAsIs: (name: string, values: readonly Unreadable[]) =>
		`Left in ${name}’s note as it was: ${unreadablesInWords(values)}`,
	snoozed: (names: Names, until: Day, today: Day, locale: string) =>
		`Snoozed ${some(names)} until ${dayInWords(until, today, locale)}.`,
	woken: (names: Names) => `Woke ${some(names)}: the snooze is over.`,
	cadence: (names: Names, days: number, locale: string) => `${some(names)}: ${cadenceWord(days, locale)} rhythm.`,
	circle: (names: Names, circle: string) => `${some(names)} ${verb(names, "is", "are")} in the circle “${circle}”.`,
	cadenceCleared: (names: Names) => `${some(names)} ${verb(names, "has", "have")} no rhythm of their own now.`,
	rested: (names: Names) => `${some(names)} may rest.`,
	resumed: (names: Names) => `${some(names)} ${verb(names, "is", "are")} back in the list.`,
	leftOut: (names: Names) => `${some(names)} ${verb(names, "is", "are")} left out from now on.`,
	recounted: (people: number, locale: string) =>
		`Brought ${counted(people, "note", "notes", locale)} up to date with the log.`,
	/** What “Bring up to date” left, since its note says something else by now. */
	notAsShown: (name: string, keys: Names) =>
		`Left in ${name}’s note as it was, since it says something else now: ${listed(keys)}.`,
	confirmed: (names: Names, day: Day, today: Day, locale: string) =>
		`Added a line for ${dayInWords(day, today, locale)} to the log of ${some(names)}.`,
	datedRoughly: (dated: number, left: number, locale: string) =>
		[
			dated === 0 ? "" : `${counted(dated, "person has", "people have", locale)} a rough date now.`,
			left === 0 ? "" : `${counted(left, "note is", "notes are", locale)} left out from now on.`,
		]
			.filter((each) => each !== "")
			.join(" "),
	undone: (what: string) => `Undone: ${what}`,
	redone: (what: string) => `Redone: ${what}`,
	undoStopped: (done: number, all: number, locale: string) =>
		`Undid ${done.toLocaleString(locale)} of ${counted(all, "change", "changes", locale)}. Undo again for the rest.`,
	stayAsChanged: (notes: number, locale: string) =>
		`${counted(notes, "note has been changed since and stays as it is", "notes have been changed since and stay as they are", locale)}.`,
} as const;

function promisedInWords({ what, due }: Promised, today: Day, locale: string): string {
	return `Promised: “${what}”${due === undefined ? "" : `, by ${dayInWords(due, today, locale)}`}.`;
}

function channelInWords({ channel, direction }: FollowUp): string {
	const how = phraseFor(channel);
	return direction === undefined ? how : `${how} (${direction})`;
}

/** Why an act was refused. Nothing was changed. */
export const REFUSED = {
	noName: "Please enter a name. Nothing was saved.",
	unusableName: (name: string) => `“${name}” has no character that a file name can have. Nothing was saved.`,
	nameTaken: (name: string, path: string) => `There’s already a person called ${name} (${path}). Nothing was saved.`,
	fileTaken: (path: string) => `There’s already a note at ${path}. Nothing was saved.`,
	folder: (folder: string, cause: string) =>
		`The folder “${folder}” can’t be made: ${cause.replace(/[^.!?]$/, "$&.")} Nothing was saved.`,
	outsideOfVault: "it would be outside the vault, or hidden in it.",
	fileInTheWay: (folder: string) => `a file named “${folder}” is in the way.`,
	notADay: (value: string) => `“${value}” is not a day. Please use one such as 2026-11-20. Nothing was changed.`,
	future: (day: Day) =>
		`${day} is in the future. A follow-up can only be logged once it has happened. Nothing was changed.`,
	metInFuture: (day: Day) => `${day} is in the future. Please enter the day you met. Nothing was saved.`,
	notABirthday: (typed: string) =>
		`“${typed}” isn’t a birthday, or could mean two days. Please enter one such as 1984-06-02, or 2 June. Nothing was saved.`,
	notAChannel: (value: string, channels: readonly string[]) =>
		`“${value}” isn’t a channel. It can be ${listed(channels)}. Nothing was changed.`,
	notADirection: (value: string) => `“${value}” is neither “gave” nor “asked”. Nothing was changed.`,
	halfCharacter: (words: string) => `“${words}” holds half of a character, which can’t be saved. Nothing was changed.`,
	notText: (value: string) => `“${value}” isn’t text. Nothing was changed.`,
	notAFlag: (value: string) => `“${value}” is neither true nor false. Nothing was changed.`,
	notACadence: (value: string) =>
		`“${value}” isn’t a rhythm. It can be 1 to 3650 days, “monthly”, “6 weeks” or “P3M”, or a circle. Nothing was changed.`,
	notAnAnswer: "Answers are a list of up to four texts. Nothing was saved.",
	notAProperty: (key: string) => `“${key}” can’t be set as a property here. Nothing was saved.`,
	snoozeNotLater: (day: Day) => `${day} isn’t in the future. A snooze ends on a later day. Nothing was changed.`,
	noPerson: (who: string) => `There’s no person called “${who}”. Nothing was changed.`,
	severalPeople: (who: string, paths: readonly string[]) =>
		`“${who}” could be ${paths.join(" or ")}. Nothing was changed.`,
	dateStands: (name: string) =>
		`${name}’s note already says something about the last contact. Nothing was changed in it.`,
	noteGone: (path: string) => `The note ${path} is gone. Nothing was changed.`,
	noteReplaced: (path: string) => `The note ${path} is gone, and another is in its place. Nothing was changed.`,
	alreadyPerson: (name: string) => `${name} is a person already.`,
	nothingToUndo: "There’s nothing to undo.",
	nothingToRedo: "There’s nothing to redo.",
	redoIsOver: "Something else has been done since, so this can’t be redone. Nothing was changed.",
	templateMissing: (path: string) =>
		`The template ${path} can’t be read. Please set another in the settings. Nothing was saved.`,
	templateCode: (path: string) =>
		`The template ${path} begins with code for Templater, which was not run. Please switch Templater on, move the code below the properties, or set another template in the settings. Nothing was saved.`,
	codeInWords: (path: string) =>
		`The template ${path} begins with code for Templater, and what you entered has “<%” in it, which would be run as well. Please take it out. Nothing was saved.`,
	templateBlock: (path: string) =>
		`The template ${path} begins with code that writes the properties by itself, so nothing can be put into them. Please let it have them as text (“---” on lines of their own), or set another template in the settings. Nothing was saved.`,
	halfUndone: (names: readonly string[]) =>
		`Only the changes to ${listed(names)} could be undone. The others stand, and can be undone later.`,
	cannotUndo: (note: string) => `“${note}” has been changed since, so this can’t be undone. Nothing was changed.`,
	cannotRedo: (note: string) =>
		`“${note}” has been changed since the undo, so this can’t be redone. Nothing was changed.`,
	halfRedone: (names: readonly string[]) =>
		`Only the changes to ${listed(names)} could be redone. The others stay undone.`,
	/** Behind the reason why a step was left. */
	undoGoesOn: (why: string, next: string) => `${why} Undo again to undo ${next}`,
	redoGoesOn: (why: string, next: string) => `${why} Redo again to redo ${next}`,
	notAListener: "onChange needs a function to call. Nothing was changed.",
	notALimit: (value: string) => `“${value}” isn’t a number of people. A limit is a whole number, 0 or more.`,
	switchedOff: "Networking Notes was switched off, or loaded anew: this API is out of use. Nothing was changed.",
	unexpected: (detail: string) => `That didn’t work: ${detail}`,
} as const;

/** The name of a step in `Undo the last change`. */
export const STEP = {
	created: (name: string) => `the new note of ${name}.`,
	madePerson: (name: string) => `making ${name} a person.`,
	logged: (names: Names) => `the follow-up with ${some(names)}.`,
	kept: (names: Names) => `the promise kept to ${some(names)}.`,
	snoozed: (names: Names) => `the snooze of ${some(names)}.`,
	cadence: (names: Names) => `the rhythm of ${some(names)}.`,
	rested: (names: Names) => `the rest of ${some(names)}.`,
	leftOut: (names: Names) => `leaving out ${some(names)}.`,
	datedRoughly: (notes: number, locale: string) => `the rough dates of ${counted(notes, "note", "notes", locale)}.`,
	recounted: (people: number) => `the count of ${people === 1 ? "one note" : `${people} notes`}.`,
} as const;
