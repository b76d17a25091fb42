/** Snooze, cadence and rest. Each edits properties, one edit per note and one undo step. */
import { circleNamed, parseCadence, printCadence, type Circle } from "../domain/cadence";
import type { Person } from "../domain/person";
import { changeProperties, type NewValue } from "../note/change-properties";
import { leaveOut } from "../note/new-note/mark-person";
import { linkText } from "../note/properties/coerce";
import type { PropertyName } from "../note/properties/spellings";
import { DONE, REFUSED, STEP } from "../words/actions";
import { ActionRefused, readingOf, type Context } from "./context";
import { changeNotes, type DoneToSeveral, type NoteChange } from "./change-notes";
import { inMessage, checkedDay, wellFormed } from "./checked-input";

type Words = Pick<NoteChange, "label" | "message">;

function change(
	context: Context,
	people: readonly Person[],
	words: Words,
	...changes: readonly (readonly [PropertyName, NewValue | undefined])[]
): Promise<DoneToSeveral> {
	return changeNotes(context, people, {
		...words,
		edit: () => (text) => changeProperties(text, new Map(changes), readingOf(context)),
	});
}

/** Hides people from the open lanes until a later day; null wakes. Throws ActionRefused. */
export async function snooze(context: Context, people: readonly Person[], until: unknown): Promise<DoneToSeveral> {
	if (until === null)
		return change(context, people, { label: STEP.snoozed, message: DONE.woken }, ["snoozeUntil", undefined]);
	const day = checkedDay(until);
	const today = context.today();
	if (day <= today) throw new ActionRefused(REFUSED.snoozeNotLater(day));
	const message = (names: readonly string[]): string => DONE.snoozed(names, day, today, context.locale());
	return change(context, people, { label: STEP.snoozed, message }, ["snoozeUntil", day]);
}

/** In a list with other words (`[close, family]`), replaces only the circle. */
function amongOthers(circle: Circle, circles: readonly Circle[]): NewValue {
	return (stands) => {
		if (!Array.isArray(stands) || stands.length < 2 || !stands.every((each) => typeof each === "string"))
			return circle.name;
		const old = stands.find((each) => circleNamed(linkText(each), circles) !== undefined);
		const others = stands.filter((each) => each === old || circleNamed(linkText(each), circles) === undefined);
		return old === undefined ? [...others, circle.name] : others.map((each) => (each === old ? circle.name : each));
	};
}

/**
 * Sets how often to follow up. A circle removes the person's own cadence; a cadence keeps the circle; null clears the
 * own cadence. Throws ActionRefused for anything else.
 */
export async function setCadence(
	context: Context,
	people: readonly Person[],
	cadence: unknown,
): Promise<DoneToSeveral> {
	const label = STEP.cadence;
	if (cadence === null) return change(context, people, { label, message: DONE.cadenceCleared }, ["cadence", undefined]);
	const { circles } = context.settings();
	const circle = typeof cadence === "string" ? circleNamed(cadence, circles) : undefined;
	if (circle !== undefined) {
		const message = (names: readonly string[]): string => DONE.circle(names, circle.name);
		return change(
			context,
			people,
			{ label, message },
			["circle", amongOthers(circle, circles)],
			["cadence", undefined],
		);
	}
	const days = parseCadence(cadence);
	if (days === undefined) throw new ActionRefused(REFUSED.notACadence(inMessage(cadence)));
	const spelled = typeof cadence === "string" ? wellFormed(cadence.trim()) : printCadence(days);
	return change(context, people, { label, message: (names) => DONE.cadence(names, days, context.locale()) }, [
		"cadence",
		spelled,
	]);
}

/** Lets people rest, or takes them back into the lanes. Throws ActionRefused. */
export async function setPaused(context: Context, people: readonly Person[], paused: unknown): Promise<DoneToSeveral> {
	if (typeof paused !== "boolean") throw new ActionRefused(REFUSED.notAFlag(inMessage(paused)));
	return change(context, people, { label: STEP.rested, message: paused ? DONE.rested : DONE.resumed }, [
		"paused",
		paused,
	]);
}

/** Leaves notes out for good: they are nobody's, whatever their type, tags and folder say. Throws ActionRefused. */
export async function notAPerson(context: Context, people: readonly Person[]): Promise<DoneToSeveral> {
	return changeNotes(context, people, { label: STEP.leftOut, message: DONE.leftOut, edit: () => leaveOut });
}
