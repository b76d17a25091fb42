/** Follow-ups to be logged, and why a note may refuse one. */
import fc from "fast-check";
import { CHANNELS } from "../../../src/domain/channel";
import { parseDay, type Day } from "../../../src/domain/day";
import type { FollowUp } from "../../../src/domain/person";
import type { Problem } from "../../../src/note/markdown/text-edit";
import { excuseOf } from "./block-judge";
import type { Note } from "./generate-notes";
import type { Meant } from "./line-judge";

/** The day on which everything is logged. */
export const TODAY = "2026-11-24" as Day;

/** Follow-ups of every kind, up to today. */
export const followUps: fc.Arbitrary<Meant> = fc.record({
	day: fc.constantFrom("2026-11-24", "2026-11-24", "2026-01-15", "2020-02-29"),
	channel: fc.option(fc.constantFrom(...CHANNELS.map(({ id }) => id)), { nil: undefined }),
	direction: fc.option(fc.constantFrom("gave", "asked"), { nil: undefined }),
	what: fc.constantFrom(
		"",
		"words",
		"sent [[a list]] of 3",
		"one\ntwo\r\n\r\nthree",
		"# no heading",
		"```",
		"- x",
		"> q",
		"<!-- x",
		"<div>",
		"$$ x",
		"%%an aside%%",
		"`code` **b**",
		"שלום 🧗",
		"a: b, c",
		"===",
		"---",
		"half %% a comment",
		"\\",
	),
});

/** A follow-up as the program knows it. */
export const asFollowUp = ({ day, channel, direction, what }: Meant): FollowUp => ({
	day: parseDay(day) as Day,
	what,
	...(channel === undefined ? {} : { channel: channel as (typeof CHANNELS)[number]["id"] }),
	...(direction === undefined ? {} : { direction: direction as "gave" | "asked" }),
});

/** Why a refusal is right, where such keys are changed beside the line; undefined where nothing known of the note excuses it. */
export function excuse(note: Note, meant: Meant, problem: Problem, changed: Iterable<string>): string | undefined {
	if (problem.kind === "commentMarks") return meant.what.split("%%").length % 2 === 0 ? "what" : undefined;
	// A line that is indented right below an empty section, or an empty item, would become part of any item above it.
	if (problem.kind === "readBack" && /^(?: {2,}|\t)\S/m.test(note.text)) return "indented line";
	if (problem.kind === "openBlock") return note.open ? "open" : undefined;
	if (problem.kind === "readBack" && note.open) return "open";
	return excuseOf(note, changed);
}
