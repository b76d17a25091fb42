// Builds main.js, the one script a vault needs. Nothing that changes from day to day or from folder to folder goes in,
// so that a rebuild from the same commit gives the same bytes.
import path from "node:path";
import { build, context } from "esbuild";

/**
 * No module of the yaml package does anything but define, which it does not say of itself: without this, 33 kB of it that
 * nobody calls would ship.
 * @type {import("esbuild").Plugin}
 */
const yamlIsPure = {
	name: "yaml-is-pure",
	setup(build) {
		build.onResolve({ filter: /./ }, async (args) => {
			if (args.pluginData === yamlIsPure || !(args.path === "yaml" || /node_modules[\\/]yaml[\\/]/.test(args.importer)))
				return undefined;
			const { importer, kind, resolveDir } = args;
			return {
				...(await build.resolve(args.path, { importer, kind, resolveDir, pluginData: yamlIsPure })),
				sideEffects: false,
			};
		});
	},
};

const LUXON = ["DateTime", "Duration", "Info"];

/**
 * Most notes have plain days, which need no library: luxon is wrapped, so that none of it runs before somebody asks one of
 * its classes for something. What is not named here cannot be imported.
 * @type {import("esbuild").Plugin}
 */
const luxonWhenAsked = {
	name: "luxon-when-asked",
	setup(build) {
		const namespace = "luxon-when-asked";
		build.onResolve({ filter: /^luxon$/ }, ({ pluginData, resolveDir }) =>
			pluginData === luxonWhenAsked ? undefined : { path: "luxon", namespace, pluginData: resolveDir },
		);
		build.onResolve({ filter: /^luxon itself$/, namespace }, ({ resolveDir }) =>
			build.resolve("luxon", { kind: "import-statement", resolveDir, pluginData: luxonWhenAsked }),
		);
		build.onLoad({ filter: /^luxon$/, namespace }, ({ pluginData }) => ({
			contents: `const ask = (name) => new Proxy({}, { get: (_, key) => require("luxon itself")[name][key] });\n${LUXON.map((name) => `export const ${name} = /* @__PURE__ */ ask("${name}");`).join("\n")}`,
			resolveDir: pluginData,
		}));
	},
};

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
	plugins: [yamlIsPure, luxonWhenAsked],
	// Their licences ask for this in every copy, and main.js travels alone.
	banner: {
		js: `/*! Networking Notes, MIT licence. Parts of yaml (https://eemeli.org/yaml): Copyright Eemeli Aro <eemeli@gmail.com>. Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
Parts of luxon (https://moment.github.io/luxon), MIT licence: Copyright 2019 JS Foundation and other contributors. Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. */`,
	},
});

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
	if (process.argv.includes("--watch")) await (await context(bundleOptions)).watch();
	else await build(bundleOptions);
}
