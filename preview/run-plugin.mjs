// Shows any built plugin in the preview: a folder with main.js, manifest.json and perhaps styles.css.
//   node preview/run-plugin.mjs --plugin FOLDER              over a fresh copy of the sample vault
//   node preview/run-plugin.mjs --plugin FOLDER --vault PATH --port N
//   node preview/run-plugin.mjs --plugin FOLDER --without Plugin.registerEditorExtension,Plugin.registerMarkdownPostProcessor
//     what the preview does not have and the plugin can do without: it does nothing there, with a warning
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { startPreview } from "./server/server.mjs";

const { values } = parseArgs({ options: { plugin: { type: "string" }, vault: { type: "string" }, port: { type: "string" }, today: { type: "string" }, without: { type: "string" } } });
if (values.plugin === undefined) throw new Error("--plugin names the folder of a built plugin");
const folder = path.resolve(values.plugin);
/** @param {string} name */
const read = (name) => readFile(path.join(folder, name), "utf8");
/** @type {{ name: string, version: string }} */
const manifest = JSON.parse(await read("manifest.json"));
const preview = await startPreview({
	plugin: { main: await read("main.js"), manifest, styles: await read("styles.css").catch(() => ""), without: values.without?.split(",") ?? [] },
	port: Number(values.port ?? 4174),
	...(values.vault === undefined ? {} : { vault: values.vault }),
	...(values.today === undefined ? {} : { today: values.today }),
});
console.log(`${manifest.name} ${manifest.version} runs at ${preview.url}`);
console.log(`The notes are in ${preview.vault}`);

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void preview.close().then(() => process.exit(0)));
