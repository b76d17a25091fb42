import { describe, expect, it } from "vitest";
import type { Day } from "../domain/day";
import { applyEdit, Refusal } from "./markdown/text-edit";
import { logFollowUp } from "./log-and-summary";
import { addPromise, keepPromise, promisesIn, shortWords } from "./promises";

const DAY = "2026-11-24" as Day;
const DUE = "2026-12-04" as Day;
const said = (text: string): readonly unknown[] => promisesIn(text).map(({ what, due }) => [what, due]);

describe("the promises of a note", () => {
	it("are its open tasks at the top level, without what the Tasks plugin keeps behind the words", () => {
		const text = [
			"- [ ] send her the deck 📅 2026-12-04",
			"- [x] the gym list ✅ 2026-11-20",
			"- [ ] the map ⏫ 🔁 every week 📅 2026-12-01 ^map",
			"- [-] given up",
			"- [ ] ",
			"- not a task",
			"  - [ ] nested",
			"",
			"> - [ ] quoted",
			"",
			"```",
			"- [ ] code",
			"```",
			"- [ ] introduce her to [[Tom Okafor|Tom]]",
		].join("\n");
		expect(said(text)).toEqual([
			["send her the deck", DUE],
			["the map", "2026-12-01"],
			["introduce her to [[Tom Okafor|Tom]]", undefined],
		]);
		expect(promisesIn(text).map(({ repeats }) => repeats)).toEqual([false, true, false]);
	});

	it.each([
		["", "## Promises\n\n- [ ] the deck 📅 2026-12-04\n"],
		["Text.", "Text.\n\n## Promises\n\n- [ ] the deck 📅 2026-12-04\n"],
		["Text.\r\n", "Text.\r\n\r\n## Promises\r\n\r\n- [ ] the deck 📅 2026-12-04\r\n"],
		[
			"## Promised\n\n- [ ] old\n\n## Follow-ups\n",
			"## Promised\n\n- [ ] old\n- [ ] the deck 📅 2026-12-04\n\n## Follow-ups\n",
		],
	])("grow where they stand, else at the end of the note: %j", (before, after) => {
		expect(applyEdit(before, addPromise(before, "the deck", DUE))).toBe(after);
	});

	it("are refused where they would be swallowed, or would comment out the rest", () => {
		expect(() => addPromise("```\ncode", "the deck", DUE)).toThrow(Refusal);
		expect(() => addPromise("", "%% the deck", DUE)).toThrow(Refusal);
	});

	it("are ticked with their day, before the name of the block", () => {
		const text = "- [ ] the deck 📅 2026-12-04 ^deck\n- [ ] the deck\n";
		expect(applyEdit(text, keepPromise(text, { what: "the deck", due: DUE }, DAY))).toBe(
			"- [x] the deck 📅 2026-12-04 ✅ 2026-11-24 ^deck\n- [ ] the deck\n",
		);
		expect(() => keepPromise(text, { what: "gone", due: DUE }, DAY)).toThrow(Refusal);
	});

	it("are not ticked where they begin anew", () => {
		const text = "- [ ] the deck 🔁 every week 📅 2026-12-04\n";
		expect(() => keepPromise(text, { what: "the deck", due: DUE }, DAY)).toThrow(Refusal);
	});
});

describe("a follow-up with a promise", () => {
	const followUp = { day: DAY, channel: "call", what: "the fair" } as const;
	const both = (text: string): string =>
		applyEdit(text, logFollowUp(text, followUp, DAY, true, {}, { what: "the deck", due: DUE }).edit);

	it.each([
		["", "---\nlast_contact: 2026-11-24\n---\n"],
		["---\ntype: person\n---\n\n## Follow-ups\n\n- 2026-01-01 call", "- 2026-01-01 call\n- 2026-11-24 call: the fair"],
		[
			"---\ntype: person\n---\n\n## Follow-ups\n\n- 2026-01-01 call\n",
			"- 2026-01-01 call\n- 2026-11-24 call: the fair",
		],
		["## Follow-ups\n\n- 2026-01-01 call\n\n## Promises\n\n- [ ] old\n", "- [ ] old\n- [ ] the deck 📅 2026-12-04\n"],
	])("is one edit, wherever the log stands: %j", (before, part) => {
		const after = both(before);
		expect(after).toContain(part);
		expect(after).toContain("2026-11-24 call: the fair");
		expect(promisesIn(after).at(-1)).toMatchObject({ what: "the deck", due: DUE });
	});
});

describe("short words", () => {
	it("show links as their words, and are no longer than a line", () => {
		expect(shortWords("[[A|Ana]] and [[B]] at [the fair](x.md)")).toBe("Ana and B at the fair");
		expect([...shortWords("😀".repeat(200))]).toHaveLength(80);
	});
});
