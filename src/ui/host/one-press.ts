/** In less time nobody has read the name of who stands there now, in milliseconds. */
const MOMENT_MS = 300;

/** Milliseconds since 1970: each window counts from its own beginning, and a pane can move to another. */
function timeIn({ performance }: Window, timeStamp: number): number {
	return performance.timeOrigin + timeStamp;
}

/**
 * Tells a press that is meant from the second of two that came too quickly: it would be about somebody else by then. Clicks of
 * a pointer always count; theirs are told apart by their number.
 */
export class OnePress {
	/** When somebody else came to stand there, or the last press was taken. */
	private last = -Infinity;

	/** Says that who stands there is somebody else now, by no doing of their own. */
	moved(win: Window): void {
		this.last = Math.max(this.last, timeIn(win, win.performance.now()));
	}

	/** Says that the user went to who stands there, and so knows who it is. */
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
