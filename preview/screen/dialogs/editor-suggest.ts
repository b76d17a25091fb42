import type { App } from "../../api/app";
import type { Editor, EditorPosition } from "../../editor/editor";
import type { TFile } from "../../vault/files";
import { PopoverSuggest } from "./popover-suggest";

/** What was typed that calls for suggestions, and where. */
export interface EditorSuggestTriggerInfo {
	start: EditorPosition;
	end: EditorPosition;
	query: string;
}

/** The same with the editor and the note. */
export interface EditorSuggestContext extends EditorSuggestTriggerInfo {
	editor: Editor;
	file: TFile;
}

/** The app's suggestions while one types in a note. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
	context: EditorSuggestContext | null = null;
	limit = 100;
	#run = 0;
	#instructionsEl: HTMLElement | undefined;

	constructor(app: App) {
		super(app);
	}

	setInstructions(instructions: { command: string; purpose: string }[]): void {
		this.#instructionsEl?.remove();
		this.#instructionsEl = this.suggestEl.createDiv("prompt-instructions");
		for (const { command, purpose } of instructions) {
			const el = this.#instructionsEl.createDiv("prompt-instruction");
			el.createSpan({ cls: "prompt-instruction-command", text: command });
			el.createSpan({ text: purpose });
		}
	}

	abstract onTrigger(cursor: EditorPosition, editor: Editor, file: TFile | null): EditorSuggestTriggerInfo | null;
	abstract getSuggestions(context: EditorSuggestContext): T[] | Promise<T[]>;

	override close(): void {
		this.context = null;
		this.#run++;
		super.close();
	}

	/** Shows the suggestions for what was typed, where there are any; whether this is one's own to answer. Not public. */
	trigger(editor: Editor, file: TFile, place: { left: number; top: number }): boolean {
		const found = this.onTrigger(editor.getCursor(), editor, file);
		if (!found) {
			this.close();
			return false;
		}
		const context = (this.context = { ...found, editor, file });
		const run = ++this.#run;
		void Promise.resolve(this.getSuggestions(context)).then((values) => {
			if (run !== this.#run) return;
			if (values.length === 0) return this.close();
			this.suggestions.show(this.limit > 0 ? values.slice(0, this.limit) : values);
			this.open();
			this.suggestEl.setCssStyles({ left: `${place.left}px`, top: `${place.top}px` });
		});
		return true;
	}
}

/** The suggestions of all plugins, which is `workspace.editorSuggest`. The first that answers is shown. */
export class EditorSuggests {
	readonly suggests: EditorSuggest<unknown>[] = [];

	addSuggest(suggest: EditorSuggest<unknown>): void {
		this.suggests.push(suggest);
	}

	removeSuggest(suggest: EditorSuggest<unknown>): void {
		const at = this.suggests.indexOf(suggest);
		if (at >= 0) this.suggests.splice(at, 1);
		suggest.close();
	}

	trigger(editor: Editor, file: TFile, place: { left: number; top: number }): void {
		let isAnswered = false;
		for (const suggest of this.suggests) {
			if (isAnswered) suggest.close();
			else isAnswered = suggest.trigger(editor, file, place);
		}
	}

	close(): void {
		for (const suggest of this.suggests) suggest.close();
	}
}
