import { describe, expect, it } from "vitest";
import type { Day } from "./day";
import { matchesAmong } from "./matches";
import { NO_PROPERTIES, NO_RECORD, type Person, type Properties } from "./person";
import { DEFAULT_RULES } from "./rules";
import { standingOf } from "./standing";
import { suggestionFor } from "./suggestion";
import { waysTo } from "./ways";

const TODAY = "2026-11-24" as Day;
const person = (name: string, properties: Partial<Properties>): Person => ({
	path: `${name}.md`,
	name,
	properties: { ...NO_PROPERTIES, ...properties },
	record: NO_RECORD,
});
const suggest = (
	one: Person,
	others: readonly Person[] = [],
	promises: Parameters<typeof suggestionFor>[2] = [],
): string | undefined =>
	suggestionFor(
		{ person: one, standing: standingOf(one, TODAY, DEFAULT_RULES) },
		() => matchesAmong(one, others, () => false),
		promises,
	)?.id;

describe("the suggestion of a card", () => {
	const tom = person("Tom", { offers: ["a venue downtown"] });
	const all: Partial<Properties> = {
		seeks: ["a venue"],
		met: "2026-11-23" as Day,
		birthday: "--11-26",
		commonGround: ["climbing"],
		gives: 0,
		asks: 4,
	};

	it("is a promise before something to give, a step, a day worth a word, giving first, and common ground", () => {
		const promise = { what: "the deck", due: undefined, repeats: false };
		expect(suggest(person("Ana", all), [tom], [promise])).toBe("promise");
		expect(suggest(person("Ana", all), [tom])).toBe("match");
		expect(suggest(person("Ana", all))).toBe("step");
		const known = { ...all, met: "2020-01-01" as Day, lastContact: "2026-11-01" as Day };
		expect(suggest(person("Ana", known))).toBe("birthday");
		expect(suggest(person("Ana", { ...known, birthday: "--05-05" }))).toBe("give");
		expect(suggest(person("Ana", { ...known, birthday: "--05-05", asks: 0 }))).toBe("seeks");
		expect(suggest(person("Ana", { commonGround: ["climbing"] }))).toBe("common");
		expect(suggest(person("Ana", {}))).toBeUndefined();
	});
});

describe("the ways to somebody", () => {
	it("open mail, phone and the web, and nothing else", () => {
		const ways = waysTo(
			person("Ana", {
				email: ["ana+work@example.org?bcc=x@y.z"],
				phone: ["+351 21 (000) 00"],
				links: ["https://ana.example.org/", "linkedin.com/in/ana"],
			}),
		);
		expect(ways.map(({ address, channel }) => [address, channel])).toEqual([
			["mailto:ana%2Bwork@example.org%3Fbcc%3Dx@y.z", "email"],
			["tel:+3512100000", "call"],
			["https://ana.example.org/", "social"],
			["https://linkedin.com/in/ana", "social"],
		]);
		expect(ways.map(({ words }) => words).slice(2)).toEqual(["ana.example.org", "linkedin.com/in/ana"]);
	});
});
