// What a long answer costs, counted in characters that are looked through, so that no clock decides.
import { describe, expect, it, vi } from "vitest";
import { QUESTIONS } from "../../../src/domain/questions";
import { BUILT_IN_TEMPLATE, newPersonNote } from "../../../src/note/new-note/new-note";

const looked = vi.hoisted(() => ({ characters: 0 }));

vi.mock("../../../src/note/markdown/block-scanner", async (original) => {
	const actual = await original<typeof import("../../../src/note/markdown/block-scanner")>();
	return {
		...actual,
		scanNote: (...[text, visit, bodyOnly]: Parameters<typeof actual.scanNote>) => {
			looked.characters += text.length;
			return actual.scanNote(text, visit, bodyOnly);
		},
	};
});

/** How often each character of an answer is looked at. */
function looks(line: string, times: number): number {
	const answer = line.repeat(times);
	looked.characters = 0;
	newPersonNote(
		BUILT_IN_TEMPLATE,
		{ name: "Ana", date: "2026-11-24", properties: new Map(), answers: [answer, "", "", ""] },
		QUESTIONS,
	);
	return looked.characters / answer.length;
}

describe("an answer of many lines that each open a block", () => {
	it.each([
		"<div>\n",
		"<div>\n\n",
		"</p>\n",
		"<!-- a\n",
		"<?\n",
		"<![CDATA[\n",
		"``` a\n",
		"%% a\n\n",
		"%%\n%%\n%%\n",
		"$$\nx\n",
		"<script>\n",
		"# \n",
		"~~~\n\n",
		"> <div>\n",
		"- <div>\n",
		"- %% a\n\n",
		"<b>\n\n",
		"words\n",
	])("is looked through a few times, however many there are: %j", (line) => {
		expect(looks(line, 5_000)).toBeGreaterThanOrEqual(1);
		expect(looks(line, 5_000)).toBeLessThan(20);
		expect(looks(line, 20_000)).toBeLessThan(20);
	});
});
