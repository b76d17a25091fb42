// WebdriverIO's configuration, used by run.mjs. wdio-obsidian-service starts each Obsidian with settings of its own and
// over a copy of the vault, so that neither the Obsidian of this machine nor the vault given is touched.
import { parseObsidianVersions } from "wdio-obsidian-service";
import { CACHE, VAULT_VARIABLE, wantedVersions } from "./versions.mjs";

const vault = process.env[VAULT_VARIABLE];
if (vault === undefined) throw new Error("Run it by npm run test:app, which makes the vault");
const versions = await parseObsidianVersions(wantedVersions(), { cacheDir: CACHE });

/** @type {WebdriverIO.Config} */
export const config = {
	runner: "local",
	framework: "mocha",
	specs: ["./specs/**/*.e2e.mjs"],
	// One window at a time: what is tested is the keyboard, and only one window has the focus.
	maxInstances: 1,
	capabilities: versions.map(([appVersion, installerVersion]) => ({
		browserName: "obsidian",
		"wdio:obsidianOptions": { appVersion, installerVersion, plugins: ["../.."], vault },
	})),
	services: ["obsidian"],
	reporters: ["obsidian"],
	mochaOpts: { ui: "bdd", timeout: 60_000 },
	waitforTimeout: 10_000,
	waitforInterval: 100,
	cacheDir: CACHE,
	logLevel: "warn",
};
