import { describe, expect, it } from "vitest";
import { EMPTY_SELECTION, withoutGone, withRange, withToggled } from "./selection";

const SHOWN = ["a", "b", "c", "d", "e"];
const chosen = (selection: ReturnType<typeof withToggled>): string[] => [...selection.paths].sort();

describe("selecting people", () => {
	it("toggles one", () => {
		const one = withToggled(undefined, "b");
		expect(chosen(one)).toEqual(["b"]);
		expect(chosen(withToggled(one, "b"))).toEqual([]);
	});

	it("takes a range from the last one ticked, in both directions, and keeps the others", () => {
		const from = withToggled(withToggled(undefined, "a"), "d");
		expect(chosen(withRange(from, "b", SHOWN))).toEqual(["a", "b", "c", "d"]);
		expect(chosen(withRange(withRange(from, "e", SHOWN), "c", SHOWN))).toEqual(["a", "c", "d"]);
	});

	it("starts a range at the one itself where the anchor is not shown any more", () => {
		expect(chosen(withRange(withToggled(undefined, "gone"), "c", SHOWN))).toEqual(["c", "gone"]);
		expect(chosen(withRange(undefined, "c", SHOWN))).toEqual(["c"]);
		expect(withRange(undefined, "nobody", SHOWN)).toBe(EMPTY_SELECTION);
	});

	it("lets go of those who are gone", () => {
		const two = withToggled(withToggled(undefined, "a"), "b");
		expect(chosen(withoutGone(two, (path) => path === "a") ?? EMPTY_SELECTION)).toEqual(["a"]);
		expect(withoutGone(two, () => true)).toBe(two);
		expect(withoutGone(undefined, () => false)).toBeUndefined();
	});
});
