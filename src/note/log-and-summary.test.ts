import { describe, expect, it } from "vitest";
import { edited } from "../../tests/support/edited";
import type { Day } from "../domain/day";
import type { Disagreement, SummaryName } from "../domain/findings";
import type { FollowUp } from "../domain/person";
import { lineForSummary, logFollowUp, useLog, useLogAsShown } from "./log-and-summary";
import { applyEdit, Refusal } from "./markdown/text-edit";

const TODAY = "2026-11-24" as Day;
const NOTE = "---\ntype: person\ncircle: close # ours\n---\n\n## Follow-ups\n\n- 2026-11-20 in person: met\n";

function logged(
	text: string,
	given: Partial<FollowUp> = {},
	summary = true,
): { readonly text: string; readonly kept: readonly unknown[] } {
	const { edit, leftAsIs: kept } = logFollowUp(text, { day: TODAY, what: "", ...given }, TODAY, summary);
	return { text: edited(text, edit), kept };
}

/** The properties and the log of a note with such properties after logging. */
function block(yaml: string, log: string, given: Partial<FollowUp> = {}): string {
	const result = logged(`---\n${yaml}---\n## Follow-ups\n${log}`, given).text;
	return result.slice(4, result.indexOf("---\n", 4));
}

describe("logFollowUp", () => {
	it("writes the line and the summary in one edit", () => {
		expect(logged(NOTE, { channel: "message", direction: "gave", what: "a list" }).text).toBe(
			"---\ntype: person\ncircle: close # ours\nlast_contact: 2026-11-24\ngives: 1\n---\n\n## Follow-ups\n\n- 2026-11-20 in person: met\n- 2026-11-24 message, gave: a list\n",
		);
	});

	it("writes the line alone where the summary is off", () => {
		expect(logged(NOTE, { channel: "in person", direction: "asked" }, false).text).toBe(
			`${NOTE}- 2026-11-24 in person, asked\n`,
		);
	});

	it.each<[string, string, string, Partial<FollowUp>, string]>([
		[
			"raises what is shown by one: the property",
			"gives: 5\n",
			"- 2026-11-01 call, gave\n",
			{ direction: "gave" },
			"gives: 6\nlast_contact: 2026-11-24\n",
		],
		[
			"raises what is shown by one: the log",
			"gives: 1\n",
			"- 2026-11-01, gave\n- 2026-11-02, gave\n",
			{ direction: "gave" },
			"gives: 3\nlast_contact: 2026-11-24\n",
		],
		[
			"raises the other counter never",
			"gives: 1\nasks: 2\n",
			"",
			{ direction: "asked" },
			"gives: 1\nasks: 3\nlast_contact: 2026-11-24\n",
		],
		[
			"never moves last contact back",
			"last_contact: 2026-11-23\n",
			"",
			{ day: "2026-11-01" as Day },
			"last_contact: 2026-11-23\n",
		],
		[
			"never moves last met back",
			"last_met: 2026-11-23\n",
			"",
			{ day: "2026-11-01" as Day, channel: "in person" },
			"last_met: 2026-11-23\nlast_contact: 2026-11-01\n",
		],
		[
			"writes the later day of the log",
			"",
			"- 2026-11-23 call\n",
			{ day: "2026-11-01" as Day },
			"last_contact: 2026-11-23\n",
		],
		["writes last met in person only", "", "", { channel: "video" }, "last_contact: 2026-11-24\n"],
		[
			"writes a twin of ours in place",
			"lastContact: 2026-11-01\nGives: 1\n",
			"",
			{ direction: "gave" },
			"lastContact: 2026-11-24\nGives: 2\n",
		],
		[
			"writes ours where both are there, from the larger",
			"Gives: 7\ngives: 2\nlastContact: 2026-11-01\nlast_contact: 2026-01-01\n",
			"",
			{ direction: "gave" },
			"Gives: 7\ngives: 8\nlastContact: 2026-11-01\nlast_contact: 2026-11-24\n",
		],
		["fills empty ones", "last_contact:\ngives: \n", "", { direction: "gave" }, "last_contact: 2026-11-24\ngives: 1\n"],
		["reads counts in quotes", "gives: '4'\n", "", { direction: "gave" }, "gives: 5\nlast_contact: 2026-11-24\n"],
	])("%s", (_, yaml, log, given, expected) => expect(block(yaml, log, given)).toBe(expected));

	it.each<[string, Partial<FollowUp>, object]>([
		["last_contact: soon\n", {}, { property: "last_contact", value: "soon", expected: "day" }],
		["last_contact: 2027-01-01\n", {}, { property: "last_contact", value: "2027-01-01", expected: "pastDay" }],
		[
			"last_met: [a, b]\nlast_contact: 2026-11-24\n",
			{ channel: "in person" },
			{ property: "last_met", expected: "day" },
		],
		[
			"gives: many\nlast_contact: 2026-11-24\n",
			{ direction: "gave" },
			{ property: "gives", value: "many", expected: "count" },
		],
		["asks: -1\nlast_contact: 2026-11-24\n", { direction: "asked" }, { property: "asks", expected: "count" }],
		["Asks: 1.5\nlast_contact: 2026-11-24\n", { direction: "asked" }, { property: "Asks", expected: "count" }],
	])("leaves what cannot be read, says so and writes the line: %j", (yaml, given, kept) => {
		const text = `---\n${yaml}---\n## Follow-ups\n`;
		const result = logged(text, given);
		expect(result.text.startsWith(text)).toBe(true);
		expect(result.text).toContain("- 2026-11-24");
		expect(result.kept).toEqual([expect.objectContaining(kept)]);
	});

	it("works in notes without properties, without heading, with nothing", () => {
		expect(logged("").text).toBe("---\nlast_contact: 2026-11-24\n---\n## Follow-ups\n\n- 2026-11-24\n");
		expect(logged("words\r\n").text).toBe(
			"---\r\nlast_contact: 2026-11-24\r\n---\r\nwords\r\n\r\n## Follow-ups\r\n\r\n- 2026-11-24\r\n",
		);
		expect(logged("\uFEFFwords").text).toBe(
			"\uFEFF---\nlast_contact: 2026-11-24\n---\nwords\n\n## Follow-ups\n\n- 2026-11-24",
		);
		expect(logged("---\n---").text).toBe("---\nlast_contact: 2026-11-24\n---\n\n## Follow-ups\n\n- 2026-11-24");
	});

	it.each([
		"---\na: [\n---\n",
		"---\na: 1\na: 1\n---\n",
		"---\n- a\n---\n",
		"<<<<<<< a\n=======\n>>>>>>> b\n",
		"```\n",
		"---\nlast_contact: !!str 2026-01-01\n---\n",
	])("refuses %j whole", (text) =>
		expect(() => logFollowUp(text, { day: TODAY, what: "" }, TODAY, true)).toThrow(Refusal),
	);
});

describe("useLog", () => {
	const used = (text: string, ...names: readonly SummaryName[]): string => edited(text, useLog(text, names, TODAY));
	const text =
		"---\nlast_contact: 2026-01-01\nlast_met: 2026-01-01\ngives: 9\nasks: 3 # typed\n---\n## Follow-ups\n- 2026-11-20 call, gave\n- 2026-11-22, gave\n- 2027-01-01 in person\n";

	it("writes only what is named, as the log tells it up to today", () => {
		expect(used(text, "lastContact")).toBe(text.replace("last_contact: 2026-01-01", "last_contact: 2026-11-22"));
		expect(used(text, "gives")).toBe(text.replace("gives: 9", "gives: 2"));
	});

	it("takes out what the log says nothing of", () => {
		expect(used(text, "lastMet", "asks")).toBe(
			text.replace("last_met: 2026-01-01\n", "").replace("asks: 3 # typed\n", ""),
		);
	});
});

describe("a summary in fields of the text", () => {
	const BODY =
		"last_contact:: 2026-11-01\nWe keep count (Gives:: 1).\n\n## Follow-ups\n\n- 2026-11-20 call, gave\n- 2026-11-21 call, gave\n";
	const BEFORE = `---\ntype: person\n---\n${BODY}`;
	const SAID = [
		{ name: "lastContact", property: "2026-11-01", log: "2026-11-21", raises: true },
		{ name: "gives", property: 1, log: 2, raises: true },
	] as readonly Disagreement[];

	it("is brought up to date as it was shown, where it stands", () => {
		const { edit, left } = useLogAsShown(BEFORE, SAID, TODAY);
		expect(applyEdit(BEFORE, edit)).toBe(BEFORE.replace("2026-11-01", "2026-11-21").replace("Gives:: 1", "Gives:: 2"));
		expect(left).toEqual([]);
	});

	it.each([
		[
			"says something else by now",
			BODY.replace("2026-11-01", "2026-11-03").replace("Gives:: 1", "Gives:: 7"),
			["last_contact", "Gives"],
		],
		[
			"can't be read any more",
			BODY.replace("2026-11-01", "soon").replace("Gives:: 1", "Gives:: many"),
			["last_contact", "Gives"],
		],
		["is gone", BODY.replace("last_contact:: 2026-11-01\n", "").replace(" (Gives:: 1)", ""), ["last_contact", "gives"]],
		[
			"has a second one beside it that counts",
			BODY.replace("last_contact", "last_contact:: 2026-11-02\nlast_contact").replace("(Gives", "(gives:: 3) (Gives"),
			["last_contact", "gives"],
		],
	])("is left where it %s", (_, body, keys) => {
		const text = `---\ntype: person\n---\n${body}`;
		expect(useLogAsShown(text, SAID, TODAY)).toEqual({ edit: [], left: keys });
	});

	it("is silent where the properties say it by now, and have what the log says", () => {
		const text = `---\ntype: person\nlast_contact: 2026-11-21\ngives: 2\n---\n${BODY}`;
		expect(useLogAsShown(text, SAID, TODAY)).toEqual({ edit: [], left: [] });
	});

	it("gets a line for a day that nothing accounts for, as one of the properties does", () => {
		const text = BEFORE.replace("2026-11-01", "2026-11-23");
		expect(applyEdit(text, lineForSummary(text, { name: "lastContact", day: "2026-11-23" as Day }))).toBe(
			`${text}- 2026-11-23\n`,
		);
		expect(() => lineForSummary(BEFORE, { name: "lastContact", day: "2026-11-23" as Day })).toThrow(Refusal);
	});
});

describe("useLogAsShown", () => {
	const NOTE =
		"---\nlast_contact: 2026-09-01\ngives: 1\n---\n\n## Follow-ups\n\n- 2026-10-01 call, gave: a\n- 2026-10-02 call, gave: b\n";
	const SHOWN = [
		{ name: "lastContact", property: "2026-09-01" as Day, log: "2026-10-02" as Day, raises: true },
		{ name: "gives", property: 1, log: 2, raises: true },
	] as const;
	const used = (text: string): readonly [string, ...string[]] => {
		const { edit, left } = useLogAsShown(text, SHOWN, TODAY);
		return [edited(text, edit), ...left];
	};

	it("writes what was shown", () =>
		expect(used(NOTE)).toEqual([NOTE.replace("2026-09-01", "2026-10-02").replace("gives: 1", "gives: 2")]));

	it.each([
		["a later day", NOTE.replace("2026-09-01", "2026-11-01").replace("gives: 1", "gives: 9")],
		["words", NOTE.replace("2026-09-01", "soon").replace("gives: 1", "gives: many")],
		["no property", NOTE.replace("last_contact: 2026-09-01\ngives: 1", "x: 1")],
		["a log that says less", NOTE.replace("- 2026-10-02 call, gave: b\n", "")],
		["a log that says more", `${NOTE}- 2026-10-03 call, gave: c\n`],
		["no log", NOTE.replace("Follow-ups", "Other")],
	])("leaves and names what says something else: %s", (_, text) =>
		expect(used(text)).toEqual([text, "last_contact", "gives"]),
	);

	it("leaves what is as the log says already, and says nothing of it", () => {
		const text = NOTE.replace("2026-09-01", "2026-10-02");
		expect(used(text)).toEqual([text.replace("gives: 1", "gives: 2")]);
	});
});
