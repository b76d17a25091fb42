// @vitest-environment happy-dom
// What a plugin meets in the app, and what may be left of it: one test per fact.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AppHandle, StartOptions } from "../../start-app";
import { need, openStage, press, probe, PROBE, type Stage } from "./stage";

let stage: Stage;
let app: AppHandle;

async function start(
	files: Record<string, string> = { "a.md": "" },
	options: Partial<StartOptions> = {},
): Promise<void> {
	stage = await openStage(files, options);
	({ app } = stage);
}

afterEach(() => stage.close());

describe("a plugin", () => {
	it("gets null for its data at first, and what another device wrote after onExternalSettingsChange", async () => {
		await start();
		const plugin = await app.loadPlugin<{ loaded: unknown[] }>(
			probe(`loaded = []; async onload() { this.loaded.push(await this.loadData()); }
			async onExternalSettingsChange() { this.loaded.push(await this.loadData()); }`).main,
			PROBE,
		);
		await app.changeSettingsOutside("probe", { folder: "X" });
		expect(plugin.loaded).toEqual([null, { folder: "X" }]);
	});

	it("has its settings read before they are shown", async () => {
		await start();
		const reads: string[] = [];
		Object.assign(globalThis, { reads });
		await app.loadPlugin(
			probe(`onload() { this.addSettingTab(new (class extends o.PluginSettingTab { getSettingDefinitions() { globalThis.reads.push("read");
			return [{ name: "Folder", control: { type: "text", key: "folder" } }]; } })(this.app, this)); }`).main,
			PROBE,
		);
		expect(reads).toEqual(["read"]);
		app.inner.setting.open();
		expect(reads.length).toBeGreaterThan(1);
		expect(need(".modal.mod-settings .setting-items .setting-item-name").textContent).toBe("Folder");
	});

	it("keeps of its settings what the definitions made: what a render draws beside its row goes, a row it removes comes back", async () => {
		await start();
		await app.loadPlugin(
			probe(`onload() { this.addSettingTab(new (class extends o.PluginSettingTab { getSettingDefinitions() { return [
			{ name: "Beside", render: (setting) => { setting.settingEl.createDiv("inside"); setting.settingEl.parentElement.createDiv("beside"); this.containerEl.createDiv("below"); } },
			{ name: "Gone", render: (setting) => { setting.settingEl.remove(); } } ]; }
			display() { throw new Error("not called where there are definitions"); } })(this.app, this)); }`).main,
			PROBE,
		);
		app.inner.setting.open();
		const tab = need(".vertical-tab-content");
		need(".setting-item > .inside", tab);
		expect(tab.querySelector(".beside, .below")).toBeNull();
		expect([...tab.querySelectorAll(".setting-items > .setting-item")]).toHaveLength(2);
	});

	it("may show a link as hovered; the app's page preview answers", async () => {
		await start();
		const heard: unknown[] = [];
		app.app.workspace.on("hover-link" as "quit", (info: unknown) => heard.push(info));
		app.app.workspace.trigger("hover-link", { source: "probe", linktext: "a" });
		expect(heard).toEqual([{ source: "probe", linktext: "a" }]);
	});

	it("learns from an event where to open a link: middle click and modifiers", async () => {
		await start();
		const { Keymap } = app.obsidian;
		expect(Keymap.isModEvent(new MouseEvent("auxclick", { button: 1 }))).toBe("tab");
		expect(Keymap.isModEvent(new MouseEvent("click", { ctrlKey: true }))).toBe("tab");
		expect(Keymap.isModEvent(new MouseEvent("click", { ctrlKey: true, altKey: true }))).toBe("split");
		expect(Keymap.isModEvent(new MouseEvent("click", { ctrlKey: true, altKey: true, shiftKey: true }))).toBe("window");
		expect(Keymap.isModEvent(new MouseEvent("click"))).toBe(false);
	});

	it("may name the editor's modules; one that is not given throws with its name when it is used", async () => {
		await start({}, { modules: { "@codemirror/view": { EditorView: "given" } } });
		const main = `const s = require("@codemirror/state"), v = require("@codemirror/view"); class Mine extends s.StateField {}
			${probe("view = v.EditorView; use() { return s.StateEffect.define(); }").main}`;
		const plugin = await app.loadPlugin<{ view: string; use(): unknown }>(main, PROBE);
		expect(plugin.view).toBe("given");
		expect(() => plugin.use()).toThrow("@codemirror/state: StateEffect.define");
	});

	it("does without what the preview does not have, where it was said that it can", async () => {
		const { main } = probe('onload() { o.loadPrism(); this.addCommand({ id: "go", name: "Go", callback() {} }); }');
		await start();
		await expect(app.loadPlugin(main, PROBE)).rejects.toThrow("loadPrism");
		await stage.close();
		await start({}, { without: ["loadPrism"] });
		await app.loadPlugin(main, PROBE);
		expect(app.inner.commands.commands["probe:go"]).toBeDefined();
	});

	it("finds what the app has without saying so: the app and moment in the window, the settings of core plugins", async () => {
		await start({
			".obsidian/core-plugins.json": '{"daily-notes":true,"bases":false}',
			".obsidian/daily-notes.json": '{"folder":"Journal"}',
		});
		const { internalPlugins } = app.inner;
		expect(internalPlugins.getEnabledPluginById("daily-notes")?.options).toEqual({ folder: "Journal" });
		expect(internalPlugins.getEnabledPluginById("bases")).toBeNull();
		expect(
			(globalThis as unknown as { moment: (day: string) => { format(as: string): string } })
				.moment("2026-11-24")
				.format("dddd"),
		).toBe("Tuesday");
		expect((globalThis as unknown as { app: unknown }).app).toBe(app.app);
	});

	it("is told that Bases are off, where they are", async () => {
		await start({ ".obsidian/core-plugins.json": '{"bases":false}' });
		const plugin = await app.loadPlugin<{ bases: boolean }>(
			probe('onload() { this.bases = this.registerBasesView("x", { name: "X", icon: "users", factory() {} }); }').main,
			PROBE,
		);
		expect(plugin.bases).toBe(false);
	});
});

describe("what is left of a plugin", () => {
	const NOTHING = { listeners: [], timers: [], elements: [], commands: [], views: [], registrations: [] };
	const LEAKY = `onload() {
		this.app.vault.on("modify", () => {});
		window.addEventListener("focus", () => {});
		document.body.createDiv("leak");
		window.setInterval(() => {}, 60000);
		this.app.commands.addCommand({ id: "probe:own", name: "Own", callback() {} });
		this.app.viewRegistry.register("leaky", () => {}, "probe");
	}`;
	const TIDY = `onload() {
		this.app.workspace.onLayoutReady(() => void this.app.workspace.ensureSideLeaf("tidy", "right"));
		this.registerEvent(this.app.vault.on("modify", () => {}));
		this.registerDomEvent(window, "focus", () => {});
		const el = document.body.createDiv("tidy"); this.register(() => el.remove());
		this.registerInterval(window.setInterval(() => {}, 60000));
		this.addCommand({ id: "own", name: "Own", callback() {} });
		this.addStatusBarItem(); this.addRibbonIcon("users", "x", () => {});
		this.registerView("tidy", (leaf) => new (class extends o.ItemView { getViewType() { return "tidy"; } getDisplayText() { return "Tidy"; } })(leaf));
		this.registerHoverLinkSource("tidy", { display: "x", defaultMod: true });
		this.addSettingTab(new (class extends o.PluginSettingTab { display() {} })(this.app, this));
		new o.Notice("goes by itself");
	}`;

	it("is counted: listeners, timers, elements, commands, views", async () => {
		await start({}, { countLeftovers: true });
		await app.loadPlugin(probe(LEAKY).main, PROBE);
		app.unloadPlugin("probe");
		expect(app.leftovers("probe")).toEqual({
			listeners: ["focus on window", "modify of Vault"],
			timers: ["setInterval 60000 ms"],
			elements: ["div.leak"],
			commands: ["probe:own"],
			views: ["type leaky"],
			registrations: [],
		});
		need(".leak").remove();
	});

	it("is nothing where everything was registered, and it is something before; twice", async () => {
		await start({}, { countLeftovers: true });
		for (let times = 0; times < 2; times++) {
			await app.loadPlugin(probe(TIDY).main, PROBE);
			await app.settled();
			for (const list of Object.values(app.leftovers("probe"))) expect(list).not.toEqual([]);
			app.unloadPlugin("probe");
			// A view in a leaf closes asynchronously, in the app as well.
			await app.settled();
			expect(app.leftovers("probe")).toEqual(NOTHING);
		}
	});

	it("is not counted unless it was asked for", async () => {
		await start();
		expect(() => app.leftovers("probe")).toThrow("countLeftovers");
	});
});

describe("what a plugin does wrong", () => {
	/** What was thrown and not caught, and what was printed as an error, while `act` ran. */
	async function complaints(act: () => Promise<void> | void): Promise<string[]> {
		const heard: string[] = [];
		const onError = (error: Error): void => void heard.push(error.message);
		const printed = vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => heard.push(parts.join(" ")));
		process.on("uncaughtException", onError);
		await act();
		await new Promise((resolve) => setTimeout(resolve, 5));
		process.off("uncaughtException", onError);
		printed.mockRestore();
		return heard;
	}

	// elias-sundqvist/obsidian-annotator#120 shows both: "Plugin failure" in the console, and "Failed to load plugin" on screen.
	it("in onload is reported, and the app and the other plugins carry on", async () => {
		const fine = { ...probe("onload() { this.app.fine = true; }"), manifest: { ...PROBE, id: "fine" } };
		const heard = await complaints(() =>
			start({ "a.md": "" }, { plugins: [probe(`onload() { throw new Error("oh"); }`), fine] }),
		);
		expect(heard).toEqual(["Plugin failure: probe Error: oh"]);
		expect(document.querySelector(".notice")?.textContent).toBe("Failed to load plugin probe");
		expect(Object.keys(app.inner.plugins.plugins)).toEqual(["fine"]);
		expect(app.app.workspace.layoutReady).toBe(true);
	});

	it("when the layout is ready, is reported, and the app carries on", async () => {
		const heard = await complaints(() =>
			start(
				{ "a.md": "" },
				{ plugins: [probe(`onload() { this.app.workspace.onLayoutReady(() => { throw new Error("oh"); }); }`)] },
			),
		);
		expect(heard).toEqual(["oh"]);
		expect(app.app.workspace.layoutReady).toBe(true);
	});

	// "the settings view breaks if one opens the tab once": st3v3nmw/obsidian-spaced-repetition#1368, where display() threw.
	it("in display() leaves its settings empty, and the dialog goes on to the others", async () => {
		await start();
		await app.loadPlugin(
			probe(`onload() { const { app } = this; for (const name of ["Bad", "Good"]) { const tab = new (class extends o.PluginSettingTab {
				display() { if (name === "Bad") throw new Error("oh"); this.containerEl.setText("fine"); } })(app, this); tab.id = tab.name = name; this.addSettingTab(tab); } }`)
				.main,
			PROBE,
		);
		const heard = await complaints(() => {
			app.inner.setting.open();
			app.inner.setting.openTabById("Good");
		});
		expect(heard).toEqual(["oh"]);
		expect(need(".vertical-tab-content").textContent).toBe("fine");
	});
});

describe("what the preview does without", () => {
	it("can be a class, a static and a function", async () => {
		const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
		await start({}, { without: ["HoverPopover", "CapacitorAdapter.writeBinary", "requestUrl"] });
		const { HoverPopover, requestUrl, MarkdownEditView } = app.obsidian as unknown as Record<
			string,
			(new () => object) & { of(): void } & (() => void)
		>;
		if (!HoverPopover || !requestUrl || !MarkdownEditView) throw new Error("Not exported");
		expect(() => [new HoverPopover(), HoverPopover.of(), requestUrl()]).not.toThrow();
		expect(warned.mock.calls.flat()).toEqual(
			["HoverPopover", "HoverPopover.of", "requestUrl"].map((name) => `The preview does without ${name}`),
		);
		expect(() => MarkdownEditView.of()).toThrow("MarkdownEditView.of");
		warned.mockRestore();
	});
});

describe("the core plugins", () => {
	// The file that the app writes into a new vault (7,000 of them are public, such as 4248's template) names what is on.
	it("are on from the start where the vault says nothing, daily notes among them", async () => {
		await start();
		const { internalPlugins } = app.inner;
		expect(internalPlugins.getEnabledPluginById("daily-notes")).toEqual({ id: "daily-notes", options: {} });
		expect(internalPlugins.getEnabledPluginById("slides")).toBeNull();
	});

	it("are what the vault says, also in the older form of a list", async () => {
		await start({ ".obsidian/core-plugins.json": '{"daily-notes":false}' });
		expect(app.inner.internalPlugins.getEnabledPluginById("daily-notes")).toBeNull();
		expect(app.inner.internalPlugins.getEnabledPluginById("templates")).not.toBeNull();
		await stage.close();
		await start({ ".obsidian/core-plugins.json": '["daily-notes"]', ".obsidian/daily-notes.json": '{"folder":"J"}' });
		expect(app.inner.internalPlugins.getEnabledPluginById("daily-notes")?.options).toEqual({ folder: "J" });
		expect(app.inner.internalPlugins.getEnabledPluginById("templates")).toBeNull();
	});
});

describe("the size of text", () => {
	// kepano/obsidian-minimal-settings: getConfig and setConfig of "baseFontSize", then updateFontSize. The variable is public:
	// docs.obsidian.md, CSS variables, Typography.
	it("is 16 until it is set, and in --font-text-size once updateFontSize is called", async () => {
		await start({});
		expect(app.inner.vault.getConfig("baseFontSize")).toBe(16);
		app.inner.vault.setConfig("baseFontSize", 18);
		app.inner.updateFontSize();
		expect(document.body.style.getPropertyValue("--font-text-size")).toBe("18px");
	});
});

describe("a link to nothing", () => {
	// docs.obsidian.md, FileManager.getNewFileParent: "the folder that new files should be saved to, given the user's preferences".
	it("makes its note where new notes go: at the top, beside the note, or in a folder", async () => {
		await start({ "A/a.md": "", "N/n.md": "" });
		const { workspace, vault } = app.app;
		await workspace.openLinkText("top", "A/a.md");
		app.inner.vault.setConfig("newFileLocation", "current");
		await workspace.openLinkText("beside", "A/a.md");
		app.inner.vault.setConfig("newFileLocation", "folder");
		app.inner.vault.setConfig("newFileFolderPath", "N");
		await workspace.openLinkText("inside#heading", "A/a.md");
		await workspace.openLinkText("B/named", "A/a.md");
		expect(vault.getMarkdownFiles().map(({ path }) => path)).toEqual(
			expect.arrayContaining(["top.md", "A/beside.md", "N/inside.md", "B/named.md"]),
		);
	});

	it("is told by what the vault's own settings say", async () => {
		await start({ "A/a.md": "", ".obsidian/app.json": '{"newFileLocation":"current"}' });
		expect(app.app.fileManager.getNewFileParent("A/a.md").path).toBe("A");
	});
});

describe("an address of the app", () => {
	// docs.obsidian.md, ObsidianProtocolData: the action and the parameters, decoded.
	it("calls the handler of its action with the parameters, as text", async () => {
		await start();
		const plugin = await app.loadPlugin<{ got: unknown }>(
			probe(`onload() { this.registerObsidianProtocolHandler("meet", (params) => { this.got = params; }); }`).main,
			PROBE,
		);
		app.openAddress("obsidian://meet?vault=V&name=Ana%20D%C3%ADaz");
		expect(plugin.got).toEqual({ action: "meet", vault: "V", name: "Ana Díaz" });
		app.unloadPlugin("probe");
		expect(() => app.openAddress("obsidian://meet")).toThrow("obsidian://meet");
	});
});

describe("the window", () => {
	// blacksmithgu/obsidian-dataview, src/main.ts: adds its language to `window.CodeMirror`, and does not load without it.
	it("has the older CodeMirror, to which plugins add languages", async () => {
		await start();
		const { CodeMirror } = globalThis as unknown as {
			CodeMirror: {
				defineMode(name: string, make: () => object): void;
				getMode(options: object, name: string): object;
			};
		};
		const mode = {};
		CodeMirror.defineMode("mine", () => mode);
		expect(CodeMirror.getMode({}, "mine")).toBe(mode);
		expect(CodeMirror.getMode({}, "unknown")).toHaveProperty("token");
	});
});

describe("the tags of all notes", () => {
	// chhoumann/quickadd asks `metadataCache.getTags()` before it shows its prompt.
	it("are counted by note, from the text and from the properties", async () => {
		await start({ "a.md": "---\ntags: [x, '#y']\n---\n#x and #z\n", "b.md": "---\ntags: x y\n---\n" });
		expect(app.inner.metadataCache.getTags()).toEqual({ "#x": 2, "#y": 2, "#z": 1 });
	});
});

describe("keys", () => {
	// docs.obsidian.md, KeymapContext.vkey: "Interpreted Virtual key". Hotkeys hold on other alphabets (visini/obsidian-icons-plugin#14).
	it("are known by where they are as well as by what they make", async () => {
		await start();
		const heard: string[] = [];
		app.app.scope.register(["Mod"], "i", (_event, { key, vkey }) => void heard.push(`${key} ${vkey}`));
		app.app.scope.register(null, "'", (_event, { key, vkey }) => void heard.push(`${key} ${vkey}`));
		press("ш", document.body, { ctrlKey: true, code: "KeyI" });
		press('"', document.body, { shiftKey: true, code: "Quote" });
		press("Escape", document.body, { code: "Escape" });
		expect(heard).toEqual(["ш I", "\" '"]);
	});
});
