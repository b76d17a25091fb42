// The loop, seen: a person made and a follow-up logged in the page, by keyboard, are in the files on disk.
import { afterEach, describe, expect, it } from "vitest";
import { openStage, picture, TODAY, type Stage } from "./support/preview";

let stage: Stage;

afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

describe("the loop by keyboard", () => {
	it("saves a person by a name and Enter, in a vault that is empty", async () => {
		stage = await openStage({});
		await stage.command("New person");
		await stage.page.keyboard.type("Zoë Ångström");
		await picture(stage, "loop-new-person");
		await stage.page.keyboard.press("Enter");
		await stage.page.waitForSelector(".modal", { state: "detached" });
		await expect.poll(async () => [...(await stage.files()).keys()]).toEqual(["People/Zoë Ångström.md"]);
		expect(await stage.read("People/Zoë Ångström.md")).toBe(
			[
				"---",
				"type: person",
				`met: ${TODAY}`,
				"---",
				"",
				"## Why am I making this connection?",
				"",
				"## How am I going to make this connection?",
				"",
				"## Why would this person want to connect with me?",
				"",
				"## How am I going to keep up this connection once I've made it?",
				"",
				"## Follow-ups",
				"",
			].join("\n"),
		);
		// The note that one was in stays; from the notice, the cursor waits at the first unanswered question.
		await stage.page.click(".notice button:has-text('Open')");
		await stage.page.waitForFunction(() => document.activeElement?.matches(".cm-content"));
		await stage.page.keyboard.type("She knows everybody.");
		await expect
			.poll(() => stage.read("People/Zoë Ångström.md"), { timeout: 6000 })
			.toContain("connection?\nShe knows everybody.\n## How");
	});

	it("logs a follow-up with the active person by four keys besides the words", async () => {
		stage = await openStage("sample", { open: "People/Priya Raman.md" });
		const before = await stage.read("People/Priya Raman.md");
		await stage.command("Log a follow-up");
		await stage.page.keyboard.press("m");
		await stage.page.keyboard.press("Alt+g");
		await stage.page.keyboard.type("sent the tide tables");
		await picture(stage, "loop-log");
		await stage.page.keyboard.press("Enter");
		const line = `- ${TODAY} message, gave: sent the tide tables`;
		await expect.poll(() => stage.read("People/Priya Raman.md")).toContain(line);
		const after = await stage.read("People/Priya Raman.md");
		expect(
			after
				.split("\n")
				.filter((each) => !before.split("\n").includes(each))
				.map((each) => each.replace(/\d+$/, "N")),
		).toEqual([`last_contact: ${TODAY}`.replace(/\d+$/, "N"), "gives: N", line]);
	});

	it("picks several people from the palette, and Undo takes all of it back", async () => {
		stage = await openStage("sample");
		const before = await stage.files();
		await stage.command("Log a follow-up");
		await stage.page.keyboard.type("ana");
		await stage.page.keyboard.press("Tab");
		await stage.page.keyboard.type("siob");
		await stage.page.keyboard.press("Enter");
		await stage.page.keyboard.press("c");
		await stage.page.keyboard.type("talked about the ferry map");
		await picture(stage, "loop-log-several");
		await stage.page.keyboard.press("Enter");
		for (const path of ["People/Ana Díaz.md", "People/Siobhán O'Dwyer.md"]) {
			await expect.poll(() => stage.read(path)).toContain(`- ${TODAY} call: talked about the ferry map`);
		}
		await stage.page.waitForSelector(".notice:has-text('Logged')");
		await stage.command("Undo the last change");
		await expect.poll(() => stage.files()).toEqual(before);
	});
});
