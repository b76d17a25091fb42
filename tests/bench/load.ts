/** Size and start of what ships, beside a plugin that does nothing. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
	return (): unknown =>
		new Script(
			`(function(require,module,exports){${source}\n/* ${String(turn++)} */})(() => host, {exports:{}}, {})`,
		).runInContext(context);
}

/** Run in a process of its own: what is made once for all, such as an order of names, costs only the first time. */
const FIRST_TIME = `
const { Script } = require("node:vm");
const HOST = new Proxy(class {}, { get: (target, key) => (key === "prototype" ? target.prototype : HOST), apply: () => HOST, construct: () => ({}) });
globalThis.window = globalThis.self = globalThis;
const source = "(function(require,module,exports){" + require("node:fs").readFileSync(process.argv[1], "utf8") + "\\n})";
const start = performance.now();
new Script(source).runInThisContext()(() => HOST, { exports: {} }, {});
console.log(performance.now() - start);
`;

/** Milliseconds to compile and run a bundle for the first time in a process. */
function firstTime(path: string): number {
	return Number(spawnSync(process.execPath, ["-e", FIRST_TIME, path], { encoding: "utf8" }).stdout);
}

/** The table. Another bundle may be compared: its path is given by the environment variable OTHER_PLUGIN. */
export async function load(): Promise<string> {
	const built = await build({ ...bundleOptions, write: false });
	const own = built.outputFiles[0]?.text ?? "";
	const otherPath = process.env["OTHER_PLUGIN"];
	const other = otherPath === undefined ? undefined : await readFile(otherPath, "utf8");
	const sources: Record<string, string> = {
		"a plugin that does nothing": EMPTY,
		"this plugin": own,
		...(other === undefined ? {} : { [otherPath ?? ""]: other }),
	};
	const times = await byTurns(
		Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, evaluation(source)])),
		41,
	);
	const nothing = times["a plugin that does nothing"] ?? [];
	const folder = await mkdtemp(join(tmpdir(), "networking-notes-load-"));
	const first: Record<string, number[]> = {};
	try {
		for (const [index, source] of Object.values(sources).entries())
			await writeFile(join(folder, `${String(index)}.js`), source);
		for (let round = 0; round < 9; round++)
			for (const [index, name] of Object.keys(sources).entries())
				(first[name] ??= []).push(firstTime(join(folder, `${String(index)}.js`)));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	return table(
		["main.js", "size", "compiled and run", "over nothing", "the first time in a process"],
		Object.entries(times).map(([name, list]) => [
			name,
			`${(Buffer.byteLength(sources[name] ?? "") / 1000).toFixed(1)} kB`,
			inWords(spreadOf(list), " ms"),
			inWords(ratioOf(list, nothing)),
			inWords(spreadOf(first[name] ?? []), " ms"),
		]),
	);
}
