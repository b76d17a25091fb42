import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../tests/support/runs";
import { filterBy, haystackOf, NO_FILTERS } from "../domain/search";
import { NO_PROPERTIES, type Person } from "../domain/person";
import { NO_FACTS, type FoundPerson } from "./found-person";
import { Ledger } from "./ledger";
import { allAtOnce } from "./read-people";

const words = fc
	.array(
		fc.constantFrom(
			"Ana",
			"Díaz",
			"Łukasz",
			"O’Dwyer",
			"anders",
			"Ito",
			"小野寺",
			"千夏",
			"Acme,",
			"(Tide)",
			"мария",
			"a",
		),
		{ minLength: 1, maxLength: 3 },
	)
	.map((each) => each.join(" "));
const person: fc.Arbitrary<FoundPerson> = fc
	.record({
		name: words,
		aliases: fc.array(words, { maxLength: 2 }),
		company: fc.option(words, { nil: undefined }),
		role: fc.option(words, { nil: undefined }),
		email: fc.array(fc.constantFrom("a@x.example", "b@x.example"), { maxLength: 2 }),
		links: fc.array(fc.constantFrom("https://www.linkedin.com/in/x", "x.example"), { maxLength: 2 }),
		note: fc.oneof(fc.constantFrom("", "\u0001", "https://www.linkedin.com/in/"), fc.string()),
	})
	.map(({ name, aliases, company, role, email, links, note }) => ({
		name,
		facts: {
			...NO_FACTS,
			aliases,
			email,
			links,
			...(company === undefined ? {} : { company }),
			...(role === undefined ? {} : { role }),
		},
		note,
		lines: [],
	}));
/** More than fit into one part, so that the seams are crossed. */
const people = fc
	.tuple(fc.array(person, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 100))
	.map(([some, times]) => Array.from({ length: times }, () => some).flat());

function ledgerOf(some: readonly FoundPerson[]): Ledger {
	return allAtOnce(Ledger.of("Ledgers/x.csv", some));
}

function found(ledger: Ledger, query: string): number[] {
	return [...ledger.find(query)].flatMap((hit) => hit?.row ?? []);
}

function asPerson({ name, facts }: FoundPerson): Person {
	const { aliases, company, role } = facts;
	return {
		path: "",
		name,
		properties: {
			...NO_PROPERTIES,
			aliases,
			...(company === undefined ? {} : { company }),
			...(role === undefined ? {} : { role }),
		},
	};
}

describe("a quiet ledger", () => {
	it("tells of everybody what the file told", () => {
		fc.assert(
			fc.property(people, (some) => {
				const ledger = ledgerOf(some);
				expect(some.map((_, row) => ledger.person(row))).toEqual(some);
			}),
			{ numRuns: runs(20) },
		);
	});

	it("finds whom the pane would find among notes, each once", () => {
		const query = fc.constantFrom(
			"a",
			"ana",
			"di",
			"ana di",
			"di ana",
			"lukasz",
			"小野",
			"千",
			"ito tide",
			"мар",
			"zz",
			"",
		);
		fc.assert(
			fc.property(people, query, (some, typed) => {
				const rows = found(ledgerOf(some), typed);
				const passes = filterBy({ ...NO_FILTERS, query: typed });
				const expected = some.flatMap((each, row) => {
					const one = asPerson(each);
					return typed !== "" && passes({ person: one, haystack: haystackOf(one) }) ? [row] : [];
				});
				expect([...rows].sort((a, b) => a - b)).toEqual(expected);
			}),
			{ numRuns: runs(60) },
		);
	});

	it("finds names that begin so first, then other names, then companies", () => {
		const one = (name: string, company: string): FoundPerson => ({
			name,
			facts: { ...NO_FACTS, company },
			note: "",
			lines: [],
		});
		const ledger = ledgerOf([
			one("Ben Ito", "Tide"),
			one("Cleo Tide", "X"),
			one("Tideman Fox", "X"),
			one("O'Tide Ann", "X"),
		]);
		expect(found(ledger, "tide")).toEqual([2, 1, 3, 0]);
		expect(found(ledger, "o'tide")).toEqual([3]);
	});

	it("knows somebody by their name in any order and spelling, with or without what stands in its middle", () => {
		const one = (name: string): FoundPerson => ({ name, facts: NO_FACTS, note: "", lines: [] });
		const ledger = ledgerOf([one("Ana Díaz"), one("Tom A. Reyes"), one("Dr. Ben Ito"), one("Ana Maria")]);
		expect(ledger.named("Diaz, Ana")).toEqual([0]);
		expect(ledger.named("tom reyes")).toEqual([1]);
		expect(ledger.named("Tom B. Reyes")).toEqual([1]);
		expect(ledger.named("Ben Ito")).toEqual([2]);
		expect(ledger.named("Ana")).toEqual([]);
		expect(ledger.named("")).toEqual([]);
	});

	it("finds whatever is typed without throwing", () => {
		fc.assert(
			fc.property(people, fc.string({ unit: "grapheme" }), (some, typed) => {
				const ledger = ledgerOf(some);
				found(ledger, typed);
				ledger.named(typed);
			}),
			{ numRuns: runs(30) },
		);
	});
});
