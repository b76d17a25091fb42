import type { Day } from "../domain/day";
import type { Person } from "../domain/person";
import type { OpenPromise } from "../domain/suggestion";
import { keepPromise as keepInText } from "../note/promises";
import { DONE, STEP } from "../words/actions";
import { changeNotes, type DoneToSeveral } from "./change-notes";
import type { Context } from "./context";

/** Ticks a promise and adds today's date, as one undo step. Throws ActionRefused if it is no longer as shown. */
export async function keepPromise(context: Context, person: Person, promise: OpenPromise): Promise<DoneToSeveral> {
	const today: Day = context.today();
	return changeNotes(context, [person], {
		edit: () => (text) => keepInText(text, promise, today),
		label: STEP.kept,
		message: (names) => DONE.promiseKept(names),
	});
}
