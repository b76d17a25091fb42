// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World | undefined;

afterEach(async () => {
	await world?.stop();
	world = undefined;
});

const SETTINGS = { setUp: true };

describe("what looks like properties and is none for the app", () => {
	it.each([
		["an empty line above it", "\n---\ncircle: close\n---\n\nWords.\n", "(line 2)"],
		["three dots at its end", "---\ncircle: close\n...\n\nWords.\n", "(line 3)"],
		["no end", "---\ncircle: close\n\nWords.\n", "(line 1)"],
		["long dashes", "———\ncircle: close\n———\nWords.\n", "(line 1)"],
	])("is named on the row and in the check: %s", async (_, text, line) => {
		world = await World.start(
			{ "People/Ana.md": text, "People/Ben.md": "---\ncircle: close\n---\n\nWords.\n\n---\n" },
			{ settings: SETTINGS },
		);
		const unreadable = (name: string): readonly string[] =>
			world?.api.people().find((person) => person.name === name)?.unreadable ?? [];
		expect(unreadable("Ana")).toHaveLength(1);
		expect(unreadable("Ana")[0]).toContain(`doesn’t see the properties of this note ${line}`);
		expect(unreadable("Ben")).toEqual([]);
		await world.run("check-notes");
		expect(document.querySelector(".modal")?.textContent).toContain(`doesn’t see the properties of this note ${line}`);
		world.disk.changeOutside("People/Ana.md", "---\ncircle: close\n---\n\nWords.\n");
		await world.settled();
		await world.told();
		expect(unreadable("Ana")).toEqual([]);
		expect(world.api.people().find(({ name }) => name === "Ana")?.circle).toBe("close");
	});

	it("is not seen in a line across the page above some prose", async () => {
		world = await World.start({ "People/Ana.md": "---\n\nWe met in Porto.\n\nMore.\n" }, { settings: SETTINGS });
		expect(world.api.people()[0]?.unreadable).toEqual([]);
	});
});
