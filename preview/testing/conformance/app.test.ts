// @vitest-environment happy-dom
// The stand-in behaves as the app does: one test per fact.
import { afterEach, describe, expect, it } from "vitest";
import { MemoryDisk } from "../../platform/memory-disk";
import { readMetadata } from "../../vault/metadata/markdown-metadata";
import { startApp, type AppHandle, type StartOptions } from "../../start-app";

let app: AppHandle;
let log: string[];
let container: HTMLElement;

async function start(files: Record<string, string>, options: Partial<StartOptions> = {}): Promise<MemoryDisk> {
	const disk = new MemoryDisk(files);
	container = document.body.appendChild(document.createElement("div"));
	log = [];
	app = await startApp({ files: disk, container, ...options });
	return disk;
}

function listen(): void {
	const { vault, metadataCache } = app.app;
	for (const name of ["create", "modify", "delete"] as const)
		vault.on(name as "create", (file) => log.push(`${name} ${file.path}`));
	vault.on("rename", (file, old) => log.push(`rename ${old} ${file.path}`));
	metadataCache.on("changed", (file) => log.push(`changed ${file.path}`));
	metadataCache.on("deleted", (file) => log.push(`deleted ${file.path}`));
	metadataCache.on("resolved", () => log.push("resolved"));
}

const manifest = { id: "probe", name: "Probe", version: "1.0.0", minAppVersion: "1.13.0", author: "", description: "" };

function probe(body: string): { main: string; manifest: typeof manifest } {
	return {
		manifest,
		main: `const o = require("obsidian"); module.exports.default = class extends o.Plugin { ${body} };`,
	};
}

afterEach(async () => {
	await app.stop();
	container.remove();
});

describe("files and metadata", () => {
	it("reads metadata after the write, in a later macrotask, and then fires changed", async () => {
		await start({ "a.md": "" });
		listen();
		const file = app.app.vault.getFileByPath("a.md");
		if (!file) throw new Error("no file");
		await app.app.vault.process(file, () => "# New");
		expect(log).toEqual(["modify a.md"]);
		expect(app.app.metadataCache.getFileCache(file)?.headings).toBeUndefined();
		await app.settled();
		expect(log).toEqual(["modify a.md", "changed a.md", "resolved"]);
		expect(app.app.metadataCache.getFileCache(file)?.headings?.[0]?.heading).toBe("New");
	});

	it("does not fire changed on a rename; the cache moves, and so does every child of a folder", async () => {
		await start({ "P/a.md": "# A" });
		listen();
		const [folder, file] = [app.app.vault.getFolderByPath("P"), app.app.vault.getFileByPath("P/a.md")];
		if (!folder || !file) throw new Error("no file");
		await app.app.vault.rename(folder, "Q");
		await app.settled();
		expect(log).toEqual(["rename P Q", "rename P/a.md Q/a.md", "resolved"]);
		expect(file.path).toBe("Q/a.md");
		expect(app.app.metadataCache.getCache("Q/a.md")?.headings).toHaveLength(1);
		expect(app.app.metadataCache.getCache("P/a.md")).toBeNull();
	});

	it("fires delete and deleted", async () => {
		await start({ "a.md": "x" });
		listen();
		const file = app.app.vault.getFileByPath("a.md");
		if (file) await app.app.fileManager.trashFile(file);
		expect(log).toEqual(["deleted a.md", "delete a.md"]);
	});

	it("is ready before a cold cache is complete, and silent where the cache is warm", async () => {
		const seen = probe(`
			onload() {
				this.seen = [];
				this.registerEvent(this.app.vault.on("create", (f) => this.seen.push("create " + f.path)));
				this.registerEvent(this.app.metadataCache.on("changed", (f) => this.seen.push("changed " + f.path)));
				this.app.workspace.onLayoutReady(() => this.seen.push("ready " + (this.app.metadataCache.getCache("a.md") !== null)));
			}`);
		const seenBy = (): string[] => (app.inner.plugins.plugins["probe"] as unknown as { seen: string[] }).seen;
		await start({ "a.md": "x" }, { plugins: [seen], coldCache: true });
		await app.settled();
		expect(seenBy()).toEqual(["create a.md", "ready false", "changed a.md"]);
		await app.stop();
		await start({ "a.md": "x" }, { plugins: [seen] });
		await app.settled();
		expect(seenBy()).toEqual(["create a.md", "ready true"]);
	});

	it("refuses to create over a file or into a missing folder", async () => {
		await start({ "a.md": "" });
		await expect(app.app.vault.create("a.md", "")).rejects.toThrow("File already exists.");
		await expect(app.app.vault.create("B/a.md", "")).rejects.toThrow("ENOENT");
	});

	it("process is atomic, and refuses an asynchronous function", async () => {
		const disk = await start({ "a.md": "" });
		const file = app.app.vault.getFileByPath("a.md");
		if (!file) throw new Error("no file");
		await Promise.all(["x", "y", "z"].map((letter) => app.app.vault.process(file, (text) => text + letter)));
		expect(disk.text("a.md")).toBe("xyz");
		await expect(app.app.vault.process(file, (async () => "no") as unknown as () => string)).rejects.toThrow(TypeError);
	});

	it("sees what another program writes", async () => {
		const disk = await start({ "a.md": "" });
		listen();
		disk.changeOutside("b.md", "new");
		disk.changeOutside("a.md", null);
		await app.settled();
		expect(log).toEqual(expect.arrayContaining(["create b.md", "deleted a.md", "delete a.md", "changed b.md"]));
	});
});

describe("what the metadata cache holds", () => {
	it("has sections but no frontmatter where the YAML does not parse", () => {
		const cache = readMetadata("---\na: [\n---\n\ntext");
		expect(cache.frontmatter).toBeUndefined();
		expect(cache.sections?.map((s) => s.type)).toEqual(["yaml", "paragraph"]);
	});

	it("keeps dates and yes as text, gives {} for an empty block, a nested list for an unquoted link", () => {
		expect(readMetadata("---\nmet: 2026-11-20\nok: yes\nwho: [[Ada]]\n---").frontmatter).toEqual({
			met: "2026-11-20",
			ok: "yes",
			who: [["Ada"]],
		});
		expect(readMetadata("---\n---\n").frontmatter).toEqual({});
		expect(readMetadata("---\n# only a comment\n---\n").frontmatter).toEqual({});
	});

	it("tells sections apart, and tasks and parents of list items", () => {
		const text =
			"# H\n\n- [ ] a\n\t- b [[X]]\n- [x] c\n\n> quote\n\n> [!note] call\n> out\n\n```\n[[no]]\n```\n\n%%\n[[hidden]]\n%%\n\n<div>\n</div>\n\npara `[[code]]` [t](My%20note.md)\n";
		const cache = readMetadata(text);
		expect(cache.sections?.map((s) => s.type)).toEqual([
			"heading",
			"list",
			"blockquote",
			"callout",
			"code",
			"comment",
			"html",
			"paragraph",
		]);
		expect(cache.listItems?.map((i) => [i.task, i.parent, i.position.start.line])).toEqual([
			[" ", -2, 2],
			[undefined, 2, 3],
			["x", -2, 4],
		]);
		expect(cache.links?.map((l) => l.link)).toEqual(["X", "hidden", "My note.md"]);
		for (const link of cache.links ?? [])
			expect(text.slice(link.position.start.offset, link.position.end.offset)).toBe(link.original);
	});

	it("reads links in properties", () => {
		expect(readMetadata('---\nby: "[[Ana|A]]"\nat: ["[[X]]", y]\n---').frontmatterLinks).toEqual([
			{ key: "by", link: "Ana", original: "[[Ana|A]]", displayText: "A" },
			{ key: "at.0", link: "X", original: "[[X]]", displayText: "X" },
		]);
	});
});

describe("views, dialogs, commands", () => {
	it("closes a suggester before the choice", async () => {
		await start({ "Ana.md": "", "Ben.md": "" });
		const { FuzzySuggestModal } = app.obsidian;
		class Picker extends FuzzySuggestModal<string> {
			getItems = (): string[] => ["Ana", "Ben"];
			getItemText = (item: string): string => item;
			override onClose(): void {
				log.push("close");
			}
			onChooseItem(item: string): void {
				log.push(item);
			}
		}
		new Picker(app.app).open();
		const input = document.querySelector<HTMLInputElement>("input.prompt-input");
		if (!input) throw new Error("no prompt");
		input.value = "be";
		input.dispatchEvent(new Event("input"));
		input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
		expect(log).toEqual(["close", "Ben"]);
	});

	it("loads a plugin that knows only obsidian, and leaves nothing when it goes", async () => {
		await start({ "a.md": "" });
		await expect(app.loadPlugin('require("fs")', manifest)).rejects.toThrow('"fs"');
		const before = app.inner.vault.listenerCount();
		await app.loadPlugin(
			probe(`onload() {
			this.addStatusBarItem().setText("3");
			this.addCommand({ id: "go", name: "Go", callback() {} });
			this.registerEvent(this.app.vault.on("modify", () => {}));
		}`).main,
			manifest,
		);
		expect(document.querySelector(".status-bar-item.plugin-probe")?.textContent).toBe("3");
		expect(app.inner.commands.commands["probe:go"]?.name).toBe("Probe: Go");
		app.unloadPlugin("probe");
		expect(document.querySelector(".status-bar-item.plugin-probe")).toBeNull();
		expect(app.inner.commands.commands["probe:go"]).toBeUndefined();
		expect(app.inner.vault.listenerCount()).toBe(before);
	});

	it("keeps a view of the last session deferred until it is revealed", async () => {
		const view = probe(`onload() { this.registerView("v", (leaf) => new (class extends o.ItemView {
			getViewType() { return "v"; } getDisplayText() { return "V"; } async onOpen() { this.contentEl.setText("here"); } })(leaf)); }`);
		await start({}, { plugins: [view], leaves: [{ type: "v", side: "right" }] });
		const [leaf] = app.app.workspace.getLeavesOfType("v");
		expect(leaf?.isDeferred).toBe(true);
		if (leaf) await app.app.workspace.revealLeaf(leaf);
		expect(leaf?.isDeferred).toBe(false);
		expect(
			document.querySelector('.workspace-leaf > .workspace-leaf-content[data-type="v"] > .view-content')?.textContent,
		).toBe("here");
	});

	it("with the focus in the pane there is no active note view, but an active file", async () => {
		await start({ "a.md": "text" });
		await app.openNote("a.md");
		const { workspace } = app.app;
		expect(workspace.getActiveViewOfType(app.obsidian.MarkdownView)?.editor.getValue()).toBe("text");
		const [files] = workspace.getLeavesOfType("file-explorer");
		if (files) workspace.setActiveLeaf(files, { focus: true });
		expect(workspace.getActiveViewOfType(app.obsidian.MarkdownView)).toBeNull();
		expect(workspace.getActiveFile()?.path).toBe("a.md");
	});

	it("throws with the name where something public is missing", async () => {
		await start({});
		const { obsidian } = app;
		expect(() => obsidian.requestUrl("x")).toThrow("requestUrl");
		expect(() => app.obsidian.requireApiVersion("1.13.0")).not.toThrow();
		expect(() => new app.obsidian.HTMLValue("x")).toThrow("HTMLValue");
	});

	it("has the app's icons only", async () => {
		await start({});
		expect(app.obsidian.getIcon("users")?.getAttribute("class")).toBe("svg-icon lucide-users");
		expect(app.obsidian.getIcon("no-such-icon")).toBeNull();
	});
});
