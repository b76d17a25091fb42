import { describe, expect, it } from "vitest";
import { copiedName, COPY_NAMES, isNamedAsCopy, sameApartFromLog } from "./conflict-copy";

describe("copiedName", () => {
	it.each(COPY_NAMES.map(({ tool, example }) => [tool, example]))("knows the copies of %s", (_, example) => {
		expect(copiedName(example)).toBe("Ana");
	});

	it.each([
		"Ana (conflicted copy 2026-11-20 101010)",
		"Ana (ana’s MacBook's conflicted copy 2026-11-20 (1))".replace(" (1)", ""),
		"Ana (Conflicted copy Phone 202611201010)",
		"Ana (Case Conflict)",
		"Ana (Unicode Encoding Conflict)",
		"Ana.sync-conflict-20261120-101010",
		"Ana_Andy-PC_Jan-03-0901-2013_CaseConflict_1",
		"Ana (conflict on 2026-11-20)",
		"Ana (conflicted)",
		"Ana.Conflict",
	])("%s", (name) => {
		expect(copiedName(name)).toBe("Ana");
	});

	it.each([
		"Ana",
		"Ana 2",
		"Ana (1)",
		"Ana (work)",
		"Conflict Jones",
		"Ana Conflict",
		"(conflicted copy)",
		"Ana (knows conflict resolution)",
		"Ana-Laptop",
		"Ana.dup",
		"",
	])("%s is a name", (name) => {
		expect(copiedName(name)).toBeUndefined();
	});
});

describe("isNamedAsCopy", () => {
	it("wants the same folder, and the name in any case and normal form", () => {
		expect(isNamedAsCopy("People/zoé (Case Conflict).md", "People/ZOE\u0301.md")).toBe(true);
		expect(isNamedAsCopy("Old/Ana (Case Conflict).md", "People/Ana.md")).toBe(false);
		expect(isNamedAsCopy("People/Ana 2.md", "People/Ana.md")).toBe(false);
	});
});

describe("sameApartFromLog", () => {
	const note =
		"---\ntype: person\nlast_contact: 2026-11-20\ngives: 1\n---\n\nHer words.\n\n## Follow-ups\n\n- 2026-11-20 call, gave\n";

	it("holds for two states of one note that differ by what was logged", () => {
		expect(
			sameApartFromLog(
				note,
				note
					.replace("2026-11-20\ngives: 1", "2026-11-22\ngives: 1\nasks: 1")
					.replace("gave\n", "gave\n- 2026-11-22 email, asked: a favour\n"),
			),
		).toBe(true);
		expect(sameApartFromLog(note, note.replace(/\n/g, "\r\n"))).toBe(true);
		expect(
			sameApartFromLog(
				"Her words.\n",
				`---\nlast_contact: 2026-11-20\n---\nHer words.\n\n## Follow-ups\n\n- 2026-11-20\n`,
			),
		).toBe(true);
	});

	it.each([
		[
			"log below a heading of the user's",
			"## Interactions\n\n- 2026-11-20 call\n",
			"## Interactions\n\n- 2026-11-20 call\n- 2026-11-22 email\n",
		],
		[
			"log, begun on one device, below such a heading",
			"Her words.\n",
			"Her words.\n\n### Kontakte\n\n- 2026-11-22 email\n",
		],
		["summary under a name of the user's", "---\nlast_talk: 2026-11-20\n---\n", "---\nlast_talk: 2026-11-22\n---\n"],
		[
			"summary in another plugin's spelling",
			"---\nprm-last-contacted: 2026-11-20\n---\n",
			"---\nprm-last-contacted: 2026-11-22\n---\n",
		],
		[
			"summary in fields of the text",
			"**last_contact**:: 2026-11-20\nso far (gives:: 1)\n",
			"**last_contact**:: 2026-11-22\nso far (gives:: 2)\n",
		],
	])("holds for two states that differ by their %s", (_, one, other) => {
		const words = { logHeadings: ["Interactions", "Kontakte"], own: { lastContact: ["last_talk"] } };
		expect(sameApartFromLog(one, other, words)).toBe(true);
		expect(sameApartFromLog(one, `${other}\nMore.\n`, words)).toBe(false);
	});

	it("does not for such a heading and name where nobody named them, nor for other fields", () => {
		expect(
			sameApartFromLog(
				"## Interactions\n\n- 2026-11-20 call\n",
				"## Interactions\n\n- 2026-11-20 call\n- 2026-11-22 email\n",
			),
		).toBe(false);
		expect(sameApartFromLog("---\nlast_talk: 2026-11-20\n---\n", "---\nlast_talk: 2026-11-22\n---\n")).toBe(false);
		expect(sameApartFromLog("circle:: close\n", "circle:: wide\n")).toBe(false);
	});

	it("does not for notes that say anything else differently", () => {
		for (const other of [
			note.replace("Her", "His"),
			note.replace("type: person", "type: person\ncircle: close"),
			`${note}\nMore.\n`,
			note.replace("call, gave", "call, gave\n  at her home"),
		]) {
			expect(sameApartFromLog(note, other)).toBe(false);
		}
	});
});
