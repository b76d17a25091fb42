import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, anyPerson, contact, person, TODAY } from "../../tests/support/people";
import { addDays } from "./day";
import { fadingList, openEntries, waitingEntries, waitingIn } from "./fading-list";
import { DEFAULT_RULES } from "./rules";

const listOf = (...people: Parameters<typeof person>[]) =>
	fadingList(
		people.map((each) => person(...each)),
		TODAY,
		DEFAULT_RULES,
	);

describe("the open lanes", () => {
	it("are looked at no further than the limit, and whole without one", () => {
		fc.assert(
			fc.property(fc.array(anyPerson, { maxLength: 30 }), fc.nat(35), (people, limit) => {
				const list = fadingList(people, TODAY, DEFAULT_RULES);
				let looks = 0;
				const lanes = list.lanes.map(({ state, entries }) => ({
					state,
					entries: Object.assign([...entries], {
						*[Symbol.iterator]() {
							for (const entry of entries) {
								// Those with whom something comes up are few, and looked at whole.
								if (state !== "comingUp") looks++;
								yield entry;
							}
						},
					}),
				}));
				const all = openEntries(list);
				expect(openEntries({ ...list, lanes }, limit)).toEqual(all.slice(0, limit));
				expect(looks).toBeLessThanOrEqual(limit + 1);
			}),
		);
	});
});

describe("who waits", () => {
	it("is everybody of the open lanes, but of the new ones those alone whose step is due: counted as many as listed", () => {
		fc.assert(
			fc.property(fc.array(anyPerson, { maxLength: 30 }), fc.nat(40), (people, later) => {
				const list = fadingList(people, addDays(TODAY, later), DEFAULT_RULES);
				const waiting = waitingEntries(list);
				expect(waitingIn(list)).toBe(waiting.length);
				const open = openEntries(list);
				expect(waiting).toEqual(open.filter((entry) => waiting.includes(entry)));
				for (const entry of open) {
					const { state, step } = entry.standing;
					expect(waiting.includes(entry), state).toBe(
						state !== "new" || (step !== undefined && step.due <= list.today),
					);
				}
			}),
		);
	});

	it.each([
		["met today, to be greeted in two days", [["A", { met: TODAY }]], 0],
		["met two days ago", [["A", { met: ago(2) }]], 1],
		["met a week ago and greeted", [["A", { met: ago(7) }, [contact(ago(6), "message")]]], 1],
		["due", [["A", { cadence: 30, lastContact: ago(30) }]], 1],
		["slipping", [["A", { cadence: 365 }, [90, 80, 70, 60, 50, 40, 30].map((days) => contact(ago(days)))]], 1],
		[
			"warm, resting and without a date",
			[
				["A", { lastContact: ago(1) }],
				["B", { paused: true }],
				["C", {}],
			],
			0,
		],
	] as const)("%s", (_, people, waiting) => {
		expect(waitingIn(listOf(...(people as unknown as Parameters<typeof person>[])))).toBe(waiting);
	});
});
