import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../domain/day";
import { QUESTIONS } from "../../domain/questions";
import { wordingsOf } from "../answers";
import { applyEdit, Refusal } from "../markdown/text-edit";
import { inlineFields } from "./inline-fields";
import { dailyLinks } from "../dated/link-day";
import { readLog } from "../log/log";
import { readPersonNote } from "../person-note";
import { changeProperties } from "../change-properties";
import { logFollowUp, useLog } from "../log-and-summary";
import type { PropertyName } from "../properties/spellings";

const READING = {
	marks: { peopleFolder: "People", personTag: "", template: "" },
	wordings: wordingsOf(QUESTIONS, [[], [], [], []], QUESTIONS),
};
const said = (text: string): [string, string][] => inlineFields(text).map(({ key, value }) => [key, value]);

/** A note as the cache and its text tell of it; `values` are those of its block, which the texts here have in their first lines. */
const read = (text: string, values: Record<string, unknown> = { type: "person" }): ReturnType<typeof readPersonNote> =>
	readPersonNote({ path: "People/Ana.md", name: "Ana", values, tags: [], hasBlock: true }, READING, undefined, text);

const set = (
	text: string,
	name: PropertyName,
	value: string | number | boolean | readonly string[] | undefined,
): string => applyEdit(text, changeProperties(text, new Map([[name, value]])));
const P = "---\ntype: person\n---\n";

describe("fields in the text of a note", () => {
	it.each<[string, [string, string][]]>([
		["last_contact:: 2026-10-05\n", [["last_contact", "2026-10-05"]]],
		["**Last contact**:: 2026-10-05", [["Last contact", "2026-10-05"]]],
		["*cadence*::30", [["cadence", "30"]]],
		[
			"- circle:: close\n1. gives:: 2\n",
			[
				["circle", "close"],
				["gives", "2"],
			],
		],
		[
			"- words\n  cadence:: weekly\n\t- asks:: 1\n",
			[
				["cadence", "weekly"],
				["asks", "1"],
			],
		],
		["> met:: [[2026-10-05]]\n", [["met", "[[2026-10-05]]"]]],
		[
			"We met [met:: 2026-10-05] at a (circle:: close) [[Ben|b]] (place::Porto).\n",
			[
				["met", "2026-10-05"],
				["circle", "close"],
				["place", "Porto"],
			],
		],
		[
			"[met_at:: [[SMC Austin]]] (a (b:: c)",
			[
				["met_at", "[[SMC Austin]]"],
				["b", "c"],
			],
		],
		["[met_at:: (a) [b]] x", [["met_at", "(a) [b]"]]],
		[
			"last_contact::\ncadence::   \n",
			[
				["last_contact", ""],
				["cadence", ""],
			],
		],
		["## cadence:: 30\n", [["cadence", "30"]]],
		["- 🎂 cadence:: 30", [["cadence", "30"]]],
		["---\na:: b\n---\nc:: d\r\n", [["c", "d"]]],
		["[a:: b\n", [["a", "b"]]],
		["[a [b:: c] d:: e", [["b", "c"]]],
		["std::vector(a, b)\n", [["std", "vector(a, b)"]]],
	])("are found in %j", (text, fields) => expect(said(text)).toEqual(fields));

	it.each([
		"```\na:: b\n```\n",
		"    a:: b\n",
		"%%\na:: b\n%%\n",
		"<!--\na:: b\n-->\n",
		"$$\na:: b\n$$\n",
		"`a:: b`\n",
		"x %% [a:: b] %% y\n",
		"`` [a:: `b`] ``\n",
		"http://x::y, and more: words\n",
		"- [ ] cadence:: 30\n",
		"- [x] ask [cadence:: 30]\n",
		"- [ ] a\n  cadence:: 30\n",
		"- 2026-10-05 call: he said [cadence:: 30]\n",
		"- [[2026-10-05]] cadence:: 30\n",
		"- **2026-10-05**: [cadence:: 30]\n",
		"- 2026-10-05 call\n  [cadence:: 30]\n",
		"- 📞 2026-10-05 call, [cadence:: 30]\n",
		"- 📞 **2026-10-05**: [cadence:: 30]\n",
		"- ==2026-10-05== (cadence:: 30)\n",
		"- [2026-10-05] (cadence:: 30)\n",
		"- ~~2026-10-05~~ (cadence:: 30)\n",
		"### 2026-10-05 lunch (cadence:: 30)\n",
		"## [[2026-10-05]] (cadence:: 30)\n",
		"[[2026-10-05]] met (cadence:: 30)\n",
		"🎉 [[2026-10-05]] met (cadence:: 30)\n",
		"- 📞 2026-10-05: he said [cadence:: 30]\n",
		"- ==2026-10-05== [cadence:: 30]\n",
		"- 📞 **2026-10-05** [cadence:: 30]\n",
		"- ~~2026-10-05 call [cadence:: 30]~~\n",
		"| a:: b |\n",
		`${"x".repeat(40_000)} [a:: b]\n`,
		"::\n",
		":: a\n",
		"a: b\n",
		"\n",
	])("are none in %j", (text) => expect(said(text)).toEqual([]));

	it("are none in a line of the log whose day is a link in the user's own format, and stay as they are when a follow-up is logged", () => {
		const links = dailyLinks(
			[{ folder: "", format: "DD.MM.YYYY" }],
			() => undefined,
			(day) => day,
		);
		const note = `${P}## Follow-ups\n\n- [[05.10.2026]] call: she wrote [last_contact:: 2026-10-05]\n`;
		expect([inlineFields(note, links), inlineFields(note).map(({ key }) => key)]).toEqual([[], ["last_contact"]]);
		const after = applyEdit(
			note,
			logFollowUp(note, { day: "2026-11-24" as Day, what: "" }, "2026-11-24" as Day, true, { links }).edit,
		);
		expect(after).toBe(`${note.replace("person\n", "person\nlast_contact: 2026-11-24\n")}- 2026-11-24\n`);
	});

	it("are found where they stand, whatever is around them", () => {
		const piece = fc.constantFrom(
			"[",
			"]",
			"(",
			")",
			"::",
			" :: ",
			"a",
			"cadence",
			"`",
			"``",
			"%%",
			"\\",
			"- ",
			"> ",
			"\n",
			"\r\n",
			"2026-10-05",
			"[[x]]",
			"*",
			"_",
			"é",
			"\u00a0",
			"<!--",
			"-->",
			"| ",
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
				(text) => {
					let before = 0;
					for (const { from, to, value } of inlineFields(text)) {
						expect(text.slice(from, to)).toBe(value);
						expect(from).toBeGreaterThanOrEqual(before);
						before = to;
					}
				},
			),
			{ numRuns: 3_000 },
		);
	});
});

describe("a person's fields", () => {
	it("are read as properties are", () => {
		const text = `${P}last_contact:: 2026-10-05\nCadence:: 30\n[common ground:: climbing, "Porto, old town", [[Chess, blitz]]]\ncontact_frequency:: whatever\ntags:: #a #b/c\n(paused:: yes) (met_at:: [[SMC Austin]])\nfull_name:: Ana Diaz\naliases:: Jen, Jenny\n`;
		expect(read(text).properties).toMatchObject({
			lastContact: "2026-10-05",
			cadence: 30,
			commonGround: ["climbing", "Porto, old town", "Chess, blitz"],
			paused: true,
			metAt: "SMC Austin",
			fullName: "Ana Diaz",
			tags: ["a", "b/c"],
			aliases: ["Jen", "Jenny", "Ana Diaz"],
			unreadable: [],
		});
	});

	it("that can't be read are named, and never overwritten", () => {
		const text = `${P}last_contact:: soon\n`;
		expect(read(text).properties?.unreadable).toEqual([{ property: "last_contact", value: "soon", expected: "day" }]);
		const { edit, leftAsIs: kept } = logFollowUp(
			text,
			{ day: "2026-11-20" as Day, what: "" },
			"2026-11-24" as Day,
			true,
		);
		expect(kept).toMatchObject([{ property: "last_contact", value: "soon" }]);
		expect(applyEdit(text, edit)).toBe(`${text}\n## Follow-ups\n\n- 2026-11-20\n`);
	});

	it("count only where the properties say nothing, and are named where both do", () => {
		const both = read(`---\ntype: person\nlast_contact: 2026-09-01\n---\nlast_contact:: 2026-10-05\n`, {
			type: "person",
			last_contact: "2026-09-01",
		}).properties;
		expect(both).toMatchObject({ lastContact: "2026-09-01", shadowed: ["last_contact"] });
		const empty = read(`---\ntype: person\nlast_contact:\n---\nlastContact:: 2026-10-05\n`, {
			type: "person",
			last_contact: null,
		}).properties;
		expect(empty?.lastContact).toBe("2026-10-05");
		expect(empty?.shadowed).toBeUndefined();
	});

	it("of one property are the later day and the larger number", () => {
		expect(
			read(
				`${P}last_contact:: 2026-09-01\nlast_contact:: 2026-10-05\nlast_contact:: 2026-08-01\ngives:: 1\nGives:: 3\ncircle:: close\ncircle:: wide\n`,
			).properties,
		).toMatchObject({ lastContact: "2026-10-05", gives: 3, circle: "close" });
	});

	it("stay what they were as long as the text is not read again", () => {
		const { record } = read(`${P}cadence:: 30\n`);
		expect(record?.fields).toEqual([{ key: "cadence", value: "30" }]);
		const known = {
			path: "People/Ana.md",
			name: "Ana",
			properties: read(P).properties!,
			...(record === undefined ? {} : { record }),
		};
		expect(
			readPersonNote(
				{ path: "People/Ana.md", name: "Ana", values: { type: "person", met: "2026-01-01" }, tags: [], hasBlock: true },
				READING,
				known,
			).properties,
		).toMatchObject({ cadence: 30, met: "2026-01-01" });
	});
});

describe("writing a field", () => {
	it.each<[string, PropertyName, string | number | boolean | readonly string[] | undefined, string]>([
		[
			`${P}last_contact:: 2026-10-05\ncadence:: 30\n`,
			"lastContact",
			"2026-11-20",
			`${P}last_contact:: 2026-11-20\ncadence:: 30\n`,
		],
		[
			`${P}We met [met:: [[2026-10-05]] ] there\r\n`,
			"met",
			"2026-11-20",
			`${P}We met [met:: [[2026-11-20]] ] there\r\n`,
		],
		[`${P}cadence::\n`, "cadence", 30, `${P}cadence:: 30\n`],
		[`${P}(cadence:: )x\n`, "cadence", "monthly", `${P}(cadence:: monthly)x\n`],
		[`${P}cadence::`, "cadence", 14, `${P}cadence:: 14`],
		[`${P}- **Snooze until**:: 2026-12-01  \n`, "snoozeUntil", undefined, `${P}- **Snooze until**::   \n`],
		[`---\ncadence: 30\n---\ncadence:: weekly\n`, "cadence", undefined, `---\n---\ncadence:: \n`],
		[`---\ncadence: 30\n---\ncadence:: weekly\n`, "cadence", 14, `---\ncadence: 14\n---\ncadence:: weekly\n`],
		[`---\nprm-cadence:\n---\ncadence:: weekly\n`, "cadence", 14, `---\nprm-cadence:\n---\ncadence:: 14\n`],
		[`${P}paused:: true\n`, "paused", false, `${P}paused:: false\n`],
		[`${P}frequency:: Weekly\n`, "cadence", 30, `${P}frequency:: Monthly\n`],
		[`${P}frequency:: 100 MHz\n`, "cadence", 30, "---\ntype: person\ncadence: 30\n---\nfrequency:: 100 MHz\n"],
		[`${P}frequency:: 100 MHz\n`, "cadence", undefined, `${P}frequency:: 100 MHz\n`],
		[`\uFEFFcadence:: 30\n`, "cadence", 14, `\uFEFFcadence:: 14\n`],
		[`${P}seeks:: a, b\n`, "seeks", ["a", "c, d"], `${P}seeks:: a, "c, d"\n`],
		[`${P}\`cadence:: 7\`\n`, "cadence", 14, `---\ntype: person\ncadence: 14\n---\n\`cadence:: 7\`\n`],
	])("of %j: %s becomes %j", (text, name, value, after) => {
		expect(set(text, name, value)).toBe(after);
		expect(set(after, name, value)).toBe(after);
	});

	it.each<[string, PropertyName, string]>([
		[`${P}[circle:: close]\n`, "circle", "a] b"],
		[`${P}(circle:: close)\n`, "circle", "a) b"],
		[`${P}circle:: close\n`, "circle", 'a "b"'],
		[`${P}circle:: close\n`, "circle", "a\nb"],
		[`${P}circle:: close\n`, "circle", "a:: b"],
		[`${P}circle:: close\n`, "circle", "[b:: c]"],
		[`<<<<<<< a\ncircle:: close\n=======\n>>>>>>> b\n`, "circle", "wide"],
	])("that could not be read back is refused: %j, %s, %j", (text, name, value) =>
		expect(() => set(text, name, value)).toThrow(Refusal),
	);

	it("is what logging a follow-up does: no property is made beside it", () => {
		const text = "---\ntype: person\n---\nlast_contact:: 2026-10-05\ncadence:: 30\ngave [gives:: 2] times\n";
		const { edit, leftAsIs: kept } = logFollowUp(
			text,
			{ day: "2026-11-20" as Day, channel: "in person", direction: "gave", what: "a book" },
			"2026-11-24" as Day,
			true,
		);
		expect(kept).toEqual([]);
		expect(applyEdit(text, edit)).toBe(
			"---\ntype: person\nlast_met: 2026-11-20\n---\nlast_contact:: 2026-11-20\ncadence:: 30\ngave [gives:: 3] times\n\n## Follow-ups\n\n- 2026-11-20 in person, gave: a book\n",
		);
	});

	it("never goes back, and is brought up to date with the log where it stands", () => {
		const text = `${P}last_contact:: 2026-11-22\n\n## Follow-ups\n\n- 2026-11-20 call\n`;
		expect(
			applyEdit(text, logFollowUp(text, { day: "2026-11-21" as Day, what: "" }, "2026-11-24" as Day, true).edit),
		).toContain("last_contact:: 2026-11-22\n");
		expect(applyEdit(text, useLog(text, ["lastContact"], "2026-11-24" as Day))).toBe(
			text.replace("2026-11-22", "2026-11-20"),
		);
	});

	it("leaves every other sign of the note as it was", () => {
		const piece = fc.constantFrom(
			"words\n",
			"\n",
			"- item\n",
			"> quote\n",
			"```\ncadence:: 1\n```\n",
			"a:: b\n",
			"[x:: y] z\r\n",
			"# Title\n",
			"%% cadence:: 2 %%\n",
			"last_met:: 2026-01-01\n",
			"## Follow-ups\n\n- 2026-01-01 [cadence:: 3]\n\n",
		);
		const parts = fc.array(piece, { maxLength: 6 }).map((each) => each.join(""));
		const field = fc.constantFrom(
			"\ncadence:: 30\n\n",
			"\n- **Cadence**:: 30\n\n",
			"\nEvery [cadence:: 30] days\n\n",
			"\n> (cadence:: 30)\n\n",
		);
		fc.assert(
			fc.property(parts, field, parts, (above, own, below) => {
				const text = `${P}${above}${own}${below}`;
				fc.pre(
					inlineFields(text).filter(({ key, value }) => key.toLowerCase() === "cadence" && value === "30").length === 1,
				);
				expect(set(text, "cadence", 14)).toBe(`${P}${above}${own.replace("30", "14")}${below}`);
				expect(readLog(set(text, "cadence", 14))).toEqual(readLog(text));
			}),
			{ numRuns: 1_000 },
		);
	});
});
