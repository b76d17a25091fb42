import { sliceOf } from "../domain/slices";
import { Listeners } from "./listeners";

/** What a notifier depends on. */
export interface NotifierOptions {
	/** Runs a function soon, such as before the next frame. */
	readonly schedule: (run: () => void) => void;
	/** Milliseconds of a clock that never goes back. Without it listeners have all the time there is. */
	readonly clock?: () => number;
	/** During the first scan changes come by the thousand, so listeners are notified of them once in a while. */
	readonly start?: { readonly isOver: () => boolean; readonly pause: (milliseconds: number) => Promise<void> };
}

/**
 * How long one slice of work may run, in milliseconds. We budget eight per frame; the remaining three are for what
 * follows: the last people of the slice, drawing, and garbage collection.
 */
export const SLICE_MS = 5;

/** How long changes wait during the first scan, in milliseconds. */
const START_PAUSE_MS = 1000;

/**
 * Notifies listeners once of everything that changed until then.
 *
 * | pending | a change during the start | any other change | when its time comes |
 * | --- | --- | --- | --- |
 * | nothing | pause | frame | |
 * | pause | pause | frame | frame, or nothing if the start is over |
 * | frame | frame | frame | nothing, and listeners are notified |
 */
export class Notifier {
	private readonly options: NotifierOptions;
	private readonly listeners = new Listeners<[]>();
	private pending: "nothing" | "pause" | "frame" = "nothing";
	/** While listeners are notified: whether the slice that they share has time left. */
	private hasTimeLeft: (() => boolean) | undefined;

	constructor(options: NotifierOptions) {
		this.options = options;
	}

	/** Adds a listener and returns a function that removes it. */
	add(listener: () => void): () => void {
		return this.listeners.add(listener);
	}

	/** Whether there is time for more work: of the slice that all listeners share, otherwise of a slice that begins now. */
	slice(clock: () => number): () => boolean {
		return this.hasTimeLeft ?? sliceOf(SLICE_MS, clock);
	}

	/** Call after a person changed. */
	personChanged(): void {
		const { start } = this.options;
		if (start === undefined || start.isOver()) this.notifySoon();
		else if (this.pending === "nothing") void this.notifyAfterPause(start);
	}

	/** Call after any other change. */
	notifySoon(): void {
		if (this.pending === "frame") return;
		this.pending = "frame";
		this.options.schedule(() => {
			this.pending = "nothing";
			const { clock } = this.options;
			this.hasTimeLeft = clock === undefined ? undefined : sliceOf(SLICE_MS, clock);
			this.listeners.notify();
			this.hasTimeLeft = undefined;
		});
	}

	private async notifyAfterPause({ isOver, pause }: NonNullable<NotifierOptions["start"]>): Promise<void> {
		this.pending = "pause";
		await pause(START_PAUSE_MS);
		if (this.pending !== "pause") return;
		this.pending = "nothing";
		// The end of the start is a change of its own.
		if (!isOver()) this.notifySoon();
	}
}
