import { describe, expect, it } from "vitest";
import type { Expected } from "../domain/person";
import type { OpenBlock, Problem } from "../note/markdown/text-edit";
import { refusalInWords, unreadableInWords } from "./problems";

const BLOCKS: readonly OpenBlock[] = ["fence", "comment", "html", "math"];
const CAUSES = ["above", "dashes", "dots", "open"] as const;

/** One problem of each kind; a kind without one does not compile. */
const PROBLEMS: { readonly [K in Problem["kind"]]: Extract<Problem, { readonly kind: K }> } = {
	yaml: { kind: "yaml", line: 4, detail: "Flow sequence\nmust end with a ]." },
	duplicateKey: { kind: "duplicateKey", line: 4, key: "met" },
	tabIndent: { kind: "tabIndent", line: 4 },
	notAMapping: { kind: "notAMapping", line: 4 },
	tooLarge: { kind: "tooLarge", line: 4 },
	loneReturn: { kind: "loneReturn", line: 4 },
	lookAlike: { kind: "lookAlike", line: 4, cause: "blank" },
	conflictMarkers: { kind: "conflictMarkers", line: 4 },
	cannotEdit: { kind: "cannotEdit", line: 4, key: "met" },
	commentMarks: { kind: "commentMarks" },
	openBlock: { kind: "openBlock", line: 4, block: "fence" },
	readBack: { kind: "readBack" },
	moved: { kind: "moved" },
	overlap: { kind: "overlap" },
	notUtf8: { kind: "notUtf8", line: 4 },
	halfCharacter: { kind: "halfCharacter" },
};

const ALL: readonly Problem[] = [
	...Object.values(PROBLEMS),
	...BLOCKS.map((block) => ({ kind: "openBlock", line: 4, block }) as const),
	...CAUSES.map((cause) => ({ kind: "lookAlike", line: 4, cause }) as const),
];

describe("refusalInWords", () => {
	it.each(ALL)("names the note, the line and what to do: $kind", (problem) => {
		const words = refusalInWords("Ana Diaz", problem);
		expect(words.startsWith(`Nothing was changed in “Ana Diaz”${"line" in problem ? ", line 4" : ""}: `)).toBe(true);
		if ("key" in problem) expect(words).toContain(`“${problem.key}`);
		// A cause and something to do, in whole sentences, with none of the program's own words.
		expect(words).toMatch(/: [^.]+\. [A-Z][^.]+\.$/);
		expect(words).not.toMatch(/undefined|\n|fail|error|neglect|yaml|splice/i);
		expect(words.length).toBeLessThan(300);
	});

	it("says something of its own for each", () => {
		expect(new Set(ALL.map((problem) => refusalInWords("Ana", problem))).size).toBe(ALL.length - 1);
		expect(refusalInWords("Ana Diaz", PROBLEMS.yaml)).toBe(
			"Nothing was changed in “Ana Diaz”, line 4: its properties can’t be read (Flow sequence must end with a ]). Fix that line, then try again.",
		);
		expect(refusalInWords("Ana", { kind: "yaml", line: 2, detail: "" })).toContain("can’t be read. Fix");
	});
});

describe("unreadableInWords", () => {
	const EXPECTED: { readonly [K in Expected]: RegExp } = {
		day: /2026-11-20/,
		birthday: /--05-12/,
		pastDay: /not in the future/,
		onRecord: /add a line for that day; else use the log/,
		count: /whole number/,
		cadence: /monthly/,
		circle: /circle/,
		list: /list/,
		text: /words/,
		checkbox: /true or false/,
		yaml: /read/,
		alike: /between two lines/,
		merge: /merge/,
		log: /text/,
	};

	it.each(Object.entries(EXPECTED))("says what would be understood: %s", (expected, pattern) => {
		const words = unreadableInWords({ property: "last_contact", value: "soon", expected: expected as Expected });
		expect(words).toContain("“last_contact: soon”");
		expect(words).toMatch(pattern);
	});

	it("names the line of a block that cannot be read", () => {
		expect(unreadableInWords({ value: "odd", expected: "yaml", line: 4 })).toBe(
			"The properties of this note can’t be read (line 4): odd",
		);
		expect(unreadableInWords({ value: "", expected: "yaml" })).toBe("The properties of this note can’t be read");
		expect(unreadableInWords({ value: "", expected: "merge", line: 4 })).toContain(
			"both sides of a merge in this note (line 4)",
		);
		expect(unreadableInWords({ value: "dots", expected: "alike", line: 3 })).toMatch(
			/doesn’t see the properties of this note \(line 3\): .*three dots/,
		);
		expect(unreadableInWords({ value: "", expected: "log" })).toContain("its log says may be missing");
	});
});
