import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * A built plugin, as the page loads it.
 * @typedef {object} PagePlugin
 * @property {string} main the text of `main.js`
 * @property {{ id: string, name: string, version: string }} manifest
 * @property {string} [styles] the text of `styles.css`
 * @property {readonly string[]} [without] members of the app that do nothing, with a warning, where they would throw
 */

/**
 * Reads `main.js`, `manifest.json` and, where there is one, `styles.css`. Rejects where one of the first two is missing.
 * @param {string} folder
 * @returns {Promise<PagePlugin>}
 */
export async function readPlugin(folder) {
	/** @param {string} name */
	const read = (name) => readFile(path.join(folder, name), "utf8");
	const [main, manifest, styles] = await Promise.all([
		read("main.js"),
		read("manifest.json"),
		read("styles.css").catch(() => ""),
	]);
	return { main, manifest: JSON.parse(manifest), styles };
}
