import type { FollowUp, Person, Unreadable } from "../domain/person";
import { logFollowUp as logInText } from "../note/person-note";
import { DONE, STEP } from "../words/acts";
import { asRefused, remember, written, type ActRefused, type Context, type Done } from "./context";
import { pastDay, theChannel, theDirection } from "./parse";

/** A follow-up as a caller gives it: everything is checked. */
export interface FollowUpInput {
	/** `YYYY-MM-DD`; today where absent. */
	readonly day?: unknown;
	readonly channel?: unknown;
	readonly direction?: unknown;
	readonly what?: unknown;
}

/** The follow-up that an input means. Throws ActRefused for a day that is impossible or to come, and for unknown words. */
export function followUpFrom(input: FollowUpInput, context: Context): FollowUp {
	const channel = theChannel(input.channel);
	const direction = theDirection(input.direction);
	return {
		day: pastDay(input.day, context.today()),
		what: typeof input.what === "string" ? input.what.trim() : "",
		...(channel === undefined ? {} : { channel }),
		...(direction === undefined ? {} : { direction }),
	};
}

/** What logging with several people did: one line in each note that could be edited. */
export interface LoggedWithSeveral extends Done {
	readonly refused: readonly ActRefused[];
}

/** Logs one follow-up with each person, each note by one write, as one step of undo. Refused notes are named. */
export async function logWithSeveral(context: Context, people: readonly Person[], input: FollowUpInput): Promise<LoggedWithSeveral> {
	const followUp = followUpFrom(input, context);
	const today = context.today();
	const { summary, ownNames } = context.settings();
	const logged: Person[] = [];
	const changes = [];
	const refused: ActRefused[] = [];
	const kept: string[] = [];
	for (const person of people) {
		let left: readonly Unreadable[] = [];
		try {
			changes.push(await context.notes.edit(person.path, (text) => {
				const result = logInText(text, followUp, today, summary, ownNames);
				left = result.kept;
				return result.edit;
			}));
			logged.push(person);
			if (left.length > 0) kept.push(DONE.kept(person.name, left));
		} catch (error) {
			refused.push(asRefused(error, person.path));
		}
	}
	const names = logged.map(({ name }) => name);
	const step = remember(context, STEP.logged(names), changes);
	const message = logged.length === 0 ? "" : [DONE.logged(names, followUp, today, context.locale()), ...kept].join(" ");
	return { message, paths: logged.map(({ path }) => path), step, refused };
}

/** Logs one follow-up with one person. Throws ActRefused, the note being as it was. */
export async function logFollowUp(context: Context, person: Person, input: FollowUpInput): Promise<Done> {
	return written(person.path, async () => {
		const { refused, ...done } = await logWithSeveral(context, [person], input);
		if (refused[0] !== undefined) throw refused[0];
		return done;
	});
}
