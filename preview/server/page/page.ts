import { pluginDataInStore } from "../../api/plugin-data";
import type { Device } from "../../platform/device";
import { parseTheme, type ThemeName } from "../../screen/theme";
import type { PluginManifest } from "../../api/plugin";
import { startApp } from "../../start-app";
import type * as EditorModules from "./editor-modules";
import { HttpDisk } from "./http-disk";
import { drawPreviewBar } from "./preview-bar";
import type {} from "./window-preview";

/** What the page's address says: `?theme=dense-dark&device=phone&rtl=1&cold=1&today=2026-11-24&audit=1&open=Welcome.md`. */
function wishes(): {
	theme: ThemeName;
	device: Device;
	rtl: boolean;
	cold: boolean;
	today: string | undefined;
	audit: boolean;
} {
	const query = new URLSearchParams(location.search);
	const device = query.get("device");
	return {
		theme: parseTheme(query.get("theme")),
		device: device === "phone" || device === "tablet" ? device : "desktop",
		rtl: query.get("rtl") === "1",
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
	const { theme, device, rtl, cold, today, audit } = wishes();
	const day = today ?? vault.today ?? undefined;
	const handle = await startApp({
		files: new HttpDisk(vault.name),
		container,
		plugins: [plugin],
		coldCache: cold,
		modules: editorModules,
		without: plugin.without ?? [],
		theme,
		device,
		rtl,
		countLeftovers: audit,
		...(day === undefined ? {} : { today: day }),
		store: window.localStorage,
		...(vault.isCopy ? {} : { pluginData: pluginDataInStore(window.localStorage, `${vault.name}/plugins/`) }),
	});
	// A reload finds the leaves where they were.
	window.addEventListener("pagehide", () => void handle.inner.workspace.requestSaveLayout.run());
	drawPreviewBar(bar, handle, { theme, device, rtl });
	Object.assign(window.preview, handle, { plugin: handle.inner.plugins.getPlugin(plugin.manifest.id) });
	await handle.settled();
	const open = new URLSearchParams(location.search).get("open");
	if (open !== null) await handle.openNote(open);
	// Who comes back finds what was open.
	else if (
		vault.open !== null &&
		handle.app.workspace.getActiveFile() === null &&
		handle.app.vault.getFileByPath(vault.open)
	)
		await handle.openNote(vault.open);
}

const ready = start();
window.preview = { ready };
ready.catch((error: unknown) => {
	console.error(error);
	document.querySelector("#app")?.append(`The preview could not start. ${String(error)}`);
});
