import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ago, person, TODAY } from "../../../tests/support/people";
import type { Circle } from "../../domain/cadence";
import { fadingList, type Lane } from "../../domain/fading-list";
import { DEFAULT_RULES } from "../../domain/rules";
import { NO_FILTERS } from "../../domain/search";
import { PaneFilter } from "./pane-filter";

const GIVEN = ["Ana", "Ben", "Łukasz", "Noor", "Anselm", "Ida"];
const FAMILY = ["Abara", "Reyes", "Benz", "Ana"];

/** Some hundred people, in several lanes. */
const everybody = Array.from({ length: 500 }, (_, n) =>
	person(`${GIVEN[n % 6] ?? ""} ${FAMILY[n % 4] ?? ""} ${n}`, {
		...(n % 5 === 0 ? {} : { lastContact: ago(n) }),
		...(n % 7 === 0 ? { tags: ["choir"] } : {}),
		...(n % 11 === 0 ? { aliases: ["An"], company: "Anvil" } : {}),
	}),
);
const list = fadingList(everybody, TODAY, DEFAULT_RULES);
const paths = (lanes: readonly Lane[]): readonly unknown[] =>
	lanes.map(({ state, entries }) => [state, [...entries].map((entry) => entry.person.path)]);

const CIRCLES: readonly Circle[] = [];
const query = fc.constantFrom("", "a", "an", "ana", "ana b", "lu", "x", "anv");
const filters = fc.record({ query, circle: fc.constant(""), tag: fc.constantFrom("", "choir") });

describe("the filters of the pane", () => {
	it("let the same people through, in the same order, whether at once or a slice at a time, and after any letters before", () => {
		fc.assert(
			fc.property(fc.array(filters, { minLength: 1, maxLength: 5 }), fc.nat(12), (typed, slices) => {
				const filter = new PaneFilter();
				for (const each of typed) {
					const whole = paths(new PaneFilter().lanes(list, each, CIRCLES));
					for (let slice = 0; slice < slices; slice++) filter.lanes(list, each, CIRCLES, () => false);
					if (slices === 12) {
						expect(filter.isBehind).toBe(false);
						expect(paths(filter.lanes(list, each, CIRCLES, () => false))).toEqual(whole);
					}
					// Somebody may go on typing before everybody was looked at, or ask for everybody at once.
					if (each.query.length > 1) expect(paths(filter.lanes(list, each, CIRCLES))).toEqual(whole);
				}
			}),
		);
	});

	it("look at no more people in a slice than there is time for, and show those found so far", () => {
		const filter = new PaneFilter();
		const [first] = filter.lanes(list, { ...NO_FILTERS, query: "an" }, CIRCLES, () => false);
		expect(filter.isBehind).toBe(true);
		expect(first?.state).toBe("found");
		expect(first?.entries.length).toBeGreaterThan(0);
		expect(first?.entries.length).toBeLessThan(65);
		const found = first?.entries.length ?? 0;
		expect(filter.lanes(list, { ...NO_FILTERS, query: "an" }, CIRCLES)[0]?.entries.length).toBeGreaterThan(found);
	});

	it("begin anew where the list is another one meanwhile", () => {
		const filter = new PaneFilter();
		const wanted = { ...NO_FILTERS, query: "an" };
		filter.lanes(list, wanted, CIRCLES, () => false);
		const others = fadingList(everybody.slice(0, 100), TODAY, DEFAULT_RULES);
		expect(paths(filter.lanes(others, wanted, CIRCLES))).toEqual(
			paths(new PaneFilter().lanes(others, wanted, CIRCLES)),
		);
	});
});
