// The three moments in a sidebar of 300 pixels, and on a phone with a floating bar, insets and a keyboard that rises: nothing of
// ours lies under anything.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, picture, type Look, type Stage } from "./support/preview";

const KEYBOARD = 336;

let stage: Stage;
let page: Page;

/**
 * The controls and rows in `root` that can't be reached where they are after scrolling to them: under something else, under the
 * keyboard, or in the parts of the screen which the device takes.
 */
function covered(root: string): Promise<string[]> {
	return page.evaluate((selector) => {
		const pixels = (el: HTMLElement, name: string): number =>
			parseFloat(getComputedStyle(el).getPropertyValue(name)) || 0;
		const top = pixels(document.body, "--safe-area-inset-top");
		const bottom =
			innerHeight -
			Math.max(
				pixels(document.documentElement, "--keyboard-height"),
				pixels(document.body, "--safe-area-inset-bottom"),
			);
		const found: string[] = [];
		const parts = document.querySelectorAll<HTMLElement>(
			`${selector} :is(button, input, select, textarea, [role="row"], .setting-item-name)`,
		);
		if (parts.length === 0) return [`nothing is in ${selector}`];
		for (const el of parts) {
			el.scrollIntoView({ block: "center" });
			// A row's actions lie there unseen until the pointer or the focus is on it; then they take the place of its days.
			if (!el.checkVisibility({ visibilityProperty: true }) || getComputedStyle(el).pointerEvents === "none") continue;
			const box = el.getBoundingClientRect();
			const hit = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
			const isSeen = hit !== null && (el.contains(hit) || hit.contains(el));
			if (!isSeen || box.top < top - 1 || box.bottom > bottom + 1)
				found.push(
					`${el.className || el.tagName} “${el.textContent?.slice(0, 20)}” ${Math.round(box.top)}–${Math.round(box.bottom)} under ${hit?.className ?? "the edge"}`,
				);
		}
		return found;
	}, root);
}

async function open(look: Look): Promise<void> {
	stage = await openStage(PEOPLE_VAULT, look);
	({ page } = stage);
}

const run = (id: string): Promise<void> =>
	page.evaluate((command) => window.preview.runCommand?.(`networking-notes:${command}`), id);

async function openPane(): Promise<void> {
	await run("open-fading-connections");
	await page.waitForSelector(".networking-notes-row");
}

async function select(name: string): Promise<void> {
	await page.focus(`[data-path="People/${name}.md"]`);
	await page.keyboard.press("x");
	await page.waitForSelector("[data-selection]");
}

async function closeDialog(): Promise<void> {
	await page.keyboard.press("Escape");
	await page.waitForSelector(".networking-notes-dialog", { state: "detached" });
}

async function newPerson(): Promise<void> {
	await run("new-person");
	await page.waitForSelector(".networking-notes-dialog input");
}

async function logFollowUp(): Promise<void> {
	await page.evaluate(() => window.preview.openNote?.("People/Ana Diaz.md"));
	await run("log-follow-up");
	await page.waitForSelector(".networking-notes-dialog input");
	await page.focus('.networking-notes-dialog input[type="text"]');
}

afterEach(() => {
	expect(stage.complaints).toEqual([]);
});

describe("in a sidebar of 300 pixels", () => {
	beforeAll(() => open({ width: 1000, height: 700 }));
	afterAll(() => stage.close());

	it("the pane, its last row and the bar of a selection", async () => {
		await openPane();
		expect(await page.evaluate(() => document.querySelector(".mod-right-split")?.getBoundingClientRect().width)).toBe(
			300,
		);
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await select("Ana Diaz");
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await picture(stage, "not-covered-300");
		await page.keyboard.press("Escape");
	});

	it("the dialogs of a new person and of a follow-up", async () => {
		await newPerson();
		expect(await covered(".networking-notes-dialog")).toEqual([]);
		await closeDialog();
		await logFollowUp();
		expect(await covered(".networking-notes-dialog")).toEqual([]);
		await closeDialog();
	});
});

describe("on a phone with insets and a keyboard", () => {
	beforeAll(() => open({ device: "phone", keyboard: KEYBOARD }));
	afterAll(() => stage.close());

	it("the pane in its drawer, also while one searches", async () => {
		await openPane();
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await select("Ana Diaz");
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await picture(stage, "not-covered-drawer");
		await page.keyboard.press("Escape");
		await page.focus(".networking-notes-pane input");
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await picture(stage, "not-covered-search");
	});

	it("the dialogs of a new person and of a follow-up, above the keyboard", async () => {
		await newPerson();
		await page.focus(".networking-notes-dialog input");
		expect(await covered(".networking-notes-dialog")).toEqual([]);
		await picture(stage, "not-covered-new-person");
		await closeDialog();
		await logFollowUp();
		// The button that logs is there without scrolling, and whole.
		const button = await page.locator(".networking-notes-dialog .mod-cta").boundingBox();
		expect(button && button.y + button.height).toBeLessThan(844 - KEYBOARD);
		expect(await covered(".networking-notes-dialog")).toEqual([]);
		await picture(stage, "not-covered-log");
		await closeDialog();
	});

	it("the field one types in, with signs twice as large, above the buttons of a follow-up", async () => {
		const sizes = (scale: number): Promise<void> =>
			page.evaluate((by) => {
				const { style } = document.body;
				for (const name of ["smaller", "small", "medium", "large"].map((size) => `--font-ui-${size}`)) {
					style.removeProperty(name);
					if (by === 1) continue;
					style.setProperty(name, `${parseFloat(getComputedStyle(document.body).getPropertyValue(name)) * by}px`);
				}
			}, scale);
		await sizes(2);
		await logFollowUp();
		await page.focus('.networking-notes-dialog input[aria-label="Promise"]');
		const field = await page.locator('.networking-notes-dialog input[aria-label="Promise"]').boundingBox();
		const button = await page.locator(".networking-notes-dialog .mod-cta").boundingBox();
		expect(field && field.y + field.height).toBeLessThanOrEqual(button?.y ?? 0);
		await closeDialog();
		await sizes(1);
	});

	it.each([true, false])("the pane in the place of a note, with a bar that floats: %s", async (floats) => {
		await page.evaluate(async (isFloating) => {
			const { app, setFloatingNavigation } = window.preview;
			setFloatingNavigation?.(isFloating);
			document.body.toggleClass("auto-full-screen", isFloating);
			for (const leaf of app?.workspace.getLeavesOfType("networking-notes-fading") ?? []) leaf.detach();
			await app?.workspace.getLeaf("tab").setViewState({ type: "networking-notes-fading", active: true });
			for (const side of ["leftSplit", "rightSplit"] as const) app?.workspace[side].collapse();
		}, floats);
		await page.waitForSelector(".mod-root .networking-notes-row");
		expect(await page.evaluate(() => document.querySelector(".is-hidden-nav") === null)).toBe(true);
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await select("Ana Diaz");
		expect(await covered(".networking-notes-pane")).toEqual([]);
		await picture(stage, `not-covered-main-${floats ? "floating" : "fixed"}`);
		await page.keyboard.press("Escape");
	});
});
