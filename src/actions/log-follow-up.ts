import { promiseFrom } from "../domain/promise-words";
import type { FollowUp, Person } from "../domain/person";
import { logFollowUp as logInText } from "../note/log-and-summary";
import { DONE, STEP } from "../words/actions";
import { readingOf, type Context } from "./context";
import { changeNotes, type DoneToSeveral } from "./change-notes";
import { pastDay, checkedChannel, checkedDirection, checkedWords } from "./checked-input";

/** A follow-up as a caller gives it: everything is checked. */
export interface FollowUpInput {
	/** `YYYY-MM-DD`; today where absent. */
	readonly day?: unknown;
	readonly channel?: unknown;
	readonly direction?: unknown;
	readonly what?: unknown;
}

/** The follow-up that an input means. Throws ActionRefused for a day that is impossible or to come, and for unknown words. */
export function followUpFrom(input: FollowUpInput, context: Context): FollowUp {
	const channel = checkedChannel(input.channel);
	const direction = checkedDirection(input.direction);
	return {
		day: pastDay(input.day, context.today()),
		what: checkedWords(input.what),
		...(channel === undefined ? {} : { channel }),
		...(direction === undefined ? {} : { direction }),
	};
}

/**
 * Logs a follow-up (and a promise as typed) with each person: one write per note, one undo step. Refused notes are
 * listed; throws ActionRefused for a single person, or for invalid input.
 */
export async function logFollowUp(
	context: Context,
	people: readonly Person[],
	input: FollowUpInput,
	promise = "",
): Promise<DoneToSeveral> {
	const followUp = followUpFrom(input, context);
	const today = context.today();
	const { summary } = context.settings();
	const promised = promise.trim() === "" ? undefined : promiseFrom(checkedWords(promise), today);
	/** What of a note was left as it was, by the person's path. */
	const leftAsIs = new Map<string, string>();
	return changeNotes(context, people, {
		edit:
			({ path, name }) =>
			(text) => {
				const { edit, leftAsIs: left } = logInText(text, followUp, today, summary, readingOf(context), promised);
				// The note may be read more than once before it is written.
				if (left.length > 0) leftAsIs.set(path, DONE.leftAsIs(name, left));
				else leftAsIs.delete(path);
				return edit;
			},
		label: STEP.logged,
		message: (names) =>
			[DONE.logged(names, followUp, today, context.locale(), promised), ...leftAsIs.values()].join(" "),
	});
}
