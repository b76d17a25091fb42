import { sameValue } from "../domain/same-value";
import type { Mentions } from "../domain/packed-mentions";
import type { Person, PersonRecord, Properties } from "../domain/person";
import { linkNamesOf, shownName } from "../domain/person-names";
import { Listeners } from "./listeners";
import { MentionIndex, type Destination, type OnAnotherDay } from "./mention-index";

/** Called after the index changed, with the paths at which something is different now. */
export type IndexListener = (changed: ReadonlySet<string>) => void;

/** A person, field by field: a spread object keeps spare room, which adds up over fifty thousand people. */
function personOf(
	path: string,
	name: string,
	properties: Properties,
	record: PersonRecord | undefined,
	mentions: Mentions | undefined,
): Person {
	if (mentions === undefined)
		return record === undefined ? { path, name, properties } : { path, name, properties, record };
	return record === undefined ? { path, name, properties, mentions } : { path, name, properties, record, mentions };
}

/** Returns the known object if the new one is equal to it. */
function keepIfEqual<T>(known: T, value: T): T {
	return sameValue(known, value) ? known : value;
}

function hasChanged(before: Person | undefined, now: Person | undefined): boolean {
	return before === undefined || now === undefined ? before !== now : !isSame(before, now);
}

/** Whether two states of a person say the same: told by their parts, which mostly are the very same where nothing changed. */
function isSame(one: Person, other: Person): boolean {
	return (
		one === other ||
		(one.path === other.path &&
			one.name === other.name &&
			sameValue(one.properties, other.properties) &&
			sameValue(one.record, other.record) &&
			sameValue(one.mentions, other.mentions))
	);
}

/**
 * All people, by path. It is fed only from the vault, holds nothing that depends on today, and notifies nobody when an
 * update changes nothing (a note saved again, a rename undone).
 */
export class PeopleIndex {
	private readonly byPath = new Map<string, Person>();
	private readonly unread = new Set<string>();
	private readonly listeners = new Listeners<Parameters<IndexListener>>();
	private batchDepth = 0;
	/**
	 * People whose mentions must be recounted before listeners are notified: once per batch, however many notes link
	 * them.
	 */
	private readonly uncounted = new Set<string>();
	private readonly mentions = new MentionIndex((person) => this.uncounted.add(person));
	/** The person at each touched path, as of the last notification. */
	private before = new Map<string, Person | undefined>();
	/** The same for the unread flag, where it was touched. */
	private unreadBefore = new Map<string, boolean>();

	/** Everybody, in no particular order. */
	people(): IterableIterator<Person> {
		return this.byPath.values();
	}

	get size(): number {
		return this.byPath.size;
	}

	get(path: string): Person | undefined {
		return this.byPath.get(path);
	}

	/** Notes outside the people folder whose properties could not be read, so that nobody knows whether they are people. */
	get unreadNotes(): ReadonlySet<string> {
		return this.unread;
	}

	/** Puts a person in, or changes what their properties say; what was read of their text stays, unless a record is given too. */
	setProperties(path: string, fileName: string, properties: Properties, record?: PersonRecord): void {
		const known = this.byPath.get(path);
		const name = shownName(fileName, properties.fullName);
		if (known === undefined) this.put(personOf(path, name, properties, record, undefined));
		// Equal values keep their object identity, so that dependents see at a glance that nothing changed.
		else
			this.put(
				personOf(
					path,
					name,
					keepIfEqual(known.properties, properties),
					record === undefined ? known.record : keepIfEqual(known.record, record),
					known.mentions,
				),
			);
	}

	/** Changes what the text of a person's note says; nothing happens for a path at which nobody is known. */
	setRecord(path: string, record: PersonRecord): void {
		const known = this.byPath.get(path);
		if (known !== undefined)
			this.put(personOf(path, known.name, known.properties, keepIfEqual(known.record, record), known.mentions));
	}

	/** Takes a path out: the note is gone, moved, or no person's any more. */
	remove(path: string): void {
		const known = this.byPath.get(path);
		if (known === undefined) return;
		this.touch(path);
		this.mentions.setAliases(path, linkNamesOf(path, known.properties), []);
		this.byPath.delete(path);
		this.flush();
	}

	/** The paths of all dated notes with links that count. */
	datedNotes(): IterableIterator<string> {
		return this.mentions.paths();
	}

	/** Whether a note is dated and has links that count, or had when it was last read. */
	hasDatedNote(path: string): boolean {
		return this.mentions.has(path);
	}

	/** Adds or updates a dated note: its packed day, its counted links, and links that count on other days. */
	setDatedNote(
		path: string,
		when: number,
		destinations: readonly Destination[],
		others: readonly OnAnotherDay[] = [],
	): void {
		this.mentions.put(path, when, destinations, others);
		this.flush();
	}

	/** Removes a note that is gone or no longer dated; for any other note a single look-up. */
	removeDatedNote(path: string): void {
		this.mentions.remove(path);
		this.flush();
	}

	/** The dated notes whose links may lead elsewhere since a file of this path came, went or moved. */
	datedNotesLinkingTo(path: string): readonly string[] {
		return this.mentions.linkingToName(path);
	}

	/** The dated notes in which links count for a person, with their packed days: a note once for each of its days. */
	datedNotesOf(person: Person): readonly (readonly [path: string, when: number])[] {
		return person.properties.ignoreMentions === true
			? []
			: this.mentions.notesOf(person.path, linkNamesOf(person.path, person.properties));
	}

	/** The people an unresolved link may mean, by their aliases. The link counts only if there is exactly one. */
	peopleWithAlias(words: string): readonly string[] {
		return this.mentions.peopleWithAlias(words);
	}

	/** Records whether the properties could be read of a note that belongs to nobody known. */
	setUnread(path: string, unread: boolean): void {
		if (unread === this.unread.has(path)) return;
		this.touch(path);
		if (!this.unreadBefore.has(path)) this.unreadBefore.set(path, !unread);
		if (unread) this.unread.add(path);
		else this.unread.delete(path);
		this.flush();
	}

	/** Moves what is known of a path to another, as a rename does, without reading anything. */
	move(from: string, to: string, fileName: string): void {
		const known = this.byPath.get(from);
		if (known === undefined && !this.unread.has(from)) return;
		this.batch(() => {
			this.setUnread(to, this.unread.has(from));
			this.setUnread(from, false);
			this.remove(from);
			if (known === undefined) return;
			this.put(personOf(to, shownName(fileName, known.properties.fullName), known.properties, known.record, undefined));
			this.uncounted.add(to);
		});
	}

	/** Makes several changes and notifies once; changes reverted within it are left out. */
	batch(change: () => void): void {
		this.batchDepth++;
		try {
			change();
		} finally {
			this.batchDepth--;
			this.flush();
		}
	}

	/** Calls a listener after each change. Returns a function that unsubscribes. */
	onChange(listener: IndexListener): () => void {
		return this.listeners.add(listener);
	}

	private put(person: Person): void {
		const { path, properties } = person;
		const known = this.byPath.get(path);
		if (known !== undefined && isSame(known, person)) return;
		this.touch(path);
		this.byPath.set(path, person);
		if (
			known === undefined ||
			known.properties.ignoreMentions !== properties.ignoreMentions ||
			!sameValue(known.properties.aliases, properties.aliases)
		) {
			this.mentions.setAliases(
				path,
				known === undefined ? [] : linkNamesOf(path, known.properties),
				linkNamesOf(path, properties),
			);
			this.uncounted.add(path);
		}
		this.flush();
	}

	/** Recounts the mentions of everyone affected. */
	private count(): void {
		for (const path of this.uncounted) {
			const person = this.byPath.get(path);
			if (person === undefined) continue;
			const mentions =
				person.properties.ignoreMentions === true
					? undefined
					: this.mentions.mentionsOf(path, linkNamesOf(path, person.properties));
			if (sameValue(person.mentions, mentions)) continue;
			this.touch(path);
			this.byPath.set(path, personOf(path, person.name, person.properties, person.record, mentions));
		}
		this.uncounted.clear();
	}

	private touch(path: string): void {
		if (!this.before.has(path)) this.before.set(path, this.byPath.get(path));
	}

	private flush(): void {
		if (this.batchDepth > 0) return;
		this.count();
		if (this.before.size === 0) return;
		const { before, unreadBefore } = this;
		this.before = new Map();
		if (unreadBefore.size > 0) this.unreadBefore = new Map();
		const changed = new Set<string>();
		for (const [path, person] of before) {
			if (
				hasChanged(person, this.byPath.get(path)) ||
				(unreadBefore.size > 0 && (unreadBefore.get(path) ?? this.unread.has(path)) !== this.unread.has(path))
			)
				changed.add(path);
		}
		if (changed.size === 0) return;
		this.listeners.notify(changed);
	}
}
