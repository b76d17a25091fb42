import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, anyFollowUp, anyPerson, contact, person, TODAY } from "../../tests/support/people";
import { afterLogging, anyPersonText, personIn } from "../../tests/support/person-texts";
import { addDays } from "./day";
import { fadingList, openEntries } from "./fading-list";
import { packFollowUps } from "./packed-follow-ups";
import { oncePerDay, packed } from "./packed-mentions";
import { PANE_LANES, standingOf, type State } from "./standing";
import { NO_RECORD, type Person } from "./person";
import { balanceOf } from "./gives-and-asks";
import { hasContactSince, lastContactOf, lastFaceToFaceOf, lastSinceIntroduction } from "./last-contact";
import { DEFAULT_RULES } from "./rules";

const at = (who: Person, today = TODAY) => standingOf(who, today, DEFAULT_RULES);

/** How late each state is, the two that do not depend on lateness being as warm as can be. */
const SEVERITY: Readonly<Record<State, number>> = {
	warm: 0,
	slipping: 0,
	new: 0,
	resting: 0,
	undated: 0,
	due: 1,
	fading: 2,
	faded: 3,
};

describe("laws of lateness", () => {
	it("more silence never makes a connection warmer", () => {
		fc.assert(
			fc.property(anyPerson, fc.integer({ min: 1, max: 500 }), (who, days) => {
				const [now, later] = [at(who), at(who, addDays(TODAY, days))];
				expect(later.lateness).toBeGreaterThanOrEqual(now.lateness);
				// A snooze that ends and a first month that is over change the lane by themselves.
				if (now.state !== "resting" && now.state !== "new" && later.state !== "resting")
					expect(SEVERITY[later.state]).toBeGreaterThanOrEqual(SEVERITY[now.state]);
			}),
		);
	});

	// What logging does is asked of the edit that ships, and of the reader that reads it again.
	it("a follow-up of today ends all lateness", () => {
		fc.assert(
			fc.property(anyPersonText, anyFollowUp, (text, followUp) => {
				const after = at(personIn(afterLogging(text, { ...followUp, day: TODAY })));
				expect(after.lateness).toBe(0);
				expect(SEVERITY[after.state]).toBe(0);
			}),
		);
	});

	it("a follow-up of any past day never makes it colder, but for a factor whose cause it brought to light itself", () => {
		// Such as one ask more than gives, or a meeting a year ago where none was known: product page, section 5.
		fc.assert(
			fc.property(anyPersonText, anyFollowUp, (text, followUp) => {
				const [before, after] = [at(personIn(text)), at(personIn(afterLogging(text, followUp)))];
				if (before.silence === undefined) return;
				expect(after.silence).toBeLessThanOrEqual(before.silence);
				const causes = new Set([
					followUp.direction === undefined ? "" : "asks",
					followUp.channel === "in person" ? "distance" : "",
				]);
				const fresh = after.factors.filter(
					({ id }) => causes.has(id) && !before.factors.some((factor) => factor.id === id),
				);
				expect(after.lateness).toBeLessThanOrEqual(
					before.lateness * fresh.reduce((product, { by }) => product * by, 1) + 1e-5,
				);
			}),
		);
	});

	it("a follow-up never lowers a count and never moves last contact back", () => {
		fc.assert(
			fc.property(anyPersonText, anyFollowUp, (text, followUp) => {
				const [who, after] = [personIn(text), personIn(afterLogging(text, followUp))];
				const [before, now] = [balanceOf(who, true), balanceOf(after, true)];
				expect(now.gives - before.gives).toBe(followUp.direction === "gave" ? 1 : 0);
				expect(now.asks - before.asks).toBe(followUp.direction === "asked" ? 1 : 0);
				expect((lastContactOf(after, TODAY)?.day ?? "") >= (lastContactOf(who, TODAY)?.day ?? "")).toBe(true);
				expect((lastFaceToFaceOf(after, TODAY)?.day ?? "") >= (lastFaceToFaceOf(who, TODAY)?.day ?? "")).toBe(true);
				expect((lastContactOf(after, TODAY)?.day ?? "") >= followUp.day).toBe(true);
			}),
		);
	});

	it("puts everybody into exactly one lane, whatever the order of input", () => {
		fc.assert(
			fc.property(
				fc
					.array(anyPerson, { maxLength: 30 })
					.chain((people) => fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length }))),
				([people, shuffled]) => {
					const list = fadingList(people, TODAY, DEFAULT_RULES);
					expect(fadingList(shuffled, TODAY, DEFAULT_RULES)).toEqual(list);
					const paths = list.lanes.flatMap(({ entries }) => [...entries].map((entry) => entry.person.path));
					expect([...paths].sort()).toEqual(people.map(({ path }) => path).sort());
					expect(list.lanes.map(({ state }) => state)).toEqual(PANE_LANES);
				},
			),
		);
	});

	it("knows of a contact since the introduction wherever one has a day", () => {
		fc.assert(
			fc.property(
				anyPerson,
				fc.array(anyFollowUp, { maxLength: 2 }),
				fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 3 }),
				fc.integer({ min: -400, max: 400 }),
				({ record = NO_RECORD, properties, ...who }, elsewhere, others, days) => {
					const today = addDays(TODAY, days);
					const [first, ...more] = others.map(ago).sort();
					const known = {
						...who,
						properties: { ...properties, ...(first === undefined ? {} : { interactions: [first] }) },
						record: { ...record, elsewhere: packFollowUps(elsewhere) },
						...(more.length === 0 ? {} : { mentions: oncePerDay(more.map((day) => packed(day, days % 2 === 0))) }),
					};
					expect(hasContactSince(known, today)).toBe(lastSinceIntroduction(known, today) !== undefined);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it("orders each lane but New by lateness, largest first", () => {
		fc.assert(
			fc.property(fc.array(anyPerson, { maxLength: 30 }), (people) => {
				for (const { state, entries } of fadingList(people, TODAY, DEFAULT_RULES).lanes) {
					if (state === "comingUp") continue;
					const keys = [...entries].map(({ standing }) =>
						state === "new" ? (standing.step?.due ?? "") : -standing.lateness,
					);
					expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
				}
			}),
		);
	});
});

describe("cadence", () => {
	it("is the person's own, else the circle's, else the default", () => {
		expect(at(person("A", { cadence: 45, circle: "inner", lastContact: ago(1) })).cadence).toEqual({
			days: 45,
			source: "own",
		});
		expect(at(person("A", { circle: "Inner", lastContact: ago(1) })).cadence).toEqual({ days: 14, source: "circle" });
		expect(at(person("A", { circle: "nobody", lastContact: ago(1) })).cadence).toEqual({ days: 90, source: "default" });
	});

	it("is a month at most before the first follow-up, so that an introduction turns due and never warm", () => {
		const met = person("A", { circle: "wide", met: ago(31) });
		expect(at(met)).toMatchObject({
			state: "due",
			cadence: { days: 30, source: "introduction" },
			neverFollowedUp: true,
		});
		expect(at(person("A", { cadence: 7, met: ago(31) })).cadence).toEqual({ days: 7, source: "own" });
		expect(at(person("A", { circle: "wide", met: ago(31) }, [contact(ago(20))])).cadence).toEqual({
			days: 180,
			source: "circle",
		});
	});

	it("is that of a circle by the name it had, unless another is called so now", () => {
		const circles = [
			{ name: "kin", days: 20, formerNames: ["Close", "inner"] },
			{ name: "inner", days: 3 },
		];
		const cadence = (circle: string): unknown =>
			standingOf(person("A", { circle, lastContact: ago(1) }), TODAY, { ...DEFAULT_RULES, circles }).cadence.days;
		expect([cadence("close"), cadence("kin"), cadence("inner")]).toEqual([20, 20, 3]);
	});

	it("names a circle that the settings do not know", () => {
		expect(at(person("A", { circle: "nobody" })).unreadable).toEqual([
			{ property: "circle", value: "nobody", expected: "circle" },
		]);
	});
});

describe("thresholds", () => {
	it.each([
		[29, "warm"],
		[30, "due"],
		[44, "due"],
		[45, "fading"],
		[89, "fading"],
		[90, "faded"],
	] as const)("%i days of a monthly rhythm are %s", (silence, state) => {
		expect(at(person("A", { circle: "close", lastContact: ago(silence) })).state).toBe(state);
	});

	it("weighs asking more than giving, from three acts on", () => {
		expect(at(person("A", { circle: "close", lastContact: ago(24), asks: 2 })).lateness).toBe(0.8);
		expect(at(person("A", { circle: "close", lastContact: ago(24), asks: 2, gives: 1 }))).toMatchObject({
			lateness: 1,
			state: "due",
			daysUntilDue: 0,
		});
		expect(at(person("A", { circle: "close", lastContact: ago(24), asks: 2, gives: 2 })).lateness).toBe(0.8);
	});

	it("weighs not having met for more than the limit", () => {
		expect(at(person("A", { cadence: 100, lastContact: ago(100), lastMet: ago(365) })).lateness).toBe(1);
		expect(at(person("A", { cadence: 100, lastContact: ago(100), lastMet: ago(366) })).lateness).toBe(1.1);
		expect(at(person("A", { cadence: 100, lastContact: ago(100) })).factors).toEqual([]);
	});

	it("never hides anybody for an odd date: days to come are named and not counted", () => {
		const odd = person("A", { lastContact: addDays(TODAY, 3) });
		expect(at(odd)).toMatchObject({
			state: "undated",
			unreadable: [{ property: "last_contact", expected: "pastDay" }],
		});
		expect(
			at(person("A", { lastContact: addDays(TODAY, 3) }, [contact(ago(100)), contact(addDays(TODAY, 1))])),
		).toMatchObject({ state: "due", silence: 100 });
	});
});

describe("slipping", () => {
	const weekly = (silence: number, gaps = 5) =>
		person(
			"A",
			{ cadence: 365 },
			Array.from({ length: gaps + 1 }, (_, index) => contact(ago(silence + 7 * index))),
		);

	it.each([
		[13, "warm"],
		[14, "slipping"],
		[84, "slipping"],
		[85, "warm"],
	] as const)("%i days after a weekly rhythm are %s", (silence, state) => {
		expect(at(weekly(silence)).state).toBe(state);
	});

	it("wants five gaps on record, of different days", () => {
		expect(at(weekly(20, 4)).state).toBe("warm");
		expect(
			at(
				person(
					"A",
					{ cadence: 365 },
					Array.from({ length: 9 }, () => contact(ago(20))),
				),
			).state,
		).toBe("warm");
	});

	it("gives way to lateness", () => {
		expect(at({ ...weekly(30), properties: { ...weekly(30).properties, cadence: 30 } }).state).toBe("due");
	});
});

describe("new introductions", () => {
	it.each([
		["the day itself", 0, [], "hello", false],
		["the second day", 2, [], "hello", false],
		["the third", 3, [], "hello", true],
		["a month later", 30, [], "hello", true],
		["after a message", 5, [contact(ago(4), "message")], "followUp", false],
		["after a message, late", 8, [contact(ago(7), "message")], "followUp", true],
		["after a message of the same day", 1, [contact(ago(1), "message")], "followUp", false],
		["with only the meeting itself on record", 1, [contact(ago(1), "in person")], "hello", false],
	] as const)("%s", (_, days, followUps, id, overdue) => {
		expect(at(person("A", { met: ago(days) }, followUps))).toMatchObject({ state: "new", step: { id, overdue } });
	});

	it("graduates with a contact a week after the introduction, or when the month is over", () => {
		expect(at(person("A", { met: ago(10) }, [contact(ago(3), "call")]))).toMatchObject({
			state: "warm",
			step: undefined,
		});
		expect(at(person("A", { met: ago(31) }, [contact(ago(30), "call")]))).toMatchObject({
			state: "warm",
			step: undefined,
		});
	});

	it("rests where it is told to", () => {
		expect(at(person("A", { met: ago(1), paused: true })).state).toBe("resting");
		expect(at(person("A", { met: ago(1), snoozeUntil: addDays(TODAY, 1) })).state).toBe("resting");
		expect(at(person("A", { met: ago(1), snoozeUntil: TODAY })).state).toBe("new");
	});

	it("comes by due day, then by name", () => {
		const people = [person("Zed", { met: ago(1) }), person("Bea", { met: ago(2) }), person("Ada", { met: ago(1) })];
		expect(openEntries(fadingList(people, TODAY, DEFAULT_RULES)).map((entry) => entry.person.name)).toEqual([
			"Bea",
			"Ada",
			"Zed",
		]);
	});
});
