import type { CachedMetadata } from "obsidian";
import { noteName } from "../../domain/note-name";
import type { EventIndex } from "../../index/event-index";
import { isEvent, readEventProperties } from "../../note/event/event-note";
import { readEventText } from "../../note/event/event-text";
import { isTemplate } from "../../note/is-person";
import type { PersonReading } from "../../note/person-note";

/** Brings notes of events into their index: the properties as the metadata cache has them, the lines from the text. Reads nothing itself. */
export class EventNotes {
	private readonly index: EventIndex;
	private readonly reading: () => PersonReading;
	/** What the cache held of each event when its text was last read. */
	private readonly read = new Map<string, CachedMetadata>();
	private readonly unread = new Set<string>();

	/** `reading` is asked again for every note. */
	constructor(index: EventIndex, reading: () => PersonReading) {
		this.index = index;
		this.reading = reading;
	}

	/** Whether the text of an event's note was not read yet, or not since it was changed. */
	lacksText(path: string): boolean {
		return this.unread.has(path);
	}

	/** The paths of all events. */
	paths(): string[] {
		return [...this.index.events()].map(({ path }) => path);
	}

	/** The note is gone, or stands elsewhere. */
	forget(path: string): void {
		this.read.delete(path);
		this.unread.delete(path);
		this.index.remove(path);
	}

	/** Takes in a note where it is an event's; with its text, where that is given. A person's note is none. */
	take(path: string, cache: CachedMetadata, isPerson: boolean, text?: string): void {
		const values = cache.frontmatter ?? {};
		const { marks, links } = this.reading();
		if (isPerson || !isEvent(values) || isTemplate(path, marks)) {
			// Most notes are none: nothing is looked up twice.
			if (this.index.get(path) !== undefined) this.forget(path);
			return;
		}
		if (text !== undefined) this.read.set(path, cache);
		if (this.read.get(path) === cache) this.unread.delete(path);
		else this.unread.add(path);
		this.index.put(
			path,
			noteName(path),
			readEventProperties(values, links),
			text === undefined ? undefined : readEventText(text),
		);
	}
}
