import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, combineEdits, editOf, invertEdit, Refusal } from "./text-edit";

const problemOf = (run: () => unknown): unknown => {
	try {
		run();
	} catch (error) {
		return error instanceof Refusal ? error.problem : error;
	}
	return undefined;
};

/** A text and splices of it that do not overlap. */
const edits = fc
	.tuple(
		fc.string(),
		fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }), fc.string({ maxLength: 4 })), { maxLength: 5 }),
	)
	.map(([text, parts]) => {
		let at = 0;
		const splices = parts.flatMap(([gap, length, inserted]) => {
			at += gap;
			if (at > text.length) return [];
			const splice = { at, removed: text.slice(at, at + length), inserted };
			at += splice.removed.length;
			return [splice];
		});
		return { text, splices };
	});

describe("edits", () => {
	it("splices in any order given, those at one place as they came", () => {
		const edit = editOf([
			{ at: 4, removed: "e", inserted: "E" },
			{ at: 0, removed: "", inserted: "<" },
			{ at: 0, removed: "", inserted: ">" },
		]);
		expect(applyEdit("abcde", edit)).toBe("<>abcdE");
	});

	it("is nothing where nothing changes", () => expect(editOf([{ at: 2, removed: "a", inserted: "a" }])).toEqual([]));

	it("refuses to lose its place", () => {
		for (const at of [0, 1, 3, 4, 99])
			expect(problemOf(() => applyEdit("abab", [{ at, removed: "ba!", inserted: "" }]))).toEqual({ kind: "moved" });
		expect(problemOf(() => applyEdit("abc", [{ at: 4, removed: "", inserted: "x" }]))).toEqual({ kind: "moved" });
	});

	it("refuses edits of one place", () => {
		const [a, b] = [[{ at: 1, removed: "bc", inserted: "" }], [{ at: 2, removed: "c", inserted: "C" }]];
		expect(problemOf(() => combineEdits(a, b))).toEqual({ kind: "overlap" });
		expect(applyEdit("abc", combineEdits(b, [{ at: 1, removed: "b", inserted: "B" }]))).toBe("aBC");
	});

	it("is taken back by its inverse, and the inverse by its own", () => {
		fc.assert(
			fc.property(edits, ({ text, splices }) => {
				const edit = editOf(splices);
				const after = applyEdit(text, edit);
				const back = invertEdit(edit);
				expect(applyEdit(after, back)).toBe(text);
				expect(applyEdit(text, invertEdit(back))).toBe(after);
			}),
		);
	});
});
