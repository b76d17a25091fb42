/** Fake timers: once all pending promises have settled, the next timer fires. */

interface Timer {
	readonly id: number;
	readonly due: number;
	readonly run: () => void;
}

/** Virtual time: it advances only when code waits on a timer, so every run is the same. */
export interface VirtualTime {
	/** Milliseconds since it began, as far as the timers that were run have brought it. */
	now(): number;
	/** Restores the real timers and drops pending ones. */
	end(): void;
}

/**
 * Replaces `setTimeout` and `clearTimeout`: timers fire in order, each once all promises that don't depend on a timer
 * have settled. Only for code that waits on timers and promises, such as the vault over an in-memory disk; real I/O
 * would see virtual time rush past. Intervals and dates stay real.
 */
export function startVirtualTime(): VirtualTime {
	const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
	const waiting = new Map<number, Timer>();
	let [now, lastId, isGoing, hasEnded] = [0, 0, false, false];

	function next(): Timer | undefined {
		let first: Timer | undefined;
		// Of two that are due at once the older one comes first, as a map keeps them in their order.
		for (const timer of waiting.values()) if (first === undefined || timer.due < first.due) first = timer;
		return first;
	}

	function go(): void {
		if (isGoing || hasEnded) return;
		isGoing = true;
		// Promises go on before what is set here runs.
		setImmediate(() => {
			isGoing = false;
			const timer = hasEnded ? undefined : next();
			if (timer === undefined) return;
			waiting.delete(timer.id);
			now = Math.max(now, timer.due);
			if (waiting.size > 0) go();
			timer.run();
		});
	}

	globalThis.setTimeout = ((callback: (...data: unknown[]) => void, delay = 0, ...data: unknown[]) => {
		const id = ++lastId;
		// No timer runs in the millisecond in which it is set, as in Node.
		waiting.set(id, { id, due: now + Math.max(delay, 1), run: () => callback(...data) });
		go();
		return id;
	}) as unknown as typeof setTimeout;
	globalThis.clearTimeout = ((id: number | undefined) => {
		if (id !== undefined) waiting.delete(id);
	}) as typeof clearTimeout;

	return {
		now: () => now,
		end() {
			hasEnded = true;
			waiting.clear();
			Object.assign(globalThis, real);
		},
	};
}
