/** What is asked of events: who was met, and how far somebody is with it. Nothing is written. */
import {
	debriefThatWaits,
	latestFirst,
	newPeopleAt,
	REMINDED_FOR,
	waitingAt,
	type EventNote,
	type EventTask,
	type NewPeople,
} from "../domain/event";
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
	/** The event whose people wait to be taken up, and how many. */
	readonly waits?: { readonly event: EventNote; readonly people: number };
}

/** What the pane says of events today. */
export function eventsNow(context: Context): EventsNow {
	const day = context.today();
	const [tonight] = latestFirst(context.events.on(day));
	const waits = debriefThatWaits(context.events.endedBefore(day, REMINDED_FOR), day);
	return {
		...(tonight === undefined ? {} : { tonight: { event: tonight, people: newPeople(context, tonight) } }),
		...(waits === undefined ? {} : { waits: { event: waits, people: waitingAt(waits) } }),
	};
}
