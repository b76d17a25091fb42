import { describe, expect, it } from "vitest";
import type { Day } from "../../domain/day";
import { applyEdit } from "./text-edit";
import { conflictLine } from "./merge-markers";
import { logFollowUp } from "../log-and-summary";

describe("conflictLine", () => {
	const conflict = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n";
	it.each<[string, number]>([
		[conflict, 1],
		[`a\n${conflict}`, 2],
		[`---\na: 1\n${conflict}---\n`, 3],
		[conflict.replace(/\n/g, "\r\n"), 1],
		[`\uFEFF${conflict}`, 1],
		["<<<<<<< a\nx\n||||||| base\ny\n=======\nz\n>>>>>>> b", 1],
		["<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c", 2],
	])("finds the markers in %j", (text, line) => expect(conflictLine(text)).toBe(line));

	it.each([
		"",
		"<<<<<<< a\n",
		"<<<<<<<a\n=======\n>>>>>>>b\n",
		">>>>>>> a\n=======\n<<<<<<< b\n",
		" <<<<<<< a\n =======\n >>>>>>> b\n",
		"Title\n=======\nwords\n",
		"<<<<<<< a\n>>>>>>> b\n",
	])("finds none in %j", (text) => expect(conflictLine(text)).toBeUndefined());

	const ABOUT_GIT = [
		`How git does it:\n\n\`\`\`\n${conflict}\`\`\`\n`,
		`~~~diff\n${conflict}~~~\n`,
		`\`\`\`\`md\n\`\`\`\n${conflict}\`\`\`\n\`\`\`\`\nMore.\n`,
		`\`\`\`\n${conflict}words\n${conflict}\`\`\`\n`,
		`---\ntype: person\n---\n\`\`\`\r\n${conflict.replace(/\n/g, "\r\n")}\`\`\`\r\n`,
	];
	it.each(ABOUT_GIT)("takes markers in a block of code for words about git: %j", (text) =>
		expect(conflictLine(text)).toBeUndefined(),
	);

	it.each(ABOUT_GIT)("lets a note about git be written: %j", (text) => {
		const after = applyEdit(
			text,
			logFollowUp(text, { day: "2026-11-20" as Day, what: "talked about git" }, "2026-11-24" as Day, true).edit,
		);
		expect(after).toContain("- 2026-11-20: talked about git");
		expect(after).toContain("last_contact: 2026-11-20");
	});

	it.each<[string, string, number]>([
		["which is never closed", `\`\`\`\n${conflict}`, 2],
		["that one side ended", "```\n<<<<<<< HEAD\na\n```\nwords\n=======\nb\n```\n>>>>>>> other\n", 2],
		["that one side began", "<<<<<<< HEAD\n```js\n=======\n```py\n>>>>>>> other\ncode\n```\n", 1],
		["and once more below it", `\`\`\`\n${conflict}\`\`\`\n${conflict}`, 8],
		["in a comment", `%%\n\`\`\`\n%%\n${conflict}\n\`\`\`\n`, 4],
		["indented with blanks", `words\n\n    code\n${conflict}`, 4],
	])("is not deceived by a block of code %s", (_, text, line) => expect(conflictLine(text)).toBe(line));
});
