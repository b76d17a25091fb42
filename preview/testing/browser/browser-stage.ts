/** One browser for a test file, and pages of the preview in it: each over a vault on disk of its own, with a built plugin. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { PagePlugin } from "../../server/plugin-folder.mjs";
import type {} from "../../server/page/window-preview";
import { startPreview } from "../../server/server.mjs";
import { findChromium } from "./chromium";

/** How the page is to look. */
export interface Look {
	readonly theme?: string;
	readonly device?: "desktop" | "tablet" | "phone";
	readonly rtl?: boolean;
	readonly width?: number;
	readonly height?: number;
	/** A note to open at the start. */
	readonly open?: string;
	readonly touch?: boolean;
	readonly reducedMotion?: boolean;
}

/** What a stage is made of. */
export interface BrowserStageOptions {
	readonly plugin: PagePlugin;
	/** "YYYY-MM-DD": the day it is in the page. */
	readonly today: string;
	/** Notes by their paths, or what fills the vault's folder. */
	readonly vault: Readonly<Record<string, string>> | ((folder: string) => Promise<void>);
	readonly look?: Look;
	/** The plugin's settings; none where it has none yet. */
	readonly settings?: object;
	/** A folder with the page, made by `writePage`; without it, the page is bundled. */
	readonly page?: string;
}

/** An open page over a vault. */
export interface BrowserStage {
	readonly page: Page;
	/** Where the vault is on disk. */
	readonly vault: string;
	/** The text of a note on disk. */
	read(path: string): Promise<string>;
	/** Writes a note as another program does. */
	write(path: string, text: string): Promise<void>;
	/** Every file of the vault but the app's own, by its path, with its bytes. */
	files(): Promise<Map<string, string>>;
	/** Runs a command from the palette, by typing its name: as a user does. */
	command(name: string): Promise<void>;
	/** What the page complained of. */
	readonly complaints: string[];
	close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** The browser of this file, launched once. Throws where there is none on the machine. */
export function launch(): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === undefined) throw new Error("There is no Chromium");
	browser ??= chromium.launch({
		executablePath,
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
	});
	return browser;
}

/** Ends the browser of this file. */
export async function closeBrowser(): Promise<void> {
	await (await browser)?.close();
	browser = undefined;
}

async function filesIn(root: string): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const key = path.slice(root.length + 1).replaceAll("\\", "/");
		if (!key.startsWith(".")) found.set(key, (await readFile(path)).toString("latin1"));
	}
	return found;
}

/** Opens a page and waits until the plugin in it is loaded; every stage must be closed. */
export async function openBrowserStage({ plugin, today, vault: contents, look = {}, settings, page: pageFolder }: BrowserStageOptions): Promise<BrowserStage> {
	const vault = await mkdtemp(join(tmpdir(), "preview-e2e-"));
	const write = async (path: string, text: string): Promise<void> => {
		await mkdir(dirname(join(vault, path)), { recursive: true });
		await writeFile(join(vault, path), text);
	};
	if (typeof contents === "function") await contents(vault);
	else for (const [path, text] of Object.entries(contents)) await write(path, text);
	const preview = await startPreview({ vault, plugin, today, ...(pageFolder === undefined ? {} : { page: pageFolder }) });
	const phone = look.device === "phone";
	const options: BrowserContextOptions = {
		viewport: { width: look.width ?? (phone ? 390 : 1280), height: look.height ?? (phone ? 844 : 860) },
		hasTouch: look.touch ?? phone,
		reducedMotion: look.reducedMotion === false ? "no-preference" : "reduce",
		locale: "en-GB",
	};
	const context = await (await launch()).newContext(options);
	if (settings !== undefined) {
		await context.addInitScript(([key, json]) => {
			if (key !== undefined && json !== undefined && localStorage.getItem(key) === null) localStorage.setItem(key, json);
		}, [`${basename(vault)}/plugins/${plugin.manifest.id}`, JSON.stringify(settings)]);
	}
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("console", (message) => {
		// A file that the plugin looked for and that is not there is no complaint of the page's.
		const missing = message.text().includes("404") && message.location().url.includes("/api/");
		if (message.type() === "error" && !missing) complaints.push(message.text());
	});
	const query = new URLSearchParams({
		theme: look.theme ?? "light", device: look.device ?? "desktop", rtl: look.rtl === true ? "1" : "0", today,
		...(look.open === undefined ? {} : { open: look.open }),
	});
	await page.goto(`${preview.url}?${query.toString()}`);
	await page.evaluate(() => window.preview.ready);
	return {
		page, vault, complaints, write,
		read: (path) => readFile(join(vault, path), "utf8"),
		files: () => filesIn(vault),
		command: async (name) => {
			await page.keyboard.press("Control+p");
			await page.keyboard.type(name);
			await page.keyboard.press("Enter");
		},
		close: async () => {
			await context.close();
			await preview.close();
			await rm(vault, { recursive: true, force: true });
		},
	};
}
