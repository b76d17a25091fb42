import { describe, expect, it } from "vitest";
import { letterOf } from "./letter-of";

describe("the letter of a key", () => {
	it.each([
		["l", "KeyL", "l"], ["L", "KeyL", "l"], ["д", "KeyL", "l"], ["λ", "KeyL", "l"], ["ם", "KeyO", "o"], [".", "Slash", "/"], ["/", "Digit7", "/"],
		["Enter", "Enter", "enter"], ["z", "KeyY", "z"], ["1", "Digit1", "1"],
	])("%s at %s is %s", (key, code, letter) => {
		expect(letterOf({ key, code })).toBe(letter);
	});
});
