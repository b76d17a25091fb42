// Events of the sample vault by a real keyboard, and by one thumb on a phone.
import { afterEach, describe, expect, it } from "vitest";
import { openStage, picture, TODAY, type Stage } from "./support/preview";

let stage: Stage;

afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

const TONIGHT = "Events/Harbour Makers Meetup 13.md";
const YESTERDAY = "Events/Harbour Makers Meetup 12.md";

describe("events by a real keyboard", () => {
	it("notes people with two keys each, makes people of yesterday's lines, and prepares the evening", async () => {
		stage = await openStage("sample");
		const { page } = stage;
		const { keyboard } = page;
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-event-line");
		await picture(stage, "events-pane");
		await stage.command("Capture at an event");
		for (const line of ["Ida Falk, Acme: half a map; seeks the other half", "Jo Marsh: a song without an end"]) {
			await keyboard.type(line);
			if (line.startsWith("Ida")) await picture(stage, "events-capture");
			await keyboard.press("Enter");
			await expect.poll(() => stage.read(TONIGHT)).toContain(`- ${line}\n`);
		}
		await keyboard.press("Escape");
		// Tonight's lines could be debriefed as well.
		await stage.command("Debrief an event");
		await keyboard.type("Meetup 12");
		await keyboard.press("Enter");
		await page.waitForSelector(".networking-notes-debrief textarea");
		await keyboard.type("I can draw her a bell.");
		await picture(stage, "events-debrief");
		await keyboard.press("Control+Enter");
		await expect.poll(() => stage.read(YESTERDAY)).toContain("- [[Tove Lind]], the bell foundry");
		expect(await stage.read("People/Tove Lind.md")).toMatch(
			/I can draw her a bell\.[^]*- \[ \] the sketch of the fog bell 📅/,
		);
		await page.waitForSelector(".networking-notes-debrief :text('2 of 4')");
		await page.focus(".networking-notes-debrief button:has-text('Not a person')");
		await keyboard.press("Enter");
		await expect.poll(() => stage.read(YESTERDAY)).toContain("brought the foghorn %%nobody%%\n");
		await keyboard.press("Escape");
		await stage.command("Prepare an event");
		await page.waitForSelector(".networking-notes-prepare textarea");
		await keyboard.insertText("Ines Carvalho\nOkafor, Ben\nTom Reyes, Acme\n");
		await page.waitForSelector(".networking-notes-prepare-row:has-text('Carvalho')");
		await picture(stage, "events-prepare");
		await keyboard.press("Control+Enter");
		await expect.poll(() => stage.read(TONIGHT)).toContain("- [ ] [[Inês Carvalho]]");
	});
});

describe("events by touch at 390 × 844", () => {
	it("are noted, and become people, with one thumb", async () => {
		stage = await openStage("sample", { device: "phone" });
		const { page } = stage;
		await page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
		await page.tap(".networking-notes-event-line >> nth=0");
		await page.fill(".networking-notes-capture-line", "Ida Falk, Acme: half a map");
		await picture(stage, "events-capture-phone");
		const button = await page.locator(".networking-notes-dialog .mod-cta").boundingBox();
		expect(button !== null && button.height >= 44 && button.y + button.height <= 844).toBe(true);
		await page.tap(".networking-notes-dialog .mod-cta");
		await expect.poll(() => stage.read(TONIGHT)).toContain("- Ida Falk, Acme: half a map\n");
		await page.waitForSelector(".networking-notes-capture-line:focus");
		await page.tap('.networking-notes-dialog button:has-text("Done")');
		await picture(stage, "events-pane-phone");
		await page.tap(".networking-notes-event-line >> nth=1");
		await page.waitForSelector(".networking-notes-debrief textarea");
		await picture(stage, "events-debrief-phone");
		const nobody = await page.locator("button:has-text('Not a person')").boundingBox();
		expect(nobody?.height).toBeGreaterThanOrEqual(44);
		await page.tap(".networking-notes-dialog .mod-cta");
		await expect.poll(() => stage.read("People/Tove Lind.md").catch(() => "")).toContain(`met: 2026-11-23`);
		await page.keyboard.press("Escape");
		await page.evaluate(() => window.preview.runCommand?.("networking-notes:prepare"));
		await page.waitForSelector(".networking-notes-prepare-row");
		await picture(stage, "events-prepare-phone");
		expect(TODAY).toBe("2026-11-24");
	});
});
