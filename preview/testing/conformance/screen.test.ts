// @vitest-environment happy-dom
// Views, dialogs and commands behave as in the app, and have its elements and class names: one test per fact.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memoryStore, type KeyValueStore } from "../../platform/key-value-store";
import { WorkspaceSidedock } from "../../screen/workspace/workspace-items";
import type { AppHandle, StartOptions } from "../../start-app";
import { need, openStage, press, probe, PROBE, type Stage } from "./stage";

let stage: Stage;
let app: AppHandle;
let store: KeyValueStore;

const WITH_VIEW = probe(`onload() { this.registerView("v", (leaf) => new (class extends o.ItemView {
	getViewType() { return "v"; } getDisplayText() { return "Pane"; } getIcon() { return "users"; } async onOpen() { this.contentEl.setText("here"); } })(leaf)); }`);

async function start(
	files: Record<string, string> = { "a.md": "" },
	options: Partial<StartOptions> = {},
): Promise<void> {
	stage = await openStage(files, { store, ...options });
	({ app } = stage);
}

beforeEach(() => {
	store = memoryStore();
});
afterEach(() => stage.close());

function sizedDock(side: "left" | "right"): WorkspaceSidedock {
	const dock = app.inner.workspace[`${side}Split`];
	if (!(dock instanceof WorkspaceSidedock)) throw new Error("This device has drawers");
	return dock;
}

describe("views", () => {
	it("are deferred where nobody has looked at them, so getLeavesOfType gives leaves without the view", async () => {
		await start({}, { plugins: [WITH_VIEW], leaves: [{ type: "v", side: "right" }] });
		const [leaf] = app.app.workspace.getLeavesOfType("v");
		expect(leaf?.view.containerEl.textContent).not.toContain("here");
		await leaf?.loadIfDeferred();
		expect(leaf?.view.containerEl.textContent).toContain("here");
	});

	it("come back deferred at the sides after a restart, with the layout, sizes and tabs of before", async () => {
		const files = { "a.md": "A", "b.md": "B" };
		await start(files, { plugins: [WITH_VIEW] });
		await app.openNote("a.md");
		const { workspace } = app.inner;
		await workspace.getLeaf("split", "horizontal").openFile(app.inner.vault.getFileByPath("b.md") ?? fail());
		await workspace.ensureSideLeaf("v", "right");
		sizedDock("right").setSize(333);
		workspace.rightSplit.collapse();
		await workspace.requestSaveLayout.run();
		await stage.close();
		await start(files, { plugins: [WITH_VIEW] });
		const [pane] = app.app.workspace.getLeavesOfType("v");
		expect(pane?.isDeferred).toBe(true);
		expect(sizedDock("right").size).toBe(333);
		expect(app.app.workspace.rightSplit.collapsed).toBe(true);
		await app.settled();
		expect(
			[...document.querySelectorAll<HTMLTextAreaElement>(".workspace-split.mod-root textarea.cm-content")].map(
				({ value }) => value,
			),
		).toEqual(["A", "B"]);
		app.app.workspace.rightSplit.expand();
		await pane?.loadIfDeferred();
		expect(pane?.view.containerEl.textContent).toContain("here");
	});

	it("of a note that is gone come back as empty tabs", async () => {
		await start({ "a.md": "A" });
		await app.openNote("a.md");
		await app.inner.workspace.requestSaveLayout.run();
		await stage.close();
		await start({});
		await app.settled();
		expect(app.app.workspace.getMostRecentLeaf()?.view.getViewType()).toBe("empty");
	});

	it("lose their state with their leaf; what local storage holds stays", async () => {
		await start({}, { plugins: [WITH_VIEW] });
		const leaf = await app.app.workspace.ensureSideLeaf("v", "right");
		app.app.saveLocalStorage("folds", ["warm"]);
		leaf.detach();
		expect(app.app.workspace.getLeavesOfType("v")).toEqual([]);
		expect(app.app.loadLocalStorage("folds")).toEqual(["warm"]);
		app.app.saveLocalStorage("folds", null);
		expect(app.app.loadLocalStorage("folds")).toBeNull();
	});

	it("have the structure leaf > content with the type > header and content", async () => {
		await start({}, { plugins: [WITH_VIEW] });
		await app.app.workspace.ensureSideLeaf("v", "right");
		const content = need('.workspace-split.mod-right-split .workspace-leaf > .workspace-leaf-content[data-type="v"]');
		expect([...content.children].map((child) => child.className)).toEqual(["view-header", "view-content"]);
		expect(need(".mod-right-split .workspace-tab-header-inner-title").textContent).toBe("Pane");
	});

	it("are no reason to leave the note: with navigation false a note opens elsewhere", async () => {
		await start({ "a.md": "A" }, { plugins: [WITH_VIEW] });
		const pane = await app.app.workspace.ensureSideLeaf("v", "right");
		expect(app.app.workspace.getLeaf(false)).not.toBe(pane);
	});
});

describe("on a phone", () => {
	// liamcain/obsidian-calendar-plugin#149 and zsviczian/obsidian-excalidraw-plugin#2601: null on phones and tablets.
	it("a side without a view gives no leaf unless a further one is asked for; ensureSideLeaf makes one", async () => {
		await start({}, { device: "phone", plugins: [WITH_VIEW], leaves: [] });
		const { workspace } = app.app;
		expect(workspace.getRightLeaf(false)).toBeNull();
		const leaf = await workspace.ensureSideLeaf("v", "right");
		expect(leaf.parent).toBe(workspace.rightSplit);
		expect(workspace.rightSplit).toBeInstanceOf(app.obsidian.WorkspaceMobileDrawer);
		leaf.detach();
		expect(workspace.getRightLeaf(true)?.parent).toBe(workspace.rightSplit);
	});

	// liamcain/obsidian-calendar-plugin#179, #312 and #389: a plugin that asks for getRightLeaf(false) is found beside Backlinks,
	// Outgoing links and Outline of a vault in which nothing was arranged.
	it("the app's own views stand at the right at first, and a view that a plugin adds stands beside them", async () => {
		await start({}, { device: "phone", plugins: [WITH_VIEW] });
		const { workspace } = app.app;
		const leaf = workspace.getRightLeaf(false);
		await leaf?.setViewState({ type: "v" });
		expect(workspace.rightSplit).toHaveProperty(
			"children",
			["backlink", "outgoing-link", "tag", "outline", "v"].flatMap((type) => workspace.getLeavesOfType(type)),
		);
		expect(need(".mod-right .workspace-drawer-tab-select .workspace-tab-header-inner-title").textContent).toBe(
			"Backlinks",
		);
	});

	it("those of them whose core plugin is off do not", async () => {
		await start({ ".obsidian/core-plugins.json": '{"backlink":false}' }, { device: "phone" });
		expect(app.app.workspace.getLeavesOfType("backlink")).toEqual([]);
		expect(app.app.workspace.getLeavesOfType("outline")).toHaveLength(1);
	});

	it("the arrangement is kept apart from that of the desktop", async () => {
		await start({}, { device: "phone", plugins: [WITH_VIEW] });
		await app.app.workspace.ensureSideLeaf("v", "right");
		await app.inner.workspace.requestSaveLayout.run();
		await stage.close();
		await start({}, { plugins: [WITH_VIEW] });
		expect(app.app.workspace.getLeavesOfType("v")).toEqual([]);
		await stage.close();
		await start({}, { device: "phone", plugins: [WITH_VIEW] });
		expect(app.app.workspace.getLeavesOfType("v")).toHaveLength(1);
		expect(app.app.workspace.getLayout()["right"]).toMatchObject({ type: "mobile-drawer" });
	});

	it("the sides keep their views when the device is switched", async () => {
		await start({}, { plugins: [WITH_VIEW] });
		const leaf = await app.app.workspace.ensureSideLeaf("v", "right");
		app.setDevice("phone");
		expect(leaf.parent).toBe(app.app.workspace.rightSplit);
		expect(app.app.workspace.rightSplit.collapsed).toBe(true);
		app.setDevice("desktop");
		expect(leaf.parent).toBeInstanceOf(app.obsidian.WorkspaceTabs);
		expect(need(".mod-right-split .workspace-tab-header-inner-title").textContent).toBe("Pane");
	});
});

describe("dialogs", () => {
	it("are attached while they are open, with the app's structure, and are no Component", async () => {
		await start();
		const modal = new app.obsidian.Modal(app.app);
		modal.setTitle("Title");
		expect(document.querySelector(".modal-container")).toBeNull();
		modal.open();
		const box = need(".modal-container");
		expect([...box.children].map((child) => child.classList[0])).toEqual(["modal-bg", "modal"]);
		expect([...need(".modal", box).children].map((child) => child.classList[0])).toEqual([
			"modal-close-button",
			"modal-header",
			"modal-content",
		]);
		expect(need(".modal-header > .modal-title", box).textContent).toBe("Title");
		expect(modal).not.toBeInstanceOf(app.obsidian.Component);
		modal.close();
		expect(box.isConnected).toBe(false);
	});

	it.each([
		["Escape", () => press("Escape", need(".modal"))],
		["a click outside", () => need(".modal-bg").click()],
		["the cross", () => need(".modal-close-button").click()],
	])("are closed by %s without any button, and tell onClose once", async (_how, close) => {
		await start();
		let closed = 0;
		class Dialog extends app.obsidian.Modal {
			override onClose(): void {
				closed++;
			}
		}
		new Dialog(app.app).open();
		close();
		expect(closed).toBe(1);
		expect(document.querySelector(".modal-container")).toBeNull();
	});

	it("leave Escape and Enter to an input method that composes", async () => {
		await start({ "Ana.md": "" });
		const chosen: string[] = [];
		class Picker extends app.obsidian.FuzzySuggestModal<string> {
			getItems = (): string[] => ["Ana"];
			getItemText = (item: string): string => item;
			onChooseItem = (item: string): void => void chosen.push(item);
		}
		new Picker(app.app).open();
		const input = need("input.prompt-input");
		press("Enter", input, { isComposing: true });
		press("Escape", input, { isComposing: true });
		expect(chosen).toEqual([]);
		expect(input.isConnected).toBe(true);
		press("Enter", input);
		expect(chosen).toEqual(["Ana"]);
	});

	it("of suggestions are a prompt: field, results with one selected, instructions", async () => {
		await start();
		app.runCommand("command-palette:open");
		const prompt = need(".modal-container > .prompt");
		expect([...prompt.children].map((child) => child.className)).toEqual([
			"prompt-input-container",
			"prompt-results",
			"prompt-instructions",
		]);
		expect(need(".prompt-input-container > input.prompt-input", prompt)).toBe(document.activeElement);
		expect(prompt.querySelectorAll(".prompt-results > .suggestion-item.is-selected")).toHaveLength(1);
		expect(need(".prompt-instructions > .prompt-instruction", prompt).textContent).toBe("↑↓to navigate");
	});

	it("that confirm have buttons below the content, and Cancel closes", async () => {
		await start();
		const modal = new app.obsidian.ConfirmationModal(app.app);
		modal.setTitle("Sure?").setContent("Really?");
		modal.addCancelButton();
		modal.open();
		need(".modal.mod-confirmation, .modal-container.mod-confirmation");
		need(".modal-button-container > button.mod-cancel").click();
		await app.settled();
		expect(document.querySelector(".modal-container")).toBeNull();
	});
});

describe("commands", () => {
	it("are asked with checking, every one, each time the palette opens", async () => {
		const asked: boolean[] = [];
		Object.assign(globalThis, { asked });
		await start();
		await app.loadPlugin(
			probe(
				'onload() { this.addCommand({ id: "c", name: "C", checkCallback: (checking) => { globalThis.asked.push(checking); return false; } }); }',
			).main,
			PROBE,
		);
		for (let times = 0; times < 3; times++) {
			app.runCommand("command-palette:open");
			press("Escape");
		}
		expect(asked).toEqual([true, true, true]);
		expect(() => app.runCommand("probe:c")).toThrow("cannot run now");
	});

	it("carry the plugin's id and name from the app, not from the plugin", async () => {
		await start();
		await app.loadPlugin(probe('onload() { this.addCommand({ id: "go", name: "Go", callback() {} }); }').main, PROBE);
		expect(app.inner.commands.commands["probe:go"]?.name).toBe("Probe: Go");
	});

	it("are found by a fuzzy search that prefers the beginnings of words", async () => {
		await start();
		const search = app.obsidian.prepareFuzzySearch("lf");
		expect(search("Log a follow-up")?.matches).toEqual([
			[0, 1],
			[6, 7],
		]);
		expect(search("Files")).toBeNull();
		const best = ["Delegate off", "Log a follow-up"].map((text) => search(text)?.score ?? -Infinity);
		expect(best[1]).toBeGreaterThan(best[0] ?? 0);
	});
});

describe("what the app draws", () => {
	it("a row of settings", async () => {
		await start();
		const el = createDiv();
		new app.obsidian.Setting(el)
			.setName("Name")
			.setDesc("Desc")
			.addText(() => undefined)
			.addDropdown(() => undefined)
			.addToggle((toggle) => toggle.setValue(true))
			.addButton((button) => button.setButtonText("Go").setCta());
		expect(
			need(".setting-item > .setting-item-info > .setting-item-name + .setting-item-description", el).textContent,
		).toBe("Desc");
		const control = need(".setting-item > .setting-item-info + .setting-item-control", el);
		for (const selector of [
			"input[type=text]",
			"select.dropdown",
			".checkbox-container.is-enabled > input[type=checkbox]",
			"button.mod-cta",
		])
			need(`:scope > ${selector}`, control);
		new app.obsidian.Setting(el).setHeading();
		need(".setting-item.setting-item-heading", el);
	});

	it("a menu with icons, titles and lines between its sections, worked by the keyboard", async () => {
		await start();
		const chosen: string[] = [];
		const menu = new app.obsidian.Menu();
		for (const name of ["One", "Two"])
			menu.addItem((item) =>
				item
					.setTitle(name)
					.setIcon("users")
					.setSection(name)
					.onClick(() => chosen.push(name)),
			);
		menu.showAtPosition({ x: 0, y: 0 });
		const el = need("body > .menu");
		expect([...el.children].map((child) => child.classList[0])).toEqual(["menu-item", "menu-separator", "menu-item"]);
		need(".menu-item > .menu-item-icon + .menu-item-title", el);
		press("ArrowDown");
		press("ArrowDown");
		press("Enter");
		expect(chosen).toEqual(["Two"]);
		expect(el.isConnected).toBe(false);
	});

	it("a notice with a button in it, which a click puts away", async () => {
		await start();
		const pressed: string[] = [];
		const words = createFragment((fragment) => {
			fragment.appendText("Logged. ");
			fragment.createEl("button", { text: "Undo" }, (button) =>
				button.addEventListener("click", () => pressed.push("undo")),
			);
		});
		new app.obsidian.Notice(words, 0);
		need(".notice-container > .notice button").click();
		expect(pressed).toEqual(["undo"]);
		expect(document.querySelector(".notice")).toBeNull();
	});

	it("status bar items with the plugin's id, ribbon icons, and icons by Lucide's names", async () => {
		await start();
		await app.loadPlugin(
			probe('onload() { this.addStatusBarItem().setText("3"); this.addRibbonIcon("users", "People", () => {}); }').main,
			PROBE,
		);
		expect(need(".status-bar > .status-bar-item.plugin-probe").textContent).toBe("3");
		need('.side-dock-ribbon-action.clickable-icon[aria-label="People"] > svg.svg-icon.lucide-users');
		const el = createDiv();
		app.obsidian.setIcon(el, "no-such-icon");
		expect(el.childElementCount).toBe(0);
	});

	it("the properties of a note above its text, and a line where they cannot be read", async () => {
		await start({
			"a.md": '---\ntype: person\naliases: [Jen]\nmet_at: "[[SMC]]"\n---\ntext',
			"b.md": "---\na: [\n---\n",
			"c.md": "no properties",
		});
		await app.openNote("a.md");
		expect(
			[...document.querySelectorAll(".metadata-property")].map((row) => row.getAttribute("data-property-key")),
		).toEqual(["type", "aliases", "met_at"]);
		expect(need(".metadata-property-value .multi-select-pill").textContent).toBe("Jen");
		expect(need(".metadata-property-value a.internal-link").textContent).toBe("SMC");
		await app.openNote("b.md");
		expect(need(".metadata-error-container").textContent).toBe("Invalid properties");
		await app.openNote("c.md");
		expect(need(".metadata-container").isConnected && need(".metadata-container").style.display).toBe("none");
	});
});

function fail(): never {
	throw new Error("The note is not there");
}
