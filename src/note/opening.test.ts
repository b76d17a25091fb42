import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../domain/questions";
import { openingOf } from "./opening";

const WORDINGS = QUESTIONS.map((question) => [question]) as unknown as Parameters<typeof openingOf>[1];

describe("the opening of a note", () => {
	it("is its first lines of prose and lists, without properties, headings, answers, tasks, code and the log", () => {
		const text = [
			"---",
			"type: person",
			"---",
			"# Ana",
			"",
			"![[ana.jpg]]",
			"Met her through [[Tom]].",
			"",
			"- likes climbing",
			"- [ ] write to her",
			"```",
			"code",
			"```",
			`## ${QUESTIONS[0]}`,
			"An answer.",
			"## Follow-ups",
			"- 2026-01-01 call",
			"## More",
			"Lives in Porto.",
			"A fourth line.",
		].join("\n");
		expect(openingOf(text, WORDINGS)).toEqual(["Met her through [[Tom]].", "likes climbing", "Lives in Porto."]);
		expect(openingOf("", WORDINGS)).toEqual([]);
	});
});
