import { addDays, type Day } from "../domain/day";
import { isOn, lastDayOf, type EventNote, type EventProperties, type EventText } from "../domain/event";
import { sameValue } from "../domain/same-value";
import { Listeners } from "./listeners";

/**
 * All events, by path. Like PeopleIndex it is fed only from the vault, holds nothing that depends on today, and
 * notifies nobody when an update changes nothing.
 */
export class EventIndex {
	private readonly byPath = new Map<string, EventNote>();
	/** By their last days, those that have one. */
	private readonly byLastDay = new Map<Day, Set<EventNote>>();
	/** Those of several days. */
	private readonly long = new Set<EventNote>();
	private readonly listeners = new Listeners<[]>();

	/** Every event, in no particular order. */
	events(): IterableIterator<EventNote> {
		return this.byPath.values();
	}

	/** The events that are on a day. Looks at those that end on it, and at those of several days. */
	*on(day: Day): IterableIterator<EventNote> {
		for (const event of this.byLastDay.get(day) ?? []) yield event;
		for (const event of this.long) if (lastDayOf(event) !== day && isOn(event, day)) yield event;
	}

	/** The events that ended within this many days before a day. Looks at no others. */
	*endedBefore(day: Day, days: number): IterableIterator<EventNote> {
		for (let back = 1; back <= days; back++) yield* this.byLastDay.get(addDays(day, -back)) ?? [];
	}

	get(path: string): EventNote | undefined {
		return this.byPath.get(path);
	}

	/** Puts an event in, or changes what its note says; what was read of its text stays, unless that is given too. */
	put(path: string, name: string, properties: EventProperties, text?: EventText): void {
		const known = this.byPath.get(path);
		const said = text ?? known?.text;
		const event: EventNote = { path, name, properties, ...(said === undefined ? {} : { text: said }) };
		if (sameValue(known, event)) return;
		this.takeOut(known);
		this.byPath.set(path, event);
		this.takeIn(event);
		this.listeners.notify();
	}

	/** Removes a path whose note is gone, moved or no longer an event. */
	remove(path: string): void {
		this.takeOut(this.byPath.get(path));
		if (this.byPath.delete(path)) this.listeners.notify();
	}

	/** Calls a listener after each change; returns what ends it. */
	onChange(listener: () => void): () => void {
		return this.listeners.add(listener);
	}

	private takeIn(event: EventNote): void {
		const last = lastDayOf(event);
		if (last === undefined) return;
		const others = this.byLastDay.get(last);
		if (others === undefined) this.byLastDay.set(last, new Set([event]));
		else others.add(event);
		if (event.properties.date !== last) this.long.add(event);
	}

	private takeOut(event: EventNote | undefined): void {
		const last = event === undefined ? undefined : lastDayOf(event);
		if (event === undefined || last === undefined) return;
		const others = this.byLastDay.get(last);
		others?.delete(event);
		if (others?.size === 0) this.byLastDay.delete(last);
		this.long.delete(event);
	}
}
