import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../domain/channel";
import { parseDay, type Day } from "../../domain/day";
import type { FollowUp } from "../../domain/person";
import { Refusal } from "../markdown/text-edit";
import { oneLine, parseDoneTask, parseLinkedItem, parseLogItem, printLogItem } from "./log-line";

describe("parseLogItem", () => {
	it.each<[string, unknown]>([
		["2026-11-20", { day: "2026-11-20", what: "" }],
		["2026-11-20 call", { day: "2026-11-20", channel: "call", what: "" }],
		[
			"2026-11-20 in person: met at [[SMC Austin, November]]",
			{ day: "2026-11-20", channel: "in person", what: "met at [[SMC Austin, November]]" },
		],
		[
			"2026-11-22 message, gave: sent the list",
			{ day: "2026-11-22", channel: "message", direction: "gave", what: "sent the list" },
		],
		["2026-11-22, asked: for a hand", { day: "2026-11-22", direction: "asked", what: "for a hand" }],
		["2026-11-22: a word", { day: "2026-11-22", what: "a word" }],
		["2026-11-22 IN  Person , GAVE : x", { day: "2026-11-22", channel: "in person", direction: "gave", what: "x" }],
		["  2026-11-22 email:no gap ", { day: "2026-11-22", channel: "email", what: "no gap" }],
		[
			"2026-11-22, call, gave: a comma too many",
			{ day: "2026-11-22", channel: "call", direction: "gave", what: "a comma too many" },
		],
	])("reads %j", (line, expected) => expect(parseLogItem(line)).toEqual(expected));

	it.each<[string, unknown]>([
		["2026-11-22 had a coffee", { day: "2026-11-22", what: "had a coffee" }],
		["2026-11-22 coffee: it was good", { day: "2026-11-22", what: "coffee: it was good" }],
		["2026-11-22 call, perhaps: she was busy", { day: "2026-11-22", what: "call, perhaps: she was busy" }],
		["2026-11-22 call gave: no comma", { day: "2026-11-22", what: "call gave: no comma" }],
		["2026-11-22 – a dash", { day: "2026-11-22", what: "a dash" }],
		["2026-11-22 call, gave, asked: both", { day: "2026-11-22", what: "call, gave, asked: both" }],
	])("keeps words that are no channel as text: %j", (line, expected) => expect(parseLogItem(line)).toEqual(expected));

	it.each([
		"[[2026-10-12]]",
		"[[Journal/2026-10-12]]",
		"[[Journal/2026-10-12.md#Evening|that day]]",
		"[[Autumn|2026-10-12]]",
		"[2026-10-12](Journal/2026-10-12.md)",
		"[that day](Journal/2026-10-12.md#Evening)",
		"[that day](<My Journal/2026-10-12.md>)",
		"[2026-10-12](x.md)",
	])("reads a link to a day: %s", (link) => {
		expect(parseLogItem(`${link} video, gave: words`)).toEqual({
			day: "2026-10-12",
			channel: "video",
			direction: "gave",
			what: "words",
		});
	});

	it.each([
		"",
		"words",
		"2026-02-30 call",
		"2026-13-01",
		"26-11-20",
		"2026-1-2",
		"20261120",
		"2026-11-201",
		"2026-11-20-21",
		"2026-11-20th",
		"0000-01-01",
		"on 2026-11-20",
		"[[Ana]] call",
		"[[2026-02-30]]",
		"[[Autumn|that day]]",
		"[[Ana|2026-02-30]]",
		"[words](Ana.md)",
		"[[2026-11-20",
		"\u00a02026-02-30",
		"２０２６-11-20",
	])("reads no contact from %j", (line) => expect(parseLogItem(line)).toBeUndefined());

	it.each([
		"2026-10-05T14:30",
		"2026-10-05T1430",
		"2026-10-05T14:30:59.123Z",
		"2026-10-05T14:30+02:00",
		"2026-10-05 14:30",
		"2026-10-05, 9:05 am",
		"2026-10-05 at 2:30pm",
		"2026-10-05 14:30–15:00",
		"[[2026-10-05]] 14:30",
		"**2026-10-05**",
		"__2026-10-05__",
		"*[[2026-10-05]]*",
		"***2026-10-05***",
		"==2026-10-05==",
		"**==2026-10-05==**",
		"📞 2026-10-05",
		"🤝🏽 **2026-10-05**",
		"(2026-10-05)",
		"[2026-10-05]",
		"2026/10/05",
		"2026.10.05",
		"[[Monday 5 October|2026-10-05]]",
	])("reads a day in other dress: %s", (day) => {
		for (const between of [" ", " – ", " — ", " - ", "  ‒ "]) {
			expect(parseLogItem(`${day}${between}call, gave: words`)).toEqual({
				day: "2026-10-05",
				channel: "call",
				direction: "gave",
				what: "words",
			});
		}
		expect(parseLogItem(`${day}: hi`)).toEqual({ day: "2026-10-05", what: "hi" });
		expect(parseLogItem(day)).toEqual({ day: "2026-10-05", what: "" });
	});

	it.each<[string, unknown]>([
		["**2026-10-05:** hi", { day: "2026-10-05", what: "hi" }],
		["**2026-10-05 call**: hi", { day: "2026-10-05", channel: "call", what: "hi" }],
		["**2026-10-05 call: hi**", { day: "2026-10-05", channel: "call", what: "hi" }],
		["*2026-10-05* had a *very* long walk", { day: "2026-10-05", what: "had a *very* long walk" }],
		["2026-10-05 120 people came", { day: "2026-10-05", what: "120 people came" }],
		["2026-10-05 2027 will be the year", { day: "2026-10-05", what: "2027 will be the year" }],
		["2026-10-05: 14:30 we met", { day: "2026-10-05", what: "14:30 we met" }],
	])("keeps the words behind it: %j", (line, expected) => expect(parseLogItem(line)).toEqual(expected));

	it.each([
		"~~2026-10-05 call~~",
		"**2026-10-05 never closed",
		"📅 2026-10-05",
		"⏳ 2026-10-05 due",
		"05/10/2026",
		"2026/10-05",
		"2026.10.05.1",
		"2026-10-05T14",
		"((2026-10-05))",
		"`2026-10-05` code",
	])("reads no contact from %j", (line) => expect(parseLogItem(line)).toBeUndefined());

	it("reads a ticked task by its day, else by the day on which it was done", () => {
		expect(parseDoneTask("2026-10-01 call ✅ 2026-10-05")).toEqual({ day: "2026-10-01", what: "call ✅ 2026-10-05" });
		expect(parseDoneTask("Call her ✅ 2026-10-05")).toEqual({ day: "2026-10-05", what: "Call her" });
		expect(parseDoneTask("Call her ➕ 2026-09-01 📅 2026-10-09 ✅ 2026-10-05")).toMatchObject({ day: "2026-10-05" });
		expect(parseDoneTask("Call her [completion:: 2026-10-05]")).toEqual({ day: "2026-10-05", what: "Call her" });
		for (const none of ["Call her", "Call her 📅 2026-10-09", "Call her ✅ 2026-02-30", "Call her ✅ 2026-10-051"])
			expect(parseDoneTask(none)).toBeUndefined();
	});

	it("tells a link to a day from a plain day and from a link to the web", () => {
		for (const linked of [
			"[[2026-10-05]] fair",
			"**[[2026-10-05]]** fair",
			"[2026-10-05](Daily/2026-10-05.md) fair",
			"[[Monday|2026-10-05]] fair",
		]) {
			expect(parseLinkedItem(linked)).toMatchObject({ day: "2026-10-05", what: "fair" });
		}
		for (const other of [
			"2026-10-05 fair",
			"[2026-10-05](https://example.org/2026-10-05) fair",
			"at [[2026-10-05]]",
			"![[2026-10-05]]",
			"~~[[2026-10-05]]~~",
			"[2026-10-05] fair",
		]) {
			expect(parseLinkedItem(other)).toBeUndefined();
		}
	});

	it("takes linear time on hostile text", () => {
		for (const text of [
			"[".repeat(300_000),
			`2026-11-20${",".repeat(300_000)}`,
			`2026-11-20 ${"-".repeat(300_000)}`,
			`[[${"2026-11-20|".repeat(30_000)}`,
			" ".repeat(300_000),
			"*".repeat(300_000),
			`**${" ".repeat(300_000)}`,
			"📞".repeat(150_000),
			`2026-10-05${" ".repeat(300_000)}x`,
			`2026-10-05 ${"14:30-".repeat(50_000)}`,
			"✅ ".repeat(100_000),
			"_*=".repeat(100_000),
		]) {
			expect(() => parseDoneTask(text)).not.toThrow();
		}
	}, 20_000);
});

const days = fc
	.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
	.map((date) => parseDay(date.toISOString().slice(0, 10)) as Day);
const followUps = fc
	.record({
		day: days,
		channel: fc.option(fc.constantFrom(...CHANNELS.map(({ id }) => id)), { nil: undefined }),
		direction: fc.option(fc.constantFrom("gave" as const, "asked" as const), { nil: undefined }),
		what: fc.oneof(
			fc.string({ unit: "grapheme" }),
			fc.string({
				unit: fc.constantFrom("a", ":", ",", " ", "%", "`", "[", "]", "\n", "\r", "2", "-", "call", "gave", "é"),
			}),
		),
	})
	.map(
		(given) =>
			Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as FollowUp,
	);

describe("printLogItem", () => {
	it.each<[FollowUp, string]>([
		[{ day: "2026-11-20" as Day, what: "" }, "2026-11-20"],
		[{ day: "2026-11-20" as Day, channel: "call", what: "" }, "2026-11-20 call"],
		[{ day: "2026-11-20" as Day, direction: "gave", what: "x" }, "2026-11-20, gave: x"],
		[
			{ day: "2026-11-20" as Day, channel: "in person", direction: "asked", what: " for\n\n a  hand\r\n" },
			"2026-11-20 in person, asked: for a  hand",
		],
		[{ day: "2026-11-20" as Day, what: "an %%aside%%" }, "2026-11-20: an %%aside%%"],
	])("spells %j", (followUp, line) => expect(printLogItem(followUp)).toBe(line));

	it.each(["50%% off", "%%", "a %% b %% c %%", "%%%%%%", "`%%` %%", "`%% a` %%"])(
		"refuses %j, which would comment out what follows",
		(what) => {
			expect(() => printLogItem({ day: "2026-11-20" as Day, what })).toThrow(Refusal);
		},
	);

	it("prints what parseLogItem reads back, on one line", () => {
		fc.assert(
			fc.property(followUps, (followUp) => {
				let line: string;
				try {
					line = printLogItem(followUp);
				} catch (error) {
					expect(error).toBeInstanceOf(Refusal);
					expect(followUp.what).toContain("%%");
					return;
				}
				expect(line).not.toMatch(/[\n\r\u2028\u2029\u0085\v\f]/);
				expect(parseLogItem(line)).toEqual({ ...followUp, what: oneLine(followUp.what) });
			}),
			{ numRuns: 2_000 },
		);
	}, 60_000);
});
