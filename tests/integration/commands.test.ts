// @vitest-environment happy-dom
// The built plugin through its commands, by keyboard, with what is in the files then.
import { afterEach, describe, expect, it, vi } from "vitest";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import { World } from "./support/world";

let world: World;

const ANA = "---\ntype: person\nlast_contact: 2026-09-01\ncadence: 30\n---\n\n## Follow-ups\n\n- 2026-09-01 call\n";
const BEN = "---\ntype: person\nlast_contact: 2026-08-01\ncadence: 30\n---\n\n## Follow-ups\n\n- 2026-08-01 call\n";

afterEach(() => world.stop());

describe("New person", () => {
	it("shows which of the days it offers is chosen, also where the day was typed", async () => {
		world = await World.start({});
		await world.run("new-person");
		const chosen = (): (string | null)[] =>
			[...world.dialog().querySelectorAll("[aria-pressed=true]")].map(({ textContent }) => textContent);
		expect(chosen()).toEqual(["Today"]);
		await world.press("Known longer");
		expect(chosen()).toEqual(["Known longer"]);
		world.fill("Met on", "2026-11-23");
		expect(chosen()).toEqual(["Yesterday"]);
		world.fill("Met on", "2026-11-20");
		expect(chosen()).toEqual([]);
		await world.key("Escape");
	});

	it("takes a name and Enter, stays in the note one is in, and can be taken back", async () => {
		world = await World.start({});
		await world.run("new-person");
		world.fill("Name", "Mara Lindqvist");
		await world.key("Enter");
		expect(world.hasDialog()).toBe(false);
		expect(world.text("People/Mara Lindqvist.md")).toMatch(/^---\ntype: person\nmet: 2026-11-24\n---\n/);
		expect(world.person("Mara Lindqvist").state).toBe("new");
		expect(world.notices()).toEqual(["Saved Mara Lindqvist."]);
		expect(world.app.app.workspace.getActiveFile()).toBeNull();
		await world.pressInNotice("Undo");
		expect(world.disk.text("People/Mara Lindqvist.md")).toBeUndefined();
		expect(Object.keys(world.files())).toEqual([".trash/Mara Lindqvist.md"]);
		expect(world.api.people()).toEqual([]);
	});

	it("writes what is folded as well, links those it knows, and says which birthday it can't read", async () => {
		world = await World.start({ "People/Ana Diaz.md": ANA, "People/Ben.md": BEN });
		await world.run("new-person");
		expect(world.dialog().querySelector("details")?.open).toBe(false);
		world.fill("Name", "Noor Haddad");
		world.fill("Web address", "https://noor.example mastodon.example/@noor");
		world.fill("Knows", "Ana Diaz, Zoë");
		world.fill("Birthday", "3/4");
		await world.key("Enter");
		expect(world.notices().at(-1)).toContain("“3/4” isn’t a birthday, or could mean two days.");
		expect(world.disk.writes).toEqual([]);
		world.fill("Birthday", "2 June");
		await world.key("Enter");
		expect(world.text("People/Noor Haddad.md")).toContain(
			'met: 2026-11-24\nlinks:\n  - "https://noor.example"\n  - mastodon.example/@noor\nbirthday: "--06-02"\nknows:\n  - "[[Ana Diaz]]"\n  - Zoë\n---\n',
		);
		expect(world.person("Noor Haddad")).toMatchObject({
			birthday: "--06-02",
			links: ["https://noor.example", "mastodon.example/@noor"],
			unreadable: [],
		});
	});

	it("writes what was given, a rhythm accepted by one key, and keeps where and when for the next", async () => {
		world = await World.start({ "Events/SMC.md": "" });
		await world.run("new-person");
		world.fill("Name", "Ana Diaz");
		world.fill("Met on", "2026-11-20");
		world.fill("Where", "SMC");
		world.fill("How am I going to keep up this connection once I've made it?", "Coffee every month");
		await world.key("Enter", { altKey: true });
		world.fill("Name", "Ana Diaz");
		await world.key("Enter", { shiftKey: true });
		expect(world.hasDialog()).toBe(true);
		world.fill("Name", "Ben Okafor");
		await world.key("Enter");
		expect(world.text("People/Ana Diaz.md")).toMatch(
			/^---\ntype: person\ncadence: monthly\nmet: 2026-11-20\nmet_at: "\[\[SMC\]\]"\n---\n/,
		);
		expect(world.text("People/Ana Diaz.md")).toContain("once I've made it?\n\nCoffee every month\n");
		expect(world.text("People/Ben Okafor.md")).toMatch(
			/^---\ntype: person\nmet: 2026-11-20\nmet_at: "\[\[SMC\]\]"\n---\n/,
		);
		expect(world.person("Ana Diaz").cadence).toBe(30);
	});

	it("says who has the name already, and adds another under a number", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.run("new-person");
		world.fill("Name", "ana");
		expect(world.dialog().textContent).toContain("There’s already a person called Ana (People/Ana.md).");
		await world.press("Add another ana");
		expect(world.text("People/ana 2.md")).toContain("aliases:\n  - ana\n");
		expect(world.text("People/Ana.md")).toBe(ANA);
	});

	it("offers to make a note of that name a person", async () => {
		world = await World.start({ "People/Cleo.md": "---\ntype: idea\n---\nHers.\n" });
		await world.run("new-person");
		world.fill("Name", "Cleo");
		await world.press("Make this note a person");
		expect(world.text("People/Cleo.md")).toBe("---\ntype:\n  - idea\n  - person\n---\nHers.\n");
	});
});

describe("Log a follow-up", () => {
	it("with the active person: a letter, Alt and a letter, the words and Enter", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.app.openNote("People/Ana.md");
		await world.run("log-follow-up");
		await world.key("m");
		await world.key("g", { altKey: true });
		world.fill("What", "sent the list");
		await world.key("Enter");
		expect(world.text("People/Ana.md")).toBe(
			"---\ntype: person\nlast_contact: 2026-11-24\ncadence: 30\ngives: 1\n---\n\n## Follow-ups\n\n- 2026-09-01 call\n- 2026-11-24 message, gave: sent the list\n",
		);
		expect(world.notices()).toEqual(["Logged a message (gave) with Ana, today."]);
		expect(world.person("Ana")).toMatchObject({ state: "warm", gives: 1, lastContact: "2026-11-24" });
		const logged = world.text("People/Ana.md");
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(ANA);
		await world.pressInNotice("Redo");
		expect(world.text("People/Ana.md")).toBe(logged);
		expect(world.notices()).toEqual(["Redone: the follow-up with Ana."]);
		await world.pressInNotice("Undo");
		expect(world.text("People/Ana.md")).toBe(ANA);
		await world.run("redo");
		expect(world.text("People/Ana.md")).toBe(logged);
		await world.run("redo");
		expect(world.notices().at(-1)).toBe("There’s nothing to redo.");
	});

	it("with several people at once: one line in each, a refused note named, the others kept, all of it one step", async () => {
		const broken = "---\ntype: person\nlast_contact: [\n---\n\n## Follow-ups\n";
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": BEN, "People/Cy.md": broken });
		await world.run("log-follow-up");
		await world.key("Tab");
		await world.key("ArrowDown");
		await world.key("Tab");
		await world.pick("cy");
		expect(world.dialog().textContent).toMatch(/^(?:Ben|Ana).*Cy/);
		world.fill("What", "the reunion");
		await world.key("Enter");
		expect(world.text("People/Cy.md")).toBe(broken);
		for (const path of ["People/Ana.md", "People/Ben.md"])
			expect(world.text(path)).toContain("- 2026-11-24: the reunion\n");
		expect(world.notices().join("\n")).toMatch(/Nothing was changed in “Cy”, line \d/);
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(ANA);
		expect(world.text("People/Ben.md")).toBe(BEN);
	});

	it("keeps the dialog and every word where nothing could be written", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.app.openNote("People/Ana.md");
		await world.run("log-follow-up");
		const what = world.fill("What", "the words");
		world.fill("Day", "2026-11-25");
		await world.key("Enter");
		expect(world.hasDialog()).toBe(true);
		expect(what.value).toBe("the words");
		expect(world.notices()[0]).toContain("is in the future");
		expect(world.text("People/Ana.md")).toBe(ANA);
	});
});

describe("the other commands", () => {
	it("Snooze person, then a follow-up that offers to wake", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.app.openNote("People/Ana.md");
		await world.run("snooze");
		expect(world.dialog().textContent).toContain("One week");
		await world.pick("One week");
		expect(world.text("People/Ana.md")).toContain("snooze_until: 2026-12-01\n");
		expect(world.person("Ana").state).toBe("resting");
		await world.run("log-follow-up");
		await world.key("Enter");
		expect(world.text("People/Ana.md")).toContain("snooze_until: 2026-12-01\n");
		await world.pressInNotice("Wake");
		expect(world.text("People/Ana.md")).not.toContain("snooze_until");
	});

	it("Set cadence to a circle takes the own cadence out; to a rhythm keeps the circle", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.app.openNote("People/Ana.md");
		await world.run("set-cadence");
		await world.pick("inner");
		expect(world.text("People/Ana.md")).toContain("circle: inner\n");
		expect(world.text("People/Ana.md")).not.toContain("cadence:");
		await world.run("set-cadence");
		await world.pick("6 weeks");
		expect(world.text("People/Ana.md")).toContain("circle: inner\ncadence: 6 weeks\n");
		await world.run("undo");
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(ANA);
	});

	it("Let person rest or resume", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.run("rest-or-resume");
		await world.pick("ana");
		expect(world.text("People/Ana.md")).toContain("paused: true\n");
		expect(world.person("Ana").state).toBe("resting");
		await world.app.openNote("People/Ana.md");
		await world.run("rest-or-resume");
		expect(world.person("Ana").state).toBe("fading");
	});

	it("Make this note a person is offered for a note that is none, and only there", async () => {
		world = await World.start({ "People/Ana.md": ANA, "Notes/Cleo.md": "Hers.\r\n" });
		expect(world.offers("make-person")).toBe(false);
		await world.app.openNote("People/Ana.md");
		expect(world.offers("make-person")).toBe(false);
		await world.app.openNote("Notes/Cleo.md");
		expect(world.offers("make-person")).toBe(true);
		await world.run("make-person");
		expect(world.text("Notes/Cleo.md")).toBe("---\r\ntype: person\r\n---\r\nHers.\r\n");
		expect(world.person("Cleo").path).toBe("Notes/Cleo.md");
		await world.run("undo");
		expect(world.text("Notes/Cleo.md")).toBe("Hers.\r\n");
	});

	it("Reach out walks the open lanes: log, snooze, rest, skip, and says what was done", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": BEN });
		await world.run("reach-out");
		expect(world.dialog().textContent).toContain("1 of 2");
		expect(world.dialog().textContent).toContain("Ben");
		await world.press("Log");
		world.fill("What", "hello");
		await world.key("Enter");
		expect(world.text("People/Ben.md")).toContain("- 2026-11-24: hello\n");
		expect(world.dialog().textContent).toContain("2 of 2");
		await world.press("Let it rest");
		expect(world.text("People/Ana.md")).toContain("paused: true\n");
		expect(world.dialog().textContent).toContain("1 follow-up logged, 0 snoozed, 1 at rest");
		await world.press("Close");
	});

	it("Check person notes lists what is wrong person by person, and brings up to date what is switched on, undoably", async () => {
		const stale = ANA.replace("- 2026-09-01 call\n", "- 2026-09-01 call\n- 2026-10-01 email, gave\n");
		const typed = "---\ntype: person\ngives: 7\n---\n\n## Follow-ups\n\n- 2026-10-01 email, gave\n";
		world = await World.start({
			"People/Ana.md": stale,
			"People/Ben.md": typed,
			"People/Cy.md": "---\nlast_contact: soon\n---\n",
		});
		await world.run("check-notes");
		const texts = [...world.dialog().querySelectorAll(".networking-notes-finding-group")].map((el) => el.textContent);
		expect(texts).toHaveLength(3);
		expect(texts[0]).toMatch(/^AnaPeople\/Ana\.md“last_contact” is 2026-09-01; the log says 2026-10-01\./);
		expect(texts[0]).toContain("“gives” is missing; the log says 1.");
		expect(texts[1]).toContain("“gives” is 7; the log says 1.");
		expect(texts[2]).toContain("“last_contact: soon” can’t be used");
		expect(world.disk.writes).toEqual([]);
		await world.press("Bring up to date");
		expect(world.text("People/Ana.md")).toContain("last_contact: 2026-10-01\ncadence: 30\ngives: 1\n");
		expect(world.text("People/Ben.md")).toContain("gives: 7\n");
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(stale);
		expect(world.text("People/Ben.md")).toBe(typed);
	});

	it("Undo the last change says where there is nothing to take back", async () => {
		world = await World.start({});
		await world.run("undo");
		expect(world.notices()).toEqual(["There’s nothing to undo."]);
	});

	it("Open fading connections shows a row for each person, whose buttons act", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": BEN });
		await world.run("open-fading-connections");
		const pane = document.querySelector(".workspace-leaf-content[data-type='networking-notes-fading']");
		expect(pane?.textContent).toMatch(/Ben[\s\S]*Ana/);
		expect(pane?.querySelectorAll("[aria-label='Log a follow-up with Ben']").length).toBe(1);
		pane?.querySelector<HTMLElement>("[aria-label='Log a follow-up with Ben']")?.click();
		await world.key("Enter");
		expect(world.text("People/Ben.md")).toContain("- 2026-11-24\n");
		expect(pane?.textContent).not.toMatch(/Ben[\s\S]*Ana/);
	});
});

describe("menus and the status bar", () => {
	it("the file menu and the editor menu of a person note, and of no other", async () => {
		world = await World.start({ "People/Ana.md": ANA, "Other.md": "" });
		const { workspace, vault } = world.app.app;
		const { Menu } = world.app.obsidian;
		const titlesOf = (path: string): string[] => {
			const menu = new Menu();
			workspace.trigger("file-menu", menu, vault.getFileByPath(path), "test");
			menu.showAtPosition({ x: 0, y: 0 });
			const titles = [...document.querySelectorAll(".menu .menu-item-title")].map((el) => el.textContent);
			menu.hide();
			return titles;
		};
		expect(titlesOf("People/Ana.md")).toEqual(
			expect.arrayContaining(["Log a follow-up", "In touch today", "Snooze person", "Set cadence", "Let it rest"]),
		);
		expect(titlesOf("Other.md")).toEqual([]);
		await world.app.openNote("People/Ana.md");
		document.querySelector(".cm-content")?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true }));
		const rest = [...document.querySelectorAll<HTMLElement>(".menu .menu-item")].find(
			(el) => el.textContent === "Let it rest",
		);
		rest?.click();
		await world.settled();
		expect(world.text("People/Ana.md")).toContain("paused: true\n");
	});

	it("the status bar counts who waits, and is hidden at none", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": BEN });
		const status = document.querySelector<HTMLElement>(".status-bar-item.plugin-networking-notes");
		expect(status?.textContent).toBe("2 people waiting");
		await world.api.setPaused({ person: "Ana", paused: true });
		await world.api.setPaused({ person: "Ben", paused: true });
		await world.settled();
		expect(status?.hasClass("networking-notes-hidden")).toBe(true);
	});
});

describe("a name that the disk cannot tell from another", () => {
	it("is the same person, on a disk that ignores case as on one that does not", async () => {
		for (const caseInsensitive of [true, false]) {
			const disk = new MemoryDisk({ "People/Zoé.md": ANA }, { caseInsensitive });
			world = await World.start({}, { disk });
			for (const name of ["ZOÉ", "Zoe\u0301", "zoé "]) {
				await expect(world.api.createPerson({ name })).rejects.toThrow(/already a person called/);
			}
			expect(Object.keys(world.files())).toEqual(["People/Zoé.md"]);
			if (caseInsensitive) await world.stop();
		}
	});
});

describe("a link on a card", () => {
	it("opens its note; one that leads to no note makes none, and says so", async () => {
		world = await World.start({
			"People/Ana.md":
				"---\ntype: person\nlast_contact: 2026-01-01\n---\n\n## Why am I making this connection?\n\nShe knows [[Ben]] and [[Nobody yet]].\n",
			"People/Ben.md": "---\ntype: person\nlast_contact: 2026-11-20\n---\n",
		});
		const follow = async (name: string): Promise<void> => {
			await world.run("reach-out");
			await vi.waitFor(() =>
				expect(world.dialog().querySelector(`a[data-href="${name}"]`)).toBeInstanceOf(HTMLElement),
			);
			world.dialog().querySelector<HTMLElement>(`a[data-href="${name}"]`)?.click();
			await world.app.settled();
		};
		await follow("Nobody yet");
		expect(world.app.app.vault.getMarkdownFiles().map(({ path }) => path)).toEqual(["People/Ana.md", "People/Ben.md"]);
		expect(document.querySelector(".notice")?.textContent).toBe("There is no note “Nobody yet” yet.");
		await follow("Ben");
		await vi.waitFor(() => expect(world.app.app.workspace.getActiveFile()?.path).toBe("People/Ben.md"));
	});
});
