// @vitest-environment happy-dom
// People in, out and together, by the API of the built plugin: what is in the files then.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { diskFull, FaultyDisk } from "./support/faulty-disk";
import { expectRefused, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

function bytes(text: string): ArrayBuffer {
	return new Uint8Array(new TextEncoder().encode(text)).buffer;
}

function fixture(name: string): { name: string; data: ArrayBuffer } {
	return { name, data: new Uint8Array(readFileSync(`tests/fixtures/exchange/${name}`)).buffer };
}

function list(...rows: readonly string[]): { name: string; data: ArrayBuffer } {
	return { name: "people.csv", data: bytes(`Name,E-mail,Company,Notes\n${rows.join("\n")}\n`) };
}

describe("readImport", () => {
	it("reads lists and cards, and writes nothing", async () => {
		world = await World.start({});
		const before = world.files();
		const file = await world.api.readImport(fixture("linkedin.csv"));
		expect(file.source).toBe("linkedin");
		expect(file.people[1]).toEqual({
			name: "Ben Okafor",
			properties: {
				aliases: ["Ben Okafor, PhD, MBA"],
				company: "Acme",
				role: 'Head of "Things"',
				email: "ben@okafor.example",
				links: "https://www.linkedin.com/in/benokafor",
				connected: "2023-01-17",
			},
			note: "",
			lines: [6],
		});
		expect(file.skipped).toEqual([{ line: 7, reason: "nothing stands in it" }]);
		expect((await world.api.readImport(fixture("apple.vcf"))).people).toMatchObject([
			{ name: "Ben Ito", properties: { birthday: "--05-09", place: "Kyoto" } },
		]);
		expect(world.files()).toEqual(before);
	});

	it("refuses what is no list of people", async () => {
		world = await World.start({});
		await expectRefused(
			world,
			() => world.api.readImport({ name: "x.csv", data: bytes("a,b\n1,2\n") }),
			/names its columns/,
		);
		await expectRefused(world, () => world.api.readImport({ name: "x", data: "Name" as never }), /ArrayBuffer/);
	});
});

describe("importPeople", () => {
	it("makes notes of new people, resting and without a day, and one undo takes all of it back", async () => {
		world = await World.start({ "People/Old.md": "---\ntype: person\n---\n" });
		const before = world.files();
		const done = await world.api.importPeople({ ...fixture("google.csv"), as: "notes" });
		expect(done).toEqual({ created: 2, filled: 0, ledger: 0, skipped: 0 });
		await world.settled();
		const text = world.text("People/Cleo Jane Vance.md");
		expect(text).toContain("type: person\n");
		expect(text).toContain("company: Tidewater\n");
		expect(text).toContain("birthday: 1984-06-02\n");
		expect(text).toContain("paused: true\n");
		expect(text).not.toMatch(/^met:|last_contact/m);
		expect(text).toMatch(/## Notes\n\n> Knows the harbour.\n> Likes maps.\n$/);
		expect(world.person("Cleo Jane Vance").state).toBe("resting");
		expect(await world.api.undo()).toContain("import of 2 people");
		expect(
			Object.keys(world.files())
				.filter((path) => path.startsWith("People/"))
				.sort(),
		).toEqual(["People/Old.md"]);
		expect(world.files()["People/Old.md"]).toBe(before["People/Old.md"]);
	});

	it("fills in who is here where the note says nothing, and overwrites nothing", async () => {
		const ana = "---\ntype: person\ncompany: Harbour\nemail: ana@diaz.example\n---\n\nMine.\n";
		world = await World.start({ "People/Ana Diaz.md": ana });
		const given = {
			name: "x.csv",
			data: bytes("Name,E-mail,Company,Role\nAna Díaz,ANA@diaz.example ::: a@d.example,Tide,Architect\n"),
		};
		expect(await world.api.importPeople({ ...given, as: "notes" })).toEqual({
			created: 0,
			filled: 1,
			ledger: 0,
			skipped: 0,
		});
		expect(world.text("People/Ana Diaz.md")).toBe(
			"---\ntype: person\ncompany: Harbour\nemail:\n  - ana@diaz.example\n  - a@d.example\nrole: Architect\n---\n\nMine.\n",
		);
		await world.settled();
		expect(await world.api.importPeople({ ...given, as: "notes" })).toEqual({
			created: 0,
			filled: 0,
			ledger: 0,
			skipped: 1,
		});
		await world.api.undo();
		expect(world.text("People/Ana Diaz.md")).toBe(ana);
	});

	it("makes nobody twice: a second import of the file finds everybody here", async () => {
		world = await World.start({});
		const first = await world.api.importPeople({ ...fixture("linkedin.csv"), as: "notes" });
		expect(first.created).toBe(4);
		await world.settled();
		const after = world.files();
		expect(await world.api.importPeople({ ...fixture("linkedin.csv"), as: "notes" })).toMatchObject({
			created: 0,
			filled: 0,
		});
		expect(world.files()).toEqual(after);
	});

	it("leaves two of one name and two companies two people", async () => {
		world = await World.start({ "People/Ana Diaz.md": "---\ntype: person\ncompany: Harbour\n---\n" });
		expect(await world.api.importPeople({ ...list("Ana Diaz,,Tide,"), as: "notes" })).toEqual({
			created: 0,
			filled: 0,
			ledger: 0,
			skipped: 1,
		});
	});

	it("keeps what another program wrote from being read as a log, a property or code", async () => {
		world = await World.start({});
		const note = '"- 2026-01-01 call: x\n## Follow-ups\ncadence:: 3\n```js\n%% open"';
		await world.api.importPeople({ ...list(`Ana Diaz,,,${note}`), as: "notes" });
		await world.settled();
		expect(world.person("Ana Diaz")).toMatchObject({ state: "resting", lastContact: null, cadence: 90 });
		await world.api.logFollowUp({ person: "Ana Diaz", channel: "call", what: "hello" });
		await world.settled();
		expect(world.person("Ana Diaz").lastContact).toBe("2026-11-24");
	});

	it("takes back what it can where a note was changed since", async () => {
		world = await World.start({});
		await world.api.importPeople({ ...list("Ana Diaz,,,", "Ben Ito,,,"), as: "notes" });
		await world.settled();
		world.disk.changeOutside("People/Ana Diaz.md", `${world.text("People/Ana Diaz.md")}\nMine.\n`);
		await world.settled();
		expect(await world.api.undo()).toMatch(/1 note has been changed since and stays as it is/);
		expect(
			Object.keys(world.files())
				.filter((path) => path.startsWith("People/"))
				.sort(),
		).toEqual(["People/Ana Diaz.md"]);
	});

	it("leaves every note as before or as meant when the disk fails at any write, and goes on when it is asked again", async () => {
		const rows = ["Ana Diaz,ana@x.example,Acme,", "Ben Ito,ben@x.example,,", "Cleo Vance,,,", "Dana Fox,,,"];
		const ben = "---\ntype: person\n---\n\nMine.\n";
		for (let at = 1; at <= 5; at++) {
			const disk = new FaultyDisk({ "People/Ben Ito.md": ben });
			world = await World.start({}, { disk });
			let writes = 0;
			disk.beforeWrite = (path) => {
				if (path.startsWith("People/") && ++writes === at) diskFull();
			};
			await world.api.importPeople({ ...list(...rows), as: "notes" });
			await world.settled();
			disk.beforeWrite = undefined;
			const written = ben.replace("---\n\n", "email: ben@x.example\n---\n\n");
			expect([ben, written]).toContain(world.text("People/Ben Ito.md"));
			await world.api.importPeople({ ...list(...rows), as: "notes" });
			expect(world.text("People/Ben Ito.md")).toBe(written);
			expect(
				Object.keys(world.files())
					.filter((path) => path.startsWith("People/"))
					.sort(),
			).toEqual(["Ana Diaz", "Ben Ito", "Cleo Vance", "Dana Fox"].map((name) => `People/${name}.md`));
			if (at < 5) await world.stop();
		}
	});
});

describe("the review of an import", () => {
	const CSV = "Name,E-mail,Company\nAna Díaz,ana@x.example,Tide\nBen Ito,,\nCleo Vance,,\n";

	it("does what is chosen for each, and its notice takes it back", async () => {
		world = await World.start({
			"Lists/people.csv": CSV,
			"People/Ana Diaz.md": "---\ntype: person\ncompany: Acme\n---\n",
		});
		const before = world.files();
		await world.run("import-people");
		await world.pick("people.csv");
		await world.settled();
		const rows = [...world.dialog().querySelectorAll(".networking-notes-row-of-list")];
		expect(rows.map((row) => row.textContent)).toEqual([
			expect.stringContaining("Perhaps here (same name). Adds mail. company: Acme here, Tide in the file."),
			expect.stringContaining("New"),
			expect.stringContaining("New"),
		]);
		const selects = [...world.dialog().querySelectorAll<HTMLSelectElement>(".networking-notes-row-of-list select")];
		expect(selects.map(({ value }) => value)).toEqual(["leave", "create", "create"]);
		for (const [at, value] of [
			[0, "overwrite"],
			[2, "leave"],
		] as const) {
			const select = selects[at];
			if (select === undefined) throw new Error("There is no such row");
			select.value = value;
			select.dispatchEvent(new Event("change"));
		}
		expect(world.dialog().textContent).toContain("1 new note, 1 note filled in and 1 left out.");
		await world.press("Import");
		await world.settled();
		expect(world.text("People/Ana Diaz.md")).toBe("---\ntype: person\ncompany: Tide\nemail: ana@x.example\n---\n");
		expect(world.text("People/Ben Ito.md")).toContain("paused: true");
		expect(world.notices()).toEqual(["Saved 1 new person and filled in 1 note."]);
		await world.pressInNotice("Undo");
		expect(world.files()).toMatchObject(before);
		expect(world.files()["People/Ben Ito.md"]).toBeUndefined();
	});

	it("says why a file is no list of people", async () => {
		world = await World.start({ "Lists/x.csv": "1,2\n" });
		await world.run("import-people");
		await world.pick("x.csv");
		await world.settled();
		expect(world.notices()).toEqual([
			expect.stringContaining("“x.csv” was not read. No line of this file names its columns."),
		]);
	});
});

describe("an import of many", () => {
	const many = (count: number): string =>
		`Name\n${Array.from({ length: count }, (_, at) => `Given${at} Family${at}`).join("\n")}\n`;
	const notes = (): string[] => Object.keys(world.files()).filter((path) => path.startsWith("People/"));
	const press = (label: string): void => {
		const buttons = [...document.querySelectorAll<HTMLButtonElement>(".notice button")];
		buttons
			.filter((each) => each.textContent === label)
			.at(-1)
			?.click();
	};
	/** Does something when so many of the people's notes were written, or read. */
	const at = (count: number, act: () => void): ((path: string) => void) => {
		let seen = 0;
		return (path) => {
			if (path.startsWith("People/") && ++seen === count) act();
		};
	};

	it("pauses, goes on, stops, and is gone on with; all of it is one undo", async () => {
		const disk = new FaultyDisk({ "Lists/x.csv": many(30) });
		world = await World.start({}, { disk });
		await world.run("import-people");
		await world.pick("x.csv");
		await expect.poll(() => world.hasDialog()).toBe(true);
		disk.beforeWrite = at(10, () => press("Pause"));
		await world.press("Import");
		await expect.poll(notes).toHaveLength(10);
		await world.told();
		expect(notes()).toHaveLength(10);
		expect(document.querySelector<HTMLProgressElement>(".notice progress")?.value).toBe(10);
		disk.beforeWrite = at(5, () => press("Stop"));
		press("Go on");
		await expect.poll(() => world.notices().at(-1)).toBe("Saved 15 new people. 15 people are left.");
		expect(notes()).toHaveLength(15);
		disk.beforeWrite = undefined;
		await world.pressInNotice("Go on");
		await expect.poll(() => world.notices().at(-1)).toBe("Saved 15 new people.");
		expect(notes()).toHaveLength(30);
		expect(await world.api.undo()).toContain("import of 30 people");
		expect(notes()).toEqual([]);
	});

	it("is taken back with progress, and a stop leaves the rest for the next undo", async () => {
		const disk = new FaultyDisk({});
		world = await World.start({}, { disk });
		await world.api.importPeople({ name: "x.csv", data: bytes(many(120)), as: "notes" });
		await world.settled();
		let shown: string | undefined;
		// Each note is looked at before it is taken back, and once more when it is.
		disk.beforeRead = at(41, () => {
			shown = document.querySelector(".notice")?.textContent ?? "";
			press("Stop");
		});
		await world.run("undo");
		await expect.poll(() => world.notices().at(-1)).toMatch(/^Undid \d+ of 120 changes\. Undo again for the rest\.$/);
		expect(shown).toMatch(/^Undoing: \d+ of 120/);
		disk.beforeRead = undefined;
		const left = notes().length;
		expect(left).toBeGreaterThan(60);
		expect(left).toBeLessThan(120);
		await world.api.undo();
		expect(notes()).toEqual([]);
	});

	it("begins with a file that is dropped on the pane, or from the menu of a file", async () => {
		world = await World.start({ "Lists/x.csv": many(3), "Lists/x.txt": many(3) });
		await world.run("open-fading-connections");
		await world.told();
		const drop = new Event("drop", { bubbles: true, cancelable: true });
		const files = [new File([many(3)], "dropped.csv")];
		Object.defineProperty(drop, "dataTransfer", { value: { files, types: ["Files"] } });
		document.querySelector(".networking-notes-pane")?.dispatchEvent(drop);
		expect(drop.defaultPrevented).toBe(true);
		await expect.poll(() => world.hasDialog()).toBe(true);
		expect(world.dialog().textContent).toContain("dropped.csv: 3 people");
		await world.press("Close");
		const items: { title: string; run: () => void }[] = [];
		const menu = {
			addItem: (build: (item: unknown) => void) => {
				const made = { title: "", run: (): void => undefined };
				const item = {
					setTitle: (title: string) => ((made.title = title), item),
					setIcon: () => item,
					onClick: (run: () => void) => ((made.run = run), item),
				};
				build(item);
				items.push(made);
			},
		};
		const { vault, workspace } = world.app.inner;
		workspace.trigger("file-menu", menu, vault.getFileByPath("Lists/x.txt"));
		expect(items).toEqual([]);
		workspace.trigger("file-menu", menu, vault.getFileByPath("Lists/x.csv"));
		expect(items.map(({ title }) => title)).toEqual(["Import people"]);
		items[0]?.run();
		await expect.poll(() => world.hasDialog()).toBe(true);
		expect(world.dialog().textContent).toContain("x.csv: 3 people");
		expect(notes()).toEqual([]);
	});
});

describe("exportPeople", () => {
	const ANA =
		'---\ntype: person\naliases: [Annie]\ncompany: "[[Acme]]"\nrole: =CEO\nemail: ana@x.example\nphone: +351 912 000 111\nbirthday: --02-29\nlast_contact: 2026-09-01\ncadence: 30\n---\n';
	const BEN = "---\ntype: person\nmet: 2026-11-23\n---\n";

	it("tells people as cards, a list and a calendar, and writes nothing", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": BEN });
		const before = world.files();
		const cards = await world.api.exportPeople({ format: "vcard", people: ["Annie"] });
		expect(cards).toContain("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana\r\n");
		expect(cards).toContain("BDAY:--0229\r\n");
		expect(cards).not.toContain("Ben");
		expect(await world.api.exportPeople({ format: "csv" })).toContain(
			"Ana,Annie,Acme,'=CEO,,ana@x.example,'+351 912 000 111,",
		);
		const calendar = await world.api.exportPeople({ format: "ics" });
		expect(calendar).toContain("SUMMARY:Birthday of Ana\r\n");
		expect(calendar).toContain("DTSTART;VALUE=DATE:20240229\r\n");
		expect(calendar).toContain("SUMMARY:Reach out to Ana\r\n");
		expect(calendar).toMatch(/SUMMARY:Ben: [^\r]+\r\n/);
		expect(world.files()).toEqual(before);
	});

	it("has promises in its calendar, from notes and from events, on their day or today", async () => {
		world = await World.start({
			"People/Ana.md": `${ANA}\n- [ ] send her [[The deck|the deck]]; soon, really 📅 2026-12-04\n- [ ] a book\n- [x] done 📅 2026-12-05\n`,
			"People/Ben.md": "---\ntype: person\npaused: true\n---\n\n- [ ] the map 📅 2026-11-01\n",
			"Events/Fair.md":
				"---\ntype: event\ndate: 2026-11-20\n---\n\n## Promised\n\n- [ ] [[Ben]]: the list of [[Gyms|gyms]] 📅 2026-11-30\n",
		});
		const calendar = (await world.api.exportPeople({ format: "ics" })).replace(/\r\n /g, "").split("\r\n");
		const days = calendar.flatMap((line, at) =>
			line.startsWith("SUMMARY:Promised") ? [`${line.slice(8)} ${calendar[at - 1]?.slice(-8) ?? ""}`] : [],
		);
		expect(days).toEqual([
			"Promised to Ana: send her the deck\\; soon\\, really 20261204",
			"Promised to Ben: the map 20261124",
			"Promised to Ben: the list of gyms 20261130",
		]);
		const ids = calendar.filter((line) => line.startsWith("UID:"));
		expect(new Set(ids).size).toBe(ids.length);
		expect(calendar).not.toContain("SUMMARY:Reach out to Ben");
		expect(await world.api.exportPeople({ format: "ics" })).toBe(await world.api.exportPeople({ format: "ics" }));
	});

	it("writes those who are selected in the pane", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People/Ben.md": BEN });
		await world.run("open-fading-connections");
		await world.told();
		document.querySelector<HTMLElement>('[data-path="People/Ana.md"]')?.focus();
		await world.key("x");
		await world.told();
		document.querySelector<HTMLElement>('[data-selection="share"]')?.click();
		await world.settled();
		await world.pick("cards");
		await world.settled();
		const text = world.text("People 2026-11-24.vcf");
		expect(text).toContain("FN:Ana\r\n");
		expect(text).not.toContain("Ben");
	});

	it("makes, imported into an empty vault, the same people", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		const [data, there] = [await world.api.exportPeople({ format: "csv" }), world.person("Ana")];
		await world.stop();
		world = await World.start({});
		await world.api.importPeople({ name: "x.csv", data: bytes(data), as: "notes" });
		await world.settled();
		const { company, role, email, phone, birthday } = there;
		expect(world.person("Ana")).toMatchObject({ company, role, email, phone, birthday });
		expect(await world.api.exportPeople({ format: "csv" })).toBe(data);
	});

	it("refuses another form, and people who are not there", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		await expectRefused(world, () => world.api.exportPeople({ format: "xml" as never }), /isn’t an export format/);
		await expectRefused(
			world,
			() => world.api.exportPeople({ format: "csv", people: ["Nobody"] }),
			/no person called “Nobody”/,
		);
	});

	it("writes a file into the vault by its command, beside an earlier one, and undo takes it away", async () => {
		world = await World.start({ "People/Ana.md": ANA, "People 2026-11-24.vcf": "mine" });
		await world.run("export-people");
		await world.pick("Everybody");
		await world.pick("cards");
		expect(world.text("People 2026-11-24 2.vcf")).toContain("FN:Ana");
		expect(world.text("People 2026-11-24.vcf")).toBe("mine");
		await world.pressInNotice("Undo");
		expect(Object.keys(world.files())).not.toContain("People 2026-11-24 2.vcf");
	});
});
