/** What is asked of events: who was met, and how far somebody is with it. Nothing is written. */
import {
	debriefThatWaits,
	introducedAt,
	isOn,
	latestFirst,
	newPeopleAt,
	REMINDED_FOR,
	sameWords,
	waitingAt,
	type EventNote,
	type EventTask,
	type NewPeople,
} from "../domain/event";
import { addDays, type Day } from "../domain/day";
import { hasHeld } from "../domain/introductions";
import type { Person } from "../domain/person";
import type { Context } from "./context";

/** The person to whose note a link of an event's note leads. */
export function personLinked({ index, notes }: Context, target: string, from: string): Person | undefined {
	const path = notes.destination(target, from);
	return path === undefined ? undefined : index.get(path);
}

/** The open promises made at events, by the path of the person whom they were made to. */
export function openPromises(context: Context): ReadonlyMap<string, readonly EventTask[]> {
	const promises = new Map<string, EventTask[]>();
	for (const { path, text } of context.events.events())
		for (const task of text?.promised ?? [])
			for (const target of task.done ? [] : task.targets) {
				const person = personLinked(context, target, path);
				if (person === undefined) continue;
				const known = promises.get(person.path);
				if (known === undefined) promises.set(person.path, [task]);
				else known.push(task);
			}
	return promises;
}

/** How many new people were met at an event. */
export function newPeople(context: Context, event: EventNote): NewPeople {
	return newPeopleAt(event, (target) => personLinked(context, target, event.path));
}

/** What the pane says of events. */
export interface EventsNow {
	/** The event that is on today; the first by name of several. */
	readonly tonight?: { readonly event: EventNote; readonly people: NewPeople };
	/** The event of the last weeks of which nobody waits, how many new people were met there, and with how many it held. */
	readonly after?: { readonly event: EventNote; readonly met: number; readonly held: number };
	/** The event whose people wait to be taken up, and how many. */
	readonly waits?: { readonly event: EventNote; readonly people: number };
}

/** Earlier than this after an event, no connection can have held. */
const SETTLED_AFTER_DAYS = 7;

function whatCameOf(context: Context, today: Day): EventsNow["after"] {
	for (const event of context.events.endedBefore(
		addDays(today, 1 - SETTLED_AFTER_DAYS),
		REMINDED_FOR - SETTLED_AFTER_DAYS + 1,
	)) {
		const people = introducedAt(event, (target) => personLinked(context, target, event.path));
		if (people.length > 0)
			return { event, met: people.length, held: people.filter((person) => hasHeld(person, today)).length };
	}
	return undefined;
}

/**
 * The event at which somebody was met: the one that their note names, else the one whose *Met* links to them on the day of their
 * introduction.
 */
export function eventOf(context: Context, { path, properties: { met, metAt } }: Person): EventNote | undefined {
	const isOnDay = (event: EventNote): boolean => met !== undefined && isOn(event, met);
	const found = [...context.events.events()].filter((event) =>
		metAt !== undefined
			? sameWords(event.name, metAt)
			: isOnDay(event) &&
				event.text?.met.some(({ names }) =>
					names.some(({ target }) => target !== undefined && personLinked(context, target, event.path)?.path === path),
				),
	);
	return found.find(isOnDay) ?? found[0];
}

/** What the pane says of events today. */
export function eventsNow(context: Context): EventsNow {
	const day = context.today();
	const [tonight] = latestFirst(context.events.on(day));
	const waits = debriefThatWaits(context.events.endedBefore(day, REMINDED_FOR), day);
	const after = waits === undefined ? whatCameOf(context, day) : undefined;
	return {
		...(after === undefined ? {} : { after }),
		...(tonight === undefined ? {} : { tonight: { event: tonight, people: newPeople(context, tonight) } }),
		...(waits === undefined ? {} : { waits: { event: waits, people: waitingAt(waits) } }),
	};
}
