import type { Vault } from "../vault/vault";

/** A core plugin, as far as others ask for it. */
export interface InternalPlugin {
	enabled: boolean;
	instance: { id: string; options: Record<string, unknown> };
}

/** What is on in a vault in which nothing was ever set, and what is not. */
const AT_FIRST: Readonly<Record<string, boolean>> = {
	"file-explorer": true,
	"global-search": true,
	switcher: true,
	graph: true,
	backlink: true,
	canvas: true,
	"outgoing-link": true,
	"tag-pane": true,
	footnotes: false,
	properties: true,
	"page-preview": true,
	"daily-notes": true,
	templates: true,
	"note-composer": true,
	"command-palette": true,
	"slash-command": false,
	"editor-status": true,
	bookmarks: true,
	"markdown-importer": false,
	"zk-prefixer": false,
	"random-note": false,
	outline: true,
	"word-count": true,
	slides: false,
	"audio-recorder": false,
	workspaces: false,
	"file-recovery": true,
	publish: false,
	sync: true,
	bases: true,
	webviewer: false,
};

/**
 * The app's core plugins. Not public, but plugins around the journal ask here for the settings of daily notes, whether
 * something is on, and nothing else. What is on says the vault's `core-plugins.json`, and where it does not, the app's own
 * choice; settings lie beside it.
 */
export class InternalPlugins {
	readonly plugins: Record<string, InternalPlugin> = {};

	/** Reads the vault's configuration. */
	async load({ adapter, configDir }: Vault): Promise<void> {
		const read = async (name: string): Promise<Record<string, unknown>> => {
			const text = await adapter.read(`${configDir}/${name}.json`).catch(() => "{}");
			return parse(text);
		};
		const said = await read("core-plugins");
		const all = Object.entries(Array.isArray(said) ? listed(said) : { ...AT_FIRST, ...said });
		const options = await Promise.all(all.map(([id]) => read(id)));
		for (const [at, [id, enabled]] of all.entries())
			this.plugins[id] = { enabled: enabled === true, instance: { id, options: options[at] ?? {} } };
	}

	getPluginById(id: string): InternalPlugin | null {
		return this.plugins[id] ?? null;
	}

	getEnabledPluginById(id: string): InternalPlugin["instance"] | null {
		const plugin = this.plugins[id];
		return plugin?.enabled === true ? plugin.instance : null;
	}
}

/** The older form of the file: a list of what is on. */
function listed(ids: readonly unknown[]): Record<string, boolean> {
	return Object.fromEntries(Object.keys(AT_FIRST).map((id) => [id, ids.includes(id)]));
}

function parse(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
	} catch {
		return {};
	}
}
