// npm start: builds the plugin and shows it in a browser page that stands in for the app.
//   npm start                          a fresh copy of the sample vault
//   npm start -- --vault PATH          a folder of notes, used in place
//   npm start -- --people 5000         a large vault of invented people, in a folder of its own
//   npm start -- --today YYYY-MM-DD    another day: the sample vault is alive on it, and it is that day in the page
//   npm start -- --device phone         or tablet: the page opens as it is on one, a phone with a keyboard that rises
//   npm start -- --port N
import { execFileSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { readPlugin } from "../preview/server/plugin-folder.mjs";
import { addressOf } from "../preview/server/device-address.mjs";
import { startPreview } from "../preview/server/server.mjs";
import { writeLargeVault } from "../tests/support/large-vault.mjs";
import { copySampleVault } from "../tests/support/sample-vault.mjs";

const project = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({
	options: {
		vault: { type: "string" },
		today: { type: "string" },
		people: { type: "string" },
		port: { type: "string" },
		device: { type: "string" },
	},
});

/** A vault made for this run. */
async function freshVault() {
	const today = values.today ?? localDay(new Date());
	const people = values.people === undefined ? undefined : Number(values.people);
	if (people !== undefined && !(Number.isInteger(people) && people >= 0))
		throw new RangeError("The number of people must be a whole number");
	const folder = await mkdtemp(path.join(tmpdir(), "networking-notes-"));
	if (people === undefined) await copySampleVault(folder, today);
	else await writeLargeVault(folder, { people, today });
	return folder;
}

/** The day on this machine's calendar. @param {Date} now */
function localDay(now) {
	return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

execFileSync(process.execPath, ["esbuild.config.mjs"], { cwd: project, stdio: "inherit" });
if (values.vault !== undefined && values.people !== undefined)
	throw new Error("--people makes a vault; --vault names one: give one of them");
const preview = await startPreview({
	// Read anew at each load of the page, for builds that go on meanwhile.
	plugin: () => readPlugin(project),
	vault: values.vault ?? (await freshVault()),
	isCopy: values.vault === undefined,
	port: Number(values.port ?? 4173),
	...(values.vault === undefined ? { open: "Welcome.md" } : {}),
	...(values.today === undefined ? {} : { today: values.today }),
});
console.log(`Networking Notes runs at ${preview.url}${addressOf(values.device)}`);
console.log(`The notes are in ${preview.vault}${values.vault === undefined ? " (a copy, removed at the end)" : ""}`);
console.log("Ctrl+C ends it.");

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void preview.close().then(() => process.exit(0)));
