/** What the tests of the app's facts share: an app over notes in memory, a plugin written in a line, keys and elements. */
import { MemoryDisk, type MemoryDiskOptions } from "../../platform/memory-disk";
import { startApp, type AppHandle, type StartOptions } from "../../start-app";

/** An app that runs in the test's page. */
export interface Stage {
	readonly app: AppHandle;
	readonly disk: MemoryDisk;
	close(): Promise<void>;
}

/** Starts an app over these notes; every stage must be closed before the next. */
export async function openStage(
	files: Readonly<Record<string, string | Uint8Array>>,
	options: Partial<StartOptions> = {},
	disk: MemoryDiskOptions = {},
): Promise<Stage> {
	const memory = new MemoryDisk(files, disk);
	const container = document.body.appendChild(document.createElement("div"));
	const app = await startApp({ files: memory, container, ...options });
	return {
		app,
		disk: memory,
		close: async () => {
			await app.stop();
			container.remove();
		},
	};
}

/** What {@link probe} says about itself. */
export const PROBE = {
	id: "probe",
	name: "Probe",
	version: "1.0.0",
	minAppVersion: "1.13.0",
	author: "",
	description: "",
};

/** A built plugin whose class has these members; `o` is what `require("obsidian")` gives. */
export function probe(body: string): { main: string; manifest: typeof PROBE } {
	return {
		manifest: PROBE,
		main: `const o = require("obsidian"); module.exports.default = class extends o.Plugin { ${body} };`,
	};
}

/** Presses a key where the focus is, or at an element. */
export function press(
	key: string,
	target: Element | null = document.activeElement,
	init: KeyboardEventInit = {},
): void {
	(target ?? document.body).dispatchEvent(
		new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }),
	);
}

/** The first element that a selector finds; throws where there is none. */
export function need(selector: string, root: ParentNode = document): HTMLElement {
	const found = root.querySelector<HTMLElement>(selector);
	if (!found) throw new Error(`Nothing is ${selector}`);
	return found;
}
