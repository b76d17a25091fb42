// @vitest-environment happy-dom
// Nothing of the app's public API is silently missing: it is there, or using it throws with its name.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MemoryDisk } from "../../platform/memory-disk";
import { isNotHere, NotInPreview } from "../../api/not-here";
import { startApp, type AppHandle } from "../../start-app";
import { readPublicApi, type PublicClass } from "./public-api.mjs";

const api = readPublicApi();
let app: AppHandle;
let container: HTMLElement;

beforeEach(async () => {
	container = document.body.appendChild(document.createElement("div"));
	app = await startApp({ files: new MemoryDisk({ "P/a.md": "# A" }), container });
	await app.openNote("P/a.md");
});
afterEach(async () => {
	await app.stop();
	container.remove();
});

function exported(name: string): unknown {
	return (app.obsidian as unknown as Record<string, unknown>)[name];
}

/** One object of every class that has properties of its own: properties exist only on objects. */
function example(name: string): object | undefined {
	const o = app.obsidian;
	const { workspace, vault, metadataCache, fileManager, keymap, scope } = app.app;
	const leaf = workspace.getMostRecentLeaf();
	const file = vault.getFileByPath("P/a.md");
	if (!leaf || !file) throw new Error("The note is not open");
	const el = document.createElement("div");
	class Suggest extends o.AbstractInputSuggest<string> {
		getSuggestions = (): string[] => [];
		renderSuggestion = (): void => undefined;
	}
	class Shown extends (o.BasesView as unknown as new () => { type: string; config: object; data: object }) {
		override type = "shown";
		override config = {};
		override data = {};
	}
	class Typed extends o.EditorSuggest<string> {
		onTrigger = (): null => null;
		getSuggestions = (): string[] => [];
		renderSuggestion = (): void => undefined;
		selectSuggestion = (): void => undefined;
	}
	class Picker extends o.FuzzySuggestModal<string> {
		getItems = (): string[] => [];
		getItemText = (item: string): string => item;
		onChooseItem = (): void => undefined;
	}
	class APlugin extends o.Plugin {}
	const plugin = new APlugin(app.app, {
		id: "p",
		name: "P",
		version: "1.0.0",
		minAppVersion: "1.13.0",
		author: "",
		description: "",
	});
	class Tab extends o.PluginSettingTab {}
	class Page extends o.SettingPage {
		display = (): void => undefined;
	}
	const menu = new o.Menu();
	let item: object = menu;
	menu.addItem((made) => void (item = made));
	const make: Record<string, () => object> = {
		App: () => app.app,
		Workspace: () => workspace,
		Vault: () => vault,
		MetadataCache: () => metadataCache,
		FileManager: () => fileManager,
		Keymap: () => keymap,
		Scope: () => scope,
		WorkspaceLeaf: () => leaf,
		TAbstractFile: () => file,
		TFile: () => file,
		TFolder: () => vault.getRoot(),
		MarkdownView: () => leaf.view,
		MarkdownPreviewView: () => (leaf.view as InstanceType<typeof o.MarkdownView>).previewMode,
		MarkdownRenderer: () => (leaf.view as InstanceType<typeof o.MarkdownView>).previewMode,
		QueryController: () => new (o.QueryController as unknown as new () => object)(),
		BasesEntry: () => new (o.BasesEntry as unknown as new (note: object) => object)({ file }),
		BasesEntryGroup: () => new (o.BasesEntryGroup as unknown as new (entries: object[]) => object)([]),
		BasesQueryResult: () => new (o.BasesQueryResult as unknown as new (data: object[]) => object)([]),
		BasesViewConfig: () => new (o.BasesViewConfig as unknown as new (data: object) => object)({}),
		BasesView: () => new Shown(),
		RenderContext: () => app.app.renderContext,
		EditorSuggest: () => new Typed(app.app),
		TextFileView: () => leaf.view,
		EditableFileView: () => leaf.view,
		FileView: () => leaf.view,
		ItemView: () => leaf.view,
		View: () => leaf.view,
		WorkspaceItem: () => leaf,
		WorkspaceParent: () => workspace.rootSplit,
		WorkspaceRoot: () => workspace.rootSplit,
		WorkspaceContainer: () => workspace.rootSplit,
		WorkspaceSplit: () => workspace.leftSplit,
		WorkspaceSidedock: () => workspace.leftSplit,
		WorkspaceMobileDrawer: () =>
			new (o.WorkspaceMobileDrawer as unknown as new (side: string, changed: () => void) => object)(
				"left",
				() => undefined,
			),
		WorkspaceTabs: () => leaf.parent,
		WorkspaceWindow: () => new (o.WorkspaceWindow as unknown as new () => object)(),
		WorkspaceFloating: () => new (o.WorkspaceFloating as unknown as new () => object)(),
		Component: () => new o.Component(),
		Modal: () => new o.Modal(app.app),
		SuggestModal: () => new Picker(app.app),
		FuzzySuggestModal: () => new Picker(app.app),
		ConfirmationModal: () => new o.ConfirmationModal(app.app),
		PopoverSuggest: () => new Suggest(app.app, document.createElement("input")),
		AbstractInputSuggest: () => new Suggest(app.app, document.createElement("input")),
		Menu: () => menu,
		MenuItem: () => item,
		Notice: () => new o.Notice("x", 1),
		Setting: () => new o.Setting(el),
		SettingGroup: () => new o.SettingGroup(el),
		Plugin: () => plugin,
		SettingTab: () => new Tab(app.app, plugin),
		PluginSettingTab: () => new Tab(app.app, plugin),
		SettingPage: () => new Page(),
		BaseComponent: () => new o.TextComponent(el),
		ButtonComponent: () => new o.ButtonComponent(el),
		ExtraButtonComponent: () => new o.ExtraButtonComponent(el),
		ToggleComponent: () => new o.ToggleComponent(el),
		DropdownComponent: () => new o.DropdownComponent(el),
		SliderComponent: () => new o.SliderComponent(el),
		AbstractTextComponent: () => new o.TextComponent(el),
		SearchComponent: () => new o.SearchComponent(el),
		MomentFormatComponent: () => new o.MomentFormatComponent(el),
		ProgressBarComponent: () => new o.ProgressBarComponent(el),
		ColorComponent: () => new o.ColorComponent(el),
		MarkdownRenderChild: () => new o.MarkdownRenderChild(el),
		Tasks: () => new (o.Tasks as unknown as new () => object)(),
		DisplayValueComponent: () => new o.DisplayValueComponent(el),
		ConfirmationButton: () =>
			new (o.ConfirmationButton as unknown as new (el: HTMLElement, done: () => void) => object)(el, () => undefined),
	};
	return make[name]?.();
}

/** The public members of a class which it neither has nor refuses by name. */
function silentlyMissing({ name, members }: PublicClass): string[] {
	const found = exported(name) as (abstract new () => object) | undefined;
	if (typeof found !== "function") return [name];
	if (isNotHere(found)) return [];
	const properties = members.filter(
		(member) => member.kind === "property" && !member.optional && !(member.name in found.prototype),
	);
	const object = properties.length > 0 ? example(name) : undefined;
	if (properties.length > 0 && !object)
		return [`${name}: no example to look at ${properties.map((p) => p.name).join(", ")}`];
	return members
		.filter((member) => {
			if (member.kind === "static") return !(member.name in found);
			if (member.kind === "method") return !(member.name in found.prototype) && !member.optional;
			return !member.optional && !(member.name in (object ?? found.prototype));
		})
		.map((member) => `${name}.${member.name}`);
}

describe("the public API of the app, by its type definitions", () => {
	it("is read whole", () => {
		expect(api.classes.length).toBeGreaterThan(95);
		expect(api.functions.length).toBeGreaterThan(40);
		expect(api.classes.flatMap((found) => found.members).length).toBeGreaterThan(500);
	});

	it("has every class, and every public member of it, or refuses it by name", () => {
		expect(api.classes.flatMap(silentlyMissing)).toEqual([]);
	});

	it("keeps the line of descent", () => {
		const wrong = api.classes.filter(({ name, parent }) => {
			const [child, ancestor] = [name, parent ?? "Object"].map(
				(each) => exported(each) as { prototype: object } | undefined,
			);
			if (!child || !ancestor || isNotHere(child) || isNotHere(ancestor)) return false;
			return !Object.prototype.isPrototypeOf.call(ancestor.prototype, child.prototype);
		});
		expect(wrong.map(({ name, parent }) => `${name} extends ${parent}`)).toEqual([]);
	});

	it("has every function and value, or refuses it by name", () => {
		expect([...api.functions, ...api.values].filter((name) => exported(name) === undefined)).toEqual([]);
	});

	it("exports nothing that the app does not", () => {
		const known = new Set([...api.classes.map(({ name }) => name), ...api.functions, ...api.values]);
		expect(Object.keys(app.obsidian).filter((name) => !known.has(name))).toEqual([]);
	});

	it("throws with the name where a class, a function or a member is refused", () => {
		const { obsidian } = app;
		expect(() => new obsidian.HTMLValue("x")).toThrow(new NotInPreview("HTMLValue"));
		expect(() => (obsidian.HoverPopover as unknown as Record<string, () => void>)["forEvent"]?.()).toThrow(
			"HoverPopover.forEvent",
		);
		expect(() => void obsidian.requestUrl("x")).toThrow("requestUrl");
		expect(() => obsidian.MarkdownView.prototype.showSearch).toThrow("MarkdownView.showSearch");
		// A bundle names, extends and tests classes when it loads; that must not throw.
		expect(() => class extends (obsidian.BasesView as unknown as typeof Object) {}).not.toThrow();
		expect(container instanceof (obsidian.HoverPopover as unknown as typeof Object)).toBe(false);
	});

	it("has the helpers on elements, documents, events, arrays and strings", () => {
		const owners: Record<string, object | undefined> = {
			ObjectConstructor: Object,
			ArrayConstructor: Array,
			StringConstructor: String,
			NumberConstructor: Number,
			Math,
			Window: window,
			Array: Array.prototype,
			String: String.prototype,
			Node: Node.prototype,
			Element: Element.prototype,
			HTMLElement: HTMLElement.prototype,
			SVGElement: SVGElement.prototype,
			Document: Document.prototype,
			DocumentFragment: DocumentFragment.prototype,
			UIEvent: UIEvent.prototype,
		};
		// `_EVENTS` is how the app remembers delegated listeners; nobody else has a use for it.
		const missing = api.helpers.filter(
			({ owner, name }) => owners[owner] && name !== "_EVENTS" && !(name in owners[owner]),
		);
		expect(missing.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
		expect(api.globals.filter((name) => !(name in globalThis))).toEqual([]);
	});
});
