import { describe, expect, it } from "vitest";
import { OnePress } from "./one-press";

/** A window that was opened so many milliseconds after 1970, and what time it is in it. */
const windowAt = (timeOrigin: number, now: number): Window =>
	({ performance: { timeOrigin, now: () => now } }) as unknown as Window;

const press = (view: Window, timeStamp: number): KeyboardEvent => ({ view, timeStamp }) as unknown as KeyboardEvent;

describe("a press", () => {
	const main = windowAt(1_000_000, 36_000_000);

	it("that came before somebody else stood there, or within a moment, is not meant", () => {
		const presses = new OnePress();
		presses.moved(main);
		expect([35_999_000, 36_000_299].map((time) => presses.takes(press(main, time), false))).toEqual([false, false]);
		expect(presses.takes(press(main, 36_000_300), false)).toBe(true);
	});

	it("that writes keeps the next one away for a moment; one that asks does not", () => {
		const presses = new OnePress();
		expect([1, 2, 3].map((time) => presses.takes(press(main, time), false))).toEqual([true, true, true]);
		expect([4, 5, 304].map((time) => presses.takes(press(main, time), true))).toEqual([true, false, true]);
	});

	it("counts where the user went there", () => {
		const presses = new OnePress();
		presses.moved(main);
		presses.went();
		expect(presses.takes(press(main, 36_000_001), true)).toBe(true);
	});

	it("counts in a window that was opened hours after the one where the pane stood before", () => {
		const presses = new OnePress();
		presses.moved(main);
		const popout = windowAt(1_000_000 + 36_000_000, 0);
		expect(presses.takes(press(popout, 200), true)).toBe(false);
		expect(presses.takes(press(popout, 5000), true)).toBe(true);
		expect(presses.takes(press(main, 36_005_400), true)).toBe(true);
	});
});
