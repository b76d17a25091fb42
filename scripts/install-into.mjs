// npm run install-into -- <vault>: builds the plugin and puts its three files into a vault of the real app.
//   --config-dir NAME   for a vault whose settings are not in .obsidian
// Enabling it, and the plugin's own settings (data.json), are left to the app.
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundleOptions } from "../esbuild.config.mjs";

const project = path.resolve(import.meta.dirname, "..");

/** What the person at the keyboard can do something about; shown without a stack. */
class Refusal extends Error {}

/** @param {string} folder */
async function isFolder(folder) {
	try {
		return (await stat(folder)).isDirectory();
	} catch {
		return false;
	}
}

/**
 * The folder of the plugin in a vault. Throws a Refusal where `vault` is no vault of the app.
 * @param {string} vault
 * @param {string} configDir
 * @param {string} id
 */
async function pluginFolder(vault, configDir, id) {
	// The app takes one name with a leading dot; anything else could lead out of the vault.
	if (!/^\.[^./\\][^/\\]*$/.test(configDir))
		throw new Refusal(
			`--config-dir takes the name of a folder that begins with a dot, such as .obsidian; ${configDir} is none.`,
		);
	if (!(await isFolder(vault))) throw new Refusal(`There is no folder ${vault}.`);
	const config = path.join(vault, configDir);
	if (!(await isFolder(config))) {
		throw new Refusal(
			`${vault} has no folder ${configDir}, so it is no vault, or Obsidian has not opened it yet. A vault with another configuration folder: --config-dir NAME.`,
		);
	}
	return path.join(config, "plugins", id);
}

/** @returns {Promise<string>} where the plugin was put */
async function main() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { "config-dir": { type: "string", default: ".obsidian" } },
	});
	const [vault, ...more] = positionals;
	if (vault === undefined || more.length > 0)
		throw new Refusal("Say which vault: npm run install-into -- <vault> [--config-dir NAME]");

	const manifest = await readFile(path.join(project, "manifest.json"));
	const { id } = /** @type {{ id: string }} */ (JSON.parse(manifest.toString("utf8")));
	const folder = await pluginFolder(path.resolve(vault), values["config-dir"], id);
	// In memory, and before anything is touched: where the sources do not build, the vault keeps the plugin it has.
	const { outputFiles } = await build({ ...bundleOptions, absWorkingDir: project, write: false });
	const [bundle] = outputFiles;
	if (bundle === undefined) throw new Error("The build gave no file");
	const files = {
		"main.js": bundle.contents,
		"manifest.json": manifest,
		"styles.css": await readFile(path.join(project, "styles.css")),
	};
	await mkdir(folder, { recursive: true });
	for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
	return folder;
}

try {
	console.log(
		`Networking Notes is in ${await main()}. Enable it under Settings → Community plugins, or reload Obsidian where it is on already.`,
	);
} catch (error) {
	const known =
		error instanceof Refusal ||
		(error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
	if (!known) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
