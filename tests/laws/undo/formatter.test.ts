// Undo after a formatter: what was written is found by what it says, and taken out whole; what was changed in meaning is refused.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Channel, Direction } from "../../../src/domain/channel";
import type { Day } from "../../../src/domain/day";
import { applyEdit, combineEdits, Refusal, type Edit } from "../../../src/note/markdown/text-edit";
import { readFrontmatter } from "../../../src/note/frontmatter/frontmatter";
import { readLog } from "../../../src/note/log/log";
import { changeProperties } from "../../../src/note/change-properties";
import { logFollowUp } from "../../../src/note/log-and-summary";
import { makePersonNote } from "../../../src/note/new-note/mark-person";
import type { PropertyName } from "../../../src/note/properties/spellings";
import { takeBackIn, traceOf, type Trace } from "../../../src/vault/write/undo-trace";
import "../../support/use-yaml";
import { runs } from "../../support/runs";

const RUNS = runs(600);
const TODAY = "2026-11-24" as Day;

const NOTE = "---\ntype: person\nlast_contact: 2026-10-01\n---\n\n## Follow-ups\n\n- 2026-10-01 call\n";

interface Written {
	readonly before: string;
	readonly after: string;
	readonly trace: Trace;
}

function writtenBy(before: string, edit: Edit): Written {
	const after = applyEdit(before, edit);
	return { before, after, trace: traceOf(after, edit, before) };
}

function logged(before: string, what = "", direction?: Direction, channel?: Channel): Written {
	const followUp = {
		day: "2026-11-22" as Day,
		what,
		...(direction === undefined ? {} : { direction }),
		...(channel === undefined ? {} : { channel }),
	};
	return writtenBy(before, logFollowUp(before, followUp, TODAY, true).edit);
}

function undone(now: string, { trace }: Written): string | undefined {
	const back = takeBackIn(now, trace);
	return back === undefined ? undefined : applyEdit(now, back);
}

/** What formatters do to a note. None of it changes what the note says. */
const FORMATTERS: Readonly<Record<string, (text: string) => string>> = {
	"sorts the properties": (text) =>
		text.replace(
			/^---\n([\s\S]*?)\n---\n/,
			(_, block: string) =>
				`---\n${block
					.split(/\n(?! )/)
					.sort()
					.join("\n")}\n---\n`,
		),
	"quotes the days": (text) => text.replace(/^([a-z_]+): (\d{4}-\d\d-\d\d)$/gm, '$1: "$2"'),
	"quotes them otherwise": (text) => text.replace(/^([a-z_]+): (\d{4}-\d\d-\d\d)$/gm, "$1: '$2'"),
	"makes stars of the bullets": (text) => text.replace(/^- (?=\d{4})/gm, "* "),
	"makes plus signs of the bullets": (text) => text.replace(/^- (?=\d{4})/gm, "+   "),
	"writes headings in title case": (text) => text.replace("## Follow-ups", "## Follow-Ups"),
	"ends headings with their signs": (text) => text.replace(/^(#+) (.*[^#\n])$/gm, "$1 $2 $1"),
	"underlines headings": (text) => text.replace(/^## (.*?)(?: #+)?$/gm, "$1\n---"),
	"drops the last line break": (text) => text.replace(/\n+$/, ""),
	"takes the empty lines below headings out": (text) => text.replace(/^(#.*)\n\n/gm, "$1\n"),
	"puts empty lines around headings": (text) => text.replace(/\n*\n(#.*)\n+/g, "\n\n\n$1\n\n"),
	"puts empty lines between items": (text) => text.replace(/^(- 2.*)\n(?=- 2)/gm, "$1\n\n"),
	"takes the empty lines between items out": (text) => text.replace(/^(- 2.*)\n\n(?=- 2)/gm, "$1\n"),
	"writes line ends of two signs": (text) => text.replace(/\r?\n/g, "\r\n"),
	"puts an empty line below the properties": (text) => text.replace(/^(---\n[\s\S]*?\n---\n)\n*/, "$1\n\n"),
	"takes white space at line ends out": (text) => text.replace(/[ \t]+$/gm, ""),
	"writes an hour of change": (text) => text.replace(/^---\n/, "---\nupdated: 2026-11-24T12:00\n"),
};

/** What a note says: its properties but that of the formatter, its log, and all other lines that are not empty. */
function said(text: string): { readonly values: unknown; readonly log: unknown; readonly lines: readonly string[] } {
	const read = readFrontmatter(text);
	if ("kind" in read) throw new Error(read.kind);
	const log = readLog(text);
	const values = Object.fromEntries(
		Object.entries(read.values)
			.filter(([key]) => key !== "updated")
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
	const body = text.slice(read.bodyStart).split(/\r?\n/);
	return {
		values,
		log: log.followUps,
		lines: body
			.map((line) => line.trim())
			.filter((line) => line !== "")
			.map((line) => line.replace(/^[*+] +/, "- ")),
	};
}

describe("undo after a formatter", () => {
	it.each(Object.entries(FORMATTERS))("that %s takes out the line and the day", (_, format) => {
		const written = logged(NOTE, "", undefined, "call");
		expect(said(undone(format(written.after), written) ?? "refused")).toEqual(said(format(NOTE)));
	});

	it.each(Object.entries(FORMATTERS))("that %s takes out the heading, too, where it was made", (_, format) => {
		for (const before of [
			"---\ntype: person\n---\n\nHer words.\n",
			"---\ntype: person\n---\n",
			"Her words.\n",
			"Her words.",
		]) {
			const written = logged(before, "sent the map", "gave", "message");
			expect(said(undone(format(written.after), written) ?? "refused"), JSON.stringify(format(written.after))).toEqual(
				said(format(before)),
			);
		}
	});

	it("gives an empty property its emptiness back, and a list its entries", () => {
		const before = "---\ntype:\n  - contact\nlast_contact:\ntags: [a]\n---\nText.\n";
		const sorts = FORMATTERS["sorts the properties"] ?? String;
		const log = logged(before, "hello");
		expect(said(undone(sorts(log.after), log) ?? "refused")).toEqual(said(sorts(before)));
		const made = writtenBy(before, makePersonNote(before));
		expect(
			said(undone(made.after.replace("  - contact\n  - person", "- contact\n- 'person'"), made) ?? "refused"),
		).toEqual(said(before));
	});

	it("refuses what was changed in meaning, whatever else a formatter did", () => {
		const written = logged(NOTE, "sent the map", "gave", "message");
		const formatted = (FORMATTERS["makes stars of the bullets"] ?? String)(
			(FORMATTERS["quotes the days"] ?? String)(written.after),
		);
		expect(undone(formatted, written)).toBeDefined();
		const line = "* 2026-11-22 message, gave: sent the map\n";
		expect(formatted).toContain(line);
		for (const [why, now] of Object.entries({
			"other words": formatted.replace("the map", "a map"),
			"more words": formatted.replace("the map", "the map of Porto"),
			"another direction": formatted.replace("gave:", "asked:"),
			"a link for the day": formatted.replace("* 2026-11-22", "* [[2026-11-22]]"),
			"a task of it": formatted.replace("* 2026-11-22", "* [x] 2026-11-22"),
			"a line beneath it": formatted.replace(line, `${line}  and what she said\n`),
			"an item beneath it": formatted.replace(line, `${line}  - and what she said\n`),
			"an equal line of the user’s own": formatted.replace(line, line + line),
			"an equal line with another sign": formatted.replace(line, `${line}- 2026-11-22 message, gave: sent the map\n`),
			"no such line any more": formatted.replace(line, ""),
			"ours changed, and an equal one elsewhere": `${formatted.replace("the map", "the map, and more")}\n${line}`,
			"another day in the property": formatted.replace('"2026-11-22"', '"2026-11-23"'),
			"no such property any more": formatted.replace('last_contact: "2026-11-22"\n', ""),
			"a comment behind the property": formatted.replace('"2026-11-22"', '"2026-11-22" # by hand'),
			"properties that can't be read": formatted.replace("type: person", "type: [person"),
			"a merge that was left half done": `${formatted}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n`,
			"the log in a code block": formatted.replace("## Follow-ups", "```\n## Follow-ups"),
			"the line in another section": formatted.replace(line, `\n## Elsewhere\n\n${line}`),
		}))
			expect(undone(now, written), why).toBeUndefined();
	});

	it("refuses where one of several equal lines is gone, or it can't be told which it is", () => {
		const twice = logged(logged(NOTE, "tea").after, "tea");
		const stars = FORMATTERS["makes stars of the bullets"] ?? String;
		expect(undone(twice.after, twice)).toBe(twice.before);
		expect(undone(stars(twice.after), twice)).toBeUndefined();
		expect(undone(stars(twice.before), twice)).toBeUndefined();
	});

	it("refuses where a heading that was made holds more by now", () => {
		const written = logged("Her words.\n", "tea");
		for (const more of ["* 2026-11-23 call\n", "Words of my own.\n", "### Below\n"]) {
			expect(undone(`${written.after.replace("- 2026", "* 2026")}${more}`, written), more).toBeUndefined();
		}
		const below = `${written.after.replace("- 2026", "* 2026")}\n## Other\n\nWords.\n`;
		expect(said(undone(below, written) ?? "refused").lines).toEqual(["Her words.", "## Other", "Words."]);
	});

	it("refuses where more was written than properties and a line say", () => {
		const edit = combineEdits(logFollowUp(NOTE, { day: "2026-11-22" as Day, what: "tea" }, TODAY, true).edit, [
			{ at: NOTE.indexOf("## Follow"), removed: "", inserted: "A line more.\n\n" },
		]);
		const written = writtenBy(NOTE, edit);
		expect(undone(written.after, written)).toBe(NOTE);
		expect(undone((FORMATTERS["makes stars of the bullets"] ?? String)(written.after), written)).toBeUndefined();
	});

	it("takes settings back by their values", () => {
		for (const changes of [
			new Map([["snoozeUntil", "2027-01-01"]] as const),
			new Map<"circle" | "cadence", string | undefined>([
				["circle", "close"],
				["cadence", undefined],
			]),
			new Map([["paused", true]] as const),
		]) {
			const before = NOTE.replace("type: person\n", "type: person\ncadence: 6 weeks\n");
			const written = writtenBy(before, changeProperties(before, changes));
			const now = (FORMATTERS["sorts the properties"] ?? String)(
				(FORMATTERS["quotes the days"] ?? String)(written.after),
			).replace("circle: close", "circle: 'close'");
			expect(said(undone(now, written) ?? "refused")).toEqual(said(before));
		}
	});

	it("keeps little for it, and nothing of the note", () => {
		const text = `${NOTE}${"A line of somebody’s note.\n".repeat(2000)}`;
		const written = logged(text, "hello");
		expect(written.trace.meaning).toBeDefined();
		expect(JSON.stringify(written.trace).length).toBeLessThan(1600);
	});
});

const NOTES = [
	NOTE,
	"Her words.\n",
	"---\ntype: person # a comment\n---\n# Ana\n\nText.\n",
	"---\ntags: [a, b]\nlast_contact:\n---\n\n## Follow-ups\n\n- 2026-11-23 call\n- 2026-10-01 call: tea\n\nBelow.\n",
	"---\ntype: person\ngives: 2\nlast_met: 2026-01-01\n---\n\n## Follow-ups\n\nProse.\n\n## After\n\nMore.\n",
	"## Follow-ups\n- 2026-10-01 call\n\n- 2026-10-02 call\n",
];

/** What a user does to a note by hand: a line that is put in, taken out, or lengthened. */
type ByHand = { readonly do: "put in" | "take out" | "lengthen"; readonly at: number; readonly line: number };
const LINES = [
	"- 2026-11-22: tea",
	"* 2026-11-22: tea",
	"- 2026-11-22 call, gave: tea",
	"- 2026-11-21 call",
	"Words.",
	"## Heading",
	"  - nested",
	"",
];

describe("undo of fields in the text", () => {
	const FIELDS =
		"---\ntype: person\n---\n\n**last_contact**:: 2026-10-01\n\nWe met long ago (gives:: 1), asks::\n\n## Follow-ups\n\n- 2026-10-01 call, gave: a map\n";

	it.each(Object.entries(FORMATTERS))("takes line and fields back after one that %s", (_, format) => {
		const written = logged(FIELDS, "tea", "gave", "call");
		expect(written.after).toContain("**last_contact**:: 2026-11-22\n");
		expect(written.after).toContain("(gives:: 2)");
		expect(said(undone(format(written.after), written) ?? "refused")).toEqual(said(format(FIELDS)));
	});

	it("gives a rhythm back, and a field that was empty, though the note was spelled otherwise since", () => {
		const before = "---\ntype: person\n---\n- circle:: close\n- cadence::\n- 2026-10-01 a plan\n";
		const written = writtenBy(
			before,
			changeProperties(
				before,
				new Map<PropertyName, string | number>([
					["circle", "wide"],
					["cadence", 14],
				]),
			),
		);
		expect(undone(written.after.replace(/^- /gm, "* ").replace("\n* circle", "\n\n\n* circle"), written)).toBe(
			"---\ntype: person\n---\n\n\n* circle:: close\n* cadence:: \n* 2026-10-01 a plan\n",
		);
	});

	it.each<[string, (text: string) => string]>([
		["whose words are others by now", (text) => text.replace("2026-11-22\n", "2026-11-23\n")],
		[
			"of which there are two by now",
			(text) =>
				text.replace("**last_contact**:: 2026-11-22", "**last_contact**:: 2026-11-22\nlast_contact:: 2026-11-22"),
		],
		[
			"of which there is another by now",
			(text) =>
				text.replace("**last_contact**:: 2026-11-22", "**last_contact**:: 2026-11-22\nlast_contact:: 2026-01-01"),
		],
		["that is gone", (text) => text.replace("**last_contact**:: 2026-11-22", "")],
		["that is code now", (text) => text.replace("**last_contact**:: 2026-11-22", "`last_contact:: 2026-11-22`")],
	])("is refused for a field %s", (_, change) => {
		const written = logged(FIELDS, "tea", "gave", "call");
		expect(undone(change(written.after).replace(/^- /gm, "* ").replace(/^## /m, "### "), written)).toBeUndefined();
	});
});

describe("undo after formatters and hands in any order", () => {
	it("takes out what was written and nothing else, or refuses; after formatters alone it takes it out", () => {
		let [taken, refused] = [0, 0];
		fc.assert(
			fc.property(
				fc.constantFrom(...NOTES),
				fc.constantFrom(undefined, "gave" as const, "asked" as const),
				fc.constantFrom(undefined, "call" as const, "in person" as const),
				fc.uniqueArray(fc.constantFrom(...Object.keys(FORMATTERS)), { maxLength: 4 }),
				fc.array(
					fc.record<ByHand>({
						do: fc.constantFrom("put in", "take out", "lengthen"),
						at: fc.nat(12),
						line: fc.nat(LINES.length - 1),
					}),
					{ maxLength: 2 },
				),
				(note, direction, channel, formatters, hands) => {
					let written: Written;
					try {
						written = logged(note, "tea", direction, channel);
					} catch (error) {
						if (error instanceof Refusal) return;
						throw error;
					}
					// The others know line ends of one sign.
					const last = "writes line ends of two signs";
					const order = [...formatters.filter((each) => each !== last), ...formatters.filter((each) => each === last)];
					const format = (text: string): string => order.reduce((so, name) => FORMATTERS[name]?.(so) ?? so, text);
					let now = format(written.after);
					for (const { do: what, at, line } of hands) {
						// In the text of the note: what a hand does to its properties is tried above.
						const lines = now.split("\n");
						const first =
							lines[0]?.startsWith("---") === true
								? lines.findIndex((each, index) => index > 0 && each.startsWith("---")) + 1
								: 0;
						if (first >= lines.length) continue;
						const index = first + (at % (lines.length - first));
						if (what === "put in") lines.splice(index, 0, LINES[line] ?? "");
						else if (what === "take out") lines.splice(index, 1);
						else lines[index] += " and more";
						now = lines.join("\n");
					}
					const back = undone(now, written);
					if (hands.length === 0) expect(back, JSON.stringify(now)).toBeDefined();
					if (back === undefined) {
						refused++;
						return;
					}
					taken++;
					if (hands.length === 0) expect(said(back)).toEqual(said(format(note)));
					const [before, after] = [said(now), said(back)];
					// Its line is gone, perhaps with a heading made for it; all others are as they were.
					const own = `- ${/^[-*+] +(2026-11-22.*tea)$/m.exec(written.after.slice(written.after.indexOf("Follow-")))?.[1] ?? "?"}`;
					const gone = [...before.lines];
					for (const line of after.lines) {
						expect(gone).toContain(line);
						gone.splice(gone.indexOf(line), 1);
					}
					expect(gone.filter((line) => !/^(## )?Follow-[uU]ps( ##)?$|^---$/.test(line))).toEqual([own]);
				},
			),
			{ numRuns: RUNS },
		);
		expect(taken).toBeGreaterThan(RUNS / 4);
		expect(refused).toBeGreaterThan(RUNS / 20);
	}, 600_000);
});
