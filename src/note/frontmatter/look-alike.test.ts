// What looks like properties on top of a note and is none for the app: nothing is ever put on top of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../domain/day";
import { applyEdit, Refusal, type Problem } from "../markdown/text-edit";
import { setProperties } from "./frontmatter";
import { changeProperties } from "../change-properties";
import { logFollowUp } from "../log-and-summary";
import { makePersonNote } from "../new-note/mark-person";

const TODAY = "2026-11-24" as Day;

function refusal(edit: () => unknown): Problem | undefined {
	try {
		edit();
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(Refusal);
		return (error as Refusal).problem;
	}
}

const BLANKS = [
	"\u00a0",
	"\u3000",
	"\u2028",
	"\f",
	"\v",
	"\ufeff",
	"\u200b",
	"\u200e",
	"\u2060",
	"\u0085",
	" \u00a0 ",
	"\u202f",
];

describe("what looks like properties", () => {
	it.each(BLANKS)("is not written in where a blank stands behind its dashes: %j", (blank) => {
		for (const [text, line] of [
			[`---${blank}\ntype: person\n---\nWords.\n`, 1],
			[`---\ntype: person\n---${blank}\nWords.\n`, 3],
			[`---${blank}\r\ntype: person\r\n---${blank}\r\n`, 1],
			[`---${blank}\n---${blank}\n`, 1],
			[`---\ntype: person\n---${blank}\nWords.\n\n---\nMore.\n`, 3],
		] as const) {
			const problem = refusal(() => setProperties(text, new Map([["circle", "close"]])));
			expect(["lookAlike", "yaml"]).toContain(problem?.kind);
			if (problem?.kind === "lookAlike") expect(problem).toEqual({ kind: "lookAlike", line, cause: "blank" });
			expect(refusal(() => logFollowUp(text, { day: TODAY, what: "x" }, TODAY, true))).toBeDefined();
			expect(refusal(() => makePersonNote(text))?.kind ?? "none").not.toBe("none");
		}
	});

	it.each<[string, string, number, string]>([
		["after an empty line", "\n---\ntype: person\n---\n", 2, "above"],
		["after lines that only look empty", " \n\u00a0\n\t\n---\ntype: person\n---\n", 4, "above"],
		["after a blank", " ---\ntype: person\n---\n", 1, "above"],
		["after two byte-order marks", "\uFEFF\uFEFF---\ntype: person\n---\n", 1, "above"],
		["after a sign of no width", "\u200b---\ntype: person\n---\n", 1, "above"],
		["never closed", "---\ntype: person\n\nWords.\n", 1, "open"],
		["never closed, with a comment first", '---\n# mine\n\n"last contact": 2026-11-01\n', 1, "open"],
		["closed by dots", "---\ntype: person\n...\nWords.\n", 3, "dots"],
		["closed by dots, with a rule below", "---\ntype: person\n...\nWords.\n\n***\n", 3, "dots"],
		["between long dashes", "—\ntype: person\n—\nWords.\n", 1, "dashes"],
		["between dashes that a Mac joined", "—-\ntype: person\n—-\n", 1, "dashes"],
		["closed by a long dash", "---\ntype: person\n–-\n", 3, "dashes"],
	])("is refused with its line and cause: %s", (_, text, line, cause) => {
		expect(refusal(() => setProperties(text, new Map([["circle", "close"]])))).toEqual({
			kind: "lookAlike",
			line,
			cause,
		});
		expect(refusal(() => changeProperties(text, new Map([["snoozeUntil", "2026-12-24"]])))).toEqual({
			kind: "lookAlike",
			line,
			cause,
		});
	});

	it("lets a line be logged alone where no property is to be written", () => {
		const text = "\n---\ntype: person\n---\n";
		expect(applyEdit(text, logFollowUp(text, { day: TODAY, what: "x" }, TODAY, false).edit)).toContain(`- ${TODAY}: x`);
	});

	it.each([
		"---\n\nA note that begins with a line across the page.\n",
		"\n---\nWords above and below.\n\n---\n",
		"***\ntype: person\n",
		"---\nMet her at a fair where everybody spoke about the harbour and its maps: good.\n",
		"Words.\n---\ntype: person\n---\n",
		"",
		"\n\n",
		"---",
		"\u200b",
		"—\nsaid she.\n",
		"---\n- a\n- b\n",
		"---\n\n## Follow-ups\n\n1. 2026-11-20 call: the map\n",
		"---\n1) words: more\n",
		"---\n\n[ref]: https://example.org 'title'\n",
		"---\n[^1]: a footnote\n",
		"---\n+ words: more\n",
	])("is not seen in a note that has none: %j", (text) => {
		const after = applyEdit(text, setProperties(text, new Map([["circle", "close"]])));
		expect(after).toBe(`---\ncircle: close\n---\n${text}`);
	});

	it("never gets a second block on top, whatever stands around its dashes", () => {
		const odd = fc.constantFrom("", "", " ", "\t", "\n", ...BLANKS);
		const dashes = fc.constantFrom("---", "---", "---", "—-", "...");
		fc.assert(
			fc.property(
				odd,
				dashes,
				odd,
				dashes,
				odd,
				fc.constantFrom("\n", "\r\n"),
				(before, open, behind, close, end, ending) => {
					const text = `${before}${open}${behind}${ending}type: person${ending}circle: inner${ending}${close}${end}${ending}Words.${ending}`;
					const problem = refusal(() => {
						const after = applyEdit(text, setProperties(text, new Map([["met", "2026-11-20"]])));
						// What begins with other words than dashes is a note like any other.
						if (open !== "...") expect(after.slice(0, after.indexOf("type"))).toBe(text.slice(0, text.indexOf("type")));
					});
					if (problem !== undefined) expect(problem.kind).toMatch(/^(?:lookAlike|yaml|notAMapping)$/);
				},
			),
			{ numRuns: 2000 },
		);
	});
});
