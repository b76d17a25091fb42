import { describe, expect, it } from "vitest";
import { CHANNELS, parseChannel, phraseFor } from "./channel";

describe("the channels", () => {
	it("have a letter each, in lower case", () => {
		const letters = CHANNELS.map(({ key }) => key);
		expect(letters.join("")).toMatch(/^[a-z]+$/);
		expect(new Set(letters).size).toBe(CHANNELS.length);
	});

	it("are read in any case and spacing, and nothing else is one", () => {
		for (const { id } of CHANNELS) expect(parseChannel(`  ${id.toUpperCase().replace(" ", "   ")} `)).toBe(id);
		for (const other of ["", "carrier pigeon", "inperson", 5, null]) expect(parseChannel(other)).toBeUndefined();
	});

	it("have a name inside a sentence, with its article", () => {
		for (const { id } of CHANNELS) expect(phraseFor(id)).toMatch(/^an? \w/);
		expect(phraseFor(undefined)).toBe("a follow-up");
	});
});
