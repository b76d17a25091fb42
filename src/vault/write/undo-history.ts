/** What gestures wrote, step by step, so that each can be taken back. */
import type { NoteHandle } from "./note-handle";
import { sizeOf, type Trace } from "./undo-trace";

/** One write to one note, which is found again wherever it was moved. */
export type Change =
	| { readonly kind: "created"; readonly note: NoteHandle; readonly length: number; readonly fingerprint: number }
	| { readonly kind: "edited"; readonly note: NoteHandle; readonly trace: Trace }
	/** A file of another program, byte for byte. */
	| { readonly kind: "copied"; readonly note: NoteHandle; readonly length: number; readonly fingerprint: number }
	/** What an undo or a merge took away, whole, so that it can be made again. */
	| {
			readonly kind: "removed";
			readonly note: NoteHandle;
			readonly path: string;
			readonly content: string | ArrayBuffer;
	  };

/** Everything one gesture wrote, which is taken back in one step. */
export interface UndoStep {
	/** What the step was, as words of the screen. */
	readonly label: string;
	readonly changes: readonly Change[];
	/**
	 * Whether its notes are undone one by one: an import of thousands must not be blocked by one that was edited since.
	 */
	readonly apart?: true;
}

/** SURE_STEPS are always kept; up to KEPT_STEPS while their total size is below KEPT_CHARACTERS. */
export const SURE_STEPS = 50;
export const KEPT_STEPS = 100;
/** How many characters of notes are kept for the steps beyond those that are sure. */
const KEPT_CHARACTERS = 8_000_000;

function size({ changes }: UndoStep): number {
	const sizes = changes.map((change) => {
		if (change.kind === "edited") return sizeOf(change.trace);
		if (change.kind !== "removed") return 64;
		return typeof change.content === "string" ? change.content.length : change.content.byteLength;
	});
	return sizes.reduce((sum, each) => sum + each, 0);
}

/** Steps in line: the newest comes first, and one that was refused waits until all others have had their turn. */
export class StepLine {
	private steps: UndoStep[] = [];
	/** Those that were refused when it was their turn. */
	private readonly skipped = new Set<UndoStep>();

	/** The oldest first. */
	get all(): readonly UndoStep[] {
		return this.steps;
	}

	/** Whose turn it is: the newest that was not refused; once all were, the newest again. */
	get next(): UndoStep | undefined {
		return this.steps.findLast((step) => !this.skipped.has(step)) ?? this.steps.at(-1);
	}

	has(step: UndoStep): boolean {
		return this.steps.includes(step);
	}

	push(step: UndoStep): void {
		this.steps.push(step);
	}

	/** Lets the others go first. When all have been skipped, this starts over. */
	skip(step: UndoStep): void {
		if (this.steps.every((each) => this.skipped.has(each))) this.skipped.clear();
		if (this.has(step)) this.skipped.add(step);
	}

	/** Takes a step out, or puts another in its place. */
	remove(step: UndoStep, instead?: UndoStep): void {
		this.skipped.delete(step);
		this.steps = this.steps.flatMap((each) => (each !== step ? [each] : instead === undefined ? [] : [instead]));
	}

	clear(): void {
		this.steps = [];
		this.skipped.clear();
	}
}

/** The last steps: at least `SURE_STEPS` whatever their size, more as memory allows. */
export class UndoHistory {
	/** What undo takes back. */
	readonly done = new StepLine();
	/** What takes the undone steps back in turn, which redo does. */
	readonly undone = new StepLine();
	private turn: Promise<unknown> = Promise.resolve();
	private readonly underWay = new Set<Promise<unknown>>();

	/** Keeps what was done just now. From then on there is nothing to redo: it would be done to other notes than before. */
	push(step: UndoStep): void {
		this.undone.clear();
		this.keep(step);
	}

	private keep(step: UndoStep): void {
		const { done } = this;
		done.push(step);
		let characters = done.all.reduce((sum, each) => sum + size(each), 0);
		while (done.all.length > KEPT_STEPS || (done.all.length > SURE_STEPS && characters > KEPT_CHARACTERS)) {
			const [oldest] = done.all;
			if (oldest === undefined) break;
			done.remove(oldest);
			characters -= size(oldest);
		}
	}

	/**
	 * Adds changes to a step if it is still the newest, so that consecutive edits undo together; otherwise pushes a new
	 * step. Returns the resulting step.
	 */
	extend(step: UndoStep | undefined, label: string, changes: readonly Change[]): UndoStep {
		const grows = step !== undefined && this.done.all.at(-1) === step;
		if (grows) this.drop(step);
		const grown: UndoStep = { label, changes: grows ? [...step.changes, ...changes] : changes };
		this.push(grown);
		return grown;
	}

	/** The step that undo takes back next. */
	get next(): UndoStep | undefined {
		return this.done.next;
	}

	/** Whether a step can still be taken back. */
	has(step: UndoStep): boolean {
		return this.done.has(step);
	}

	/** Removes a step, or replaces it by `rest`, the changes still to be undone. */
	drop(step: UndoStep, rest: readonly Change[] = []): void {
		this.done.remove(step, rest.length === 0 ? undefined : { ...step, changes: rest });
	}

	/** Keeps how a step that was taken back is done again; `rest` of it is still to be taken back. Returns what redo takes. */
	dropUndone(step: UndoStep, back: readonly Change[], rest: readonly Change[] = []): UndoStep {
		this.drop(step, rest);
		const undone = { ...step, changes: back };
		this.undone.push(undone);
		return undone;
	}

	/** Keeps a step that was done again, as what undo takes back next. Returns it. */
	keepRedone(undone: UndoStep, changes: readonly Change[]): UndoStep {
		this.undone.remove(undone);
		const step = { ...undone, changes };
		this.keep(step);
		return step;
	}

	/** Does a gesture. An undo or redo asked for meanwhile waits for its step. */
	gesture<T>(act: () => Promise<T>): Promise<T> {
		const done = act();
		const ended = done.catch(() => undefined);
		this.underWay.add(ended);
		void ended.then(() => this.underWay.delete(ended));
		return done;
	}

	/**
	 * Resolves when the gestures that are under way now have ended. Without waiting, an undo asked for while one writes would
	 * take back the step before it. A gesture may ask for this first thing: it doesn't wait for itself.
	 */
	async gesturesEnded(): Promise<void> {
		await Promise.all(this.underWay);
	}

	/** Runs jobs one at a time, in the order given. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		const result = this.turn.then(work);
		this.turn = result.catch(() => undefined);
		return result;
	}
}
