// @vitest-environment happy-dom
// The log dialog under all kinds of typing: what is typed is in the line, and nothing else is.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

const ANA = "---\ntype: person\nlast_contact: 2026-09-01\ncadence: 30\n---\n\n## Follow-ups\n\n- 2026-09-01 call\n";
const TODAY = "2026-11-24";
const CHANNELS = { p: "in person", v: "video", c: "call", m: "message", e: "email", s: "social" } as const;

let world: World;

beforeEach(async () => {
	world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": ANA });
	await world.app.openNote("People/Ana.md");
});
afterEach(() => world.stop());

/** What was put behind Ana's log. */
const logged = (): string => world.text("People/Ana.md").split("- 2026-09-01 call\n")[1] ?? "";

function codeOf(key: string): string {
	return /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key === " " ? "Space" : `Key ${key}`;
}

/** A key as a browser handles it: told to where the focus is, then typed where the focus is by then, if it is not kept from that. */
function keyDown(key: string, more: KeyboardEventInit = {}): void {
	const goesOn = (document.activeElement ?? document.body).dispatchEvent(
		new KeyboardEvent("keydown", { key, code: codeOf(key), bubbles: true, cancelable: true, ...more }),
	);
	const field = document.activeElement;
	const types = [...key].length === 1 && more.ctrlKey !== true && more.metaKey !== true;
	if (!goesOn || !types || !(field instanceof HTMLInputElement) || field.type !== "text") return;
	field.value += key;
	field.dispatchEvent(new Event("input", { bubbles: true }));
}

const type = (words: string): void => {
	for (const sign of words) keyDown(sign, { shiftKey: sign !== sign.toLowerCase() });
};

const choice = (label: string): HTMLButtonElement => {
	const found = [...world.dialog().querySelectorAll<HTMLButtonElement>("[role=radio]")].find(
		({ textContent }) => textContent === label,
	);
	if (found === undefined) throw new Error(`no ${label}`);
	return found;
};
const chosen = (): string[] =>
	[...world.dialog().querySelectorAll("[role=radio][aria-checked=true]")].map(({ textContent }) => textContent);
const words = (): string => world.dialog().querySelector<HTMLInputElement>("input[aria-label='What']")?.value ?? "";

/** Sentences made of the letters that mean something in the dialog more often than not. */
const sentence = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"agreed",
				"gave",
				"asked",
				"neither",
				"met",
				"sent the map",
				"no",
				"g",
				"a",
				"n",
				"m",
				"Priya",
				"coffee",
				"éclair",
				"5 €",
				"小野",
				"Alt",
				"enter",
			),
			fc.string({ unit: fc.constantFrom(..."ganpvcmes".split("")), minLength: 1, maxLength: 5 }),
		),
		{ minLength: 1, maxLength: 6 },
	)
	.map((parts) => parts.join(" "));

describe("the log dialog", () => {
	it("takes every key after the channel's letter for the line, whatever the sentence, and records no give and no ask", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...(Object.keys(CHANNELS) as (keyof typeof CHANNELS)[])),
				sentence,
				async (letter, what) => {
					await world.run("log-follow-up");
					keyDown(letter);
					type(what);
					expect(words()).toBe(what);
					await world.key("Enter");
					expect(logged()).toBe(`- ${TODAY} ${CHANNELS[letter]}: ${what}\n`);
					await world.run("undo");
					expect(world.text("People/Ana.md")).toBe(ANA);
				},
			),
			{ numRuns: 25 },
		);
	});

	it.each([
		["agreed to swap books", undefined, "agreed to swap books"],
		["Met her for lunch", undefined, "Met her for lunch"],
		["naïve", undefined, "naïve"],
		["42 maps", undefined, "42 maps"],
		["met", "Message", "et"],
	])(
		"types %s from the row of channels: only a letter of the row is taken, and shown as chosen",
		async (keys, channel, left) => {
			await world.run("log-follow-up");
			type(keys);
			expect(chosen()).toEqual([...(channel === undefined ? [] : [channel]), "Neither"]);
			expect(words()).toBe(left);
		},
	);

	it("types from every place that takes no letters: give or ask, the buttons, the dialog itself", async () => {
		await world.run("log-follow-up");
		for (const place of [
			choice("Gave"),
			choice("Neither"),
			...world.dialog().querySelectorAll<HTMLButtonElement>(".modal-button-container button"),
			world.dialog(),
		]) {
			place.focus();
			type("an ag");
		}
		expect(words()).toBe("an ag".repeat(5));
		expect(chosen()).toEqual(["Neither"]);
	});

	it.each([
		["Alt and the letter", { key: "a", code: "KeyA" }, "Asked"],
		["Alt on a Mac, which writes a sign", { key: "å", code: "KeyA" }, "Asked"],
		["Alt on a Mac, another sign", { key: "©", code: "KeyG" }, "Gave"],
		["Alt on a Mac, which begins an accent", { key: "Dead", code: "KeyN" }, "Neither"],
		["Alt on a Cyrillic keyboard", { key: "п", code: "KeyG" }, "Gave"],
		["Alt on a French keyboard, by the letter and not its place", { key: "a", code: "KeyQ" }, "Asked"],
	])("sets give or ask by %s, in the middle of the words", async (_, key, label) => {
		await world.run("log-follow-up");
		keyDown("m");
		type("the ");
		keyDown("g", { altKey: true });
		expect(chosen()).toEqual(["Message", "Gave"]);
		keyDown(key.key, { altKey: true, code: key.code });
		await world.settled();
		type("map");
		expect(chosen()).toEqual(["Message", label]);
		expect(words()).toBe("the map");
		await world.key("Enter");
		expect(logged()).toBe(`- ${TODAY} message${label === "Neither" ? "" : `, ${label.toLowerCase()}`}: the map\n`);
	});

	it.each([
		["AltGr as Ctrl and Alt", { ctrlKey: true, altKey: true }],
		["AltGr as a modifier of its own", { modifierAltGraph: true }],
	])("leaves %s to its sign", async (_, modifiers) => {
		await world.run("log-follow-up");
		keyDown("m");
		(document.activeElement ?? document.body).dispatchEvent(
			new KeyboardEvent("keydown", { key: "ą", code: "KeyA", bubbles: true, cancelable: true, ...modifiers }),
		);
		expect(chosen()).toEqual(["Message", "Neither"]);
	});

	it("types nothing by a key held on, neither the one that opened it nor the one that chose", async () => {
		await world.run("log-follow-up");
		for (let at = 0; at < 5; at++) keyDown("l", { repeat: true });
		await world.key("Enter", { repeat: true });
		expect(world.hasDialog()).toBe(true);
		keyDown("m");
		for (let at = 0; at < 5; at++) keyDown("m", { repeat: true });
		expect([words(), chosen()]).toEqual(["", ["Message", "Neither"]]);
		type("o");
		for (let at = 0; at < 2; at++) keyDown("o", { repeat: true });
		expect(words()).toBe("ooo");
	});

	it("leaves what an input method composes alone", async () => {
		await world.run("log-follow-up");
		for (const key of ["m", "a", "Enter"]) keyDown(key, { isComposing: true });
		expect([world.hasDialog(), chosen()]).toEqual([true, ["Neither"]]);
		keyDown("Process");
		expect(document.activeElement?.getAttribute("aria-label")).toBe("What");
	});

	it("pastes into the line from the row of channels", async () => {
		await world.run("log-follow-up");
		const data = new DataTransfer();
		data.setData("text/plain", "agreed\nto swap");
		(document.activeElement ?? document.body).dispatchEvent(
			new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
		);
		keyDown("m");
		expect([words(), chosen()]).toEqual(["agreed to swapm", ["Neither"]]);
	});

	it.each([
		["In person", " in person"],
		["Video", " video"],
		["Social", " social"],
		["Gave", ", gave"],
		["Asked", ", asked"],
		["Neither", ""],
	])("logs by Enter on “%s” what that says", async (label, facts) => {
		await world.run("log-follow-up");
		choice(label).focus();
		await world.key("Enter");
		expect(logged()).toBe(`- ${TODAY}${facts}\n`);
	});

	it("logs no channel by Enter where none has the focus, as when it opens", async () => {
		await world.run("log-follow-up");
		expect(document.activeElement?.getAttribute("role")).toBe("radiogroup");
		await world.key("Enter");
		expect(logged()).toBe(`- ${TODAY}\n`);
	});

	it("puts a wrong letter right by Backspace on the empty line", async () => {
		await world.run("log-follow-up");
		keyDown("m");
		keyDown("Backspace");
		expect(chosen()).toEqual(["Message", "Neither"]);
		keyDown("c");
		expect(chosen()).toEqual(["Call", "Neither"]);
		keyDown("Backspace");
		keyDown("Backspace");
		expect(chosen()).toEqual(["Neither"]);
		choice("Call").click();
		choice("Call").click();
		expect(chosen()).toEqual(["Neither"]);
		await world.key("Enter");
		expect(logged()).toBe(`- ${TODAY}\n`);
	});
});

describe("a draft of a follow-up", () => {
	it("says that it is one and of which day, and keeps channel, direction, words and day, through a rename", async () => {
		await world.run("log-follow-up");
		keyDown("m");
		type("agreed");
		keyDown("a", { altKey: true });
		world.fill("Day", "2026-11-20");
		await world.key("Escape");
		await world.app.app.fileManager.renameFile(world.app.app.vault.getFileByPath("People/Ana.md")!, "People/Anna.md");
		await world.settled();
		await world.run("log-follow-up");
		expect(world.dialog().textContent).toContain("Picked up where you left off, for Friday. Not logged yet.");
		expect([chosen(), words(), document.activeElement?.getAttribute("aria-label")]).toEqual([
			["Message", "Asked"],
			"agreed",
			"What",
		]);
		await world.key("Enter");
		expect(world.text("People/Anna.md")).toContain("- 2026-11-20 message, asked: agreed\n");
		await world.run("log-follow-up");
		expect(world.dialog().textContent).not.toContain("Still here");
		expect(chosen()).toEqual(["Neither"]);
	});

	it.each([
		["a channel", () => keyDown("c"), ["Call", "Neither"]],
		["an ask", () => keyDown("a", { altKey: true }), ["Asked"]],
		["a day", () => void world.fill("Day", "2026-11-01"), ["Neither"]],
	])("is one by %s alone, and is let go of by Start afresh", async (_, enter, left) => {
		await world.run("log-follow-up");
		enter();
		await world.key("Escape");
		await world.run("log-follow-up");
		expect(world.dialog().textContent).toContain("Not logged yet");
		expect(chosen()).toEqual(left);
		await world.press("Start afresh");
		expect(world.dialog().textContent).not.toContain("Not logged yet");
		expect(chosen()).toEqual(["Neither"]);
		expect(world.dialog().querySelector<HTMLInputElement>("[aria-label='Day']")?.value).toBe(TODAY);
		await world.key("Escape");
		await world.run("log-follow-up");
		expect(world.dialog().textContent).not.toContain("Not logged yet");
	});

	it("is nobody else's, and none where nothing was entered or all of it was cancelled", async () => {
		await world.run("log-follow-up");
		await world.key("Escape");
		await world.run("log-follow-up");
		expect(world.dialog().textContent).not.toContain("Not logged yet");
		keyDown("m");
		await world.press("Cancel");
		await world.run("log-follow-up");
		expect(world.dialog().textContent).not.toContain("Not logged yet");
		type("about Ana");
		await world.key("Escape");
		await world.app.openNote("People/Ben.md");
		await world.run("log-follow-up");
		expect([world.dialog().textContent.includes("Not logged yet"), words()]).toEqual([false, ""]);
	});
});

describe("Enter in other dialogs", () => {
	it("follows a link that has the focus, and logs nothing", async () => {
		await world.run("reach-out");
		const link = world.dialog().querySelector<HTMLAnchorElement>("a[href]");
		link?.focus();
		expect(document.activeElement).toBe(link);
		await world.key("Enter");
		expect(world.dialog().textContent).not.toContain("Log a follow-up with");
		expect(world.disk.writes).toEqual([]);
	});

	it("held on since the command was run, chooses and logs nothing", async () => {
		await world.run("reach-out");
		for (let at = 0; at < 3; at++) await world.key("Enter", { repeat: true });
		expect(world.dialog().textContent).toContain("1 of 2");
		await world.key("Escape");
		await world.run("snooze");
		for (let at = 0; at < 3; at++) await world.key("Enter", { repeat: true });
		expect(world.dialog().textContent).toContain("One week");
		expect(world.disk.writes).toEqual([]);
	});
});
