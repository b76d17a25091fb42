import { checkNetwork, type ConflictCopy, type Disagreement, type Finding } from "../domain/check";
import type { Person } from "../domain/person";
import { copiedName, isNamedAsCopy, sameApartFromLog } from "../note/conflict-copy";
import { useLog } from "../note/person-note";
import { DONE, STEP } from "../words/acts";
import { asRefused, remember, type ActRefused, type Context, type Done } from "./context";

/** The copies that sync tools made of people's notes. Only notes with such a name are read, and those that they copy. */
export async function conflictCopies({ index, notes }: Context): Promise<ConflictCopy[]> {
	const people = [...index.people()];
	const found: ConflictCopy[] = [];
	for (const copy of people.filter(({ name }) => copiedName(name) !== undefined)) {
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
export async function bringUpToDate(context: Context, recounts: readonly Recount[]): Promise<Done & { readonly refused: readonly ActRefused[] }> {
	const today = context.today();
	const byPath = new Map<string, Recount[]>();
	for (const recount of recounts) byPath.set(recount.person.path, [...(byPath.get(recount.person.path) ?? []), recount]);
	const changes = [];
	const refused: ActRefused[] = [];
	for (const [path, ofOne] of byPath) {
		const names = ofOne.map(({ disagreement }) => disagreement.name);
		try {
			const change = await context.notes.edit(path, (text) => useLog(text, names, today, context.settings().ownNames));
			if (change !== undefined) changes.push(change);
		} catch (error) {
			refused.push(asRefused(error, path));
		}
	}
	const paths = changes.map(({ path }) => path);
	const step = remember(context, STEP.recounted(paths.length), changes);
	return { message: paths.length === 0 ? "" : DONE.recounted(paths.length, context.locale()), paths, step, refused };
}
