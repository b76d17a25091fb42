// How many keys the three moments take, pressed one by one.
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, TODAY, type Stage } from "./support/preview";

let stage: Stage;
let page: Page;

beforeEach(async () => {
	stage = await openStage({
		...PEOPLE_VAULT,
		"Events/Harbour Night.md": `---\ntype: event\ndate: ${TODAY}\n---\n`,
	});
	page = stage.page;
});
afterEach(async () => {
	expect(stage.complaints).toEqual([]);
	await stage.close();
});

const press = async (...keys: string[]): Promise<void> => {
	for (const key of keys) await page.keyboard.press(key);
};

describe("keys", () => {
	it("of a follow-up with words and a promise are a name, Enter, a letter, words, Enter", async () => {
		await stage.command("Log a follow-up");
		await page.waitForSelector(".prompt");
		await page.keyboard.type("anit");
		await press("Enter");
		await page.waitForSelector(".networking-notes-log");
		await press("m");
		await page.keyboard.type("the fair");
		await press("Tab", "Tab");
		await page.keyboard.type("the deck, by Friday");
		await expect.poll(() => page.textContent(".networking-notes-due")).toBe("“the deck”, by Friday.");
		const before = await stage.read("People/Ana Diaz.md");
		await press("Enter");
		await expect.poll(() => stage.read("People/Ana Diaz.md")).toContain(`- ${TODAY} message: the fair\n`);
		expect(await stage.read("People/Ana Diaz.md")).toContain("## Promises\n\n- [ ] the deck 📅 2026-11-27\n");
		await page.waitForSelector(".notice:has-text('with Ana Diaz, today. Promised: “the deck”, by Friday.')");
		await stage.command("Undo the last change");
		await expect.poll(() => stage.read("People/Ana Diaz.md")).toBe(before);
	});

	it("of somebody new and a follow-up are a name, Enter, a letter, words, Enter", async () => {
		await stage.command("Log a follow-up");
		await page.waitForSelector(".prompt");
		await page.keyboard.type("Noor Haddad");
		await page.waitForSelector(".suggestion-item:has-text('New person “Noor Haddad” and log')");
		await press("Enter");
		await page.waitForSelector(".networking-notes-log");
		await press("c");
		await page.keyboard.type("her talk");
		await press("Enter");
		await expect.poll(() => stage.read("People/Noor Haddad.md").catch(() => "")).toContain(`- ${TODAY} call: her talk`);
	});

	it("of a new person with a place are the name, Tab, the place, Enter; the event that is on is there already", async () => {
		await stage.command("New person");
		await page.waitForSelector(".networking-notes-new-person");
		await page.keyboard.type("Mara Lindqvist");
		await press("Tab");
		expect(await page.inputValue("input[aria-label='Where']")).toBe("Harbour Night");
		await page.keyboard.type("Porto");
		await press("Enter");
		await expect.poll(() => stage.read("People/Mara Lindqvist.md").catch(() => "")).toContain("met_at: Porto");
		await page.waitForSelector(".networking-notes-new-person", { state: "detached" });
		await stage.command("New person");
		await page.waitForSelector(".networking-notes-new-person");
		await page.keyboard.type("Ben Ito");
		await press("Enter");
		await expect.poll(() => stage.read("People/Ben Ito.md").catch(() => "")).toContain('met_at: "[[Harbour Night]]"');
	});

	it("of being in touch today is one, once a day; of reaching out on the card, one press", async () => {
		await stage.write(
			"People/Dee Park.md",
			`${await stage.read("People/Dee Park.md")}`.replace("---\n", "---\nemail: dee@example.org\n"),
		);
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		await page.focus('[data-path="People/Dee Park.md"]');
		await press("t");
		await expect.poll(() => stage.read("People/Dee Park.md")).toContain(`- ${TODAY}\n`);
		await press("/");
		await page.keyboard.type("dee");
		await press("ArrowDown");
		// A press is not taken at the moment at which what is found comes to stand there.
		await expect
			.poll(async () => {
				await press("t");
				return page.locator(".notice:has-text('logged for today already')").count();
			})
			.toBeGreaterThan(0);
		expect((await stage.read("People/Dee Park.md")).split(`- ${TODAY}`)).toHaveLength(2);
		await press("Space");
		await page.waitForSelector('[data-card="reach"]');
	});

	it("that are held down act on one person only, though the focus goes on to the next", async () => {
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		const written = async (): Promise<number> =>
			[...(await stage.files()).values()].filter((text) => text.includes(`- ${TODAY}\n`)).length;
		const before = await written();
		const first = await page.getAttribute(".networking-notes-row:focus", "data-path");
		await page.keyboard.down("t");
		await page.waitForFunction((path) => {
			const at = document.activeElement?.getAttribute("data-path");
			return at !== null && at !== undefined && at !== path;
		}, first);
		await page.keyboard.down("t");
		await page.keyboard.up("t");
		// What a second line would have come with is there: the notes are written one after the other.
		await press("/");
		await stage.command("Undo the last change");
		await page.waitForSelector(".notice:has-text('Undone')");
		expect(await written()).toBe(before);
	});

	it("that are pressed twice at once act on one person only, though the focus is with the next by then", async () => {
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		const written = async (): Promise<number> =>
			[...(await stage.files()).values()].filter((text) => text.includes(`- ${TODAY}\n`)).length;
		const before = await written();
		// The second press comes at the very moment at which the focus is with somebody else.
		await page.evaluate(() => {
			const first = document.activeElement;
			document.addEventListener("focusin", function again({ target }) {
				if (target === first || !(target as Element).matches("[data-path]")) return;
				document.removeEventListener("focusin", again);
				for (const type of ["keydown", "keyup"])
					target?.dispatchEvent(new KeyboardEvent(type, { key: "t", code: "KeyT", bubbles: true, cancelable: true }));
				document.body.dataset["pressedAgain"] = "yes";
			});
		});
		await press("t");
		await page.waitForSelector("[data-pressed-again]");
		await press("/");
		await stage.command("Undo the last change");
		await page.waitForSelector(".notice:has-text('Undone')");
		expect(await written()).toBe(before);
	});

	it("are all told of by one of them, which gives the focus back", async () => {
		await stage.command("Open fading connections");
		await page.waitForSelector(".networking-notes-row:focus");
		await press("?");
		await expect.poll(() => page.textContent(".networking-notes-keys")).toContain("in touch today, without words");
		await press("Enter");
		await page.waitForSelector(".networking-notes-row:focus");
	});

	it("of a search for a name with letters of its own are plain ones, and Enter opens the first", async () => {
		await stage.write("People/Łukasz Søren.md", "---\ntype: person\n---\n");
		await stage.write(
			"People/Ben.md",
			"---\ntype: person\ncommon_ground: [lukewarm tea]\nlast_contact: 2026-01-01\n---\n",
		);
		await stage.command("Open fading connections");
		await page.waitForSelector('[data-path="People/Ben.md"]');
		await press("/");
		await page.keyboard.type("luk");
		await expect
			.poll(() => page.locator(".networking-notes-row .networking-notes-name").allTextContents())
			.toEqual(["Łukasz Søren", "Ben"]);
		expect(await page.textContent('[data-path="People/Ben.md"] .networking-notes-first')).toBe(
			"You share lukewarm tea",
		);
		await press("Enter");
		await page.waitForFunction(() => window.preview.app?.workspace.getActiveFile()?.path === "People/Łukasz Søren.md");
	});
});
