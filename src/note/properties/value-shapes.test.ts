import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../domain/day";
import { QUESTIONS } from "../../domain/questions";
import { applyEdit } from "../markdown/text-edit";
import { dailyLinks, dayOfLink, dayOfTarget, linkLike } from "../dated/link-day";
import { parseLogItem, readLog } from "../log/log";
import { readPersonNote } from "../person-note";
import { changeProperties } from "../change-properties";
import { logFollowUp, useLog } from "../log-and-summary";
import { readProperties } from "./read-properties";
import { yamlValue } from "../frontmatter/read-yaml";
import type { Values } from "./coerce";
import { vocabularyOf } from "./spellings";

const TODAY = "2026-11-23" as Day;
const WORDINGS = QUESTIONS.map((question) => [question]) as never;

/** A format of days, months and years in figures, read and printed by hand: what Moment does with it. */
const GERMAN = dailyLinks(
	[
		{ folder: "Tagebuch", format: "DD.MM.YYYY" },
		{ folder: "Log", format: "YYYY/MM/DD-MM-YYYY" },
		{ folder: "", format: "DD MM" },
	],
	() => undefined,
	(day, format) =>
		format
			.replace("YYYY", day.slice(0, 4))
			.replaceAll("MM", day.slice(5, 7))
			.replace("YYYY", day.slice(0, 4))
			.replace("DD", day.slice(8, 10)),
);

/** The value of a property as it is read, in the words of the note. */
function lastContactOf(value: string, links = GERMAN): Day | undefined {
	const values = yamlValue(`last_contact: ${value}\n`) as Values;
	const { lastContact, unreadable } = readProperties(values, vocabularyOf(), links);
	expect(unreadable.length).toBe(lastContact === undefined ? 1 : 0);
	return lastContact;
}

/** The line of `last_contact` after a call of today was logged. */
function afterLogging(value: string, links = GERMAN): string {
	const text = `---\ntype: person\nlast_contact:${value.startsWith("\n") ? "" : " "}${value}\ncircle: close # c\n---\n`;
	const after = applyEdit(
		text,
		logFollowUp(text, { day: TODAY, channel: "call", what: "" }, TODAY, true, { links }).edit,
	);
	const [, line = ""] = /\n(last_contact:[^]*?)\ncircle: close # c\n---\n/.exec(after) ?? [];
	expect(after.match(/last_?contact/gi)).toHaveLength(1);
	return line.slice("last_contact:".length);
}

describe("a day as a link", () => {
	it.each([
		'"[[2026-10-05]]"',
		'"[[2026-10-05|Monday, October 5th]]"',
		"[[2026-10-05]]",
		"[[2026-10-05|Monday, October 5th]]",
		'"[[Journal/2026-10-05#Evening]]"',
		'"[[2026-10-05.md]]"',
		'["[[2026-10-05]]"]',
		'\n  - "[[2026-10-05]]"',
		"\n  - [[2026-10-05]]",
		"[2026-10-05]",
		'["", "2026-10-05"]',
		'"[[05.10.2026]]"',
		"[[05.10.2026]]",
		'"[[Tagebuch/05.10.2026|Mo]]"',
		'"[[Log/2026/10/05-10-2026]]"',
		'"[[05-10-2026]]"',
		'"[Monday](Tagebuch/05.10.2026.md)"',
		'"[5](Daily%20notes/2026-10-05.md)"',
		'"[[Meeting with Bo|2026-10-05]]"',
		"[20261005]",
	])("is read from %j", (value) => {
		expect(lastContactOf(value)).toBe("2026-10-05");
	});

	it.each([
		'"[[Ana]]"',
		'"[[05.10.2026]]"',
		"[2026-10-05, 2026-10-06]",
		'"[[2026-10-05]] and more"',
		'"[[2026-02-30]]"',
		'"[[05 10]]"',
		"{ day: 2026-10-05 }",
	])("is not read from %j, without a format that says so", (value) => {
		expect(
			lastContactOf(
				value,
				dailyLinks(
					[{ folder: "", format: "DD MM" }],
					() => "2026-10-05" as Day,
					(day) => day,
				),
			),
		).toBeUndefined();
	});

	it("is the daily note's, where the user's format reads a name otherwise", () => {
		const swapped = dailyLinks(
			[{ folder: "", format: "YYYY-DD-MM" }],
			() => undefined,
			(day) => day,
		);
		expect([dayOfTarget("2026-10-05", swapped), dayOfTarget("2026-10-05")]).toEqual(["2026-05-10", "2026-10-05"]);
	});

	it.each([
		['"[[2026-10-05]]"', ' "[[2026-11-23]]"'],
		["'[[2026-10-05|Monday]]'", " '[[2026-11-23]]'"],
		["[[2026-10-05]]", ' "[[2026-11-23]]"'],
		['"[[Journal/2026-10-05#x]]"', ' "[[Journal/2026-11-23]]"'],
		['"[[Journal/2026/10/2026-10-05]]"', ' "[[2026-11-23]]"'],
		['"[[05.10.2026]]"', ' "[[23.11.2026]]"'],
		['"[[Tagebuch/05.10.2026]]"', ' "[[Tagebuch/23.11.2026]]"'],
		['"[[Log/2026/10/05-10-2026]]"', ' "[[Log/2026/11/23-11-2026]]"'],
		['"[Mon](Daily%20notes/2026-10-05.md)"', ' "[2026-11-23](Daily%20notes/2026-11-23.md)"'],
		["[2026-10-05]", " [2026-11-23]"],
		['\n  - "[[2026-10-05]]"', '\n  - "[[2026-11-23]]"'],
		["2026-10-05T14:30:00Z", " 2026-11-23"],
		["5 Oct 2026", " 2026-11-23"],
		["20261005", " 2026-11-23"],
		['"[[Meeting with Bo|2026-10-05]]"', ' "2026-11-23"'],
		["[]", " 2026-11-23"],
		['" "', ' "2026-11-23"'],
		["[YYYY-MM-DD]", " 2026-11-23"],
		["[[]]", " 2026-11-23"],
	])("is written over %j in the shape that it has", (value, after) => {
		expect(afterLogging(value)).toBe(after);
	});

	it.each(["05/10/2026", "soon", "never", "N/A", '"{{date}}"', "[2026-10-05, 2026-10-06]", '"[[Ana]]"'])(
		"is never written over %j, which is not understood",
		(value) => {
			expect(afterLogging(value)).toBe(` ${value}`);
		},
	);

	it("is read again from every link that is written like another", () => {
		const day = fc
			.integer({ min: 0, max: 40_000 })
			.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);
		const print = (each: Day): string => `${each.slice(8)}.${each.slice(5, 7)}.${each.slice(0, 4)}`;
		const link = fc.constantFrom<(each: Day) => string>(
			(each) => `[[${each}]]`,
			(each) => `[[a/b c/${each}|x]]`,
			(each) => `[[${print(each)}#y]]`,
			(each) => `[x](a%20b/${each}.md)`,
			(each) => `[[Tagebuch/${print(each)}]]`,
			(each) => `[[Log/${each.slice(0, 4)}/${each.slice(5, 7)}/${print(each).replaceAll(".", "-")}]]`,
		);
		fc.assert(
			fc.property(day, day, link, (from, to, spelled) => {
				expect(dayOfLink(spelled(from), GERMAN)).toBe(from);
				expect(dayOfLink(linkLike(spelled(from), to, GERMAN) ?? "", GERMAN)).toBe(to);
				expect(linkLike(spelled(from), from, GERMAN)).toBe(
					linkLike(linkLike(spelled(from), to, GERMAN) ?? "", from, GERMAN),
				);
			}),
		);
	});

	it("is read in the log as in a property", () => {
		expect(
			readLog(
				"## Follow-ups\n- [[05.10.2026]] call: hi\n- [[Log/2026/10/06-10-2026|x]]\n- [[04.10.2026]]\n",
				undefined,
				{ links: GERMAN },
			).followUps.map(({ day }) => day),
		).toEqual(["2026-10-05", "2026-10-06", "2026-10-04"]);
		expect(parseLogItem("[[05.10.2026]] call: hi")).toBeUndefined();
		const text = '---\nlast_contact: "[[01.10.2026]]"\n---\n## Follow-ups\n- [[05.10.2026]] call: hi\n';
		expect(applyEdit(text, useLog(text, ["lastContact"], TODAY, { links: GERMAN }))).toContain(
			'last_contact: "[[05.10.2026]]"\n',
		);
		const read = readPersonNote(
			{ path: "P/A.md", name: "A", values: {}, tags: [], hasBlock: false },
			{ marks: { peopleFolder: "P", personTag: "", template: "" }, wordings: WORDINGS, links: GERMAN },
			undefined,
			text,
		);
		expect(read.record?.followUps).toHaveLength(1);
	});
});

describe("a circle", () => {
	const circleOf = (value: string): readonly unknown[] => {
		const { circle, circles, unreadable } = readProperties(yamlValue(`circle: ${value}\n`) as Values);
		return [circle, circles, unreadable.length];
	};

	it.each([
		["close", ["close", undefined, 0]],
		['"[[Close]]"', ["Close", undefined, 0]],
		["[[Close]]", ["Close", undefined, 0]],
		["[inner]", ["inner", undefined, 0]],
		["[]", [undefined, undefined, 0]],
		["[close, family]", ["close", ["close", "family"], 0]],
		['\n  - "[[Circles/Close|near]]"', ["near", undefined, 0]],
		["{ a: b }", [undefined, undefined, 1]],
	])("is read from %j", (value, expected) => expect(circleOf(value)).toEqual(expected));

	it.each([
		["close", "inner"],
		['"[[Close]]"', '"[[inner]]"'],
		["[close]", "[inner]"],
		["\n  - close", "\n  - inner"],
		["[[Close]]", '"[[inner]]"'],
	])("written over %j is %j", (value, after) => {
		const text = `---\ncircle:${value.startsWith("\n") ? "" : " "}${value}\nx: 1\n---\n`;
		expect(applyEdit(text, changeProperties(text, new Map([["circle", "inner"]])))).toBe(
			`---\ncircle:${after.startsWith("\n") ? "" : " "}${after}\nx: 1\n---\n`,
		);
	});
});

describe("values that are no fault", () => {
	const read = (values: Values) => readProperties(values);

	it.each([
		[{ met: "at the climbing gym" }, ["met"]],
		[{ met: "[[SMC Austin]]" }, ["met"]],
		[{ met: ["the gym", "the wall"] }, ["met"]],
		[{ met: 2019 }, ["met"]],
		[{ last_contact: "N/A" }, ["last_contact"]],
		[{ last_contact: "never" }, ["last_contact"]],
		[{ last_contact: "{{date}}" }, ["last_contact"]],
		[{ snooze_until: ["<% tp.date.now() %>"] }, ["snooze_until"]],
		[{ gives: "-" }, ["gives"]],
		[{ cadence: "none" }, ["cadence"]],
		[{ frequency: "101.5 MHz" }, ["frequency"]],
		[{ keep_in_touch: true }, ["keep_in_touch"]],
		[{ last_interaction: "call" }, ["last_interaction"]],
		[{ contacted: false }, ["contacted"]],
		[{ last_seen: "in Porto" }, ["last_seen"]],
	])("%j is left alone, and only the check tells of it", (values, keys) => {
		const { unreadable, leftAlone, lastContact, met } = read(values);
		expect([unreadable, leftAlone?.map(({ property }) => property), lastContact, met]).toEqual([
			[],
			keys,
			undefined,
			undefined,
		]);
	});

	it.each([
		[{ met: "05/10/2026" }, ["met"]],
		[{ met: "2026-02-30" }, ["met"]],
		[{ last_contact: "soon" }, ["last_contact"]],
		[{ contact_frequency: "bimonthly" }, ["contact_frequency"]],
		[{ last_spoke: "05.10.2026" }, ["last_spoke"]],
		[{ cadence: "often" }, ["cadence"]],
		[{ last_contact: 5 }, ["last_contact"]],
	])("%j is a fault, and named on the row", (values, keys) => {
		expect([read(values).unreadable.map(({ property }) => property), read(values).leftAlone]).toEqual([
			keys,
			undefined,
		]);
	});

	it.each([null, "", " ", "\t\n", [], [null], ["", " "], "YYYY-MM-DD", ["YYYY-MM-DD"], [[]]])(
		"%j says nothing at all",
		(value) => {
			const names = [
				"last_contact",
				"last_met",
				"met",
				"circle",
				"cadence",
				"gives",
				"snooze_until",
				"paused",
				"common_ground",
				"last_seen",
				"frequency",
			];
			const { unreadable, leftAlone } = read(Object.fromEntries(names.map((name) => [name, value])));
			expect([unreadable, leftAlone]).toEqual([[], undefined]);
		},
	);

	it("reads an introduction of which only the month is known as that month", () => {
		expect(
			[read({ met: "2019-05" }), read({ met: ["May 2019"] }), read({ met: "2019-05-07" })].map(
				({ met, isMetMonthOnly }) => [met, isMetMonthOnly],
			),
		).toEqual([
			["2019-05-01", true],
			["2019-05-01", true],
			["2019-05-07", undefined],
		]);
		expect(read({ last_contact: "2019-05" }).unreadable).toHaveLength(1);
	});
});
