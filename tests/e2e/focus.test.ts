// The keyboard is never lost: after a dialog, after a row that moved, after a question that was answered.
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, type Look, type Stage, type Vault } from "./support/preview";

let stage: Stage;
let page: Page;

afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

async function open(vault: Vault = PEOPLE_VAULT, look: Look = {}): Promise<void> {
	stage = await openStage(vault, look);
	page = stage.page;
	await stage.command("Open fading connections");
}

const focusedName = (): Promise<string | null | undefined> =>
	page.evaluate(
		() =>
			document.activeElement?.closest(".networking-notes-row")?.querySelector(".networking-notes-name")?.textContent,
	);

async function focusRow(name: string): Promise<void> {
	await page.waitForSelector(".networking-notes-row:focus");
	await page.focus(`[data-path="People/${name}.md"]`);
}

describe("the focus", () => {
	it("goes to the neighbour where the person logged with leaves the lane", async () => {
		await open();
		await focusRow("Dee Park");
		await page.keyboard.press("l");
		await page.waitForSelector(".networking-notes-dialog");
		for (const key of ["m", "Enter"]) await page.keyboard.press(key);
		await page.waitForSelector(".modal", { state: "detached" });
		await expect.poll(focusedName).toBe("Eli Sato");
	});

	it("stays in the list where the card of the person logged with was open", async () => {
		await open();
		await focusRow("Dee Park");
		await page.keyboard.press("Space");
		await page.waitForSelector(".networking-notes-card-acts");
		// On a slow device the list changes while the dialog closes, and the card is drawn before the pane is told.
		const cdp = await page.context().newCDPSession(page);
		await cdp.send("Emulation.setCPUThrottlingRate", { rate: 10 });
		await page.keyboard.press("l");
		await page.waitForSelector(".networking-notes-dialog");
		for (const key of ["m", "Enter"]) await page.keyboard.press(key);
		await page.waitForSelector(".modal", { state: "detached" });
		await expect.poll(focusedName).toBe("Eli Sato");
		await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
		await cdp.detach();
	});

	it("comes back to the row after Escape at every dialog that it leads to", async () => {
		await open();
		await focusRow("Dee Park");
		for (const [key, dialog] of [
			["l", ".networking-notes-dialog"],
			["s", ".prompt"],
		] as const) {
			await page.keyboard.press(key);
			await page.waitForSelector(dialog);
			await page.keyboard.press("Escape");
			await page.waitForSelector(dialog, { state: "detached" });
			await expect.poll(focusedName).toBe("Dee Park");
		}
	});

	it("begins a range with Shift and an arrow, and takes it back the same way", async () => {
		await open();
		await focusRow("Ada Verne");
		await page.keyboard.press("Shift+ArrowDown");
		await expect.poll(() => page.textContent(".networking-notes-selected")).toBe("2 selected");
		await page.keyboard.press("Shift+ArrowUp");
		await expect.poll(() => page.textContent(".networking-notes-selected")).toBe("1 selected");
	});

	it("is on the question of the first run, and on the list when it is answered", async () => {
		await open({ ...PEOPLE_VAULT, "2026-11-20.md": "Rain.\n" }, { settings: null });
		await page.waitForSelector(".networking-notes-first-run button");
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-first-run button:focus");
		await page.keyboard.press("Enter");
		await page.waitForSelector(".networking-notes-first-run", { state: "hidden" });
		await expect.poll(focusedName).toBeTruthy();
	});

	it("goes to the list when everybody is shown again", async () => {
		await open();
		await focusRow("Dee Park");
		await page.keyboard.press("/");
		await page.keyboard.type("nobody of this name");
		await page.focus("button:has-text('Show everybody')");
		await page.keyboard.press("Enter");
		await page.waitForSelector(".networking-notes-grid :focus");
	});
});

describe("the first run of a vault without people", () => {
	it("goes from the way to the first one to the question of the first run, which takes its place", async () => {
		await open(
			{ "03 - People/Ana Diaz.md": "---\nlast_contact: 2026-10-01\n---\n", "03 - People/Ben Okafor.md": "" },
			{ settings: null },
		);
		await page.waitForSelector(".networking-notes-first-run button:focus");
	});

	it("leaves the keyboard on the way to the first one", async () => {
		await open(
			{ ".obsidian/daily-notes.json": '{"folder": "Journal"}', "Journal/2026-11-20.md": "Rain.\n" },
			{ settings: null },
		);
		await page.waitForSelector(".networking-notes-first-run button");
		await page.focus(".networking-notes-first-run button:has-text('Not now')");
		await page.keyboard.press("Enter");
		await page.waitForSelector(".networking-notes-first-run", { state: "hidden" });
		await page.waitForSelector(".networking-notes-empty button:focus");
	});
});

describe("two clicks", () => {
	it("let one person rest in the walk, and not the next", async () => {
		await open();
		await stage.command("Reach out to the next person");
		await page.waitForSelector(".networking-notes-walk");
		await page.dblclick(".networking-notes-walk button:has-text('Let it rest')");
		await expect.poll(() => page.textContent(".networking-notes-walk-name")).toContain("2 of");
		await page.waitForTimeout(300);
		expect(await page.textContent(".networking-notes-walk-name")).toContain("2 of");
		const paused = [...(await stage.files()).values()].filter((text) => text.includes("paused: true"));
		expect(paused).toHaveLength(1);
	});

	it("save one more person of a name, and not two", async () => {
		await open();
		await stage.command("New person");
		await page.keyboard.type("Dee Park");
		await page.dblclick(".networking-notes-clash button:has-text('Add another')");
		await page.waitForSelector(".modal", { state: "detached" });
		await page.waitForTimeout(300);
		expect([...(await stage.files()).keys()].filter((path) => path.includes("Dee Park")).sort()).toEqual([
			"People/Dee Park 2.md",
			"People/Dee Park.md",
		]);
	});
});

describe("a draft", () => {
	it("outlives a click beside the dialog, and can be let go of", async () => {
		await open();
		await stage.command("New person");
		await page.keyboard.type("Noor Haddad");
		await page.mouse.click(5, 400);
		await page.waitForSelector(".modal", { state: "detached" });
		await stage.command("New person");
		expect(await page.inputValue(".networking-notes-dialog input >> nth=0")).toBe("Noor Haddad");
		await page.click("button:has-text('Start afresh')");
		expect(await page.inputValue(".networking-notes-dialog input >> nth=0")).toBe("");
		await page.keyboard.press("Escape");
	});

	it("of a follow-up outlives Escape, for the same person only, until it is logged or cancelled", async () => {
		await open();
		const words = ".networking-notes-dialog input[aria-label='What']";
		const log = async (): Promise<string> => {
			await page.waitForSelector(".networking-notes-row:focus");
			await page.keyboard.press("l");
			await page.waitForSelector(words);
			return page.inputValue(words);
		};
		const close = async (how: () => Promise<void>): Promise<void> => {
			await how();
			await page.waitForSelector(".modal", { state: "detached" });
		};
		expect(await log()).toBe("");
		await page.fill(words, "sent the map");
		await close(() => page.keyboard.press("Escape"));
		await page.keyboard.press("ArrowDown");
		expect(await log()).toBe("");
		await close(() => page.keyboard.press("Escape"));
		await page.keyboard.press("ArrowUp");
		expect(await log()).toBe("sent the map");
		expect(await page.textContent(".networking-notes-dialog")).toContain("Not logged yet");
		await close(() => page.click(".networking-notes-dialog button:has-text('Cancel')"));
		expect(await log()).toBe("");
		// What was logged, even if the dialog was left before the note was written, is not offered again.
		await page.fill(words, "sent the map");
		await close(async () => {
			await page.keyboard.press("Enter");
			await page.keyboard.press("Escape");
		});
		await expect
			.poll(async () => [...(await stage.files()).values()].filter((text) => text.includes("sent the map")).length)
			.toBe(1);
		await page.waitForSelector(".notice:has-text('Logged')");
		await page.click(".networking-notes-row >> nth=0", { position: { x: 100, y: 40 } });
		await stage.command("Open fading connections");
		expect(await log()).toBe("");
		await close(() => page.keyboard.press("Escape"));
	});
});
