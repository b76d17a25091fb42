// Bundles the preview's page, in memory: nothing is written beside the sources.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import path from "node:path";

const here = import.meta.dirname;

/** The style sheets of the page, in the order in which they outrank each other. */
const STYLES = ["../screen/app-variables.css", "../screen/app.css", "../settings/settings.css", "../screen/themes.css", "page/preview-bar.css"];

/** @type {ReturnType<typeof bundle> | undefined} */
let bundled;

/** The page's files by the path under which they are served; made once, since tests start many previews. */
export function bundlePage() {
	return (bundled ??= bundle());
}

/** @returns {Promise<Record<string, { type: string, body: string | Uint8Array }>>} */
async function bundle() {
	const result = await build({
		entryPoints: ["page", "editor-modules"].map((name) => path.join(here, "page", `${name}.ts`)),
		outdir: "page",
		bundle: true,
		write: false,
		format: "esm",
		platform: "browser",
		target: "es2022",
		sourcemap: "inline",
		logLevel: "error",
	});
	/** @param {string} name */
	const text = (name) => readFile(path.join(here, name), "utf8");
	const styles = await Promise.all(STYLES.map(text));
	return {
		"/": { type: "text/html; charset=utf-8", body: await text("page/page.html") },
		...Object.fromEntries(result.outputFiles.map(({ path: file, contents }) => [`/${path.basename(file)}`, { type: "text/javascript; charset=utf-8", body: contents }])),
		"/app.css": { type: "text/css; charset=utf-8", body: styles.join("\n") },
	};
}
