// How many steps of undo are kept, and whose turn it is.
import { describe, expect, it } from "vitest";
import { editOf } from "../../../src/note/markdown/text-edit";
import { NoteHandle } from "../../../src/vault/write/note-handle";
import { traceOf } from "../../../src/vault/write/undo-trace";
import { KEPT_STEPS, SURE_STEPS, UndoHistory, type UndoStep } from "../../../src/vault/write/undo-history";

/** A step that wrote so many letters. */
function stepOf(label: string, letters: number): UndoStep {
	const written = "x".repeat(letters);
	return {
		label,
		changes: [
			{
				kind: "edited",
				note: new NoteHandle(0, "Ana.md", null),
				trace: traceOf(written, editOf([{ at: 0, removed: "", inserted: written }])),
			},
		],
	};
}

function labels(steps: UndoHistory): string[] {
	const found: string[] = [];
	for (let next = steps.next; next !== undefined; next = steps.next) {
		found.push(next.label);
		steps.drop(next);
	}
	return found;
}

describe("the steps of undo", () => {
	it.each([
		["small", 10, KEPT_STEPS],
		["large", 1_000_000, SURE_STEPS],
		["larger than all that is kept of small ones", 9_000_000, SURE_STEPS],
	])("that are %s are kept to their number", (_, letters, kept) => {
		const steps = new UndoHistory();
		const large = stepOf("", letters);
		for (let n = 0; n < 130; n++) steps.push({ ...large, label: `${n}` });
		expect(labels(steps)).toEqual(Array.from({ length: kept }, (__, n) => `${129 - n}`));
	});

	it("are not pushed out by one large one, as the fifty before it stay", () => {
		const steps = new UndoHistory();
		for (let n = 0; n < 60; n++) steps.push(stepOf(`${n}`, 10));
		steps.push(stepOf("large", 20_000_000));
		expect(labels(steps)).toEqual(["large", ...Array.from({ length: SURE_STEPS - 1 }, (_, n) => `${59 - n}`)]);
	});

	it("that were left come again after all others, the youngest first", () => {
		const steps = new UndoHistory();
		const [a, b, c] = ["a", "b", "c"].map((label) => stepOf(label, 1)) as [UndoStep, UndoStep, UndoStep];
		for (const step of [a, b, c]) steps.push(step);
		const turns: string[] = [];
		for (let n = 0; n < 7; n++) {
			const { next } = steps;
			if (next === undefined) throw new Error("a step was lost");
			turns.push(next.label);
			steps.done.skip(next);
		}
		expect(turns).toEqual(["c", "b", "a", "c", "b", "a", "c"]);
		steps.drop(b);
		expect([steps.next, steps.has(b)]).toEqual([a, false]);
	});
});
