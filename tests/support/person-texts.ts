/** Arbitrary person notes as text, and what the program reads of them: for laws about what logging really does. */
import fc from "fast-check";
import { QUESTIONS } from "../../src/domain/questions";
import type { FollowUp, Person } from "../../src/domain/person";
import { wordingsOf } from "../../src/note/answers";
import { applyEdit } from "../../src/note/markdown/text-edit";
import { readFrontmatter } from "../../src/note/frontmatter/frontmatter";
import { printLogItem } from "../../src/note/log/log";
import { readPersonNote } from "../../src/note/person-note";
import { logFollowUp } from "../../src/note/log-and-summary";
import { ago, anyFollowUp, TODAY } from "./people";

const READING = {
	marks: { peopleFolder: "People", personTag: "", template: "" },
	wordings: wordingsOf(QUESTIONS, [[], [], [], []], QUESTIONS),
};

/** The person of a note, as the index knows them once its text was read. */
export function personIn(text: string): Person {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Error(`the properties can't be read: ${block.kind}`);
	const facts = {
		path: "People/Ana.md",
		name: "Ana",
		values: block.values,
		tags: [],
		hasBlock: text.startsWith("---"),
	};
	const { properties, record } = readPersonNote(facts, READING, undefined, text);
	if (properties === undefined || record === undefined) throw new Error("the note is no person's");
	return { path: facts.path, name: facts.name, properties, record };
}

/** The note after a follow-up was logged, with the summary kept. */
export function afterLogging(text: string, followUp: FollowUp): string {
	return applyEdit(text, logFollowUp(text, followUp, TODAY, true).edit);
}

const day = fc.integer({ min: 0, max: 1200 }).map(ago);

/** Any person note of which nothing lies in the future: properties and log, each of which may be missing. */
export const anyPersonText: fc.Arbitrary<string> = fc
	.record(
		{
			circle: fc.constantFrom("inner", "close", "active", "wide", "nonsense"),
			cadence: fc.integer({ min: 1, max: 400 }),
			met: day,
			last_contact: day,
			last_met: day,
			gives: fc.nat(9),
			asks: fc.nat(9),
			snooze_until: fc.integer({ min: -30, max: 30 }).map(ago),
			paused: fc.boolean(),
		},
		{ requiredKeys: [] },
	)
	.chain((properties) =>
		fc.array(anyFollowUp, { maxLength: 12 }).map((followUps) => {
			const block = Object.entries(properties)
				.map(([key, value]) => `${key}: ${value}\n`)
				.join("");
			const log =
				followUps.length === 0
					? ""
					: `\n## Follow-ups\n\n${followUps.map((followUp) => `- ${printLogItem(followUp)}\n`).join("")}`;
			return `${block === "" ? "" : `---\n${block}---\n`}${log}`;
		}),
	);
