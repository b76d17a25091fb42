import fc from "fast-check";
import { expect, it } from "vitest";
import { oncePerDay, packed } from "../domain/packed-mentions";
import type { Day } from "../domain/day";
import { MentionIndex, type Destination } from "./mention-index";

const WHEN = packed("2026-11-20" as Day, false);

it("tells the people of one alias only when somebody becomes alone with it, or is alone no more", () => {
	const told: string[] = [];
	const index = new MentionIndex((person) => void told.push(person));
	index.put("Daily/2026-11-20.md", WHEN, [{ words: "Friend" }]);
	const change = (person: string, before: readonly string[], after: readonly string[]): string[] => {
		told.length = 0;
		index.setAliases(person, before, after);
		return [...new Set(told)].sort();
	};
	expect(change("a", [], ["Friend"])).toEqual(["a"]);
	expect(index.mentionsOf("a", ["Friend"])).toEqual([WHEN]);
	expect(change("b", [], ["friend"])).toEqual(["a", "b"]);
	expect(index.mentionsOf("a", ["Friend"])).toBeUndefined();
	for (let n = 0; n < 2_000; n++) expect(change(`c${n}`, [], ["FRIEND"])).toEqual([`c${n}`]);
	for (let n = 0; n < 2_000; n++) expect(change(`c${n}`, ["FRIEND"], [])).toEqual([`c${n}`]);
	expect(change("b", ["friend"], ["Mate"])).toEqual(["a", "b"]);
	expect(index.mentionsOf("a", ["Friend"])).toEqual([WHEN]);
	expect(change("a", ["Friend"], ["Friend", "Other"])).toEqual([]);
});

it("tells nobody of a link whose words many go by", () => {
	const told: string[] = [];
	const index = new MentionIndex((person) => void told.push(person));
	for (let n = 0; n < 100; n++) index.setAliases(`p${n}`, [], ["Friend"]);
	told.length = 0;
	index.put("Daily/2026-11-20.md", WHEN, [{ words: "Friend" }]);
	index.remove("Daily/2026-11-20.md");
	expect(told).toEqual([]);
});

it("changes the contacts of somebody in thousands of notes at one day, and leaves the rest the same objects", () => {
	const index = new MentionIndex(() => undefined);
	const put = (n: number, when: number): void => index.put(`Daily/${n}.md`, when, [{ path: "a" }]);
	for (let n = 0; n < 3000; n++) put(n, WHEN - 2 * n);
	const before = index.mentionsOf("a", []) ?? [];
	const changed = (): number => {
		const now = new Set<unknown>(index.mentionsOf("a", []));
		return before.filter((part: unknown) => !now.has(part)).length;
	};
	expect(index.mentionsOf("a", [])).toBe(before);
	put(1500, WHEN - 2 * 1500 + 1);
	expect(changed()).toBe(1);
	// On a day that another note has as well, nothing changes.
	put(3000, WHEN - 2 * 1500);
	expect(changed()).toBe(1);
	index.remove("Daily/1500.md");
	expect(index.mentionsOf("a", [])).toEqual(before);
});

const WORDS = ["Ana", "Friend", "Mate"] as const;
const PEOPLE = ["a", "b", "c"] as const;

it("knows after any changes what it would know from the start, also of those in many notes", () => {
	const destination = fc.oneof(
		fc.constantFrom(...PEOPLE).map((path) => ({ path })),
		fc.constantFrom(...WORDS).map((words) => ({ words })),
	);
	const note = fc.record({
		path: fc.nat(150).map(String),
		day: fc.nat(400),
		face: fc.boolean(),
		links: fc.array(destination, { maxLength: 3 }),
	});
	const alias = fc.record({ person: fc.constantFrom(...PEOPLE), aliases: fc.subarray([...WORDS]) });
	fc.assert(
		fc.property(
			fc.array(fc.oneof({ weight: 20, arbitrary: note }, alias), { maxLength: 400, size: "max" }),
			(steps) => {
				const index = new MentionIndex(() => undefined);
				const notes = new Map<string, readonly [number, readonly Destination[]]>();
				const names = new Map<string, readonly string[]>();
				for (const step of steps) {
					if ("aliases" in step) {
						index.setAliases(step.person, names.get(step.person) ?? [], step.aliases);
						names.set(step.person, step.aliases);
					} else {
						const when = WHEN + 2 * step.day + (step.face ? 1 : 0);
						index.put(step.path, when, step.links);
						notes.set(step.path, [when, step.links]);
					}
				}
				const fresh = new MentionIndex(() => undefined);
				for (const [person, aliases] of names) fresh.setAliases(person, [], aliases);
				for (const [path, [when, links]] of notes) fresh.put(path, when, links);
				for (const person of PEOPLE) {
					const aliases = names.get(person) ?? [];
					const mentions = index.mentionsOf(person, aliases);
					expect(mentions).toEqual(fresh.mentionsOf(person, aliases));
					const days = index.notesOf(person, aliases).map(([, when]) => when);
					expect(mentions).toEqual(days.length === 0 ? undefined : oncePerDay(days.sort((a, b) => a - b)));
				}
			},
		),
	);
});
