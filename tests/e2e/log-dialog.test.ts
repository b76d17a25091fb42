// The log dialog under a real keyboard: name, Enter, letter, words, Enter, as fast as keys can be sent.
import fc from "fast-check";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, TODAY, type Stage } from "./support/preview";

let stage: Stage;
let page: Page;

afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

async function open(): Promise<void> {
	stage = await openStage(PEOPLE_VAULT);
	page = stage.page;
}

const NOTE = "People/Dee Park.md";
const CHANNELS = { p: "in person", v: "video", c: "call", m: "message", e: "email", s: "social" } as const;

/** Made of the words and letters that once meant something where they were typed. */
const sentence = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"agreed to swap books",
				"sent the map",
				"gave",
				"neither",
				"Asked",
				"No!",
				"met",
				"naïve",
				"(5 €)",
				"it’s",
			),
			fc.string({ unit: fc.constantFrom(..."ganpvcmesAGN,;-".split("")), minLength: 1, maxLength: 6 }),
		),
		{ minLength: 1, maxLength: 4 },
	)
	.map((parts) => parts.join(" "));

const logFromPalette = async (): Promise<void> => {
	await stage.command("Log a follow-up");
	await page.keyboard.type("dee park");
	await page.keyboard.press("Enter");
};

describe("the log dialog by a real keyboard", () => {
	it("writes exactly the sentence typed after name, Enter and letter, and no give or ask", async () => {
		await open();
		await page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
		for (const [letter, what] of fc.sample(
			fc.tuple(fc.constantFrom(...(Object.keys(CHANNELS) as (keyof typeof CHANNELS)[])), sentence),
			8,
		)) {
			await logFromPalette();
			await page.keyboard.type(`${letter}${what}`);
			await page.keyboard.press("Enter");
			await page.waitForSelector(".modal", { state: "detached" });
			await expect.poll(() => stage.read(NOTE)).toContain(`- ${TODAY} ${CHANNELS[letter]}: ${what}\n`);
			await stage.command("Undo the last change");
			await expect.poll(() => stage.read(NOTE)).not.toContain(TODAY);
		}
	});

	it("types what is no channel's letter, from the first key on, and a space", async () => {
		await open();
		await logFromPalette();
		await page.keyboard.type("agreed ");

		await page.keyboard.press("Shift+Tab");
		await page.keyboard.type("now");
		expect(await page.inputValue("input[aria-label='What']")).toBe("agreed now");
		expect(await page.locator(".networking-notes-choice.is-chosen").allTextContents()).toEqual(["Neither"]);
		await page.click(".networking-notes-dialog .modal-title");
		await page.keyboard.type(" then");
		expect(await page.inputValue("input[aria-label='What']")).toBe("agreed now then");
		await page.keyboard.press("Enter");
		await expect.poll(() => stage.read(NOTE)).toContain(`- ${TODAY}: agreed now then\n`);
	});

	it("sets give or ask by Alt and a letter in the middle of the words, by Tab and arrows, and takes it back", async () => {
		await open();
		await logFromPalette();
		const chosen = (): Promise<string[]> => page.locator(".networking-notes-choice.is-chosen").allTextContents();
		await page.keyboard.type("mthe ");
		await page.keyboard.press("Alt+a");
		expect(await chosen()).toEqual(["Message", "Asked"]);
		await page.keyboard.type("map");
		await page.keyboard.press("Alt+n");
		expect(await chosen()).toEqual(["Message", "Neither"]);
		await page.keyboard.press("Tab");
		await page.keyboard.press("ArrowRight");
		expect(await chosen()).toEqual(["Message", "Gave"]);
		await page.keyboard.type(" of Porto");
		await page.keyboard.press("Enter");
		await expect.poll(() => stage.read(NOTE)).toContain(`- ${TODAY} message, gave: the map of Porto\n`);
	});

	it("logs the channel that has the focus by Enter, and none where the row has it", async () => {
		await open();
		await logFromPalette();
		await page.waitForSelector(".networking-notes-choices:focus");
		await page.keyboard.press("Tab");
		await page.waitForSelector(".networking-notes-choice:focus:has-text('In person')");
		await page.keyboard.press("Enter");
		await expect.poll(() => stage.read(NOTE)).toContain(`- ${TODAY} in person\n`);
		await stage.command("Undo the last change");
		await expect.poll(() => stage.read(NOTE)).not.toContain(TODAY);
		await logFromPalette();
		await page.keyboard.press("Enter");
		await expect.poll(() => stage.read(NOTE)).toContain(`- ${TODAY}\n`);
	});

	it("leaves what an input method composes to the line", async () => {
		await open();
		await logFromPalette();
		await page.keyboard.press("m");
		const session = await page.context().newCDPSession(page);
		await session.send("Input.imeSetComposition", { text: "あ", selectionStart: 1, selectionEnd: 1 });
		await session.send("Input.insertText", { text: "会う" });
		await page.keyboard.press("Enter");
		await expect.poll(() => stage.read(NOTE)).toContain(`- ${TODAY} message: 会う\n`);
	});

	it("types no key that is held on from the list, and none from its own letter", async () => {
		await open();
		await stage.command("Open fading connections");
		await page.focus(`[data-path="${NOTE}"]`);
		for (let at = 0; at < 4; at++) await page.keyboard.down("l");
		await page.keyboard.up("l");
		for (let at = 0; at < 4; at++) await page.keyboard.down("m");
		await page.keyboard.up("m");
		await page.keyboard.type("mm");
		expect(await page.inputValue("input[aria-label='What']")).toBe("mm");
		await page.keyboard.press("Escape");
	});
});
