/** Two notes of one person become one: what they say is put together, links follow, and the other note goes to the trash. */
import { QUESTIONS } from "../domain/questions";
import type { Person } from "../domain/person";
import { everyNameOf } from "../domain/person-names";
import { mayBeMerged, mergeNotes, type Merge, type MergeOptions } from "../exchange/merge-notes";
import type { Side } from "../exchange/merge-properties";
import { wordingsOf } from "../note/answers";
import { leadLinks, type LeadTo } from "../note/lead-links";
import { applyEdit, combineEdits, type Edit } from "../note/markdown/text-edit";
import { ChangedSince } from "../vault/write/write-errors";
import type { NoteHandle } from "../vault/write/note-handle";
import type { Change } from "../vault/write/undo-history";
import { MERGE_REFUSED, mergedInWords, mergeStep } from "../words/merge";
import {
	ActionRefused,
	asRefused,
	hold,
	readingOf,
	recordStep,
	orRefuse,
	type Context,
	type ActionResult,
} from "./context";
import { stepwise } from "../domain/slices";

/** What the user decides about a merge. */
export interface MergeChoice {
	/** Whose value stays, by the keys of the note that stays. */
	readonly chosen?: ReadonlyMap<string, Side>;
	/** Whether values that do not stay are written down in the note; they are unless told otherwise. */
	readonly noteGone?: boolean;
}

/** What a merge would do. */
export interface MergePlan extends Merge {
	/** In how many other notes links would be led elsewhere. */
	readonly links: number;
}

interface Ready {
	readonly keep: NoteHandle;
	readonly from: NoteHandle;
	/** The text of the note that goes. */
	readonly fromText: string;
	readonly merge: Merge;
	readonly editKeep: (text: string) => Edit;
	/** The other notes with links that lead to the one that goes. */
	readonly linking: readonly NoteHandle[];
	readonly editLinks: (note: NoteHandle) => (text: string) => Edit;
}

/** The links of a note that go on leading where they do, in another note; those to one note lead to another. */
function leadFrom({ notes }: Context, at: string, goes: string, stays: string, into: string): LeadTo {
	return (linkpath) => {
		const leads = notes.destination(linkpath, at);
		if (leads === undefined) return undefined;
		if (leads === goes) return notes.linkpathTo(stays, into);
		return at === into || notes.destination(linkpath, into) === leads ? undefined : notes.linkpathTo(leads, into);
	};
}

/** An edit without what another one replaces. */
function besides(edit: Edit, other: Edit): Edit {
	return edit.filter(
		({ at, removed }) => !other.some((each) => each.at < at + removed.length && each.at + each.removed.length > at),
	);
}

/** Reads everything that a merge would write, and tries it. Throws ActionRefused; nothing was changed then. */
async function prepare(context: Context, stays: Person, goes: Person, choice: MergeChoice): Promise<Ready> {
	const { notes, breathe, settings, today } = context;
	const [keep, from] = [hold(context, stays).note, hold(context, goes).note];
	if (keep === from) throw new ActionRefused(MERGE_REFUSED.same(stays.name));
	const { questions, formerQuestions } = settings();
	const options: MergeOptions = {
		names: { keep: everyNameOf(stays), from: everyNameOf(goes) },
		wordings: wordingsOf(questions, formerQuestions, QUESTIONS),
		reading: readingOf(context),
		today: today(),
		...choice,
	};
	const fromText = await orRefuse(from.path, () => notes.read(from));
	const led = await orRefuse(from.path, async () => {
		const text = applyEdit(
			fromText,
			leadLinks(fromText, leadFrom(context, from.path, from.path, keep.path, keep.path)),
		);
		mayBeMerged(text, options);
		return text;
	});
	const editLinks = (note: NoteHandle) => (text: string) =>
		leadLinks(text, leadFrom(context, note.path, from.path, keep.path, note.path));
	const editKeep = (text: string): Edit => {
		const { edit } = mergeNotes(text, led, options);
		return combineEdits(besides(editLinks(keep)(text), edit), edit);
	};
	const merge = await orRefuse(keep.path, async () => {
		const text = await notes.read(keep);
		applyEdit(text, editKeep(text));
		return mergeNotes(text, led, options);
	});
	const paths = await stepwise(notes.linkingTo(from.path), breathe);
	const linking = paths.filter((path) => path !== keep.path && path !== from.path).map((path) => notes.hold(path));
	for (const note of linking) {
		await orRefuse(note.path, async () => editLinks(note)(await notes.read(note)));
		await breathe();
	}
	return { keep, from, fromText, merge, editKeep, linking, editLinks };
}

/** What a merge would do. Throws ActionRefused where it can't be done. Writes nothing. */
export async function planMerge(
	context: Context,
	keep: Person,
	from: Person,
	choice: MergeChoice = {},
): Promise<MergePlan> {
	const { merge, linking } = await prepare(context, keep, from, choice);
	return { ...merge, links: linking.length };
}

/**
 * Merges a person into another, whose note stays: first their note gets everything, then links are led there, and last the
 * other note goes to the trash, so that whatever stops it, nothing is lost, and the same merge continues from there. All of it is
 * one step of undo. Throws ActionRefused; what was written is taken back then.
 */
export async function mergePeople(
	context: Context,
	keep: Person,
	from: Person,
	choice: MergeChoice = {},
): Promise<ActionResult> {
	const { notes, breathe, locale } = context;
	const ready = await prepare(context, keep, from, choice);
	const changes: Change[] = [];
	const label = mergeStep(keep.name, from.name);
	let at = ready.keep;
	const write = async (note: NoteHandle, edit: (text: string) => Edit): Promise<void> => {
		at = note;
		const change = await notes.edit(note, edit);
		if (change !== undefined) changes.push(change);
		await breathe();
	};
	try {
		await write(ready.keep, ready.editKeep);
		for (const note of ready.linking) await write(note, ready.editLinks(note));
		at = ready.from;
		changes.push(await notes.trash(ready.from, ready.fromText));
	} catch (error) {
		const refusal =
			error instanceof ChangedSince ? new ActionRefused(MERGE_REFUSED.changed(from.name)) : asRefused(error, at.path);
		await notes.takeBack(changes).catch(() => {
			recordStep(context, label, changes);
			throw new ActionRefused(MERGE_REFUSED.halfway(refusal.message, from.name));
		});
		throw refusal;
	}
	return {
		message: mergedInWords(keep.name, from.name, ready.linking.length, locale()),
		paths: [ready.keep.path],
		step: recordStep(context, label, changes),
	};
}
