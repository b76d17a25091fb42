// Builds main.js, the one script a vault needs. Nothing that changes from day to day or from folder to folder goes in,
// so that a rebuild from the same commit gives the same bytes.
import { build, context } from "esbuild";

/** @type {import("esbuild").BuildOptions} */
const options = {
	entryPoints: ["src/main.ts"],
	outfile: "main.js",
	bundle: true,
	minify: true,
	format: "cjs",
	platform: "browser",
	target: "es2022",
	external: ["obsidian"],
	treeShaking: true,
	legalComments: "none",
	charset: "utf8",
	logLevel: "warning",
};

if (process.argv.includes("--watch")) {
	await (await context(options)).watch();
} else {
	await build(options);
}
