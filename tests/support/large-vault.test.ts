import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { largeVault } from "./large-vault.mjs";

const TODAY = "2026-11-24";

function vault(people: number, today = TODAY, seed = 1): Map<string, string> {
	const notes = new Map<string, string>();
	for (const [path, text] of largeVault({ people, today, seed })) {
		if (notes.has(path.toLowerCase())) throw new Error(`${path} twice`);
		notes.set(path.toLowerCase(), `${path}\n${text}`);
	}
	return notes;
}

describe("the large vault", () => {
	it("has as many people as were asked for, each with a path of their own, in many scripts", () => {
		const people = [...vault(600).values()].filter((note) => note.startsWith("People/"));
		expect(people).toHaveLength(600);
		for (const script of ["Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Thai", "Hangul", "Han"]) {
			expect(
				people.filter((note) => new RegExp(`^People/\\p{Script=${script}}`, "u").test(note)).length,
			).toBeGreaterThan(20);
		}
	});

	it("is the same for the same seed, and another for another", () => {
		expect(vault(50)).toEqual(vault(50));
		expect(vault(50, TODAY, 2)).not.toEqual(vault(50));
	});

	it("moves with the day", () => {
		const days = (today: string): number[] =>
			[...vault(50, today).values()]
				.flatMap((note) => note.match(/\d{4}-\d{2}-\d{2}/g) ?? [])
				.map((day) => Date.parse(day) - Date.parse(today));
		expect(days("2028-02-29")).toEqual(days(TODAY));
		expect(() => vault(1, "2026-02-30x")).toThrow(RangeError);
	});

	it("has properties that parse, and a log within the time since they met", () => {
		for (const note of vault(300).values()) {
			if (!note.startsWith("People/")) continue;
			const block = /---\n(.*?)\n---\n/s.exec(note)?.[1] ?? "";
			const { met, last_contact: last } = parse(block) as { met?: string; last_contact?: string };
			const log = [...note.matchAll(/^- (\d{4}-\d{2}-\d{2})/gm)].map((match) => match[1] ?? "");
			expect(log).toEqual([...log].sort());
			expect(last).toBe(log.at(-1));
			for (const day of log) expect(day >= (met ?? "") && day <= TODAY).toBe(true);
		}
	});

	it("has daily notes, meetings, events and notes that concern nobody", () => {
		const folders = new Map<string, number>();
		for (const note of vault(200).values())
			folders.set(note.split("/")[0] ?? "", (folders.get(note.split("/")[0] ?? "") ?? 0) + 1);
		expect(folders.get("Journal")).toBeGreaterThan(500);
		expect(folders.get("Meetings")).toBe(50);
		expect(folders.get("Notes")).toBe(200);
		expect(folders.get("Events")).toBe(5);
	});
});
