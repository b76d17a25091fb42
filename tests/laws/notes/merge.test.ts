/** Two notes about one person as one: whatever stands in them, nothing is lost, and nothing is added that neither says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { QUESTIONS } from "../../../src/domain/questions";
import { mergeNotes, type MergeOptions } from "../../../src/exchange/merge-notes";
import { sectionsAnswering, wordingsOf, type Wordings } from "../../../src/note/answers";
import { readLog } from "../../../src/note/log/log";
import { sectionsOf } from "../../../src/note/markdown/sections";
import { applyEdit, invertEdit, Refusal } from "../../../src/note/markdown/text-edit";
import { runs } from "../../support/runs";
import { notes } from "./generate-notes";
import { bodyOf, propertiesOf } from "./yaml-judge";

const NONE: Wordings = [[], [], [], []];
const OPTIONS: MergeOptions = {
	names: { keep: ["Ana Diaz"], from: ["Ana Díaz", "Anita"] },
	wordings: wordingsOf(QUESTIONS, NONE, QUESTIONS),
	reading: {},
	today: "2026-11-24" as Day,
};

const words = fc.constantFrom(
	"Porto",
	"the harbour",
	"maps; and charts",
	"a “list”: of 3",
	"50% of it",
	"O'Neill & Sons",
	"`x`",
);
const day = fc.constantFrom("2025-03-01", "2026-01-01", "2026-05-09", "2026-11-20", "2026-11-23");

const properties: fc.Arbitrary<string> = fc
	.tuple(
		fc.option(words.map((each) => `company: ${JSON.stringify(each)}`)),
		fc.option(words.map((each) => `role: ${JSON.stringify(each)}`)),
		fc.option(fc.array(words, { maxLength: 3 }).map((each) => `offers: ${JSON.stringify(each)}`)),
		fc.option(
			fc.constantFrom(
				"email: a@b.example",
				"email: [a@b.example, c@d.example]",
				"EMAIL[WORK]: e@f.example",
				"mail: x@y.example",
			),
		),
		fc.option(fc.constantFrom("tags: [people, sail]", "tags: people", "tags:\n  - chess # who with?", "tag: x")),
		fc.option(day.map((each) => `met: ${each}`)),
		fc.option(day.map((each) => `last_contact: ${each}`)),
		fc.option(day.map((each) => `last_met: "[[${each}]]"`)),
		fc.option(fc.nat({ max: 4 }).map((each) => `gives: ${each}`)),
		fc.option(fc.constantFrom("paused: true", "paused: false", "prm-paused: true")),
		fc.option(fc.constantFrom("aliases: [Anita]", "aliases: Ann, Annie", "aliases:\n  - A. D.", "alias: Nita")),
		fc.option(
			fc.constantFrom(
				"id: 00123",
				"id: 1.50",
				"id: {a: 1, b: [x, y]}",
				"id:\n  deep: here",
				"# a remark\nid: x",
				"id: |\n  two\n  lines",
			),
		),
		fc.option(
			fc.constantFrom(
				"knows: [[Ben Ito]]",
				'knows: ["[[Ben Ito]]"]',
				'introduced_by: "[[Cleo]]"',
				"birthday: --05-09",
				"birthday: 1984-05-09",
			),
		),
		fc.option(fc.constantFrom("cadence: monthly", "circle: close", "snooze_until: 2027-01-01", "last_contact: soon")),
	)
	.map((lines) => {
		const given = lines.filter((line) => line !== null);
		const keys = new Set<string>();
		const once = given.filter((line) => {
			const key = line.replace(/^# a remark\n/, "").split(":", 1)[0] ?? "";
			return !keys.has(key) && keys.add(key);
		});
		return once.length === 0 ? "" : `---\ntype: person\n${once.join("\n")}\n---\n`;
	});

const logLine = fc
	.tuple(
		day,
		fc.constantFrom("", " call", " in person", " message, gave", " email, asked"),
		fc.option(words),
		fc.nat({ max: 9 }),
	)
	.map(([when, how, what, form]) => {
		const line = `${when}${how}${what === null ? "" : `: ${what}`}`;
		if (form === 0) return `${line}\n  - more of it`;
		if (form === 1) return `[ ] ${line}`;
		if (form === 2) return `[x] ${line}\n  goes on`;
		return form === 3 ? "no day at all" : line;
	});

const log = fc
	.tuple(
		fc.array(logLine, { maxLength: 5 }),
		fc.constantFrom("- ", "* ", "1. ", " - "),
		fc.constantFrom("up", "down", "as is"),
		fc.boolean(),
	)
	.map(([lines, marker, order, loose]) => {
		const sorted = [...lines].sort((a, b) => (order === "as is" ? 0 : (order === "up" ? 1 : -1) * (a < b ? -1 : 1)));
		return sorted
			.map((line) => marker + line.replace(/\n/g, `\n${" ".repeat(marker.length - 2)}`))
			.join(loose ? "\n\n" : "\n");
	});

const section = fc.oneof(
	fc.tuple(fc.constantFrom(...QUESTIONS), fc.option(words)).map(([title, said]) => `## ${title}\n\n${said ?? ""}`),
	fc
		.tuple(fc.constantFrom("## Follow-ups", "## Follow-ups", "### Follow-ups", "# Follow-ups"), log)
		.map(([title, lines]) => `${title}\n\n${lines}`),
	fc
		.tuple(fc.constantFrom("## Notes", "### Notes", "# Ana Díaz", "# Ana Diaz", "## Contact log"), fc.option(words))
		.map(([title, said]) => `${title}\n\n${said ?? ""}`),
	fc.constantFrom(
		"### 2026-02-02 a day\n\nWhat was.",
		"- [ ] send it 📅 2026-12-04",
		"> quoted\n> twice",
		"```js\n- 2026-01-01 code\n```",
		"Words :: of a kind",
		"company:: In the text",
	),
);

const person: fc.Arbitrary<string> = fc
	.tuple(
		properties,
		fc.option(words),
		fc.array(section, { maxLength: 6 }),
		fc.constantFrom("\n", "", "\n\n"),
		fc.constantFrom("\n", "\n", "\r\n"),
	)
	.map(([block, intro, parts, end, ending]) =>
		(block + (block === "" ? "" : "\n") + [...(intro === null ? [] : [intro]), ...parts].join("\n\n") + end).replace(
			/\n/g,
			ending,
		),
	);

/** Every text and number in a value. */
function leavesOf(value: unknown): string[] {
	if (value === null || value === undefined || value === "" || typeof value === "boolean") return [];
	if (typeof value === "object") return Object.values(value).flatMap(leavesOf);
	return [(typeof value === "string" ? value : JSON.stringify(value)).trim()];
}

const COUNTED = new Set(["gives", "asks"]);

function bare(line: string): string {
	return line.trim().replace(/^(?:[-*+]|\d+[.)])\s+/, "");
}

function count(text: string, line: string): number {
	return text.split(/[\r\n]+/).filter((each) => bare(each) === bare(line)).length;
}

/** What a merge must hold, whatever the notes are. */
function judge(keep: string, from: string): string {
	const { edit } = mergeNotes(keep, from, OPTIONS);
	const after = applyEdit(keep, edit);
	expect(applyEdit(after, invertEdit(edit))).toBe(keep);
	const [mine, theirs, all = []] = [keep, from, after].map(propertiesOf);
	// What one parser of YAML reads and another does not tells nothing.
	const values = mine === undefined || theirs === undefined ? [] : [...mine, ...theirs];
	const said = new Set(leavesOf(all.map(([, value]) => value)).flatMap((each) => [each, each.replace(/[[\]]/g, "")]));
	const body = bodyOf(after);
	for (const [key, value] of values) {
		// A count is added up, and who rests by neither note does not.
		if (COUNTED.has(key.toLowerCase()) || leavesOf(value).join() === "false") continue;
		for (const each of leavesOf(value)) {
			// A day is written as a day, and a link as a link, whatever form it had.
			const leaf = each.replace(/[[\]]/g, "");
			// A birthday with its year says more.
			if (key === "birthday" && [...said].some((other) => other.endsWith(leaf.slice(1)))) continue;
			if (!said.has(leaf) && !leaf.split(/,\s*/).every((each) => said.has(each)))
				expect([
					key,
					body.includes(leaf) || body.includes(JSON.stringify(leaf).slice(1, -1)) ? leaf : undefined,
					after,
				]).toEqual([key, leaf, after]);
		}
	}
	const [a, b, both] = [keep, from, after].map((text) => readLog(text).followUps.map((each) => JSON.stringify(each)));
	for (const line of new Set([...(a ?? []), ...(b ?? [])])) {
		const times = (of: readonly string[] = []): number => of.filter((each) => each === line).length;
		expect([line, times(both) >= Math.max(times(a), times(b))]).toEqual([line, true]);
		expect([line, times(both) <= times(a) + times(b)]).toEqual([line, true]);
	}
	expect(both?.filter((line) => a?.includes(line) !== true && b?.includes(line) !== true)).toEqual([]);
	const linesOf = (text: string): string[] => text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
	for (const line of linesOf(bodyOf(keep))) expect(count(body, line)).toBeGreaterThanOrEqual(count(bodyOf(keep), line));
	const titles = sectionsOf(from).map(({ text }) => text);
	for (const line of linesOf(bodyOf(from)))
		if (!/^\s*(?:#|[=-]+\s*$)/.test(line) && !titles.includes(line.trim()))
			expect([line, count(body, line) > 0]).toEqual([line, true]);
	for (const question of OPTIONS.wordings) {
		const answersOf = (text: string): string[] =>
			sectionsAnswering(sectionsOf(text), [question, [], [], []]).map((each) => text.slice(each.from, each.to));
		const all = answersOf(after).join("\n");
		// A log below a question goes to the log.
		for (const answer of [keep, from].flatMap(answersOf))
			for (const line of linesOf(answer.split(/^\s*#|^Follow-ups$/m, 1)[0] ?? "")) expect(all).toContain(bare(line));
	}
	return after;
}

/** Merges once more, as after a crash: everything is there already. */
function isDone(after: string, from: string): void {
	const names = { keep: [...OPTIONS.names.keep, ...OPTIONS.names.from], from: OPTIONS.names.from };
	expect(applyEdit(after, mergeNotes(after, from, { ...OPTIONS, names }).edit)).toBe(after);
}

describe("a merge of two notes", () => {
	it("loses no line, no answer and no value, and done again changes nothing", () => {
		fc.assert(
			fc.property(person, person, (keep, from) => isDone(judge(keep, from), from)),
			{ numRuns: runs(200) },
		);
	});

	it("of notes of every kind either does so, or changes nothing", () => {
		let merged = 0;
		fc.assert(
			fc.property(notes, notes, (keep, from) => {
				try {
					judge(keep.text, from.text);
					merged++;
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
				}
			}),
			{ numRuns: runs(200) },
		);
		expect(merged).toBeGreaterThan(0);
	});
});
