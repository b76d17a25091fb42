/**
 * Notes that mean harm, or are huge: read and edited, or refused, with no other exception. That work grows with the text and
 * no faster is counted in `tests/laws/growth`; times are the bench's.
 */
import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { QUESTIONS } from "../../../src/domain/questions";
import { answersIn, type Wordings } from "../../../src/note/answers";
import { applyEdit, invertEdit, Refusal } from "../../../src/note/markdown/text-edit";
import { fileNameFor, sameName } from "../../../src/note/file-name";
import { readFrontmatter } from "../../../src/note/frontmatter/frontmatter";
import { readLog } from "../../../src/note/log/log";
import { changeProperties } from "../../../src/note/change-properties";
import { logFollowUp, useLog } from "../../../src/note/log-and-summary";
import { makePersonNote } from "../../../src/note/new-note/mark-person";
import { newPersonNote } from "../../../src/note/new-note/new-note";
import { runs } from "../../support/runs";
import { PATIENCE } from "./runs";

const TODAY = "2026-11-24" as Day;
const WORDINGS = QUESTIONS.map((question) => [question]) as unknown as Wordings;

/** Everything that is done with a note's text. What is refused changes nothing; anything else thrown is a fault. */
function survive(text: string): void {
	const edits = [
		() => logFollowUp(text, { day: TODAY, channel: "call", direction: "gave", what: "hello" }, TODAY, true).edit,
		() =>
			changeProperties(
				text,
				new Map([
					["snoozeUntil", "2026-12-24"],
					["cadence", undefined],
				]),
			),
		() => useLog(text, ["lastContact", "gives"], TODAY),
		() => makePersonNote(text),
	];
	for (const edit of edits) {
		try {
			const made = edit();
			expect(applyEdit(applyEdit(text, made), invertEdit(made)) === text).toBe(true);
		} catch (error) {
			expect(error).toBeInstanceOf(Refusal);
		}
	}
	readLog(text);
	readFrontmatter(text);
	answersIn(text, WORDINGS);
}

const IS_LONG_MODE = runs(0) > 0;
/** Characters of the longest texts. */
const LONGEST = IS_LONG_MODE ? 10_000_000 : 500_000;
const LONG = IS_LONG_MODE ? 1_000_000 : 250_000;
/** Of texts whose lines are a few characters long: about as many lines as so much prose has. */
const SHORT_LINES = IS_LONG_MODE ? LONGEST / 100 : 20_000;
const many = (text: string, size = LONG): string => text.repeat(Math.ceil(size / text.length));

const BODIES: Readonly<Record<string, string>> = {
	words: many("Some words of a very long note.\n", LONGEST),
	"one line": many("x", LONGEST),
	"empty lines": many("\n", SHORT_LINES),
	"a log": `## Follow-ups\n${many("- 2026-01-01 call, gave: a list\n", LONG)}`,
	"a log newest first": `## Follow-ups\n- 2026-02-01\n${many("- 2026-01-01 call\n", LONG)}`,
	"open links": many("[[[["),
	brackets: many("[", LONGEST),
	backticks: many("` `` ``` "),
	fences: many("```\nx\n```\n", SHORT_LINES),
	"open fences": many("````\n", SHORT_LINES),
	"comment marks": many("%% "),
	"comment blocks": many("%%\nx\n%%\n", SHORT_LINES),
	quotations: many(">"),
	"deep lists": many("- "),
	"deep lists of many lines": Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth * 2)}- x`).join("\n"),
	"deep quotations of many lines": many(`${"> ".repeat(500)}x\n`),
	"html tags": many("<a b='c' "),
	"html lines": many("<div>\n\n", SHORT_LINES),
	"html comments": many("<!-- "),
	headings: many("# x\n", SHORT_LINES),
	"number signs": many("#"),
	underlines: many("x\n=\n", SHORT_LINES),
	"definitions of links above a line": `${many("[a]: b 'c'\n", LONGEST)}---\n`,
	"a long label above a line": `[${many("x", LONGEST)}]: b\n---\n`,
	"a long destination above a line": `[a]: <${many("x", LONGEST)}>\n---\n`,
	"a long title above a line": `[a]: b\n"${many("Some words of a very long title.\n", LONGEST)}---\n`,
	money: many("$$ x\n\n", SHORT_LINES),
	"math never closed": many("$$x\n", SHORT_LINES),
	stars: many("* * "),
	"carriage returns": many("\r", SHORT_LINES),
	"tabs and spaces": many("\t "),
	"merge markers": many("<<<<<<< a\n", SHORT_LINES),
	script: "<script>alert(1)</script>\n[x](javascript:alert(1))\n<img src=x onerror=alert(1)>\n",
	"nothing but marks": many("\uFEFF"),
	"half characters": many("\ud83d"),
	"zero bytes": many("\u0000"),
};

const YAML: Readonly<Record<string, string>> = {
	"an alias bomb": `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefghijk"
		.split("")
		.map(
			(key, index) =>
				`${key}: &${key} [${Array(9)
					.fill(`*${"abcdefghij"[index] ?? "a"}`)
					.join(", ")}]\n`,
		)
		.join("")}`,
	"an alias of itself": "a: &a [*a]\n",
	__proto__:
		'__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n"hasOwnProperty": 1\ntoString: x\n',
	"open brackets": `a: ${"[".repeat(IS_LONG_MODE ? 50_000 : 15_000)}\n`,
	"open braces": `a: ${"{".repeat(IS_LONG_MODE ? 50_000 : 15_000)}\n`,
	"open links": `a: ${"[[[[".repeat(IS_LONG_MODE ? 20_000 : 5_000)}\n`,
	"many questions": `${"? ".repeat(2_000)}x\n`,
	"many dashes": `a:\n  ${"- ".repeat(2_000)}x\n`,
	"many keys": Array.from({ length: 15_000 }, (_, index) => `key${index}: ${index}\n`).join(""),
	"many keys alike": many("a: 1\n", IS_LONG_MODE ? 190_000 : 60_000),
	"a long value": `a: "${"x".repeat(190_000)}"\n`,
	"a huge value": `a: "${"x".repeat(LONGEST)}"\n`,
	"a huge list": `a:\n${many("  - x\n")}`,
	"many quotes": `a: ${"'".repeat(100_001)}\n`,
	"many anchors": Array.from({ length: 5_000 }, (_, index) => `k${index}: &a${index} x\n`).join(""),
	"many comments": many("# x\n", IS_LONG_MODE ? 190_000 : 60_000),
	"a long indent": `${" ".repeat(100_000)}a: 1\n`,
	"deep maps": Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth)}a:\n`).join(""),
	"a tagged function": "a: !!js/function 'function(){}'\nb: !!python/object:os.system x\n",
	"zero bytes": "a: \u0000\n",
};

describe("a hostile note", () => {
	it.each(Object.keys(BODIES))("does no harm by its text: %s", (name) => survive(BODIES[name] ?? ""), PATIENCE);
	it.each(Object.keys(YAML))(
		"does no harm by its properties: %s",
		(name) => survive(`---\n${YAML[name] ?? ""}---\nwords\n`),
		PATIENCE,
	);

	it("pollutes nothing", () => {
		survive(`---\n${YAML["__proto__"] ?? ""}---\n`);
		expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
	});

	it(
		"keeps a block that is never closed for what it is",
		() => survive(`---\n${many("a: 1\n", SHORT_LINES)}`),
		PATIENCE,
	);

	it(
		"takes vast names, lines and answers",
		() => {
			expect(fileNameFor(many("../x\u0301", LONG)).fileName.length).toBeLessThan(201);
			expect(sameName(many("A", LONG), many("a", LONG))).toBe(true);
			expect(logFollowUp("", { day: TODAY, what: many("a\n", LONG) }, TODAY, true).edit).toHaveLength(2);
		},
		PATIENCE,
	);

	it.each(["# a\n```\n%%\n", "<div>\n", "~~~\n", "$$\nx\n", "<!-- a\n", "%% a\n"])(
		"leaves nothing open that an answer began, however often: %j",
		(part) => {
			for (const size of [3_000, 300_000]) {
				const note = newPersonNote(
					"{{answer1}}\n\n## Follow-ups\n",
					{ name: "x", date: TODAY, properties: new Map(), answers: [many(part, size), "", "", ""] },
					QUESTIONS,
				);
				expect(
					readLog(applyEdit(note, logFollowUp(note, { day: TODAY, what: "hello" }, TODAY, false).edit)).followUps,
				).toHaveLength(1);
			}
		},
		PATIENCE,
	);
});
