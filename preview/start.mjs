// Shows a built plugin in the preview: a folder with main.js, manifest.json and perhaps styles.css.
//   node preview/start.mjs --plugin FOLDER                   over an empty vault
//   node preview/start.mjs --plugin FOLDER --vault PATH      over a folder of notes, used in place
//   node preview/start.mjs --plugin FOLDER --copy-of PATH    over a copy of a folder, removed at the end
//     --today YYYY-MM-DD    the day it is in the page
//     --port N
//     --device phone       or tablet: the page opens as it is on one, a phone with a keyboard that rises
//     --without Plugin.registerEditorExtension,Plugin.registerMarkdownPostProcessor
//       what the preview does not have and the plugin can do without, a class, a member or a function: it does nothing, and warns
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readPlugin } from "./server/plugin-folder.mjs";
import { addressOf } from "./server/device-address.mjs";
import { startPreview } from "./server/server.mjs";

const text = /** @type {const} */ ({ type: "string" });
const { values } = parseArgs({
	options: { plugin: text, vault: text, "copy-of": text, port: text, today: text, without: text, device: text },
});
const { plugin: folder, vault, "copy-of": original, without } = values;
if (folder === undefined) throw new Error("--plugin names the folder of a built plugin");
if (vault !== undefined && original !== undefined)
	throw new Error("--vault uses a folder in place, --copy-of a copy of one: give one of them");

async function copy() {
	const made = await mkdtemp(path.join(tmpdir(), "preview-vault-"));
	if (original !== undefined) await cp(original, made, { recursive: true });
	return made;
}

const plugin = async () => ({ ...(await readPlugin(folder)), without: without?.split(",") ?? [] });
const { manifest } = await plugin();
const preview = await startPreview({
	plugin,
	vault: vault ?? (await copy()),
	isCopy: vault === undefined,
	port: Number(values.port ?? 4174),
	...(values.today === undefined ? {} : { today: values.today }),
});
console.log(`${manifest.name} ${manifest.version} runs at ${preview.url}${addressOf(values.device)}`);
console.log(`The notes are in ${preview.vault}`);

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void preview.close().then(() => process.exit(0)));
