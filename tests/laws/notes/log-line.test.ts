/** Logging a follow-up in notes of every kind: either exactly the line, and the summary beside it, or nothing happens. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, invertEdit, Refusal, type Edit } from "../../../src/note/markdown/text-edit";
import { readLog } from "../../../src/note/log/log";
import { logFollowUp } from "../../../src/note/log-and-summary";
import { isKnown, judgeBlock, keyOf, type Value } from "./block-judge";
import { asFollowUp, excuse, followUps, TODAY } from "./follow-ups";
import { notes, type Note } from "./generate-notes";
import type { Target } from "./generate-properties";
import { judgeLine, type Meant } from "./line-judge";
import { counted, logOf, parse, mayQuoteConflicts } from "./markdown-judge";
import { PATIENCE, RUNS } from "./runs";
import { bodyOf, cut } from "./yaml-judge";

/** What the summary says after a follow-up, by the keys that change; undefined where nobody but the editor knows. */
function summaryAfter(note: Note, meant: Meant): Map<string, Value> | undefined {
	if (note.twin === undefined || !isKnown(note)) return undefined;
	const contacts = counted(logOf(parse(note.twin), note.twin)?.contacts ?? []);
	const changes = new Map<string, Value>();
	const read = (
		target: Target,
	): { readonly key: string; readonly values: readonly string[]; readonly damaged: boolean } => {
		const key = keyOf(note, target);
		const pieces = (note.pieces ?? []).filter((piece) => piece.target === target);
		return {
			key,
			values: pieces.flatMap(({ meaning }) => (meaning.kind === "value" ? [meaning.value] : [])),
			damaged: pieces.some((piece) => piece.key === key && piece.meaning.kind === "bad"),
		};
	};
	const day = (target: "last_contact" | "last_met", logged: readonly string[]): void => {
		const { key, values, damaged } = read(target);
		const stands = [...values].sort().at(-1);
		const latest = [...logged.filter((each) => each <= TODAY), meant.day, ...values].sort().at(-1);
		if (!damaged && (stands ?? "") <= TODAY && latest !== stands) changes.set(key, latest);
	};
	const count = (target: "gives" | "asks", direction: string): void => {
		const { key, values, damaged } = read(target);
		const logged = contacts.filter((contact) => contact.direction === direction).length;
		if (!damaged) changes.set(key, Math.max(logged, ...values.map(Number)) + 1);
	};
	day(
		"last_contact",
		contacts.map((contact) => contact.day),
	);
	if (meant.channel === "in person")
		day(
			"last_met",
			contacts.filter(({ channel }) => channel === "in person").map((contact) => contact.day),
		);
	if (meant.direction === "gave") count("gives", "gave");
	if (meant.direction === "asked") count("asks", "asked");
	return changes;
}

/** Tries to log in as many notes as asked for. */
function tryLogging(name: string, summary: boolean): void {
	let [done, judged] = [0, 0];
	const refused = new Map<string, number>();
	fc.assert(
		fc.property(notes, followUps, (note, meant) => {
			const { text } = note;
			const changes = summary ? summaryAfter(note, meant) : new Map<string, Value>();
			let edit: Edit;
			try {
				({ edit } = logFollowUp(text, asFollowUp(meant), TODAY, summary));
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				const reason = changes === undefined ? "unknown" : excuse(note, meant, error.problem, changes.keys());
				if (reason === undefined)
					throw new Error(`refused without need: ${JSON.stringify(error.problem)}`, { cause: error });
				refused.set(reason, (refused.get(reason) ?? 0) + 1);
				return;
			}
			const after = applyEdit(text, edit);
			if (note.conflict && !mayQuoteConflicts(bodyOf(text), note.twin)) throw new Error("a conflict is not refused");
			if (applyEdit(after, invertEdit(edit)) !== text) throw new Error("taking it back does not restore the note");
			// A note whose first part is a break may have a block that its maker did not mean.
			judgeLine(bodyOf(text), bodyOf(after), isKnown(note) ? note.twin : undefined, meant, text);
			done++;
			if (changes === undefined) return;
			if (isKnown(note) && note.twin !== undefined) judged++;
			const [was, is] = [cut(text), cut(after)];
			const bodyless =
				is.open === ""
					? text
					: `${is.mark}${is.open}${is.yaml}${was.open === "" ? (/^---\r?\n/.exec(is.rest)?.[0] ?? "") : ""}${was.rest}`;
			if (changes.size > 0 || was.open !== "") judgeBlock(note, bodyless, changes);
			else if (is.open !== "") throw new Error("there is a block that nobody asked for");
		}),
		{ numRuns: RUNS },
	);
	console.log(`${name}: ${done} done, ${judged} read by CommonMark, refused:`, Object.fromEntries(refused));
	expect(done).toBeGreaterThan(RUNS * 0.5);
	expect(judged).toBeGreaterThan(done * 0.7);
}

describe("a follow-up", () => {
	it("is one line, exactly, or refused with a reason", () => tryLogging("log without summary", false), PATIENCE);
	it(
		"is one line and its summary, exactly, or refused with a reason",
		() => tryLogging("log with summary", true),
		PATIENCE,
	);

	it(
		"lands ten times, one after the other",
		() => {
			let landed = 0;
			fc.assert(
				fc.property(
					notes,
					fc.array(followUps, { minLength: 10, maxLength: 10 }),
					fc.boolean(),
					(note, ten, summary) => {
						let { text } = note;
						const days = (): string[] =>
							readLog(text)
								.followUps.map(({ day }) => day)
								.sort();
						const expected = days();
						const edits: Edit[] = [];
						for (const meant of ten) {
							try {
								const { edit } = logFollowUp(text, asFollowUp(meant), TODAY, summary);
								text = applyEdit(text, edit);
								edits.push(edit);
								expected.push(meant.day);
							} catch (error) {
								if (!(error instanceof Refusal)) throw error;
							}
						}
						expect(days()).toEqual(expected.sort());
						// Where the log grows can turn with an older day, to where a comment that is never closed swallows lines.
						const whole =
							!note.open &&
							!ten.some(({ what }) => what.startsWith("half")) &&
							note.pieces?.some(({ stubborn, broken }) => stubborn || broken) !== true;
						if (edits.length > 0 && whole) expect(edits.length).toBe(10);
						landed += edits.length;
						for (const edit of edits.reverse()) text = applyEdit(text, invertEdit(edit));
						expect(text).toBe(note.text);
					},
				),
				{ numRuns: Math.ceil(RUNS / 10) },
			);
			expect(landed).toBeGreaterThan(RUNS * 0.5);
		},
		PATIENCE,
	);
});
