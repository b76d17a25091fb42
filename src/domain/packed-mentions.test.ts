import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, contact, person, TODAY } from "../../tests/support/people";
import { addDays, dayNumber, dayOfNumber, type Day } from "./day";
import {
	dayIn,
	everyMention,
	isMeeting,
	latestMention,
	oncePerDay,
	packed,
	partsOf,
	together,
	withDay,
	type Mentions,
} from "./packed-mentions";
import type { Person } from "./person";
import { contactDaysOf, lastContactOf, lastFaceToFaceOf, lastSinceIntroduction } from "./last-contact";

const anyDay = fc.integer({ min: -354_285, max: 2_932_896 }).map(dayOfNumber);
const found = fc.array(fc.tuple(fc.integer({ min: -20, max: 60 }), fc.boolean()), { maxLength: 30 });

function mentioned(days: readonly (readonly [number, boolean])[]): Mentions {
	return oncePerDay(days.map(([back, met]) => packed(ago(back), met)).sort((a, b) => a - b));
}

function withMentions(who: Person, days: readonly (readonly [number, boolean])[]): Person {
	return { ...who, mentions: mentioned(days) };
}

describe("packed contacts", () => {
	it("keep the day and whether it was face to face, and are small whole numbers", () => {
		fc.assert(
			fc.property(anyDay, fc.boolean(), (day, met) => {
				const mention = packed(day, met);
				expect([dayIn(mention), isMeeting(mention)]).toEqual([day, met]);
				expect(Number.isSafeInteger(mention) && Math.abs(mention) < 2 ** 30).toBe(true);
			}),
		);
		expect(dayNumber("1970-01-02" as Day)).toBe(1);
	});

	it("count a day once, face to face where any of its notes was", () => {
		fc.assert(
			fc.property(found, (days) => {
				const once = mentioned(days);
				const met = new Map<string, boolean>();
				for (const [back, was] of days) met.set(ago(back), (met.get(ago(back)) ?? false) || was);
				expect(everyMention(once).map((each) => [dayIn(each), isMeeting(each)])).toEqual(
					[...met].sort(([a], [b]) => (a < b ? -1 : 1)),
				);
			}),
		);
	});

	it("have a latest one up to today, of any kind and face to face", () => {
		fc.assert(
			fc.property(found, (days) => {
				for (const onlyMet of [false, true]) {
					const past = days
						.filter(([back, met]) => back >= 0 && (met || !onlyMet))
						.map(([back]) => ago(back))
						.sort();
					const latest = latestMention(mentioned(days), TODAY, onlyMet);
					expect(latest === undefined ? undefined : dayIn(latest)).toBe(past.at(-1));
				}
			}),
		);
	});
});

/** Contacts over some years: few or many days, several on one of them. */
const years = fc.array(
	fc.integer({ min: -1500, max: 1500 }).map((number) => number * 2 + (number % 3 === 0 ? 1 : 0)),
	{ maxLength: 300, size: "max" },
);
const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

describe("packed contacts of many days", () => {
	it("are the same whether taken in one by one, in any order, or all at once", () => {
		fc.assert(
			fc.property(years, years, (added, removed) => {
				const notes: number[] = [];
				let mentions = oncePerDay([]);
				const follow = (when: number): void => {
					const day = Math.floor(when / 2);
					const ofDay = notes.filter((each) => Math.floor(each / 2) === day);
					mentions = withDay(mentions, day, ofDay.length === 0 ? undefined : Math.max(...ofDay));
				};
				for (const when of added) {
					notes.push(when);
					follow(when);
				}
				for (const when of [...removed, ...added.slice(0, 200)]) {
					const at = notes.indexOf(when);
					if (at < 0) continue;
					notes.splice(at, 1);
					follow(when);
				}
				expect(mentions).toEqual(oncePerDay(inOrder(notes)));
			}),
		);
	});

	it("have a latest one up to any day, of any kind and face to face, however often they are asked", () => {
		fc.assert(
			fc.property(years, fc.array(fc.integer({ min: -1600, max: 1600 }), { maxLength: 8 }), (numbers, todays) => {
				const mentions = oncePerDay(inOrder(numbers));
				for (const today of [...todays, ...todays])
					for (const onlyMet of [false, true])
						expect(latestMention(mentions, dayOfNumber(today), onlyMet)).toBe(
							everyMention(mentions).findLast((each) => Math.floor(each / 2) <= today && (!onlyMet || isMeeting(each))),
						);
			}),
		);
	});

	it("are the same as of all notes together where they come from several lists", () => {
		fc.assert(
			fc.property(fc.array(years, { maxLength: 3 }), (lists) => {
				expect(together(lists.map((list) => oncePerDay(inOrder(list))))).toEqual(oncePerDay(inOrder(lists.flat())));
			}),
		);
	});

	it("stay the very same in all parts but that of the day that changed", () => {
		const all = oncePerDay(Array.from({ length: 5000 }, (_, day) => day * 2));
		expect(withDay(all, 700, 1400)).toBe(all);
		for (const mention of [1401, undefined]) {
			const changed = partsOf(withDay(all, 700, mention));
			expect(changed.length).toBeGreaterThan(15);
			expect(changed.filter((part, at) => part !== partsOf(all)[at])).toHaveLength(1);
		}
		expect(latestMention(all, dayOfNumber(4000), true)).toBeUndefined();
		expect(latestMention(withDay(all, 700, 1401), dayOfNumber(4000), true)).toBe(1401);
	});
});

describe("contacts from dated notes", () => {
	it("are contacts like others, in the past only, and the log names the source of a day that both have", () => {
		const ana = withMentions(person("Ana", { lastContact: ago(9) }, [contact(ago(5), "call")]), [
			[5, false],
			[2, false],
			[-1, true],
		]);
		expect(lastContactOf(ana, TODAY)).toEqual({ day: ago(2), source: "daily" });
		expect(lastContactOf(ana, ago(3))).toEqual({ day: ago(5), source: "log" });
		expect(lastContactOf(ana, addDays(TODAY, 1))).toEqual({ day: addDays(TODAY, 1), source: "meeting" });
		expect(lastFaceToFaceOf(ana, TODAY)).toBeUndefined();
		expect(lastFaceToFaceOf(ana, addDays(TODAY, 1))).toEqual({ day: addDays(TODAY, 1), source: "meeting" });
		// The property is an older state of the log's copy: no day of its own.
		expect(contactDaysOf(ana, TODAY)).toEqual([ago(5), ago(2)]);
		const { record: _, ...unread } = ana;
		expect(contactDaysOf(unread, TODAY)).toEqual([ago(9), ago(5), ago(2)]);
	});

	it("follow an introduction only from the day after it", () => {
		const met = person("Ben", { met: ago(10) });
		expect(lastSinceIntroduction(withMentions(met, [[10, true]]), TODAY)).toBeUndefined();
		expect(
			lastSinceIntroduction(
				withMentions(met, [
					[12, true],
					[9, false],
					[-2, false],
				]),
				TODAY,
			),
		).toBe(ago(9));
	});

	it("stand beside the days of a list of interactions", () => {
		const kept = person("Noor", { interactions: [ago(30), ago(4), addDays(TODAY, 3)], met: ago(40) });
		expect(lastContactOf(kept, TODAY)).toEqual({ day: ago(4), source: "interactions" });
		expect(lastSinceIntroduction(kept, TODAY)).toBe(ago(4));
		expect(
			contactDaysOf(
				withMentions(kept, [
					[4, false],
					[3, false],
				]),
				TODAY,
			),
		).toEqual([ago(40), ago(30), ago(4), ago(3)]);
	});
});
