// @vitest-environment happy-dom
// The pass through people without a date, and what a device remembers of the walks.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const note = (name: string): string => world.text(`People/${name}.md`);
const title = (): string => world.dialog().querySelector(".networking-notes-walk-name")?.textContent ?? "";

const VAULT = {
	"People/Ana.md": "---\ntype: person # hers\n---\nShe draws harbours.\n",
	"People/Ben.md": "Below the bridge.\n",
	"People/Cy.md": "",
	"People/Dee.md": "---\nlast_contact: soon\n---\n",
	"People/Eve.md": "---\r\ntype: person\r\nlastContact:\r\n---\r\n",
	"People/Recipes.md": "Bread.\n",
};

/** Presses keys one after the other, wherever the focus is in the dialog. */
async function keys(...all: readonly string[]): Promise<void> {
	for (const key of all) await world.key(key);
}

describe("When did you last speak?", () => {
	it("writes a rough date by one key a person, goes back and forth, and is one undo to the byte", async () => {
		world = await World.start(VAULT);
		const before = world.disk.snapshot();
		await world.run("last-spoke");
		expect(title()).toBe("Ana1 of 6");
		expect(world.dialog().textContent).toContain("She draws harbours.");
		await keys("w", "n", "q");
		expect(title()).toBe("Dee4 of 6");
		// What is there already, though it can't be read, is theirs.
		await keys("m");
		expect(world.notices().at(-1)).toContain("Dee’s note already says something about the last contact");
		await keys("l", "x", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
		expect(title()).toBe("Cy3 of 6");
		expect(world.dialog().querySelector("[aria-pressed=true]")?.textContent).toBe("This quarter");
		await keys("m");
		expect(note("Ana")).toBe("---\ntype: person # hers\nlast_contact: 2026-11-21\n---\nShe draws harbours.\n");
		expect(note("Ben")).toBe(VAULT["People/Ben.md"]);
		expect(note("Cy")).toContain("last_contact: 2026-11-09\n");
		expect(note("Dee")).toBe(VAULT["People/Dee.md"]);
		expect(note("Eve")).toBe("---\r\ntype: person\r\nlastContact: 2026-05-28\r\n---\r\n");
		expect(note("Recipes")).toContain("person: false\n");
		expect(world.person("Eve").state).toBe("fading");
		await world.press("Enough for now");
		expect(world.notices().at(-1)).toBe("3 people have a rough date now. 1 note is left out from now on.");
		await world.pressInNotice("Undo");
		await expect.poll(() => world.disk.snapshot()).toEqual(before);
		await world.run("redo");
		await expect.poll(() => note("Cy")).toContain("last_contact: 2026-11-09\n");
	});

	it("takes a key that is pressed twice at once for one answer", async () => {
		world = await World.start(VAULT);
		await world.run("last-spoke");
		await world.keyTwice("w");
		expect(title()).toBe("Ben2 of 6");
		await keys("m");
		expect(title()).toBe("Cy3 of 6");
		await world.press("Enough for now");
		expect(note("Cy")).toBe(VAULT["People/Cy.md"]);
	});

	it("writes nothing where it is only looked through, and asks nobody again of whom never was said", async () => {
		world = await World.start(VAULT);
		await world.run("last-spoke");
		await keys("ArrowRight", "ArrowRight", "Enter", "ArrowLeft");
		await world.press("Enough for now");
		expect(world.disk.writes).toEqual([]);
		expect(world.notices()).toEqual([]);
		await world.run("last-spoke");
		await keys("n");
		await world.press("Enough for now");
		await world.run("last-spoke");
		expect(title()).toBe("Ben1 of 5");
		await world.press("Enough for now");
		await world.run("forget-remembered");
		await world.run("last-spoke");
		expect(title()).toBe("Ana1 of 6");
		expect(world.disk.writes).toEqual([]);
	});

	it("leaves a note that was changed since as it is, and takes the others back", async () => {
		world = await World.start(VAULT);
		await world.run("last-spoke");
		await keys("w", "w", "w");
		await world.press("Enough for now");
		world.disk.changeOutside("People/Ben.md", "---\nlast_contact: 2026-11-20\n---\nBelow the bridge.\n");
		await world.settled();
		await world.run("undo");
		await expect.poll(() => world.notices().at(-1)).toContain("1 note has been changed since and stays as it is.");
		expect(note("Ana")).toBe(VAULT["People/Ana.md"]);
		expect(note("Ben")).toContain("last_contact: 2026-11-20");
	});

	it("is offered by the pane where nobody has a date", async () => {
		world = await World.start({ "People/Ana.md": "", "People/Ben.md": "" });
		await world.run("open-fading-connections");
		const button = document.querySelector<HTMLElement>(".networking-notes-empty button");
		expect(button?.textContent).toBe("When did you last speak?");
		button?.click();
		await world.settled();
		await keys("l", "l");
		expect(world.dialog().textContent).toContain("2 people have a rough date now.");
		await world.press("Undo all of it");
		await expect.poll(() => note("Ana")).toBe("");
		await world.settled();
		expect(world.person("Ana").state).toBe("undated");
	});
});

describe("the walk", () => {
	const people = Object.fromEntries(
		[..."ABCDEFG"].map((name) => [`People/${name}.md`, "---\nlast_contact: 2026-01-01\ncircle: close\n---\n"]),
	);

	it("takes five people a day, however often it is begun, and goes on when asked", async () => {
		world = await World.start(people);
		await world.run("reach-out");
		expect(title()).toContain("1 of 5 · 7 waiting");
		await keys("n", "n");
		await keys("Escape");
		await world.run("reach-out");
		expect(title()).toBe("C3 of 5 · 7 waiting");
		await keys("n", "n", "n");
		expect(world.dialog().textContent).toContain("2 more people wait");
		await world.press("Close");
		await world.run("reach-out");
		expect(world.dialog().textContent).toContain("That was 5 people today: enough.");
		await world.press("Keep going");
		expect(title()).toContain("F1 of 2");
	});

	it("lets one person rest by a key that is pressed twice at once", async () => {
		world = await World.start(people);
		await world.run("reach-out");
		await world.keyTwice("p");
		expect(title()).toBe("B2 of 5 · 6 waiting");
		expect(note("A")).toContain("paused: true");
		expect(note("B")).toBe(people["People/B.md"]);
		await keys("p");
		expect(note("B")).toContain("paused: true");
	});

	it("says how many wait still, as the pane beside it does", async () => {
		world = await World.start(people);
		await world.run("reach-out");
		await world.press("Let it rest");
		expect(title()).toBe("B2 of 5 · 6 waiting");
	});
});
