// `npm run bench`: bundles the benchmarks, which are TypeScript over the plugin's own, and runs them in a plain Node, so
// that no test runner stands between them and the clock. Parts may be named: `npm run bench -- changes memory`.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

// Inside of node_modules, from where packages are found as from here, and which git ignores.
const outfile = path.resolve("node_modules/.cache/networking-notes-bench/bench.mjs");

/** A module knows its own folder, in the bundle too. @type {import("esbuild").Plugin} */
const ownFolder = {
	name: "own-folder",
	setup(build) {
		build.onLoad({ filter: /([\\/](tests|preview)[\\/].*|esbuild\.config)\.(ts|mjs)$/ }, async ({ path: file }) => ({
			contents: (await readFile(file, "utf8"))
				.replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
				.replaceAll("import.meta.filename", JSON.stringify(file)),
			loader: file.endsWith(".ts") ? "ts" : "js",
		}));
	},
};

await build({
	entryPoints: [path.join(import.meta.dirname, "bench.ts")],
	outfile,
	bundle: true,
	format: "esm",
	platform: "node",
	target: "node20",
	packages: "external",
	logLevel: "warning",
	sourcemap: "inline",
	plugins: [ownFolder],
});
const child = spawn(
	process.execPath,
	["--expose-gc", "--max-old-space-size=4096", "--enable-source-maps", outfile, ...process.argv.slice(2)],
	{ stdio: "inherit" },
);
process.exitCode = await new Promise((resolve) => {
	child.on("exit", (code) => {
		resolve(code ?? 1);
	});
});
