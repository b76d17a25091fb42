// Builds main.js, the one script a vault needs. Nothing that changes from day to day or from folder to folder goes in,
// so that a rebuild from the same commit gives the same bytes.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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

/**
 * Libraries that most sessions never ask for anything: each is wrapped, so that none of it runs before somebody asks one of
 * its exports for something. What is not named here cannot be imported; `default` stands for the export of that name.
 */
const WHEN_ASKED = {
	luxon: ["DateTime", "Duration", "Info"],
	papaparse: ["default"],
	"ical.js": ["default"],
};

/**
 * @param {keyof typeof WHEN_ASKED} library
 * @returns {import("esbuild").Plugin}
 */
function whenAsked(library) {
	const namespace = `${library}-when-asked`;
	const filter = new RegExp(`^${library.replaceAll(".", "\\.")}$`);
	const itself = `${library} itself`;
	/** @param {string} name */
	const exported = (name) =>
		name === "default"
			? `export default /* @__PURE__ */ ask((all) => all.default ?? all);`
			: `export const ${name} = /* @__PURE__ */ ask((all) => all["${name}"]);`;
	return {
		name: namespace,
		setup(build) {
			build.onResolve({ filter }, ({ pluginData, resolveDir }) =>
				pluginData === whenAsked ? undefined : { path: library, namespace, pluginData: resolveDir },
			);
			build.onResolve({ filter: / itself$/, namespace }, ({ resolveDir }) =>
				build.resolve(library, { kind: "import-statement", resolveDir, pluginData: whenAsked }),
			);
			build.onLoad({ filter, namespace }, ({ pluginData }) => ({
				contents: `const ask = (of) => new Proxy({}, { get: (_, key) => of(require("${itself}"))[key] });\n${WHEN_ASKED[library].map(exported).join("\n")}`,
				resolveDir: pluginData,
			}));
		},
	};
}

/** What of ical.js is not asked: its arithmetic of times and zones, 59 kB. Cards and calendars are texts and lists here. */
const ARITHMETIC =
	/^\.\/(?:binary|component|duration|module|period|property|recur|time|timezone|timezone_service|utc_offset|vcard_time)\.js$/;

/** @type {import("esbuild").Plugin} */
const icalReadsAndPrints = {
	name: "ical-reads-and-prints",
	setup(build) {
		const namespace = "ical-reads-and-prints";
		build.onResolve({ filter: /^ical\.js itself$/ }, async ({ resolveDir }) => {
			const { path: whole } = await build.resolve("ical.js", {
				kind: "import-statement",
				resolveDir,
				pluginData: whenAsked,
			});
			return { path: "parts", namespace, pluginData: path.join(path.dirname(whole), "../lib/ical") };
		});
		build.onLoad({ filter: /^parts$/, namespace }, ({ pluginData }) => ({
			contents: `import parse from "./parse.js"; import stringify from "./stringify.js"; export default { parse, stringify };`,
			resolveDir: pluginData,
		}));
		build.onResolve({ filter: ARITHMETIC }, ({ importer }) =>
			/[\\/]ical\.js[\\/]lib[\\/]ical[\\/]/.test(importer) ? { path: "nothing", namespace } : undefined,
		);
		// How lines are folded stands beside all the rest.
		build.onLoad({ filter: /^nothing$/, namespace }, () => ({
			contents: `export default { foldLength: 75, newLineChar: "\\r\\n" };`,
		}));
	},
};

/** What of papaparse nobody calls here: files, streams, workers and networks. Texts are read and printed. */
const PAPA_UNUSED = [
	...["NetworkStreamer", "FileStreamer", "ReadableStreamStreamer", "DuplexStreamStreamer"],
	...["getWorkerBlob", "newWorker", "mainThreadReceivedMessage", "completeWorker", "workerThreadReceivedMessage"],
];

/** @type {import("esbuild").Plugin} */
const papaReadsAndPrints = {
	name: "papa-reads-and-prints",
	setup(build) {
		build.onLoad({ filter: /[\\/]papaparse\.min\.js$/ }, ({ path: file }) => {
			let contents = readFileSync(file.replace(".min.", "."), "utf8");
			for (const name of PAPA_UNUSED) {
				const without = contents.replace(
					new RegExp(`^\tfunction ${name}\\([^]*?^\t\\}$`, "m"),
					`\tfunction ${name}() {}`,
				);
				if (without === contents) throw new Error(`papaparse has no ${name}`);
				contents = without;
			}
			return { contents };
		});
	},
};

const HERE = import.meta.dirname;

/**
 * What a device remembers of notes is of no use to a version that reads them otherwise: the digest of all sources that
 * read notes goes in, so that nobody has to think of it.
 * @type {import("esbuild").Plugin}
 */
const grammarOfSources = {
	name: "grammar-of-sources",
	setup(build) {
		build.onLoad({ filter: /[\\/]vault[\\/]read[\\/]grammar\.ts$/ }, () => {
			const digest = createHash("sha256");
			for (const room of ["src/domain", "src/note"]) {
				const names = readdirSync(path.join(HERE, room), { recursive: true, encoding: "utf8" });
				const sources = names.map((name) => name.replaceAll("\\", "/")).filter((name) => /(?<!\.test)\.ts$/.test(name));
				for (const name of sources.sort()) digest.update(name).update(readFileSync(path.join(HERE, room, name)));
			}
			return { contents: `export const GRAMMAR = "${digest.digest("hex").slice(0, 16)}";` };
		});
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
	plugins: [
		grammarOfSources,
		yamlIsPure,
		icalReadsAndPrints,
		papaReadsAndPrints,
		...Object.keys(WHEN_ASKED).map((library) => whenAsked(/** @type {keyof typeof WHEN_ASKED} */ (library))),
	],
	// Files are read from the vault and from what is dropped, never over a network: papaparse could.
	define: { XMLHttpRequest: "undefined" },
	// Their licences ask for this in every copy, and main.js travels alone.
	banner: {
		js: `/*! Networking Notes, MIT licence. Parts of yaml (https://eemeli.org/yaml): Copyright Eemeli Aro <eemeli@gmail.com>. Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
Parts of luxon (https://moment.github.io/luxon), MIT licence: Copyright 2019 JS Foundation and other contributors. Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
Parts of idb (https://github.com/jakearchibald/idb), ISC licence as that of yaml: Copyright (c) 2016 Jake Archibald.
Parts of Papa Parse (https://www.papaparse.com), MIT licence as above: Copyright (c) 2015 Matthew Holt.
Parts of ical.js (https://github.com/kewisch/ical.js): Portions Copyright (C) Philipp Kewisch, subject to the terms of the Mozilla Public License, v. 2.0, https://mozilla.org/MPL/2.0/, where its source is to be had unchanged. */`,
	},
});

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === import.meta.filename) {
	if (process.argv.includes("--watch")) await (await context(bundleOptions)).watch();
	else await build(bundleOptions);
}
