import fc from "fast-check";
import { load, CORE_SCHEMA } from "second-yaml";
import { describe, expect, it } from "vitest";
import { PATIENCE, RUNS } from "../../../tests/laws/notes/runs";
import type { Day } from "../../domain/day";
import { QUESTIONS, type Questions } from "../../domain/questions";
import { answersIn } from "../answers";
import { applyEdit, Refusal } from "../markdown/text-edit";
import type { PropertyValue } from "../frontmatter/frontmatter";
import { addFollowUp, readLog } from "../log/log";
import { BUILT_IN_TEMPLATE, newPersonNote, type NewPerson, type Printing } from "./new-note";

const NONE: Questions = ["", "", "", ""];

function person(given: Partial<NewPerson> = {}): NewPerson {
	return {
		name: "Ana Diaz",
		date: "2026-11-24",
		properties: new Map<string, PropertyValue | undefined>([["type", "person"]]),
		answers: NONE,
		...given,
	};
}

const made = (template: string, given: Partial<NewPerson> = {}, questions = QUESTIONS): string =>
	newPersonNote(template, person(given), questions);

const found = (text: string): readonly string[] =>
	answersIn(text, [[QUESTIONS[0]], [QUESTIONS[1]], [QUESTIONS[2]], [QUESTIONS[3]]]).map((answer) => answer.text);

describe("the built-in template", () => {
	it("holds the four questions and the log", () => {
		expect(made(BUILT_IN_TEMPLATE)).toBe(
			[
				"---",
				"type: person",
				"---",
				"",
				"## Why am I making this connection?",
				"",
				"## How am I going to make this connection?",
				"",
				"## Why would this person want to connect with me?",
				"",
				"## How am I going to keep up this connection once I've made it?",
				"",
				"## Follow-ups",
				"",
			].join("\n"),
		);
	});

	it("holds what was given", () => {
		const text = made(BUILT_IN_TEMPLATE, {
			answers: ["She knows people.", "", "I can\nhelp.", "Coffee every month"],
			properties: new Map<string, PropertyValue | undefined>([
				["type", "person"],
				["aliases", ["Jen"]],
				["met", "2026-11-20"],
				["met_at", "[[SMC Austin]]"],
				["cadence", "monthly"],
			]),
		});
		expect(
			text.startsWith(
				'---\ntype: person\naliases:\n  - Jen\nmet: 2026-11-20\nmet_at: "[[SMC Austin]]"\ncadence: monthly\n---\n\n',
			),
		).toBe(true);
		expect(found(text)).toEqual(["She knows people.", "", "I can\nhelp.", "Coffee every month"]);
		expect(readLog(text)).toMatchObject({ followUps: [], hasHeading: true });
	});

	it("asks reworded questions", () => {
		expect(
			made(BUILT_IN_TEMPLATE, { answers: ["Fun", "", "", ""] }, ["Why?", "How?", "What for them?", "And then?"]),
		).toContain("## Why?\n\nFun\n\n## How?\n");
	});
});

describe("a template of one's own", () => {
	it("is filled, its own words and properties kept", () => {
		const template =
			'---\ntags: [person] # mine\ncreated: {{date}}\ntitle: "{{name}}"\n---\n# {{ Name }}\n\n{{QUESTION1}}\n: {{answer1}}\n\n{{other}} {{name2}}\n';
		expect(made(template, { answers: ["Fun", "", "", ""] })).toBe(
			'---\ntags: [person] # mine\ncreated: 2026-11-24\ntitle: "Ana Diaz"\ntype: person\n---\n# Ana Diaz\n\nWhy am I making this connection?\n: Fun\n\n{{other}} {{name2}}\n',
		);
	});

	it.each<[string, string]>([
		["title: {{name}}", 'Ana "Jen" Diaz: #1'],
		['title: "{{name}}"', 'Ana "Jen" \\ Diaz'],
		["title: '{{name}}'", "D'Arcy: it's"],
		["title: {{name}}", "true"],
		["title: {{name}}", "12"],
		["title: {{name}}", "- x"],
		["title: {{name}}", "O'Brien"],
	])("keeps the properties readable: %s with %j", (line, name) => {
		const text = made(`---\n${line}\n---\n`, { name });
		expect(load(text.split("---\n")[1] ?? "", { schema: CORE_SCHEMA })).toEqual({ title: name, type: "person" });
	});

	it("has its line endings and byte-order mark kept", () => {
		expect(made("\uFEFF---\r\na: 1\r\n---\r\n# {{name}}\r\n")).toBe(
			"\uFEFF---\r\na: 1\r\ntype: person\r\n---\r\n# Ana Diaz\r\n",
		);
	});

	it("takes a property out where it is not wanted", () => {
		expect(made("---\nmet: 2020-01-01\na: 1\n---\n", { properties: new Map([["met", undefined]]) })).toBe(
			"---\na: 1\n---\n",
		);
	});

	const printing: Printing = {
		print: (format, day) => `${format}<${day ?? "now"}>`,
		dateFormat: "DD.MM.YYYY",
		timeFormat: "HH:mm",
	};

	it("has the placeholders of the app's own templates filled by its formats", () => {
		expect(
			made("# {{title}} {{TITLE}}\n{{date}} {{ date }} {{time}} {{date:dddd, D. MMMM}} {{time:HH}} {{date:}}\n", {
				title: "Ana Diaz 2",
				printing,
			}),
		).toContain(
			"# Ana Diaz 2 Ana Diaz 2\nDD.MM.YYYY<2026-11-24> DD.MM.YYYY<2026-11-24> HH:mm<now> dddd, D. MMMM<now> HH<now> DD.MM.YYYY<2026-11-24>\n",
		);
		expect(made("{{date}} {{time}} {{date:YYYY}} {{dates}} {{date:{}}}")).toContain(
			"2026-11-24 {{time}} {{date:YYYY}} {{dates}} {{date:{}}}",
		);
	});

	it("keeps its properties readable with placeholders among other words", () => {
		const iso: Printing = {
			print: (format, day) =>
				format === "HH:mm"
					? "14:05"
					: format === "YYYY"
						? "2026"
						: format === "DD"
							? "05"
							: format === "x"
								? "a: b # c"
								: (day ?? "2026-11-25"),
			dateFormat: "YYYY-MM-DD",
			timeFormat: "HH:mm",
		};
		const text = made(
			[
				"---",
				"created: {{date:YYYY-MM-DD}}",
				"at: {{date}} {{time}} # kept",
				'both: "{{date}} {{time}}"',
				"odd: {{date:x}}",
				"year: {{date:YYYY}}",
				"day: {{date:DD}}",
				"list:",
				"  - {{title}}",
				"  - of: {{title}} & co",
				"flow: [{{name}}, x]",
				"title: About {{name}}",
				"---",
				"",
			].join("\n"),
			{ name: 'Ana: "x"', title: "Ana x", printing: iso },
		);
		expect(load(text.split("---\n")[1] ?? "", { schema: CORE_SCHEMA })).toEqual({
			created: "2026-11-25",
			at: "2026-11-24 14:05",
			both: "2026-11-24 14:05",
			odd: "a: b # c",
			year: 2026,
			day: "05",
			list: ["Ana x", { of: "Ana x & co" }],
			flow: ['Ana: "x"', "x"],
			title: 'About Ana: "x"',
			type: "person",
		});
		expect(text).toContain("# kept\n");
	});

	it("keeps our own days days, whatever the app's format", () => {
		expect(made("---\nlast_contact: {{date}}\nLast met: {{date}}\ncreated: {{date}}\n---\n", { printing })).toContain(
			'---\nlast_contact: 2026-11-24\nLast met: 2026-11-24\ncreated: "DD.MM.YYYY<2026-11-24>"\n',
		);
	});

	it.each<[string, string, string]>([
		["type: [contact, author]", "", "type: [contact, author, person]\n"],
		["Type: contact", "", "Type:\n  - contact\n  - person\n"],
		["type: Person", "", "type: Person\n"],
		["a: 1", "", "a: 1\ntype: person\n"],
		["type:\n  - contact", "", "type:\n  - contact\n  - person\n"],
		["type: person", "friend", "type: person\ntags:\n  - friend\n"],
		["tags: [a]", "#x", 'tags: [a, "#x"]\ntype: person\n'],
		["tags: a, b", "friend", "tags:\n  - a\n  - b\n  - friend\ntype: person\n"],
		["tag: a b", "friend", "tag:\n  - a\n  - b\n  - friend\ntype: person\n"],
		["tags: [Friend/close]", "friend", "tags: [Friend/close]\ntype: person\n"],
		["tags:", "friend", "tags:\n  - friend\ntype: person\n"],
	])("keeps its own marks beside a person's: %s, with the tag %j", (own, personTag, written) => {
		const text = made(`---\n${own}\n---\n`, { personTag });
		expect(text.split("---\n")[1]?.split("\n").sort()).toEqual(written.split("\n").sort());
	});

	it("has no tag among its properties that stands in its text", () => {
		expect(made("A #friend of mine.\n", { personTag: "friend" })).not.toContain("tags");
		for (const text of ["`#friend`\n", "```\n#friend\n```\n", "a#friend\n", "#friends\n", "%%\n#friend\n%%\n"])
			expect(made(text, { personTag: "friend" })).toContain("tags:\n  - friend\n");
	});

	it("refuses marks beside which nothing can be kept", () => {
		expect(() => made("---\ntype: {a: b}\n---\n")).toThrow(Refusal);
		expect(() => made("---\ntags: [1, {a: 2}]\n---\n", { personTag: "friend" })).toThrow(Refusal);
	});

	it("keeps its line endings where a line for an answer is taken out", () => {
		for (const ending of ["\n", "\r\n"]) {
			const text = made(
				[
					"---",
					"a: b",
					"---",
					"## Q",
					"{{answer1}}",
					"Text",
					"",
					"{{answer2}}",
					"",
					"## R",
					"  {{answer3}}  ",
					"End",
					"",
				].join(ending),
			);
			expect(text).toBe(["---", "a: b", "type: person", "---", "## Q", "Text", "", "## R", "End", ""].join(ending));
		}
	});

	it("refuses a block that cannot be read", () => {
		expect(() => made("---\na: [\n---\n")).toThrow(Refusal);
		expect(() => made("---\na: 1\na: 2\n---\n")).toThrow(Refusal);
	});

	it("leaves no gap for an answer not given", () => {
		expect(made("# A\n\n{{answer1}}\n\n# B\n{{answer2}}\n# C\n")).toContain("# A\n\n# B\n# C\n");
		expect(made("# A\r\n\r\n{{answer1}}\r\n\r\n# B\r\n")).toContain("# A\r\n\r\n# B\r\n");
	});
});

describe("answers", () => {
	const all: Questions = ["One.", "Two.", "Three.", "Four."];

	it.each([
		"",
		"words",
		"# {{name}}\n",
		"## {{question1}}\n\n{{answer1}}\n",
		"{{answer2}}",
		"## Follow-ups\n",
		"---\na: {{answer1}}\n---\n",
		"{{ answer1 }}\n",
		"## {{question1}}\n\n## {{question2}}",
		"%%\n{{answer1}} {{answer2}}\n%%\n",
		`## ${QUESTIONS[0]}\nOne.\n`,
	])("are never lost: template %j", (template) => {
		const text = made(template, { answers: all });
		for (const answer of all) expect(text).toContain(answer);
	});

	it("stay answers, whatever they look like", () => {
		for (const answer of [
			"# a heading",
			"a\n===",
			"a\n-",
			"```\ncode",
			"~~~",
			"   ## indented",
			"$$",
			"%%",
			"half %% a comment",
			"<!-- open",
			"<script>",
			"<div>",
			"$& $1 $` {{name}} {{answer2}}",
			"a\r\nb",
			"> quote",
			"- item\n  ```",
			"---",
		]) {
			const text = made(BUILT_IN_TEMPLATE, { answers: [answer, "Two.", "Three.", "Four."] });
			expect(found(text).slice(1)).toEqual(["Two.", "Three.", "Four."]);
			expect(readLog(text).hasHeading).toBe(true);
			expect(found(text)[0]).not.toBe("");
			// Each word is there, in its order, with at most a backslash before a sign.
			expect(text.replace(/\\/g, "")).toContain(answer.replace(/\r\n/g, "\n").trim().replace(/\\/g, ""));
		}
	});

	it.each([
		"<div>\n",
		"<p>a\n",
		"<!-- a\n",
		"<script>\n",
		"``` a\n",
		"~~~\nx\n\n~~~~~\n",
		"$$\nx\n",
		"%% a\n\n",
		"<b>\n\n</div>\n",
		"> <div>\n",
		"- <div>\n",
	])("leave nothing open however often they would: %j", (line) => {
		const tight = BUILT_IN_TEMPLATE.replace(/\n\n/g, "\n");
		for (const [times, template] of [1, 2, 3, 300].flatMap(
			(each) =>
				[
					[each, BUILT_IN_TEMPLATE],
					[each, tight],
				] as const,
		)) {
			const text = made(template, { answers: [line.repeat(times), "Two.", "Three.", "Four."] });
			expect(found(text).slice(1)).toEqual(["Two.", "Three.", "Four."]);
			expect(
				readLog(applyEdit(text, addFollowUp(text, { day: "2026-11-20" as Day, what: "" }))).followUps,
			).toHaveLength(1);
			expect(text.replace(/[\\\s]+/g, "")).toContain(line.repeat(times).replace(/[\\\s]+/g, ""));
		}
	});

	it(
		"keep every word in every template",
		() => {
			const word = fc.string({
				unit: fc.constantFrom(
					"a",
					"b",
					" ",
					"\n",
					"#",
					"-",
					"=",
					"`",
					"~",
					">",
					"<",
					"%",
					"$",
					"|",
					"\\",
					"{",
					"}",
					":",
					"\r\n",
					"!",
					"[",
					"]",
				),
				maxLength: 12,
			});
			const answers = fc.tuple(word, word, word, word);
			const template = fc
				.array(
					fc.constantFrom(
						"{{answer1}}",
						"{{answer2}}",
						"{{ answer3 }}",
						"{{question1}}",
						"# {{question2}}",
						"\n",
						"\n\n",
						"## ",
						"> ",
						"- ",
						"```\n",
						"{{name}}",
						"words",
						"---\n",
					),
					{ maxLength: 10 },
				)
				.map((parts) => parts.join(""));
			fc.assert(
				fc.property(template, answers, (form, given) => {
					let text: string;
					try {
						text = newPersonNote(form, person({ answers: given }), QUESTIONS);
					} catch (error) {
						expect(error).toBeInstanceOf(Refusal);
						return;
					}
					// In quotes a line break is written as a sign for it, in a quotation with a mark before the next line.
					const bare = (words: string): string => words.replace(/\\[rn]/g, "").replace(/[\s\\>]+/g, "");
					for (const answer of given) expect(bare(text)).toContain(bare(answer));
				}),
				{ numRuns: RUNS },
			);
		},
		PATIENCE,
	);
});

describe("a name or a question in a line of a template", () => {
	const piece = fc.constantFrom(
		"%%",
		"%",
		"```",
		"`",
		"~~~",
		"<!--",
		"-->",
		"<div>",
		"<script>",
		"</",
		"$$",
		"$",
		"#",
		"##",
		"- ",
		"* ",
		"1. ",
		"2026-01-01",
		"2026-01-01 call",
		"---",
		"===",
		"=======",
		"<<<<<<<",
		">>>>>>> x",
		"> ",
		"|",
		"[^1]:",
		"[a]:",
		"\\",
		"{{answer1}}",
		"&",
		" ",
		"Ana",
		"x",
		"Follow-ups",
		":",
	);
	const awkward = fc
		.array(piece, { minLength: 1, maxLength: 5 })
		.map((parts) => parts.join("").trim().replace(/\s+/g, " "))
		.filter((name) => name !== "");
	const before = fc.constantFrom(
		"",
		"",
		"# ",
		"- ",
		"> ",
		"- [ ] ",
		"1. ",
		"words ",
		"  ",
		"    ",
		"%",
		"``",
		"<",
		"|",
		"**",
		"$",
		"-",
		"- 2026-01-0",
		"~~~",
		"`",
	);
	const after = fc.constantFrom("", "", " words", "%", "`", "**", "|", "-", "\n===", "\n---", ": x", " %% y %%");
	const above = fc.constantFrom("", "words\n", "\n", "- item\n", "> quote\n", "# Title\n\n");

	it.each([
		"Ana %% Diaz",
		"``` code",
		"<!-- x",
		"- 2026-01-01 call",
		"# Hash",
		"---",
		"<script>",
		"$$",
		"Ana Diaz",
		"1. Ana",
	])("%s: the note is made as with any other name, and what follows is still read", (name) => {
		for (const template of [
			"{{name}}\n\n## Follow-ups\n",
			"# {{name}}\n\nWords.\n\n## Follow-ups\n",
			"## Follow-ups\n\n{{name}}\n",
			"Hi {{name}}!\n\n## {{question1}}\n\n{{answer1}}\n",
		]) {
			const text = made(template, { name, answers: ["Fun", "", "", ""] });
			expect(readLog(text).followUps).toEqual([]);
			const after = applyEdit(text, addFollowUp(text, { day: "2026-11-20" as Day, what: "" }));
			expect(readLog(after).followUps).toHaveLength(1);
			expect(found(after)[0]).toBe("Fun");
			if (name === "Ana Diaz") expect(text).not.toMatch(/\\|&#/);
		}
	});

	it(
		"never keeps a first follow-up from being logged, and is none itself",
		() => {
			fc.assert(
				fc.property(
					awkward,
					awkward,
					above,
					before,
					after,
					fc.constantFrom("name", "question1"),
					fc.boolean(),
					(name, question, up, left, right, key, inLog) => {
						const line = `${up}${left}{{${key}}}${right}\n`;
						const template = inLog ? `## Follow-ups\n\n${line}` : `${line}\n## Follow-ups\n`;
						const log = (text: string): number | undefined => {
							try {
								return readLog(applyEdit(text, addFollowUp(text, { day: "2026-11-20" as Day, what: "" }))).followUps
									.length;
							} catch (error) {
								expect(error).toBeInstanceOf(Refusal);
								return undefined;
							}
						};
						// What the template refuses or logs by itself, around a plain word, is not the name's doing.
						const plain = log(made(template, { name: "x" }, ["x", "y", "z", "w"]));
						expect(log(made(template, { name }, [question, "y", "z", "w"]))).toBe(plain);
					},
				),
				{ numRuns: RUNS },
			);
		},
		PATIENCE,
	);
});
