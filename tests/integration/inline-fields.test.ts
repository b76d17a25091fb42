// @vitest-environment happy-dom
// Fields that people keep in the text of a note for Dataview: read, and written where they stand.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World | undefined;
afterEach(async () => {
	await world?.stop();
	world = undefined;
});

const start = async (files: Record<string, string>): Promise<World> =>
	(world = await World.start(files, { settings: { setUp: true } }));
const ANA = "---\ntype: person\n---\nlast_contact:: 2026-10-05\ncadence:: 30\n";

describe("fields in the text of a person's note", () => {
	it("are what the list knows of the person, from the start", async () => {
		const w = await start({ "People/Ana Diaz.md": ANA });
		expect(w.api.people()).toMatchObject([
			{ name: "Ana Diaz", lastContact: "2026-10-05", cadence: 30, silence: 50, state: "fading", unreadable: [] },
		]);
	});

	it("are written in place by a follow-up and by a setting, and undone, byte for byte", async () => {
		const w = await start({ "People/Ana Diaz.md": ANA });
		await w.api.logFollowUp({ person: "Ana Diaz", channel: "call" });
		expect(w.text("People/Ana Diaz.md")).toBe(
			"---\ntype: person\n---\nlast_contact:: 2026-11-24\ncadence:: 30\n\n## Follow-ups\n\n- 2026-11-24 call\n",
		);
		await w.told();
		expect(w.person("Ana Diaz")).toMatchObject({ lastContact: "2026-11-24", state: "warm" });
		await w.api.setCadence({ person: "Ana Diaz", cadence: "weekly" });
		expect(w.text("People/Ana Diaz.md")).toContain("\ncadence:: weekly\n");
		await w.told();
		expect(w.person("Ana Diaz").cadence).toBe(7);
		await w.api.undo();
		await w.api.undo();
		expect(w.text("People/Ana Diaz.md")).toBe(ANA);
	});

	it("are followed as they are typed, moved and taken out", async () => {
		const w = await start({ "People/Ana.md": "---\ntype: person\n---\n" });
		const shown = (): unknown => w.api.people().map(({ name, lastContact, cadence }) => [name, lastContact, cadence]);
		w.disk.changeOutside("People/Ana.md", ANA);
		await w.told();
		expect(shown()).toEqual([["Ana", "2026-10-05", 30]]);
		await w.app.inner.vault.rename(w.app.inner.vault.getFileByPath("People/Ana.md")!, "People/Ana Diaz.md");
		await w.told();
		expect(shown()).toEqual([["Ana Diaz", "2026-10-05", 30]]);
		w.disk.changeOutside("People/Ana Diaz.md", "---\ntype: person\n---\ncadence:: 14\n");
		await w.told();
		expect(shown()).toEqual([["Ana Diaz", null, 14]]);
		w.disk.changeOutside("People/Ana Diaz.md", "---\ntype: person\n---\n");
		await w.told();
		expect(shown()).toEqual([["Ana Diaz", null, 90]]);
	});

	it("are named by the check where the properties say the same thing", async () => {
		const w = await start({ "People/Ana.md": "---\ntype: person\ncadence: 7\n---\ncadence:: 30\n" });
		expect(w.person("Ana").cadence).toBe(7);
		await w.run("check-notes");
		expect(document.querySelector(".networking-notes-finding-group")?.textContent).toContain(
			"People/Ana.md“cadence” is set both in the properties and in the text. The properties count",
		);
	});
});
