// The page: its scripts and style sheets, bundled in memory, or into a folder from which many servers take it.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;

/** The style sheets of the page; a later one outranks the earlier. */
const STYLES = [
	"../screen/app-variables.css",
	"../screen/app.css",
	"../settings/settings.css",
	"../screen/themes.css",
	"page/preview-bar.css",
];

const TYPES = /** @type {Record<string, string>} */ ({
	".html": "text/html",
	".js": "text/javascript",
	".css": "text/css",
	".map": "application/json",
});

/** @typedef {Record<string, { type: string, body: string | Uint8Array }>} PageFiles the page's files by the path under which they are served */

/** @type {Promise<PageFiles> | undefined} */
let bundled;

/** Bundles the page, once in a process. */
export function bundlePage() {
	return (bundled ??= bundle().then(served));
}

/**
 * Bundles the page into a folder, which is made where it is missing.
 * @param {string} folder
 */
export async function writePage(folder) {
	await mkdir(folder, { recursive: true });
	for (const [name, body] of await bundle()) await writeFile(path.join(folder, name), body);
}

/** @type {Map<string, Promise<PageFiles>>} */
const read = new Map();

/**
 * The page that {@link writePage} put into a folder, read once in a process.
 * @param {string} folder
 */
export function readPage(folder) {
	const files = read.get(folder) ?? readFolder(folder);
	read.set(folder, files);
	return files;
}

/** @param {string} folder */
async function readFolder(folder) {
	const names = await readdir(folder);
	const bodies = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
	return served(names.map((name, at) => /** @type {const} */ ([name, bodies[at] ?? ""])));
}

/** @returns {Promise<(readonly [name: string, body: string | Uint8Array])[]>} */
async function bundle() {
	const { outputFiles } = await build({
		entryPoints: ["page", "editor-modules"].map((name) => path.join(here, "page", `${name}.ts`)),
		outdir: "page",
		bundle: true,
		write: false,
		format: "esm",
		platform: "browser",
		target: "es2022",
		// Beside the script: a browser takes it only where somebody debugs.
		sourcemap: "linked",
		logLevel: "error",
	});
	/** @param {string} name */
	const text = (name) => readFile(path.join(here, name), "utf8");
	return [
		["page.html", await text("page/page.html")],
		["blank.html", '<!doctype html><link rel="icon" href="data:,">'],
		["app.css", (await Promise.all(STYLES.map(text))).join("\n")],
		...outputFiles.map(({ path: file, contents }) => /** @type {const} */ ([path.basename(file), contents])),
	];
}

/** @param {(readonly [name: string, body: string | Uint8Array])[]} files @returns {PageFiles} */
function served(files) {
	return Object.fromEntries(
		files.map(([name, body]) => [
			name === "page.html" ? "/" : `/${name}`,
			{ type: `${TYPES[path.extname(name)] ?? ""}; charset=utf-8`, body },
		]),
	);
}
