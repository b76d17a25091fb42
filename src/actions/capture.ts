/** Capture: one line about somebody met, under *Met* of an event. No person's note yet. Product page, section 12. */
import type { Day } from "../domain/day";
import { isOn, lastDayOf, latestFirst, type EventNote } from "../domain/event";
import { noteName } from "../domain/note-name";
import { fileNameFor, sameName } from "../note/file-name";
import { addMetLine, asMetLine, faultOfMetLine, type DayOfSeveral, type LineAdded } from "../note/event/event-edits";
import { EVENT_KEYS, EVENT_TYPE } from "../note/event/event-note";
import { parseMetLine } from "../note/event/capture-line";
import { setProperties } from "../note/frontmatter/frontmatter";
import { applyEdit } from "../note/markdown/text-edit";
import type { NoteHandle } from "../vault/write/note-handle";
import { EVENT_DONE, EVENT_REFUSED, EVENT_STEP } from "../words/events";
import { inMessage, checkedWords, wellFormed } from "./checked-input";
import { ActionRefused, recordStep, orRefuse, type Context, type ActionResult } from "./context";

/** An event that a flow is about, by the very note with which it began. */
export interface HeldEvent {
	readonly name: string;
	readonly note: NoteHandle;
}

/** Pins an event to its note, so that a rename during the flow does not mislead it. */
export function holdEvent({ notes }: Context, { path, name }: Pick<EventNote, "path" | "name">): HeldEvent {
	return { name, note: notes.hold(path) };
}

/** The events that are on today, by name. */
export function eventsToday({ events, today }: Context): readonly EventNote[] {
	const day = today();
	return latestFirst(events.events()).filter((event) => isOn(event, day));
}

/** The day of an event. Throws ActionRefused where its note has none that can be read, naming the property. */
export function dayOfEvent({ events }: Context, path: string): Day {
	const event = events.get(path);
	if (event === undefined) throw new ActionRefused(EVENT_REFUSED.notAnEvent(noteName(path)), { path, line: undefined });
	const { date, unreadable } = event.properties;
	if (date !== undefined) return date;
	const fault = unreadable.find(({ property }) => property?.toLowerCase() === EVENT_KEYS.date);
	throw new ActionRefused(EVENT_REFUSED.noDate(event.name, fault?.value), { path, line: undefined });
}

/**
 * The event at a path or of a name; where none is given, the one that is on today. Throws ActionRefused where there is none,
 * where it could be several, and where it has no day.
 */
export function findEvent(context: Context, which: unknown): EventNote {
	const { events } = context;
	let found: readonly EventNote[];
	if (which === undefined || which === null || which === "") {
		found = eventsToday(context);
		if (found.length === 0) throw new ActionRefused(EVENT_REFUSED.noneToday);
	} else if (typeof which !== "string") throw new ActionRefused(EVENT_REFUSED.noEvent(inMessage(which)));
	else {
		const known = events.get(which) ?? (which.includes("/") ? events.get(`${which}.md`) : undefined);
		found = known === undefined ? [...events.events()].filter(({ name }) => sameName(name, which)) : [known];
		if (found.length === 0) throw new ActionRefused(EVENT_REFUSED.noEvent(which));
	}
	const [event] = found;
	if (event === undefined || found.length > 1)
		throw new ActionRefused(
			EVENT_REFUSED.severalEvents(
				found.map(({ path }) => path).sort(),
				typeof which === "string" && which !== "" ? which : undefined,
			),
		);
	dayOfEvent(context, event.path);
	return event;
}

/** Where a captured line stands. */
export interface Captured extends ActionResult {
	readonly path: string;
	/** Counted from 1. */
	readonly line: number;
}

/** Today as a day of an event of several; undefined for every other event, and when it is over. */
function dayOfSeveral({ events, today }: Context, path: string): DayOfSeveral | undefined {
	const event = events.get(path);
	const day = today();
	if (event === undefined || !isOn(event, day)) return undefined;
	const { date } = event.properties;
	return date === lastDayOf(event) ? undefined : { day, isFirst: day === date };
}

/**
 * Adds one line under *Met* of an event, by one atomic write. Throws ActionRefused where it has no name, is a task, or can't be
 * written as it is; nothing is changed then.
 */
export async function capture(context: Context, event: HeldEvent, text: unknown): Promise<Captured> {
	const words = asMetLine(checkedWords(text));
	const fault = faultOfMetLine(words);
	if (fault !== undefined) throw new ActionRefused(EVENT_REFUSED[fault](words));
	const [name] = parseMetLine(words).names;
	let added: LineAdded | undefined;
	const change = await orRefuse(event.note.path, () =>
		context.notes.edit(event.note, (note) => {
			added = addMetLine(note, words, dayOfSeveral(context, event.note.path));
			return added.edit;
		}),
	);
	const { path } = event.note;
	const who = name?.words ?? words;
	const step = recordStep(context, EVENT_STEP.captured(who), [change]);
	return { message: EVENT_DONE.captured(who, noteName(path)), paths: [path], path, line: added?.line ?? 1, step };
}

/** A new event as it is entered: the name is enough. */
export interface NewEvent {
	readonly name: string;
	readonly date: Day;
	readonly community?: string | undefined;
	readonly place?: string | undefined;
}

/** Makes the note of an event. Throws ActionRefused where the name is unusable or taken, or the folder can't be made. */
export async function createEvent(
	context: Context,
	input: NewEvent,
): Promise<ActionResult & { readonly path: string }> {
	const name = wellFormed(input.name).trim().replace(/\s+/g, " ");
	const { fileName } = fileNameFor(name);
	if (fileName === "") throw new ActionRefused(EVENT_REFUSED.unusableName(name));
	const folder = context.notes.folderOnDisk(context.settings().eventsFolder);
	const path = `${folder === "" ? "" : `${folder}/`}${fileName}.md`;
	const text = await orRefuse(path, async () => {
		const edit = setProperties(
			"",
			new Map([
				["type", EVENT_TYPE],
				[EVENT_KEYS.date, input.date],
				...(input.place === undefined ? [] : [[EVENT_KEYS.place, input.place] as const]),
				...(input.community === undefined ? [] : [[EVENT_KEYS.community, input.community] as const]),
			]),
		);
		return Promise.resolve(`${applyEdit("", edit)}\n## Met\n`);
	});
	const change = await orRefuse(path, () => context.notes.create(path, text));
	const step = recordStep(context, EVENT_STEP.created(name), [change]);
	return { message: EVENT_DONE.created(name), paths: [change.note.path], path: change.note.path, step };
}
