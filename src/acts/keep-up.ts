/** How often a person wants to be thought of: snooze, cadence, rest. Each is one edit of properties, one step of undo. */
import { parseCadence, printCadence } from "../domain/cadence";
import type { Person } from "../domain/person";
import type { PropertyValue } from "../note/frontmatter";
import { changeProperties } from "../note/person-note";
import type { PropertyName } from "../note/properties";
import { DONE, REFUSED, STEP } from "../words/acts";
import { ActRefused, remember, written, type Context, type Done } from "./context";
import { inMessage, theDay } from "./parse";

async function change(
	context: Context, person: Person, label: string, message: string,
	...changes: readonly (readonly [PropertyName, PropertyValue | undefined])[]
): Promise<Done> {
	const edited = await written(person.path, () => context.notes.edit(person.path, (text) => changeProperties(text, new Map(changes))));
	remember(context, label, [edited]);
	return { message, paths: [person.path] };
}

/** Hides a person from the open lanes until a later day; null wakes. Throws ActRefused. */
export async function snooze(context: Context, person: Person, until: unknown): Promise<Done> {
	const { name } = person;
	if (until === null) return change(context, person, STEP.snoozed(name), DONE.woken(name), ["snoozeUntil", undefined]);
	const day = theDay(until);
	const today = context.today();
	if (day <= today) throw new ActRefused(REFUSED.snoozeNotLater(day));
	return change(context, person, STEP.snoozed(name), DONE.snoozed(name, day, today, context.locale()), ["snoozeUntil", day]);
}

/**
 * Sets how often to follow up: a circle of the settings, which takes an own cadence out; else a cadence, which leaves
 * the circle; null clears the own cadence. Throws ActRefused for what is neither.
 */
export async function setCadence(context: Context, person: Person, cadence: unknown): Promise<Done> {
	const { name } = person;
	const label = STEP.cadence(name);
	if (cadence === null) return change(context, person, label, DONE.cadenceCleared(name), ["cadence", undefined]);
	const wanted = typeof cadence === "string" ? cadence.trim().toLowerCase() : "";
	const circle = context.settings().circles.find((each) => each.name.toLowerCase() === wanted);
	if (circle !== undefined) {
		return change(context, person, label, DONE.circle(name, circle.name), ["circle", circle.name], ["cadence", undefined]);
	}
	const days = parseCadence(cadence);
	if (days === undefined) throw new ActRefused(REFUSED.notACadence(inMessage(cadence)));
	const spelled = typeof cadence === "string" ? cadence.trim() : printCadence(days);
	return change(context, person, label, DONE.cadence(name, days, context.locale()), ["cadence", spelled]);
}

/** Lets a person rest, or takes them back into the lanes. Throws ActRefused. */
export async function setPaused(context: Context, person: Person, paused: unknown): Promise<Done> {
	if (typeof paused !== "boolean") throw new ActRefused(REFUSED.notAFlag(inMessage(paused)));
	const { name } = person;
	return change(context, person, STEP.rested(name), paused ? DONE.rested(name) : DONE.resumed(name), ["paused", paused]);
}
