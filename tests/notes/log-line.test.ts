/** The line of a follow-up, in notes of every kind: either exactly that line is added, or nothing happens. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../src/domain/channel";
import { parseDay, type Day } from "../../src/domain/day";
import type { FollowUp } from "../../src/domain/person";
import { applyEdit, invertEdit, Refusal, type Problem } from "../../src/note/edit";
import { logFollowUp } from "../../src/note/person-note";
import { notes, type Note } from "./generate-notes";
import { judgeLine, type Meant } from "./line-judge";
import { PATIENCE, RUNS } from "./runs";
import { bodyOf, cut } from "./yaml-judge";

const TODAY = "2026-11-24" as Day;

const followUps: fc.Arbitrary<Meant> = fc.record({
	day: fc.constantFrom("2026-11-24", "2026-11-24", "2026-01-15", "2020-02-29"),
	channel: fc.option(fc.constantFrom(...CHANNELS.map(({ id }) => id)), { nil: undefined }),
	direction: fc.option(fc.constantFrom("gave", "asked"), { nil: undefined }),
	what: fc.constantFrom(
		"", "words", "sent [[a list]] of 3", "one\ntwo\r\n\r\nthree", "# no heading", "```", "- x", "> q", "<!-- x", "<div>", "$$ x", "%%an aside%%", "`code` **b**", "שלום 🧗", "a: b, c", "===", "---", "half %% a comment", "\\",
	),
});

const asFollowUp = ({ day, channel, direction, what }: Meant): FollowUp => ({
	day: parseDay(day) as Day, what,
	...channel === undefined ? {} : { channel: channel as (typeof CHANNELS)[number]["id"] },
	...direction === undefined ? {} : { direction: direction as "gave" | "asked" },
});

/** Why a refusal is right; undefined where nothing known of the note excuses it. */
function excuse(note: Note, meant: Meant, problem: Problem): string | undefined {
	if (problem.kind === "commentMarks") return meant.what.split("%%").length % 2 === 0 ? "what" : undefined;
	if (problem.kind === "conflictMarkers") return note.conflict ? "conflict" : undefined;
	// A heading that is indented right below an empty section would become part of any list item above it.
	if (problem.kind === "readBack" && /^ {2,3}#/m.test(note.text)) return "indented heading";
	if (problem.kind === "openBlock" || problem.kind === "readBack") return note.open ? "open" : undefined;
	if (note.pieces === undefined && cut(note.text).open !== "") return "a break that begins a block";
	return note.pieces?.some(({ broken }) => broken) === true || hasDuplicates(note) ? "broken" : undefined;
}

function hasDuplicates({ pieces }: Note): boolean {
	const keys = (pieces ?? []).flatMap(({ key }) => key === undefined ? [] : [key]);
	return new Set(keys).size < keys.length;
}

describe("the line of a follow-up", () => {
	it("is added exactly, or refused with a reason", () => {
		let [done, judged] = [0, 0];
		const refused = new Map<string, number>();
		fc.assert(fc.property(notes, followUps, (note, meant) => {
			const { text } = note;
			let after: string;
			try {
				const { edit } = logFollowUp(text, asFollowUp(meant), TODAY, false);
				after = applyEdit(text, edit);
				expect(applyEdit(after, invertEdit(edit))).toBe(text);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				const reason = excuse(note, meant, error.problem);
				if (reason === undefined) throw new Error(`refused without need: ${JSON.stringify(error.problem)}`, { cause: error });
				refused.set(reason, (refused.get(reason) ?? 0) + 1);
				return;
			}
			expect(note.conflict).toBe(false);
			const [was, is] = [cut(text), cut(after)];
			expect([is.mark, is.open, is.yaml]).toEqual([was.mark, was.open, was.yaml]);
			// A note whose first part is a break may have a block that its maker did not mean.
			const known = (was.open !== "") === (note.pieces !== undefined);
			judgeLine(bodyOf(text), bodyOf(after), known ? note.twin : undefined, meant, text);
			done++;
			if (known && note.twin !== undefined) judged++;
		}), { numRuns: RUNS });
		console.log(`log line: ${done} added, ${judged} read by CommonMark, refused:`, Object.fromEntries(refused));
		expect(done).toBeGreaterThan(RUNS * 0.5);
		expect(judged).toBeGreaterThan(done * 0.7);
	}, PATIENCE);
});
