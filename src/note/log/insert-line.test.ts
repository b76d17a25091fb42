import { describe, expect, it } from "vitest";
import type { Day } from "../../domain/day";
import { applyEdit, Refusal } from "../markdown/text-edit";
import { addFollowUp } from "./log";

const followUp = { day: "2026-11-24" as Day, channel: "call", what: "hello" } as const;
const LINE = "2026-11-24 call: hello";

/** The text with the new line shown as NEW. */
function logged(text: string): string {
	return applyEdit(text, addFollowUp(text, followUp)).replace(LINE, "NEW");
}

function problemOf(text: string): unknown {
	try {
		addFollowUp(text, followUp);
	} catch (error) {
		return error instanceof Refusal ? error.problem : error;
	}
	return undefined;
}

describe("a log that grows downwards", () => {
	it.each<[string, string, string]>([
		["one line", "## Follow-ups\n\n- 2026-01-01 call\n", "## Follow-ups\n\n- 2026-01-01 call\n- NEW\n"],
		["no newline at the end", "## Follow-ups\n\n- 2026-01-01 call", "## Follow-ups\n\n- 2026-01-01 call\n- NEW"],
		["text after it", "## Follow-ups\n- 2026-01-01\n\nwords\n", "## Follow-ups\n- 2026-01-01\n- NEW\n\nwords\n"],
		[
			"a section after it",
			"## Follow-ups\n- 2026-01-01\n\n## More\n",
			"## Follow-ups\n- 2026-01-01\n- NEW\n\n## More\n",
		],
		["CRLF", "## Follow-ups\r\n\r\n- 2026-01-01\r\n", "## Follow-ups\r\n\r\n- 2026-01-01\r\n- NEW\r\n"],
		["CRLF without the last", "## Follow-ups\r\n\r\n- 2026-01-01", "## Follow-ups\r\n\r\n- 2026-01-01\r\n- NEW"],
		[
			"mixed endings: as the line above it",
			"a\r\n## Follow-ups\n- 2026-01-01\r\n- 2026-01-02\n\nb\r\n",
			"a\r\n## Follow-ups\n- 2026-01-01\r\n- 2026-01-02\n- NEW\n\nb\r\n",
		],
		[
			"nested items",
			"## Follow-ups\n- 2026-01-01\n  - a detail\n    more\n",
			"## Follow-ups\n- 2026-01-01\n  - a detail\n    more\n- NEW\n",
		],
		[
			"nested days are no contacts",
			"## Follow-ups\n- 2026-05-01\n  - 2026-01-01 planned\n",
			"## Follow-ups\n- 2026-05-01\n  - 2026-01-01 planned\n- NEW\n",
		],
		[
			"blank lines between",
			"## Follow-ups\n\n- 2026-01-01\n\n- 2026-01-02\n\nwords",
			"## Follow-ups\n\n- 2026-01-01\n\n- 2026-01-02\n\n- NEW\n\nwords",
		],
		["lazy continuation", "## Follow-ups\n- 2026-01-01\ngoes on\n", "## Follow-ups\n- 2026-01-01\ngoes on\n- NEW\n"],
		["ticked tasks", "## Follow-ups\n- [x] 2026-01-01\n", "## Follow-ups\n- [x] 2026-01-01\n- NEW\n"],
		[
			"an unticked task below stays below",
			"## Follow-ups\n- 2026-01-01\n- [ ] 2026-12-01 write\n",
			"## Follow-ups\n- 2026-01-01\n- NEW\n- [ ] 2026-12-01 write\n",
		],
		[
			"other markers",
			"## Follow-ups\n* 2026-01-01\n* 2026-01-02\n",
			"## Follow-ups\n* 2026-01-01\n* 2026-01-02\n* NEW\n",
		],
		["an indent", "## Follow-ups\n  -  2026-01-01\n", "## Follow-ups\n  -  2026-01-01\n  -  NEW\n"],
		["a tab behind the marker", "## Follow-ups\n-\t2026-01-01\n", "## Follow-ups\n-\t2026-01-01\n-\tNEW\n"],
		[
			"numbers",
			"## Follow-ups\n1. 2026-01-01\n2. 2026-01-02\n",
			"## Follow-ups\n1. 2026-01-01\n2. 2026-01-02\n3. NEW\n",
		],
		[
			"the same number",
			"## Follow-ups\n1) 2026-01-01\n1) 2026-01-02\n",
			"## Follow-ups\n1) 2026-01-01\n1) 2026-01-02\n1) NEW\n",
		],
		[
			"two days alike",
			"## Follow-ups\n- 2026-01-01\n- 2026-01-01\n",
			"## Follow-ups\n- 2026-01-01\n- 2026-01-01\n- NEW\n",
		],
		[
			"a fence in an item",
			"## Follow-ups\n- 2026-01-01\n  ```\n  - 2026-02-02\n  ```\n",
			"## Follow-ups\n- 2026-01-01\n  ```\n  - 2026-02-02\n  ```\n- NEW\n",
		],
		[
			"another heading inside",
			"## Follow-ups\n### This year\n- 2026-01-01\n### Last year\n",
			"## Follow-ups\n### This year\n- 2026-01-01\n- NEW\n### Last year\n",
		],
	])("%s", (_, before, after) => expect(logged(before)).toBe(after));
});

describe("a log that grows on top", () => {
	it.each<[string, string, string]>([
		[
			"newest first",
			"## Follow-ups\n\n- 2026-02-01\n- 2026-01-01\n",
			"## Follow-ups\n\n- NEW\n- 2026-02-01\n- 2026-01-01\n",
		],
		["CRLF", "## Follow-ups\r\n- 2026-02-01\r\n- 2026-01-01", "## Follow-ups\r\n- NEW\r\n- 2026-02-01\r\n- 2026-01-01"],
		[
			"blank lines between",
			"## Follow-ups\n- 2026-02-01\n\n- 2026-01-01\n",
			"## Follow-ups\n- NEW\n\n- 2026-02-01\n\n- 2026-01-01\n",
		],
		[
			"words above",
			"## Follow-ups\nwords\n- 2026-02-01\n- 2026-01-01\n",
			"## Follow-ups\nwords\n- NEW\n- 2026-02-01\n- 2026-01-01\n",
		],
		[
			"a task above",
			"## Follow-ups\n- [ ] 2027-01-01 ask\n- 2026-02-01\n- 2026-01-01\n",
			"## Follow-ups\n- [ ] 2027-01-01 ask\n- NEW\n- 2026-02-01\n- 2026-01-01\n",
		],
	])("%s", (_, before, after) => expect(logged(before)).toBe(after));
});

describe("a log that begins", () => {
	it.each<[string, string, string]>([
		["a heading alone", "## Follow-ups\n", "## Follow-ups\n\n- NEW\n"],
		["a heading without newline", "## Follow-ups", "## Follow-ups\n\n- NEW"],
		["prose under the heading", "## Follow-ups\n\nwords\n", "## Follow-ups\n\nwords\n\n- NEW\n"],
		["a section behind", "## Follow-ups\n\n## More\n", "## Follow-ups\n\n- NEW\n\n## More\n"],
		["a section right behind", "## Follow-ups\n## More\n", "## Follow-ups\n\n- NEW\n\n## More\n"],
		["empty lines below", "## Follow-ups\n\n\n", "## Follow-ups\n\n- NEW\n\n"],
		[
			"an underlined section behind",
			"## Follow-ups\n\nMore\n----\n\nwords\n",
			"## Follow-ups\n\n- NEW\n\nMore\n----\n\nwords\n",
		],
		[
			"words and an underlined section behind",
			"## Follow-ups\nwords\n\nMore\nof it\n====\n",
			"## Follow-ups\nwords\n\n- NEW\n\nMore\nof it\n====\n",
		],
		["other items", "## Follow-ups\n- a plan\n", "## Follow-ups\n- a plan\n- NEW\n"],
		["another level and case", "# FOLLOW UPS:\n- 2026-01-01\n", "# FOLLOW UPS:\n- 2026-01-01\n- NEW\n"],
		["underlined", "Follow-ups\n---\n\n- 2026-01-01\n", "Follow-ups\n---\n\n- 2026-01-01\n- NEW\n"],
		[
			"underlined, below where a link leads",
			"[a]: b 'c'\nFollow-ups\n---\n- 2026-01-01\n",
			"[a]: b 'c'\nFollow-ups\n---\n- 2026-01-01\n- NEW\n",
		],
		[
			"the first of two",
			"## Follow-ups\n\n## Follow-ups\n- 2026-01-01\n",
			"## Follow-ups\n\n- NEW\n\n## Follow-ups\n- 2026-01-01\n",
		],
		["no heading", "words\n", "words\n\n## Follow-ups\n\n- NEW\n"],
		["no heading, no newline", "words", "words\n\n## Follow-ups\n\n- NEW"],
		["no heading, CRLF", "words\r\n", "words\r\n\r\n## Follow-ups\r\n\r\n- NEW\r\n"],
		["no heading, empty lines at the end", "words\n\n\n", "words\n\n\n## Follow-ups\n\n- NEW\n"],
		["an empty note", "", "## Follow-ups\n\n- NEW\n"],
		["a mark alone", "\uFEFF", "\uFEFF## Follow-ups\n\n- NEW"],
		["properties alone", "---\na: 1\n---\n", "---\na: 1\n---\n\n## Follow-ups\n\n- NEW\n"],
		["a thematic break on line 1", "---\nwords\n", "---\nwords\n\n## Follow-ups\n\n- NEW\n"],
		[
			"a heading in a fence",
			"```\n## Follow-ups\n- 2026-01-01\n```\n",
			"```\n## Follow-ups\n- 2026-01-01\n```\n\n## Follow-ups\n\n- NEW\n",
		],
		[
			"a heading in a longer fence",
			"~~~~\n## Follow-ups\n~~~\n~~~~\n",
			"~~~~\n## Follow-ups\n~~~\n~~~~\n\n## Follow-ups\n\n- NEW\n",
		],
		[
			"a heading in a quotation",
			"> ## Follow-ups\n> - 2026-01-01\n",
			"> ## Follow-ups\n> - 2026-01-01\n\n## Follow-ups\n\n- NEW\n",
		],
		["a heading in a comment", "%%\n## Follow-ups\n%%\n", "%%\n## Follow-ups\n%%\n\n## Follow-ups\n\n- NEW\n"],
		[
			"a heading in an HTML comment",
			"<!--\n## Follow-ups\n-->\n",
			"<!--\n## Follow-ups\n-->\n\n## Follow-ups\n\n- NEW\n",
		],
		[
			"a heading in a list",
			"- ## Follow-ups\n- 2026-01-01\n",
			"- ## Follow-ups\n- 2026-01-01\n\n## Follow-ups\n\n- NEW\n",
		],
		["a heading in code", "    ## Follow-ups\n", "    ## Follow-ups\n\n## Follow-ups\n\n- NEW\n"],
		["a heading in math", "$$\n## Follow-ups\n$$\n", "$$\n## Follow-ups\n$$\n\n## Follow-ups\n\n- NEW\n"],
		["a heading of other words", "## Follow-ups with Ana\n", "## Follow-ups with Ana\n\n## Follow-ups\n\n- NEW\n"],
	])("%s", (_, before, after) => expect(logged(before)).toBe(after));
});

describe("a note that would swallow the line", () => {
	it.each<[string, string, unknown]>([
		["an open fence", "## Follow-ups\n\n```\ncode\n", { kind: "openBlock", line: 3, block: "fence" }],
		["a fence closed by the wrong sign", "```\n~~~\n", { kind: "openBlock", line: 1, block: "fence" }],
		["a fence closed by a shorter one", "a\n````\n```\n", { kind: "openBlock", line: 2, block: "fence" }],
		["an open comment", "a\n\n%%\nb\n", { kind: "openBlock", line: 3, block: "comment" }],
		["a mark without partner", "half %% a comment\n", { kind: "openBlock", line: 1, block: "comment" }],
		["an open HTML comment", "a\n<!-- b\n", { kind: "openBlock", line: 2, block: "html" }],
		["a script without end", "<script>\na\n", { kind: "openBlock", line: 1, block: "html" }],
		["open math", "$$\na\n", { kind: "openBlock", line: 1, block: "math" }],
		["merge markers", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", { kind: "conflictMarkers", line: 2 }],
	])("%s", (_, text, problem) => expect(problemOf(text)).toEqual(problem));

	it("is no matter where the line goes above it", () => {
		expect(logged("## Follow-ups\n- 2026-01-01\n\n## Code\n```\n")).toBe(
			"## Follow-ups\n- 2026-01-01\n- NEW\n\n## Code\n```\n",
		);
	});
});
