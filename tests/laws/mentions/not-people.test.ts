// @vitest-environment happy-dom
// Notes that are nobody's, wherever they lie; and people who must not be taken for such.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "../../integration/support/world";

let world: World;

afterEach(() => world.stop());

const PERSON = "---\ntype: person\n---\n";

function names(): string[] {
	return world.api
		.people()
		.map(({ name }) => name)
		.sort();
}

const head = (...lines: readonly string[]): string => `---\n${lines.join("\n")}\n---\n`;

describe("in the people folder", () => {
	it.each([
		["README.md", "# People\nCopy the template."],
		["index.md", "- [[Ana Diaz]]"],
		["Read me.md", "x"],
		["_folder.md", ""],
		["_People.md", "x"],
		["People.md", "x"],
		["People MOC.md", "- [[Ana Diaz]]"],
		["Everybody.md", head("tags: [moc]")],
		["Map.md", "#MOC [[Ana Diaz]]"],
		["Board.md", head("kanban-plugin: board")],
		["Drawing.excalidraw.md", "%%\n# Drawing\n%%"],
		["Sketch.md", head("excalidraw-plugin: parsed")],
		["Table.md", head("database-plugin: basic")],
		["2026-11-02 Coffee.md", "We talked."],
		["Person template.md", "# {{name}}"],
		["Templates/x.md", "# {{name}}"],
		["Work/Work.md", "folder note"],
		["Book club/Book club.md", "- [[Ana Diaz]]"],
		["Left out.md", head("person: false")],
		["Left out too.md", head("Person: no", "type: person")],
	])("%s is nobody", async (path, text) => {
		world = await World.start({ "People/Ana Diaz.md": PERSON, [`People/${path}`]: text });
		expect(names()).toEqual(["Ana Diaz"]);
	});

	it.each([
		["Index.md", head("last_contact: 2026-10-01")],
		["_Ana.md", head("circle: close")],
		["Work/Work.md", PERSON],
		["Ana/Ana.md", head("email: ana@example.org")],
		["Cher/Cher.md", "## Follow-ups\n\n- 2026-11-20 call\n"],
		["Madonna/Madonna.md", "## Why am I making this connection?\n"],
		["Old Friends/Carl Olsen.md", "x"],
		["Ben Okafor/Ben Okafor.md", "His own words."],
		["山田太郎/山田太郎.md", ""],
		["Moc Nguyen.md", ""],
		["Ana.md", head("date: 2026-01-01", 'people: ["[[Ben]]"]', "last_contact: 2026-11-01")],
		["Board Member.md", head("cssclasses: [plugin]")],
		["Somebody.md", head("person: true")],
		["2026 Committee.md", ""],
	])("%s is somebody", async (path, text) => {
		world = await World.start({ [`People/${path}`]: text });
		expect(names()).toHaveLength(1);
	});

	it("notes beside a person's own folder note are about that person, at any depth, and the folder's are not where it is a group's", async () => {
		world = await World.start({
			"People/Ana Diaz/Ana Diaz.md": head("last_contact: 2026-10-01"),
			"People/Ana Diaz/Gift ideas.md": "x",
			"People/Ana Diaz/Trips/Lisbon.md": "x",
			"People/Ana Diaz/Tom Diaz.md": PERSON,
			"People/Work/Work.md": "x",
			"People/Work/Carl Olsen.md": "x",
			"People/Ben Ito.md": "",
		});
		expect(names()).toEqual(["Ana Diaz", "Ben Ito", "Carl Olsen", "Tom Diaz"]);
	});

	it("whoever has a last contact or a circle is somebody also beside a folder note with a phone, such as a company's", async () => {
		world = await World.start({
			"People/Acme Corp/Acme Corp.md": head("phone: 123"),
			"People/Acme Corp/Jane Doe.md": head("last_contact: 2026-10-01"),
			"People/Acme Corp/Jim Roe.md": head("circle: close"),
			"People/Acme Corp/Prices.md": head("email: a@example.org"),
			"People/Acme Corp/Person Template.md": head("circle: close"),
		});
		expect(names()).toEqual(["Acme Corp", "Jane Doe", "Jim Roe"]);
	});

	it("notes beside a folder note follow what becomes of it", async () => {
		world = await World.start({
			"People/Ana/Ana.md": PERSON,
			"People/Ana/Gift ideas.md": "## Follow-ups\n\n- 2026-11-01 call\n",
			"People/Ana/Deep/Deeper/x.md": "",
		});
		expect(names()).toEqual(["Ana"]);
		const { vault } = world.app.app;
		world.disk.changeOutside("People/Ana/Ana.md", head("type: note"));
		await world.settled();
		expect(names()).toEqual(["Gift ideas", "x"]);
		expect(world.person("Gift ideas").lastContact).toBe("2026-11-01");
		world.disk.changeOutside("People/Ana/Ana.md", PERSON);
		await world.settled();
		expect(names()).toEqual(["Ana"]);
		await vault.rename(vault.getFileByPath("People/Ana/Ana.md") as never, "People/Ana/Anna.md");
		await world.settled();
		expect(names()).toEqual(["Anna", "Gift ideas", "x"]);
		await vault.rename(vault.getFileByPath("People/Ana/Anna.md") as never, "People/Ana/Ana.md");
		await world.settled();
		expect(names()).toEqual(["Ana"]);
		world.disk.changeOutside("People/Ana/Ana.md", null);
		await world.settled();
		expect(names()).toEqual(["Gift ideas", "x"]);
	});
});

describe("a template", () => {
	const FILES = {
		"People/Ana Diaz.md": PERSON,
		"90 Templates/person.md": '---\ntype: person\nlast-contact: <% tp.date.now("YYYY-MM-DD") %>\n---\n',
		"90 Templates/meeting.md": head("type: meeting", "date: 2026-11-01", 'people: ["[[Ana Diaz]]"]'),
		"Snippets/one.md": PERSON,
		"Snippets/2026-11-02 two.md": `${head("type: meeting")}[[Ana Diaz]]`,
	};

	it.each([
		["Templater's", { ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "Snippets/"}' }],
		[
			"Templater's, of another case",
			{ ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "snippets"}' },
		],
		["the app's own", { ".obsidian/templates.json": '{"folder": "Snippets"}' }],
		["QuickAdd's", { ".obsidian/plugins/quickadd/data.json": '{"templateFolderPath": "Snippets"}' }],
	])("is nobody, and no day on which somebody was met, in the folder that is %s", async (_, config) => {
		world = await World.start({ ...FILES, ...(config as Record<string, string>) });
		expect(names()).toEqual(["Ana Diaz"]);
		expect(world.person("Ana Diaz").lastContact).toBeNull();
	});

	it.each([
		"x/templates/people-template.md",
		"Vorlagen/Person.md",
		"📄 Templates/x.md",
		"Person template.md",
		"a/Contact Template.md",
	])("is nobody by what it or its folder is called: %s", async (path) => {
		world = await World.start(
			{ "People/Ana Diaz.md": PERSON, [path]: "---\ntype: person\ntags: [people]\n---\n" },
			{ settings: { personTag: "people" } },
		);
		expect(names()).toEqual(["Ana Diaz"]);
	});

	it.each([
		["whose folder is the people folder", { ".obsidian/templates.json": '{"folder": "People"}' }, {}],
		[
			"whose folder holds the people folder",
			{ ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "Vault"}' },
			{ peopleFolder: "Vault/People" },
		],
		["whose folder lies in a folder of templates", {}, { peopleFolder: "Templates/People" }],
		[
			"of Templater, which is off",
			{
				".obsidian/community-plugins.json": "[]",
				".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "People"}',
			},
			{},
		],
	])("is not somebody %s", async (_, config, settings: { peopleFolder?: string }) => {
		world = await World.start(
			{ ...(config as Record<string, string>), [`${settings.peopleFolder ?? "People"}/Ana.md`]: PERSON },
			{ settings },
		);
		expect(names()).toEqual(["Ana"]);
	});
});

describe("a dated note", () => {
	it("is nobody's, whatever its tags say", async () => {
		world = await World.start(
			{
				"2026-11-20.md": "Lunch with [[Ana Diaz]] #person/ana-diaz",
				"People/Ana Diaz.md": PERSON,
				"Granola/Sync.md": head(
					"granola_id: 1",
					"date: 2026-11-21",
					"type: meeting",
					"tags:",
					"  - person/ana-diaz",
					"participants:",
					'  - "[[Ana Diaz]]"',
				),
				"Granola/Call.md": head("date: 2026-11-19", "tags: [person/ana-diaz]", 'participants: ["[[Ana Diaz]]"]'),
			},
			{ settings: { personTag: "person" } },
		);
		expect(names()).toEqual(["Ana Diaz"]);
		expect(world.person("Ana Diaz").lastContact).toBe("2026-11-21");
	});

	it.each([
		["a daily note", "People/Journal/2026-11-20.md", "[[Ana]]"],
		["one that says that it is a person", "People/Journal/2026-11-20.md", `${PERSON}[[Ana]]`],
		["one that was put away", "People/Journal/2026/2026-11-20.md", "[[Ana]]"],
		["a meeting", "People/Sync.md", `${head("date: 2026-11-20", 'attendees: ["[[Ana]]"]')}`],
	])("is nobody's below the people folder: %s", async (_, path, text) => {
		world = await World.start({
			".obsidian/daily-notes.json": '{"folder": "People/Journal"}',
			"People/Ana.md": PERSON,
			[path]: text,
		});
		expect(names()).toEqual(["Ana"]);
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
	});

	it("is nobody's also where links are not to count", async () => {
		world = await World.start(
			{
				".obsidian/daily-notes.json": '{"folder": "People/Journal"}',
				"People/Ana.md": PERSON,
				"People/Journal/2026-11-20.md": "[[Ana]]",
			},
			{ settings: { mentions: false } },
		);
		expect(names()).toEqual(["Ana"]);
		expect(world.person("Ana").lastContact).toBeNull();
	});
});

describe("the people folder of another case than on disk", () => {
	it("is found, and new people are saved in it", async () => {
		world = await World.start({ "Big/People/Ana.md": "" }, { settings: { peopleFolder: "big/people" } });
		expect(names()).toEqual(["Ana"]);
		expect((await world.api.createPerson({ name: "Ben" })).path).toBe("Big/People/Ben.md");
		await expect(world.api.createPerson({ name: "ana" })).rejects.toThrow("already");
	});
});

describe("a note that the user leaves out", () => {
	it("is nobody until it is made a person again, and both can be taken back", async () => {
		const before = "---\ntype: person # hers\n---\nWords.\n";
		world = await World.start({ "People/Ana.md": before, "People/Ben.md": PERSON });
		await world.run("open-fading-connections");
		await world.app.openNote("People/Ana.md");
		const { workspace, vault } = world.app.app;
		const items: { title: string; run: () => void }[] = [];
		const item = {
			title: "",
			setTitle(title: string) {
				this.title = title;
				return this;
			},
			setIcon() {
				return this;
			},
			onClick(run: () => void) {
				items.push({ title: this.title, run });
				return this;
			},
		};
		workspace.trigger(
			"file-menu",
			{ addItem: (make: (each: typeof item) => void) => make(item), addSeparator: () => undefined },
			vault.getFileByPath("People/Ana.md"),
		);
		items.find(({ title }) => title === "Not a person")?.run();
		await world.settled();
		expect(world.text("People/Ana.md")).toBe("---\ntype: person # hers\nperson: false\n---\nWords.\n");
		expect(names()).toEqual(["Ben"]);
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(before);
		expect(names()).toEqual(["Ana", "Ben"]);
		world.disk.changeOutside("People/Ana.md", "---\nperson: false\ntype: [note]\n---\nWords.\n");
		await world.settled();
		expect(names()).toEqual(["Ben"]);
		await world.run("make-person");
		expect(world.text("People/Ana.md")).toBe("---\ntype: [note, person]\n---\nWords.\n");
		expect(names()).toEqual(["Ana", "Ben"]);
	});
});
