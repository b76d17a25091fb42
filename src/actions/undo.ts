import { noteName } from "../domain/note-name";
import { HalfTakenBack } from "../vault/write/write-errors";
import type { Change, UndoStep } from "../vault/write/undo-history";
import { DONE, REFUSED } from "../words/actions";
import { ActionRefused, asRefused, type Context, type Done } from "./context";

/**
 * Takes back a step: the next one, or the one given where it is still on record. Throws ActionRefused saying why not. A step
 * that its note does not let go of bars no other: it is left, the refusal names what the next undo goes on to, and its turn
 * comes again after those before it. One that the disk refused stays the next.
 */
export function undo(context: Context, wanted?: UndoStep): Promise<Done> {
	const { notes, steps } = context;
	return steps.inTurn(async () => {
		const step = wanted ?? steps.next;
		if (step === undefined || !steps.has(step)) throw new ActionRefused(REFUSED.nothingToUndo);
		const paths = step.changes.map(({ note }) => note.path);
		try {
			await notes.takeBack(step.changes);
		} catch (error) {
			if (!(error instanceof HalfTakenBack)) throw left(context, step, asRefused(error, paths[0] ?? ""));
			const { done } = error as HalfTakenBack<Change>;
			steps.drop(
				step,
				step.changes.filter((change) => !done.includes(change)),
			);
			throw new ActionRefused(REFUSED.halfUndone(done.map(({ note }) => noteName(note.path))));
		}
		steps.drop(step);
		return { message: DONE.undone(step.label), paths };
	});
}

function left({ steps }: Context, step: UndoStep, refusal: ActionRefused): ActionRefused {
	if (!refusal.isOfNote) return refusal;
	steps.leave(step);
	const { next } = steps;
	return next === undefined || next === step
		? refusal
		: new ActionRefused(REFUSED.undoGoesOn(refusal.message, next.label), refusal.place);
}
