import { describe, expect, it } from "vitest";
import type { Day } from "../../domain/day";
import { applyEdit, Refusal, type Edit } from "../markdown/text-edit";
import { addMetLine, addToMeet, hasLine, relink } from "./event-edits";
import { readEventText } from "./event-text";

const EVENT = `---
type: event
date: 2026-12-04
---

## To meet

- [ ] [[Dana Fox]]: how did the move go?
- [x] [[Bo Lind]]

## Met

- Tom Reyes, Acme: climbing; seeks a CTO; promised the gym list
- [[Ana Diaz]]: the Porto house

## Promised

- [ ] send Tom the gym list 📅 2026-12-06
- [x] call [[Ana Diaz]] ✅ 2026-12-05
`;

describe("the text of an event's note", () => {
	it("says who was met, who is to be met and what was promised", () => {
		const { met, toMeet, promised } = readEventText(EVENT);
		expect(met.map(({ line, names }) => [line, names[0]?.words, names[0]?.target])).toEqual([
			[13, "Tom Reyes", undefined],
			[14, "Ana Diaz", "Ana Diaz"],
		]);
		expect(toMeet).toEqual([
			{ text: "[[Dana Fox]]: how did the move go?", line: 8, done: false, targets: ["Dana Fox"] },
			{ text: "[[Bo Lind]]", line: 9, done: true, targets: ["Bo Lind"] },
		]);
		expect(promised).toEqual([
			{ text: "send Tom the gym list", line: 18, done: false, due: "2026-12-06", targets: [] },
			{ text: "call [[Ana Diaz]]", line: 19, done: true, targets: ["Ana Diaz"] },
		]);
	});

	it("has lines in every form of a list, under each heading of the words, and none in code, quotations or tasks to do", () => {
		const { met } = readEventText(
			[
				"# 🤝 MET (3)",
				"",
				"* A One",
				"  * nested",
				"",
				"12. B Two",
				"    goes on",
				"+ [x] C Three",
				"- [ ] D Four",
				"- [-] E Five",
				"- ~~F Six~~",
				"> - G Seven",
				"```",
				"- H Eight",
				"```",
				"    - I Nine",
				"## Other",
				"- J Ten",
				"# Else",
				"- K Eleven",
				"",
				"Met",
				"===",
				"- L Twelve",
			].join("\n"),
		);
		expect(met.map(({ names }) => names[0]?.words)).toEqual(["A One", "B Two", "C Three", "J Ten", "L Twelve"]);
	});

	it("tells the day of a heading within", () => {
		const { met } = readEventText(
			"## Met\n- A One\n### 2026-12-04\n- B Two\n### [[2026-12-05]]\n- C Three\n### Later\n- D Four\n",
		);
		expect(met.map(({ day }) => day)).toEqual([undefined, "2026-12-04", "2026-12-05", undefined]);
	});
});

describe("a captured line", () => {
	const added = (text: string, words = "Tom Reyes, Acme"): string => applyEdit(text, addMetLine(text, words).edit);

	it.each([
		["", "## Met\n\n- Tom Reyes, Acme\n"],
		["---\ntype: event\n---\n", "---\ntype: event\n---\n\n## Met\n\n- Tom Reyes, Acme\n"],
		["## Met\n", "## Met\n\n- Tom Reyes, Acme\n"],
		["## Met\n\n\n## Promised\n", "## Met\n\n- Tom Reyes, Acme\n\n## Promised\n"],
		["## Met\n- A\n\n## Promised\n- [ ] x\n", "## Met\n- A\n- Tom Reyes, Acme\n\n## Promised\n- [ ] x\n"],
		["## Met\r\n\r\n1. A\r\n2. B", "## Met\r\n\r\n1. A\r\n2. B\r\n3. Tom Reyes, Acme"],
		["## Met\n* A\n  * below\n", "## Met\n* A\n  * below\n* Tom Reyes, Acme\n"],
		["## Met\n- [ ] a task\n", "## Met\n- [ ] a task\n- Tom Reyes, Acme\n"],
		["## Met\n- A\n\nSome words.\n", "## Met\n- A\n- Tom Reyes, Acme\n\nSome words.\n"],
		["## Met\n- A\n## Met\n- B\n", "## Met\n- A\n- Tom Reyes, Acme\n## Met\n- B\n"],
		["```\n## Met\n```\n", "```\n## Met\n```\n\n## Met\n\n- Tom Reyes, Acme\n"],
	])("is one line where the list grows: %j", (text, after) => expect(added(text)).toBe(after));

	it.each([
		["## Met\n- A\n", "## Met\n- A\n\n### 2026-12-05\n\n- Tom\n"],
		["## Met\n- A\n## Promised\n", "## Met\n- A\n\n### 2026-12-05\n\n- Tom\n\n## Promised\n"],
		["", "## Met\n\n### 2026-12-05\n\n- Tom\n"],
		["# Met\r\n", "# Met\r\n\r\n## 2026-12-05\r\n\r\n- Tom\r\n"],
		["## Met\n### [[2026-12-05]]\n* B\n### Later\n* C\n", "## Met\n### [[2026-12-05]]\n* B\n* Tom\n### Later\n* C\n"],
		["## Met\n- A\n\n### 2026-12-05\n\n## Else\n", "## Met\n- A\n\n### 2026-12-05\n\n- Tom\n\n## Else\n"],
	])("of the second day of several stands below a heading of that day: %j", (text, after) => {
		expect(applyEdit(text, addMetLine(text, "Tom", { day: "2026-12-05" as Day, isFirst: false }).edit)).toBe(after);
		expect(readEventText(after).met.find(({ text: words }) => words === "Tom")?.day).toBe("2026-12-05");
	});

	it.each([
		["", "## Met\n\n- Tom\n"],
		["## Met\n- A\n\n### 2026-12-05\n- B\n", "## Met\n- A\n- Tom\n\n### 2026-12-05\n- B\n"],
		["## Met\n### 2026-12-04\n- A\n### 2026-12-05\n- B\n", "## Met\n### 2026-12-04\n- A\n- Tom\n### 2026-12-05\n- B\n"],
		["## Met\n### 2026-12-05\n- B\n", "## Met\n### 2026-12-05\n- B\n\n### 2026-12-04\n\n- Tom\n"],
	])("of the first day stands among those of that day: %j", (text, after) =>
		expect(applyEdit(text, addMetLine(text, "Tom", { day: "2026-12-04" as Day, isFirst: true }).edit)).toBe(after),
	);

	it("is named by its line", () => {
		expect(addMetLine("a\n## Met\n- A\n\n## Promised\n", "B").line).toBe(4);
		expect(addMetLine("", "B").line).toBe(3);
	});

	it.each([
		["half %% a comment", "Tom", "openBlock"],
		["## Met\n", "Tom %% x", "commentMarks"],
		["```\n## Met\n", "Tom", "openBlock"],
		["<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "Tom", "conflictMarkers"],
		["## Met\n", "# Tom", "readBack"],
		["## Met\n", "- Tom", "readBack"],
		["## Met\n", "[ ] Tom", "readBack"],
	])("is refused where it can't stand: %j, %j", (text, words, kind) => {
		let problem: string | undefined;
		try {
			added(text, words);
		} catch (error) {
			problem = error instanceof Refusal ? error.problem.kind : String(error);
		}
		expect(problem).toBe(kind);
	});
});

describe("tasks to meet somebody", () => {
	const added = (text: string, tasks: readonly string[]): string => applyEdit(text, addToMeet(text, tasks));

	it("stand under their heading, which is made above that of Met", () => {
		expect(added("## Met\n- A\n", ["[[B]]", "[[C]]: x"])).toBe(
			"## To meet\n\n- [ ] [[B]]\n- [ ] [[C]]: x\n\n## Met\n- A\n",
		);
		expect(added("words\n# Met\n- A\n", ["[[B]]"])).toBe("words\n\n# To meet\n\n- [ ] [[B]]\n\n# Met\n- A\n");
		expect(added("## To meet\n- [x] A\n\n## Met\n", ["[[B]]", "[[C]]"])).toBe(
			"## To meet\n- [x] A\n- [ ] [[B]]\n- [ ] [[C]]\n\n## Met\n",
		);
		expect(added("", ["[[B]]"])).toBe("## To meet\n\n- [ ] [[B]]\n");
		expect(added("## Met\n", [])).toBe("## Met\n");
	});
});

describe("a name that becomes a link", () => {
	const place = (text: string, words: string, nth = 0): { text: string; nth: number; from: number; to: number } => {
		const name = readEventText(text)
			.met.find((each) => each.text === words)
			?.names.find(({ target }) => target === undefined);
		return { text: words, nth, from: name?.from ?? -1, to: name?.to ?? -1 };
	};
	const linked = (text: string, words: string, nth = 0, link = "[[Tom Reyes]]"): string => {
		const edit: Edit = relink(text, place(text, words, nth), link);
		return applyEdit(text, edit);
	};

	it("stands in its place, and every other byte stays", () => {
		expect(linked(EVENT, "Tom Reyes, Acme: climbing; seeks a CTO; promised the gym list")).toBe(
			EVENT.replace("- Tom Reyes, Acme", "- [[Tom Reyes]], Acme"),
		);
		expect(linked("## Met\r\n+ **Tom Reyes**  \r\n", "**Tom Reyes**")).toBe("## Met\r\n+ **[[Tom Reyes]]**  \r\n");
		expect(linked("## Met\n1.\t[x] Tom Reyes", "Tom Reyes")).toBe("## Met\n1.\t[x] [[Tom Reyes]]");
		expect(linked("## Met\n- [Tom](https://x.org): y\n", "[Tom](https://x.org): y")).toBe(
			"## Met\n- [[Tom Reyes]] [Tom](https://x.org): y\n",
		);
	});

	it("is the one that is meant of several lines that say the same", () => {
		expect(linked("## Met\n- Tom\n- Tom\n", "Tom", 1)).toBe("## Met\n- Tom\n- [[Tom Reyes]]\n");
	});

	it("is one of two in a line", () => {
		const once = linked("## Met\n- Ana and Tom: x\n", "Ana and Tom: x", 0, "[[Ana]]");
		expect(once).toBe("## Met\n- [[Ana]] and Tom: x\n");
		expect(linked(once, "[[Ana]] and Tom: x")).toBe("## Met\n- [[Ana]] and [[Tom Reyes]]: x\n");
	});

	it("is refused where its line is gone, or the link can't stand there", () => {
		const at = place("## Met\n- Tom\n", "Tom");
		expect(hasLine("## Met\n- Tom\n", at)).toBe(true);
		expect(hasLine("## Met\n- Tom!\n", at)).toBe(false);
		expect(() => relink("## Met\n- Tom!\n", at, "[[Tom]]")).toThrow(Refusal);
		expect(() => relink("## Met\n- Tom\n", at, "[[a]b]]")).toThrow(Refusal);
	});
});
