import { describe, expect, it } from "vitest";
import { isTyping, letterOf, letterWithAlt, type PressedKey } from "./key-letter";

describe("the letter of a key", () => {
	it.each([
		["l", "KeyL", "l"],
		["L", "KeyL", "l"],
		["д", "KeyL", "l"],
		["λ", "KeyL", "l"],
		["ם", "KeyO", "o"],
		[".", "Slash", "/"],
		["/", "Digit7", "/"],
		["Enter", "Enter", "enter"],
		["z", "KeyY", "z"],
		["1", "Digit1", "1"],
	])("%s at %s is %s", (key, code, letter) => {
		expect(letterOf({ key, code })).toBe(letter);
	});
});

/** A key with no modifier but those given. */
const pressed = (key: string, code: string, more: Partial<PressedKey> = {}): PressedKey => ({
	key,
	code,
	altKey: false,
	ctrlKey: false,
	metaKey: false,
	isComposing: false,
	...more,
});

describe("the letter with Alt", () => {
	it.each([
		["a", "KeyA", "a"],
		["A", "KeyA", "a"],
		["å", "KeyA", "a"],
		["Dead", "KeyN", "n"],
		["ф", "KeyA", "a"],
		["a", "KeyQ", "a"],
		["Enter", "Enter", undefined],
		["1", "Digit1", undefined],
	])("%s at %s is %s", (key, code, letter) => {
		expect(letterWithAlt(pressed(key, code, { altKey: true }))).toBe(letter);
	});

	it.each([
		[{}],
		[{ ctrlKey: true, altKey: true }],
		[{ metaKey: true, altKey: true }],
		[{ altKey: true, isComposing: true }],
	])("is none with %j", (more) => {
		expect(letterWithAlt(pressed("a", "KeyA", more))).toBeUndefined();
	});
});

describe("a key that types", () => {
	it.each([
		["a", {}],
		["Ä", {}],
		["小", {}],
		[" ", {}],
		["5", {}],
		["/", {}],
		["لا", {}],
		["Dead", {}],
		["Process", {}],
		["@", { ctrlKey: true, altKey: true }],
		["ß", { altKey: true }],
	] as const)("is %s", (key, more) => {
		expect(isTyping(pressed(key, "", more))).toBe(true);
	});

	it.each([
		["Enter", {}],
		["Tab", {}],
		["F12", {}],
		["ArrowUp", {}],
		["AltGraph", {}],
		["Unidentified", {}],
		["", {}],
		["v", { ctrlKey: true }],
		["v", { metaKey: true }],
	] as const)("is not %s", (key, more) => {
		expect(isTyping(pressed(key, "", more))).toBe(false);
	});
});
