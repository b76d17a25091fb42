import { CommandPalette, QuickSwitcher } from "../screen/dialogs/command-palette";
import { MarkdownView } from "../editor/markdown-view";
import type { App } from "./app";

/** The app's own commands that the preview has. */
export function addCoreCommands(app: App): void {
	const add = (id: string, name: string, key: string | undefined, callback: () => unknown): void =>
		app.commands.addCommand({
			id,
			name,
			callback,
			...(key === undefined ? {} : { hotkeys: [{ modifiers: ["Mod"], key }] }),
		});
	add("command-palette:open", "Command palette: Open command palette", "p", () => new CommandPalette(app).open());
	add("switcher:open", "Quick switcher: Open quick switcher", "o", () => new QuickSwitcher(app).open());
	add("app:open-settings", "Open settings", ",", () => app.setting.open());
	add("app:toggle-left-sidebar", "Toggle left sidebar", undefined, () => app.workspace.leftSplit.toggle());
	add("app:toggle-right-sidebar", "Toggle right sidebar", undefined, () => app.workspace.rightSplit.toggle());
	add("theme:toggle-light-dark", "Toggle light/dark mode", undefined, () =>
		app.setTheme(app.isDarkMode() ? "light" : "dark"),
	);
	app.commands.addCommand({
		id: "markdown:toggle-preview",
		name: "Toggle reading view",
		hotkeys: [{ modifiers: ["Mod"], key: "e" }],
		checkCallback: (checking) => {
			const view = app.workspace.getActiveViewOfType(MarkdownView);
			if (view && !checking) view.setMode(view.getMode() === "source" ? "preview" : "source");
			return view !== null;
		},
	});
	app.commands.addCommand({
		id: "editor:save-file",
		name: "Save current file",
		hotkeys: [{ modifiers: ["Mod"], key: "s" }],
		editorCallback: (_editor, view) => view.save(),
	});
}
