import { describe, expect, it } from "vitest";
import { memoize } from "./memoize";

describe("what is remembered", () => {
	it("is worked out once for each text, up to so many texts, and each time for long ones", () => {
		const worked: string[] = [];
		const length = memoize(2, (text) => {
			worked.push(text);
			return text.length > 3 ? undefined : text.length;
		});
		const long = "x".repeat(300);
		expect(["a", "abcd", "a", "abcd", "c", "c", long, long].map(length)).toEqual([
			1,
			undefined,
			1,
			undefined,
			1,
			1,
			undefined,
			undefined,
		]);
		expect(worked).toEqual(["a", "abcd", "c", "c", long, long]);
	});

	it("keeps half a sign as it is", () => {
		expect(memoize(9, (text) => text)("\ud83d x")).toBe("\ud83d x");
	});
});
