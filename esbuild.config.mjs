// Builds main.js, the one script a vault needs. Nothing that changes from day to day or from folder to folder goes in,
// so that a rebuild from the same commit gives the same bytes.
import path from "node:path";
import { build, context } from "esbuild";

/** What the plugin is bundled with; tests bundle it the same way, in memory. */
export const bundleOptions = /** @satisfies {import("esbuild").BuildOptions} */ ({
	entryPoints: ["src/main.ts"],
	outfile: "main.js",
	bundle: true,
	minify: true,
	format: /** @type {const} */ ("cjs"),
	platform: /** @type {const} */ ("browser"),
	target: "es2022",
	external: ["obsidian"],
	treeShaking: true,
	legalComments: /** @type {const} */ ("none"),
	charset: /** @type {const} */ ("utf8"),
	logLevel: /** @type {const} */ ("warning"),
});

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
	if (process.argv.includes("--watch")) await (await context(bundleOptions)).watch();
	else await build(bundleOptions);
}
