import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textParts } from "./linked-text";

describe("text with links", () => {
	it.each([
		[
			"met [[Ana Díaz|her]] at [[Events/Fair]]",
			[
				{ text: "met " },
				{ text: "her", target: "Ana Díaz" },
				{ text: " at " },
				{ text: "Events/Fair", target: "Events/Fair" },
			],
		],
		["[the list](Lists/Climbing%20gyms.md).", [{ text: "the list", target: "Lists/Climbing gyms.md" }, { text: "." }]],
		["[a](<My note.md>)", [{ text: "a", target: "My note.md" }]],
		["[bad](%E0%A4%A)", [{ text: "bad", target: "%E0%A4%A" }]],
	])("%j has links to notes", (text, parts) => {
		expect(textParts(text)).toEqual(parts);
	});

	it.each([
		"[click](javascript:alert(1))",
		"[web](https://example.org)",
		"<img src=x onerror=alert(1)>",
		"![[photo.png",
		"[[",
		"[]()",
		"**bold** `code`",
		"[x](obsidian://open)",
	])("%j is text", (text) => {
		expect(textParts(text).map((part) => part.target)).toEqual([undefined]);
		expect(
			textParts(text)
				.map((part) => part.text)
				.join(""),
		).toBe(text);
	});

	it("loses no word outside of links", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("[", "]", "|", "(", ")", "a", " ", "b:", "\n", "é") }), (text) => {
				const parts = textParts(text);
				let rest = text;
				for (const part of parts) {
					expect(rest).toContain(part.text);
					rest = rest.slice(rest.indexOf(part.text) + part.text.length);
				}
				expect(parts.filter((part) => part.text === "")).toEqual([]);
			}),
		);
	});
});
