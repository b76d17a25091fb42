// What is kept of a note is read in one pass that keeps no lines: it says what the readers say that look at one thing each.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packFollowUps } from "../../../src/domain/packed-follow-ups";
import { QUESTIONS } from "../../../src/domain/questions";
import { answersIn, type Wordings } from "../../../src/note/answers";
import { readLog } from "../../../src/note/log/log";
import { parseLogItem } from "../../../src/note/log/log-line";
import { scanBody, scanNote, type NoteLine } from "../../../src/note/markdown/sections";
import { readRecord } from "../../../src/note/person-note";
import { promisesIn } from "../../../src/note/promises";
import { notes } from "./generate-notes";
import { PATIENCE, RUNS } from "./runs";

// Two questions of the same words, and one of two wordings.
const WORDINGS: Wordings = [[QUESTIONS[0]], [QUESTIONS[1], "Follow-ups"], [QUESTIONS[2]], [QUESTIONS[2], QUESTIONS[3]]];

const questions = fc
	.array(fc.tuple(fc.constantFrom(...QUESTIONS, "Follow-ups", "Other"), fc.constantFrom("", "Words.\n", "%% no %%\n")))
	.map((all) => all.map(([heading, words]) => `\n## ${heading}\n${words}`).join(""));

describe("the record of a note", () => {
	it("has the log, the answers and the promises that are found one by one", { timeout: PATIENCE }, () => {
		fc.assert(
			fc.property(notes, questions, ({ text }, more) => {
				const note = text + more;
				const record = readRecord(note, { wordings: WORDINGS });
				fc.pre(record.conflict === undefined);
				const log = readLog(note);
				expect(record.followUps).toEqual(packFollowUps(log.followUps));
				expect(record.unreadLines).toEqual(log.unread);
				expect(record.secondLog).toEqual(log.again);
				expect(record.answered).toEqual(answersIn(note, WORDINGS).map((answer) => answer.text !== ""));
				expect(record.promises?.length ?? 0).toBe(promisesIn(note).filter(({ due }) => due !== undefined).length);
			}),
			{ numRuns: RUNS },
		);
	});

	it("is read off the same lines that an edit is made by", { timeout: PATIENCE }, () => {
		fc.assert(
			fc.property(notes, ({ text }) => {
				const [read, kept]: NoteLine[][] = [[], []];
				scanBody(text, (line) => read?.push({ ...line }));
				scanNote(text, (line) => kept?.push(line), true);
				expect(read).toEqual(kept);
			}),
			{ numRuns: RUNS },
		);
	});
});

describe("a line of the log", () => {
	const words = fc.array(
		fc.constantFrom(
			"2026-10-05",
			"2026-02-30",
			" ",
			"  ",
			":",
			",",
			"call",
			"at 10:30",
			"T10:30",
			"gave",
			"–",
			"x",
			"é",
			"1",
		),
		{ maxLength: 6 },
	);

	it("says the same with white space around it", () => {
		fc.assert(
			fc.property(words, (parts) => {
				const line = `2026-10-05${parts.join("")}`;
				expect(parseLogItem(line)).toEqual(parseLogItem(` ${line} `));
			}),
			{ numRuns: RUNS },
		);
	});
});
