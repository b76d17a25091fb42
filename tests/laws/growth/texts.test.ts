/**
 * What the program does with texts, at two sizes of each hostile shape. Steps are counted, not milliseconds: four times the
 * text may take less than eight times the steps, where linear is four and quadratic sixteen.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type * as Cadence from "../../../src/domain/cadence";
import type { Day } from "../../../src/domain/day";
import { QUESTIONS } from "../../../src/domain/questions";
import type * as Answers from "../../../src/note/answers";
import type * as Conflict from "../../../src/note/markdown/merge-markers";
import type * as ConflictCopy from "../../../src/note/conflict-copy";
import type * as FileName from "../../../src/note/file-name";
import type * as Frontmatter from "../../../src/note/frontmatter/frontmatter";
import type * as ChangeProperties from "../../../src/note/change-properties";
import type * as LogAndSummary from "../../../src/note/log-and-summary";
import type * as Log from "../../../src/note/log/log";
import type * as Meaning from "../../../src/note/edit-meaning";
import type * as PersonNote from "../../../src/note/person-note";
import type * as Properties from "../../../src/note/properties/read-properties";
import type * as Template from "../../../src/note/new-note/new-note";
import { counted, type Counted } from "./counted";

const PATHS = [
	"domain/cadence",
	"note/answers",
	"note/change-properties",
	"note/markdown/merge-markers",
	"note/conflict-copy",
	"note/file-name",
	"note/frontmatter/frontmatter",
	"note/log/log",
	"note/edit-meaning",
	"note/log-and-summary",
	"note/person-note",
	"note/properties/read-properties",
	"note/new-note/new-note",
] as const;

const WORDINGS = QUESTIONS.map((question) => [question]) as unknown as Answers.Wordings;
const TODAY = "2026-11-24" as Day;

let program: Counted;
beforeAll(async () => {
	program = await counted(PATHS);
}, 120_000);

function from<Module>(path: (typeof PATHS)[number]): Module {
	return program.modules[path] as Module;
}

type Shape = (size: number) => string;

const many =
	(part: string): Shape =>
	(size) =>
		part.repeat(Math.ceil(size / part.length));
const within =
	(before: string, part: string, behind: string): Shape =>
	(size) =>
		before + many(part)(size) + behind;

const SHAPES: Readonly<Record<string, Shape>> = {
	"a heading of question marks": within("# ", "?", "x\n"),
	"a heading of blanks": within("# a", " ", "b\n"),
	"a heading of colons and dots": within("# ", ":.", "x\n"),
	"a heading of number signs": within("# x", "#", "y\n"),
	"an underlined heading": within("Some ", "words. ", "\n===\n"),
	"blanks in a definition": within("[a]:", " ", "x y\n===\n"),
	"blanks behind a definition": within("[a]: b", " ", "x\n===\n"),
	"blanks before a title": within("[a]: b", "\t", '"x\n===\n'),
	"quotation signs in a definition": within("[a]:\n", ">", " x y\n===\n"),
	definitions: within("", "[a]: b\n", "===\n"),
	"a title": within('[a]: b\n"', "Words.\n", "===\n"),
	"a comment of marks": many("%% "),
	comments: many("%%\nx\n%%\n"),
	"ends of comments": within("%%", " -->", "\n"),
	"begins of comments": many("<!-- "),
	backticks: many("` `` "),
	tags: within("<a", " b='c'", "\n"),
	"lines of tags": many("<div>\n"),
	fences: many("```\nx\n```\n"),
	"one fence": within("```\n", "x\n", ""),
	lists: many("- "),
	quotations: many("> "),
	money: many("$$x\n\n"),
	"a log": within("## Follow-ups\n", "- 2026-01-01 call: x\n", ""),
	"a log without days": within("## Follow-ups\n", "- 2026\n", ""),
	"a long item": within("## Follow-ups\n- 2026-01-01", " -", ": x\n"),
	"an item of commas": within("## Follow-ups\n- 2026-01-01", ", ", "\n"),
	"markers of merges": many("<<<<<<< a\n>>>>>>> b\n"),
	"markers in code": within("```\n", "<<<<<<< a\n=======\n>>>>>>> b\n", "```\n"),
	brackets: many("["),
	links: many("[[a|b]]"),
	"half links": many("[[a|"),
	"carriage returns": many("\r"),
	"empty lines": many("\n"),
	blanks: many(" "),
	"no-break spaces": many("\u00a0"),
	"marks of no width": many("\u200b"),
	dashes: many("-"),
	"dashes on lines": many("---\n"),
	"dashes and blanks": within("---\n", "---\u00a0\n", "---\n"),
	"properties never closed": within("---\n", "a: b\n", ""),
	"empty lines above properties": within("", "\n", "---\na: b\n---\n"),
	"a property of blanks": within("---\na", " ", "x\n---\n"),
	"a property of quotes": within("---\n", "'", "x: 1\n---\n"),
	"a value of blanks": within("---\na:", " ", "x\n---\n"),
	"tabs before a list": within("---\naliases:", "\t", "[a]\n---\n"),
	"a long value": within('---\na: "', "x", '"\n---\n'),
	"comments in properties": within("---\na:\n", "  # x\n", "  - b\n---\n"),
	"a list": within("---\naliases:\n", "  - x\n", "---\n"),
	"a list in brackets": within("---\naliases: [", "x, ", "y]\n---\n"),
	"a text block": within("---\na: |\n", "  x\n", "b: 1\n---\n"),
	"combining marks": many("e\u0301\u0323"),
	"half characters": many("\ud83d"),
	"wide blanks": within("x", "\u3000", "y"),
	dots: within("x", ".", "y"),
	slashes: many("/"),
	digits: many("1"),
	every: many("every "),
	"a field of brackets": within("common_ground:: ", "[", "\n"),
	"a field of half links": within("common_ground:: ", "[[a", " ]\n"),
	"a field of quotes and commas": within("common_ground:: ", '", ', "\n"),
	"conflict copies": many("(conflicted copy "),
	underlines: many("_"),
	letters: many("a"),
	"pairs of braces": many("{{name}}"),
	"single braces": many("{"),
	stars: many("* "),
	"plus signs": many("+"),
	"equals signs": within("x\n", "=", "y\n"),
	fields: many("gives:: 2\n"),
	"fields in a line": many("(gives:: 2) "),
	"fields never closed": many("[gives:: "),
	"one never closed, with round brackets": many("(gives::2"),
	"fields in round brackets": many("((a)::"),
	"keys of fields": many(":: "),
	"a key of signs": within("", "_-", ":: 1\n"),
	"a list in a field": within("seeks:: ", "[[", "\n"),
	"quotes in a field": within("seeks:: ", '", ', "\n"),
	"half links in a field": within("seeks:: ", "[[a", "\n"),
	"escaped brackets": within("[gives:: ", "\\[", "\n"),
	"code before a field": within("", "``a", " gives:: 2\n"),
	"comments before a field": within("", "<!-- ", "gives:: 2\n"),
};

const person = {
	name: "Ana",
	date: TODAY,
	properties: new Map([["type", "person"]]),
	answers: ["", "", "", ""],
} as const;
const followUp = { day: TODAY, channel: "call", what: "x" } as const;

const WORK: Readonly<Record<string, (text: string) => unknown>> = {
	readRecord: (text) => from<typeof PersonNote>("note/person-note").readRecord(text, { wordings: WORDINGS }),
	readLog: (text) => from<typeof Log>("note/log/log").readLog(text),
	addFollowUp: (text) => from<typeof Log>("note/log/log").addFollowUp(text, followUp),
	"what is logged": (text) => from<typeof Log>("note/log/log").addFollowUp("", { ...followUp, what: text }),
	changeProperties: (text) =>
		from<typeof ChangeProperties>("note/change-properties").changeProperties(
			text,
			new Map([["snoozeUntil", "2026-12-24"]]),
		),
	useLogAsShown: (text) =>
		from<typeof LogAndSummary>("note/log-and-summary").useLogAsShown(
			text,
			[{ name: "gives", property: 2, log: 3, raises: true }],
			TODAY,
		),
	meaningOf: (text) => from<typeof Meaning>("note/edit-meaning").meaningOf(text, []),
	takeBackMeaning: (text) =>
		from<typeof Meaning>("note/edit-meaning").takeBackMeaning(text, {
			properties: [],
			fields: [{ key: "gives", before: "1", after: "2", ofThatKey: 1 }],
			madeBlock: false,
			reading: {},
			logged: { followUp, withHeading: false, ofThatDay: 1 },
		}),
	readFrontmatter: (text) => from<typeof Frontmatter>("note/frontmatter/frontmatter").readFrontmatter(text),
	readProperties: (text) =>
		from<typeof Properties>("note/properties/read-properties").readProperties({
			aliases: text,
			cadence: text,
			last_contact: text,
			met: text,
			introduced_by: `[[${text}]]`,
			links: [text],
			tags: text,
			frequency: text,
		}),
	answersIn: (text) => from<typeof Answers>("note/answers").answersIn(text, WORDINGS),
	sameApartFromLog: (text) =>
		from<typeof ConflictCopy>("note/conflict-copy").sameApartFromLog(text, "---\ntype: person\n---\n"),
	conflictLine: (text) => from<typeof Conflict>("note/markdown/merge-markers").conflictLine(text),
	parseLogItem: (text) =>
		["", "2026-11-20 ", "[["].map((before) => from<typeof Log>("note/log/log").parseLogItem(`${before}${text}]] x`)),
	copiedName: (text) => from<typeof ConflictCopy>("note/conflict-copy").copiedName(text),
	fileNameFor: (text) => from<typeof FileName>("note/file-name").fileNameFor(text),
	sameName: (text) => from<typeof FileName>("note/file-name").sameName(text, `${text}x`),
	parseCadence: (text) => from<typeof Cadence>("domain/cadence").parseCadence(text),
	cadenceInAnswer: (text) => from<typeof Cadence>("domain/cadence").cadenceInAnswer(text),
	"newPersonNote, its answer": (text) =>
		from<typeof Template>("note/new-note/new-note").newPersonNote(
			"{{answer1}}\n",
			{ ...person, answers: [text, "", "", ""] },
			QUESTIONS,
		),
	"newPersonNote, its template": (text) =>
		from<typeof Template>("note/new-note/new-note").newPersonNote(text, person, QUESTIONS),
};

const [FEW, MANY] = [1_000, 4_000];

/** Fewer steps say nothing: some work, such as the cutting of a long name, begins at a size. */
const LEAST = 200;

/** The steps of some work; what is refused is work as well. */
function stepsOf(work: (text: string) => unknown, text: string): number {
	return program.stepsOf(() => {
		try {
			work(text);
		} catch (error) {
			// The bundle has a class of its own.
			if (!(error instanceof Error) || error.name !== "Refusal") throw error;
		}
	});
}

describe("work with a text", () => {
	it.each(Object.keys(WORK))(
		"grows with the text, and no faster: %s",
		(name) => {
			const work = WORK[name] ?? ((): void => undefined);
			const grown = Object.entries(SHAPES).flatMap(([shape, make]) => {
				const [few, many_] = [stepsOf(work, make(FEW)), stepsOf(work, make(MANY))];
				return many_ < 8 * Math.max(few, LEAST)
					? []
					: [`${shape}: ${Math.round(few)} steps, then ${Math.round(many_)}`];
			});
			expect(grown).toEqual([]);
		},
		300_000,
	);
});
