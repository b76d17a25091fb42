import { describe, expect, it } from "vitest";
import type { Day } from "../domain/day";
import { packFollowUp as packed } from "../domain/packed-follow-ups";
import { QUESTIONS } from "../domain/questions";
import { readPersonNote, readRecord } from "./person-note";

describe("readPersonNote", () => {
	const reading = {
		marks: { peopleFolder: "People", personTag: "person", template: "Templates/Person" },
		wordings: [[QUESTIONS[0]], [QUESTIONS[1]], [QUESTIONS[2]], [QUESTIONS[3]]],
	} as const;
	const facts = { path: "People/Ana.md", name: "Ana", values: undefined, tags: [], hasBlock: true } as const;

	it("keeps a person whose properties stop parsing, marked with the line", () => {
		const read = readPersonNote(facts, reading, undefined, "---\na: 1\nb: [\n---\n## Follow-ups\n- 2026-11-20\n");
		expect(read).toMatchObject({
			kind: "person",
			properties: { unreadable: [{ expected: "yaml", line: 4 }] },
			record: { followUps: [packed({ day: "2026-11-20" as Day })] },
		});
	});

	it("cannot tell outside of the folder", () => {
		expect(readPersonNote({ ...facts, path: "Elsewhere/Ana.md" }, reading, undefined, "---\na: [\n---\n")).toEqual({
			kind: "unread",
		});
	});

	it("reads answers and log", () => {
		expect(
			readRecord(`## ${QUESTIONS[0]}\n\nFun.\n\n## ${QUESTIONS[2]}\n\n## Follow-ups\n- 2026-11-20 call\n`, reading),
		).toEqual({
			followUps: [packed({ day: "2026-11-20" as Day, channel: "call" })],
			answered: [true, false, false, false],
		});
	});
});
