// The three moments and the pane by touch, on a phone of usual size and on the smallest.
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, picture, TODAY, type Stage } from "./support/preview";

let stage: Stage;
let page: Page;

afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

async function open(width: number, height: number): Promise<void> {
	stage = await openStage(PEOPLE_VAULT, { device: "phone", width, height });
	page = stage.page;
	await page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
	await page.waitForSelector(".networking-notes-row");
}

const row = (name: string): string => `[data-path="People/${name}.md"]`;

describe.each([
	[390, 844],
	[320, 568],
])("by touch at %i × %i", (width, height) => {
	it("saves a person from the pane", async () => {
		await open(width, height);
		await page.tap('.networking-notes-head [aria-label="New person"]');
		await page.fill(".networking-notes-dialog input >> nth=0", "Noor Haddad");
		await page.tap(".networking-notes-dialog .mod-cta");
		await expect.poll(() => stage.read("People/Noor Haddad.md").catch(() => "")).toContain(`met: ${TODAY}`);
	});

	it("opens a card by a tap on the row, and logs from it", async () => {
		await open(width, height);
		await page.tap(`${row("Ana Diaz")} .networking-notes-name`, { force: true });
		await page.waitForSelector(".networking-notes-card-acts");
		// The sheet comes from below, with its actions in the lower part of the screen.
		const acts = await page.locator(".networking-notes-sheet .networking-notes-card-acts").boundingBox();
		expect(acts !== null && acts.y > height / 3 && acts.y + acts.height <= height).toBe(true);
		await picture(stage, `touch-card-${width}`);
		await page.tap('.networking-notes-card [data-card="log"]');
		await page.waitForSelector(".networking-notes-dialog");
		await page.tap('.networking-notes-choice:has-text("Call")');
		await page.tap('.networking-notes-choice:has-text("Gave")');
		const what = page.locator('.networking-notes-dialog input[aria-label="What"]');
		await what.tap();
		await what.fill("the list of venues");
		// The keyboard of the phone takes half of the height: the field stays in view.
		await page.setViewportSize({ width, height: Math.round(height / 2) });
		await page.waitForTimeout(200);
		const box = await what.boundingBox();
		expect(box !== null && box.y >= 0 && box.y + box.height <= height / 2).toBe(true);
		await page.setViewportSize({ width, height });
		await picture(stage, `touch-log-${width}`);
		await page.tap(".networking-notes-dialog .mod-cta");
		await expect.poll(() => stage.read("People/Ana Diaz.md")).toContain(`- ${TODAY} call, gave: the list of venues`);
	});

	it("does everything through a menu button", async () => {
		await open(width, height);
		await page.tap(`${row("Dee Park")} .networking-notes-why`);
		await page.tap('.networking-notes-sheet [data-card="more"]');
		await page.tap('.menu-item:has-text("In touch today")');
		await expect.poll(() => stage.read("People/Dee Park.md")).toContain(`- ${TODAY}\n`);
		await page.tap('.networking-notes-sheet [data-card="more"]');
		await page.tap('.menu-item:has-text("Let it rest")');
		await expect.poll(() => stage.read("People/Dee Park.md")).toContain("paused: true");
		await page.tap(".networking-notes-sheet .modal-close-button");
		// A notice covers what is on top until it is tapped, as in the app.
		await page.tap(".notice", { position: { x: 5, y: 5 } });
		await page.tap('.networking-notes-head [aria-label="More"]');
		await page.tap('.menu-item:has-text("Select several")');
		await page.waitForSelector(".networking-notes-selection:not(.networking-notes-hidden)");
		await page.tap(`${row("Ada Verne")} .networking-notes-why`);
		await page.tap(`${row("Bo Lind")} .networking-notes-why`);
		expect(await page.textContent(".networking-notes-selected")).toBe("2 selected");
		await page.tap('[data-selection="snooze"]');
		await page.tap(".suggestion-item >> nth=0");
		await expect.poll(() => stage.read("People/Ada Verne.md")).toContain("snooze_until: 2026-12-01");
		await expect.poll(() => stage.read("People/Bo Lind.md")).toContain("snooze_until: 2026-12-01");
	});
});
