/** The plugin as it ships, bundled from the sources by the project's own build options, for tests that load it into the stand-in. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import { bundleOptions } from "../../esbuild.config.mjs";
import type { BuiltPlugin } from "../../preview/start-app";

const ROOT = resolve(import.meta.dirname, "../..");

let made: Promise<BuiltPlugin> | undefined;

/** Bundles the plugin once per test file. */
export function builtPlugin(): Promise<BuiltPlugin> {
	made ??= build({ ...bundleOptions, absWorkingDir: ROOT, write: false }).then(({ outputFiles }) => ({
		main: outputFiles?.[0]?.text ?? "",
		manifest: JSON.parse(readFileSync(resolve(ROOT, "manifest.json"), "utf8")) as BuiltPlugin["manifest"],
	}));
	return made;
}
