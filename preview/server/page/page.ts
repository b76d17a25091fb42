import { pluginDataInStore } from "../../api/plugin-data";
import type { Device } from "../../platform/device";
import { parseTheme } from "../../screen/theme";
import type { PluginManifest } from "../../api/plugin";
import { startApp } from "../../start-app";
import type * as EditorModules from "./editor-modules";
import { HttpDisk } from "./http-disk";
import { drawPreviewBar, NO_INSETS, PHONE_INSETS, type Look } from "./preview-bar";
import type {} from "./window-preview";

/** The app's own limit: a window that is narrower is a phone's. */
const PHONE_WIDTH = 600;

/** What the page's address says: `?theme=dense-dark&device=phone&nav=fixed&insets=47,34&keyboard=336&rtl=1&open=Welcome.md`. */
function wishes(): Look & { cold: boolean; today: string | undefined; audit: boolean } {
	const query = new URLSearchParams(location.search);
	const asked = query.get("device");
	const device: Device =
		asked === "phone" || asked === "tablet" || asked === "desktop"
			? asked
			: Math.min(innerWidth, screen.width) < PHONE_WIDTH
				? "phone"
				: "desktop";
	const [top = 0, bottom = 0] = (query.get("insets") ?? "").split(",").map(Number);
	return {
		theme: parseTheme(query.get("theme")),
		device,
		rtl: query.get("rtl") === "1",
		floatingNavigation: query.get("nav") !== "fixed",
		insets: query.has("insets") ? { top, bottom } : device === "phone" ? PHONE_INSETS : NO_INSETS,
		keyboard: Number(query.get("keyboard") ?? 0),
		cold: query.get("cold") === "1",
		today: query.get("today") ?? undefined,
		audit: query.get("audit") === "1",
	};
}

async function fetchJson<T>(address: string): Promise<T> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
	return (await response.json()) as T;
}

async function start(): Promise<void> {
	const [vault, plugin] = await Promise.all([
		fetchJson<{ name: string; isCopy: boolean; today: string | null; open: string | null }>("/api/vault"),
		fetchJson<{ main: string; manifest: PluginManifest; styles?: string; without?: string[] }>("/api/plugin"),
	]);
	const container = document.querySelector<HTMLElement>("#app");
	const bar = document.querySelector<HTMLElement>("#preview-bar");
	if (!container || !bar) throw new Error("The page is not complete");
	// After the app's own rules, as the app loads it.
	const styles = document.createElement("style");
	styles.textContent = plugin.styles ?? "";
	document.head.append(styles);

	// Under its own address: only few plugins need it, and it is as large as all the rest.
	const address = "/editor-modules.js";
	const { editorModules } = plugin.main.includes("@codemirror/")
		? ((await import(address)) as typeof EditorModules)
		: { editorModules: {} };
	const { cold, today, audit, ...look } = wishes();
	const day = today ?? vault.today ?? undefined;
	const open = new URLSearchParams(location.search).get("open");
	const handle = await startApp({
		files: new HttpDisk(vault.name),
		container,
		plugins: [plugin],
		coldCache: cold,
		modules: editorModules,
		without: plugin.without ?? [],
		...look,
		countLeftovers: audit,
		...(day === undefined ? {} : { today: day }),
		...(open === null ? {} : { open }),
		...(vault.open === null ? {} : { openIfNone: vault.open }),
		store: window.localStorage,
		...(vault.isCopy ? {} : { pluginData: pluginDataInStore(window.localStorage, `${vault.name}/plugins/`) }),
	});
	// A reload finds the leaves where they were.
	window.addEventListener("pagehide", () => {
		const { workspace } = handle.inner;
		workspace.requestSaveLayout();
		void workspace.requestSaveLayout.run();
		// Nothing would answer in them any more.
		workspace.closePopouts();
	});
	drawPreviewBar(bar, handle, look);
	Object.assign(window.preview, handle, { plugin: handle.inner.plugins.getPlugin(plugin.manifest.id) });
	await handle.settled();
}

const ready = start();
window.preview = { ready };
ready.catch((error: unknown) => {
	console.error(error);
	document.querySelector("#app")?.append(`The preview could not start. ${String(error)}`);
});
