// @vitest-environment happy-dom
// Writing: one atomic write per note and gesture, whatever others do to the note at the same time.
import { afterEach, describe, expect, it } from "vitest";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import { diskFull, FaultyDisk } from "./support/faulty-disk";
import { expectRefused, World } from "./support/world";

let world: World;

const ANA =
	"---\ntype: person # a comment\nlast_contact: 2026-09-01\n---\n\nHer words.\n\n## Follow-ups\n\n- 2026-09-01 call\n";

afterEach(() => world.stop());

function typeInto(text: string): void {
	const area = document.querySelector<HTMLTextAreaElement>("textarea.cm-content");
	if (area === null) throw new Error("No note is open");
	area.value = text;
	area.dispatchEvent(new Event("input", { bubbles: true }));
}

function typed(): string {
	return document.querySelector<HTMLTextAreaElement>("textarea.cm-content")?.value ?? "";
}

describe("one write per note and gesture", () => {
	it("ten gestures at once on one note all land, each by one write", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		const writes = world.disk.writes.length;
		await Promise.all([
			...Array.from({ length: 7 }, (_, index) =>
				world.api.logFollowUp({ person: "Ana", direction: index % 2 === 0 ? "gave" : "asked", what: `no. ${index}` }),
			),
			world.api.snooze({ person: "Ana", until: "2027-01-01" }),
			world.api.setCadence({ person: "Ana", cadence: "monthly" }),
			world.api.setPaused({ person: "Ana", paused: true }),
		]);
		const text = world.text("People/Ana.md");
		for (let index = 0; index < 7; index++) expect(text).toContain(`: no. ${index}\n`);
		expect(text).toMatch(/gives: 4\nasks: 3\n/);
		expect(text).toMatch(/snooze_until: 2027-01-01\ncadence: monthly\npaused: true\n/);
		expect(text).toContain("type: person # a comment\n");
		expect(world.disk.writes.slice(writes)).toEqual(Array.from({ length: 10 }, () => "People/Ana.md"));
		for (let index = 0; index < 10; index++) await world.api.undo();
		expect(world.text("People/Ana.md")).toBe(ANA);
	});

	it("undo and redo asked for while a gesture writes wait for it, in a script as on the screen", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": ANA });
		await world.api.logFollowUp({ person: "Ben", what: "before" });
		const ben = world.text("People/Ben.md");
		const logs = world.api.logFollowUp({ person: "Ana", what: "just now" });
		await expect(world.api.undo()).resolves.toBe("Undone: the follow-up with Ana.");
		await logs;
		expect([world.text("People/Ana.md"), world.text("People/Ben.md")]).toEqual([ANA, ben]);

		await world.app.openNote("People/Ana.md");
		const rests = world.run("rest-or-resume");
		const undoes = world.run("undo");
		await Promise.all([rests, undoes]);
		await world.settled();
		expect([world.text("People/Ana.md"), world.text("People/Ben.md")]).toEqual([ANA, ben]);

		const again = world.api.setPaused({ person: "Ana", paused: true });
		const redo = world.run("redo");
		await Promise.all([again, redo]);
		await world.settled();
		expect(world.text("People/Ana.md")).toContain("paused: true");
		expect(world.notices()).toContain("There’s nothing to redo.");
	});

	it("keeps fifty steps and more, each to be taken back to the byte", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		const texts: string[] = [];
		for (let index = 0; index < 60; index++) {
			texts.push(world.text("People/Ana.md"));
			await world.api.logFollowUp({ person: "Ana", direction: "gave", what: `no. ${index}` });
		}
		for (const text of texts.reverse()) {
			await world.api.undo();
			expect(world.text("People/Ana.md")).toBe(text);
		}
	});

	it("writes nothing where there is nothing to change, and makes no step of it", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.api.setCadence({ person: "Ana", cadence: null });
		expect(world.disk.writes).toEqual([]);
		await expect(world.api.undo()).rejects.toThrow("nothing to undo");
	});
});

describe("an open editor", () => {
	it("has its unsaved typing saved first; nothing typed is lost, and the line is there", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.app.openNote("People/Ana.md");
		const mine = ANA.replace("Her words.", "Her words, and what I am typing");
		typeInto(mine);
		expect(world.text("People/Ana.md")).toBe(ANA);
		await world.api.logFollowUp({ person: "Ana", channel: "call", what: "hello" });
		await world.settled();
		expect(world.text("People/Ana.md")).toBe(
			mine
				.replace("2026-09-01\n---", "2026-11-24\n---")
				.replace("- 2026-09-01 call\n", "- 2026-09-01 call\n- 2026-11-24 call: hello\n"),
		);
		expect(typed()).toBe(world.text("People/Ana.md"));
		typeInto(`${typed()}\nAnd on.\n`);
		await world.api.undo();
		await world.settled();
		expect(world.text("People/Ana.md")).toBe(`${mine}\nAnd on.\n`);
		expect(typed()).toBe(world.text("People/Ana.md"));
	});

	it("with typing that breaks the properties: refused, the typing saved and shown", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.app.openNote("People/Ana.md");
		const mine = ANA.replace("last_contact: 2026-09-01", "last_contact: [");
		typeInto(mine);
		await expect(world.api.logFollowUp({ person: "Ana" })).rejects.toThrow(/Nothing was changed in “Ana”/);
		expect([world.text("People/Ana.md"), typed()]).toEqual([mine, mine]);
	});
});

describe("between the dialog and the write", () => {
	async function dialogFor(path: string): Promise<void> {
		world = await World.start({ [path]: ANA });
		await world.app.openNote(path);
		await world.run("log-follow-up");
		world.fill("What", "hello");
	}

	it("a rename is followed, of the note and of its folder", async () => {
		await dialogFor("People/Ana.md");
		const { vault } = world.app.app;
		const file = vault.getFileByPath("People/Ana.md");
		if (file !== null) await vault.rename(file, "People/Ana Diaz.md");
		await vault.createFolder("Friends");
		const folder = vault.getFolderByPath("People");
		if (folder !== null) await vault.rename(folder, "Friends/Old");
		await world.key("Enter");
		expect(world.text("Friends/Old/Ana Diaz.md")).toContain("- 2026-11-24: hello\n");
		await world.run("undo");
		expect(world.files()).toEqual({ "Friends/Old/Ana Diaz.md": ANA });
	});

	it("a deletion is said, and the words stay in the dialog", async () => {
		await dialogFor("People/Ana.md");
		world.disk.changeOutside("People/Ana.md", null);
		await world.settled();
		await world.key("Enter");
		expect(world.notices()).toEqual(["The note People/Ana.md is gone. Nothing was changed."]);
		expect(world.dialog().querySelector<HTMLInputElement>("input[aria-label='What']")?.value).toBe("hello");
		expect(world.files()).toEqual({});
	});

	it("another program's edit stays, and what is written comes from the note as it is then", async () => {
		await dialogFor("People/Ana.md");
		world.disk.changeOutside(
			"People/Ana.md",
			ANA.replace("Her words.", "Other words.").replace("2026-09-01 call", "2026-11-20 call, gave"),
		);
		await world.key("Enter");
		expect(world.text("People/Ana.md")).toBe(
			"---\ntype: person # a comment\nlast_contact: 2026-11-24\n---\n\nOther words.\n\n## Follow-ups\n\n- 2026-11-20 call, gave\n- 2026-11-24: hello\n",
		);
	});

	it("a note that sync replaced by another of the same name is the note that is written", async () => {
		await dialogFor("People/Ana.md");
		world.disk.changeOutside("People/Ana.md", null);
		await world.settled();
		world.disk.changeOutside("People/Ana.md", "Arrived.\n");
		await world.settled();
		await world.key("Enter");
		expect(world.text("People/Ana.md")).toBe(
			"---\nlast_contact: 2026-11-24\n---\nArrived.\n\n## Follow-ups\n\n- 2026-11-24: hello\n",
		);
	});
});

describe("faults of the disk", () => {
	it("a write that does not work: the reason is said, the note is as it was, and no step is made of it", async () => {
		const disk = new FaultyDisk({ "People/Ana.md": ANA });
		world = await World.start({}, { disk });
		disk.beforeWrite = diskFull;
		await expectRefused(world, () => world.api.logFollowUp({ person: "Ana" }), /That didn’t work: ENOSPC/);
		await expectRefused(world, () => world.api.createPerson({ name: "Ben" }), /ENOSPC/);
		disk.beforeWrite = undefined;
		await expectRefused(world, () => world.api.undo(), /nothing to undo/);
		await world.api.logFollowUp({ person: "Ana" });
		await expect(world.api.undo()).resolves.toBe("Undone: the follow-up with Ana.");
	});

	it("a note that vanishes while it is written: said, and nothing is made anew", async () => {
		const disk = new FaultyDisk({ "People/Ana.md": ANA });
		world = await World.start({}, { disk });
		disk.beforeRead = (path) => {
			disk.beforeRead = undefined;
			disk.changeOutside(path, null);
		};
		await expect(world.api.logFollowUp({ person: "Ana" })).rejects.toThrow(/gone|ENOENT/);
		await world.settled();
		expect(world.files()).toEqual({});
		expect(world.api.people()).toEqual([]);
	});

	it("two writers: each line lands, whoever comes first", async () => {
		const disk = new FaultyDisk({ "People/Ana.md": ANA });
		world = await World.start({}, { disk });
		for (let round = 0; round < 5; round++) {
			const file = world.app.app.vault.getFileByPath("People/Ana.md");
			if (file === null) throw new Error("gone");
			await Promise.all([
				world.api.logFollowUp({ person: "Ana", what: `ours ${round}` }),
				world.app.app.vault.process(file, (text) => `${text}- theirs ${round}\n`),
			]);
		}
		for (let round = 0; round < 5; round++) {
			expect(world.text("People/Ana.md")).toContain(`: ours ${round}\n`);
			expect(world.text("People/Ana.md")).toContain(`- theirs ${round}\n`);
		}
	});

	it("several people at once, one note locked: named, the others written, all of it one step", async () => {
		const names = ["Ana", "Ben", "Cy"];
		const disk = new FaultyDisk(Object.fromEntries(names.map((name) => [`People/${name}.md`, ANA])));
		world = await World.start({}, { disk });
		disk.beforeWrite = (path) => {
			if (path.includes("Ben")) diskFull();
		};
		await world.run("log-follow-up");
		await world.key("Tab");
		await world.key("ArrowDown");
		await world.key("Tab");
		await world.key("ArrowDown");
		await world.key("ArrowDown");
		await world.key("Enter");
		world.fill("What", "reunion");
		await world.key("Enter");
		expect(names.map((name) => world.text(`People/${name}.md`).includes("reunion"))).toEqual([true, false, true]);
		expect(world.notices().join("\n")).toContain("ENOSPC");
		disk.beforeWrite = undefined;
		await world.run("undo");
		for (const name of names) expect(world.text(`People/${name}.md`)).toBe(ANA);
	});
});

describe("undo of a gesture over several notes", () => {
	async function loggedWithAll(disk: FaultyDisk): Promise<Record<string, string>> {
		world = await World.start({}, { disk });
		await world.run("check-notes");
		await world.press("Bring up to date");
		return world.files();
	}
	const stale = (name: string): string =>
		`---\ntype: person\naliases: [${name}1]\n---\n\n## Follow-ups\n\n- 2026-10-01 call, gave\n`;
	const files = Object.fromEntries(["Ana", "Ben", "Cy"].map((name) => [`People/${name}.md`, stale(name)]));

	it("takes back all of it, or, where one note was changed since, none", async () => {
		const disk = new FaultyDisk(files);
		const after = await loggedWithAll(disk);
		expect(after).not.toEqual(files);
		disk.changeOutside("People/Ben.md", after["People/Ben.md"]?.replace("gives: 1", "gives: 5") ?? "");
		await world.settled();
		const changed = world.files();
		const writes = disk.writes.length;
		await world.run("undo");
		// Looked over first: nothing is taken back and put back again, which sync would see.
		expect(disk.writes.length).toBe(writes);
		expect(world.notices().at(-1)).toBe("“Ben” has been changed since, so this can’t be undone. Nothing was changed.");
		expect(world.files()).toEqual(changed);
		disk.changeOutside("People/Ben.md", `${after["People/Ben.md"] ?? ""}\nMore.\n`);
		await world.settled();
		await world.run("undo");
		expect(world.files()).toEqual({ ...files, "People/Ben.md": `${stale("Ben")}\nMore.\n` });
	});

	it("puts back what it took back where a later note can't be written", async () => {
		const disk = new FaultyDisk(files);
		const after = await loggedWithAll(disk);
		disk.beforeWrite = (path) => {
			if (path.includes("Ana")) diskFull();
		};
		await world.run("undo");
		expect(world.notices().at(-1)).toContain("ENOSPC");
		expect(world.files()).toEqual(after);
		disk.beforeWrite = undefined;
		await world.run("undo");
		expect(world.files()).toEqual(files);
	});

	it("keeps what is left of the step where it can't be put back either, and says so", async () => {
		const disk = new FaultyDisk(files);
		const after = await loggedWithAll(disk);
		let writes = 0;
		disk.beforeWrite = () => {
			if (++writes > 1) diskFull();
		};
		await world.run("undo");
		expect(world.notices().at(-1)).toBe(
			"Only the changes to Cy could be undone. The others stand, and can be undone later.",
		);
		expect(world.files()).toEqual({ ...after, "People/Cy.md": files["People/Cy.md"] });
		disk.beforeWrite = undefined;
		await world.run("undo");
		expect(world.files()).toEqual(files);
	});

	it("the button of a notice takes back that very step, the younger ones stay", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": ANA });
		await world.app.openNote("People/Ana.md");
		await world.run("rest-or-resume");
		await world.api.setPaused({ person: "Ben", paused: true });
		await world.api.snooze({ person: "Ana", until: "2027-01-01" });
		await world.pressInNotice("Undo");
		expect(world.text("People/Ana.md")).toBe(
			ANA.replace("2026-09-01\n---", "2026-09-01\nsnooze_until: 2027-01-01\n---"),
		);
		expect(world.text("People/Ben.md")).toContain("paused: true");
		await world.api.undo();
		expect(world.text("People/Ana.md")).toBe(ANA);
	});

	it("the button takes back its own step though a quicker gesture came between", async () => {
		const disk = new FaultyDisk({ "People/Ana.md": ANA, "People/Ben.md": ANA });
		world = await World.start({}, { disk });
		await world.app.openNote("People/Ana.md");
		let other: Promise<void> | undefined;
		disk.beforeWrite = (path) => {
			disk.beforeWrite = undefined;
			if (path.includes("Ana")) other = world.api.setPaused({ person: "Ben", paused: true });
		};
		await world.run("rest-or-resume");
		await other;
		expect(world.text("People/Ben.md")).toContain("paused: true");
		await world.pressInNotice("Undo");
		expect(world.text("People/Ana.md")).toBe(ANA);
		expect(world.text("People/Ben.md")).toContain("paused: true");
	});

	it("a created note goes to the bin only while it is as it was made", async () => {
		world = await World.start({});
		const { path } = await world.api.createPerson({ name: "Ana" });
		world.disk.changeOutside(path, `${world.text(path)}My words.\n`);
		await world.settled();
		await expectRefused(world, () => world.api.undo(), /“Ana” has been changed since/);
		expect(world.text(path)).toContain("My words.");
	});

	it("two undos at once take back two steps, one after the other", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await world.api.logFollowUp({ person: "Ana", what: "one" });
		await world.api.logFollowUp({ person: "Ana", what: "two" });
		await Promise.all([world.api.undo(), world.api.undo()]);
		expect(world.text("People/Ana.md")).toBe(ANA);
	});
});

describe("where new people are saved", () => {
	it.each([
		[
			"a file in the way of the folder",
			{ People: "I am a file." },
			{},
			/The folder “People” can’t be made: a file named “People” is in the way/,
		],
		[
			"a file in the way further up",
			{ Work: "I am a file." },
			{ peopleFolder: "Work/People" },
			/The folder “Work\/People” can’t be made: a file named “Work”/,
		],
		["a folder outside of the vault", {}, { peopleFolder: "../People" }, /The folder “..\/People” can’t be made/],
		["a hidden folder", {}, { peopleFolder: ".people" }, /The folder “.people” can’t be made/],
		["a folder with a way up inside", {}, { peopleFolder: "a/../../b" }, /can’t be made/],
	] as const)("%s is said, and nothing is made", async (_, files, settings, message) => {
		world = await World.start({ ...files }, { settings });
		const folders = await world.disk.listFolder("");
		await expectRefused(world, () => world.api.createPerson({ name: "Ana" }), message);
		expect(await world.disk.listFolder("")).toEqual(folders);
	});

	it("any name lands in the people folder, as one file, with the name kept in the note", async () => {
		world = await World.start({ "Other.md": "Mine." });
		const names = [
			"CON",
			"..\\..\\x",
			"../../etc/passwd",
			"[[y]]",
			"a/b",
			"z.#",
			"COM1#",
			".hidden",
			"Ana\u200bDiaz",
			"\u202eevil",
			"😀",
			"é".repeat(300),
			"O’Neill",
			"trailing. ",
			"a:b?c*",
		];
		for (const name of names) {
			const { path } = await world.api.createPerson({ name });
			expect(path).toMatch(/^People\/[^/\\]+\.md$/);
			const text = world.text(path);
			const kept = path === `People/${name.trim()}.md` || text.includes("aliases:");
			expect(kept, `${name} is kept in ${path}`).toBe(true);
		}
		await world.settled();
		await expectRefused(
			world,
			() => world.api.createPerson({ name: "[[x]]" }),
			/already a person called \[\[x\]\] \(People\/x\.md\)/,
		);
		expect(world.api.people().length).toBe(names.length);
		expect(Object.keys(world.files()).filter((path) => !path.startsWith("People/"))).toEqual(["Other.md"]);
	});

	it("Add another never overwrites, however many are made at once, on a disk that ignores case too", async () => {
		world = await World.start({}, { disk: new MemoryDisk({ "People/Ana.md": ANA }, { caseInsensitive: true }) });
		const made = await Promise.all(
			["Ana", "ana", "ANA", "Ana"].map((name) => world.api.createPerson({ name, another: true })),
		);
		expect(new Set(made.map(({ path }) => path.toLowerCase())).size).toBe(4);
		expect(world.text("People/Ana.md")).toBe(ANA);
		expect(Object.keys(world.files()).length).toBe(5);
	});
});
