// @vitest-environment happy-dom
// Files and metadata behave as in the app: one test per fact.
import { afterEach, describe, expect, it } from "vitest";
import { MemoryDisk, type MemoryDiskOptions } from "../../platform/memory-disk";
import { startApp, type AppHandle, type StartOptions } from "../../start-app";

let app: AppHandle;
let container: HTMLElement;

async function start(
	files: Record<string, string | Uint8Array>,
	options: Partial<StartOptions> = {},
	disk: MemoryDiskOptions = {},
): Promise<MemoryDisk> {
	const memory = new MemoryDisk(files, disk);
	container = document.body.appendChild(document.createElement("div"));
	app = await startApp({ files: memory, container, ...options });
	return memory;
}

afterEach(async () => {
	await app.stop();
	container.remove();
});

function file(path: string): NonNullable<ReturnType<AppHandle["app"]["vault"]["getFileByPath"]>> {
	const found = app.app.vault.getFileByPath(path);
	if (!found) throw new Error(`no file ${path}`);
	return found;
}

/** Types into the open note as a user does. */
function type(text: string): void {
	const area = document.querySelector<HTMLTextAreaElement>("textarea.cm-content");
	if (!area) throw new Error("no note is open");
	area.value = text;
	area.dispatchEvent(new Event("input", { bubbles: true }));
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("the vault", () => {
	it("fires create for every file at start, but not to a listener of onLayoutReady", async () => {
		const seen: string[] = [];
		const main = `const o = require("obsidian"); module.exports.default = class extends o.Plugin { onload() {
			this.registerEvent(this.app.vault.on("create", (f) => globalThis.seen.push("early " + f.path)));
			this.app.workspace.onLayoutReady(() => this.registerEvent(this.app.vault.on("create", (f) => globalThis.seen.push("late " + f.path))));
		} };`;
		Object.assign(globalThis, { seen });
		await start(
			{ "a.md": "" },
			{
				plugins: [
					{
						main,
						manifest: { id: "p", name: "P", version: "1.0.0", minAppVersion: "1.13.0", author: "", description: "" },
					},
				],
			},
		);
		expect(seen).toEqual(["early a.md"]);
		await app.app.vault.create("b.md", "");
		expect(seen).toEqual(["early a.md", "early b.md", "late b.md"]);
	});

	it("takes two names that differ in case for one where the disk does", async () => {
		await start({ "Ana.md": "" }, {}, { caseInsensitive: true });
		await expect(app.app.vault.create("ana.md", "")).rejects.toThrow("File already exists.");
	});

	it("does not show dot folders, but reads them through the adapter", async () => {
		await start({ ".obsidian/daily-notes.json": '{"folder":"Journal"}', "a.md": "" });
		const { vault } = app.app;
		expect(vault.getFiles().map(({ path }) => path)).toEqual(["a.md"]);
		expect(await vault.adapter.read(`${vault.configDir}/daily-notes.json`)).toContain("Journal");
		await expect(vault.adapter.read(`${vault.configDir}/plugins/periodic-notes/data.json`)).rejects.toThrow("ENOENT");
	});

	it("joins paths as the system does: a backslash is a slash, and two dots leave the folder", async () => {
		const disk = await start({ "People/a.md": "", "b.md": "" });
		await app.app.vault.create("People\\c.md", "");
		await expect(app.app.vault.create("People/../d.md", "")).rejects.toThrow("where the vault does not show it");
		expect(Object.keys(disk.snapshot()).sort()).toEqual(["People/a.md", "People/c.md", "b.md", "d.md"]);
		await expect(app.app.vault.create("People/../../out.md", "")).rejects.toThrow("leaves the vault");
	});

	it("cleans paths in normalizePath: slashes, odd spaces, letters in two parts", async () => {
		await start({});
		const { normalizePath } = app.obsidian;
		expect(normalizePath("/People//Zoe\u0308\u00A0B\\")).toBe("People/Zoë B");
		expect(normalizePath("")).toBe("/");
	});

	it("hands over a byte-order mark, and U+FFFD where bytes are not UTF-8", async () => {
		await start({ "a.md": "\uFEFFtext", "b.md": new Uint8Array([0x61, 0xff, 0x62]) });
		expect(await app.app.vault.read(file("a.md"))).toBe("\uFEFFtext");
		expect(await app.app.vault.read(file("b.md"))).toBe("a\uFFFDb");
	});

	it("re-prints all of the YAML in processFrontMatter: comments, quotes and number formats are lost", async () => {
		const disk = await start({ "a.md": "---\n# mine\nid: 00123\nprice: 1.50\nname: 'Ana'\n---\ntext" });
		await app.app.fileManager.processFrontMatter(file("a.md"), (properties: Record<string, unknown>) => {
			properties["met"] = "2026-11-24";
		});
		expect(disk.text("a.md")).not.toContain("# mine");
		expect(disk.text("a.md")).not.toContain("00123");
		expect(disk.text("a.md")).not.toContain("1.50");
		expect(disk.text("a.md")).toMatch(/met: 2026-11-24\n---\ntext$/);
	});

	it.each([
		["duplicate keys", "a: 1\na: 2"],
		["tabs", "a:\n\t- b"],
	])("throws in processFrontMatter on %s, and leaves the note as it was", async (_what, yaml) => {
		const disk = await start({ "a.md": `---\n${yaml}\n---\n` });
		await expect(app.app.fileManager.processFrontMatter(file("a.md"), () => undefined)).rejects.toThrow();
		expect(disk.text("a.md")).toBe(`---\n${yaml}\n---\n`);
	});
});

describe("a note in an editor", () => {
	it("is saved two seconds after the typing, not before", async () => {
		const disk = await start({ "a.md": "old" });
		await app.openNote("a.md");
		type("new");
		await wait(1500);
		expect(disk.text("a.md")).toBe("old");
		await wait(700);
		expect(disk.text("a.md")).toBe("new");
	});

	it("merges a write into unsaved typing of another place", async () => {
		const disk = await start({ "a.md": "one\n\ntwo\n" });
		await app.openNote("a.md");
		type("one, typed\n\ntwo\n");
		await app.app.vault.process(file("a.md"), (text) => `${text}- written\n`);
		await wait(2300);
		expect(disk.text("a.md")).toBe("one, typed\n\ntwo\n- written\n");
	});

	it("loses a write into unsaved typing of the same place: save open editors first", async () => {
		const disk = await start({ "a.md": "one" });
		await app.openNote("a.md");
		type("typed");
		await app.app.vault.process(file("a.md"), () => "written");
		await wait(2300);
		expect(disk.text("a.md")).toBe("typed");
	});
});

describe("the metadata cache", () => {
	it("holds the links in a note; backlinks have to be turned round", async () => {
		await start({ "a.md": "[[b]] [[b]] [[nobody]]", "b.md": "" });
		expect(app.app.metadataCache.getFileCache(file("b.md"))?.links).toBeUndefined();
		expect(app.app.metadataCache.resolvedLinks["a.md"]).toEqual({ "b.md": 2 });
		expect(app.app.metadataCache.unresolvedLinks["a.md"]).toEqual({ nobody: 1 });
	});

	it("leaves a link to an alias unresolved", async () => {
		await start({ "Jennifer.md": "---\naliases: [Jen]\n---\n", "a.md": "[[Jen]] [[Jennifer|Jen]]" });
		expect(app.app.metadataCache.getFirstLinkpathDest("Jen", "a.md")).toBeNull();
		expect(app.app.metadataCache.unresolvedLinks["a.md"]).toEqual({ Jen: 1 });
		expect(app.app.metadataCache.resolvedLinks["a.md"]).toEqual({ "Jennifer.md": 1 });
	});

	it("does not see inline comments: their links are links", async () => {
		await start({ "a.md": "x %% [[b]] %% y" });
		expect(app.app.metadataCache.getFileCache(file("a.md"))?.links?.map(({ link }) => link)).toEqual(["b"]);
		expect(app.app.metadataCache.getFileCache(file("a.md"))?.sections?.map((section) => section.type)).toEqual([
			"paragraph",
		]);
	});

	it("fires resolved after every round of reading, not once", async () => {
		await start({ "a.md": "" });
		let times = 0;
		app.app.metadataCache.on("resolved", () => times++);
		for (const text of ["1", "2", "3"]) {
			await app.app.vault.modify(file("a.md"), text);
			await app.settled();
		}
		expect(times).toBe(3);
	});

	it("fires resolve for a note whose link leads elsewhere since a file came, moved or went, though its text is the same", async () => {
		await start({ "a.md": "[[b]] and [[c]]", "b.md": "", "d.md": "[[e]]" });
		const seen: string[] = [];
		app.app.metadataCache.on("resolve", ({ path }) => seen.push(path));
		const told = async (): Promise<string[]> => {
			await app.settled();
			return seen.splice(0).sort();
		};
		await app.app.vault.create("c.md", "");
		expect(await told()).toEqual(["a.md", "c.md"]);
		expect(app.app.metadataCache.resolvedLinks["a.md"]).toEqual({ "b.md": 1, "c.md": 1 });
		await app.app.vault.rename(file("b.md"), "e.md");
		expect(await told()).toEqual(["a.md", "d.md"]);
		await app.app.vault.delete(file("e.md"));
		expect(await told()).toEqual(["d.md"]);
		expect(app.app.metadataCache.unresolvedLinks["d.md"]).toEqual({ e: 1 });
	});

	it("hands the text over with changed", async () => {
		await start({ "a.md": "" });
		const seen: string[] = [];
		app.app.metadataCache.on("changed", (_file, text) => seen.push(text));
		await app.app.vault.modify(file("a.md"), "text");
		await app.settled();
		expect(seen).toEqual(["text"]);
	});
});

describe("what can be made to go wrong", () => {
	it("a write that fails leaves the note as it was, and the next one works", async () => {
		const disk = await start({ "a.md": "old" });
		disk.failNext("write", "a.md", "ENOSPC");
		await expect(app.app.vault.modify(file("a.md"), "new")).rejects.toThrow("ENOSPC");
		expect(disk.text("a.md")).toBe("old");
		await app.app.vault.modify(file("a.md"), "new");
		expect(disk.text("a.md")).toBe("new");
	});

	it("a file that vanished is still in the vault, and cannot be read", async () => {
		const disk = await start({ "a.md": "text" });
		disk.vanish("a.md");
		await expect(app.app.vault.process(file("a.md"), (text) => text)).rejects.toThrow("ENOENT");
	});

	it("a stale cache keeps what it held until it ends", async () => {
		await start({ "a.md": "# Old" });
		const end = app.faults.staleCache();
		await app.app.vault.modify(file("a.md"), "# New");
		await wait(50);
		expect(app.app.metadataCache.getFileCache(file("a.md"))?.headings?.[0]?.heading).toBe("Old");
		end();
		await app.settled();
		expect(app.app.metadataCache.getFileCache(file("a.md"))?.headings?.[0]?.heading).toBe("New");
	});

	it("events come doubled, missing and out of order, for plugins only", async () => {
		await start({ "a.md": "", "b.md": "" });
		const seen: string[] = [];
		app.app.vault.on("modify", ({ path }) => seen.push(path));
		const write = async (): Promise<void> => {
			for (const path of ["a.md", "b.md"]) await app.app.vault.modify(file(path), `# ${seen.length}`);
		};
		let end = app.faults.doubled("vault");
		await write();
		end();
		expect(seen.splice(0)).toEqual(["a.md", "a.md", "b.md", "b.md"]);
		end = app.faults.missing("vault", ["modify"]);
		await write();
		end();
		expect(seen.splice(0)).toEqual([]);
		end = app.faults.reversed("vault");
		await write();
		end();
		expect(seen.splice(0)).toEqual(["b.md", "a.md"]);
		await app.settled();
		expect(app.app.metadataCache.getFileCache(file("b.md"))?.headings).toHaveLength(1);
	});
});
