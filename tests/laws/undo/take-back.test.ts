// Undo against a model: whatever was done to a note before, between and since, a step that is taken back takes its own
// words out and leaves every other line as it is, or refuses and leaves all of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, editOf, type Edit } from "../../../src/note/markdown/text-edit";
import { sizeOf, takeBackIn, traceOf, type Trace } from "../../../src/vault/write/undo-trace";
import { runs } from "../../support/runs";

const RUNS = runs(1500);

/** A gesture of the model: lines put in and taken out, each line unlike all others but for the repeated ones. */
interface Gesture {
	readonly trace: Trace;
	readonly inserted: readonly string[];
	readonly removed: readonly string[];
}

const word = fc.constantFrom(
	"- a",
	"- b",
	"x: 1",
	"x: 2",
	"",
	"## Follow-ups",
	"words of one's own",
	"---",
	"%%",
	"- a %%",
);
const lines = fc.array(word, { maxLength: 12 });
const ending = fc.constantFrom("\n", "\r\n");

type Doing =
	| { readonly do: "write"; readonly at: number; readonly words: readonly string[]; readonly second: number }
	| { readonly do: "replace"; readonly at: number; readonly words: readonly string[] }
	| { readonly do: "take out"; readonly at: number }
	| { readonly do: "outside insert"; readonly at: number; readonly words: readonly string[] }
	| { readonly do: "outside delete"; readonly at: number }
	| { readonly do: "outside type"; readonly at: number; readonly words: readonly string[] }
	| { readonly do: "undo"; readonly at: number };

const at = fc.nat(30);
const words = fc.array(word, { minLength: 1, maxLength: 2 });
const doing: fc.Arbitrary<Doing> = fc.oneof(
	fc.record({ do: fc.constant("write" as const), at, words, second: at }),
	fc.record({ do: fc.constant("replace" as const), at, words }),
	fc.record({ do: fc.constant("take out" as const), at }),
	fc.record({ do: fc.constant("outside insert" as const), at, words }),
	fc.record({ do: fc.constant("outside delete" as const), at }),
	fc.record({ do: fc.constant("outside type" as const), at, words }),
	fc.record({ do: fc.constant("undo" as const), at }),
);

function startsOf(text: string): number[] {
	const starts = [0];
	for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
		if (index + 1 < text.length) starts.push(index + 1);
	return starts;
}

/** How often each line that is not empty stands in a text, without the line endings. */
function countsOf(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const line of text.split(/\r?\n/)) if (line !== "") counts.set(line, (counts.get(line) ?? 0) + 1);
	return counts;
}

function difference(before: string, after: string): Map<string, number> {
	const [a, b] = [countsOf(before), countsOf(after)];
	const changed = new Map<string, number>();
	for (const line of new Set([...a.keys(), ...b.keys()])) {
		const by = (b.get(line) ?? 0) - (a.get(line) ?? 0);
		if (by !== 0) changed.set(line, by);
	}
	return changed;
}

function written(text: string, edit: Edit): { after: string; gesture: Gesture } {
	const after = applyEdit(text, edit);
	return {
		after,
		gesture: {
			trace: traceOf(after, edit),
			inserted: edit.map(({ inserted }) => inserted),
			removed: edit.map(({ removed }) => removed),
		},
	};
}

describe("a step that is taken back", () => {
	it("restores every byte where nothing else was changed, step by step", () => {
		fc.assert(
			fc.property(
				lines,
				ending,
				fc.array(fc.record({ at, words, second: at }), { maxLength: 8 }),
				(before, eol, todo) => {
					let text = before.join(eol);
					const texts: string[] = [];
					const traces: Trace[] = [];
					for (const each of todo) {
						const starts = startsOf(text);
						const edit = editOf(
							[each.at, each.second]
								.filter((place, index, all) => all.indexOf(place) === index)
								.map((place, index) => ({
									at: starts[place % starts.length] ?? 0,
									removed: "",
									inserted: `${each.words.join(eol)}${index}${eol}`,
								})),
						);
						texts.push(text);
						text = applyEdit(text, edit);
						traces.push(traceOf(text, edit));
					}
					for (const trace of [...traces].reverse()) {
						const back = takeBackIn(text, trace);
						expect(back).toBeDefined();
						text = applyEdit(text, back ?? []);
						expect(text).toBe(texts.pop());
					}
				},
			),
			{ numRuns: RUNS },
		);
	}, 600_000);

	it("takes out its own lines and no other, or refuses, whatever was done elsewhere since", () => {
		let [taken, refused] = [0, 0];
		fc.assert(
			fc.property(lines, ending, fc.array(doing, { maxLength: 14 }), (before, eol, todo) => {
				let text = before.join(eol);
				let serial = 0;
				const steps: Gesture[] = [];
				for (const each of todo) {
					const starts = startsOf(text);
					const start = starts[each.at % starts.length] ?? 0;
					const end = text.indexOf("\n", start) < 0 ? text.length : text.indexOf("\n", start) + 1;
					switch (each.do) {
						case "write": {
							const places = [...new Set([start, starts[each.second % starts.length] ?? 0])];
							const { after, gesture } = written(
								text,
								editOf(places.map((place) => ({ at: place, removed: "", inserted: `${each.words.join(eol)}${eol}` }))),
							);
							text = after;
							steps.push(gesture);
							break;
						}
						case "replace": {
							const line = text.slice(start, end).replace(/\r?\n$/, "");
							const { after, gesture } = written(
								text,
								editOf([{ at: start, removed: line, inserted: `${each.words.join(" ")} ${serial++}` }]),
							);
							text = after;
							if (gesture.trace.marks.length > 0) steps.push(gesture);
							break;
						}
						case "take out": {
							const { after, gesture } = written(
								text,
								editOf([{ at: start, removed: text.slice(start, end), inserted: "" }]),
							);
							text = after;
							if (gesture.trace.marks.length > 0) steps.push(gesture);
							break;
						}
						case "outside insert":
							text = text.slice(0, start) + each.words.join(eol) + eol + text.slice(start);
							break;
						case "outside delete":
							text = text.slice(0, start) + text.slice(end);
							break;
						case "outside type":
							text =
								text.slice(0, end).replace(/\r?\n$/, "") +
								each.words.join(" ") +
								(end === text.length && !text.endsWith("\n") ? "" : eol) +
								text.slice(end);
							break;
						case "undo": {
							const step = steps[each.at % Math.max(steps.length, 1)];
							if (step === undefined) break;
							const back = takeBackIn(text, step.trace);
							if (back === undefined) {
								refused++;
								break;
							}
							taken++;
							const after = applyEdit(text, back);
							steps.splice(steps.indexOf(step), 1);
							// Exactly the lines that it wrote are gone, exactly those that it took out are back.
							const expected = new Map<string, number>();
							for (const [parts, by] of [
								[step.inserted, -1],
								[step.removed, 1],
							] as const) {
								for (const [line, times] of countsOf(parts.join("\n")))
									expected.set(line, (expected.get(line) ?? 0) + by * times);
							}
							for (const [line, by] of expected) if (by === 0) expected.delete(line);
							expect(Object.fromEntries(difference(text, after))).toEqual(Object.fromEntries(expected));
							text = after;
						}
					}
				}
			}),
			{ numRuns: RUNS },
		);
		expect(taken).toBeGreaterThan(RUNS / 20);
		expect(refused).toBeGreaterThan(0);
	}, 600_000);

	it("refuses where the line was changed, lengthened, or one of several equal ones is gone", () => {
		const edit = editOf([{ at: 4, removed: "", inserted: "- b\n" }]);
		const trace = traceOf(applyEdit("- a\n- b\n", edit), edit);
		for (const now of ["- a\n- b \n- c\n", "- a\n- b\n", "- a\n- bb\n- bb\n", "", "> - b\n> - b\n"])
			expect(takeBackIn(now, trace)).toBeUndefined();
		const atEnd = editOf([{ at: 3, removed: "", inserted: "\n- b" }]);
		const open = traceOf(applyEdit("- a", atEnd), atEnd);
		expect(takeBackIn("- a\n- b and more", open)).toBeUndefined();
		expect(applyEdit("- a and more\n- b", takeBackIn("- a and more\n- b", open) ?? [])).toBe("- a and more");
		expect(applyEdit("- a\n- b\n- c", takeBackIn("- a\n- b\n- c", open) ?? [])).toBe("- a\n- c");
	});

	it("refuses where the rest of the line that it wrote into says something else now", () => {
		const text = "---\nlast_contact: 2026-09-01\n---\n";
		const edit = editOf([{ at: text.indexOf("2026"), removed: "2026-09-01", inserted: "2026-11-24" }]);
		const trace = traceOf(applyEdit(text, edit), edit);
		for (const now of [
			"---\nmet: 2026-11-24\n---\n",
			"---\nlast_contact: 2026-11-24 # by hand\n---\n",
			"---\n# last_contact: 2026-11-24\n---\n",
		]) {
			expect(takeBackIn(now, trace)).toBeUndefined();
		}
		const elsewhere = "---\nx: 1\nlast_contact: 2026-11-24\ny: 2026-11-24\n---\n";
		expect(applyEdit(elsewhere, takeBackIn(elsewhere, trace) ?? [])).toBe(
			elsewhere.replace("contact: 2026-11-24", "contact: 2026-09-01"),
		);
	});

	it("refuses where a heading that it made holds lines that came later", () => {
		const edit = editOf([{ at: 6, removed: "", inserted: "\n## Follow-ups\n\n- 2026-11-24 call\n" }]);
		const text = applyEdit("Words\n", edit);
		expect(takeBackIn(`${text}- 2026-11-25 call\n`, traceOf(text, edit))).toBeUndefined();
		expect(applyEdit(`${text}\nMore.\n`, takeBackIn(`${text}\nMore.\n`, traceOf(text, edit)) ?? [])).toBe(
			"Words\n\nMore.\n",
		);
	});

	it("keeps little of a large note", () => {
		const text = "A line of somebody's note.\n".repeat(40_000);
		const edit = editOf([{ at: text.length, removed: "", inserted: "- 2026-11-24 call\n" }]);
		const trace = traceOf(applyEdit(text, edit), edit);
		expect(JSON.stringify(trace).length).toBeLessThan(1000);
		expect(sizeOf(trace)).toBeLessThan(1000);
		const now = `Edited on top.\n${text}- 2026-11-24 call\nand below\n`;
		expect(applyEdit(now, takeBackIn(now, trace) ?? [])).toBe(`Edited on top.\n${text}and below\n`);
	});
});
