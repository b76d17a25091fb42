import { describe, expect, it } from "vitest";
import { readLog } from "./log";

describe("readLog", () => {
	it("reads the items of the first such heading, with their lines", () => {
		const text = [
			"---", "type: person", "---", "- 2026-01-01 before the heading", "### follow ups ", "- 2026-11-20 in person: met", "* 2026-11-22 message, gave: a list",
			"", "Prose of one's own.", "", "1. 2026-11-23 call", "- [x] 2026-11-24 email", "- [X] 2026-11-25", "- [ ] 2026-11-26 write", "- [-] 2026-11-27", "- [ ]",
			"- no day", "\t- 2026-11-28 nested", "- 2026-11-29 a line", "goes on lazily", "> - 2026-11-30", "## Another", "- 2026-12-01", "## Follow-ups", "- 2026-12-02",
		].join("\n");
		expect(readLog(text)).toEqual({
			followUps: [
				{ day: "2026-11-20", channel: "in person", what: "met" },
				{ day: "2026-11-22", channel: "message", direction: "gave", what: "a list" },
				{ day: "2026-11-23", channel: "call", what: "" },
				{ day: "2026-11-24", channel: "email", what: "" },
				{ day: "2026-11-25", what: "" },
				{ day: "2026-11-29", what: "a line" },
			],
			lines: [6, 7, 11, 12, 13, 19],
			hasHeading: true,
		});
	});

	it.each(["## Follow-ups", "# follow-ups", "###### FOLLOW UPS ##", "## Followups", "## Follow‑ups:", "## **Follow-ups**", "Follow-ups\n===", "  ## Follow-ups", "## Follow–ups %%mine%%"])(
		"knows the heading %j", (heading) => expect(readLog(`${heading}\n- 2026-11-20\n`).followUps).toHaveLength(1));

	it.each(["## Follow-up", "## My follow-ups", "#Follow-ups", "Follow-ups", "    ## Follow-ups", "> ## Follow-ups", "- ## Follow-ups", "####### Follow-ups", "\\## Follow-ups"])(
		"does not take %j for it", (heading) => expect(readLog(`${heading}\n\n- 2026-11-20\n`)).toEqual({ followUps: [], lines: [], hasHeading: false }));

	it.each([
		["```", "```"], ["~~~", "~~~"], ["`````", "`````"], ["%%", "%%"], ["<!--", "-->"], ["$$", "$$"], ["<div>", "</div>"], ["<script>", "</script>"],
	])("does not look between %s and %s", (open, close) => {
		expect(readLog(`## Follow-ups\n- 2026-11-20\n\n${open}\n- 2026-11-21\n${close}\n\n- 2026-11-22\n`).followUps.map(({ day }) => day)).toEqual(["2026-11-20", "2026-11-22"]);
	});

	it("goes through notes with carriage returns, marks and no end", () => {
		for (const ending of ["\n", "\r\n", "\r"]) {
			expect(readLog(`\uFEFF## Follow-ups${ending}${ending}- 2026-11-20 call: x`).followUps).toEqual([{ day: "2026-11-20", channel: "call", what: "x" }]);
		}
	});
});
