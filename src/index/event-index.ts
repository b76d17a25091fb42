import type { EventNote, EventProperties, EventText } from "../domain/event";
import { sameValue } from "../domain/same-value";
import { Listeners } from "./listeners";

/**
 * Every event, by path. Like the index of people it learns only from the vault, holds nothing that changes with the day, and is
 * silent where what it is told says nothing new.
 */
export class EventIndex {
	private readonly byPath = new Map<string, EventNote>();
	private readonly listeners = new Listeners<[]>();

	/** Every event, in no particular order. */
	events(): IterableIterator<EventNote> {
		return this.byPath.values();
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
		this.byPath.set(path, event);
		this.listeners.tell();
	}

	/** Takes a path out: the note is gone, moved, or no event's any more. One look-up for any other. */
	remove(path: string): void {
		if (this.byPath.delete(path)) this.listeners.tell();
	}

	/** Calls a listener after each change; returns what ends it. */
	onChange(listener: () => void): () => void {
		return this.listeners.add(listener);
	}
}
