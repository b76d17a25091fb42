/** What {@link debounce} returns. */
export interface Debouncer<T extends unknown[], V> {
	(...args: T): Debouncer<T, V>;
	cancel(): Debouncer<T, V>;
	run(): V | void;
}

/** The app's `debounce`: one call `timeout` milliseconds after the first, or with `resetTimer` after the last; the last arguments count. */
export function debounce<T extends unknown[], V>(
	callback: (...args: T) => V,
	timeout = 0,
	resetTimer = false,
): Debouncer<T, V> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last: T | undefined;
	const run = (): V | void => {
		clearTimeout(timer);
		timer = undefined;
		const args = last;
		last = undefined;
		if (args) return callback(...args);
	};
	const debounced = (...args: T): Debouncer<T, V> => {
		last = args;
		if (resetTimer) clearTimeout(timer);
		if (timer === undefined || resetTimer) timer = setTimeout(run, timeout);
		return debouncer;
	};
	const debouncer: Debouncer<T, V> = Object.assign(debounced, {
		cancel: () => {
			clearTimeout(timer);
			timer = undefined;
			last = undefined;
			return debouncer;
		},
		run,
	});
	return debouncer;
}
