import type { CachedMetadata, TFile } from "obsidian";
import type { EventText } from "../../domain/event";
import { noteName } from "../../domain/note-name";
import type { EventIndex } from "../../index/event-index";
import { isEvent, readEventProperties } from "../../note/event/event-note";
import { readEventText } from "../../note/event/event-text";
import { isTemplate } from "../../note/is-person";
import type { PersonOptions } from "../../note/person-note";
import type { DeviceCache } from "./device-cache";

/** Brings notes of events into their index: the properties as the metadata cache has them, the lines from the text. Reads nothing itself. */
export class EventNotes {
	private readonly index: EventIndex;
	private readonly reading: () => PersonOptions;
	/** What the cache held of each event when its text was last read. */
	private readonly read = new Map<string, CachedMetadata>();
	private readonly unread = new Set<string>();

	private readonly device: DeviceCache | undefined;
	private readonly noteAt: (path: string) => TFile | null;

	/** `reading` is asked again for every note; `device` remembers texts, of the notes that stand at their paths. */
	constructor(
		index: EventIndex,
		reading: () => PersonOptions,
		noteAt: (path: string) => TFile | null,
		device?: DeviceCache,
	) {
		this.index = index;
		this.reading = reading;
		this.noteAt = noteAt;
		this.device = device;
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
			// Most notes are not events': nothing is looked up twice.
			if (this.index.get(path) !== undefined) this.forget(path);
			return;
		}
		const said = text === undefined ? this.recalled(path, cache) : this.readText(path, text);
		if (said !== undefined) this.read.set(path, cache);
		if (this.read.get(path) === cache) this.unread.delete(path);
		else this.unread.add(path);
		this.index.put(path, noteName(path), readEventProperties(values, links), said);
	}

	private readText(path: string, text: string): EventText {
		const said = readEventText(text);
		const file = this.noteAt(path);
		if (file !== null) this.device?.keepEvent(file, text, said);
		return said;
	}

	/** What this device remembers of a text that was not read yet. */
	private recalled(path: string, cache: CachedMetadata): EventText | undefined {
		const file = this.device === undefined || this.read.get(path) === cache ? null : this.noteAt(path);
		return file === null ? undefined : this.device?.eventOf(file);
	}
}
