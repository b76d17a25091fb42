import { checkNetwork, type ConflictCopy, type Disagreement, type Double, type Finding } from "../domain/findings";
import { noteName } from "../domain/note-name";
import type { Person } from "../domain/person";
import { identitiesIn, identityOfPerson } from "../index/identity-index";
import { copiedName, isNamedAsCopy, sameApartFromLog } from "../note/conflict-copy";
import { useLogAsShown } from "../note/log-and-summary";
import { DONE, STEP } from "../words/actions";
import type { NoteHandle } from "../vault/write/note-handle";
import { hold, readingOf, type Context, type HeldPerson } from "./context";
import { changeNotes, type DoneToSeveral } from "./change-notes";
import { stepwise } from "../domain/slices";

/** The copies that sync tools made of people's notes. Only notes with such a name are read, and those that they copy. */
export async function conflictCopies(context: Context): Promise<ConflictCopy[]> {
	const { index, notes } = context;
	const people = [...index.people()];
	const found: ConflictCopy[] = [];
	const reading = readingOf(context);
	for (const copy of people.filter(({ path }) => copiedName(noteName(path)) !== undefined)) {
		const of = people.find(({ path }) => isNamedAsCopy(copy.path, path));
		if (of === undefined) continue;
		try {
			if (sameApartFromLog(await notes.peek(copy.path), await notes.peek(of.path), reading)) found.push({ copy, of });
		} catch {
			continue; // Gone since.
		}
	}
	return found;
}

/** Which of two is to stay: who is followed, and who has the longer log. */
function weight({ properties: { paused }, record }: Person): number {
	return (record?.followUps.length ?? 0) + (paused ? 0 : 0.5);
}

/**
 * Those who are likely one. A name alone is not enough where anything speaks against it; an address alone is one of an office
 * where more than two have it.
 */
async function likelyDoubles({ index, breathe }: Context): Promise<Double[]> {
	const identities = identitiesIn(index);
	await stepwise(identities.prepare(), breathe);
	const found: Double[] = [];
	for (const person of [...index.people()]) {
		const alike = identities.alike(identityOfPerson(person)).filter((each) => each.person.path !== person.path);
		const shared = alike.filter(({ alike: { sure, by } }) => !sure && by.some((each) => each !== "name"));
		for (const { person: other, alike: likeness } of alike) {
			const isLikely = likeness.sure || (shared.length === 1 && shared[0]?.person === other);
			// Each pair once.
			if (!isLikely || other.path < person.path) continue;
			const [first, second] = weight(other) > weight(person) ? [other, person] : [person, other];
			found.push({ person: first, other: second, by: likeness.by });
		}
		await breathe();
	}
	return found;
}

/** Lists what is wrong with the notes. Changes nothing. */
export async function checkNotes(
	context: Context,
	deadLinks: (person: Person) => readonly string[],
): Promise<Finding[]> {
	const { index } = context;
	const copies = await conflictCopies(context);
	const doubles = await likelyDoubles(context);
	await context.ledgers?.read();
	const unreadLedgers = context.ledgers?.unread ?? [];
	return checkNetwork(
		{
			people: [...index.people()],
			unreadNotes: index.unreadNotes,
			conflictCopies: copies,
			doubles,
			unreadLedgers,
			deadLinks,
		},
		context.today(),
		context.settings(),
	);
}

/** A summary property to be updated from the log, if both still read as they were shown. */
export interface Recount {
	readonly person: Person;
	readonly disagreement: Disagreement;
}

/**
 * Brings summary properties up to date with the log, each note by one write, all as one step of undo. What has changed since
 * it was shown is left as it is, and named.
 */
export async function bringUpToDate(context: Context, recounts: readonly Recount[]): Promise<DoneToSeveral> {
	const today = context.today();
	const shown = new Map<NoteHandle, { readonly person: HeldPerson; readonly disagreements: Disagreement[] }>();
	for (const { person, disagreement } of recounts) {
		const held = hold(context, person);
		const known = shown.get(held.note);
		if (known === undefined) shown.set(held.note, { person: held, disagreements: [disagreement] });
		else known.disagreements.push(disagreement);
	}
	/** What was left in each note, by the person's path. */
	const left = new Map<string, string>();
	return changeNotes(
		context,
		[...shown.values()].map(({ person }) => person),
		{
			edit: (person) => (text) => {
				const { edit, left: keys } = useLogAsShown(
					text,
					shown.get(person.note)?.disagreements ?? [],
					today,
					readingOf(context),
				);
				if (keys.length === 0) left.delete(person.path);
				else left.set(person.path, DONE.notAsShown(person.name, keys));
				return edit;
			},
			label: (_, written) => STEP.recounted(written),
			message: (_, written) =>
				[...(written === 0 ? [] : [DONE.recounted(written, context.locale())]), ...left.values()].join(" "),
		},
	);
}
