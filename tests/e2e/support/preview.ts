/** The built plugin in pages of the preview, as the browser tests look at it. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readPlugin } from "../../../preview/server/plugin-folder.mjs";
import { openBrowserStage, type BrowserStage, type Look as PageLook } from "../../../preview/testing/browser/browser-stage";
import { copySampleVault } from "../../support/sample-vault.mjs";

export { closeBrowser, launch } from "../../../preview/testing/browser/browser-stage";

/** The day on which every browser test takes place. */
export const TODAY = "2026-11-24";

const ROOT = resolve(import.meta.dirname, "../../..");
const SCREENSHOTS = join(ROOT, "tests/screenshots");

/** How the page is to look, and what the plugin in it knows. */
export interface Look extends PageLook {
	/** The day it is; else {@link TODAY}. */
	readonly today?: string;
	/** The plugin's settings; else those of somebody who has answered the question of the first run. Null: none yet. */
	readonly settings?: object | null;
}

/** An open page over a vault. */
export type Stage = BrowserStage;

/** What a stage can stand on: the sample vault, or notes by their paths. */
export type Vault = "sample" | Readonly<Record<string, string>>;

/** Opens a page and waits until the plugin has read the vault; every stage must be closed. */
export async function openStage(contents: Vault = "sample", { today = TODAY, settings = { setUp: true }, ...look }: Look = {}): Promise<Stage> {
	const vault = contents === "sample" ? (folder: string) => copySampleVault(folder, today) : contents;
	const stage = await openBrowserStage({ plugin: await readPlugin(ROOT), vault, today, look, ...(settings === null ? {} : { settings }) });
	await stage.page.evaluate(() => (window.preview.plugin as { api: { ready: Promise<void> } }).api.ready);
	return stage;
}

/** Keeps a picture of a page under `tests/screenshots/`, which git ignores, for people to look at. */
export async function picture(stage: Stage, name: string): Promise<void> {
	await mkdir(SCREENSHOTS, { recursive: true });
	await stage.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
