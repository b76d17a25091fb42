/** The merge of two people in words. */
import type { Likeness } from "../domain/identity";
import { counted, listed } from "./count";

const BY: Readonly<Record<Likeness, string>> = { mail: "mail", phone: "phone", link: "profile", name: "name" };

/** By what two are alike: `same name and mail`. */
export function likenessInWords(by: readonly Likeness[]): string {
	return `same ${listed(by.map((each) => BY[each]))}`;
}

/** What the dialog of a merge says. */
export const MERGE = {
	button: "Merge…",
	buttonFor: (name: string, other: string) => `Merge ${name} and ${other}`,
	first: "Who stays?",
	second: (name: string) => `Who is the same person as ${name}?`,
	stays: "Stays",
	goes: "Goes",
	swap: "Swap",
	swapHint: "Let the other note stay",
	conflicts: "Which of the two stays?",
	nothing: "nothing",
	filled: (name: string) => `What ${name} gets`,
	log: "Follow-ups",
	lines: (lines: number, locale: string) => counted(lines, "line", "lines", locale),
	words: "Other words",
	wordsKept: "answers and text, below those that are there",
	noteGone: "Write down what does not stay",
	noteGoneHint: (from: string) => `As a list under “Merged from ${from}”, so that nothing is lost.`,
	already: (keep: string) => `The note of ${keep} has all of it already.`,
	end: (notes: number, keep: string, from: string, locale: string) =>
		`${notes === 0 ? "" : `Links in ${counted(notes, "note", "notes", locale)} will lead to ${keep}. `}The note of ${from} goes to the trash. One undo brings all of it back.`,
	merge: "Merge",
} as const;

/** What was done. */
export function mergedInWords(keep: string, from: string, notes: number, locale: string): string {
	const links = notes === 0 ? "" : ` Links in ${counted(notes, "note", "notes", locale)} lead there now.`;
	return `${from} is part of ${keep} now.${links}`;
}

/** The name of a merge in `Undo the last change`. */
export function mergeStep(keep: string, from: string): string {
	return `the merge of ${from} into ${keep}.`;
}

/** Why a merge was refused. */
export const MERGE_REFUSED = {
	same: (name: string) => `${name} can’t be merged with the very same note. Nothing was changed.`,
	changed: (name: string) => `The note of ${name} was changed just now. Please try again. Nothing was changed.`,
	halfway: (why: string, from: string) =>
		`The merge stopped halfway: ${why} The note of ${from} is still there, and nothing is lost. Undo what was written, or merge again to finish.`,
} as const;
