import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { sameValue } from "./same-value";

/** The same without the fields that are undefined. */
function pruned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(pruned);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, each]) => each !== undefined)
			.map(([key, each]) => [key, pruned(each)]),
	);
}

const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3 },
		fc.constantFrom(undefined, null, 0, 1, "", "a", true),
		fc.array(tie("value"), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
	),
}));

describe("two plain values", () => {
	it("say the same where they are equal but for fields that are undefined", () => {
		fc.assert(
			fc.property(values, values, (one, other) => {
				expect(sameValue(one, other)).toBe(isDeepStrictEqual(pruned(one), pruned(other)));
				expect(sameValue(one, structuredClone(one))).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});
