import type { App } from "../../api/app";
import type { Command } from "../../api/commands";
import type { TFile } from "../../vault/files";
import { FuzzySuggestModal } from "./suggest-modal";

/** The list of all commands that can run now. */
export class CommandPalette extends FuzzySuggestModal<Command> {
	readonly #commands: Command[];

	constructor(app: App) {
		super(app);
		this.setPlaceholder("Select a command...");
		this.setInstructions([
			{ command: "↑↓", purpose: "to navigate" },
			{ command: "↵", purpose: "to use" },
			{ command: "esc", purpose: "to dismiss" },
		]);
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
