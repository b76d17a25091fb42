import type { App } from "./app";
import type { Editor } from "../editor/editor";
import { isKey, type Modifier } from "../screen/keymap";
import type { MarkdownView } from "../editor/markdown-view";

/** A command as plugins declare it. */
export interface Command {
	id: string;
	name: string;
	icon?: string;
	mobileOnly?: boolean;
	repeatable?: boolean;
	callback?: () => unknown;
	checkCallback?: (checking: boolean) => boolean | void;
	editorCallback?: (editor: Editor, view: MarkdownView) => unknown;
	editorCheckCallback?: (checking: boolean, editor: Editor, view: MarkdownView) => boolean | void;
	hotkeys?: { modifiers: Modifier[]; key: string }[];
}

/** The commands of the app and its plugins. */
export class Commands {
	readonly commands: Record<string, Command> = {};

	constructor(private readonly app: App) {
		app.scope.register(null, null, (event) => this.#onKey(event));
	}

	addCommand(command: Command): void {
		this.commands[command.id] = command;
	}

	removeCommand(id: string): void {
		delete this.commands[id];
	}

	findCommand(id: string): Command | undefined {
		return this.commands[id];
	}

	/** The commands that can be run now: asks every one of them, as the palette does each time it opens. */
	listCommands(): Command[] {
		return Object.values(this.commands).filter((command) => this.#run(command, true));
	}

	/** Runs a command; false where it does not exist or cannot run now. */
	executeCommandById(id: string): boolean {
		const command = this.commands[id];
		return command !== undefined && this.executeCommand(command);
	}

	executeCommand(command: Command): boolean {
		if (!this.#run(command, true)) return false;
		return this.#run(command, false);
	}

	/** The editor's callbacks outrank the others, a check outranks a plain callback. */
	#run(command: Command, checking: boolean): boolean {
		if (command.editorCheckCallback || command.editorCallback) {
			const view = this.app.workspace.activeEditor;
			if (!view?.file) return false;
			if (command.editorCheckCallback)
				return command.editorCheckCallback(checking, view.editor, view) === true || !checking;
			if (!checking) void command.editorCallback?.(view.editor, view);
			return true;
		}
		if (command.checkCallback) return command.checkCallback(checking) === true || !checking;
		if (!checking) void command.callback?.();
		return true;
	}

	#onKey(event: KeyboardEvent): false | undefined {
		if (event.isComposing) return;
		for (const command of Object.values(this.commands)) {
			const hit = command.hotkeys?.some(
				({ modifiers, key }) => isKey(key, event) && this.app.holdsModifiers(event, modifiers),
			);
			if (hit === true && this.executeCommand(command)) return false;
		}
		return undefined;
	}
}
