import type { KeyValueStore } from "../platform/key-value-store";
import type { Adapter } from "../vault/adapter";

/** Where the settings of plugins lie: as JSON text, null where there are none yet. */
export interface PluginData {
	load(pluginId: string): Promise<string | null>;
	save(pluginId: string, json: string): Promise<void>;
}

/** Settings in the vault's configuration folder, as in the app. */
export function pluginDataInVault(adapter: Adapter, configDir: string): PluginData {
	const folder = (id: string): string => `${configDir}/plugins/${id}`;
	return {
		load: async (id) =>
			(await adapter.exists(`${folder(id)}/data.json`)) ? adapter.read(`${folder(id)}/data.json`) : null,
		save: async (id, json) => {
			if (!(await adapter.exists(folder(id)))) await adapter.mkdir(folder(id));
			await adapter.write(`${folder(id)}/data.json`, json);
		},
	};
}

/** Settings outside of the vault, for vaults in which the preview may write nothing but notes. */
export function pluginDataInStore(store: KeyValueStore, prefix: string): PluginData {
	return {
		load: (id) => Promise.resolve(store.getItem(`${prefix}${id}`)),
		save: (id, json) => {
			store.setItem(`${prefix}${id}`, json);
			return Promise.resolve();
		},
	};
}
