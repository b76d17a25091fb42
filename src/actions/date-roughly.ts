/** Gives people without a date a rough one, a whole pass of them as one step of undo. Product page, section 8.1. */
import { roughDay, type RoughAnswer, type RoughTime } from "../domain/rough-days";
import { saysNothing } from "../domain/says-nothing";
import type { Edit } from "../note/markdown/text-edit";
import { changeProperties } from "../note/change-properties";
import { leaveOut } from "../note/new-note/mark-person";
import type { NoteHandle } from "../vault/write/note-handle";
import type { Change, UndoStep } from "../vault/write/undo-history";
import { DONE, REFUSED, STEP } from "../words/actions";
import { ActionRefused, readingOf, orRefuse, type Context, type ActionResult, type HeldPerson } from "./context";

/** A pass under way: what was written for whom. */
export interface RoughPass {
	step: UndoStep | undefined;
	readonly written: Map<NoteHandle, { readonly answer: RoughAnswer; readonly change: Change }>;
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === "string" && (value.trim() === "" || saysNothing(value))) ||
		(Array.isArray(value) && value.length === 0)
	);
}

function editFor(context: Context, { name, note }: HeldPerson, time: RoughTime): (text: string) => Edit {
	const day = roughDay(time, context.today());
	return (text) =>
		changeProperties(
			text,
			new Map([
				[
					"lastContact",
					(stands: unknown) => {
						// A day that came meanwhile, or one that can't be read, is the user's own.
						if (!isEmpty(stands))
							throw new ActionRefused(REFUSED.dateStands(name), { path: note.path, line: undefined });
						return day;
					},
				],
			]),
			readingOf(context),
		);
}

/**
 * Writes what is said of a person, in place of what was said of them before in the same pass: a rough `last_contact`, or that
 * the note is nobody's; “never” writes nothing. Throws ActionRefused where the note has such a date by now, or can't be edited.
 */
export async function dateRoughly(
	context: Context,
	pass: RoughPass,
	person: HeldPerson,
	answer: RoughAnswer,
): Promise<void> {
	const { notes, steps } = context;
	const { note } = person;
	await steps.inTurn(async () => {
		// All of it may have been taken back meanwhile.
		if (pass.step !== undefined && !steps.has(pass.step)) pass.written.clear();
		try {
			const before = pass.written.get(note);
			if (before !== undefined) {
				await orRefuse(note.path, () => notes.takeBack([before.change]));
				pass.written.delete(note);
			}
			if (answer === "never") return;
			const edit = answer === "nobody" ? leaveOut : editFor(context, person, answer);
			const change = await orRefuse(note.path, () => notes.edit(note, edit));
			if (change !== undefined) pass.written.set(note, { answer, change });
		} finally {
			if (pass.step !== undefined) steps.drop(pass.step);
			pass.step = undefined;
			const changes = [...pass.written.values()].map(({ change }) => change);
			if (changes.length > 0) {
				pass.step = { label: STEP.datedRoughly(changes.length, context.locale()), changes, apart: true };
				steps.push(pass.step);
			}
		}
	});
}

/** What a pass has written so far, for its notice; undefined where it wrote nothing. */
export function doneInPass(
	{ locale }: Context,
	{ step, written: all }: RoughPass,
): (ActionResult & { readonly step: UndoStep }) | undefined {
	if (step === undefined) return undefined;
	const left = [...all.values()].filter(({ answer }) => answer === "nobody").length;
	return {
		message: DONE.datedRoughly(all.size - left, left, locale()),
		paths: step.changes.map(({ note }) => note.path),
		step,
	};
}
