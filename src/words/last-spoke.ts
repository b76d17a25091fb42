/** The words of the pass through people without a date. */
import type { RoughAnswer } from "../domain/rough-days";
import { number } from "./count";

/** What the pass says. */
export const LAST_SPOKE = {
	of: (at: number, people: number, locale: string) => `${number(at, locale)} of ${number(people, locale)}`,
	answers: {
		week: "This week",
		month: "This month",
		quarter: "This quarter",
		longer: "Longer ago",
		never: "Never",
		nobody: "Not a person",
	} satisfies Readonly<Record<RoughAnswer, string>>,
	hint: "A rough day will do. You can stop at any time, and undo all of it at once.",
	skip: "Skip",
	enough: "Enough for now",
	nothing: "Nothing was written.",
	undo: "Undo all of it",
	nobody: "Everybody has a date.",
} as const;
