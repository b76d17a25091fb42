/** Timers that nobody waits for: where all else has been done, the next one is due. */

interface Timer {
	readonly id: number;
	readonly due: number;
	readonly run: () => void;
}

/** A time in which nothing takes any, but waiting for it; the same in every run. */
export interface VirtualTime {
	/** Milliseconds since it began, as far as the timers that were run have brought it. */
	now(): number;
	/** Gives the machine's timers back; those that wait still are dropped. */
	end(): void;
}

/**
 * Replaces `setTimeout` and `clearTimeout`: timers run in their order, each as soon as all promises that can go on without
 * one have. For code that waits for timers and promises only, such as the vault over a disk in memory: what takes real
 * time, such as a real file, would find that much of this time has gone by. Intervals and dates stay the machine's.
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
