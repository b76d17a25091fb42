import type { App } from "obsidian";
import { FadingPane } from "../pane/fading-pane";

/**
 * After a dialog closes: if the app has nowhere to return the focus to (the row it was on has moved), focus the active
 * pane, so that keyboard users are not lost.
 */
export function giveFocusBack(app: App): void {
	window.setTimeout(() => {
		const pane = app.workspace.getActiveViewOfType(FadingPane);
		const { doc } = pane?.contentEl ?? {};
		if (pane !== null && doc !== undefined && (doc.activeElement === null || doc.activeElement === doc.body))
			pane.focusFirst();
	}, 50);
}
