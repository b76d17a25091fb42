import { readFileSync } from "node:fs";
import path from "node:path";

/** Where Obsidian and its driver are kept between runs. Git ignores it. */
export const CACHE = path.join(import.meta.dirname, ".obsidian-cache");

/** The variable by which run.mjs hands the vault, a copy that is alive today, to wdio.conf.mjs. */
export const VAULT_VARIABLE = "NETWORKING_NOTES_VAULT";

/**
 * Which Obsidian to test in, as pairs of app and installer: the oldest that the manifest allows in its oldest Electron,
 * and the newest. `OBSIDIAN_VERSIONS` names others, in the same form: "1.13.2/latest latest/earliest".
 * @returns {string}
 */
export function wantedVersions() {
	const manifest = readFileSync(path.resolve(import.meta.dirname, "../../manifest.json"), "utf8");
	const { minAppVersion } = /** @type {{ minAppVersion: string }} */ (JSON.parse(manifest));
	return process.env["OBSIDIAN_VERSIONS"] ?? `${minAppVersion}/earliest latest/latest`;
}
