import type { Day } from "../domain/day";
import { noteName } from "../domain/note-name";
import type { Person } from "../domain/person";
import type { EventIndex } from "../index/event-index";
import type { PeopleIndex } from "../index/people-index";
import { Refusal } from "../note/markdown/text-edit";
import type { DailyLinks } from "../note/dated/link-day";
import type { NoteOptions } from "../note/person-note";
import type { Printing } from "../note/new-note/new-note";
import type { Settings } from "../settings/settings";
import { ChangedSince, NoFolder, NoteGone, PathTaken } from "../vault/write/write-errors";
import type { Ledgers } from "../vault/read/ledgers";
import type { NoteHandle } from "../vault/write/note-handle";
import type { NoteWriter } from "../vault/write/note-writer";
import type { Change, UndoStep, UndoHistory } from "../vault/write/undo-history";
import { REFUSED } from "../words/actions";
import { refusalInWords } from "../words/problems";

/** What the app adds to a note that is made from a template. */
export interface TemplateHost {
	/** How the app's own templates print days and times. */
	readonly printing: () => Printing;
	/** What runs Templater's commands in the note at a path; undefined where that plugin is not switched on. */
	readonly templater: () => ((path: string) => Promise<void>) | undefined;
}

/** What every action works with. */
export interface Context {
	readonly notes: NoteWriter;
	readonly index: PeopleIndex;
	readonly events: EventIndex;
	/** The lists of people without notes; without it, there are none. */
	readonly ledgers?: Ledgers;
	readonly steps: UndoHistory;
	readonly settings: () => Settings;
	readonly today: () => Day;
	/** The user's language, as a BCP 47 tag. */
	readonly locale: () => string;
	/** The days of links to daily notes; without it a link is a day by its name alone. */
	readonly links?: () => DailyLinks | undefined;
	/** Yields to the screen during long work; a no-op if it has just yielded. */
	readonly breathe: () => Promise<void>;
	/** Without it, templates have our own placeholders only, and no code is run. */
	readonly templates?: TemplateHost;
}

/** The current settings for reading and writing notes. */
export function readingOf({ settings, links }: Pick<Context, "settings" | "links">): NoteOptions {
	const { ownNames, logHeadings } = settings();
	return { own: ownNames, logHeadings, links: links?.() };
}

/** Thrown when an action is refused; `message` is for the user. Nothing was changed. */
export class ActionRefused extends Error {
	/** The note to open there, and its line counted from 1, where the cause stands in one. */
	readonly place: { readonly path: string; readonly line: number | undefined } | undefined;
	/** Whether the cause is in the note itself, and stays until somebody changes it; a full disk isn't. */
	readonly isOfNote: boolean;

	constructor(
		message: string,
		place?: { readonly path: string; readonly line: number | undefined },
		isOfNote = place !== undefined,
	) {
		super(message);
		this.name = "ActionRefused";
		this.place = place;
		this.isOfNote = isOfNote;
	}
}

/** What an action did. */
export interface ActionResult {
	/** For the notice: one sentence, perhaps with a second on what was left as it was. */
	readonly message: string;
	readonly paths: readonly string[];
	/** What was written, to be taken back; undefined where nothing was. */
	readonly step?: UndoStep | undefined;
	/** What was taken back, to be done again. */
	readonly undone?: UndoStep;
}

/** A person pinned to their note for the length of a gesture. */
export interface HeldPerson extends Person {
	readonly note: NoteHandle;
}

/** A stamp for now; pass it to {@link hold} later. */
export function stampOf({ notes }: Context): number {
	return notes.stamp;
}

/**
 * Pins a person to the note now at their path (or at it when they were shown), so that the gesture writes to that note
 * even if the path gets another one meanwhile. Returns a HeldPerson unchanged.
 */
export function hold({ notes }: Context, person: Person, stamp?: number): HeldPerson {
	return "note" in person ? (person as HeldPerson) : { ...person, note: notes.hold(person.path, stamp) };
}

/** Any failure of a write, in words and with the place to mend it. */
export function asRefused(error: unknown, path: string): ActionRefused {
	if (error instanceof ActionRefused) return error;
	if (error instanceof Refusal) {
		const { problem } = error;
		return new ActionRefused(refusalInWords(noteName(path), problem), {
			path,
			line: "line" in problem ? problem.line : undefined,
		});
	}
	if (error instanceof NoteGone)
		return new ActionRefused(
			error.replaced ? REFUSED.noteReplaced(error.path) : REFUSED.noteGone(error.path),
			undefined,
			true,
		);
	if (error instanceof PathTaken) return new ActionRefused(REFUSED.fileTaken(error.path));
	if (error instanceof NoFolder) {
		const { folder, problem } = error;
		const cause =
			problem.kind === "outside"
				? REFUSED.outsideOfVault
				: problem.kind === "fileInTheWay"
					? REFUSED.fileInTheWay(problem.file)
					: problem.message;
		return new ActionRefused(REFUSED.folder(folder, cause));
	}
	if (error instanceof ChangedSince)
		return new ActionRefused(REFUSED.cannotUndo(noteName(error.path)), { path: error.path, line: undefined });
	return new ActionRefused(REFUSED.unexpected(error instanceof Error ? error.message : String(error)));
}

/** Does one write. Throws ActionRefused, in words, for whatever the write throws. */
export async function orRefuse<T>(path: string, write: () => Promise<T>): Promise<T> {
	try {
		return await write();
	} catch (error) {
		throw asRefused(error, path);
	}
}

/** Records a gesture's changes as one undo step (`apart`: undone note by note); undefined if nothing was written. */
export function recordStep(
	{ steps }: Context,
	label: string,
	changes: readonly (Change | undefined)[],
	apart = false,
): UndoStep | undefined {
	const step: UndoStep = {
		label,
		changes: changes.filter((change) => change !== undefined),
		...(apart ? { apart } : {}),
	};
	if (step.changes.length === 0) return undefined;
	steps.push(step);
	return step;
}
