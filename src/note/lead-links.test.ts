import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadLinks, type LeadTo } from "./lead-links";
import { applyEdit } from "./markdown/text-edit";

const toAna: LeadTo = (path) => (/(?:^|\/)Ben Ito(?:\.md)?$/.test(path) ? "People/Ana Diaz.md" : undefined);

function led(text: string, leadTo = toAna): string {
	return applyEdit(text, leadLinks(text, leadTo));
}

describe("leadLinks", () => {
	it.each([
		["[[Ben Ito]] and [[Ben]]", "[[People/Ana Diaz]] and [[Ben]]"],
		["![[Ben Ito#Notes|his notes]]", "![[People/Ana Diaz#Notes|his notes]]"],
		["[[ People/Ben Ito.md#^a1 ]]", "[[ People/Ana Diaz#^a1 ]]"],
		["| [[Ben Ito\\|Ben]] |", "| [[People/Ana Diaz\\|Ben]] |"],
		["[Ben](Ben%20Ito.md#Notes) (x)", "[Ben](People/Ana%20Diaz.md#Notes) (x)"],
		['[Ben](<Ben Ito.md> "title")', '[Ben](<People/Ana Diaz.md> "title")'],
		["[Ben](https://example.org/Ben%20Ito)", "[Ben](https://example.org/Ben%20Ito)"],
		["`[[Ben Ito]]` and ``a ` [[Ben Ito]]`` [[Ben Ito]]", "`[[Ben Ito]]` and ``a ` [[Ben Ito]]`` [[People/Ana Diaz]]"],
		["```\n[[Ben Ito]]\n```\n> [[Ben Ito]]\n", "```\n[[Ben Ito]]\n```\n> [[People/Ana Diaz]]\n"],
		["%% [[Ben Ito]] %%\n\n$$\n[[Ben Ito]]\n$$\n", "%% [[People/Ana Diaz]] %%\n\n$$\n[[Ben Ito]]\n$$\n"],
	])("leads the links of %j", (text, expected) => {
		expect(led(text)).toBe(expected);
	});

	it("keeps the quotes, lists and comments of properties", () => {
		const text = `---\nknows: [ '[[Ben Ito|Ben]]', "[[Cleo]]" ] # [1]\nby: [[Ben Ito]]\nold:\n  - "[[Ben Ito#x]]"\n---\n`;
		expect(led(text)).toBe(text.replaceAll("Ben Ito", "People/Ana Diaz"));
	});

	it("spells a value anew where the name does not stand in its quotes", () => {
		const text = "---\nby: '[[Ben Ito]]'\n---\n";
		expect(led(text, () => "Ana O'Dwyer.md")).toMatch(
			/^---\nby: (?:'\[\[Ana O''Dwyer\]\]'|"\[\[Ana O'Dwyer\]\]")\n---\n$/,
		);
	});

	it("refuses a property that can't be spelled anew, and leaves those alone that can't be read", () => {
		expect(() => led('---\na: {b: ["[[Ben It\\u006f]]"]}\n---\n')).toThrow(/cannotEdit/);
		expect(led("---\na: [[[Ben Ito]]\n---\n[[Ben Ito]]")).toBe("---\na: [[[Ben Ito]]\n---\n[[People/Ana Diaz]]");
	});

	it("changes nothing where no link leads there, and is done once it was done", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.constantFrom(
						"[[Ben Ito]]",
						"[[Cleo|",
						"]]",
						"`",
						"``",
						"\n",
						"[x](Ben%20Ito.md)",
						"](",
						"$$",
						"> ",
						"- ",
						"%%",
						"---\n",
						"a: ",
					),
				),
				(parts) => {
					const text = parts.join("");
					expect(led(text, () => undefined)).toBe(text);
					const once = led(text);
					expect(led(once)).toBe(once);
				},
			),
		);
	});
});
