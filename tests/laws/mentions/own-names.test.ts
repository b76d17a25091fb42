// @vitest-environment happy-dom
// Names of the user's own for properties, from the settings to the note and back, in the built plugin.
import { afterEach, describe, expect, it } from "vitest";
import { DATA, World } from "../../integration/support/world";

let world: World;

afterEach(() => world.stop());

const ANA = "---\ntype: person\nZuletzt: 2026-11-01\nTurnus: 3 weeks\n---\n";

describe("names of the user's own", () => {
	it("are read, and written by every act", async () => {
		world = await World.start(
			{ "People/Ana.md": ANA },
			{ settings: { ownNames: { lastContact: ["zuletzt"], cadence: "turnus, Rhythmus" } } },
		);
		expect(world.person("Ana")).toMatchObject({ lastContact: "2026-11-01", cadence: 21 });
		await world.api.logFollowUp({ person: "Ana", day: "2026-11-20" });
		await world.api.setCadence({ person: "Ana", cadence: "monthly" });
		expect(world.text("People/Ana.md")).toBe(
			"---\ntype: person\nZuletzt: 2026-11-20\nTurnus: monthly\n---\n\n## Follow-ups\n\n- 2026-11-20\n",
		);
		await world.api.setCadence({ person: "Ana", cadence: null });
		expect(world.text("People/Ana.md")).not.toContain("Turnus");
	});

	it("come and go with the settings, from another device, too", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		expect(world.person("Ana").lastContact).toBeNull();
		await world.app.changeSettingsOutside("networking-notes", { ownNames: { lastContact: ["zuletzt"] } });
		await world.settled();
		await world.settled();
		expect(world.person("Ana").lastContact).toBe("2026-11-01");
	});

	it("that are damaged in the file are named, and the file stays", async () => {
		const stored = '{"ownNames": {"lastContact": 7}, "markers": [1]}';
		world = await World.start({ "People/Ana.md": ANA }, { settings: stored });
		expect(world.notices().join()).toMatch(/markers.*ownNames|ownNames.*markers/);
		expect(world.disk.text(DATA)).toBe(stored);
	});

	it("are typed in the settings, with commas between them", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		world.app.inner.setting.open();
		world.app.inner.setting.openTabById("networking-notes");
		const page = [...document.querySelectorAll<HTMLElement>(".setting-item")].find((el) =>
			el.textContent.includes("Your own names for properties"),
		);
		page?.click();
		const row = [...document.querySelectorAll<HTMLElement>(".setting-item")].find((el) =>
			el.textContent.includes("Other names for last_contact"),
		);
		const input = row?.querySelector("input");
		if (input === null || input === undefined) throw new Error("There is no field for other names of last_contact");
		input.value = "letzter Kontakt, zuletzt";
		input.dispatchEvent(new Event("input"));
		await world.settled();
		input.dispatchEvent(new Event("change"));
		await world.settled();
		await world.settled();
		expect(JSON.parse(world.disk.text(DATA) ?? "null")).toEqual({
			ownNames: { lastContact: ["letzter Kontakt", "zuletzt"] },
		});
		expect(world.person("Ana").lastContact).toBe("2026-11-01");
	});
});
