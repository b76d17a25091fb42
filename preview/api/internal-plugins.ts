import type { Vault } from "../vault/vault";

/** A core plugin, as far as others ask for it. */
export interface InternalPlugin {
	enabled: boolean;
	instance: { id: string; options: Record<string, unknown> };
}

/**
 * The app's core plugins. Not public, but plugins around the journal ask here for the settings of daily notes, whether
 * something is on, and nothing else. What is on says the vault's `core-plugins.json`, settings lie beside it; all is off
 * where there is no such file. Bases are off in the preview.
 */
export class InternalPlugins {
	readonly plugins: Record<string, InternalPlugin> = {};

	/** Reads the vault's configuration. */
	async load({ adapter, configDir }: Vault): Promise<void> {
		const read = async (name: string): Promise<Record<string, unknown>> => {
			const text = await adapter.read(`${configDir}/${name}.json`).catch(() => "{}");
			return parse(text);
		};
		for (const [id, enabled] of Object.entries(await read("core-plugins"))) {
			this.plugins[id] = { enabled: enabled === true && id !== "bases", instance: { id, options: await read(id) } };
		}
	}

	getPluginById(id: string): InternalPlugin | null {
		return this.plugins[id] ?? null;
	}

	getEnabledPluginById(id: string): InternalPlugin["instance"] | null {
		const plugin = this.plugins[id];
		return plugin?.enabled === true ? plugin.instance : null;
	}
}

function parse(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}
