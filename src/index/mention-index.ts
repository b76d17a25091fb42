import { oncePerDay, together, withDay, type Mentions } from "../domain/packed-mentions";
import { countNotes, everyNote, lastBefore, withNote, withoutNote, type NotesByDay } from "./notes-by-day";

/** Where a link of a dated note leads: to a file, by its path; or to none, by the words of the link. */
export type Destination = { readonly path: string } | { readonly words: string };

/** Links that count on a day other than the note's own: in a task that was done later. */
export interface OnAnotherDay {
	/** The packed day. */
	readonly when: number;
	readonly destinations: readonly Destination[];
}

interface DatedNote {
	readonly path: string;
	/** Its day, packed. */
	readonly when: number;
	readonly ends: readonly End[];
}

/** All links of dated notes that lead to one place. */
interface End {
	/** The path of the file, or the folded words of links that lead to none. */
	readonly key: string;
	readonly resolved: boolean;
	notes: NotesByDay<DatedNote>;
	/** Their contacts, kept where the notes are many: one more or less changes them at its day. */
	days: Mentions | undefined;
	/** Another end whose last part has the same number. */
	next: End | undefined;
}

/** The words of a link or the name of a person, as far as the app tells them apart. */
function foldedWords(words: string): string {
	// Asked of every link and person: nothing is replaced where nothing can be.
	const spaced = words.includes("\u00A0") ? words.replace(/\u00A0/g, " ") : words;
	const bare = spaced.endsWith("d") || spaced.endsWith("D") ? spaced.replace(/\.md$/i, "") : spaced;
	return bare.normalize("NFC").trim().toLowerCase();
}

/**
 * A small hash of the last part of a path or link: a file can only be meant by links that end in its name. A collision
 * costs one needless comparison. Stored as a number because the text would be kept again for every linked person.
 */
function leafOf(path: string): number {
	const from = path.lastIndexOf("/") + 1;
	const end = path.endsWith(".md") ? path.length - 3 : path.length;
	let hash = 0;
	for (let at = from; at < end; at++) {
		const code = path.charCodeAt(at);
		if (!isPlain(code, at === from || at === end - 1)) return hashOf(foldedWords(path.slice(from)));
		hash = (Math.imul(hash, 31) + code + (code >= 65 && code <= 90 ? 32 : 0)) | 0;
	}
	return hash >> 1;
}

/** Whether a character is the same in folded words, apart from its case, as in most names. `atEnd`: the first or the last. */
function isPlain(code: number, atEnd: boolean): boolean {
	return code < 128 && code > (atEnd ? 32 : 31) && code !== DOT;
}

const DOT = 46;

function hashOf(words: string): number {
	let hash = 0;
	for (let at = 0; at < words.length; at++) hash = (Math.imul(hash, 31) + words.charCodeAt(at)) | 0;
	return hash >> 1;
}

/** The one of a set; undefined where there are more or none. A set of thousands is not looked through for it. */
function onlyOne(people: ReadonlySet<string>): string | undefined {
	const [only] = people.size === 1 ? people : [];
	return only;
}

function isNote(note: DatedNote | readonly DatedNote[] | undefined): note is DatedNote {
	return note !== undefined && "path" in note;
}

/** Removes duplicates; returns the same array if there are none, because a newly built array keeps spare capacity. */
function once(ends: readonly End[]): readonly End[] {
	if (ends.length < 2) return ends;
	return new Set(ends).size === ends.length ? ends : [...new Set(ends)];
}

const NO_ENDS: readonly End[] = [];

/** Up to this many notes, the contacts in them are gathered whenever they are asked for. */
const FEW_NOTES = 64;

/** The day of a packed one, as a number. */
function dayOf(when: number): number {
	return Math.floor(when / 2);
}

function daysOf({ days, notes }: End): Mentions {
	return days ?? oncePerDay(everyNote(notes).map(({ when }) => when));
}

/**
 * Which dated notes link to whom. Every link target is kept, person or not, since it may become a person; of each note
 * and link only what is needed to find it again. An update costs only what it touches.
 */
export class MentionIndex {
	private readonly notes = new Map<string, DatedNote>();
	/** The few notes with links that count on other days, as if each day were a note. */
	private readonly others = new Map<string, readonly DatedNote[]>();
	private readonly byLeaf = new Map<number, End>();
	/** The people that have an alias, by its folded form. */
	private readonly aliases = new Map<string, Set<string>>();
	private readonly singles = new Map<number, Mentions>();
	private readonly touched: (person: string) => void;

	/** `touched` gets the paths whose mentions may have changed; not all are people's. */
	constructor(touched: (person: string) => void) {
		this.touched = touched;
	}

	/** The paths of all dated notes. */
	paths(): IterableIterator<string> {
		return this.others.size === 0 ? this.notes.keys() : new Set([...this.notes.keys(), ...this.others.keys()]).values();
	}

	/** Whether a dated note is known. */
	has(path: string): boolean {
		return this.notes.has(path) || this.others.has(path);
	}

	/** Takes in a dated note: its packed day, and where its links that count lead, each place once; and those that count on other days. */
	put(path: string, when: number, destinations: readonly Destination[], others: readonly OnAnotherDay[] = []): void {
		this.putOthers(path, others);
		this.putOwn(path, when, destinations);
	}

	private putOthers(path: string, others: readonly OnAnotherDay[]): void {
		const known = this.others.get(path) ?? [];
		if (known.length === 0 && others.length === 0) return;
		const notes = others.map(({ when, destinations }): DatedNote => ({
			path,
			when,
			ends: once(destinations.map((each) => this.endOf(each))),
		}));
		const isSame = (one: DatedNote, other: DatedNote | undefined): boolean =>
			one.when === other?.when &&
			one.ends.length === other.ends.length &&
			one.ends.every((end) => other.ends.includes(end));
		if (known.length === notes.length && notes.every((note, at) => isSame(note, known[at]))) return;
		for (const note of notes) for (const end of note.ends) this.takeIn(end, note);
		for (const note of known) for (const end of note.ends) this.takeOut(end, note);
		for (const note of [...known, ...notes]) for (const end of note.ends) this.tell(end);
		for (const note of known) for (const end of note.ends) this.dropEmpty(end);
		if (notes.length === 0) this.others.delete(path);
		else this.others.set(path, notes);
	}

	private putOwn(path: string, when: number, destinations: readonly Destination[]): void {
		const known = this.notes.get(path);
		if (destinations.length === 0) {
			this.removeOwn(path);
			return;
		}
		const ends = once(destinations.map((destination) => this.endOf(destination)));
		if (known === undefined) {
			const note: DatedNote = { path, when, ends };
			for (const end of ends) {
				this.tell(end);
				this.takeIn(end, note);
			}
			this.notes.set(path, note);
			return;
		}
		const [old, now] = [new Set(known.ends), new Set(ends)];
		if (known.when === when && old.size === now.size && ends.every((end) => old.has(end))) return;
		const note: DatedNote = { path, when, ends };
		for (const end of old) if (when !== known.when || !now.has(end)) this.tell(end);
		for (const end of ends) if (when !== known.when || !old.has(end)) this.tell(end);
		for (const end of known.ends) this.takeOut(end, known);
		for (const end of ends) this.takeIn(end, note);
		for (const end of known.ends) this.dropEmpty(end);
		this.notes.set(path, note);
	}

	/** Takes out a note that is gone, or dated no more. One look-up for any other note. */
	remove(path: string): void {
		this.putOthers(path, []);
		this.removeOwn(path);
	}

	private removeOwn(path: string): void {
		const known = this.notes.get(path);
		if (known === undefined) return;
		this.notes.delete(path);
		for (const end of known.ends) {
			this.takeOut(end, known);
			this.tell(end);
			this.dropEmpty(end);
		}
	}

	/** The dated notes whose links may lead elsewhere since a file of this path came, went or moved. */
	linkingToName(path: string): string[] {
		const found = new Set<string>();
		for (let end = this.byLeaf.get(leafOf(path)); end !== undefined; end = end.next)
			for (const note of everyNote(end.notes)) found.add(note.path);
		return [...found];
	}

	/** Changes the aliases of a person; an unresolved link means a person who alone has an alias of its words. */
	setAliases(person: string, before: readonly string[], after: readonly string[]): void {
		if (before.length === 0 && after.length === 0) return;
		const [old, now] = [new Set(before.map(foldedWords)), new Set(after.map(foldedWords))];
		for (const alias of new Set([...old, ...now])) {
			if (alias === "" || (old.has(alias) && now.has(alias))) continue;
			const people = this.aliases.get(alias) ?? new Set();
			this.aliases.set(alias, people);
			const before = onlyOne(people);
			if (now.has(alias)) people.add(person);
			else people.delete(person);
			if (people.size === 0) this.aliases.delete(alias);
			// An unresolved link means a person only if nobody else has that alias. Others need an update only when someone
			// becomes the sole owner or stops being it: a first name may belong to thousands.
			if (this.find(alias, false) === undefined) continue;
			this.touched(person);
			for (const other of [before, onlyOne(people)]) if (other !== undefined) this.touched(other);
		}
	}

	/** The packed contacts of a person in dated notes, once a day; undefined where there are none. */
	mentionsOf(person: string, aliases: readonly string[]): Mentions | undefined {
		const ends = this.endsOf(person, aliases);
		const [first] = ends;
		if (first === undefined) return undefined;
		if (ends.length > 1) return together(ends.map(daysOf));
		const [only, more] = first.notes;
		return more === undefined && isNote(only) ? this.single(only.when) : daysOf(first);
	}

	/** One contact, as most people who are linked at all have it: everybody of one day shares the list. */
	private single(when: number): Mentions {
		const known = this.singles.get(when) ?? [when];
		this.singles.set(when, known);
		return known;
	}

	/** The dated notes that count for a person, each with its packed day: one with several days once for each. */
	notesOf(person: string, aliases: readonly string[]): readonly (readonly [path: string, when: number])[] {
		return this.endsOf(person, aliases).flatMap(({ notes }) =>
			everyNote(notes).map(({ path, when }) => [path, when] as const),
		);
	}

	/** Everybody who has these words as an alias. */
	peopleWithAlias(words: string): readonly string[] {
		return [...(this.aliases.get(foldedWords(words)) ?? [])];
	}

	private endsOf(person: string, aliases: readonly string[]): readonly End[] {
		const own = this.find(person, true);
		if (aliases.length === 0) return own === undefined ? NO_ENDS : [own];
		const ends = new Set<End>(own === undefined ? [] : [own]);
		for (const alias of aliases) {
			const key = foldedWords(alias);
			const end = this.aliases.get(key)?.size === 1 ? this.find(key, false) : undefined;
			if (end !== undefined) ends.add(end);
		}
		return [...ends];
	}

	private find(key: string, resolved: boolean): End | undefined {
		let end = this.byLeaf.get(leafOf(key));
		while (end !== undefined && (end.key !== key || end.resolved !== resolved)) end = end.next;
		return end;
	}

	private endOf(destination: Destination): End {
		const resolved = "path" in destination;
		const key = resolved ? destination.path : foldedWords(destination.words);
		const known = this.find(key, resolved);
		if (known !== undefined) return known;
		const leaf = leafOf(key);
		const end: End = { key, resolved, notes: [], days: undefined, next: this.byLeaf.get(leaf) };
		this.byLeaf.set(leaf, end);
		return end;
	}

	private takeIn(end: End, note: DatedNote): void {
		end.notes = end.notes.length === 0 ? [note] : withNote(end.notes, note);
		this.countDay(end, note.when);
	}

	private takeOut(end: End, note: DatedNote): void {
		end.notes = withoutNote(end.notes, note);
		this.countDay(end, note.when);
	}

	/** Brings the contacts up to date that are kept of many notes, where one of that day came or went. */
	private countDay(end: End, when: number): void {
		const { notes, days } = end;
		if (countNotes(notes) <= FEW_NOTES) end.days = undefined;
		else if (days === undefined) end.days = oncePerDay(everyNote(notes).map((note) => note.when));
		else {
			const day = dayOf(when);
			const last = lastBefore(notes, 2 * day + 2)?.when;
			end.days = withDay(days, day, last !== undefined && dayOf(last) === day ? last : undefined);
		}
	}

	private dropEmpty(end: End): void {
		if (end.notes.length > 0) return;
		const leaf = leafOf(end.key);
		const first = this.byLeaf.get(leaf);
		if (first === end) {
			if (end.next === undefined) this.byLeaf.delete(leaf);
			else this.byLeaf.set(leaf, end.next);
			return;
		}
		for (let at = first; at !== undefined; at = at.next) if (at.next === end) at.next = end.next;
	}

	/** Reports the people affected by a change in the links to one place. */
	private tell(end: End): void {
		if (end.resolved) this.touched(end.key);
		else {
			const people = this.aliases.get(end.key);
			const only = people === undefined ? undefined : onlyOne(people);
			if (only !== undefined) this.touched(only);
		}
	}
}
