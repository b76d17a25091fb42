import type { App, CachedMetadata } from "obsidian";
import type { Day } from "../../domain/day";
import { packed } from "../../domain/packed-mentions";
import type { Destination } from "../../index/mention-index";
import type { PeopleIndex } from "../../index/people-index";
import { mayTellMore, readLines } from "../../note/dated/dated-lines";
import { decodedAddress } from "../../note/markdown/link-address";
import type { DeviceCache } from "./device-cache";
import { countedTargets, datedNote, type Dating } from "../../note/dated/note-links";
import type { EventNotes } from "./event-notes";

/** Where a link leads from a note, as the app resolves it: without heading and block, perhaps with `%20` for spaces. */
export function destinationOf(
	{ metadataCache }: Pick<App, "metadataCache">,
	target: string,
	from: string,
): Destination {
	const found = metadataCache.getFirstLinkpathDest(target, from);
	if (found !== null) return { path: found.path };
	const words = target.includes("%") ? decodedAddress(target) : target;
	const file = words === target ? null : metadataCache.getFirstLinkpathDest(words, from);
	return file === null ? { words } : { path: file.path };
}

/**
 * Feeds daily, meeting and event notes to the index, from their cached metadata and, for some, their text. Does no
 * reading of its own.
 */
export class DatedNotes {
	private readonly app: App;
	private readonly index: PeopleIndex;
	private readonly dating: () => Dating | undefined;
	private readonly events: EventNotes | undefined;
	/** The notes whose text may tell more than the cache, and was not read yet. */
	private readonly unread = new Set<string>();
	/** Those whose text was read, for what the index knows of them. */
	private readonly wasRead = new Set<string>();

	private readonly device: DeviceCache | undefined;

	/** `dating` is called for every note; undefined: no note counts. `events` ingests those that are events'. */
	constructor(
		app: App,
		index: PeopleIndex,
		dating: () => Dating | undefined,
		{ events, device }: { readonly events?: EventNotes | undefined; readonly device?: DeviceCache | undefined } = {},
	) {
		this.app = app;
		this.index = index;
		this.dating = dating;
		this.events = events;
		this.device = device;
	}

	/** Whether the text of a dated note may tell more of its links, or is an event's, and was not read yet. */
	lacksText(path: string): boolean {
		return this.unread.has(path) || this.events?.lacksText(path) === true;
	}

	/** The note is gone, or stands elsewhere. */
	forget(path: string): void {
		this.events?.forget(path);
		this.leaveOut(path);
	}

	/** Forgets every note that is not there any more. */
	forgetGone(isThere: (path: string) => boolean): void {
		for (const path of [...this.index.datedNotes(), ...(this.events?.paths() ?? [])])
			if (!isThere(path)) this.forget(path);
	}

	private leaveOut(path: string): void {
		this.unread.delete(path);
		this.wasRead.delete(path);
		this.index.removeDatedNote(path);
	}

	/**
	 * Takes in whom a note links, where it is dated; with its text, where that is given, also what the cache cannot tell. A
	 * person's own note is not dated: others in its log were not met by that.
	 */
	take(path: string, cache: CachedMetadata, isPerson: boolean, text?: string): void {
		this.events?.take(path, cache, isPerson, text);
		const dating = isPerson ? undefined : this.dating();
		const dated = dating === undefined ? undefined : datedNote(path, cache, dating);
		if (dating === undefined || dated === undefined) this.leaveOut(path);
		else {
			// What was known of it stays until its new text is read: else a list that does not count would count for a moment.
			if (!this.readLines(path, cache, dating, !dated.meeting, text) && this.wasRead.has(path)) return;
			const targets = countedTargets(cache, dating);
			const destinations = (day?: Day): Destination[] =>
				[...(targets.get(day) ?? [])].map((target) => destinationOf(this.app, target, path));
			// A task that was done on another day is of no meeting.
			const others = [...targets.keys()]
				.filter((day) => day !== undefined)
				.map((day) => ({ when: packed(day, false), destinations: destinations(day) }));
			this.index.setDatedNote(path, packed(dated.day, dated.meeting), destinations(), others);
		}
	}

	/** Reads what only the text says; returns whether nothing is missing. */
	private readLines(
		path: string,
		cache: CachedMetadata,
		{ lines }: Dating,
		isDaily: boolean,
		text: string | undefined,
	): boolean {
		const needsText = lines !== undefined && mayTellMore(cache, isDaily);
		if (needsText && (text !== undefined || !lines.has(cache))) {
			const file = this.device === undefined ? null : this.app.vault.getFileByPath(path);
			const read = text === undefined ? undefined : { isDaily, facts: readLines(text, cache, isDaily) };
			if (file !== null && text !== undefined && read !== undefined) this.device?.keepLines(file, text, read);
			const known = read ?? (file === null ? undefined : this.device?.linesOf(file));
			if (known !== undefined) lines.set(cache, known);
		}
		// A note that moved may be a daily one now, or none any more, by the same cache.
		const lacks = needsText && lines.get(cache)?.isDaily !== isDaily;
		if (lacks) this.unread.add(path);
		else this.unread.delete(path);
		if (needsText && !lacks) this.wasRead.add(path);
		else if (!needsText) {
			this.wasRead.delete(path);
			// Facts read while it was a daily note don't hold once it isn't.
			lines?.delete(cache);
		}
		return !lacks;
	}

	/** Follows the links again that may lead elsewhere since a file of this path came, went or moved. */
	relink(path: string): void {
		const {
			app: { vault, metadataCache },
			index,
		} = this;
		index.batch(() => {
			for (const from of index.datedNotesLinkingTo(path)) {
				const file = vault.getFileByPath(from);
				const cache = file === null ? null : metadataCache.getFileCache(file);
				if (cache !== null) this.take(from, cache, index.get(from) !== undefined);
				else if (file === null) this.forget(from);
			}
		});
	}
}
