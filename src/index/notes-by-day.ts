/**
 * The notes that link to one place, by their days: one list or, for somebody in a journal of decades, several in a row, of
 * which one more or one fewer note changes only one.
 */

/** What has a day, as a packed number. */
interface Dated {
	readonly when: number;
}

/** Notes in the order of their days. Changed only by `withNote` and `withoutNote`, which return what they are then. */
export type NotesByDay<Note> = readonly Note[] | readonly (readonly Note[])[];

/** The most notes in one list. */
const FULL = 512;

/** Up to this many notes, a list is copied: one that grows in place keeps room for sixteen more, which most people never fill. */
const FEW = 64;

function isList<Note>(notes: NotesByDay<Note>): notes is Note[] {
	return !Array.isArray(notes[0]);
}

/** The lists that notes are in. */
function listsOf<Note>(notes: NotesByDay<Note>): readonly (readonly Note[])[] {
	return isList(notes) ? [notes] : (notes as Note[][]);
}

/** Every note, in the order of their days. */
export function everyNote<Note>(notes: NotesByDay<Note>): readonly Note[] {
	return isList(notes) ? notes : (notes as Note[][]).flat();
}

/** How many notes there are. */
export function countNotes<Note>(notes: NotesByDay<Note>): number {
	return isList(notes) ? notes.length : (notes as Note[][]).reduce((sum, { length }) => sum + length, 0);
}

function firstFrom(notes: readonly Dated[], when: number): number {
	let [low, high] = [0, notes.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((notes[middle]?.when ?? 0) < when) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The first list that does not end before a day; the last one where all do. */
function listFor(lists: readonly (readonly Dated[])[], when: number): number {
	let [low, high] = [0, lists.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((lists[middle]?.at(-1)?.when ?? 0) < when) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The notes with one more. */
export function withNote<Note extends Dated>(notes: NotesByDay<Note>, note: Note): NotesByDay<Note> {
	if (isList(notes)) {
		const at = firstFrom(notes, note.when);
		if (notes.length <= FEW) return notes.slice(0, at).concat(note, notes.slice(at));
		notes.splice(at, 0, note);
		return notes.length > FULL ? halves(notes) : notes;
	}
	const lists = notes as Note[][];
	const at = listFor(lists, note.when);
	const list = lists[at] ?? [];
	list.splice(firstFrom(list, note.when), 0, note);
	if (list.length > FULL) lists.splice(at, 1, ...halves(list));
	return lists;
}

function halves<Note>(list: readonly Note[]): Note[][] {
	return [list.slice(0, FULL / 2), list.slice(FULL / 2)];
}

/** The notes without one; as they are where it is not among them. */
export function withoutNote<Note extends Dated>(notes: NotesByDay<Note>, note: Note): NotesByDay<Note> {
	const lists = listsOf(notes) as Note[][];
	// Notes of one day may be in several lists.
	for (let at = listFor(lists, note.when); (lists[at]?.[0]?.when ?? Infinity) <= note.when; at++) {
		const list = lists[at] ?? [];
		const place = list.indexOf(note, firstFrom(list, note.when));
		if (place < 0) continue;
		list.splice(place, 1);
		if (list.length === 0 && lists.length > 1) lists.splice(at, 1);
		break;
	}
	const [only] = lists;
	return lists.length === 1 && only !== undefined ? only : lists;
}

/** The last note before a day. */
export function lastBefore<Note extends Dated>(notes: NotesByDay<Note>, when: number): Note | undefined {
	const lists = listsOf(notes);
	const at = listFor(lists, when);
	const list = lists[at] ?? [];
	return list[firstFrom(list, when) - 1] ?? lists[at - 1]?.at(-1);
}
