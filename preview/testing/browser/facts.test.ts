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
	// The drawer's parts, its pill and header at the foot, and where the app listens for a tap on the pill were measured live in
	// 1.12.7 (logancyang/obsidian-copilot, pull requests 1795, 2100, 2157 and 3171; and plugins that move these parts).
	it("has its classes, no status bar, and fields of 16 pixels", async () => {
		const page = await open({ device: "phone" });
		expect(
			await page.evaluate(() => [...document.body.classList].filter((name) => name.startsWith("is-")).sort()),
		).toEqual(["is-android", "is-floating-nav", "is-mobile", "is-phone"]);
		expect(await page.evaluate(() => document.body.hasClass("auto-full-screen"))).toBe(true);
		expect(await page.locator(".status-bar").isVisible()).toBe(false);
		expect(await drawn(page, '<input type="text" class="mine">', "", ["font-size"])).toEqual(["16px"]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	});

	it("is what a narrow window is taken for where the address names no device", async () => {
		const page = await open({ device: "phone" });
		await page.goto(page.url().replace(/device=phone&?/, ""));
		await page.evaluate(() => window.preview.ready);
		expect(await page.evaluate(() => document.body.hasClass("is-phone"))).toBe(true);
	});

	it("reaches the palette, the drawers and the ribbon's menu from the bar at the bottom; a note closes the drawer", async () => {
		const page = await open({ device: "phone" });
		await page.evaluate(() =>
			(window.preview.plugin as { addRibbonIcon(icon: string, title: string, press: () => void): void }).addRibbonIcon(
				"users",
				"Everybody",
				() => document.body.addClass("pressed"),
			),
		);
		await page.locator('.mobile-navbar-action[aria-label="Open command palette"]').tap();
		await page.locator(".prompt").waitFor();
		await page.keyboard.press("Escape");
		expect(await page.locator(".workspace-drawer.mod-left").isVisible()).toBe(false);
		await page.locator('.mobile-navbar-action[aria-label="Menu"]').tap();
		await page.locator('.menu-item:has-text("Everybody")').tap();
		expect(await page.evaluate(() => document.body.hasClass("pressed"))).toBe(true);
		await page.locator('.mobile-navbar-action[aria-label="Files"]').tap();
		// The icon is in the drawer, and not to be seen there.
		expect(await page.locator(".workspace-drawer-ribbon").isVisible()).toBe(false);
		await page.locator('.workspace-drawer.mod-left [data-path="b.md"]').tap();
		await page.locator(".workspace-drawer.mod-left").waitFor({ state: "hidden" });
		expect(await page.locator(".mod-root textarea.cm-content").inputValue()).toBe("text");
	});

	it("has a side view in a drawer, above the pill of 52 pixels and the header, which stand at the bottom", async () => {
		const page = await open({ device: "phone" });
		const { parent, top, view, pill, header } = await page.evaluate(async () => {
			const { workspace } = window.preview.app ?? {};
			const leaf = await workspace?.ensureSideLeaf("pane", "right");
			const drawer = leaf?.view.containerEl.closest(".workspace-drawer > .workspace-drawer-inner");
			const box = (selector: string): DOMRect => {
				const found = drawer?.querySelector(selector);
				if (!found) throw new Error(`Nothing is ${selector}`);
				return found.getBoundingClientRect();
			};
			const inside = ".workspace-drawer-tab-container > .workspace-drawer-active-tab-container";
			return {
				parent: leaf?.parent === (workspace?.rightSplit as unknown),
				top: box(`${inside} [data-type="pane"] > .view-content`).top,
				view: box(`${inside} [data-type="pane"] > .view-content`).bottom,
				pill: box(`${inside} > .workspace-drawer-tab-options`),
				header: box(".workspace-drawer-header"),
			};
		});
		expect(parent).toBe(true);
		expect(top).toBeGreaterThanOrEqual(47);
		expect([pill.top, pill.bottom, header.bottom]).toEqual([view, view + 52, 844]);
		expect(header.top).toBe(pill.bottom);
		await page.tap(".workspace-drawer.mod-right .workspace-drawer-tab-select");
		await page
			.locator(".mod-right .workspace-drawer-tab-options-list .workspace-tab-header[data-type='pane']")
			.waitFor();
	});

	// `var(--view-bottom-spacing)` is a bare 0 where nothing floats: a sum with a length is invalid there (reported by plugins
	// that guard their sums by `.is-floating-nav`), and floating can be switched off (chrisgurney/obsidian-note-toolbar#522).
	it("floats its bars over the view; the spacings say how far, and are a bare 0 where nothing floats", async () => {
		const page = await open({ device: "phone" });
		const seen = (): Promise<string[]> =>
			page.evaluate(() => {
				const bar = document.querySelector(".mobile-navbar")?.getBoundingClientRect();
				const view = document.querySelector(".mod-root .view-content")?.getBoundingClientRect();
				const probe = document.body.createDiv();
				probe.setCssStyles({
					marginTop: "var(--view-bottom-spacing)",
					paddingTop: "calc(32px + var(--view-bottom-spacing))",
				});
				const style = getComputedStyle(probe);
				return [`${view?.top} ${view?.bottom} ${bar?.top}`, style.marginTop, style.paddingTop];
			});
		expect(await seen()).toEqual(["99 844 758", "86px", "118px"]);
		await page.evaluate(() => {
			window.preview.setFloatingNavigation?.(false);
			document.body.removeClass("auto-full-screen");
		});
		expect(await seen()).toEqual(["91 758 758", "0px", "0px"]);
	});

	// A keyboard covers the web view, and `--keyboard-height` is on the root element (obsidian-copilot#2157); the drawer ends above
	// it, so whoever adds the height once more leaves a gap (obsidian-copilot#3171).
	it("has a keyboard that rises over the page, tells its height on the root element, and makes the drawer end above it", async () => {
		const page = await open({ device: "phone", keyboard: 336 });
		const heights = (): Promise<string> =>
			page.evaluate(
				() =>
					`${document.documentElement.style.getPropertyValue("--keyboard-height")} ${innerHeight} ${document.querySelector(".workspace-drawer.mod-right")?.getBoundingClientRect().bottom}`,
			);
		await page.evaluate(async () => {
			const leaf = await window.preview.app?.workspace.ensureSideLeaf("pane", "right");
			leaf?.view.containerEl.createEl("input", { type: "text" });
		});
		expect(await heights()).toBe("0px 844 844");
		await page.focus(".workspace-drawer input");
		expect(await heights()).toBe("336px 844 508");
		await page.evaluate(() => (document.activeElement as HTMLElement).blur());
		expect(await heights()).toBe("0px 844 844");
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

describe("keys at the start", () => {
	it("go to the palette that was opened while the vault was still read, and not into the note", async () => {
		const page = await open({ open: "b.md" });
		await page.reload({ waitUntil: "commit" });
		const typed = page.evaluate(async () => {
			const { app } = await new Promise<{ app: typeof window.preview.inner }>((resolve) => {
				const wait = (): void => {
					// Before the page is ready: as soon as there is an app.
					const found = (window as unknown as { app?: typeof window.preview.inner }).app;
					if (found?.commands === undefined) setTimeout(wait, 0);
					else resolve({ app: found });
				};
				wait();
			});
			app?.commands.executeCommandById("command-palette:open");
			// The page's script may not have got so far yet.
			while (!("preview" in window)) await new Promise((resolve) => setTimeout(resolve, 1));
			await window.preview.ready;
			return document.activeElement?.className;
		});
		expect(await typed).toBe("prompt-input");
		await page.keyboard.type("netw");
		expect(await page.locator("input.prompt-input").inputValue()).toBe("netw");
		expect(await page.locator("textarea.cm-content").inputValue()).toBe("text");
	});
});

describe("a reload", () => {
	it("brings back the windows that were popped out, or offers them where the browser does not let it", async () => {
		const page = await open();
		const [other] = await Promise.all([
			page.context().waitForEvent("page"),
			page.evaluate(async () => {
				const { workspace, vault } = window.preview.app ?? {};
				const file = vault?.getFileByPath("b.md");
				if (file) await workspace?.openPopoutLeaf().openFile(file);
			}),
		]);
		const gone = other.waitForEvent("close");
		const again = page.context().waitForEvent("page");
		await page.reload();
		await gone;
		await page.evaluate(() => window.preview.ready);
		await (await again).locator("textarea.cm-content").waitFor();
		expect(await page.evaluate(() => window.preview.inner?.workspace.floatingSplit.children.length)).toBe(1);
		// A browser that allows none.
		await page.addInitScript(() => {
			const real = window.open.bind(window);
			window.open = (...wanted) => (sessionStorage.getItem("blocked") === "1" ? null : real(...wanted));
		});
		await page.evaluate(() => sessionStorage.setItem("blocked", "1"));
		await page.reload();
		await page.evaluate(() => window.preview.ready);
		await page.locator('.notice:has-text("A window was open")').waitFor();
		await page.evaluate(() => sessionStorage.removeItem("blocked"));
		const third = page.context().waitForEvent("page");
		await page.locator(".notice").click();
		await (await third).locator("textarea.cm-content").waitFor();
	});

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
