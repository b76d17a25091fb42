// Bundles the preview's page, in memory: nothing is written beside the sources.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import path from "node:path";

const here = import.meta.dirname;

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
	const css = (name) => readFile(path.join(here, "page", name), "utf8");
	const styles = await Promise.all(["app-variables.css", "app.css", "app-settings.css", "themes.css", "preview-bar.css"].map(css));
	return {
		"/": { type: "text/html; charset=utf-8", body: await css("page.html") },
		...Object.fromEntries(result.outputFiles.map(({ path: file, contents }) => [`/${path.basename(file)}`, { type: "text/javascript; charset=utf-8", body: contents }])),
		"/app.css": { type: "text/css; charset=utf-8", body: styles.join("\n") },
	};
}
