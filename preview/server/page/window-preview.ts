import type { AppHandle } from "../../start-app";

/** What tests and the console find as `window.preview`. */
export interface PreviewHandle extends Partial<AppHandle> {
	/** Resolves when the app is up, the plugin is loaded and the metadata is read; rejects with what went wrong. */
	readonly ready: Promise<void>;
	plugin?: unknown;
}

declare global {
	interface Window {
		preview: PreviewHandle;
	}
}
