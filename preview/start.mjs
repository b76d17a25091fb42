// npm start: builds the plugin and shows it in a browser page that stands in for the app.
//   npm start                          a fresh copy of the sample vault
//   npm start -- --vault PATH          a folder of notes, used in place
//   npm start -- --people 5000         a large vault of invented people, in a folder of its own
//   npm start -- --today YYYY-MM-DD    another day: the sample vault is alive on it, and it is that day in the page
//   npm start -- --port N
import { execFileSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { startPreview } from "./server/server.mjs";

const project = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { vault: { type: "string" }, today: { type: "string" }, people: { type: "string" }, port: { type: "string" } } });

execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: project, stdio: "inherit" });
if (values.vault !== undefined && values.people !== undefined) throw new Error("--people makes a vault; --vault names one: give one of them");
const preview = await startPreview({
	port: Number(values.port ?? 4173),
	...(values.vault === undefined ? {} : { vault: values.vault }),
	...(values.people === undefined ? {} : { people: Number(values.people) }),
	...(values.today === undefined ? {} : { today: values.today }),
});
console.log(`Networking Notes runs at ${preview.url}`);
console.log(`The notes are in ${preview.vault}${values.vault === undefined ? " (a copy, removed at the end)" : ""}`);
console.log("Ctrl+C ends it.");

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void preview.close().then(() => process.exit(0)));
