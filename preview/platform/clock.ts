/** A page's clock that can be set to another day; it goes on running from there. */
export interface Clock {
	/**
	 * Makes it this day, "YYYY-MM-DD" of the local calendar, at the time of day it is; undefined goes back to the machine's
	 * own. Throws a RangeError where there is no such day.
	 */
	setToday(day: string | undefined): void;
	/** Gives the machine's clock back. */
	remove(): void;
}

/**
 * Replaces `Date` of a window, so that all code in it that asks for the time gets the chosen one. Dates made from a number
 * or a text are what they always are, and timers run by the machine's clock.
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
