import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFolded, NEW_PANE, parsePaneState, type PaneState } from "./pane-state";

describe("what the pane keeps", () => {
	it("is read back as it was", () => {
		const memory: PaneState = {
			filters: { query: "ana", circle: "close", tag: "work" },
			folds: { warm: false, new: true },
			scroll: 120,
		};
		expect(parsePaneState(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
		expect([
			isFolded(memory, "warm"),
			isFolded(memory, "new"),
			isFolded(memory, "faded"),
			isFolded(memory, "resting"),
		]).toEqual([false, true, false, true]);
	});

	it("is as at first where it is anything else", () => {
		expect(parsePaneState(null)).toBe(NEW_PANE);
		expect(parsePaneState({ filters: 3, folds: [], scroll: -1 })).toEqual(NEW_PANE);
		fc.assert(
			fc.property(fc.anything(), (anything) => {
				const { filters, scroll } = parsePaneState(anything);
				expect(Object.values(filters).every((value) => typeof value === "string")).toBe(true);
				expect(scroll).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
