import type { App } from "obsidian";
import { FadingPane } from "../pane/fading-pane";

/**
 * After a dialog: where the app finds nothing to give the focus back to, since the row that had it has moved, the pane that
 * is in use takes it, so that the keyboard is not lost.
 */
export function giveFocusBack(app: App): void {
	window.setTimeout(() => {
		const pane = app.workspace.getActiveViewOfType(FadingPane);
		const { doc } = pane?.contentEl ?? {};
		if (pane !== null && doc !== undefined && (doc.activeElement === null || doc.activeElement === doc.body))
			pane.focusFirst();
	}, 50);
}
