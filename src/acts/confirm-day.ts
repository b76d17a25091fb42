import type { Day } from "../domain/day";
import type { Doubt, Person } from "../domain/person";
import { lineForSummary } from "../note/person-note";
import { DONE, STEP } from "../words/acts";
import type { Context } from "./context";
import { changeEach, type DoneToSeveral } from "./each-note";

/**
 * Says that a day of somebody's summary is right: the log gets a line for it, which accounts for it from then on. Throws
 * ActRefused, also where the note says another day by now; nothing is changed then.
 */
export async function confirmDay(context: Context, person: Person, { name, day }: { readonly name: Doubt["name"]; readonly day: Day }): Promise<DoneToSeveral> {
	const { ownNames, logHeadings } = context.settings();
	return changeEach(context, [person], {
		edit: () => (text) => lineForSummary(text, { name, day }, ownNames, logHeadings),
		label: STEP.logged,
		message: (names) => DONE.confirmed(names, day, context.today(), context.locale()),
	});
}
