/** How long it takes to read the name of who is there now, at the least, in milliseconds. */
const MOMENT_MS = 300;

/** Milliseconds since 1970: each window counts from its own beginning, and a pane can move to another. */
function timeIn({ performance }: Window, timeStamp: number): number {
	return performance.timeOrigin + timeStamp;
}

/**
 * Tells a press that is meant from the second of two in quick succession, which would hit somebody else by then. Clicks of a
 * pointer always count.
 */
export class OnePress {
	/** When somebody else came to stand there, or the last press was taken. */
	private last = -Infinity;

	/** Call when somebody else is there now without the user having gone to them. */
	moved(win: Window): void {
		this.last = Math.max(this.last, timeIn(win, win.performance.now()));
	}

	/** Call when the user went to somebody, and so knows who it is. */
	went(): void {
		this.last = -Infinity;
	}

	/**
	 * Whether a press is meant. `writes`: whether it writes at once, and keeps the next one away for a moment; what only asks may
	 * be asked again.
	 */
	takes(evt: KeyboardEvent | MouseEvent, writes: boolean): boolean {
		if ("detail" in evt && evt.detail > 0) return true;
		// Before it as well: a press that waited while the page was busy.
		const time = timeIn(evt.view ?? window, evt.timeStamp);
		if (time - this.last < MOMENT_MS) return false;
		if (writes) this.last = time;
		return true;
	}
}
