/** What gestures wrote, step by step, so that each can be taken back. */
import { sizeOf, type Trace } from "./trace";

/** One write to one note. The path follows the note when it moves. */
export type Change =
	| { readonly kind: "created"; path: string; readonly length: number; readonly print: number }
	| { readonly kind: "edited"; path: string; readonly trace: Trace };

/** Everything one gesture wrote, which is taken back in one step. */
export interface Step {
	/** What the step was, as words of the screen. */
	readonly label: string;
	readonly changes: readonly Change[];
}

/** How many steps are kept, and how many characters of notes at the most. */
export const KEPT_STEPS = 100;
const KEPT_CHARACTERS = 8_000_000;

function size({ changes }: Step): number {
	return changes.reduce((sum, change) => sum + (change.kind === "created" ? 64 : sizeOf(change.trace)), 0);
}

/** The last steps, bounded in number and in memory; the youngest is always kept. */
export class UndoSteps {
	private readonly steps: Step[] = [];
	private turn: Promise<unknown> = Promise.resolve();

	push(step: Step): void {
		this.steps.push(step);
		let characters = this.steps.reduce((sum, each) => sum + size(each), 0);
		while (this.steps.length > 1 && (this.steps.length > KEPT_STEPS || characters > KEPT_CHARACTERS)) {
			const oldest = this.steps.shift();
			characters -= oldest === undefined ? 0 : size(oldest);
		}
	}

	get last(): Step | undefined {
		return this.steps.at(-1);
	}

	has(step: Step): boolean {
		return this.steps.includes(step);
	}

	/** Forgets a step, or what is done of it; `rest` is still to be taken back. */
	drop(step: Step, rest: readonly Change[] = []): void {
		const index = this.steps.indexOf(step);
		if (index >= 0) this.steps.splice(index, 1, ...(rest.length === 0 ? [] : [{ ...step, changes: rest }]));
	}

	/** Does one thing after the other: of two steps taken back at once, the second begins when the first has ended. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		const result = this.turn.then(work);
		this.turn = result.catch(() => undefined);
		return result;
	}

	/** Keeps the steps with their notes when these move. */
	renamed(from: string, to: string): void {
		for (const { changes } of this.steps) for (const change of changes) if (change.path === from) change.path = to;
	}
}
