// npm run test:app: the three moments in the real Obsidian, which is downloaded for it. Not part of `npm test`.
//   OBSIDIAN_VERSIONS="latest/latest"   other versions than the oldest allowed and the newest
// Ends with 0 where all went well, 75 where Obsidian could not be downloaded, anything else where something is wrong.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { copySampleVault } from "../support/sample-vault.mjs";
import { VAULT_VARIABLE } from "./versions.mjs";

const project = path.resolve(import.meta.dirname, "../..");

/**
 * Runs a program of Node's and waits; where it does not end well, so does this one, with the same code.
 * @param {string[]} args
 * @param {Record<string, string>} [variables]
 */
function run(args, variables = {}) {
	const { status } = spawnSync(process.execPath, args, {
		cwd: project,
		stdio: "inherit",
		env: { ...process.env, ...variables },
	});
	if (status !== 0) process.exit(status ?? 1);
}

/** Today where this machine is, as the app has it. */
function today() {
	const now = new Date();
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

const npm = process.env["npm_execpath"];
if (npm === undefined) {
	console.error("Run it by npm: npm run test:app");
	process.exit(1);
}
// No install scripts: two drivers of other browsers would download theirs, and nothing that is used here needs one.
run([npm, "ci", "--prefix", "tests/app", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
run(["tests/app/download.mjs"]);
run(["esbuild.config.mjs"]);
// The specs' types need the packages just installed, so that the project's own check leaves them out.
run([npm, "exec", "--no", "--", "tsc", "--project", "tests/app"]);

const vault = mkdtempSync(path.join(tmpdir(), "networking-notes-app-"));
process.on("exit", () => rmSync(vault, { recursive: true, force: true }));
await copySampleVault(vault, today());
run(["tests/app/node_modules/@wdio/cli/bin/wdio.js", "run", "tests/app/wdio.conf.mjs"], { [VAULT_VARIABLE]: vault });
