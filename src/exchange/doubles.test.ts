import { describe, expect, it } from "vitest";
import type { FoundPerson, LeftOut } from "./found-person";
import { withoutDoubles } from "./doubles";

const NOTHING = { aliases: [], email: [], phone: [], links: [], tags: [], commonGround: [], offers: [], seeks: [] };

function row(line: number, facts: Partial<FoundPerson["facts"]> = {}, note = "", name = "Ana Diaz"): FoundPerson {
	return { name, facts: { ...NOTHING, ...facts }, note, lines: [line] };
}

function once(rows: readonly FoundPerson[], leftOut: LeftOut[] = []): readonly FoundPerson[] {
	const steps = withoutDoubles(rows, leftOut);
	let step = steps.next();
	while (step.done !== true) step = steps.next();
	return step.value;
}

/** The least of several times, in milliseconds. */
function timeOf(work: () => unknown): number {
	return Math.min(
		...Array.from({ length: 3 }, () => {
			const begun = performance.now();
			work();
			return performance.now() - begun;
		}),
	);
}

describe("rows of one person", () => {
	it("become one, with everything that any of them says, and what differs is told", () => {
		const leftOut: LeftOut[] = [];
		const rows = [
			row(1, { email: ["a@x.example"], company: "Acme" }, "one"),
			row(2, { email: ["a@x.example", "b@x.example"], role: "Chair" }, "two", "Ana Maria Diaz"),
			row(3, { email: ["b@x.example"], company: "Tide", phone: ["+351 21 555 0100"] }, "one"),
			row(4, { phone: ["+351 21 555 0100"], tags: ["x"] }, "on"),
			row(5, {}, "", "Ben Ito"),
		];
		const [ana, ben, ...others] = once(rows, leftOut);
		expect(ana).toEqual({
			name: "Ana Diaz",
			facts: {
				...NOTHING,
				aliases: ["Ana Maria Diaz"],
				company: "Acme",
				role: "Chair",
				email: ["a@x.example", "b@x.example"],
				phone: ["+351 21 555 0100"],
				tags: ["x"],
			},
			note: "one\n\ntwo",
			lines: [1, 2, 3, 4],
		});
		expect(leftOut).toEqual([{ line: 3, title: "company", value: "Tide" }]);
		expect(ben).toBe(rows[4]);
		expect(others).toEqual([]);
	});

	it("take a time that grows with their number and not with its square", () => {
		const rows = (count: number): FoundPerson[] =>
			Array.from({ length: count }, (_, at) => row(at, { email: [`ana${at}@x.example`] }, `note ${at}`));
		expect(once(rows(4000))).toHaveLength(1);
		// Eight times as many take ten to twenty times as long, and would take 64 times by their square.
		expect(timeOf(() => once(rows(8000))) / timeOf(() => once(rows(1000)))).toBeLessThan(40);
	}, 60_000);
});
