import { noteName } from "../domain/note-name";
import { ChangedSince, HalfTakenBack } from "../vault/write/write-errors";
import type { Change, StepLine, UndoStep } from "../vault/write/undo-history";
import { DONE, REFUSED } from "../words/actions";
import type { ImportControl } from "./import-people";
import { ActionRefused, asRefused, type Context, type ActionResult } from "./context";

/**
 * Takes back a step: the next one, or the one given where it is still on record. Throws ActionRefused saying why not. A step
 * that its note does not let go of bars no other: it is left, the refusal names what the next undo goes on to, and its turn
 * comes again after those before it. One that the disk refused stays the next. A step of very many notes is watched.
 */
export function undo(context: Context, wanted?: UndoStep, watch?: () => Watched): Promise<ActionResult> {
	const { notes, steps } = context;
	const ended = wanted === undefined ? steps.gesturesEnded() : undefined;
	return steps.inTurn(async () => {
		await ended;
		const step = wanted ?? steps.next;
		if (step === undefined || !steps.has(step)) throw new ActionRefused(REFUSED.nothingToUndo);
		const paths = step.changes.map(({ note }) => note.path);
		if (step.apart === true) return undoApart(context, step, paths, watch);
		let back: readonly Change[];
		try {
			back = await notes.takeBack(step.changes);
		} catch (error) {
			if (!(error instanceof HalfTakenBack)) throw left(context, step, asRefused(error, paths[0] ?? ""));
			const { done } = error as HalfTakenBack<Change>;
			steps.drop(
				step,
				step.changes.filter((change) => !done.includes(change)),
			);
			throw new ActionRefused(REFUSED.halfUndone(done.map(({ note }) => noteName(note.path))));
		}
		return { message: DONE.undone(step.label), paths, undone: steps.dropUndone(step, back) };
	});
}

/**
 * Does again what was undone last, or the undone step given, in notes that are as the undo left them, byte for byte. Throws
 * ActionRefused saying why not: one of them was changed since, or something else was done since. As with {@link undo}, a step
 * that its note refuses bars no other.
 */
export function redo(context: Context, wanted?: UndoStep): Promise<ActionResult> {
	const { notes, steps, breathe, locale } = context;
	const ended = wanted === undefined ? steps.gesturesEnded() : undefined;
	return steps.inTurn(async () => {
		await ended;
		const undone = wanted ?? steps.undone.next;
		if (undone === undefined || !steps.undone.has(undone))
			throw new ActionRefused(wanted === undefined ? REFUSED.nothingToRedo : REFUSED.redoIsOver);
		const paths = undone.changes.map(({ note }) => note.path);
		let changes: readonly Change[];
		let stay = "";
		if (undone.apart === true) {
			const { back, stuck } = await notes.takeBackEach(
				undone.changes,
				async () => {
					await breathe();
					return true;
				},
				true,
			);
			const [first] = stuck;
			if (first !== undefined && back.length === 0)
				throw leftUndone(context, undone, notRedone(first.why, first.change.note.path));
			changes = back;
			if (first !== undefined) stay = ` ${DONE.stayAsChanged(stuck.length, locale())}`;
		} else {
			try {
				changes = await notes.takeBack(undone.changes, true);
			} catch (error) {
				throw leftUndone(context, undone, notRedone(error, paths[0] ?? ""));
			}
		}
		return { message: `${DONE.redone(undone.label)}${stay}`, paths, step: steps.keepRedone(undone, changes) };
	});
}

function notRedone(error: unknown, path: string): ActionRefused {
	if (error instanceof ChangedSince)
		return new ActionRefused(REFUSED.cannotRedo(noteName(error.path)), { path: error.path, line: undefined });
	if (error instanceof HalfTakenBack)
		return new ActionRefused(
			REFUSED.halfRedone((error as HalfTakenBack<Change>).done.map(({ note }) => noteName(note.path))),
		);
	return asRefused(error, path);
}

/** Lets the others in line go first where the cause is in the note itself, and names the one that comes next. */
function passedOver(
	line: StepLine,
	step: UndoStep,
	refusal: ActionRefused,
	goesOn: (refused: string, next: string) => string,
): ActionRefused {
	if (!refusal.isOfNote) return refusal;
	line.skip(step);
	const { next } = line;
	return next === undefined || next === step
		? refusal
		: new ActionRefused(goesOn(refusal.message, next.label), refusal.place);
}

function left({ steps }: Context, step: UndoStep, refusal: ActionRefused): ActionRefused {
	return passedOver(steps.done, step, refusal, REFUSED.undoGoesOn);
}

function leftUndone({ steps }: Context, step: UndoStep, refusal: ActionRefused): ActionRefused {
	return passedOver(steps.undone, step, refusal, REFUSED.redoGoesOn);
}

/** From this many notes on, an undo shows its progress and can be stopped. */
const WATCHED_FROM = 100;

/** Something long that is watched until it ends. */
export interface Watched extends ImportControl {
	readonly end: () => void;
}

/** Takes back what stands as it was made; what was changed since stays, and is said to. Stopped, the rest is still to be taken back. */
async function undoApart(
	context: Context,
	step: UndoStep,
	paths: readonly string[],
	watch: (() => Watched) | undefined,
): Promise<ActionResult> {
	const { notes, steps, breathe, locale } = context;
	const { length } = step.changes;
	const watched = length < WATCHED_FROM ? undefined : watch?.();
	const {
		back,
		stuck,
		left: rest,
	} = await notes
		.takeBackEach(step.changes, async (done) => {
			await breathe();
			watched?.onProgress?.(done, length);
			return (await watched?.goOn?.()) ?? true;
		})
		.finally(() => watched?.end());
	const [first] = stuck;
	if (first !== undefined && stuck.length === length)
		throw left(context, step, asRefused(first.why, first.change.note.path));
	// What the disk refused can be tried again; what is another's text by now is left for good.
	const again = stuck
		.filter(({ change, why }) => !asRefused(why, change.note.path).isOfNote)
		.map(({ change }) => change);
	const undone = steps.dropUndone(step, back, [...rest, ...again]);
	const said = [
		rest.length === 0 ? DONE.undone(step.label) : DONE.undoStopped(length - rest.length, length, locale()),
		...(stuck.length === 0 ? [] : [DONE.stayAsChanged(stuck.length, locale())]),
	];
	return { message: said.join(" "), paths, undone };
}
