import type * as Obsidian from "obsidian";
import { App } from "./api/app";
import { setCurrentApp } from "./screen/current-app";
import type { VaultDisk } from "./platform/disk";
import { installHelpers } from "./platform/helpers/install";
import { CORE_VIEWS } from "./screen/workspace/core-views";
import { Faults } from "./testing/faults";
import type { ViewState } from "./screen/workspace/leaf";
import { LeftoverAccount, type Leftovers } from "./testing/leftovers";
import { legacyModes } from "./editor/legacy-modes";
import { notCallable, tolerate } from "./api/not-here";
import { obsidianModule } from "./api/obsidian-module";
import { installClock } from "./platform/clock";
import { setPlatform, type Device } from "./platform/device";
import type { PluginManifest } from "./api/plugin";
import type { PluginData } from "./api/plugin-data";
import type { KeyValueStore } from "./platform/key-value-store";
import { PhoneScreen, type Insets } from "./screen/phone-screen";
import { Tasks } from "./core/tasks";
import type { ThemeName } from "./screen/theme";

/** A built plugin. */
export interface BuiltPlugin {
	/** The text of `main.js`. */
	main: string;
	manifest: PluginManifest;
}

const NO_INSETS: Insets = { top: 0, bottom: 0, left: 0, right: 0 };

/** How to start the stand-in. */
export interface StartOptions {
	files: VaultDisk;
	/** Where the app is drawn; it is emptied first. */
	container: HTMLElement;
	/** Plugins that are enabled when the app starts: loaded before the vault, so that they see its `create` events. */
	plugins?: readonly BuiltPlugin[];
	/** Modules besides "obsidian" which plugins may require; see `plugin-modules.ts`. */
	modules?: Readonly<Record<string, object>>;
	/** A note to open; without it, that of `openIfNone` where the last session left none open. */
	open?: string;
	openIfNone?: string;
	/**
	 * Missing API that may be ignored with a warning instead of throwing: a class, a member ("MarkdownRenderer.render")
	 * or a function.
	 */
	without?: readonly string[];
	/** The metadata of the notes is read only after the layout is ready, as at the first start on a device. */
	coldCache?: boolean;
	/** Leaves that were open at the sides when the app was closed; they come back deferred. */
	leaves?: readonly (ViewState & { side: "left" | "right" })[];
	device?: Device;
	/** What the device takes of the screen; default: nothing. */
	insets?: Partial<Insets>;
	/** Pixels; the keyboard that rises on the screen while a field has the focus. Default: none. */
	keyboard?: number;
	/** Whether a phone's bar floats over the view; default: true, as in the app. */
	floatingNavigation?: boolean;
	theme?: ThemeName;
	rtl?: boolean;
	/** The day it is for all code in the page, "YYYY-MM-DD"; without it, the machine's. */
	today?: string;
	language?: string;
	/** Where `App.saveLocalStorage` writes, and the arrangement of the leaves is kept for the next start; default: in memory. */
	store?: KeyValueStore;
	/** Keeps the account which {@link AppHandle.leftovers} reads; it slows listeners and elements down. */
	countLeftovers?: boolean;
	/** Where settings of plugins are kept; default: in the vault's configuration folder. */
	pluginData?: PluginData;
}

/** A running stand-in. */
export interface AppHandle {
	/** The app, as the plugin's code sees it. */
	readonly app: Obsidian.App;
	/** The same app with the stand-in's own members: commands, plugins, settings dialog. */
	readonly inner: App;
	/** What `require("obsidian")` gives. */
	readonly obsidian: typeof Obsidian;
	/** Enables a plugin as a user does; resolves to the plugin after its `onload`. */
	loadPlugin<T = Obsidian.Plugin>(mainJsSource: string, manifest: PluginManifest): Promise<T>;
	unloadPlugin(id: string): void;
	/** What is left of a plugin that was unloaded (or what one has, before). Throws unless started with `countLeftovers`. */
	leftovers(pluginId: string): Leftovers;
	/** What can be made to go wrong: a stale cache, events doubled, missing, out of order. Writes: see the memory disk. */
	readonly faults: Faults;
	/** Runs a command by its full id, "plugin:command"; throws where there is none or it cannot run now. */
	runCommand(id: string): void;
	/** Resolves when no write is under way and the metadata of all writes has been read. */
	settled(): Promise<void>;
	openNote(path: string): Promise<void>;
	/** Follows an address such as `obsidian://log?person=Ana`: its handler runs without asking. Throws where there is none. */
	openAddress(address: string): void;
	setDevice(device: Device): void;
	setInsets(insets: Partial<Insets>): void;
	/** Pixels; 0 for none. */
	setKeyboard(height: number): void;
	setFloatingNavigation(floats: boolean): void;
	setTheme(theme: ThemeName): void;
	/** Makes it another day for all code in the page, "YYYY-MM-DD": for a test, midnight passes. undefined: the machine's day. */
	setToday(day: string | undefined): void;
	setRtl(rtl: boolean): void;
	/** What another device or program writes into the plugin's `data.json`. */
	changeSettingsOutside(pluginId: string, data: unknown): Promise<void>;
	/** Unloads the plugins, closes dialogs and removes everything from the page. */
	stop(): Promise<void>;
}

/** Starts the stand-in; resolves when the layout is ready. One at a time: stop it before starting the next. */
export async function startApp(options: StartOptions): Promise<AppHandle> {
	installHelpers(notCallable);
	const { container } = options;
	const clock = installClock();
	clock.setToday(options.today);
	const doc = container.ownerDocument;
	tolerate(options.without ?? []);
	const obsidian = obsidianModule(() => options.language ?? "en");
	setPlatform(options.device ?? "desktop", doc.body);
	const app = new App({
		disk: options.files,
		obsidian,
		...(options.modules ? { modules: options.modules } : {}),
		...(options.store ? { store: options.store } : {}),
		...(options.pluginData ? { pluginData: options.pluginData } : {}),
	});
	setCurrentApp(app);
	const account = options.countLeftovers === true ? new LeftoverAccount(app) : undefined;
	// They are in every window of the app, and many plugins rely on it.
	Object.assign(globalThis, { app, moment: obsidian["moment"], CodeMirror: legacyModes() });
	container.replaceChildren(app.frame.appEl);
	const stopHearing = app.hearWindow(doc.win);
	const screen = new PhoneScreen(doc);
	app.setActiveWindow(doc.win);

	const handle: AppHandle = {
		app: app as unknown as Obsidian.App,
		inner: app,
		obsidian: obsidian as unknown as typeof Obsidian,
		async loadPlugin<T>(main: string, manifest: PluginManifest) {
			return (await app.plugins.load(main, manifest, true)) as T;
		},
		unloadPlugin: (id) => app.plugins.unload(id),
		leftovers(id) {
			if (!account) throw new Error("Leftovers are counted only with the option countLeftovers");
			return account.of(id);
		},
		faults: new Faults(app.vault, app.metadataCache),
		runCommand(id) {
			if (!app.commands.findCommand(id)) throw new Error(`There is no command ${id}`);
			if (!app.commands.executeCommandById(id)) throw new Error(`The command ${id} cannot run now`);
		},
		async settled() {
			do await new Promise((resolve) => setTimeout(resolve, 5));
			while (!app.vault.adapter.idle || !app.metadataCache.idle);
		},
		async openNote(path) {
			const file = app.vault.getFileByPath(path);
			if (!file) throw new Error(`There is no note ${path}`);
			await app.workspace.getLeaf().openFile(file);
		},
		openAddress(address) {
			const [, action = "", query = ""] = /^obsidian:\/\/([^?/]+)\/?(?:\?(.*))?$/.exec(address) ?? [];
			const handler = app.protocolHandlers.get(action);
			if (!handler) throw new Error(`Nothing answers ${address}`);
			handler({ action, ...Object.fromEntries(new URLSearchParams(query)) });
		},
		setDevice(device) {
			setPlatform(device, doc.body);
			app.workspace.refurnishSides();
		},
		setInsets: (insets) => screen.setInsets({ ...NO_INSETS, ...insets }),
		setKeyboard: (height) => screen.setKeyboard(height),
		setFloatingNavigation: (floats) => doc.body.toggleClass("is-floating-nav", floats),
		setTheme: (theme) => app.setTheme(theme),
		setToday: (day) => clock.setToday(day),
		setRtl(rtl) {
			doc.body.toggleClass("mod-rtl", rtl);
			doc.documentElement.dir = rtl ? "rtl" : "ltr";
		},
		async changeSettingsOutside(pluginId, data) {
			await app.pluginData.save(pluginId, JSON.stringify(data));
			await app.plugins.getPlugin(pluginId)?.onExternalSettingsChange?.();
		},
		async stop() {
			const tasks = new Tasks();
			app.workspace.trigger("quit", tasks);
			await tasks.promise();
			for (const modal of [...app.openModals]) modal.close();
			for (const id of Object.keys(app.plugins.plugins)) app.plugins.unload(id);
			app.workspace.requestSaveLayout.cancel();
			app.workspace.closePopouts();
			app.workspace.iterateAllLeaves((leaf) => void leaf.view.close());
			await handle.settled();
			app.metadataCache.close();
			app.vault.close();
			stopHearing();
			screen.remove();
			for (const el of [...doc.querySelectorAll(".notice-container, .menu, .suggestion-container")]) el.remove();
			app.frame.appEl.remove();
			doc.body.style.removeProperty("--font-text-size");
			account?.stop();
			clock.remove();
			setCurrentApp(undefined);
		},
	};
	handle.setTheme(options.theme ?? "light");
	handle.setRtl(options.rtl ?? false);
	handle.setInsets(options.insets ?? {});
	handle.setKeyboard(options.keyboard ?? 0);
	handle.setFloatingNavigation(options.floatingNavigation ?? true);
	doc.body.addClass("mod-" + (options.device === undefined || options.device === "desktop" ? "linux" : "android"));

	await app.internalPlugins.load(app.vault);
	await app.metadataTypeManager.load(app.vault);
	for (const { main, manifest } of options.plugins ?? []) await app.plugins.loadAtStart(main, manifest);
	await app.vault.load();
	if (options.coldCache !== true) await app.metadataCache.start(false);
	if (options.leaves !== undefined || !(await app.workspace.restoreLayout())) {
		await app.workspace.makeSideLeaf("left").setViewState({ type: "file-explorer" });
		for (const { side, ...state } of options.leaves ?? []) await app.workspace.restoreLeaf(side, state);
		if (options.leaves === undefined && app.isMobile)
			for (const { type, plugin } of CORE_VIEWS)
				if (app.internalPlugins.getEnabledPluginById(plugin) !== null)
					await app.workspace.makeSideLeaf("right").setViewState({ type });
		app.workspace.setActiveLeaf(app.workspace.getLeaf(true));
	}
	if (options.device === "phone")
		for (const dock of [app.workspace.leftSplit, app.workspace.rightSplit]) dock.collapse();
	// Before anybody can type: a note opened later would steal the keyboard focus.
	const { open, openIfNone } = options;
	const note = open ?? (app.workspace.getActiveFile() === null ? openIfNone : undefined);
	const file = note === undefined ? null : app.vault.getFileByPath(note);
	if (open !== undefined && !file) throw new Error(`There is no note ${open}`);
	if (file) await app.workspace.getLeaf().openFile(file, { active: app.openModals.size === 0 });
	app.workspace.becomeReady();
	if (options.coldCache === true) void app.metadataCache.start(true);
	return handle;
}
