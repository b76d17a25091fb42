import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notes } from "../../tests/laws/notes/generate-notes";
import { QUESTIONS } from "../domain/questions";
import { wordingsOf } from "./answers";
import type { Day } from "../domain/day";
import { readEventText } from "./event/event-text";
import { readRecord } from "./person-note";
import { asEventText, asLines, asRecord, storedLines } from "./remembered";

const READING = { wordings: wordingsOf(QUESTIONS, [[], [], [], []], QUESTIONS) };

describe("what a note's text said", () => {
	it("is the same after it was stored, whatever the note", () => {
		fc.assert(
			fc.property(notes, ({ text }) => {
				const record = readRecord(text, READING);
				expect(asRecord(structuredClone(record))).toEqual(record);
			}),
		);
	});

	it("is nothing where one thing in it is not as it would have been stored", () => {
		const record = readRecord("## Follow-ups\n\n- 2026-11-20 call, gave: the map\n", READING);
		for (const [key, value] of [
			["followUps", ["2026-11-20"]],
			["followUps", [0.5]],
			["answered", [true, true, true]],
			["conflict", "3"],
			["unread", true],
			["fields", [{ key: "a", value: "b", more: "" }]],
			["invented", 1],
		] as const)
			expect(asRecord({ ...record, [key]: value }), key).toBeUndefined();
	});

	it("is never made of anything else", () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				expect(() => [asRecord(value), asLines(value), asEventText(value)]).not.toThrow();
				fc.pre(typeof value !== "object" || value === null || !("answered" in value));
				expect(asRecord(value)).toBeUndefined();
			}),
		);
	});
});

describe("what an event's note said", () => {
	const line = fc.constantFrom(
		"- Tom Reyes, Acme: climbing; seeks a room; offers bread; promised the list",
		"- [[Ana]] and [Ben Ode](https://example.com): bees",
		"- [ ] the map 📅 2026-12-01",
		"- [x] [[Ana]] ✅ 2026-11-20",
		"### 2026-11-20",
		"## Met",
		"## To meet",
		"## Promised",
		"",
		"words",
	);

	it("is the same after it was stored, whatever the note", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
				const text = readEventText(lines.join("\n"));
				expect(asEventText(structuredClone(text))).toEqual(text);
			}),
		);
	});

	it("is nothing where one thing in it is not as it would have been stored", () => {
		const text = readEventText("## Met\n\n- Tom Reyes\n\n## Promised\n\n- [ ] the map\n");
		const [met] = text.met;
		expect(asEventText({ ...text })).toEqual(text);
		for (const damaged of [
			{ ...text, met: [{ ...met, line: "7" }] },
			{ ...text, met: [{ ...met, names: [{ words: "Tom", from: 0 }] }] },
			{ ...text, met: [{ ...met, day: "soon" }] },
			{ ...text, promised: [{ ...text.promised[0], done: 1 }] },
			{ ...text, more: [] },
			{ met: text.met, toMeet: text.toMeet },
		])
			expect(asEventText(damaged)).toBeUndefined();
	});
});

describe("what the lines of a dated note said", () => {
	it("is the same after it was stored, and nothing where it was damaged", () => {
		const facts = new Map([
			[0, { labels: [{ words: "Reach out", exactly: false }] }],
			[7, { labels: [], done: "2026-11-20" as Day }],
		]);
		const stored = structuredClone(storedLines({ isDaily: true, facts })) as { lines: unknown[] };
		expect(asLines(stored)).toEqual({ isDaily: true, facts });
		for (const line of [[7, [], "soon"], [7, [], ""], ["7", []], [7], [7, [{ words: 1, exactly: true }]], null])
			expect(asLines({ ...stored, lines: [...stored.lines, line] })).toBeUndefined();
	});
});
