/** What was written, exactly, and whether it may still be taken back. */
import { invertEdit, type Edit } from "../note/edit";

/** One write to one note. */
export type Change =
	| { readonly kind: "created"; path: string; readonly text: string }
	| { readonly kind: "edited"; path: string; readonly edit: Edit; readonly after: string };

/** Everything one gesture wrote, which is taken back in one step. */
export interface Step {
	/** What the step was, as words of the screen. */
	readonly label: string;
	readonly changes: readonly Change[];
}

/** How many steps are kept, and how many characters of notes at the most. */
export const KEPT_STEPS = 100;
const KEPT_CHARACTERS = 20_000_000;

function sizeOf({ changes }: Step): number {
	return changes.reduce((sum, change) => sum + (change.kind === "created" ? change.text : change.after).length, 0);
}

/** The last steps, bounded in number and in memory; the youngest is always kept. */
export class UndoSteps {
	private readonly steps: Step[] = [];

	push(step: Step): void {
		if (step.changes.length === 0) return;
		this.steps.push(step);
		let size = this.steps.reduce((sum, each) => sum + sizeOf(each), 0);
		while (this.steps.length > 1 && (this.steps.length > KEPT_STEPS || size > KEPT_CHARACTERS)) {
			const oldest = this.steps.shift();
			size -= oldest === undefined ? 0 : sizeOf(oldest);
		}
	}

	get last(): Step | undefined {
		return this.steps.at(-1);
	}

	has(step: Step): boolean {
		return this.steps.includes(step);
	}

	drop(step: Step): void {
		const index = this.steps.indexOf(step);
		if (index >= 0) this.steps.splice(index, 1);
	}

	/** Keeps the steps with their notes when these move. */
	renamed(from: string, to: string): void {
		for (const { changes } of this.steps) for (const change of changes) if (change.path === from) change.path = to;
	}
}

function commonStart(a: string, b: string): number {
	const most = Math.min(a.length, b.length);
	let at = 0;
	while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
	return at;
}

function commonEnd(a: string, b: string, most: number): number {
	let length = 0;
	while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
	return length;
}

/**
 * The edit of the note as it is now that takes back one made earlier, so that what was changed elsewhere since stays;
 * undefined where what was written no longer stands there as written.
 */
export function takeBack(now: string, { edit, after }: { readonly edit: Edit; readonly after: string }): Edit | undefined {
	const back = invertEdit(edit);
	if (now === after) return back;
	const start = commonStart(after, now);
	const end = commonEnd(after, now, Math.min(after.length, now.length) - start);
	const shift = now.length - after.length;
	const moved: { at: number; removed: string; inserted: string }[] = [];
	for (const splice of back) {
		const stop = splice.at + splice.removed.length;
		if (stop < start) moved.push(splice);
		else if (splice.at > after.length - end) moved.push({ ...splice, at: splice.at + shift });
		else return undefined;
	}
	return moved;
}
