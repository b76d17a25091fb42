/** A page's clock that can be set to another day; it goes on running from there. */
export interface Clock {
	/**
	 * Sets the date ("YYYY-MM-DD", local calendar), keeping the time of day; undefined restores the real date. Throws a
	 * RangeError for an invalid day.
	 */
	setToday(day: string | undefined): void;
	/** Gives the machine's clock back. */
	remove(): void;
}

/**
 * Replaces a window's `Date`, so that code asking for the current time gets the chosen one. Explicit dates (`new
 * Date(value)`) are unaffected, and timers stay real.
 */
export function installClock(target: { Date: DateConstructor } = globalThis): Clock {
	const Real = target.Date;
	let offset = 0;
	const now = (): number => Real.now() + offset;
	target.Date = new Proxy(Real, {
		construct(real, args, newTarget) {
			return Reflect.construct(real, args.length === 0 ? [now()] : args, newTarget) as Date;
		},
		apply: () => new Real(now()).toString(),
		get(real, key) {
			const value: unknown = Reflect.get(real, key);
			return key === "now" ? now : value;
		},
	});
	return {
		setToday(day) {
			offset = day === undefined ? 0 : offsetTo(day, new Real());
		},
		remove() {
			target.Date = Real;
		},
	};
}

function offsetTo(day: string, now: Date): number {
	const [year, month, date] = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.split("-").map(Number) : [];
	const there = new Date(now);
	there.setFullYear(year ?? NaN, (month ?? NaN) - 1, date ?? NaN);
	if (there.getMonth() + 1 !== month || there.getDate() !== date) throw new RangeError(`Not a day: ${day}`);
	return there.getTime() - now.getTime();
}
