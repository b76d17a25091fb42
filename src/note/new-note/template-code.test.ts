import fc from "fast-check";
import { load, CORE_SCHEMA } from "second-yaml";
import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../domain/questions";
import { Refusal } from "../markdown/text-edit";
import { newPersonNote } from "./new-note";
import { ledByCode, takeCodeOut, writesOwnBlock } from "./template-code";

const made = (template: string, name = "Ana Diaz"): string =>
	newPersonNote(
		template,
		{
			name,
			date: "2026-11-24",
			properties: new Map<string, string>([
				["type", "person"],
				["met", "2026-11-20"],
			]),
			answers: ["Fun", "", "", ""],
		},
		QUESTIONS,
	);

/** What Templater makes of a note: every command is gone, or its words; `-` takes one line break with it, `_` all white space. */
const run = (text: string): string =>
	text.replace(
		/<%[*_-]*([\s\S]*?)([-_]?)%>(\s*)/g,
		(_, code: string, trim: string, behind: string) =>
			(code.includes("now") ? "2026-11-24" : "") +
			(trim === "_" ? "" : trim === "-" ? behind.replace(/^(?:\r\n|\r|\n)/, "") : behind),
	);

describe("a template with Templater's code", () => {
	it.each([
		'<%*\nconst n = await tp.system.prompt("Name");\n_%>\n---\ntype: "person"\nlast-contact: "<% tp.date.now("YYYY-MM-DD") %>"\n---\n# <% tp.file.title %>\n',
		"<%* a -%>\n---\nx: 1\n---\nText\n",
		"<%* a %>\n---\nx: 1\n---\nText\n",
		"<%* a %>---\nx: 1\n---\n",
		"<%* a _%>\n\n---\nx: 1\n---\n",
		"<%* a -%>\n<%* b -%>\n---\nx: 1\n---\n",
		"\uFEFF<%* a -%>\r\n---\r\nx: 1\r\n---\r\n",
	])("above its properties stays whole, with one block that has ours: %j", (template) => {
		const text = made(template);
		for (const command of template.match(/<%[\s\S]*?%>/g) ?? []) expect(text).toContain(command);
		const after = run(text).replace(/^\uFEFF/, "");
		expect(after).toMatch(/^---\r?\n/);
		const block = load(after.split(/^---\r?\n/m)[1] ?? "", { schema: CORE_SCHEMA });
		expect(block).toMatchObject({ type: "person", met: "2026-11-20" });
		expect(after.match(/^---\r?$/gm)).toHaveLength(2);
	});

	it.each<[string, string]>([
		['a: "<% tp.date.now("YYYY") %>"', 'a: "<% tp.date.now("YYYY") %>"\ntype: person\nmet: 2026-11-20\n'],
		["a: <% tp.x('y: z') %> # c", "a: <% tp.x('y: z') %> # c\ntype: person\nmet: 2026-11-20\n"],
		["<% tp.key() %>: 1", "<% tp.key() %>: 1\ntype: person\nmet: 2026-11-20\n"],
		["<%* if (a) {\n  b: [\n} %>\na: 1", "<%* if (a) {\n  b: [\n} %>\na: 1\ntype: person\nmet: 2026-11-20\n"],
		['type: [<% tp.x("a, b") %>]', 'type: [<% tp.x("a, b") %>, person]\nmet: 2026-11-20\n'],
		['met: <% tp.date.now("YYYY-MM-DD") %>\na: 1', "met: 2026-11-20\na: 1\ntype: person\n"],
		["#<% tp.c() %>\na: {{name}} <% b %>", "#<% tp.c() %>\na: Ana Diaz <% b %>\ntype: person\nmet: 2026-11-20\n"],
	])("within its properties is not read as YAML: %s", (own, written) =>
		expect(made(`---\n${own}\n---\n`)).toContain(`---\n${written}---\n`),
	);

	it("has no words of ours put into the code", () => {
		const template = '---\na: 1\n---\n<% tp.user.f("{{name}}") %> {{name}}\n<%*\n{{answer1}}\n%>\n';
		const text = made(template, 'x") evil("');
		expect(text).toContain('<% tp.user.f("{{name}}") %> x');
		expect(text).toContain("<%*\n{{answer1}}\n%>\n");
		expect(text).toContain(`## ${QUESTIONS[0]}\n\nFun\n`);
	});

	it("that writes properties of its own is told apart", () => {
		expect(writesOwnBlock('<%* tR += "---\\ntype: x\\n---\\n" %>\n# T\n')).toBe(true);
		for (const template of [
			"<%* a %>\n# T\n",
			"<%* a %>\n---\na: 1\n---\n",
			"# T\n<%* '---' %>",
			"---\na: 1\n---\n<%* '---' %>",
			"<%* --- ",
		])
			expect(writesOwnBlock(template)).toBe(false);
		expect(made("<%* a %>\n# T\n")).toBe(
			`---\ntype: person\nmet: 2026-11-20\n---\n<%* a %>\n# T\n\n## ${QUESTIONS[0]}\n\nFun\n`,
		);
	});

	it("that is not above properties has nothing above them", () => {
		for (const template of [
			"",
			"---\na: 1\n---\n<% b %>",
			"x <% a %>\n---\nb: 1\n---\n",
			"<% a %> x\n---\nb: 1\n---\n",
			"<% a\n---\nb: 1\n---\n",
			"<% a %>\n---\nnever closed\n",
		])
			expect(ledByCode(template)).toBeUndefined();
	});

	it("comes back as it was, whatever it is", () => {
		const piece = fc.constantFrom(
			"<%",
			"%>",
			"_%>",
			"<%*",
			"\n",
			"\r\n",
			"---\n",
			"code0q",
			"#code0z",
			"a: ",
			'"',
			"#",
			" ",
			"{{name}}",
			"x",
			"\uFEFF",
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 20 }).map((parts) => parts.join("")),
				fc.constantFrom("code", "codex0q", "Ana"),
				(template, said) => {
					const { text, putBack } = takeCodeOut(template, [said]);
					expect(putBack(text)).toBe(template);
					expect(putBack(said)).toBe(said);
					let note: string;
					try {
						note = made(template, "Ana");
					} catch (error) {
						expect(error).toBeInstanceOf(Refusal);
						return;
					}
					for (const command of template.match(/<%[\s\S]*?%>/g) ?? [])
						expect(note.includes(command) || template.includes("met:")).toBe(true);
				},
			),
			{ numRuns: 2_000 },
		);
	});
});
