import { HalfTakenBack } from "../vault/note-errors";
import type { Change, Step } from "../vault/undo";
import { DONE, REFUSED } from "../words/acts";
import { ActRefused, asRefused, noteName, type Context, type Done } from "./context";

/** Takes back a step: the last one, or the one given where it is still on record. Throws ActRefused saying why not. */
export function undo(context: Context, wanted?: Step): Promise<Done> {
	const { notes, steps } = context;
	return steps.inTurn(async () => {
		const step = wanted ?? steps.last;
		if (step === undefined || !steps.has(step)) throw new ActRefused(REFUSED.nothingToUndo);
		try {
			await notes.takeBack(step.changes);
		} catch (error) {
			if (!(error instanceof HalfTakenBack)) throw asRefused(error, step.changes[0]?.path ?? "");
			const { done } = error as HalfTakenBack<Change>;
			steps.drop(step, step.changes.filter((change) => !done.includes(change)));
			throw new ActRefused(REFUSED.halfUndone(done.map(({ path }) => noteName(path))));
		}
		steps.drop(step);
		return { message: DONE.undone(step.label), paths: step.changes.map(({ path }) => path) };
	});
}
