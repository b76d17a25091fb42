// @vitest-environment happy-dom
// The API before everybody is known, and after the plugin was switched off; listeners and limits that make no sense; undo that
// goes on where one step is refused.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { NetworkingNotesApi } from "../../src/api";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import { startApp, type AppHandle } from "../../preview/start-app";
import { DATA, expectRefused, MAIN_JS, MANIFEST, World } from "./support/world";

let world: World | undefined;

const P = "---\ntype: person\n---\n";

afterEach(async () => {
	await world?.stop();
	world = undefined;
	vi.restoreAllMocks();
});

async function start(files: Record<string, string>): Promise<World> {
	world = await World.start(files, { settings: { setUp: true } });
	return world;
}

describe("before everybody is known", () => {
	/** Two go by the name Ana; the second is found after thousands of other notes. */
	const FILES: Record<string, string> = {
		"A/Ana.md": P,
		"A/Only.md": "---\ntype: person\naliases: [Only One]\n---\n",
		...Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`N/n${n}.md`, "x\n"])),
		"Z/Other.md": "---\ntype: person\naliases: [Ana]\n---\n",
	};

	/** Starts the app, and hands over the API at the first moment at which there is one. */
	async function early(
		use: (api: NetworkingNotesApi, app: AppHandle, disk: MemoryDisk) => Promise<void>,
	): Promise<void> {
		vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-24T12:00:00") });
		const disk = new MemoryDisk(FILES);
		disk.changeOutside(DATA, JSON.stringify({ setUp: true }));
		const container = document.body.appendChild(document.createElement("div"));
		const app = await startApp({ files: disk, container });
		const loading = app.loadPlugin(MAIN_JS, MANIFEST);
		let api: NetworkingNotesApi | undefined;
		for (let n = 0; n < 1000 && api === undefined; n++) {
			api = (app.inner.plugins.plugins[MANIFEST.id] as unknown as { api?: NetworkingNotesApi } | undefined)?.api;
			if (api === undefined) await new Promise((done) => setTimeout(done, 0));
		}
		if (api === undefined) throw new Error("The plugin has no API");
		try {
			await use(api, app, disk);
		} finally {
			await loading;
			await app.stop();
			container.remove();
			for (const left of document.querySelectorAll(".modal-container, .notice-container")) left.remove();
			vi.useRealTimers();
		}
	}

	it(
		"no name that two have is written to the one who is found first",
		() =>
			early(async (api, _, disk) => {
				let ready = false;
				void api.ready.then(() => {
					ready = true;
				});
				const acts = [
					api.logFollowUp({ person: "Ana" }),
					api.snooze({ person: "Ana", until: "2027-01-01" }),
					api.setCadence({ person: "Ana", cadence: 7 }),
					api.setPaused({ person: "ana", paused: true }),
				];
				expect(ready).toBe(false);
				const ends = await Promise.all(
					acts.map((act) =>
						act.then(
							() => "written",
							(error: unknown) => String(error),
						),
					),
				);
				for (const end of ends)
					expect(end).toMatch(/“ana” could be A\/Ana\.md or Z\/Other\.md\. Nothing was changed\./i);
				expect(ready).toBe(true);
				expect(disk.writes).toEqual([]);
			}),
		60_000,
	);

	it(
		"a name that is one person's waits, and is written then; a new one does not double somebody known by an alias",
		() =>
			early(async (api, _, disk) => {
				const refused = api.createPerson({ name: "Only One" }).then(
					() => "made",
					(error: unknown) => String(error),
				);
				await api.logFollowUp({ person: "only one", channel: "call" });
				expect(disk.text("A/Only.md")).toContain("- 2026-11-24 call");
				expect(await refused).toContain("already a person called Only One");
			}),
		60_000,
	);

	it(
		"a command that picks from everybody says that it waits, and then shows both",
		() =>
			early(async (api, app) => {
				app.runCommand(`${MANIFEST.id}:log-follow-up`);
				expect(document.querySelector(".prompt")).toBe(null);
				expect(document.querySelector(".notice")?.textContent).toContain("Your notes are still being read.");
				await api.ready;
				await new Promise((done) => setTimeout(done, 50));
				expect(
					[...document.querySelectorAll(".prompt .suggestion-title")].map(({ textContent }) => textContent),
				).toEqual(expect.arrayContaining(["Ana", "Other"]));
				expect(document.querySelector(".notice")).toBe(null);
			}),
		60_000,
	);

	it(
		"what waits when the plugin is switched off is refused",
		() =>
			early(async (api, app, disk) => {
				const act = api.logFollowUp({ person: "Only" }).then(
					() => "done",
					(error: unknown) => String(error),
				);
				app.unloadPlugin(MANIFEST.id);
				expect(await act).toContain("Networking Notes was switched off");
				expect(disk.writes).toEqual([]);
			}),
		60_000,
	);
});

describe("a name without a folder", () => {
	it("is no path, though a note of that name lies at the top of the vault and somebody else goes by it", async () => {
		const w = await start({
			"Ana.md": P,
			"People/Other.md": "---\ntype: person\nname: Ana\n---\n",
			"Ben.md": P,
			"People/Ben.md": P,
			"Cy.md": P,
		});
		await expectRefused(w, () => w.api.logFollowUp({ person: "Ana" }), /“Ana” could be Ana\.md or People\/Other\.md/);
		await expectRefused(w, () => w.api.logFollowUp({ person: "Ben" }), /“Ben” could be Ben\.md or People\/Ben\.md/);
		for (const person of ["Ben.md", "People/Ben", "Cy"]) await w.api.logFollowUp({ person, channel: "call" });
		for (const path of ["Ben.md", "People/Ben.md", "Cy.md"]) expect(w.text(path)).toContain("- 2026-11-24 call");
	});
});

describe("after the plugin was switched off", () => {
	it("a kept API writes nothing, tells of nobody, and says why", async () => {
		const w = await start({ "People/Ana.md": "---\ntype: person\naliases: [Annie]\n---\n", "People/Bo.md": P });
		const { api } = w;
		let told = 0;
		api.onChange(() => told++);
		await api.logFollowUp({ person: "Bo" });
		await w.settled();
		w.app.unloadPlugin(MANIFEST.id);
		w.disk.changeOutside("People/Ana.md", P);
		w.disk.changeOutside("People/Bo.md", "---\ntype: person\naliases: [Annie]\n---\n");
		await w.told();
		told = 0;
		const acts = [
			() => api.logFollowUp({ person: "Annie" }),
			() => api.createPerson({ name: "Cy" }),
			() => api.snooze({ person: "Annie", until: null }),
			() => api.setCadence({ person: "Annie", cadence: null }),
			() => api.setPaused({ person: "Annie", paused: true }),
			() => api.undo(),
		];
		for (const act of acts) await expectRefused(w, act, /Networking Notes was switched off/);
		expect(() => api.people()).toThrow(/switched off/);
		expect(() => api.fading()).toThrow(/switched off/);
		expect(() => api.onChange(() => undefined)).toThrow(/switched off/);
		await w.told();
		expect(told).toBe(0);
	});
});

describe("what a script hands in", () => {
	it("a listener that throws, or is none, keeps the pane from nothing", async () => {
		const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
		const w = await start({ "People/Ana.md": P });
		w.api.onChange(() => {
			throw new Error("a script’s mistake");
		});
		for (const none of [undefined, null, "x", {}, 5])
			expect(() => w.api.onChange(none as never)).toThrow("onChange needs a function to call.");
		await w.run("open-fading-connections");
		w.disk.changeOutside("People/Cleo.md", "---\ntype: person\nlast_contact: 2025-01-01\n---\n");
		await w.told();
		await w.told();
		expect([...document.querySelectorAll(".workspace-leaf-content")].at(-1)?.textContent).toContain("Cleo");
		expect(errors.mock.calls.map(([error]) => String(error))).toContain("Error: a script’s mistake");
	});

	it.each([-1, 1.5, NaN, Infinity, "2", true, 2 ** 60])("a limit of %s is refused", async (limit) => {
		const w = await start({ "People/Ana.md": "---\nlast_contact: 2026-01-01\n---\n" });
		expect(() => w.api.fading({ limit: limit as number })).toThrow(
			/isn’t a number of people. A limit is a whole number, 0 or more./,
		);
	});

	it("a limit of nothing is none", async () => {
		const w = await start({
			"People/Ana.md": "---\nlast_contact: 2026-01-01\n---\n",
			"People/Bo.md": "---\nlast_contact: 2026-01-01\n---\n",
		});
		expect(
			[w.api.fading({}), w.api.fading({ limit: undefined } as never), w.api.fading(), w.api.fading({ limit: 5 })].map(
				({ length }) => length,
			),
		).toEqual([2, 2, 2, 2]);
		expect([w.api.fading({ limit: 1 }), w.api.fading({ limit: 0 })].map(({ length }) => length)).toEqual([1, 0]);
	});
});

describe("an undo that is refused", () => {
	async function threeLogged(): Promise<World> {
		const w = await start({ "People/Ana.md": P, "People/Bo.md": P, "People/Cy.md": P });
		for (const person of ["Ana", "Bo", "Cy"]) await w.api.logFollowUp({ person });
		await w.settled();
		return w;
	}

	it("names the step and the reason, and the next undo goes on to the one before", async () => {
		const w = await threeLogged();
		w.disk.changeOutside("People/Cy.md", null);
		await w.settled();
		await expect(w.api.undo()).rejects.toThrow(
			"The note People/Cy.md is gone. Nothing was changed. Undo again to undo the follow-up with Bo.",
		);
		await expect(w.api.undo()).resolves.toBe("Undone: the follow-up with Bo.");
		await expect(w.api.undo()).resolves.toBe("Undone: the follow-up with Ana.");
		expect([w.text("People/Ana.md"), w.text("People/Bo.md")]).toEqual([P, P]);
	});

	it("can be had again after the others, once its note lets it go", async () => {
		const w = await threeLogged();
		const logged = w.text("People/Cy.md");
		w.disk.changeOutside(
			"People/Cy.md",
			logged
				.replace("2026-11-24\n", "2026-11-24, in the rain\n")
				.replace("last_contact: 2026-11-24", "last_contact: 2026-11-25"),
		);
		await w.settled();
		await expect(w.api.undo()).rejects.toThrow(/“Cy” has been changed since/);
		await w.api.undo();
		w.disk.changeOutside("People/Cy.md", logged);
		await w.settled();
		await w.api.undo();
		await expect(w.api.undo()).resolves.toBe("Undone: the follow-up with Cy.");
		for (const name of ["Ana", "Bo", "Cy"]) expect(w.text(`People/${name}.md`)).toBe(P);
		await expect(w.api.undo()).rejects.toThrow("There’s nothing to undo.");
	});

	it("of all steps one after the other bars none of them in the end", async () => {
		const w = await threeLogged();
		const logged = Object.fromEntries(["Ana", "Bo", "Cy"].map((name) => [name, w.text(`People/${name}.md`)]));
		for (const name of ["Ana", "Bo", "Cy"]) w.disk.changeOutside(`People/${name}.md`, "Another text.\n");
		await w.settled();
		for (const name of ["Cy", "Bo", "Ana", "Cy"])
			await expect(w.api.undo()).rejects.toThrow(`“${name}” has been changed since`);
		w.disk.changeOutside("People/Bo.md", logged["Bo"] ?? "");
		await w.settled();
		await expect(w.api.undo()).resolves.toBe("Undone: the follow-up with Bo.");
	});

	it("of a step that the disk refused stays the next: a full disk is no reason to go on", async () => {
		const w = await threeLogged();
		w.disk.failNext("write", "People/Cy.md", "ENOSPC");
		await expect(w.api.undo()).rejects.toThrow(/ENOSPC/);
		await expect(w.api.undo()).resolves.toBe("Undone: the follow-up with Cy.");
	});

	it("bars nothing after it: a new step is the next again", async () => {
		const w = await threeLogged();
		w.disk.changeOutside("People/Cy.md", null);
		await w.settled();
		await expect(w.api.undo()).rejects.toThrow(/gone/);
		await w.api.setPaused({ person: "Ana", paused: true });
		await expect(w.api.undo()).resolves.toBe("Undone: the rest of Ana.");
		await expect(w.api.undo()).resolves.toBe("Undone: the follow-up with Bo.");
	});
});
