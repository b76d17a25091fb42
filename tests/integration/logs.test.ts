// @vitest-environment happy-dom
// Logs of other shapes: read as they are, grown where they stand, and named where something in them could not be read.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const P = "---\ntype: person\n---\n";

/** What stands in a person's note after a call was logged, without its properties. */
async function grown(text: string, settings: object = {}): Promise<string> {
	world = await World.start({ "People/Ana.md": text }, { settings: { setUp: true, ...settings } });
	await world.api.logFollowUp({ person: "Ana", day: "2026-11-20", channel: "call" });
	await world.settled();
	return world.text("People/Ana.md").replace(/^---\n[\s\S]*?\n---\n/, "");
}

describe("a log of another shape", () => {
	it.each([
		[
			"a picture in the heading",
			"## 📞 Follow-ups\n\n- 2026-10-05 call: hi\n",
			"## 📞 Follow-ups\n\n- 2026-10-05 call: hi\n- 2026-11-20 call\n",
		],
		[
			"one follow-up",
			"## Follow-up\n\n- 2026-10-05 call: hi\n",
			"## Follow-up\n\n- 2026-10-05 call: hi\n- 2026-11-20 call\n",
		],
		[
			"days in bold",
			"## Follow-ups\n\n- **2026-10-05**: hi\n",
			"## Follow-ups\n\n- **2026-10-05**: hi\n- 2026-11-20 call\n",
		],
		[
			"a heading for each day",
			"## Follow-ups\n\n### 2026-10-05\n\nwe talked\n",
			"## Follow-ups\n\n- 2026-11-20 call\n\n### 2026-10-05\n\nwe talked\n",
		],
		[
			"a heading for each day, with items below",
			"## Follow-ups\n### 2026-10-05\n- we talked\n### 2026-09-01\n- lunch\n",
			"## Follow-ups\n\n- 2026-11-20 call\n\n### 2026-10-05\n- we talked\n### 2026-09-01\n- lunch\n",
		],
		[
			"ticked tasks",
			"## Follow-ups\n\n- [x] Call her ✅ 2026-10-05\n",
			"## Follow-ups\n\n- [x] Call her ✅ 2026-10-05\n- 2026-11-20 call\n",
		],
		[
			"times",
			"## Follow-ups\n\n- 2026-10-05T14:30 call\n",
			"## Follow-ups\n\n- 2026-10-05T14:30 call\n- 2026-11-20 call\n",
		],
		[
			"a tag in the heading",
			"## Follow-ups #crm\n\n- 2026-10-05 call\n",
			"## Follow-ups #crm\n\n- 2026-10-05 call\n- 2026-11-20 call\n",
		],
		[
			"links and dashes, numbered, newest first",
			"# 2. FOLLOWUPS\n\n1. [[2026-10-05]] – call\n1. [[2026-09-05]] — lunch\n",
			"# 2. FOLLOWUPS\n\n1. 2026-11-20 call\n1. [[2026-10-05]] – call\n1. [[2026-09-05]] — lunch\n",
		],
		[
			"a heading of the settings",
			"### 🗒 Interactions\n* 2026-10-05 - call\n\n# Notes\n",
			"### 🗒 Interactions\n* 2026-10-05 - call\n* 2026-11-20 call\n\n# Notes\n",
		],
	])("with %s is read, and grows there", async (_, text, after) => {
		expect(await grown(`${P}\n${text}`)).toBe(`\n${after}`);
		await world.run("undo");
		await world.settled();
		expect(world.text("People/Ana.md")).toBe(`${P}\n${text}`);
		expect(world.person("Ana")).toMatchObject({ lastContact: "2026-10-05", unreadable: [] });
	});

	it("under headings of the user's own grows there, and nowhere else", async () => {
		expect(await grown(`${P}\n## Gespräche 💬\n\n- 2026-10-05 call\n`, { logHeadings: ["Gespräche"] })).toBe(
			"\n## Gespräche 💬\n\n- 2026-10-05 call\n- 2026-11-20 call\n",
		);
		await world.stop();
		expect(await grown(`${P}\n## Gespräche 💬\n\n- 2026-10-05 call\n`)).toContain(
			"## Follow-ups\n\n- 2026-11-20 call\n",
		);
	});

	it.each([
		["Contact log", "- [[2026-10-05]] — rode out\n"],
		["Interaction Log", "- 2026-10-05: in-person: rode out\n"],
	])("of another plugin, %s, is read and never written", async (heading, lines) => {
		const text = `${P}\n## ${heading}\n${lines}`;
		world = await World.start({ "People/Ana.md": text }, { settings: { setUp: true } });
		expect(world.person("Ana").lastContact).toBe("2026-10-05");
		await world.api.logFollowUp({ person: "Ana", day: "2026-11-20" });
		await world.settled();
		expect(world.text("People/Ana.md")).toContain(`## ${heading}\n${lines}\n## Follow-ups\n\n- 2026-11-20\n`);
	});
});

describe("what is read outside of the log", () => {
	it("is a line that starts with a link to a day, but no plan in an answer, and it is told as such", async () => {
		const text = `${P}\n## How am I going to make this connection?\n\n[[2026-11-19]] at the fair\n\n## Notes\n\n[[2026-10-05]] met at the fair\n`;
		world = await World.start({ "People/Ana.md": text }, { settings: { setUp: true } });
		expect(world.person("Ana").lastContact).toBe("2026-10-05");
		expect(world.disk.writes).toEqual([]);
	});
});

describe("the check", () => {
	it("names lines of a log that could not be read and a second log, and touches nothing", async () => {
		const text = `${P}\n## Follow-ups\n\n- 2026-11-22 in person, asked: phone\n- last week: a call\n- 05/10/2026 lunch\n\n## Follow-ups\n\n- 2026-11-20 call, gave: laptop\n`;
		world = await World.start({ "People/Ana.md": text }, { settings: { setUp: true } });
		expect(world.person("Ana")).toMatchObject({ lastContact: "2026-11-22", gives: 1, asks: 1 });
		await world.run("check-notes");
		const said = world.dialog().textContent;
		expect(said).toContain("2 lines under “Follow-ups” could not be read as follow-ups, the first in line 8.");
		expect(said).toContain(
			"There is a second heading “Follow-ups” in line 11, as a merge leaves it. Both logs count; new lines go into the first.",
		);
		expect(world.text("People/Ana.md")).toBe(text);
	});

	it("names a day that nothing accounts for, which a line for it or the log mends", async () => {
		const text =
			"---\ntype: person\nlast_contact: 2026-11-18\n---\n\n## Follow-ups\n\n- 2026-11-08 call\n- 2026-11-11 message\n";
		world = await World.start({ "People/Ana.md": text }, { settings: { setUp: true } });
		expect(world.person("Ana").unreadable).toEqual([
			"“last_contact: 2026-11-18” is later than anything on record, in the log or elsewhere. If it is right, add a line for that day; else use the log.",
		]);
		await world.run("check-notes");
		expect(world.dialog().textContent).toContain(
			"AnaPeople/Ana.md“last_contact” is 2026-11-18, later than anything on record; the log says 2026-11-11. If the day is right, add a line for it.",
		);
		await world.press("It’s right: add a line");
		await world.settled();
		expect(world.text("People/Ana.md")).toBe(`${text}- 2026-11-18\n`);
		expect(world.person("Ana")).toMatchObject({ lastContact: "2026-11-18", unreadable: [] });
		expect(document.body.textContent).toContain("Added a line for Wednesday to the log of Ana.");
		expect(world.dialog().textContent).not.toContain("Nothing has been changed");
		expect(world.dialog().querySelector(".networking-notes-finding-group")).toBeNull();
		expect(world.dialog().contains(document.activeElement)).toBe(true);
		expect(document.activeElement?.textContent).toBe("Close");
		await world.key("Escape");
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(text);
	});

	it("leaves a finding where it is as long as its line could not be written", async () => {
		const text = "---\ntype: person\nlast_contact: 2026-11-18\n---\n\n## Follow-ups\n\n- 2026-11-08 call\n";
		world = await World.start({ "People/Ana.md": text }, { settings: { setUp: true } });
		await world.run("check-notes");
		world.disk.changeOutside("People/Ana.md", null);
		await world.settled();
		await world.press("It’s right: add a line");
		await world.settled();
		expect(world.notices().at(-1)).toContain("Ana");
		expect(world.dialog().textContent).toContain("“last_contact” is 2026-11-18");
	});
});
