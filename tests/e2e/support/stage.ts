/** The plugin in pages of the preview, as the browser tests and the benchmarks look at it. */
import type { PagePlugin } from "../../../preview/server/plugin-folder.mjs";
import {
	openBrowserStage,
	type BrowserStage,
	type Look as PageLook,
} from "../../../preview/testing/browser/browser-stage";
import { copySampleVault } from "../../support/sample-vault.mjs";

/** The day on which every browser test takes place. */
export const TODAY = "2026-11-24";

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

/** What every stage loads: the built plugin, and the folder with the page where that is bundled already. */
export interface Built {
	readonly plugin: PagePlugin;
	readonly page?: string;
}

/** Opens a page and waits until the plugin has read the vault; every stage must be closed. */
export async function openBuilt(
	built: Built,
	contents: Vault,
	{ today = TODAY, settings = { setUp: true }, ...look }: Look = {},
): Promise<Stage> {
	const vault = contents === "sample" ? (folder: string) => copySampleVault(folder, today) : contents;
	const stage = await openBrowserStage({ ...built, vault, today, look, ...(settings === null ? {} : { settings }) });
	await stage.page.evaluate(() => (window.preview.plugin as { api: { ready: Promise<void> } }).api.ready);
	return stage;
}
