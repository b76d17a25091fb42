import { NotInPreview, notHere } from "./not-here";

/** Modules besides "obsidian" which the app gives to plugins. */
const APP_MODULES = [
	"@codemirror/autocomplete",
	"@codemirror/collab",
	"@codemirror/commands",
	"@codemirror/language",
	"@codemirror/lint",
	"@codemirror/search",
	"@codemirror/state",
	"@codemirror/view",
	"@lezer/common",
	"@lezer/highlight",
	"@lezer/lr",
];

/**
 * What a plugin gets for `require(name)`; undefined for what the app does not give either (on a phone, where there is no
 * Node). Of the editor's modules those are real that are given here; the rest can be named, and their classes extended, as
 * bundles do when they load, and throw with their names when they are used.
 */
export function pluginModule(name: string, obsidian: object, given: Readonly<Record<string, object>>): unknown {
	if (name === "obsidian") return obsidian;
	return given[name] ?? (APP_MODULES.includes(name) ? editorModule(name) : undefined);
}

function editorModule(name: string): object {
	const members = new Map<string, unknown>();
	return new Proxy(
		{},
		{
			get(_target, key): unknown {
				if (key === "__esModule") return true;
				if (typeof key === "symbol") return undefined;
				if (!members.has(key)) members.set(key, notHere(`${name}: ${key}`));
				return members.get(key);
			},
			set(_target, key): never {
				throw new NotInPreview(`${name}: ${String(key)}`);
			},
		},
	);
}
