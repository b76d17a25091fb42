/** What every browser test opens: the plugin and the page, each built once in a run. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { inject } from "vitest";
import type {} from "../../../preview/testing/browser/page-once";
import { builtPlugin } from "../../support/built-plugin";
import { openBuilt, type Look, type Stage, type Vault } from "./stage";

export { viewportOf } from "../../../preview/testing/browser/browser-stage";
export { TODAY, type Look, type Stage, type Vault } from "./stage";

const SCREENSHOTS = resolve(import.meta.dirname, "../../screenshots");
const DOCS = resolve(import.meta.dirname, "../../../docs/pictures");

/** Opens a page and waits until the plugin has read the vault; every stage must be closed. */
export async function openStage(contents: Vault = "sample", look: Look = {}): Promise<Stage> {
	return openBuilt({ plugin: await builtPlugin(), page: inject("page") }, contents, look);
}

/**
 * Keeps a picture of a page under `tests/screenshots/`, which git ignores, for people to look at. `DOCS_PICTURES=1` makes those
 * that the documents show anew.
 */
export async function picture(stage: Stage, name: string): Promise<void> {
	await mkdir(SCREENSHOTS, { recursive: true });
	await stage.page.screenshot({ path: resolve(SCREENSHOTS, `${name}.png`) });
	const shown = resolve(DOCS, `${name}.png`);
	if (process.env["DOCS_PICTURES"] && existsSync(shown)) await stage.page.screenshot({ path: shown });
}
