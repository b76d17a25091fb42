/** Size and start of what ships, beside a plugin that does nothing. */
import { readFile } from "node:fs/promises";
import { createContext, Script } from "node:vm";
import { build } from "esbuild";
import { bundleOptions } from "../../esbuild.config.mjs";
import { byTurns, inWords, ratioOf, spreadOf, table } from "./measure";

const EMPTY = `"use strict";var o=require("obsidian");module.exports=class extends o.Plugin{onload(){}};`;

/** Stands for every class of the app, which a bundle extends at module level and does not call. */
const HOST: unknown = new Proxy(class {}, {
	get: (target, key): unknown => (key === "prototype" ? target.prototype : HOST),
	apply: () => HOST,
	construct: () => ({}),
});

/** Compiles and runs a bundle as the app does, as often as asked, never from a cache of compiled code. */
function evaluation(source: string): () => unknown {
	let turn = 0;
	const context = createContext({ host: HOST, console, performance, setTimeout, clearTimeout, Intl, URL });
	context["window"] = context;
	context["self"] = context;
	return (): unknown => new Script(`(function(require,module,exports){${source}\n/* ${String(turn++)} */})(() => host, {exports:{}}, {})`).runInContext(context);
}

/** The table. Another bundle may be compared: its path is given by the environment variable OTHER_PLUGIN. */
export async function load(): Promise<string> {
	const built = await build({ ...bundleOptions, write: false });
	const own = built.outputFiles[0]?.text ?? "";
	const otherPath = process.env["OTHER_PLUGIN"];
	const other = otherPath === undefined ? undefined : await readFile(otherPath, "utf8");
	const sources: Record<string, string> = { "a plugin that does nothing": EMPTY, "this plugin": own, ...other === undefined ? {} : { [otherPath ?? ""]: other } };
	const times = await byTurns(Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, evaluation(source)])), 41);
	const nothing = times["a plugin that does nothing"] ?? [];
	return table(["main.js", "size", "compiled and run", "over nothing"], Object.entries(times).map(([name, list]) => [
		name, `${(Buffer.byteLength(sources[name] ?? "") / 1000).toFixed(0)} kB`, inWords(spreadOf(list), " ms"), inWords(ratioOf(list, nothing)),
	]));
}
