import type { App } from "./app";
import { Notice } from "../screen/notice";
import { reportLater } from "../core/report";
import type { Plugin, PluginManifest } from "./plugin";
import { pluginModule } from "./plugin-modules";

type PluginClass = new (app: App, manifest: PluginManifest) => Plugin;

/** The community plugins that are there. */
export class Plugins {
	readonly plugins: Record<string, Plugin> = {};
	readonly manifests: Record<string, PluginManifest> = {};
	readonly enabledPlugins = new Set<string>();

	constructor(
		private readonly app: App,
		private readonly obsidian: object,
		private readonly modules: Readonly<Record<string, object>>,
	) {}

	getPlugin(id: string): Plugin | null {
		return this.plugins[id] ?? null;
	}

	/** Evaluates a built `main.js` and loads the plugin in it. Rejects with what its code throws. */
	async load(mainJs: string, manifest: PluginManifest, userEnabled: boolean): Promise<Plugin> {
		if (this.plugins[manifest.id]) throw new Error(`The plugin ${manifest.id} is loaded already`);
		const PluginOfModule = evaluate(mainJs, manifest.id, (name) => pluginModule(name, this.obsidian, this.modules));
		const plugin = new PluginOfModule(this.app, {
			dir: `${this.app.vault.configDir}/plugins/${manifest.id}`,
			...manifest,
		});
		this.manifests[manifest.id] = manifest;
		this.plugins[manifest.id] = plugin;
		this.enabledPlugins.add(manifest.id);
		try {
			await plugin.load();
		} catch (error) {
			this.unload(manifest.id);
			throw error;
		}
		if (userEnabled) plugin.onUserEnable();
		return plugin;
	}

	/** Loads a plugin as the start of the app does: one that fails is reported and left out, and the app carries on. */
	async loadAtStart(mainJs: string, manifest: PluginManifest): Promise<void> {
		try {
			await this.load(mainJs, manifest, false);
		} catch (error) {
			console.error(`Plugin failure: ${manifest.id}`, error);
			new Notice(`Failed to load plugin ${manifest.id}`);
		}
	}

	/** Unloads a plugin and forgets it. */
	unload(id: string): void {
		const plugin = this.plugins[id];
		delete this.plugins[id];
		this.enabledPlugins.delete(id);
		try {
			plugin?.unload();
		} catch (error) {
			reportLater(error);
		}
	}
}

/** Runs the script as the app does: a CommonJS module whose imports are the app's. */
function evaluate(mainJs: string, id: string, moduleOf: (name: string) => unknown): PluginClass {
	const module: { exports: { default?: unknown } } = { exports: {} };
	const require = (name: string): unknown => {
		const found = moduleOf(name);
		if (found !== undefined) return found;
		throw new Error(`The plugin ${id} asks for the module "${name}", which the preview does not have`);
	};
	// The app evaluates plugins too; the script is the project's own build or one the developer chose.
	const AnyFunction = Function as unknown as new (...parts: string[]) => (...args: unknown[]) => void;
	const run = new AnyFunction("require", "module", "exports", `${mainJs}\n//# sourceURL=plugin:${id}/main.js`);
	run(require, module, module.exports);
	const found = module.exports.default ?? module.exports;
	if (typeof found !== "function") throw new Error(`The plugin ${id} has no default export`);
	return found as PluginClass;
}
