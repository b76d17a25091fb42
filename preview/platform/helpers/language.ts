import { define } from "./define";

/** What the app adds to arrays, strings, numbers, objects and `Math`. */
export function installLanguageHelpers(): void {
	define(Array, { combine: <T>(arrays: readonly T[][]): T[] => arrays.flat() });
	define(Array.prototype, {
		contains<T>(this: T[], target: T) {
			return this.includes(target);
		},
		first<T>(this: T[]) {
			return this[0];
		},
		last<T>(this: T[]) {
			return this.at(-1);
		},
		/** Takes out the first one that is equal. */
		remove<T>(this: T[], target: T) {
			const at = this.indexOf(target);
			if (at >= 0) this.splice(at, 1);
		},
		/** In place, and at random. */
		shuffle<T>(this: T[]) {
			for (let left = this.length - 1; left > 0; left--) {
				const other = Math.floor(Math.random() * (left + 1));
				[this[left], this[other]] = [this[other] as T, this[left] as T];
			}
			return this;
		},
		unique<T>(this: T[]) {
			return [...new Set(this)];
		},
	});
	define(Math, {
		clamp: (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value)),
		square: (value: number): number => value * value,
	});
	define(Number, { isNumber: (value: unknown): boolean => typeof value === "number" });
	define(Object, {
		isEmpty: (object: object): boolean => Object.keys(object).length === 0,
		/** Goes through the members until the callback answers false; whether it never did. */
		each<T>(
			object: Readonly<Record<string, T>>,
			callback: (value: T, key: string) => boolean | void,
			context?: unknown,
		) {
			return Object.entries(object).every(([key, value]) => callback.call(context, value, key) !== false);
		},
	});
	define(String, { isString: (value: unknown): boolean => typeof value === "string" });
	define(String.prototype, {
		contains(this: string, target: string) {
			return this.includes(target);
		},
		/** "{0}" becomes the first argument, "{1}" the second. */
		format(this: string, ...args: string[]) {
			return this.replace(/\{(\d+)\}/g, (written, index: string) => args[Number(index)] ?? written);
		},
	});
}
