import { describe, expect, it } from "vitest";
import type { Day } from "./day";
import { promiseFrom } from "./promise-words";

/** A Tuesday. */
const TODAY = "2026-11-24" as Day;

describe("a promise as it is typed", () => {
	it.each([
		["send her the deck, by Friday", "send her the deck", "2026-11-27"],
		["send her the deck by friday", "send her the deck", "2026-11-27"],
		["call, Tuesday", "call", "2026-12-01"],
		["call tomorrow", "call", "2026-11-25"],
		["the map, next week", "the map", "2026-12-01"],
		["the map in 3 days", "the map in 3 days", undefined],
		["the map, in 3 days", "the map", "2026-11-27"],
		["the map by 4 December", "the map", "2026-12-04"],
		["the map by 2026-12-04", "the map", "2026-12-04"],
		["tell her about Friday", "tell her about Friday", undefined],
		["bread, butter", "bread, butter", undefined],
		["the map by 2026-01-04", "the map by 2026-01-04", undefined],
		["Friday", "Friday", undefined],
	])("%s", (typed, what, due) => {
		expect(promiseFrom(typed, TODAY)).toEqual({ what, due });
	});
});
