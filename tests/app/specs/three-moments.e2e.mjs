// The three moments in the real Obsidian, by keyboard, over a copy of the sample vault: what tests/e2e/ shows in the
// preview. What the plugin wrote is read from the vault, what it shows from the screen.
import { $, $$, browser, expect } from "@wdio/globals";
import { Key } from "webdriverio";
import { obsidianPage } from "wdio-obsidian-service";

/** @typedef {import("../../../src/api").NetworkingNotesApi} Api */

const COMMAND = "networking-notes:";

/** Today where this machine is. */
const today = [new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()]
	.map((part) => String(part).padStart(2, "0"))
	.join("-");

/** Asks the plugin's API; functions sent into the app carry nothing with them, so that each takes it anew. */
const fading = () =>
	browser.executeObsidian(({ plugins }) => {
		const plugin = /** @type {unknown} */ (plugins["networkingNotes"]);
		return /** @type {{ api: Api }} */ (plugin).api.fading();
	});

/** @param {string} path */
const person = (path) =>
	browser.executeObsidian(({ plugins }, wanted) => {
		const plugin = /** @type {unknown} */ (plugins["networkingNotes"]);
		return /** @type {{ api: Api }} */ (plugin).api.people().find((each) => each.path === wanted);
	}, path);

/** @param {string} selector waits until the focus is in an element of it */
const focusIn = (selector) =>
	browser.waitUntil(() => browser.execute((wanted) => document.activeElement?.closest(wanted) != null, selector), {
		timeoutMsg: `The focus did not come to ${selector}`,
	});

/** @param {string} path @param {string} words waits until the note has them, and gives the note */
async function noteWith(path, words) {
	await browser.waitUntil(async () => (await obsidianPage.read(path).catch(() => "")).includes(words), {
		timeoutMsg: `${path} did not come to contain: ${words}`,
	});
	return obsidianPage.read(path);
}

/** @param {string} selector waits until nothing of it is there */
const gone = (selector) => $(selector).waitForExist({ reverse: true });

describe("Networking Notes in Obsidian", () => {
	before(async () => {
		await browser.executeObsidian(async ({ plugins }) => {
			const plugin = /** @type {unknown} */ (plugins["networkingNotes"]);
			await /** @type {{ api: Api }} */ (plugin).api.ready;
		});
	});

	it("saves a person by a name and Enter, with the cursor at the first question", async () => {
		await browser.executeObsidianCommand(`${COMMAND}new-person`);
		await focusIn(".networking-notes-new-person input");
		await browser.keys("Zoë Ångström");
		await browser.keys(Key.Enter);
		await gone(".modal");
		const path = "People/Zoë Ångström.md";
		expect(await noteWith(path, "## Follow-ups")).toBe(
			[
				"---",
				"type: person",
				`met: ${today}`,
				"---",
				"",
				"## Why am I making this connection?",
				"",
				"## How am I going to make this connection?",
				"",
				"## Why would this person want to connect with me?",
				"",
				"## How am I going to keep up this connection once I've made it?",
				"",
				"## Follow-ups",
				"",
			].join("\n"),
		);
		await focusIn(".cm-content");
		await browser.keys("She knows everybody.");
		await noteWith(path, "## Why am I making this connection?\nShe knows everybody.\n## How");
		await browser.waitUntil(async () => (await person(path))?.state === "new", {
			timeoutMsg: "The new person did not come into the list",
		});
	});

	it("shows who is fading, each with the reason, in the order of the list", async () => {
		await browser.executeObsidianCommand(`${COMMAND}open-fading-connections`);
		await focusIn(".networking-notes-row");
		const expected = await fading();
		expect(expected.length).toBeGreaterThan(10);
		// Only the rows in view are there.
		const rows = await $$(".networking-notes-row").map(async (row) => ({
			name: await row.$(".networking-notes-name").getProperty("textContent"),
			reason: await row.$(".networking-notes-why").getProperty("textContent"),
		}));
		expect(rows.length).toBeGreaterThan(3);
		expect(rows).toEqual(expected.slice(0, rows.length).map(({ name, reason }) => ({ name, reason })));

		await browser.keys(Key.Space);
		const card = $(".networking-notes-card");
		await card.waitForDisplayed();
		expect(await card.getProperty("textContent")).toContain(expected[0]?.reason);
		await browser.keys(Key.Enter);
		await browser.waitUntil(
			async () =>
				(await browser.executeObsidian(({ app }) => app.workspace.getActiveFile()?.path)) === expected[0]?.path,
			{ timeoutMsg: "Enter did not open the first person's note" },
		);
	});

	it("logs a follow-up by four keys besides the words, and takes it back to the byte", async () => {
		const path = "People/Priya Raman.md";
		const before = await obsidianPage.read(path);
		await obsidianPage.openFile(path);
		await browser.executeObsidianCommand(`${COMMAND}log-follow-up`);
		await focusIn(".modal");
		await browser.keys("m");
		await browser.keys("g");
		await focusIn(".modal input");
		await browser.keys("sent the tide tables");
		await browser.keys(Key.Enter);
		await gone(".modal");
		const line = `- ${today} message, gave: sent the tide tables`;
		const after = await noteWith(path, line);
		const was = before.split("\n");
		expect(
			after
				.split("\n")
				.filter((each) => !was.includes(each))
				.map((each) => each.replace(/^gives: \d+$/, "gives: N")),
		).toEqual([`last_contact: ${today}`, "gives: N", line]);
		await browser.waitUntil(async () => (await person(path))?.lastContact === today, {
			timeoutMsg: "The list did not learn of the follow-up",
		});

		await browser.executeObsidianCommand(`${COMMAND}undo`);
		await browser.waitUntil(async () => (await obsidianPage.read(path)) === before, {
			timeoutMsg: "Undo did not give the note back as it was",
		});
	});
});
