import { DONE, REFUSED } from "../words/acts";
import type { Step } from "../vault/undo";
import { ActRefused, asRefused, type Context, type Done } from "./context";

/** Takes back a step: the last one, or the one given where it is still on record. Throws ActRefused saying why not. */
export async function undo(context: Context, wanted?: Step): Promise<Done> {
	const step = wanted ?? context.steps.last;
	if (step === undefined || !context.steps.has(step)) throw new ActRefused(REFUSED.nothingToUndo);
	const paths: string[] = [];
	for (const change of [...step.changes].reverse()) {
		try {
			await context.notes.takeBack(change);
		} catch (error) {
			throw asRefused(error, change.path);
		}
		paths.push(change.path);
	}
	context.steps.drop(step);
	return { message: DONE.undone(step.label), paths };
}
