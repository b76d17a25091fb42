import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { anyPerson, TODAY } from "../../tests/support/people";
import { addDays, type Day } from "../domain/day";
import { fadingList, inOrder, Ranked, type FadingList } from "../domain/fading-list";
import { rankOf, standingOf } from "../domain/standing";
import { NO_PROPERTIES } from "../domain/person";
import { DEFAULT_RULES, type Rules } from "../domain/rules";
import { LiveList } from "./live-list";
import { OrderedEntries } from "./ordered-entries";
import { PeopleIndex } from "./people-index";

/** A list as plain data, its entries by path. */
const plain = ({ lanes, ...numbers }: FadingList) => ({
	...numbers,
	lanes: lanes.map(({ state, entries }) => ({ state, paths: [...entries].map(({ person }) => person.path) })),
});

interface World {
	readonly index: PeopleIndex;
	readonly live: LiveList;
	readonly told: () => number;
	today: Day;
	rules: Rules;
}

function world(): World {
	const index = new PeopleIndex();
	const told = vi.fn();
	const made: World = {
		index,
		today: TODAY,
		rules: DEFAULT_RULES,
		told: () => told.mock.calls.length,
		live: new LiveList({ index, rules: () => made.rules, today: () => made.today, schedule: (run) => run() }),
	};
	made.live.onChange(told);
	return made;
}

/** One thing that happens: somebody of a few changes or goes, the day or the rules change, or somebody looks. */
const anyEvent = fc.oneof(
	{ weight: 6, arbitrary: fc.tuple(fc.constant("set" as const), fc.nat(7), anyPerson) },
	{ weight: 2, arbitrary: fc.tuple(fc.constant("remove" as const), fc.nat(7), anyPerson) },
	{ weight: 1, arbitrary: fc.tuple(fc.constant("day" as const), fc.integer({ min: -3, max: 40 }), anyPerson) },
	{ weight: 1, arbitrary: fc.tuple(fc.constant("rules" as const), fc.integer({ min: 1, max: 400 }), anyPerson) },
	{ weight: 3, arbitrary: fc.tuple(fc.constant("look" as const), fc.constant(0), anyPerson) },
);

describe("the live list", () => {
	it("is at every moment what the whole list would be", () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
				const made = world();
				for (const [kind, number, who] of events) {
					const path = `People/${number}.md`;
					if (kind === "set") {
						made.index.setProperties(path, who.name, who.properties);
						if (who.record !== undefined) made.index.setRecord(path, who.record);
					} else if (kind === "remove") made.index.remove(path);
					else if (kind === "day") made.today = addDays(TODAY, number);
					else if (kind === "rules") made.rules = { ...DEFAULT_RULES, defaultCadence: number };
					if (kind === "look")
						expect(plain(made.live.current())).toEqual(plain(fadingList(made.index.people(), made.today, made.rules)));
				}
				expect(plain(made.live.current())).toEqual(plain(fadingList(made.index.people(), made.today, made.rules)));
			}),
		);
	});

	it("is worked out in slices on a new day or by new rules, while what is shown is the one before with all that changes meanwhile", () => {
		const anyTurn = fc.oneof(
			{
				weight: 5,
				arbitrary: fc.record({
					do: fc.constantFrom("set" as const, "remove" as const),
					at: fc.nat(79),
					who: anyPerson,
				}),
			},
			{
				weight: 2,
				arbitrary: fc.record({
					do: fc.constantFrom("day" as const, "rules" as const),
					at: fc.integer({ min: 1, max: 40 }),
				}),
			},
			{ weight: 8, arbitrary: fc.record({ do: fc.constantFrom("slice" as const, "look" as const, "tick" as const) }) },
			{ weight: 1, arbitrary: fc.record({ do: fc.constant("cannot wait" as const) }) },
		);
		fc.assert(
			fc.property(
				fc.array(anyPerson, { minLength: 80, maxLength: 80 }),
				fc.array(anyTurn, { maxLength: 40 }),
				(people, turns) => {
					const index = new PeopleIndex();
					let [today, rules, time] = [TODAY, DEFAULT_RULES, 0];
					const later: (() => void)[] = [];
					// A clock by which every look at it is late, so that each slice ranks as few as can be.
					const live = new LiveList({
						index,
						rules: () => rules,
						today: () => today,
						schedule: (run) => later.push(run),
						clock: () => (time += 100),
					});
					people.forEach((who, number) => {
						index.setProperties(`${number}.md`, who.name, who.properties);
					});
					live.current();
					const ever = [{ today, rules }];
					const runOne = (): void => later.shift()?.();
					for (const turn of turns) {
						if (turn.do === "set") index.setProperties(`${turn.at}.md`, turn.who.name, turn.who.properties);
						else if (turn.do === "remove") index.remove(`${turn.at}.md`);
						else if (turn.do === "day") today = addDays(TODAY, turn.at);
						else if (turn.do === "rules") rules = { ...DEFAULT_RULES, defaultCadence: turn.at };
						else if (turn.do === "slice") runOne();
						else if (turn.do === "tick") live.tick();
						else if (turn.do === "cannot wait")
							expect(plain(live.current())).toEqual(plain(fadingList(index.people(), today, rules)));
						else
							expect(ever.map((of) => plain(fadingList(index.people(), of.today, of.rules)))).toContainEqual(
								plain(live.shown()),
							);
						if (turn.do === "day" || turn.do === "rules") ever.push({ today, rules });
					}
					live.shown();
					while (later.length > 0) runOne();
					expect(plain(live.shown())).toEqual(plain(fadingList(index.people(), today, rules)));
					expect(live.shown().today).toBe(today);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("follows the day and the rules", () => {
		fc.assert(
			fc.property(
				fc.array(anyPerson, { minLength: 1, maxLength: 8 }),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 300 }),
				(people, days, defaultCadence) => {
					const made = world();
					for (const who of people) made.index.setProperties(who.path, who.name, who.properties);
					expect(plain(made.live.current())).toEqual(plain(fadingList(made.index.people(), TODAY, DEFAULT_RULES)));
					made.today = addDays(TODAY, days);
					expect(plain(made.live.current())).toEqual(plain(fadingList(made.index.people(), made.today, DEFAULT_RULES)));
					made.rules = { ...DEFAULT_RULES, defaultCadence };
					expect(plain(made.live.current())).toEqual(plain(fadingList(made.index.people(), made.today, made.rules)));
				},
			),
		);
	});

	it("keeps the entries of people who did not change, so that their rows need not be drawn again", () => {
		const made = world();
		made.index.setProperties("a.md", "Ada", NO_PROPERTIES);
		made.index.setProperties("b.md", "Bea", NO_PROPERTIES);
		const entryOf = (path: string) =>
			made.live
				.current()
				.lanes.flatMap(({ entries }) => [...entries])
				.find(({ person }) => person.path === path);
		const [ada, bea] = [entryOf("a.md"), entryOf("b.md")];
		made.index.setProperties("b.md", "Bea", { ...NO_PROPERTIES, commonGround: ["chess"] });
		expect(entryOf("a.md")).toBe(ada);
		expect(entryOf("b.md")).not.toBe(bea);
	});

	it("tells once of several changes, and of a new day", () => {
		const index = new PeopleIndex();
		let today = TODAY;
		const later: (() => void)[] = [];
		const runAll = (): void => {
			for (const run of later.splice(0)) run();
		};
		const live = new LiveList({
			index,
			rules: () => DEFAULT_RULES,
			today: () => today,
			schedule: (run) => later.push(run),
		});
		const told = vi.fn();
		const stop = live.onChange(told);
		index.setProperties("a.md", "Ada", NO_PROPERTIES);
		index.setProperties("b.md", "Bea", NO_PROPERTIES);
		runAll();
		expect(told).toHaveBeenCalledTimes(1);
		expect(live.current().people).toBe(2);
		live.tick();
		expect(later).toEqual([]);
		today = addDays(TODAY, 1);
		live.tick();
		runAll();
		expect(told).toHaveBeenCalledTimes(2);
		// Somebody who could not wait asks for the list of a day of which nobody has been told.
		today = addDays(TODAY, 2);
		expect(live.current().today).toBe(today);
		runAll();
		expect(told).toHaveBeenCalledTimes(3);
		stop();
		live.touch();
		runAll();
		expect(told).toHaveBeenCalledTimes(3);
	});
});

describe("ordered entries", () => {
	it("are a sorted array that nobody sorts", () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(anyPerson, { selector: ({ path }) => path, maxLength: 60 }),
				fc.array(fc.nat(59), { maxLength: 30 }),
				(people, gone) => {
					const all = people.map((who) => new Ranked(who, { today: TODAY, rules: DEFAULT_RULES }));
					const entries = new OrderedEntries();
					for (const entry of all) entries.add(entry);
					const left = all.filter((_, index) => !gone.includes(index));
					for (const [index, entry] of all.entries()) if (gone.includes(index)) entries.remove(entry);
					const sorted = [...left].sort(inOrder);
					expect([...entries]).toEqual(sorted);
					expect(entries.length).toBe(sorted.length);
					sorted.forEach((entry, index) => {
						expect(entries.at(index)).toBe(entry);
						expect(entries.indexOf(entry)).toBe(index);
					});
					expect([...OrderedEntries.from(sorted)]).toEqual(sorted);
				},
			),
		);
	});

	it("keep their order over many parts", () => {
		const base = fc.sample(anyPerson, { numRuns: 3000, seed: 7 });
		const all = base.map(
			(who, index) => new Ranked({ ...who, path: `${index}.md` }, { today: TODAY, rules: DEFAULT_RULES }),
		);
		const entries = new OrderedEntries();
		for (const entry of all) entries.add(entry);
		expect([...entries]).toEqual([...all].sort(inOrder));
		for (const entry of all.slice(0, 2500)) entries.remove(entry);
		expect([...entries]).toEqual(all.slice(2500).sort(inOrder));
		expect(() => entries.remove(all[0] as Ranked)).toThrow();
		expect(entries.indexOf(all[0] as Ranked)).toBe(-1);
	});
});

describe("a person's rank", () => {
	it("is what their standing says", () => {
		fc.assert(
			fc.property(anyPerson, (who) => {
				const { state, lateness, step, coming } = standingOf(who, TODAY, DEFAULT_RULES);
				expect(rankOf(who, TODAY, DEFAULT_RULES)).toEqual({
					state,
					lateness,
					due: state === "new" ? step?.due : undefined,
					...(coming === undefined ? {} : { coming: coming.day }),
				});
			}),
		);
	});
});
