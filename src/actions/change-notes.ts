/** Applies one change to several people's notes: one write each, one undo step, refusals listed. */
import type { Person } from "../domain/person";
import type { Edit } from "../note/markdown/text-edit";
import {
	asRefused,
	hold,
	recordStep,
	type ActionRefused,
	type Context,
	type ActionResult,
	type HeldPerson,
} from "./context";

/** What a gesture did to several notes. Where it was for one person alone and was refused, it throws instead. */
export interface DoneToSeveral extends ActionResult {
	readonly refused: readonly ActionRefused[];
}

/** What to do, and how to report it. */
export interface NoteChange {
	readonly edit: (person: HeldPerson) => (text: string) => Edit;
	/** Label of the undo step, given the people changed and the number of notes written. */
	readonly label: (names: readonly string[], written: number) => string;
	/** What the notice says. Empty where there is nothing to say. */
	readonly message: (names: readonly string[], written: number) => string;
}

/** Changes each person's note; what cannot be changed is as it was. Throws ActionRefused where it was for one person alone. */
export async function changeNotes(
	context: Context,
	people: readonly Person[],
	{ edit, label, message }: NoteChange,
): Promise<DoneToSeveral> {
	const changed: Person[] = [];
	const changes = [];
	const refused: ActionRefused[] = [];
	// Hold everybody before the first write: writing may take a while.
	for (const person of people.map((each) => hold(context, each))) {
		try {
			changes.push(await context.notes.edit(person.note, edit(person)));
			changed.push(person);
		} catch (error) {
			refused.push(asRefused(error, person.note.path));
		}
	}
	const names = changed.map(({ name }) => name);
	const written = changes.filter((change) => change !== undefined).length;
	const step = recordStep(context, label(names, written), changes);
	const [first] = refused;
	if (people.length === 1 && first !== undefined) throw first;
	return {
		message: names.length === 0 ? "" : message(names, written),
		paths: changed.map(({ path }) => path),
		step,
		refused,
	};
}
