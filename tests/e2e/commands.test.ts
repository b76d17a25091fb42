// Every command through the keyboard alone, on a desktop in light colours and on a phone in dark ones; Escape at every dialog.
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, picture, TODAY, type Look, type Stage } from "./support/preview";

let stage: Stage;
let page: Page;

const press = async (...keys: string[]): Promise<void> => {
	for (const key of keys) await page.keyboard.press(key);
};

async function typed(selector: string, ...keys: string[]): Promise<void> {
	await page.waitForSelector(selector);
	for (const key of keys)
		await (key.length === 1 || /^[A-Z][a-z]+$/.test(key) || key.includes("+")
			? page.keyboard.press(key)
			: page.keyboard.type(key));
}

const open = (path: string): Promise<void> =>
	page.evaluate(async (note) => {
		await window.preview.openNote?.(note);
	}, path);

/** Each command: what is done with it by keyboard, and what is so then. */
const COMMANDS: Readonly<
	Record<
		string,
		{
			readonly open?: string;
			readonly dialog?: string;
			readonly run: () => Promise<void>;
			readonly then: () => Promise<void>;
		}
	>
> = {
	"New person": {
		dialog: ".networking-notes-dialog",
		run: async () => {
			await page.keyboard.type("Noor");
			await press("Shift+Enter");
			await page.waitForFunction(
				() => document.querySelector<HTMLInputElement>(".networking-notes-dialog input")?.value === "",
			);
			await page.keyboard.type("Pablo");
			for (
				let step = 0;
				step < 20 &&
				!(await page.evaluate(
					() => document.activeElement?.getAttribute("aria-label")?.startsWith("How am I going to keep up") === true,
				));
				step++
			)
				await press("Tab");
			await page.keyboard.type("coffee every month");
			await press("Alt+Enter");
			await page.waitForSelector(".networking-notes-proposal:has-text('A monthly rhythm will be set')");
			await press("Control+Enter");
		},
		then: async () => {
			await expect.poll(() => stage.read("People/Noor.md").catch(() => "")).toContain(`met: ${TODAY}`);
			await expect.poll(() => stage.read("People/Pablo.md").catch(() => "")).toContain("cadence: monthly");
			expect(await stage.read("People/Pablo.md")).toContain("coffee every month");
			// The note that one was in stays; theirs is a press away.
			expect(await page.evaluate(() => window.preview.app?.workspace.getActiveFile()?.path ?? "")).not.toContain(
				"Pablo",
			);
			await page.waitForSelector(".notice button:has-text('Open')");
		},
	},
	"Make this note a person": {
		open: "Events/Harbour Fair.md",
		run: async () => undefined,
		then: () =>
			expect.poll(() => stage.read("Events/Harbour Fair.md")).toBe("---\ntype: person\n---\n# Harbour Fair\n"),
	},
	"Log a follow-up": {
		open: "People/Dee Park.md",
		dialog: ".networking-notes-dialog",
		run: async () => {
			await press("e");
			await page.keyboard.type("sent the photos");
			await press("Enter");
		},
		then: () => expect.poll(() => stage.read("People/Dee Park.md")).toContain(`- ${TODAY} email: sent the photos`),
	},
	"Open fading connections": {
		run: async () => {
			await page.waitForSelector(".networking-notes-row:focus");
			await press("Enter");
		},
		then: () =>
			expect
				.poll(() => page.evaluate(() => window.preview.app?.workspace.getActiveFile()?.path))
				.toBe("People/Cy Moreau.md"),
	},
	"Reach out to the next person": {
		dialog: ".networking-notes-walk",
		run: async () => {
			await press("Enter");
			await typed(".networking-notes-choices", "m");
			await page.keyboard.type("hello");
			await press("Enter");
		},
		then: () => expect.poll(() => stage.read("People/Cy Moreau.md")).toContain(`- ${TODAY} message: hello`),
	},
	"Snooze person": {
		open: "People/Dee Park.md",
		dialog: ".prompt",
		run: async () => {
			await page.keyboard.type("month");
			await press("Enter");
		},
		then: () => expect.poll(() => stage.read("People/Dee Park.md")).toContain("snooze_until: 2026-12-24"),
	},
	"Set cadence": {
		open: "People/Dee Park.md",
		dialog: ".prompt",
		run: async () => {
			await page.keyboard.type("6 weeks");
			await press("Enter");
		},
		then: () => expect.poll(() => stage.read("People/Dee Park.md")).toContain("cadence: 6 weeks"),
	},
	"Let person rest or resume": {
		dialog: ".prompt",
		run: async () => {
			await page.keyboard.type("dee");
			await press("Enter");
		},
		then: () => expect.poll(() => stage.read("People/Dee Park.md")).toContain("paused: true"),
	},
	"Check person notes": {
		dialog: ".networking-notes-dialog",
		run: async () => {
			for (
				let step = 0;
				step < 60 && !(await page.evaluate(() => document.activeElement?.textContent === "Bring up to date"));
				step++
			)
				await press("Tab");
			await press("Enter");
		},
		then: () => expect.poll(() => stage.read("People/Jo Quill.md")).toContain("last_contact: 2026-11-14"),
	},
};

const LOOKS: Readonly<Record<string, Look>> = {
	"desktop, light": {},
	"phone, dark": { device: "phone", theme: "dark" },
};

describe.each(Object.entries(LOOKS))("every command by keyboard, %s", (lookName, look) => {
	beforeEach(async () => {
		stage = await openStage(PEOPLE_VAULT, look);
		page = stage.page;
	});
	afterEach(async () => {
		expect(stage.complaints).toEqual([]);
		await stage.close();
	});

	it.each(Object.entries(COMMANDS))("%s", async (name, { open: note, dialog, run, then }) => {
		if (note !== undefined) await open(note);
		const before = await stage.files();
		await stage.command(name);
		if (dialog !== undefined) {
			// Escape leaves every dialog, and every file as it was.
			await page.waitForSelector(dialog);
			await press("Escape");
			await page.waitForSelector(dialog, { state: "detached" });
			expect(await stage.files()).toEqual(before);
			await stage.command(name);
			await page.waitForSelector(dialog);
		}
		await page.waitForTimeout(100);
		await picture(stage, `command ${name}, ${lookName}`.replace(/[^a-z]+/gi, "-").toLowerCase());
		await run();
		await then();
		if (name === "Open fading connections") return;
		await page.waitForSelector(".notice");
		if (name === "Reach out to the next person") await press("Escape");
		await stage.command("Undo the last change");
		await page.waitForSelector(".notice:has-text('Undone')");
		if (name !== "New person") await expect.poll(() => stage.files()).toEqual(before);
	});
});

describe("an input method", () => {
	it("does not submit while it is composing", async () => {
		stage = await openStage({});
		page = stage.page;
		await stage.command("New person");
		await page.waitForSelector(".networking-notes-dialog input");
		const session = await page.context().newCDPSession(page);
		await session.send("Input.imeSetComposition", { text: "千夏", selectionStart: 2, selectionEnd: 2 });
		await page.evaluate(() => {
			document.activeElement?.dispatchEvent(
				new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, isComposing: true }),
			);
		});
		await page.waitForTimeout(200);
		expect(await page.locator(".networking-notes-dialog").count()).toBe(1);
		await session.send("Input.insertText", { text: "千夏" });
		await press("Enter");
		await expect.poll(async () => [...(await stage.files()).keys()]).toEqual(["People/千夏.md"]);
		await stage.close();
	});
});

describe("the layout", () => {
	it("comes back after a reload, the pane with its scroll", async () => {
		stage = await openStage(PEOPLE_VAULT, { height: 420 });
		page = stage.page;
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		await page.evaluate(() => document.querySelector(".networking-notes-scroll")?.scrollTo(0, 150));
		await page.waitForTimeout(1200);
		await page.reload();
		await page.evaluate(() => window.preview.ready);
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row");
		await expect
			.poll(() => page.evaluate(() => document.querySelector(".networking-notes-scroll")?.scrollTop))
			.toBe(150);
		expect(await page.locator(".networking-notes-pane").count()).toBe(1);
		await stage.close();
	});
});

describe("a window of its own", () => {
	it("holds the pane, which works there: card, log, search", async () => {
		stage = await openStage(PEOPLE_VAULT);
		page = stage.page;
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		const [other] = await Promise.all([
			page.context().waitForEvent("page"),
			page.evaluate(() => {
				const leaf = window.preview.app?.workspace.getLeavesOfType("networking-notes-fading")[0];
				if (leaf) window.preview.app?.workspace.moveLeafToPopout(leaf);
			}),
		]);
		await other.waitForSelector(".networking-notes-row");
		await other.click('[data-path="People/Ana Diaz.md"] .networking-notes-why');
		await other.waitForSelector(".networking-notes-card-acts");
		await other.focus('[data-path="People/Ana Diaz.md"]');
		await other.keyboard.press("ArrowDown");
		expect(await other.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("row");
		await other.keyboard.press("/");
		await other.keyboard.type("tom");
		await expect.poll(() => other.locator(".networking-notes-row").count()).toBe(1);
		await other.screenshot({ path: "tests/screenshots/popout.png" });
		await stage.close();
	});
});
