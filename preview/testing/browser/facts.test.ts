// What only a browser can show of the app's facts: rules that outrank a plugin's class, phones, windows, a reload.
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import type { Page } from "playwright-core";
import { probe } from "../conformance/stage";
import { closeBrowser, openBrowserStage, type BrowserStage, type Look } from "./browser-stage";

/** A plugin with a view of its own. */
const PLUGIN = probe(`onload() { this.registerView("pane", (leaf) => new (class extends o.ItemView {
	getViewType() { return "pane"; } getDisplayText() { return "Pane"; } })(leaf)); }`);

let stage: BrowserStage;

async function open(look: Look & { today?: string } = {}): Promise<Page> {
	stage = await openBrowserStage({
		plugin: PLUGIN,
		vault: { "People/Ana.md": "---\ntype: person\n---\n", "b.md": "text" },
		today: look.today ?? "2026-11-24",
		look,
		page: inject("page"),
	});
	return stage.page;
}

afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});
afterAll(closeBrowser);

/** Puts an element into the page with a plugin's style sheet after the app's, and reads how it is drawn. */
function drawn(page: Page, html: string, css: string, properties: readonly string[]): Promise<string[]> {
	return page.evaluate(
		([markup, rules, names]) => {
			document.head.createEl("style", { text: rules });
			const host = document.body.createDiv();
			host.innerHTML = markup;
			const style = getComputedStyle(host.querySelector(".mine") ?? host);
			return names.map((name) => style.getPropertyValue(name));
		},
		[html, css, properties] as const,
	);
}

describe("style rules that outrank a plugin's class", () => {
	it("a button's background, colour and shadow; its padding, height and radius do not", async () => {
		const page = await open();
		const css =
			".mine { background-color: rgb(1, 2, 3); color: rgb(1, 2, 3); box-shadow: none; padding: 1px; height: 11px; border-radius: 0; }";
		const [background, color, shadow, padding, height, radius] = await drawn(
			page,
			'<button class="mine">x</button>',
			css,
			["background-color", "color", "box-shadow", "padding", "height", "border-top-left-radius"],
		);
		expect([background, color]).not.toContain("rgb(1, 2, 3)");
		expect(shadow).not.toBe("none");
		expect([padding, height, radius]).toEqual(["1px", "11px", "0px"]);
	});

	it("an icon button's neither", async () => {
		const page = await open();
		expect(
			await drawn(page, '<button class="mine clickable-icon">x</button>', ".mine { background-color: rgb(1, 2, 3); }", [
				"background-color",
			]),
		).toEqual(["rgb(1, 2, 3)"]);
	});

	it("a view's padding and scrolling", async () => {
		const page = await open();
		const html = '<div class="workspace-leaf-content"><div class="view-content mine"></div></div>';
		expect(await drawn(page, html, ".mine { padding: 0; overflow: visible; }", ["padding", "overflow"])).toEqual([
			"12px 12px 32px",
			"auto",
		]);
	});
});

describe("a phone", () => {
	it("has its classes, no status bar, and fields of 16 pixels", async () => {
		const page = await open({ device: "phone" });
		expect(
			await page.evaluate(() => [...document.body.classList].filter((name) => name.startsWith("is-")).sort()),
		).toEqual(["is-android", "is-mobile", "is-phone"]);
		expect(await page.locator(".status-bar").isVisible()).toBe(false);
		expect(await drawn(page, '<input type="text" class="mine">', "", ["font-size"])).toEqual(["16px"]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	});

	it("reaches the palette and the drawers from the bar at the bottom; a note closes the drawer", async () => {
		const page = await open({ device: "phone" });
		await page.locator('.mobile-navbar-action[aria-label="Open command palette"]').tap();
		await page.locator(".prompt").waitFor();
		await page.keyboard.press("Escape");
		expect(await page.locator(".mod-left-split").isVisible()).toBe(false);
		await page.locator('.mobile-navbar-action[aria-label="Right sidebar"]').tap();
		await page.locator('.mobile-navbar-action[aria-label="Files"]').tap();
		expect(await page.locator(".mod-right-split").isVisible()).toBe(false);
		await page.locator('.mod-left-split [data-path="b.md"]').tap();
		await page.locator(".mod-left-split").waitFor({ state: "hidden" });
		expect(await page.locator(".mod-root textarea.cm-content").inputValue()).toBe("text");
	});
});

describe("what the address says", () => {
	it("a tablet has its classes", async () => {
		const page = await open({ device: "tablet", width: 834, height: 1112 });
		expect(
			await page.evaluate(
				() =>
					document.body.hasClass("is-tablet") &&
					document.body.hasClass("is-mobile") &&
					!document.body.hasClass("is-phone"),
			),
		).toBe(true);
	});

	it("the theme, each light or dark", async () => {
		const page = await open({ theme: "contrast-dark" });
		const classes = (): Promise<string> =>
			page.evaluate(() =>
				[...document.body.classList]
					.filter((name) => name.includes("theme-"))
					.sort()
					.join(" "),
			);
		expect(await classes()).toBe("preview-theme-contrast theme-dark");
		const seen: Record<string, string> = {};
		for (const theme of ["light", "dark", "dense", "dense-dark", "contrast"] as const) {
			await page.evaluate((name) => window.preview.setTheme?.(name), theme);
			seen[theme] = await classes();
		}
		expect(seen).toEqual({
			light: "theme-light",
			dark: "theme-dark",
			dense: "preview-theme-dense theme-light",
			"dense-dark": "preview-theme-dense theme-dark",
			contrast: "preview-theme-contrast theme-light",
		});
	});

	it("from right to left the body has mod-rtl", async () => {
		const page = await open({ rtl: true });
		expect(
			await page.evaluate(() => [document.body.hasClass("mod-rtl"), getComputedStyle(document.body).direction]),
		).toEqual([true, "rtl"]);
	});

	it("the day is the day, and midnight passes when a test says so", async () => {
		const page = await open({ today: "2028-02-29" });
		const day = (): Promise<string> => page.evaluate(() => new Date().toDateString());
		expect(await day()).toBe("Tue Feb 29 2028");
		await page.evaluate(() => window.preview.setToday?.("2028-03-01"));
		expect(await day()).toBe("Wed Mar 01 2028");
	});
});

describe("a popped-out window", () => {
	async function popOut(page: Page): Promise<Page> {
		const [other] = await Promise.all([
			page.context().waitForEvent("page"),
			page.evaluate(async () => {
				const { workspace, vault } = window.preview.app ?? fail();
				const heard: string[] = [];
				Object.assign(window, { heard });
				workspace.on("window-open", (_item, win) => heard.push(`open ${win === window}`));
				workspace.on("window-close", () => heard.push("close"));
				const leaf = workspace.getLeaf("tab");
				await leaf.openFile(vault.getFileByPath("b.md") ?? fail());
				leaf.view.containerEl.onWindowMigrated((win) => heard.push(`moved ${win === leaf.view.containerEl.win}`));
				workspace.moveLeafToPopout(leaf);
				function fail(): never {
					throw new Error("The preview is not there");
				}
			}),
		]);
		return other;
	}
	const heard = (page: Page): Promise<string[]> =>
		page.evaluate(() => (window as unknown as { heard: string[] }).heard);

	it("has a document of its own, with the app's styles, classes and helpers", async () => {
		const page = await open({ theme: "dark" });
		const other = await popOut(page);
		expect(await other.locator(".workspace-leaf-content[data-type=markdown] textarea.cm-content").inputValue()).toBe(
			"text",
		);
		expect(await page.locator(".mod-root [data-type=markdown]").count()).toBe(0);
		expect(await heard(page)).toEqual(["open false", "moved true"]);
		expect(
			await other.evaluate(() => {
				const made = document.body.createDiv("made");
				const background = getComputedStyle(document.body).backgroundColor;
				return [
					document.body.hasClass("theme-dark"),
					document.body.hasClass("is-popout-window"),
					made.doc === document,
					background,
				];
			}),
		).toEqual([true, true, true, "rgb(30, 30, 30)"]);
		// Code of the main window sees elements of classes that are not its own.
		expect(
			await page.evaluate(() => {
				let seen: boolean[] = [];
				window.preview.app?.workspace.iterateAllLeaves(({ view: { containerEl } }) => {
					if (containerEl.win === window) return;
					const made = containerEl.createDiv();
					seen = [made instanceof HTMLElement, made.instanceOf(HTMLElement)];
				});
				return seen;
			}),
		).toEqual([false, true]);
	});

	it("hears the app's keys, and dialogs open where one types", async () => {
		const page = await open();
		const other = await popOut(page);
		await other.keyboard.press("Control+p");
		await other.locator(".prompt").waitFor();
		expect(await page.locator(".prompt").count()).toBe(0);
		await other.keyboard.press("Escape");
		expect(await other.locator(".prompt").count()).toBe(0);
	});

	it("takes its leaves along when it is closed", async () => {
		const page = await open();
		const other = await popOut(page);
		await other.close();
		await expect.poll(() => heard(page)).toEqual(["open false", "moved true", "close"]);
		expect(await page.evaluate(() => window.preview.app?.workspace.getLeavesOfType("markdown").length)).toBe(0);
	});
});

describe("a reload", () => {
	it("brings back tabs, splits and docks; what is out of sight is deferred", async () => {
		const page = await open();
		await page.evaluate(async () => {
			const { workspace, vault } = window.preview.app ?? {};
			const [a, b] = ["People/Ana.md", "b.md"].map((path) => vault?.getFileByPath(path));
			if (!workspace || !a || !b) throw new Error("The preview is not there");
			await workspace.getLeaf().openFile(a);
			await workspace.getLeaf("split", "horizontal").openFile(b);
			await workspace.ensureSideLeaf("pane", "right");
			workspace.rightSplit.collapse();
		});
		await page.reload();
		await page.evaluate(() => window.preview.ready);
		expect(
			await page.evaluate(() => {
				const { workspace } = window.preview.app ?? {};
				return [
					workspace?.rightSplit.collapsed,
					...(workspace?.getLeavesOfType("pane") ?? []).map((leaf) => leaf.isDeferred),
				];
			}),
		).toEqual([true, true]);
		await page.locator(".mod-root .workspace-split.mod-horizontal textarea.cm-content").nth(1).waitFor();
		expect(
			await page
				.locator(".mod-root textarea.cm-content")
				.evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value)),
		).toEqual(["---\ntype: person\n---\n", "text"]);
	});
});
