/** What is asked of events: who was met, and how far somebody is with it. Nothing is written. */
import {
	debriefThatWaits,
	latestFirst,
	newPeopleAt,
	REMINDED_FOR,
	waitingAt,
	type EventNote,
	type NewPeople,
} from "../domain/event";
import type { Person } from "../domain/person";
import type { Context } from "./context";

/** The person to whose note a link of an event's note leads. */
export function personLinked({ index, notes }: Context, target: string, from: string): Person | undefined {
	const path = notes.destination(target, from);
	return path === undefined ? undefined : index.get(path);
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
