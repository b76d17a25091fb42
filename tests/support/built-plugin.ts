/** The plugin as it ships, bundled from the sources by the project's own build options, for tests that load it into the stand-in. */
import { execFileSync } from "node:child_process";
import { existsSync, renameSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { inject } from "vitest";
import type { BuiltPlugin as LoadedPlugin } from "../../preview/start-app";
import type {} from "./build-folder";

const ROOT = resolve(import.meta.dirname, "../..");

// In a process of its own: the bundler refuses to run among the globals of a document.
const BUILD = `import { build } from "esbuild"; import { bundleOptions } from "./esbuild.config.mjs";
await build({ ...bundleOptions, outfile: process.argv[1] });`;

/** The three files of a release, read. */
export interface BuiltPlugin extends LoadedPlugin {
	readonly styles: string;
}

/** Builds the plugin where no test of this run has, without touching the `main.js` that somebody may be using. */
export async function builtPlugin(): Promise<BuiltPlugin> {
	const main = join(inject("buildFolder"), "main.js");
	if (!existsSync(main)) {
		const unfinished = `${main}.${process.pid}`;
		execFileSync(process.execPath, ["--input-type=module", "-e", BUILD, unfinished], { cwd: ROOT });
		// Another process may have been as fast; both have the same bytes.
		renameSync(unfinished, main);
	}
	const [code, manifest, styles] = await Promise.all(
		[main, resolve(ROOT, "manifest.json"), resolve(ROOT, "styles.css")].map((path) => readFile(path, "utf8")),
	);
	return { main: code ?? "", manifest: JSON.parse(manifest ?? "") as BuiltPlugin["manifest"], styles: styles ?? "" };
}
