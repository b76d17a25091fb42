import { checkNetwork, type ConflictCopy, type Disagreement, type Finding } from "../domain/check";
import { fileNameOf, type Person } from "../domain/person";
import { copiedName, isNamedAsCopy, sameApartFromLog } from "../note/conflict-copy";
import { useLog } from "../note/person-note";
import { DONE, STEP } from "../words/acts";
import type { Context } from "./context";
import { changeEach, type DoneToSeveral } from "./each-note";

/** The copies that sync tools made of people's notes. Only notes with such a name are read, and those that they copy. */
export async function conflictCopies({ index, notes }: Context): Promise<ConflictCopy[]> {
	const people = [...index.people()];
	const found: ConflictCopy[] = [];
	for (const copy of people.filter(({ path }) => copiedName(fileNameOf(path)) !== undefined)) {
		const of = people.find(({ path }) => isNamedAsCopy(copy.path, path));
		if (of === undefined) continue;
		try {
			if (sameApartFromLog(await notes.peek(copy.path), await notes.peek(of.path))) found.push({ copy, of });
		} catch {
			continue; // Gone since.
		}
	}
	return found;
}

/** Lists what is wrong with the notes. Changes nothing. */
export async function checkNotes(context: Context, deadLinks: (person: Person) => readonly string[]): Promise<Finding[]> {
	const { index } = context;
	const copies = await conflictCopies(context);
	return checkNetwork(
		{ people: [...index.people()], unreadNotes: index.unreadNotes, conflictCopies: copies, deadLinks }, context.today(), context.settings(),
	);
}

/** A summary property of one person that is to be written as the log tells it. */
export interface Recount {
	readonly person: Person;
	readonly disagreement: Disagreement;
}

/** Brings summary properties up to date with the log, each note by one write, all as one step of undo. */
export async function bringUpToDate(context: Context, recounts: readonly Recount[]): Promise<DoneToSeveral> {
	const today = context.today();
	const people = [...new Map(recounts.map(({ person }) => [person.path, person])).values()];
	return changeEach(context, people, {
		edit: ({ path }) => {
			const names = recounts.filter(({ person }) => person.path === path).map(({ disagreement }) => disagreement.name);
			return (text) => useLog(text, names, today, context.settings().ownNames);
		},
		label: (_, written) => STEP.recounted(written),
		message: (_, written) => (written === 0 ? "" : DONE.recounted(written, context.locale())),
	});
}
