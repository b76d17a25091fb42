/** One browser for a process, and pages of the preview in it: each over a vault on disk of its own, with a built plugin. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { chromium, type Browser, type ConsoleMessage, type Page } from "playwright-core";
import type { PagePlugin } from "../../server/plugin-folder.mjs";
import type {} from "../../server/page/window-preview";
import { startPreview } from "../../server/server.mjs";
import { findChromium } from "./chromium";

/** How the page is to look. */
export interface Look {
	readonly theme?: string;
	readonly device?: "desktop" | "tablet" | "phone";
	readonly rtl?: boolean;
	/** Whether a phone's bar floats over the view; it does by default, as in the app. */
	readonly floatingNavigation?: boolean;
	/** Pixels at the top and the bottom which the device takes; by default a usual phone's. */
	readonly insets?: readonly [top: number, bottom: number];
	/** Pixels: the keyboard that rises while a field has the focus; by default none. */
	readonly keyboard?: number;
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
	/** Resolves when nothing in the page has changed for three frames, and every font is there. */
	quiet(): Promise<void>;
	/** What the page complained of. */
	readonly complaints: string[];
	close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** The browser of this process, launched once. Throws where there is none on the machine. */
export function launch(): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === undefined) throw new Error("There is no Chromium");
	browser ??= chromium.launch({
		executablePath,
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
	return browser;
}

/** Ends the browser, which else ends with its process. */
export async function closeBrowser(): Promise<void> {
	await (await browser)?.close();
	browser = undefined;
	spare.clear();
}

/**
 * Pages that no stage has any more, by what a page cannot change about itself. The next stage loads the preview into one of
 * them: its process has the scripts compiled, which makes that four times as cheap as in a page of a new context.
 */
const spare = new Map<string, { readonly page: Page; readonly port: number }>();

/** Pixels of a page's window, where the look doesn't say them those of a usual device. */
export function viewportOf({ device, width, height }: Look): { width: number; height: number } {
	const phone = device === "phone";
	return { width: width ?? (phone ? 390 : 1280), height: height ?? (phone ? 844 : 860) };
}

async function takePage(look: Look): Promise<{ page: Page; port: number; giveBack(port: number): Promise<void> }> {
	const fixed = {
		hasTouch: look.touch ?? look.device === "phone",
		reducedMotion: look.reducedMotion === false ? "no-preference" : "reduce",
		locale: "en-GB",
	} as const;
	const key = JSON.stringify(fixed);
	const known = spare.get(key);
	spare.delete(key);
	const page = known?.page ?? (await (await (await launch()).newContext(fixed)).newPage());
	await page.setViewportSize(viewportOf(look));
	// Where the mouse was last, it would hover over what is drawn there next.
	if (known !== undefined) await page.mouse.move(0, 0);
	return {
		page,
		port: known?.port ?? 0,
		async giveBack(port) {
			for (const other of page.context().pages()) if (other !== page) await other.close();
			if (spare.has(key) || page.isClosed()) await page.context().close();
			else spare.set(key, { page, port });
		},
	};
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

async function whenQuiet(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await document.fonts.ready;
		let still = 0;
		const observer = new MutationObserver(() => {
			still = 0;
		});
		observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
		while (still++ < 3) await new Promise((resolve) => requestAnimationFrame(resolve));
		observer.disconnect();
	});
}

/** Opens a page and waits until the plugin in it is loaded; every stage must be closed. */
export async function openBrowserStage({
	plugin,
	today,
	vault: contents,
	look = {},
	settings,
	page: pageFolder,
}: BrowserStageOptions): Promise<BrowserStage> {
	const vault = await mkdtemp(join(tmpdir(), "preview-e2e-"));
	const write = async (path: string, text: string): Promise<void> => {
		await mkdir(dirname(join(vault, path)), { recursive: true });
		await writeFile(join(vault, path), text);
	};
	if (typeof contents === "function") await contents(vault);
	else for (const [path, text] of Object.entries(contents)) await write(path, text);
	const { page, port, giveBack } = await takePage(look);
	// At the address of the stage before, where what the browser has compiled is known.
	const server = { vault, plugin, today, ...(pageFolder === undefined ? {} : { page: pageFolder }) };
	const preview = await startPreview({ ...server, port }).catch((error: unknown) => {
		if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return startPreview(server);
		throw error;
	});
	const stored =
		settings === undefined ? [] : [[`${basename(vault)}/plugins/${plugin.manifest.id}`, JSON.stringify(settings)]];
	const blank = `${preview.url}blank.html`;
	if (page.url() !== blank) await page.goto(blank);
	await page.evaluate((entries) => {
		localStorage.clear();
		for (const [key = "", json = ""] of entries) localStorage.setItem(key, json);
	}, stored);
	const complaints: string[] = [];
	const onError = (error: Error): void => void complaints.push(error.message);
	const onMessage = (message: ConsoleMessage): void => {
		// A file that the plugin looked for and that is not there is no complaint of the page's.
		const missing = message.text().includes("404") && message.location().url.includes("/api/");
		if (message.type() === "error" && !missing) complaints.push(message.text());
	};
	page.on("pageerror", onError);
	page.on("console", onMessage);
	const query = new URLSearchParams({
		theme: look.theme ?? "light",
		device: look.device ?? "desktop",
		rtl: look.rtl === true ? "1" : "0",
		today,
		...(look.floatingNavigation === false ? { nav: "fixed" } : {}),
		...(look.insets === undefined ? {} : { insets: look.insets.join(",") }),
		...(look.keyboard === undefined ? {} : { keyboard: String(look.keyboard) }),
		...(look.open === undefined ? {} : { open: look.open }),
	});
	await page.goto(`${preview.url}?${query.toString()}`);
	await page.evaluate(() => window.preview.ready);
	return {
		page,
		vault,
		complaints,
		write,
		quiet: () => whenQuiet(page),
		read: (path) => readFile(join(vault, path), "utf8"),
		files: () => filesIn(vault),
		command: async (name) => {
			await page.keyboard.press("Control+p");
			await page.keyboard.insertText(name);
			await page.keyboard.press("Enter");
		},
		close: async () => {
			page.off("pageerror", onError);
			page.off("console", onMessage);
			// What the page runs ends with it; nothing of it may come into the next stage.
			await page.goto(blank);
			await giveBack(Number(new URL(preview.url).port));
			await preview.close();
			await rm(vault, { recursive: true, force: true });
		},
	};
}
