import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, anyPerson, contact, person, TODAY } from "../../tests/support/people";
import { CADENCE_WORDS } from "../domain/cadence";
import { addDays, formatDay, type Day } from "../domain/day";
import { fadingList, everyEntry, type Entry } from "../domain/fading-list";
import { standingOf } from "../domain/standing";
import type { Person } from "../domain/person";
import { DEFAULT_RULES } from "../domain/rules";
import { whenInWords } from "./row";
import { dayInWords, explanationInWords, cadenceWord, snoozeChoices } from "./standing";

const entryOf = (who: Person, today = TODAY): Entry => ({
	person: who,
	standing: standingOf(who, today, DEFAULT_RULES),
});
const reason = (who: Person): string => explanationInWords(entryOf(who), TODAY, "en-GB");

/** The numbers of a sentence, with `once` and `twice` among them. */
function numbersIn(sentence: string): Set<string> {
	const words = sentence
		.replace(/\bnever\b/g, "0 times")
		.replace(/\bonce\b/g, "1")
		.replace(/\btwice\b/g, "2");
	return new Set(words.match(/\d[\d,]*(?:\.\d+)?/g)?.map((number) => number.replaceAll(",", "")) ?? []);
}

describe("the sentence of a row", () => {
	it("contains every number that ranked it", () => {
		fc.assert(
			fc.property(fc.array(anyPerson, { maxLength: 12 }), (people) => {
				for (const entry of everyEntry(fadingList(people, TODAY, DEFAULT_RULES))) {
					const { standing } = entry;
					const sentence = explanationInWords(entry, TODAY, "en-GB");
					const numbers = numbersIn(sentence);
					if (standing.state === "undated" || standing.state === "resting") continue;
					if (standing.state === "new") {
						const due = standing.step?.due ?? TODAY;
						expect(sentence).toContain(dayInWords(due, TODAY, "en-GB"));
						continue;
					}
					const silence = standing.silence ?? 0;
					if (silence > 0) expect(numbers, sentence).toContain(String(silence));
					else expect(sentence).toMatch(/In touch today|0 days/);
					if (standing.state === "slipping") {
						expect(numbers, sentence).toContain(String(standing.rhythm?.median));
					} else {
						const { days } = standing.cadence;
						const named = CADENCE_WORDS.some((row) => row.days === days && sentence.includes(row.word));
						expect(named || numbers.has(String(days)) || sentence.includes("the first 30"), sentence).toBe(true);
						if (silence > days) expect(numbers, sentence).toContain(String(silence - days));
					}
					for (const factor of standing.factors) {
						if (factor.id === "asks") {
							for (const count of [factor.balance.asks, factor.balance.gives])
								expect(numbers, sentence).toContain(String(count));
						} else {
							expect(sentence).toContain(
								`Not face to face since ${formatDay(factor.last.day, "monthAndYear", "en-GB")}.`,
							);
						}
					}
				}
			}),
		);
	});

	it.each([
		[
			"never asked",
			person("A", { circle: "close", lastContact: ago(42), gives: 2, asks: 5 }),
			"42 days of silence, 12 past your monthly rhythm. You asked 5 times and gave twice.",
		],
		[
			"asked and never gave",
			person("A", { circle: "close", lastContact: ago(10), asks: 3 }),
			"10 days of silence, 14 left in your monthly rhythm. You asked 3 times and gave never.",
		],
		[
			"due sooner by a factor",
			person("A", { circle: "close", lastContact: ago(28), gives: 1, asks: 3 }),
			"28 days of silence in your monthly rhythm, due sooner than usual. You asked 3 times and gave once.",
		],
		[
			"in touch today",
			person("A", { cadence: 45, lastContact: TODAY }),
			"In touch today, 45 days left in your 45-day rhythm.",
		],
		["one day", person("A", { cadence: 45, lastContact: ago(1) }), "1 day of silence, 44 left in your 45-day rhythm."],
		["paused", person("A", { paused: true, lastContact: ago(1) }), "Resting until you say otherwise."],
	] as const)("%s", (_, who, sentence) => {
		expect(reason(who)).toBe(sentence);
	});

	it("reads today where lateness is exactly 1", () => {
		const due = person("A", { circle: "close", lastContact: ago(30) });
		expect(reason(due)).toMatch(/^Today: 30 days/);
		expect(whenInWords(entryOf(due), TODAY, "en-GB")).toBe("today");
		expect(whenInWords(entryOf(person("A", { circle: "close", lastContact: ago(42) })), TODAY, "en-GB")).toBe(
			"42 of 30 days",
		);
	});

	it("offers what is left to do once the day of a step has passed", () => {
		expect(reason(person("A", { met: ago(4) }))).toMatch(/^Still time to say hello; the day for it was /);
		const greeted = person("A", { met: ago(12), lastContact: ago(10) });
		expect(reason(greeted)).toMatch(/^Still time to follow up; the day for it was /);
	});

	it("never blames", () => {
		fc.assert(
			fc.property(anyPerson, (who) => {
				expect(reason(who)).not.toMatch(/neglect|fail|overdue|bad|should/i);
			}),
		);
	});

	it("says numbers and days in the user's language", () => {
		const entry = entryOf(person("A", { cadence: 3650, lastContact: "2020-01-01" as Day }));
		expect(explanationInWords(entry, TODAY, "de")).toContain("2.519");
		expect(dayInWords("2026-11-10" as Day, TODAY, "de")).toBe("10. November");
	});
});

describe("days in words", () => {
	it.each([
		[0, "today"],
		[1, "tomorrow"],
		[-1, "yesterday"],
		[3, "Friday"],
		[-3, "Saturday"],
		[-14, "10 November"],
		[-330, "29 December 2025"],
	] as const)("%i days away: %s", (away, words) => {
		expect(dayInWords(addDays(TODAY, away), TODAY, "en-GB")).toBe(words);
	});

	it("calls rhythms by their word where they have one", () => {
		expect([7, 14, 30, 90, 365, 45].map((days) => cadenceWord(days, "en-GB"))).toEqual([
			"weekly",
			"fortnightly",
			"monthly",
			"quarterly",
			"yearly",
			"45-day",
		]);
	});

	it("offers snoozes that end on later days", () => {
		for (const { until } of snoozeChoices(TODAY)) expect(until > TODAY).toBe(true);
		expect(reason(person("A", { snoozeUntil: addDays(TODAY, 7) }, [contact(ago(3))]))).toBe(
			"Snoozed until 1 December.",
		);
	});
});
