import { expect, it } from "vitest";
import { withoutEnd, withoutEnds } from "./ends";

it.each([
	["Why?", "?:.", true, "Why"],
	["Why ? : .", "?:.", true, "Why"],
	["Why ?", "?", false, "Why "],
	["?? ?\u00a0\n", "?", true, ""],
	["a?b", "?", true, "a?b"],
	["", "?", true, ""],
])("withoutEnd takes signs from the end only: %j without %j (%s) is %j", (text, signs, spaces, kept) => {
	expect(withoutEnd(text, signs, spaces)).toBe(kept);
});

it.each([
	["//a/b//", "a/b"],
	["///", ""],
	["", ""],
	["a", "a"],
])("withoutEnds takes signs from both ends: %j is %j", (text, kept) => {
	expect(withoutEnds(text, "/")).toBe(kept);
});
