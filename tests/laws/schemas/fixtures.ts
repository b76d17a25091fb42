/** Vaults in the shape that other plugins write, beside this folder; each says whose. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** All files of the vault of a plugin, its configuration folder too. */
export function textsOf(plugin: string): Record<string, string> {
	const root = resolve(import.meta.dirname, "../../fixtures", plugin, "vault");
	const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return Object.fromEntries(
		files.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			return [path.slice(root.length + 1), readFileSync(path, "utf8")];
		}),
	);
}
