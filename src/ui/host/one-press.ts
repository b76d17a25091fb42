/** In less time nobody has read the name of who stands there now, in milliseconds. */
const MOMENT = 300;

/**
 * Tells a press that is meant from the second of two that came too quickly: it would be about somebody else by then. Clicks of
 * a pointer always count; theirs are told apart by their number.
 */
export class OnePress {
	/** When somebody else came to stand there, or the last press was taken. */
	private last = -Infinity;

	/** Says that who stands there is somebody else now, by no doing of their own. `now` as the window's `performance.now()` has it. */
	moved(now: number): void {
		this.last = Math.max(this.last, now);
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
		if (evt.timeStamp - this.last < MOMENT) return false;
		if (writes) this.last = evt.timeStamp;
		return true;
	}
}
