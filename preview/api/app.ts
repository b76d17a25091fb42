import { BaseFileView } from "../bases/base-file-view";
import type { BasesRegistration } from "../bases/bases-view";
import { Commands } from "./commands";
import { CORE_VIEWS, CoreView } from "../screen/workspace/core-views";
import { addCoreCommands } from "./core-commands";
import type { VaultDisk } from "../platform/disk";
import { FileExplorer } from "../screen/file-explorer";
import { FileManager } from "./file-manager";
import { Frame } from "../screen/frame";
import { InternalPlugins } from "./internal-plugins";
import { Keymap, Scope, type Modifier } from "../screen/keymap";
import { MarkdownView } from "../editor/markdown-view";
import { MetadataCache } from "../vault/metadata/metadata-cache";
import { MetadataTypeManager } from "./metadata-types";
import type { MobileNavbar } from "../screen/mobile-navbar";
import type { Modal } from "../screen/dialogs/modal";
import { memoryStore, type KeyValueStore } from "../platform/key-value-store";
import { pluginDataInVault, type PluginData } from "./plugin-data";
import { Platform } from "../platform/device";
import { Plugins } from "./plugins";
import { RenderContext } from "../bases/values";
import { SecretStorage } from "./secret-storage";
import { SettingsDialog } from "../settings/settings-dialog";
import { applyTheme, type ThemeName } from "../screen/theme";
import { Vault } from "../vault/vault";
import { ViewRegistry } from "../screen/workspace/view-registry";
import { Workspace } from "../screen/workspace/workspace";

/** What an {@link App} is made of. */
export interface AppParts {
	disk: VaultDisk;
	/** What plugins get for `require("obsidian")`. */
	obsidian: object;
	/** What plugins get for `require` of other names. */
	modules?: Readonly<Record<string, object>>;
	store?: KeyValueStore;
	pluginData?: PluginData;
}

/** The app, as plugins see it as `this.app`, with the members that are not public but in common use. */
export class App {
	readonly scope = new Scope();
	readonly keymap = new Keymap(this.scope);
	readonly vault: Vault;
	readonly metadataCache: MetadataCache;
	readonly workspace: Workspace;
	readonly fileManager: FileManager;
	readonly secretStorage = new SecretStorage();
	readonly renderContext = new RenderContext();
	/** Not public. */
	readonly internalPlugins = new InternalPlugins();
	readonly metadataTypeManager: MetadataTypeManager;
	readonly viewRegistry = new ViewRegistry();
	readonly frame: Frame;
	readonly commands: Commands;
	readonly plugins: Plugins;
	readonly setting: SettingsDialog;
	readonly pluginData: PluginData;
	/** The kinds of views that Bases have. Not public. */
	readonly basesViews = new Map<string, BasesRegistration>();
	readonly hoverLinkSources = new Map<string, { display: string; defaultMod: boolean }>();
	readonly protocolHandlers = new Map<string, (params: Record<string, string>) => unknown>();
	readonly cliHandlers = new Map<
		string,
		{ description: string; flags: unknown; handler: (params: Record<string, string>) => string | Promise<string> }
	>();
	/** The dialogs that are open. Not public. */
	readonly openModals = new Set<Modal>();
	lastEvent: UIEvent | null = null;
	readonly #owners = new WeakMap<object, string>();
	readonly #store: KeyValueStore;

	constructor({ disk, obsidian, modules, store, pluginData }: AppParts) {
		this.#store = store ?? memoryStore();
		this.vault = new Vault(disk);
		this.metadataCache = new MetadataCache(this.vault);
		this.metadataTypeManager = new MetadataTypeManager(this.metadataCache);
		this.pluginData = pluginData ?? pluginDataInVault(this.vault.adapter, this.vault.configDir);
		this.fileManager = new FileManager(this);
		this.workspace = new Workspace(this);
		this.commands = new Commands(this);
		this.frame = new Frame(this);
		this.setting = new SettingsDialog(this);
		this.plugins = new Plugins(this, obsidian, modules ?? {});
		this.viewRegistry.register("markdown", (leaf) => new MarkdownView(leaf));
		this.viewRegistry.register("file-explorer", (leaf) => new FileExplorer(leaf));
		for (const kind of CORE_VIEWS) this.viewRegistry.register(kind.type, (leaf) => new CoreView(leaf, kind));
		this.viewRegistry.register("bases", (leaf) => new BaseFileView(leaf, this.basesViews));
		this.viewRegistry.registerExtension("base", "bases");
		addCoreCommands(this);
	}

	/** Remembers which plugin a registered thing belongs to. Not public. */
	own<T extends object>(plugin: string, thing: T): T {
		this.#owners.set(thing, plugin);
		return thing;
	}

	/** The plugin that registered this thing. Not public. */
	ownerOf(thing: object): string | undefined {
		return this.#owners.get(thing);
	}

	/** Takes the keys of a window, and notices when it is used. Returns what stops that. Not public. */
	hearWindow(win: Window): () => void {
		const used = (): void => this.setActiveWindow(win);
		const onKey = (event: KeyboardEvent): void => {
			used();
			this.keymap.onKeyEvent(event);
		};
		win.addEventListener("keydown", onKey, true);
		win.addEventListener("pointerdown", used, true);
		win.addEventListener("focus", used);
		return () => {
			win.removeEventListener("keydown", onKey, true);
			win.removeEventListener("pointerdown", used, true);
			win.removeEventListener("focus", used);
		};
	}

	/** Which of the windows is used: new dialogs, notices and menus open in it. Not public. */
	setActiveWindow(win: Window): void {
		Object.assign(globalThis, { activeWindow: win, activeDocument: win.document });
	}

	/** Whether this is a phone or a tablet. Not public. */
	get isMobile(): boolean {
		return Platform.isMobile;
	}

	/** The bar at the bottom of a phone. Not public. */
	get mobileNavbar(): MobileNavbar {
		return this.frame.navbar;
	}

	isDarkMode(): boolean {
		return this.frame.appEl.doc.body.hasClass("theme-dark");
	}

	/** Switches the colours as the app's setting does. Not public. */
	setTheme(theme: ThemeName): void {
		applyTheme(this.frame.appEl.doc.body, theme);
		this.workspace.trigger("css-change");
	}

	/** Draws notes in the size that the vault's settings say. Not public. */
	updateFontSize(): void {
		const size = this.vault.getConfig("baseFontSize");
		this.frame.appEl.doc.body.style.setProperty("--font-text-size", `${String(size)}px`);
	}

	loadLocalStorage(key: string): unknown {
		const text = this.#store.getItem(this.#localKey(key));
		return text === null ? null : (JSON.parse(text) as unknown);
	}

	/** null and undefined remove the entry, as in the app. */
	saveLocalStorage(key: string, data: unknown): void {
		if (data === null || data === undefined) this.#store.removeItem(this.#localKey(key));
		else this.#store.setItem(this.#localKey(key), JSON.stringify(data));
	}

	/** Whether exactly these modifiers are held. Not public. */
	holdsModifiers(event: KeyboardEvent, modifiers: readonly Modifier[]): boolean {
		const held = (["Alt", "Ctrl", "Meta", "Shift"] as const).filter((name) => Keymap.isModifier(event, name));
		const wanted = new Set(modifiers.map((name) => (name === "Mod" ? (Platform.isMacOS ? "Meta" : "Ctrl") : name)));
		return held.length === wanted.size && held.every((name) => wanted.has(name));
	}

	#localKey(key: string): string {
		return `${this.vault.getName()}-${key}`;
	}
}
