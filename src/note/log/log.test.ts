import { describe, expect, it } from "vitest";
import { readLog } from "./log";

describe("readLog", () => {
	it("reads the items under such headings, with their lines", () => {
		const text = [
			"---",
			"type: person",
			"---",
			"- 2026-01-01 before the heading",
			"### follow ups ",
			"- 2026-11-20 in person: met",
			"* 2026-11-22 message, gave: a list",
			"",
			"Prose of one's own.",
			"",
			"1. 2026-11-23 call",
			"- [x] 2026-11-24 email",
			"- [X] 2026-11-25",
			"- [ ] 2026-11-26 write",
			"- [-] 2026-11-27",
			"- [ ]",
			"- no day",
			"\t- 2026-11-28 nested",
			"- 2026-11-29 a line",
			"goes on lazily",
			"> - 2026-11-30",
			"## Another",
			"- 2026-12-01",
			"## Follow-ups",
			"- 2026-12-02",
		].join("\n");
		expect(readLog(text)).toEqual({
			followUps: [
				{ day: "2026-11-20", channel: "in person", what: "met" },
				{ day: "2026-11-22", channel: "message", direction: "gave", what: "a list" },
				{ day: "2026-11-23", channel: "call", what: "" },
				{ day: "2026-11-24", channel: "email", what: "" },
				{ day: "2026-11-25", what: "" },
				{ day: "2026-11-29", what: "a line" },
				{ day: "2026-12-02", what: "" },
			],
			lines: [6, 7, 11, 12, 13, 19, 25],
			hasHeading: true,
			unread: { heading: "follow ups", line: 17, lines: 1 },
		});
	});

	it.each([
		"## Follow-ups",
		"# follow-ups",
		"###### FOLLOW UPS ##",
		"## Followups",
		"## Follow‑ups:",
		"## **Follow-ups**",
		"Follow-ups\n===",
		"  ## Follow-ups",
		"## Follow–ups %%mine%%",
		"## Follow-up",
		"## followup",
		"## 📞 Follow-ups",
		"## Follow-ups 🤝",
		"## 1. Follow-ups",
		"## Follow-ups (12)",
		"## Follow-ups #crm",
		"## #crm/log Follow-ups",
		"## ℹ️ Follow-ups",
		"## 1️⃣ Follow-ups",
		"## — Follow-ups —",
		"## [Follow-ups]",
		"## Follow-ups 2026",
		"## Follow-up log",
		"## Follow-ups ^log",
		"## _Follow-ups_ 🇵🇹 #a #b",
	])("knows the heading %j", (heading) => expect(readLog(`${heading}\n- 2026-11-20\n`).followUps).toHaveLength(1));

	it.each([
		"## My follow-ups",
		"## Follow-ups with Ben",
		"## To follow up",
		"## Follow",
		"## Log",
		"## Interactions",
		"#Follow-ups",
		"Follow-ups",
		"    ## Follow-ups",
		"> ## Follow-ups",
		"- ## Follow-ups",
		"####### Follow-ups",
		"\\## Follow-ups",
	])("does not take %j for it", (heading) =>
		expect(readLog(`${heading}\n\n- 2026-11-20\n`)).toEqual({ followUps: [], lines: [], hasHeading: false }),
	);

	it.each([
		["```", "```"],
		["~~~", "~~~"],
		["`````", "`````"],
		["%%", "%%"],
		["<!--", "-->"],
		["$$", "$$"],
		["<div>", "</div>"],
		["<script>", "</script>"],
	])("does not look between %s and %s", (open, close) => {
		expect(
			readLog(`## Follow-ups\n- 2026-11-20\n\n${open}\n- 2026-11-21\n${close}\n\n- 2026-11-22\n`).followUps.map(
				({ day }) => day,
			),
		).toEqual(["2026-11-20", "2026-11-22"]);
	});

	it("goes through notes with carriage returns, marks and no end", () => {
		for (const ending of ["\n", "\r\n", "\r"]) {
			expect(readLog(`\uFEFF## Follow-ups${ending}${ending}- 2026-11-20 call: x`).followUps).toEqual([
				{ day: "2026-11-20", channel: "call", what: "x" },
			]);
		}
	});

	it("reads the log of a heading of the user's own, by the same words in other dress", () => {
		for (const heading of ["## Log", "### 📓 LOG #crm", "Log\n---"]) {
			expect(
				readLog(`${heading}\n\n- 2026-11-20 call\n`, undefined, { logHeadings: ["Kept in touch", "log"] }),
			).toMatchObject({ followUps: [{ day: "2026-11-20" }], hasHeading: true });
		}
		expect(readLog("## Log book\n- 2026-11-20\n", undefined, { logHeadings: ["log"] }).followUps).toEqual([]);
		expect(readLog("## \n- 2026-11-20\n", undefined, { logHeadings: [" ", "📞"] }).followUps).toEqual([]);
	});

	it.each([
		["under the heading of its day", "### 2026-10-05\n\nwe talked\n", "2026-10-05"],
		["under a heading with a link to its day", "### [[2026-10-05]] – call\n\nwe talked\n", "2026-10-05"],
		["under a heading of its day with a channel", "#### 2026-10-05 call, gave: a book\n", "2026-10-05"],
		["in a ticked task that was done on a day", "- [x] Call her ✅ 2026-10-05\n", "2026-10-05"],
		["in bold", "- **2026-10-05**: hi\n", "2026-10-05"],
		["with a time", "- 2026-10-05T14:30 call\n", "2026-10-05"],
	])("reads a contact %s", (_, lines, day) => {
		expect(readLog(`## Follow-ups\n\n${lines}`).followUps.map((each) => each.day)).toEqual([day]);
	});

	it("counts a line once that a merge left under two headings, and lines that stand twice in one log twice", () => {
		const line = "- 2026-11-20 call, gave: a book\n";
		expect(readLog(`## Follow-ups\n\n${line}${line}`).followUps).toHaveLength(2);
		expect(readLog(`## Follow-ups\n\n${line}\n## Follow-ups\n\n${line}`)).toMatchObject({
			followUps: [{ day: "2026-11-20" }],
			lines: [3],
			again: { heading: "Follow-ups", line: 5 },
		});
		expect(readLog(`## Follow-ups\n\n${line}\n## Follow-ups\n\n${line}${line}- 2026-11-21\n`).followUps).toHaveLength(
			3,
		);
		expect(
			readLog(`## Follow-ups\n\n${line}\n## Follow-ups\n\n- 2026-11-20 call, gave: another book\n`).followUps,
		).toHaveLength(2);
	});

	it("says which items of a log it could not read, and leaves tasks, empty ones and what was struck out alone", () => {
		const text =
			"## Follow-ups\n\n- 2026-11-20\n- last Tuesday: a call\n- [ ] write\n- [-] dropped\n- [x] sent\n-\n- ~~2026-11-02 lunch~~\n- 05/10/2026 hi\n\nProse.\n2026-11-03 in a paragraph\n\n  - 2026-02-30\n";
		expect(readLog(text)).toMatchObject({
			followUps: [{ day: "2026-11-20" }],
			unread: { heading: "Follow-ups", line: 4, lines: 4 },
		});
		expect(readLog("## Follow-ups\n\n- 2026-11-20\n\nProse.\n\n## Other\n- words\n").unread).toBeUndefined();
	});

	it("finds contacts outside of the log by a link to a day at the start of a line", () => {
		const text = [
			"[[2026-10-01]] met at the fair",
			"[[2026-10-02]] and the day after",
			"",
			"- [[2026-10-03]] call",
			"- [x] [[2026-10-04]] email",
			"## [[2026-10-05]] Coffee",
			"**[[2026-10-06]]** in bold",
			"",
			"On [[2026-11-01]] words",
			"",
			"> [[2026-11-02]] quoted",
			"",
			"> [!note]",
			"> [[2026-11-03]]",
			"",
			"- [ ] [[2026-11-04]] to do",
			"- [-] [[2026-11-05]]",
			"- a",
			"  - [[2026-11-06]] nested",
			"",
			"```",
			"[[2026-11-07]]",
			"```",
			"",
			"    [[2026-11-08]] code",
			"",
			"![[2026-11-09]]",
			"",
			"%%",
			"[[2026-11-10]]",
			"%%",
			"",
			"~~[[2026-11-11]] lunch~~",
			"",
			"2026-11-12 plain",
			"- 2026-11-13 plain",
			"",
			"| [[2026-11-14]] |",
			"| --- |",
		].join("\n");
		const { followUps, elsewhere = [] } = readLog(text);
		expect(followUps).toEqual([]);
		expect(elsewhere.map(({ followUp }) => followUp.day)).toEqual([
			"2026-10-01",
			"2026-10-02",
			"2026-10-03",
			"2026-10-04",
			"2026-10-05",
			"2026-10-06",
		]);
		for (const {
			at,
			followUp: { day },
		} of elsewhere)
			expect(text.slice(at, at + 20)).toContain(`[[${day}`.slice(0, 8));
	});

	it("takes the words of an underlined heading once", () => {
		expect(readLog("[[2026-10-05]] Coffee\n---\n").elsewhere).toHaveLength(1);
		expect(readLog("## Follow-ups\n\n- 2026-10-01\n\n2026-10-05\nin two lines\n===\n")).toMatchObject({
			followUps: [{ day: "2026-10-01" }],
		});
		expect(readLog("## Follow-ups\n\n- 2026-10-01\n\n2026-10-05\n===\n").unread).toBeUndefined();
	});

	it("reads the logs of Personal CRM and Orbit, which are not ours to grow", () => {
		const crm = readLog("# Contact log\n- [[Friday 2 October|2026-10-02]] — rode out\n  and back\n- 2026-08-11\n");
		expect(crm).toMatchObject({
			followUps: [],
			hasHeading: false,
			elsewhere: [{ followUp: { day: "2026-10-02", what: "rode out" } }, { followUp: { day: "2026-08-11" } }],
		});
		const orbit = readLog(
			"## 📝 Interaction Log\n- 2026-02-19: in-person: the new job\n- 2026-02-12: text\n- 2026-02-01: texted her\n",
		).elsewhere?.map(({ followUp }) => followUp);
		expect(orbit).toEqual([
			{ day: "2026-02-19", channel: "in person", what: "the new job" },
			{ day: "2026-02-12", channel: "message", what: "" },
			{ day: "2026-02-01", what: "texted her" },
		]);
		expect(readLog("# Contact log\n- 2026-08-11\n", undefined, { logHeadings: ["Contact log"] })).toMatchObject({
			followUps: [{ day: "2026-08-11" }],
			hasHeading: true,
		});
	});

	it("names the second of two thousand headings, where no two others are alike", () => {
		const headings = Array.from(
			{ length: 2_000 },
			(_, index) => `## Follow-ups ${index}\n- 2026-11-20 call: ${index}\n`,
		).join("");
		expect(readLog(headings).again).toBeUndefined();
		expect(readLog(`${headings}## FOLLOW-UPS 7\n`).again).toEqual({ heading: "FOLLOW-UPS 7", line: 4_001 });
	});
});
