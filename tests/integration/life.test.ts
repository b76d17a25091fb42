// @vitest-environment happy-dom
// What happens to the built plugin while nobody gestures: days pass, notes and settings change, it comes and goes.
import { afterEach, describe, expect, it } from "vitest";
import { DATA, MAIN_JS, MANIFEST, World } from "./support/world";
import { MemoryDisk } from "../../preview/platform/memory-disk";

let world: World;

const ANA = "---\ntype: person\nlast_contact: 2026-10-26\ncadence: 30\n---\n\n## Follow-ups\n\n- 2026-10-26 call\n";
const PANE = ".workspace-leaf-content[data-type='networking-notes-fading']";

afterEach(() => world.stop());

describe("the day", () => {
	it("changes lanes at midnight, and no file", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.run("open-fading-connections");
		const before = world.files();
		expect(world.person("Ana")).toMatchObject({ state: "warm", silence: 29 });
		expect(document.querySelector(PANE)?.textContent).toMatch(/Warm\s*1/);
		world.setToday("2026-11-25");
		await world.settled();
		expect(world.person("Ana")).toMatchObject({ state: "due", silence: 30 });
		expect(document.querySelector(PANE)?.textContent).toMatch(/Due\s*1/);
		world.setToday("2026-12-10");
		await world.settled();
		expect(world.person("Ana").state).toBe("fading");
		expect(document.querySelector(".status-bar-item.plugin-networking-notes")?.textContent).toBe("1 person waiting");
		expect(world.files()).toEqual(before);
		expect(world.disk.writes).toEqual([]);
	});
});

describe("another program", () => {
	it("edits a note: its row changes, and keeps the focus", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": ANA });
		world.setToday("2026-12-10");
		await world.run("open-fading-connections");
		const pane = document.querySelector(PANE);
		expect(pane?.textContent).toContain("45 of 30 days");
		world.disk.changeOutside("People/Ana.md", ANA.replaceAll("2026-10-26", "2026-11-05"));
		await world.settled();
		expect(pane?.textContent).toContain("35 of 30 days");
		world.disk.changeOutside("People/Ben.md", null);
		await world.settled();
		expect(world.api.people().map(({ name }) => name)).toEqual(["Ana"]);
	});

	it("changes the settings: they are read again, and nothing is written", async () => {
		world = await World.start({ "Friends/Ana.md": ANA });
		expect(world.api.people()).toEqual([{ ...world.person("Ana"), path: "Friends/Ana.md" }]);
		world.disk.changeOutside("Friends/Ben.md", "A friend.");
		await world.settled();
		expect(world.api.people().length).toBe(1);
		const writes = world.disk.writes.length;
		await world.app.changeSettingsOutside(MANIFEST.id, { peopleFolder: "Friends", defaultCadence: 10 });
		await world.settled();
		expect(
			world.api
				.people()
				.map(({ name }) => name)
				.sort(),
		).toEqual(["Ana", "Ben"]);
		expect(world.person("Ben").cadence).toBe(10);
		// The one write is the other device's own.
		expect(world.disk.writes.slice(writes)).toEqual([DATA]);
	});
});

describe("a damaged settings file", () => {
	it.each([
		["{not json", "data.json"],
		[JSON.stringify({ peopleFolder: 7, dueFrom: "x", defaultCadence: 14 }), "peopleFolder, dueFrom"],
		["[]", "data.json"],
	])("%s: defaults, a notice, and the file as it was", async (settings, named) => {
		world = await World.start({ "People/Ana.md": ANA }, { settings });
		expect(world.api.people().length).toBe(1);
		expect(world.notices()).toEqual([
			`Some settings could not be read and are at their defaults: ${named}. The file is as it was.`,
		]);
		expect(world.text(DATA)).toBe(settings);
	});
});

describe("a settings file that another program damages", () => {
	it("changes nothing of what is in force, which is told, and is written over only when that is wanted", async () => {
		world = await World.start({ "Friends/Ben.md": "" }, { settings: { peopleFolder: "Friends" } });
		const damaged = '{"peopleFolder": "Fri';
		world.disk.changeOutside(DATA, damaged);
		await world.settled();
		const plugin = world.app.inner.plugins.plugins[MANIFEST.id] as unknown as {
			onExternalSettingsChange(): Promise<void>;
		};
		await plugin.onExternalSettingsChange();
		await world.settled();
		expect(world.api.people().map(({ name }) => name)).toEqual(["Ben"]);
		expect(world.notices().at(-1)).toMatch(/can’t be read, so the settings stay as they are/);
		expect(world.text(DATA)).toBe(damaged);
	});
});

describe("the plugin's life", () => {
	it("enable, disable, enable again: nothing is left, nothing is doubled", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		const { inner } = world.app;
		const traces = (): object => ({
			vault: inner.vault.listenerCount(),
			cache: inner.metadataCache.listenerCount(),
			workspace: inner.workspace.listenerCount(),
			commands: Object.keys(inner.commands.commands).filter((id) => id.startsWith(MANIFEST.id)).length,
			status: document.querySelectorAll(".status-bar-item.plugin-networking-notes").length,
			ribbon: document.querySelectorAll(".side-dock-ribbon-action[aria-label='Open fading connections']").length,
			hover: inner.hoverLinkSources.size,
			panes: document.querySelectorAll(`${PANE} .networking-notes-row`).length,
		});
		const running = traces();
		world.app.unloadPlugin(MANIFEST.id);
		const gone = traces();
		expect(gone).toMatchObject({ commands: 0, status: 0, ribbon: 0, hover: 0 });
		for (let round = 0; round < 2; round++) {
			await world.enable();
			expect(traces()).toEqual(running);
			world.app.unloadPlugin(MANIFEST.id);
			expect(traces()).toEqual(gone);
		}
		await world.enable();
		await world.run("open-fading-connections");
		world.app.unloadPlugin(MANIFEST.id);
		// The place of the pane stays for the next time, as the app wants it; what drew in it is gone.
		expect(document.querySelectorAll(`${PANE} .networking-notes-row`).length).toBe(0);
		await world.enable();
		expect(world.api.people().length).toBe(1);
	});

	it("unloading while the first index is built leaves nothing under way", async () => {
		const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`People/P${index}.md`, ANA]));
		world = await World.start({}, { disk: new MemoryDisk(files) });
		world.app.unloadPlugin(MANIFEST.id);
		await world.app.loadPlugin(MAIN_JS, MANIFEST);
		world.app.unloadPlugin(MANIFEST.id);
		await world.settled();
		expect(world.disk.writes).toEqual([]);
		await world.enable();
		expect(world.api.people().length).toBe(300);
	});
});

describe("no write without a gesture", () => {
	it("none at load, at a change, at a new day, at other settings, in the pane, in a check, on unload", async () => {
		const files = {
			"People/Ana.md": ANA,
			"People/Stale.md": ANA.replace("- 2026-10-26 call", "- 2026-11-20 call, gave"),
			"People/Broken.md": "---\na: [\n---\n",
			"People/Conflict.md":
				"---\n<<<<<<< a\nlast_contact: 2026-01-01\n=======\nlast_contact: 2026-01-02\n>>>>>>> b\n---\n",
			"People/Twin.md": "---\nlastContact: 2026-01-01\nlast_contact: soon\n---\n",
			"People/Empty.md": "",
			"Journal/2026-11-20.md": "Met [[Ana]]\n",
		};
		for (const coldCache of [false, true]) {
			world = await World.start(files, { coldCache });
			await world.run("open-fading-connections");
			for (const row of document.querySelectorAll<HTMLElement>(`${PANE} .networking-notes-row`)) row.click();
			await world.run("check-notes");
			await world.press("Close");
			await world.run("reach-out");
			await world.key("Escape");
			for (const day of ["2026-11-25", "2027-03-01"]) {
				world.setToday(day);
				await world.settled();
			}
			const theirs = [...world.disk.writes];
			expect(theirs).toEqual([]);
			await world.app.changeSettingsOutside(MANIFEST.id, { summary: false, peopleFolder: "", personTag: "x" });
			await world.app.changeSettingsOutside(MANIFEST.id, {});
			await world.settled();
			const expected = { ...files, "People/Ana.md": `${ANA}\nMore.\n` };
			world.disk.changeOutside("People/Ana.md", expected["People/Ana.md"]);
			await world.settled();
			world.app.unloadPlugin(MANIFEST.id);
			await world.settled();
			expect(world.disk.writes.filter((path) => path !== DATA)).toEqual([]);
			expect(world.files()).toEqual(expected);
			if (!coldCache) await world.stop();
		}
	});
});
