import { describe, expect, it } from "vitest";
import { QUESTIONS, type Questions } from "../domain/questions";
import { answersIn, wordingsOf, type Wordings } from "./answers";

const OWN: Questions = ["Why?", QUESTIONS[1], QUESTIONS[2], "How do we keep in touch?"];
const FORMER: Wordings = [["What for?"], [], [], []];
const WORDINGS = wordingsOf(OWN, FORMER, QUESTIONS);

const textsOf = (text: string): readonly string[] => answersIn(text, WORDINGS).map((answer) => answer.text);

describe("answersIn", () => {
	it("finds the answers under wordings of now, before and of the start", () => {
		expect(textsOf("## What for?\n\nFun.\n\n## How do we keep in touch?\nTea.\n")).toEqual(["Fun.", "", "", "Tea."]);
		expect(textsOf(`# ${QUESTIONS[0]}\nOne\n# ${QUESTIONS[3]}\n\nFour\n\nand more\n`)).toEqual([
			"One",
			"",
			"",
			"Four\n\nand more",
		]);
	});

	it.each([
		"### why am i making this connection",
		"Why am I making this connection?\n---",
		"# 1. Why am I making this connection?",
		"## Why  am I making this connection??",
		"#### WHY AM I MAKING THIS CONNECTION:",
	])("knows the heading %j", (heading) => expect(textsOf(`${heading}\n\nHere.\n`)[0]).toBe("Here."));

	it("takes typographic and plain apostrophes for the same", () => {
		expect(textsOf("## How am I going to keep up this connection once I’ve made it?\nTea.\n")[3]).toBe("Tea.");
	});

	it("prefers the heading with an answer where one stands twice", () => {
		expect(textsOf("## Why?\n\n## What for?\n\nFun.\n")[0]).toBe("Fun.");
	});

	it("takes no comment, code or quotation for a heading, and no comment for an answer", () => {
		expect(textsOf("```\n## Why?\nno\n```\n> ## Why?\n> no\n")[0]).toBe("");
		expect(textsOf("## Why?\n\n%% to be answered %%\n<!-- really -->\n")[0]).toBe("");
		expect(textsOf("## Why?\n\nYes %%hm%% indeed\n")[0]).toBe("Yes  indeed");
	});

	it("counts what stands under headings below the question", () => {
		expect(textsOf("## Why?\n### First\nFun.\n## Other\nno")[0]).toBe("### First\nFun.");
	});

	it("tells where an answer would be typed", () => {
		const text =
			"## Why?\n\n\n## How am I going to make this connection?\n\n  Tea.\n\n## Why would this person want to connect with me?\n";
		expect(answersIn(text, WORDINGS).map(({ at }) => at)).toEqual([
			text.indexOf("\n## How"),
			text.indexOf("Tea"),
			text.length,
			undefined,
		]);
	});
});
