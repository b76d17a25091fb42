// The pane through keyboard alone.
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, picture, TODAY, type Stage } from "./support/preview";

let stage: Stage;
let page: Page;

beforeEach(async () => {
	stage = await openStage(PEOPLE_VAULT);
	page = stage.page;
	await stage.command("Open fading connections");
	await page.waitForSelector(".networking-notes-row:focus");
});
afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

const press = async (...keys: string[]): Promise<void> => {
	for (const key of keys) await page.keyboard.press(key);
};

/** What the focused line is about: a person's name, or a lane's. */
const focused = (): Promise<string> =>
	page.evaluate(() => {
		const line = document.activeElement?.closest("[data-key]");
		return (
			line?.querySelector(".networking-notes-name, .networking-notes-lane-heading span:nth-child(2)")?.textContent ??
			document.activeElement?.getAttribute("aria-label") ??
			""
		);
	});

/** Everybody in view, in order. */
const names = (): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll(".networking-notes-row .networking-notes-name")].map((el) => el.textContent ?? ""),
	);

/** Resolves when what the pane keeps on this device holds these words: it is written when the pane has been still for a moment. */
async function keeps(words: string): Promise<void> {
	await page.waitForFunction(
		(part) => JSON.stringify(window.preview.app?.loadLocalStorage("networking-notes-pane")).includes(part),
		words,
	);
}

async function goTo(name: string): Promise<void> {
	await press("Home");
	for (let step = 0; step < 60 && (await focused()) !== name; step++) await press("ArrowDown");
	expect(await focused()).toBe(name);
}

describe("moving", () => {
	it("has one tab stop, from which arrows, Home and End lead to every line", async () => {
		expect(await page.evaluate(() => document.querySelectorAll('.networking-notes-grid [tabindex="0"]').length)).toBe(
			1,
		);
		const first = await focused();
		expect(first).toBe((await names())[0]);
		await press("ArrowDown");
		expect(await focused()).toBe((await names())[1]);
		await press("Home");
		expect(await focused()).toBe("New");
		await press("End");
		expect(await focused()).toBe("No date yet");
		await press("ArrowUp");
		expect(await focused()).toBe("Resting");
		expect(await page.evaluate(() => document.querySelectorAll('.networking-notes-grid [tabindex="0"]').length)).toBe(
			1,
		);
	});

	it("folds and unfolds a lane with left and right, and keeps that over a reload", async () => {
		await press("Home", "ArrowLeft");
		expect(await page.getAttribute(".networking-notes-lane.is-new", "aria-expanded")).toBe("false");
		await keeps('"folds":{"new":true}');
		await page.reload();
		await page.evaluate(() => window.preview.ready);
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-lane.is-new");
		expect(await page.getAttribute(".networking-notes-lane.is-new", "aria-expanded")).toBe("false");
		await press("Home", "ArrowRight");
		expect(await page.getAttribute(".networking-notes-lane.is-new", "aria-expanded")).toBe("true");
	});

	it("keeps the focus with its person while the list changes around them", async () => {
		await goTo("Ana Diaz");
		await stage.write("People/Brand New.md", `---\nmet: ${TODAY}\n---\n`);
		await page.waitForFunction(() => document.querySelector('[data-path="People/Brand New.md"]') !== null);
		expect(await focused()).toBe("Ana Diaz");
		await stage.write(
			"People/Ana Diaz.md",
			(await stage.read("People/Ana Diaz.md")).replace("---\n", "---\npaused: true\n"),
		);
		await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") !== "People/Ana Diaz.md");
		await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("row");
	});
});

describe("a person", () => {
	it("opens their note with Enter, in a new tab with the app's modifier key", async () => {
		await goTo("Ana Diaz");
		await press("Enter");
		await page.waitForFunction(() => window.preview.app?.workspace.getActiveFile()?.path === "People/Ana Diaz.md");
		await page.waitForSelector(".cm-content:focus");
		const tabs = (): Promise<number> =>
			page.evaluate(() => window.preview.app?.workspace.getLeavesOfType("markdown").length ?? 0);
		const before = await tabs();
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		await goTo("Dee Park");
		await press("Control+Enter");
		await expect.poll(tabs).toBe(before + 1);
	});

	it("shows the card with Space, goes into it with the right arrow and out with Escape", async () => {
		await goTo("Ana Diaz");
		await press("Space");
		const card = page.locator(".networking-notes-card");
		await expect.poll(() => card.textContent()).toContain("Why these dates?");
		const text = (await card.textContent()) ?? "";
		expect(text).toContain("42 days of silence, 12 past your monthly rhythm. You asked 5 times and gave twice.");
		expect(text).toContain("Seeks a venue in May; Tom Okafor offers a venue downtown.");
		expect(text).toContain("13 Oct<img src=x onerror=");
		expect(text).toContain("email, you asked");
		expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
		expect(await card.locator("a").allTextContents()).toEqual([
			"Tom Okafor",
			"Tom Okafor",
			"Harbour Fair",
			"Why these dates?",
			"Harbour Fair",
			"Tom Okafor",
		]);
		expect(text).toContain("Why would this person want to connect with me?");
		// No fact twice: what is suggested stands on no chip.
		expect(await card.locator(".networking-notes-chip").allTextContents()).toEqual(["climbing", "Porto"]);
		await card.locator('[data-card="mark giving"]').click();
		expect(await card.locator(".networking-notes-requirements + [role=status]").textContent()).toBe(
			"You asked 5 times and gave twice.",
		);
		await page.focus('[data-path="People/Ana Diaz.md"]');
		await picture(stage, "pane-card");
		await press("ArrowRight");
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.closest(".networking-notes-card") !== null))
			.toBe(true);
		await press("Escape");
		expect(await focused()).toBe("Ana Diaz");
		await press("Space");
		await expect.poll(() => card.count()).toBe(0);
	});

	it("is logged with by L and snoozed by S, and the focus comes back to the list", async () => {
		await goTo("Ana Diaz");
		await press("l", "c", "Alt+g");
		await page.keyboard.type("the tide tables");
		await press("Enter");
		await expect.poll(() => stage.read("People/Ana Diaz.md")).toContain(`- ${TODAY} call, gave: the tide tables`);
		await page.waitForSelector(".modal", { state: "detached" });
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.closest(".networking-notes-grid") !== null))
			.toBe(true);
		await goTo("Dee Park");
		await press("s");
		await page.waitForSelector(".prompt");
		await press("Enter");
		await expect.poll(() => stage.read("People/Dee Park.md")).toContain("snooze_until: 2026-12-01");
	});

	it("has a menu, from which everything else is reached", async () => {
		await goTo("Ana Diaz");
		await press("Shift+F10");
		await page.waitForSelector(".menu");
		const items = await page.locator(".menu .menu-item-title").allTextContents();
		expect(items).toEqual(
			expect.arrayContaining([
				"Open note",
				"Open in new tab",
				"Log a follow-up",
				"Snooze person",
				"Set cadence",
				"Let it rest",
			]),
		);
		await press("Escape");
		await page.waitForSelector(".menu", { state: "detached" });
	});
});

describe("where a contact was found", () => {
	it("is said on the card, and opens the note", async () => {
		await stage.write("Journal.md", "not dated");
		await stage.write("2026-11-20.md", "Coffee with [[Dee Park]]\n");
		await page.waitForFunction(() => document.querySelector('[data-path="People/Dee Park.md"]') === null);
		await press("/");
		await page.keyboard.type("dee");
		await press("ArrowDown", "Space");
		const source = page.locator('[data-card="source"]');
		await expect.poll(() => source.textContent()).toBe("Last contact: Friday, from a daily note.");
		await source.click();
		await expect
			.poll(() => page.evaluate(() => window.preview.app?.workspace.getActiveFile()?.path))
			.toBe("2026-11-20.md");
	});
});

describe("finding", () => {
	it("searches from the list with a slash, says how many were found, and goes back down to them", async () => {
		await press("/");
		await page.keyboard.type("climb");
		await expect.poll(() => page.textContent(".networking-notes-status-words")).toMatch(/\d+ (person|people) found/);
		const found = await names();
		expect(found.length).toBeGreaterThan(0);
		await press("ArrowDown");
		expect(found).toContain(await focused());
		await press("/", "Escape");
		expect((await names()).length).toBeGreaterThan(found.length);
	});

	it("says where nobody matches, and shows everybody again", async () => {
		await press("/");
		await page.keyboard.type("qqqq");
		await expect.poll(() => page.textContent(".networking-notes-empty")).toContain("Nobody matches.");
		await page.click(".networking-notes-empty button");
		expect((await names()).length).toBeGreaterThan(5);
	});

	it("filters by circle, and keeps the filter over a reload", async () => {
		await page.click('.networking-notes-head [aria-label="Filter by circle or tag"]');
		await page.selectOption(".networking-notes-filter >> nth=0", "inner");
		await expect.poll(async () => (await names()).length).toBeLessThan(10);
		const inner = await names();
		await keeps('"circle":"inner"');
		await page.reload();
		await page.evaluate(() => window.preview.ready);
		await stage.command("Open fading connections");
		await expect.poll(names).toEqual(inner);
	});
});

describe("several at once", () => {
	it("selects with X and a range with Shift, lets them rest as one step, and takes that back", async () => {
		const before = await stage.files();
		await press("x", "Shift+ArrowDown", "Shift+ArrowDown");
		await expect.poll(() => page.textContent(".networking-notes-selected")).toBe("3 selected");
		await picture(stage, "pane-selection");
		const chosen = (await names()).slice(0, 3);
		await page.click('[data-selection="rest"]');
		await page.waitForSelector(".notice:has-text('may rest')");
		for (const name of chosen) expect(await stage.read(`People/${name}.md`)).toContain("paused: true");
		await stage.command("Undo the last change");
		await expect.poll(() => stage.files()).toEqual(before);
	});

	it("selects all that are shown with Ctrl+A and lets go with Escape", async () => {
		await press("/");
		await page.keyboard.type("climb");
		await press("ArrowDown");
		const found = await names();
		await press("Control+a");
		await expect.poll(() => page.textContent(".networking-notes-selected")).toBe(`${found.length} selected`);
		await press("Escape");
		await expect.poll(() => page.isVisible(".networking-notes-selection")).toBe(false);
	});
});

describe("with the mouse", () => {
	it("asks the app for its preview of a note over whose name the mouse is, and of nothing else", async () => {
		await page.evaluate(() => {
			const asked: unknown[] = [];
			Object.assign(window, { asked });
			(
				window.preview.app?.workspace as
					| {
							on(
								name: string,
								run: (data: { source: string; linktext: string; targetEl: HTMLElement }) => void,
							): unknown;
					  }
					| undefined
			)?.on("hover-link", ({ source, linktext, targetEl }) => asked.push([source, linktext, targetEl.textContent]));
		});
		const row = page.locator(".networking-notes-row", { hasText: "Ana Diaz" });
		await row.locator(".networking-notes-why").hover();
		await row.locator(".networking-notes-name").hover();
		expect(await page.evaluate(() => (window as unknown as { asked: unknown[] }).asked)).toEqual([
			["networking-notes-fading", "People/Ana Diaz.md", "Ana Diaz"],
		]);
	});
});

describe("reaching out", () => {
	it("walks from card to card by single keys, five at a time, and ends with what was done", async () => {
		await stage.command("Reach out to the next person");
		await page.waitForSelector(".networking-notes-walk");
		const name = (): Promise<string | null> => page.textContent(".networking-notes-walk-name span");
		const first = await name();
		expect(await page.textContent(".networking-notes-walk-name")).toContain("1 of 5 · 8 waiting");
		await picture(stage, "walk");
		await press("l", "m");
		await page.keyboard.type("now hello again");
		await press("Enter");
		await expect.poll(name).not.toBe(first);
		const second = await name();
		await press("n");
		await expect.poll(name).not.toBe(second);
		await press("ArrowLeft");
		await expect.poll(name).toBe(second);
		await press("s");
		await page.waitForSelector(".prompt");
		await press("Enter");
		await expect.poll(name).not.toBe(second);
		for (let left = 0; left < 3; left++) await press("ArrowRight");
		const end = page.locator(".networking-notes-walk");
		await expect.poll(() => end.textContent()).toContain("Done for now: 1 follow-up logged, 1 snoozed, 0 at rest.");
		expect(await end.textContent()).toContain("3 more people wait");
		await page.click(".networking-notes-walk button:has-text('Keep going')");
		await expect.poll(() => page.textContent(".networking-notes-walk-name")).toContain("6 of 8");
		for (let left = 0; left < 3; left++) await press("n");
		await expect.poll(() => end.textContent()).toContain("Done for now: 1 follow-up logged");
		await press("Enter");
		await page.waitForSelector(".networking-notes-walk", { state: "detached" });
	});
});
