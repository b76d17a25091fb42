import type { Day } from "../domain/day";
import type { Person } from "../domain/person";
import type { Doubt } from "../domain/summary-doubts";
import { lineForSummary } from "../note/log-and-summary";
import { DONE, STEP } from "../words/actions";
import { readingOf, type Context } from "./context";
import { changeNotes, type DoneToSeveral } from "./change-notes";

/**
 * Says that a day of somebody's summary is right: the log gets a line for it, which accounts for it from then on. Throws
 * ActionRefused, also where the note says another day by now; nothing is changed then.
 */
export async function confirmDay(
	context: Context,
	person: Person,
	{ name, day }: { readonly name: Doubt["name"]; readonly day: Day },
): Promise<DoneToSeveral> {
	return changeNotes(context, [person], {
		edit: () => (text) => lineForSummary(text, { name, day }, readingOf(context)),
		label: STEP.logged,
		message: (names) => DONE.confirmed(names, day, context.today(), context.locale()),
	});
}
