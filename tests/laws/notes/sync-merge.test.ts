/**
 * Two devices log the same person offline, and the app's own Sync merges their notes by characters. What is shown then is
 * right, or marked with the way to mend it: a day that nobody wrote is never taken for contact silently.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreementsOf } from "../../../src/domain/findings";
import type { Day } from "../../../src/domain/day";
import { standingOf, type Standing } from "../../../src/domain/standing";
import type { FollowUp, Person } from "../../../src/domain/person";
import { doubtsOf } from "../../../src/domain/summary-doubts";
import { DEFAULT_RULES } from "../../../src/domain/rules";
import { QUESTIONS } from "../../../src/domain/questions";
import { wordingsOf } from "../../../src/note/answers";
import { applyEdit } from "../../../src/note/markdown/text-edit";
import { readFrontmatter } from "../../../src/note/frontmatter/frontmatter";
import { printLogItem } from "../../../src/note/log/log";
import { readPersonNote } from "../../../src/note/person-note";
import { lineForSummary, logFollowUp, useLog } from "../../../src/note/log-and-summary";
import { ago, contact, TODAY } from "../../support/people";
import { syncMerge } from "../../support/sync-merge";
import { PATIENCE, RUNS } from "./runs";

const READING = {
	marks: { peopleFolder: "People", personTag: "", template: "" },
	wordings: wordingsOf(QUESTIONS, [[], [], [], []], QUESTIONS),
};

/** Notes to begin with: with a block of properties and without, with the log's heading and without, with text below it. */
const NOTES = [
	"---\ntype: person\n---\n",
	"---\ntype: person\ncircle: close\nmet: 2025-01-02\n---\n\nHer words.\n\n## Follow-ups\n",
	"---\ntype: person\n---\n\n## Why am I making this connection?\n\nShe knows people in town.\n\n## 📞 Follow-ups\n\n## Notes\n\nMore.\n",
	"---\ntype: person\ncommon_ground: [climbing, Porto]\n---\n\nMet at the fair. She paints boats, and knows everybody in the harbour.\n",
	"Words.\n",
];

const followUp = (newest: number, oldest: number): fc.Arbitrary<FollowUp> =>
	fc
		.tuple(
			fc.integer({ min: newest, max: oldest }),
			fc.constantFrom(undefined, "in person", "call", "in person", "message"),
			fc.constantFrom(undefined, "gave", "asked"),
			fc.constantFrom("", "a book", "lunch at the harbour", "sent the list of climbing gyms"),
		)
		.map(([days, channel, direction, what]) => contact(ago(days), channel as never, direction as never, what));

/** A note that was synced, and what each of two devices logged in it since. */
const offline = fc.record({
	note: fc.constantFrom(...NOTES),
	before: fc.array(followUp(60, 500), { maxLength: 4 }),
	isNewestFirst: fc.boolean(),
	laptop: fc.array(followUp(0, 59), { minLength: 1, maxLength: 3 }),
	phone: fc.array(followUp(0, 59), { minLength: 1, maxLength: 3 }),
});

function logged(text: string, followUps: readonly FollowUp[]): string {
	return followUps.reduce((note, each) => applyEdit(note, logFollowUp(note, each, TODAY, true).edit), text);
}

/** The person as a merged note tells of them; the properties are unreadable where Sync broke their block. */
function personIn(text: string): Person {
	const block = readFrontmatter(text);
	const values = "kind" in block ? undefined : block.values;
	const { properties, record } = readPersonNote(
		{ path: "People/Ana.md", name: "Ana", values, tags: [], hasBlock: text.startsWith("---") },
		READING,
		undefined,
		text,
	);
	if (properties === undefined || record === undefined) throw new Error("nobody is listed");
	return { path: "People/Ana.md", name: "Ana", properties, record };
}

interface Merged {
	readonly text: string;
	readonly person: Person;
	readonly standing: Standing;
	/** Everything that anybody logged, and whether Sync kept each line on a line of its own. */
	readonly all: readonly FollowUp[];
	readonly whole: boolean;
}

function merged({
	note,
	before,
	isNewestFirst,
	laptop,
	phone,
}: typeof offline extends fc.Arbitrary<infer T> ? T : never): Merged {
	const sorted = [...before].sort((a, b) => (a.day < b.day ? -1 : 1) * (isNewestFirst ? -1 : 1));
	const base = logged(note, sorted);
	const text = syncMerge(base, logged(base, laptop), logged(base, phone));
	const all = [...before, ...laptop, ...phone];
	const lines = text.split("\n");
	const whole = all.every((each) => lines.includes(`- ${printLogItem(each)}`));
	const person = personIn(text);
	return { text, person, standing: standingOf(person, TODAY, DEFAULT_RULES), all, whole };
}

const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);

describe("a merge by the app's own Sync", () => {
	it(
		"never shows a day that nobody wrote without a mark, and the right day where every line came through",
		() => {
			const seen = { merges: 0, right: 0, marked: 0, doubted: 0, "lines lost": 0 };
			fc.assert(
				fc.property(offline, (given) => {
					const { person, standing, all, whole, text } = merged(given);
					seen.merges++;
					if (!whole) seen["lines lost"]++;
					const isMarked = standing.unreadable.length > 0;
					const written = [
						...all.map(({ day }) => day),
						...(person.properties.met === undefined ? [] : [person.properties.met]),
					];
					const [shown, met] = [standing.lastContact?.day, standing.lastFaceToFace?.day];
					if (isMarked) seen.marked++;
					if (standing.unreadable.some(({ expected }) => expected === "onRecord")) seen.doubted++;
					for (const day of [shown, met])
						if (day !== undefined && !written.includes(day)) expect(isMarked, text).toBe(true);
					if (!whole || isMarked) return;
					seen.right++;
					expect(shown, text).toBe(latest(written));
					expect(met, text).toBe(
						latest([
							...all.filter(({ channel }) => channel === "in person").map(({ day }) => day),
							...written.filter((day) => day === person.properties.met),
						]),
					);
				}),
				{ numRuns: RUNS },
			);
			console.log("merged by Sync:", seen);
			expect(seen.right).toBeGreaterThan(RUNS * 0.2);
			expect(seen.doubted).toBeGreaterThan(RUNS * 0.005);
		},
		PATIENCE,
	);

	it(
		"loses no line of a log that has lines already, and counts those of two first logs",
		() => {
			let seconds = 0;
			fc.assert(
				fc.property(
					offline.filter(({ before }) => before.length > 1),
					(given) => {
						const { person, all, whole } = merged(given);
						if (whole) expect(person.record?.followUps).toHaveLength(all.length);
					},
				),
				{ numRuns: Math.ceil(RUNS / 10) },
			);
			fc.assert(
				fc.property(
					offline.map((given) => ({ ...given, note: NOTES[3] as string, before: [] })),
					(given) => {
						const { person, all, text } = merged(given);
						if (person.record?.secondLog === undefined) return;
						seconds++;
						// Equal lines on both sides are one follow-up.
						const lines = new Set(all.map(printLogItem).filter((words) => text.includes(`- ${words}\n`)));
						expect(person.record.followUps.length).toBeGreaterThanOrEqual(lines.size);
						expect(person.record.followUps.length).toBeLessThanOrEqual(all.length);
					},
				),
				{ numRuns: Math.ceil(RUNS / 4) },
			);
			expect(seconds).toBeGreaterThan(0);
		},
		PATIENCE,
	);

	it(
		"shows the right counts where no count was typed by hand, or names them on the card and in the check",
		() => {
			let named = 0;
			fc.assert(
				fc.property(offline, (given) => {
					const { person, standing, all, whole, text } = merged(given);
					// Of equal lines under two headings one counts: what the person has is what the log says.
					if (!whole || person.record?.secondLog !== undefined) return;
					for (const [name, direction] of [
						["gives", "gave"],
						["asks", "asked"],
					] as const) {
						const right = all.filter((each) => each.direction === direction).length;
						if (standing.balance[name] === right) continue;
						named++;
						expect(
							disagreementsOf(person, TODAY).some((each) => each.name === name),
							text,
						).toBe(true);
					}
				}),
				{ numRuns: Math.ceil(RUNS / 4) },
			);
			expect(named).toBeGreaterThan(0);
		},
		PATIENCE,
	);

	it(
		"leaves a doubted day that either way to mend it ends",
		() => {
			let mended = 0;
			fc.assert(
				fc.property(offline, (given) => {
					const { person, text } = merged(given);
					for (const doubt of doubtsOf(person, TODAY)) {
						mended++;
						const confirmed = personIn(applyEdit(text, lineForSummary(text, doubt)));
						expect(doubtsOf(confirmed, TODAY).filter(({ name }) => name === doubt.name)).toEqual([]);
						expect(standingOf(confirmed, TODAY, DEFAULT_RULES).lastContact).toMatchObject({
							day: standingOf(person, TODAY, DEFAULT_RULES).lastContact?.day,
						});
						const used = personIn(applyEdit(text, useLog(text, [doubt.name], TODAY)));
						expect(doubtsOf(used, TODAY).filter(({ name }) => name === doubt.name)).toEqual([]);
					}
				}),
				{ numRuns: Math.max(400, Math.ceil(RUNS / 4)) },
			);
			expect(mended).toBeGreaterThan(0);
		},
		PATIENCE,
	);

	it("mixes two days into one that was neither, which is what the mark is for", () => {
		const base = logged(NOTES[1] as string, [contact("2026-11-01" as Day, "call")]);
		const text = syncMerge(
			base,
			logged(base, [contact("2026-11-11" as Day, "call")]),
			logged(base, [contact("2026-11-08" as Day, "message")]),
		);
		expect(text).toContain("\nlast_contact: 2026-11-18\n");
		expect(standingOf(personIn(text), TODAY, DEFAULT_RULES).unreadable).toEqual([
			{ property: "last_contact", value: "2026-11-18", expected: "onRecord" },
		]);
	});
});

describe("a day typed by hand", () => {
	const typed = (log: string): Person => personIn(`---\ntype: person\nlast_contact: 2026-11-20\n---\n${log}`);

	it("counts, and is asked about only where a log has lines and nothing else is that late", () => {
		expect(doubtsOf(typed(""), TODAY)).toEqual([]);
		expect(doubtsOf(typed("\n## Follow-ups\n\n- a plan\n"), TODAY)).toEqual([]);
		const doubted = typed("\n## Follow-ups\n\n- 2026-11-03 call\n");
		expect(doubtsOf(doubted, TODAY)).toEqual([{ name: "lastContact", day: "2026-11-20" }]);
		expect(standingOf(doubted, TODAY, DEFAULT_RULES).lastContact).toEqual({
			day: "2026-11-20",
			source: "lastContact",
		});
		// A line of another plugin's log, or one that links to the day, accounts for it.
		expect(
			doubtsOf(typed("\n## Follow-ups\n\n- 2026-11-03 call\n\n## Interaction Log\n\n- 2026-11-20: call\n"), TODAY),
		).toEqual([]);
		expect(doubtsOf(typed("\n[[2026-11-20]] met at the fair\n\n## Follow-ups\n\n- 2026-11-03 call\n"), TODAY)).toEqual(
			[],
		);
		expect(doubtsOf({ ...doubted, mentions: [20_777 * 2] }, TODAY)).toEqual([]);
		expect(doubtsOf(typed("\n## Interaction Log\n\n- 2026-11-03: call\n"), TODAY)).toEqual([]);
	});

	it("is not asked about where no summary is kept", () => {
		const doubted = typed("\n## Follow-ups\n\n- 2026-11-03 call\n");
		expect(standingOf(doubted, TODAY, { ...DEFAULT_RULES, summary: false }).unreadable).toEqual([]);
		expect(standingOf(doubted, TODAY, DEFAULT_RULES).unreadable).toEqual([
			{ property: "last_contact", value: "2026-11-20", expected: "onRecord" },
		]);
	});

	it("as the last meeting is asked about where the log has an earlier meeting, and not where it has calls alone", () => {
		const met = (log: string): Person =>
			personIn(`---\ntype: person\nlast_met: 2026-11-01\n---\n\n## Follow-ups\n\n${log}`);
		expect(doubtsOf(met("- 2026-11-03 call\n"), TODAY)).toEqual([]);
		expect(doubtsOf(met("- 2026-10-01 in person\n- 2026-11-03 call\n"), TODAY)).toEqual([
			{ name: "lastMet", day: "2026-11-01" },
		]);
		expect(doubtsOf(met("- 2026-10-01 call\n"), TODAY)).toEqual([{ name: "lastMet", day: "2026-11-01" }]);
	});
});
