import type { App } from "./app";
import type { Command } from "./commands";
import type { TFile } from "./files";
import { FuzzySuggestModal } from "./suggest-modal";

/** The list of all commands that can run now. */
export class CommandPalette extends FuzzySuggestModal<Command> {
	readonly #commands: Command[];

	constructor(app: App) {
		super(app);
		this.setPlaceholder("Select a command...");
		this.setInstructions([{ command: "↑↓", purpose: "to navigate" }, { command: "↵", purpose: "to use" }, { command: "esc", purpose: "to dismiss" }]);
		this.#commands = app.commands.listCommands().sort((a, b) => a.name.localeCompare(b.name));
	}

	getItems(): Command[] {
		return this.#commands;
	}

	getItemText(command: Command): string {
		return command.name;
	}

	onChooseItem(command: Command): void {
		this.app.commands.executeCommand(command);
	}
}

/** Opens a note by its name. */
export class QuickSwitcher extends FuzzySuggestModal<TFile> {
	constructor(app: App) {
		super(app);
		this.setPlaceholder("Find a note...");
	}

	getItems(): TFile[] {
		return this.app.vault.getMarkdownFiles();
	}

	getItemText(file: TFile): string {
		return file.path.slice(0, -".md".length);
	}

	onChooseItem(file: TFile): void {
		void this.app.workspace.getLeaf().openFile(file);
	}
}

/** The app's own commands that the preview has. */
export function addCoreCommands(app: App): void {
	const add = (id: string, name: string, key: string | undefined, callback: () => unknown): void =>
		app.commands.addCommand({ id, name, callback, ...(key === undefined ? {} : { hotkeys: [{ modifiers: ["Mod"], key }] }) });
	add("command-palette:open", "Command palette: Open command palette", "p", () => new CommandPalette(app).open());
	add("switcher:open", "Quick switcher: Open quick switcher", "o", () => new QuickSwitcher(app).open());
	add("app:open-settings", "Open settings", ",", () => app.setting.open());
	add("app:toggle-left-sidebar", "Toggle left sidebar", undefined, () => app.workspace.leftSplit.toggle());
	add("app:toggle-right-sidebar", "Toggle right sidebar", undefined, () => app.workspace.rightSplit.toggle());
	add("theme:toggle-light-dark", "Toggle light/dark mode", undefined, () => app.setTheme(app.isDarkMode() ? "light" : "dark"));
	app.commands.addCommand({
		id: "editor:save-file",
		name: "Save current file",
		hotkeys: [{ modifiers: ["Mod"], key: "s" }],
		editorCallback: (_editor, view) => view.save(),
	});
}
