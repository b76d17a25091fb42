/** The debrief: lines under *Met* become people, one after the other, and all of it one step of undo. Product page, section 12. */
import { isOn, lastDayOf, openNames, sameSeries, type EventNote, type MetLine, type MetName } from "../domain/event";
import type { Day } from "../domain/day";
import { NameIndex, type Candidate } from "../domain/name-match";
import { noteName } from "../domain/note-name";
import { dayLogged, isMeetingLogged } from "../domain/packed-follow-ups";
import type { FollowUp, Person } from "../domain/person";
import type { Promised } from "../domain/promise-words";
import { dismiss, hasLine, placeAfter, relink, type NamePlace } from "../note/event/event-edits";
import { readEventText } from "../note/event/event-text";
import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { logFollowUp as logInText } from "../note/log-and-summary";
import { addPromise } from "../note/promises";
import { PROPERTY_KEYS } from "../note/properties/spellings";
import type { Change, UndoStep } from "../vault/write/undo-history";
import { EVENT_DONE, EVENT_REFUSED, EVENT_STEP } from "../words/events";
import { dayOfEvent, type HeldEvent } from "./capture";
import { pastDay, checkedDay, checkedWords } from "./checked-input";
import { ActionRefused, hold, readingOf, orRefuse, type Context, type ActionResult, type HeldPerson } from "./context";
import { createPersonNote } from "./create-person";
import { personLinked } from "./read-events";

/** A debrief under way. What it writes is one step of undo, as long as nothing else is done between. */
export interface Debrief {
	readonly event: HeldEvent;
	step: UndoStep | undefined;
	/** Names still to do, from the latest plan; their places are updated as others become links. */
	waiting: readonly Waiting[];
}

/** A name that waits to become a person. */
export interface Waiting {
	readonly line: MetLine;
	readonly name: MetName;
	place: NamePlace;
	/** The day on which they were met; of several days the first, unless a heading says which. */
	readonly day: Day;
}

/** Somebody who has a note, and was met again. */
export interface MetAgain {
	readonly person: Person;
	readonly day: Day;
	/** What a line of the log would say. */
	readonly what: string;
}

/** What the note of an event says that is still to be done. */
export interface DebriefPlan {
	readonly waiting: readonly Waiting[];
	/** People who were known before, and whose log has no line for it. */
	readonly again: readonly MetAgain[];
}

/** What a line of the log says of somebody met at an event. */
function wordsFor({ said, promised, seeks, offers }: MetLine, event: string): string {
	const words = [
		...said,
		...seeks.map((each) => `seeks ${each}`),
		...offers.map((each) => `offers ${each}`),
		...promised.map((each) => `promised ${each}`),
	].join("; ");
	return words === "" ? `at [[${event}]]` : words;
}

function isLogged({ record }: Person, day: Day): boolean {
	return record?.followUps.some((packed) => dayLogged(packed) === day && isMeetingLogged(packed)) === true;
}

/** Reads the text of an event for what is still to be done. Throws ActionRefused where it has no day, or one to come. */
export async function planDebrief(context: Context, debrief: Debrief): Promise<DebriefPlan> {
	const { event } = debrief;
	const date = dayOfEvent(context, event.note.path);
	if (date > context.today()) throw new ActionRefused(EVENT_REFUSED.notYet(event.name, date));
	const text = await orRefuse(event.note.path, () => context.notes.read(event.note));
	const { path } = event.note;
	const { met } = readEventText(text);
	const seen = new Map<string, number>();
	const waiting: Waiting[] = [];
	const again = new Map<string, MetAgain>();
	for (const line of met) {
		const nth = seen.get(line.text) ?? 0;
		seen.set(line.text, nth + 1);
		const day = line.day !== undefined && line.day <= context.today() ? line.day : date;
		for (const name of openNames(line))
			waiting.push({ line, name, day, place: { text: line.text, nth, from: name.from, to: name.to } });
		for (const { target } of line.names) {
			const person = target === undefined ? undefined : personLinked(context, target, path);
			if (person === undefined || isLogged(person, day)) continue;
			// Their introduction is no follow-up.
			const { met: introduced } = person.properties;
			if (introduced !== undefined && introduced >= day) continue;
			again.set(person.path, { person, day, what: wordsFor(line, noteName(path)) });
		}
	}
	debrief.waiting = waiting;
	return { waiting, again: [...again.values()] };
}

/** Finds who a name may be already: by name, company, place, and having been met in the same series. */
export function candidateFinder(context: Context, { event }: Debrief): (waiting: Waiting) => readonly Candidate[] {
	const note = context.events.get(event.note.path);
	const people = [...context.index.people()];
	const index = new NameIndex(people);
	const series = new Map<string, string>();
	for (const other of note === undefined ? [] : seriesOf(context, note))
		for (const { names } of other.text?.met ?? [])
			for (const { target } of names) {
				const person = target === undefined ? undefined : personLinked(context, target, other.path);
				if (person !== undefined) series.set(person.path, other.name);
			}
	const names = new Set(note === undefined ? [] : seriesOf(context, note).map(({ name }) => name));
	const community = ({ path, properties: { metAt } }: Person): string | undefined =>
		series.get(path) ?? (metAt !== undefined && names.has(metAt) ? metAt : undefined);
	return ({ line, name }) =>
		index
			.find({
				name: name.words,
				company: line.company,
				community,
				place: note?.properties.place,
			})
			.slice(0, 4);
}

/** The other events of the same series. */
export function seriesOf({ events }: Pick<Context, "events">, event: EventNote): readonly EventNote[] {
	return [...events.events()].filter((other) => other.path !== event.path && sameSeries(other, event));
}

/** A promise that was made, and by when it is to be kept. */
export interface PromiseMade {
	readonly words: string;
	readonly due?: string | undefined;
}

/** Somebody new, as the debrief's fields have them. */
export interface DebriefedPerson {
	readonly name: string;
	/** In the order of the questions. */
	readonly answers: readonly string[];
	readonly met: string;
	readonly company: string;
	readonly seeks: readonly string[];
	readonly offers: readonly string[];
	readonly commonGround: readonly string[];
	readonly promise: PromiseMade;
	/** Whether somebody of that name exists, and another is meant. */
	readonly another: boolean;
}

/** Somebody who has a note, as the debrief's fields have them. */
export interface KnownPerson {
	readonly person: HeldPerson;
	/** On which day they were met. */
	readonly day: Day;
	readonly log: boolean;
	readonly promise: PromiseMade;
}

/** A promise as it was entered; undefined for none. Throws ActionRefused for a day that is none. */
function promised({ words, due }: PromiseMade): Promised | undefined {
	const what = checkedWords(words);
	return what === "" ? undefined : { what, due: due === undefined || due === "" ? undefined : checkedDay(due) };
}

/** The other names of a line stand elsewhere in it once one of them is a link. */
function movePlaces({ waiting }: Debrief, linked: Waiting, link: string): void {
	const { place } = linked;
	for (const other of waiting) if (other !== linked) other.place = placeAfter(other.place, place, linked.name, link);
}

/** Throws ActionRefused where the line does not stand in the event's note any more; before anything is written. */
async function stillThere(context: Context, { event }: Debrief, { place, name }: Waiting): Promise<void> {
	const text = await orRefuse(event.note.path, () => context.notes.read(event.note));
	if (!hasLine(text, place))
		throw new ActionRefused(EVENT_REFUSED.lineGone(name.words, noteName(event.note.path)), {
			path: event.note.path,
			line: undefined,
		});
}

/** Keeps what one line wrote with the rest of its debrief, as one step of undo. */
function keep({ steps }: Context, debrief: Debrief, changes: readonly (Change | undefined)[]): UndoStep | undefined {
	const written = changes.filter((change) => change !== undefined);
	if (written.length > 0) debrief.step = steps.extend(debrief.step, EVENT_STEP.debriefed(debrief.event.name), written);
	return debrief.step;
}

/**
 * Creates a person from a name and links the name in its line. Throws ActionRefused if the name is unusable or taken,
 * or the line has changed; then neither note is touched.
 */
export async function debriefNew(
	context: Context,
	debrief: Debrief,
	waiting: Waiting,
	input: DebriefedPerson,
): Promise<ActionResult> {
	const { note } = debrief.event;
	const met = pastDay(input.met, context.today());
	await stillThere(context, debrief, waiting);
	const properties = new Map<string, PropertyValue | undefined>([
		[PROPERTY_KEYS.met, met],
		[PROPERTY_KEYS.metAt, context.notes.linkTo(note.path, "")],
	]);
	const company = checkedWords(input.company);
	if (company !== "") properties.set(PROPERTY_KEYS.company, company);
	for (const key of ["seeks", "offers", "commonGround"] as const)
		if (input[key].length > 0) properties.set(PROPERTY_KEYS[key], [...input[key]]);
	const made = await createPersonNote(context, {
		name: input.name,
		answers: input.answers,
		properties,
		another: input.another,
		promise: promised(input.promise),
	});
	const { path } = made.change.note;
	const step = await linkLine(context, debrief, waiting, path, made.change);
	return { message: EVENT_DONE.debriefed(input.name.trim()), paths: [path, note.path], step };
}

/** Makes a name a link to a person's note, which was written before; where that fails, what was written is taken back. Throws ActionRefused. */
async function linkLine(
	context: Context,
	debrief: Debrief,
	waiting: Waiting,
	path: string,
	before: Change | undefined,
): Promise<UndoStep | undefined> {
	const { note } = debrief.event;
	const link = context.notes.linkTo(path, note.path, waiting.name.words);
	let linked: Change | undefined;
	try {
		linked = await orRefuse(note.path, () => context.notes.edit(note, (text) => relink(text, waiting.place, link)));
	} catch (error) {
		// Nothing is said of somebody whose line says nothing of it.
		if (before !== undefined) await context.notes.takeBack([before]).catch(() => keep(context, debrief, [before]));
		throw error;
	}
	movePlaces(debrief, waiting, link);
	return keep(context, debrief, [before, linked]);
}

/**
 * Says that a name is somebody who has a note: writes into it what was promised, and logs the meeting where that is wanted; then
 * links the name to it. Throws ActionRefused; then neither note is changed.
 */
export async function debriefKnown(
	context: Context,
	debrief: Debrief,
	waiting: Waiting,
	{ person, day, log, promise }: KnownPerson,
): Promise<ActionResult> {
	const { note } = debrief.event;
	await stillThere(context, debrief, waiting);
	const made = promised(promise);
	const what = wordsFor(waiting.line, noteName(note.path));
	let before: Change | undefined;
	if (log && !isLogged(person, day)) before = await logMeeting(context, { person, day, what }, made);
	else if (made !== undefined)
		before = await orRefuse(person.note.path, () =>
			context.notes.edit(person.note, (text) => addPromise(text, made.what, made.due, readingOf(context))),
		);
	const step = await linkLine(context, debrief, waiting, person.note.path, before);
	const paths = [note.path, ...(before === undefined ? [] : [person.note.path])];
	return { message: EVENT_DONE.linked(person.name), paths, step };
}

function logMeeting(context: Context, { person, day, what }: MetAgain, made?: Promised): Promise<Change | undefined> {
	const { note } = hold(context, person);
	const { summary } = context.settings();
	const followUp: FollowUp = { day, channel: "in person", what };
	return orRefuse(note.path, () =>
		context.notes.edit(
			note,
			(text) => logInText(text, followUp, context.today(), summary, readingOf(context), made).edit,
		),
	);
}

/**
 * Says in the event's note that a line is about nobody, for good. Throws ActionRefused. Resolves to what of the plan is about the
 * same line.
 */
export async function dismissLine(context: Context, debrief: Debrief, waiting: Waiting): Promise<readonly Waiting[]> {
	const { note } = debrief.event;
	await stillThere(context, debrief, waiting);
	const { text, nth } = waiting.place;
	const change = await orRefuse(note.path, () => context.notes.edit(note, (now) => dismiss(now, waiting.place)));
	keep(context, debrief, [change]);
	const alike = debrief.waiting.filter(({ place }) => place.text === text);
	const gone = alike.filter(({ place }) => place.nth === nth);
	// There is one less of those that say the same.
	for (const other of alike) if (other.place.nth > nth) other.place = { ...other.place, nth: other.place.nth - 1 };
	return gone;
}

/** Logs that people were met, each in their own note. Throws ActionRefused for the first that is refused; those before it stay. */
export async function logMeetings(context: Context, debrief: Debrief, met: readonly MetAgain[]): Promise<ActionResult> {
	const paths: string[] = [];
	for (const each of met) {
		const held = hold(context, each.person);
		keep(context, debrief, [await logMeeting(context, { ...each, person: held })]);
		paths.push(held.note.path);
	}
	return { message: EVENT_DONE.logged(met.map(({ person }) => person.name)), paths, step: debrief.step };
}

/** The events that can be debriefed, those where somebody waits first, and of these the latest. */
export function eventsToDebrief({ events, today }: Context): readonly EventNote[] {
	const day = today();
	return [...events.events()].filter((event) => {
		const last = lastDayOf(event);
		return last !== undefined && (last <= day || isOn(event, day));
	});
}
