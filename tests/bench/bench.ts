/** All benchmarks, or those that are named: see `docs/performance.md`. */
import { useYaml } from "../../src/note/frontmatter/read-yaml";
import { parseYaml } from "../../preview/vault/yaml";
import { closeBrowser } from "../../preview/testing/browser/browser-stage";
import { building, burst, midnight } from "./building";
import { changes, shared } from "./changes";
import { events } from "./events";
import { exchange } from "./exchange";
import { frames } from "./frames";
import type { LightApp } from "./light-app";
import { memory } from "./memory";
import { load } from "./load";
import { pane } from "./pane";
import { ledger } from "./ledger";
import { lightVault } from "./watched-world";

useYaml(parseYaml);

const PARTS: Readonly<Record<string, (vaults: ReadonlyMap<number, LightApp>) => Promise<string>>> = {
	load,
	pane,
	frames,
	memory,
	changes,
	shared,
	events,
	building,
	burst,
	midnight,
	exchange,
	ledger,
};

/** Those that need no vault of this process. */
const IN_BROWSER = new Set(["load", "pane", "frames", "memory", "exchange", "ledger", "shared"]);

const asked = process.argv.slice(2);
const sizes = asked.filter((word) => /^\d+$/.test(word)).map(Number);
const names = asked.filter((word) => word in PARTS);
const begun = performance.now();
const vaults = new Map<number, LightApp>();
for (const [name, part] of Object.entries(PARTS)) {
	if (names.length > 0 && !names.includes(name)) continue;
	// Made when they are needed first: the browser has the memory for itself before.
	if (!IN_BROWSER.has(name) && vaults.size === 0)
		for (const people of sizes.length > 0 ? sizes : [1000, 10_000, 50_000]) vaults.set(people, lightVault(people));
	console.log(`## ${name}\n\n${await part(vaults)}\n`);
}
await closeBrowser();
console.log(`${Math.round((performance.now() - begun) / 1000)} s in all`);
process.exit(0);
