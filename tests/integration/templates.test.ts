// @vitest-environment happy-dom
// A new person's note from a template of the user's own, as the app and Templater leave it.
import { afterEach, describe, expect, it } from "vitest";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import type { TFile } from "../../preview/vault/files";
import { World } from "./support/world";

let world: World | undefined;
afterEach(async () => {
	// The stand-in unloads what it has loaded; this plugin was only put there.
	if (world !== undefined) delete pluginsOf(world)["templater-obsidian"];
	await world?.stop();
	world = undefined;
});

const pluginsOf = (w: World): Record<string, unknown> =>
	(w.app.inner.plugins as unknown as { plugins: Record<string, unknown> }).plugins;

const start = async (files: Record<string, string>, settings: object = {}): Promise<World> =>
	(world = await World.start(
		{},
		{ disk: new MemoryDisk(files), settings: { setUp: true, template: "T/Person.md", ...settings } },
	));

const CORE =
	'---\ntype: person\ncreated: {{date:YYYY-MM-DD}}\ntitle: "{{title}}"\n---\n# {{title}}\n\nMet {{date}} {{time}} {{date:dddd}}\n';

describe("the placeholders of the app's own templates", () => {
	it("are filled by its formats, as they are where nothing was set", async () => {
		const w = await start({ "T/Person.md": CORE });
		const { path } = await w.api.createPerson({ name: "Noor: Haddad" });
		expect(path).toBe("People/Noor Haddad.md");
		expect(w.text(path)).toContain('created: 2026-11-24\ntitle: "Noor Haddad"\n');
		expect(w.text(path)).toMatch(/\n# Noor Haddad\n\nMet 2026-11-24 12:00 Tuesday\n/);
	});

	it("are filled by its formats, as the user has set them; a day in the properties of ours stays one", async () => {
		const w = await start({
			"T/Person.md": "---\nmet: {{date}}\ncreated: {{date}} {{time}}\n---\n{{date}}, {{time}}, {{date:[W]WW}}\n",
			".obsidian/templates.json": '{"folder":"T","dateFormat":"DD.MM.YYYY","timeFormat":"h:mm a"}',
		});
		const { path } = await w.api.createPerson({ name: "Noor" });
		expect(w.text(path)).toContain('met: 2026-11-24\ncreated: "24.11.2026 12:00 pm"\n');
		expect(w.text(path)).toContain("\n24.11.2026, 12:00 pm, W48\n");
	});

	it("have the day met for the day, and this moment where they name a format", async () => {
		const w = await start({ "T/Person.md": "{{date}} {{date:YYYY-MM-DD}}\n" });
		const { path } = await w.api.createPerson({ name: "Noor", properties: { met: "2026-11-20" } });
		expect(w.text(path)).toContain("\n2026-11-20 2026-11-24\n");
	});
});

describe("the marks of a new person", () => {
	it("are the tag of the settings as well, beside the template's own tags", async () => {
		const w = await start(
			{
				"T/Person.md": "---\ntags: [network]\ntype: [contact, author]\n---\n",
				"03 - People/Ana.md": "---\ntags: [person]\n---\n",
			},
			{ personTag: "person", peopleFolder: "03 - People" },
		);
		const { path } = await w.api.createPerson({ name: "Noor" });
		expect(w.text(path)).toBe("---\ntags: [network, person]\ntype: [contact, author, person]\n---\n");
		await w.told();
		expect(w.person("Noor").path).toBe(path);
		await w.api.undo();
		expect(Object.keys(w.files())).not.toContain(path);
	});

	it("are the tag of the settings in the built-in template, too, and where a note is made a person's", async () => {
		const w = await start({ "Ben.md": "---\ntags: [x]\n---\n" }, { personTag: "person", template: "" });
		const { path } = await w.api.createPerson({ name: "Noor" });
		expect(w.text(path)).toMatch(/^---\ntype: person\ntags:\n {2}- person\n---\n/);
		await w.app.openNote("Ben.md");
		await w.run("make-person");
		expect(w.text("Ben.md")).toBe("---\ntags: [x, person]\ntype: person\n---\n");
	});

	it.each(["People", ""])(
		"show them where the app's templates lie in the people folder, or above it: %j",
		async (parent) => {
			const folder = parent === "" ? "People" : "People/Close";
			const w = await start(
				{
					".obsidian/templates.json": '{"folder":"People"}',
					"People/T.md": "---\ntype: person\n---\n",
					[`${folder}/Ana.md`]: "---\ntype: person\n---\n",
				},
				{ peopleFolder: folder, template: "People/T" },
			);
			await w.api.createPerson({ name: "Noor" });
			await w.told();
			expect(
				w.api
					.people()
					.map(({ name }) => name)
					.sort(),
			).toEqual(["Ana", "Noor"]);
		},
	);

	it("do not make people of templates in a folder of their own", async () => {
		const w = await start(
			{
				".obsidian/templates.json": '{"folder":"People/Templates"}',
				"People/Templates/T.md": "---\ntype: person\n---\n",
				"People/Ana.md": "",
			},
			{ template: "" },
		);
		expect(w.api.people().map(({ name }) => name)).toEqual(["Ana"]);
	});
});

const LED =
	'<%*\nconst n = await tp.system.prompt("Name");\n_%>\n---\ntype: "person"\nlast-contact: "<% tp.date.now("YYYY-MM-DD") %>"\n---\n# <% tp.file.title %>\n';

describe("a template with Templater's code", () => {
	/** Templater, switched on: what it makes of the text of a note. */
	const switchOn = (w: World, fill: (text: string, file: TFile) => string | Promise<string>): void => {
		pluginsOf(w)["templater-obsidian"] = {
			templater: {
				overwrite_file_commands: async (file: TFile) => {
					const { vault } = w.app.inner;
					await vault.modify(file, await fill(await vault.read(file), file));
				},
			},
		};
	};
	const fill = (text: string, { basename }: TFile): string =>
		text
			.replace(/<%\*[\s\S]*?_%>\s*/g, "")
			.replace(/<% tp\.date[\s\S]*?%>/g, "2026-11-24")
			.replace(/<% tp\.file[\s\S]*?%>/g, basename);

	it("above the properties is refused where Templater is off, and nothing is made", async () => {
		const w = await start({ "T/Person.md": LED });
		const before = w.files();
		await expect(w.api.createPerson({ name: "Noor" })).rejects.toThrow(
			/T\/Person\.md begins with code for Templater[\s\S]*switch Templater on/,
		);
		expect(w.files()).toEqual(before);
	});

	it("is run where Templater is on: the note has one block of properties, and undo takes all of it back", async () => {
		const w = await start({ "T/Person.md": LED });
		switchOn(w, fill);
		const { path } = await w.api.createPerson({ name: "Noor", properties: { met: "2026-11-20" } });
		expect(w.text(path)).toBe('---\ntype: "person"\nlast-contact: "2026-11-24"\nmet: 2026-11-20\n---\n# Noor\n');
		await w.told();
		expect(w.person("Noor").lastContact).toBe("2026-11-24");
		await w.api.undo();
		expect(Object.keys(w.files())).not.toContain(path);
	});

	it("is followed where it moves the note", async () => {
		const w = await start({ "T/Person.md": "---\ntype: person\n---\n<% move %>\n" });
		switchOn(w, async (text, file) => {
			await w.app.inner.vault.rename(file, "People/Noor Haddad.md");
			return text.replace("<% move %>", "moved");
		});
		expect(await w.api.createPerson({ name: "Noor" })).toEqual({ path: "People/Noor Haddad.md" });
		await w.api.undo();
		expect(Object.keys(w.files())).toEqual(["T/Person.md", ".trash/Noor Haddad.md"]);
	});

	it("that fails leaves the note, with the code, and says so", async () => {
		const w = await start({ "T/Person.md": "---\ntype: person\n---\n<% broken( %>\n" });
		switchOn(w, () => {
			throw new Error("broken");
		});
		const { path } = await w.api.createPerson({ name: "Noor" });
		expect(w.text(path)).toContain("<% broken( %>");
		await w.told();
		expect(w.person("Noor").path).toBe(path);
		await w.api.undo();
		expect(Object.keys(w.files())).not.toContain(path);
	});

	it("below the properties is left to be run later where Templater is off, is older, or has changed", async () => {
		const w = await start({
			"T/Person.md": '---\nlast-contact: "<% tp.date.now("YYYY-MM-DD") %>"\n---\n<% tp.file.title %>\n',
		});
		for (const [index, templater] of [
			undefined,
			null,
			{},
			{ templater: null },
			{ templater: { overwrite_file_commands: "no" } },
		].entries()) {
			pluginsOf(w)["templater-obsidian"] = templater;
			const { path } = await w.api.createPerson({ name: `Noor ${"ABCDE".charAt(index)}` });
			expect(w.text(path)).toBe(
				'---\nlast-contact: "<% tp.date.now("YYYY-MM-DD") %>"\ntype: person\n---\n<% tp.file.title %>\n',
			);
		}
	});

	it("is not run with code in what was entered, which nobody meant as such", async () => {
		const w = await start({ "T/Person.md": "---\ntype: person\n---\n<% tp.file.title %>\n" });
		let runs = 0;
		switchOn(w, (text) => {
			runs++;
			return text;
		});
		await w.api.createPerson({ name: "Noor", answers: ["<% evil() %>"] });
		await w.api.createPerson({ name: "Ben", properties: { met_at: "<%* evil() %>" } });
		expect(runs).toBe(0);
		await w.api.createPerson({ name: "Ana" });
		expect(runs).toBe(1);
	});
});
