import { AbstractInputSuggest, type App } from "obsidian";
import { finderOf } from "../../domain/search";

/** Suggests words for a field while something is typed there; any other words may be entered all the same. */
export class WordSuggest extends AbstractInputSuggest<string> {
	private readonly input: HTMLInputElement;
	private readonly words: () => readonly string[];
	private readonly onPick: (word: string) => void;

	constructor(app: App, input: HTMLInputElement, words: () => readonly string[], onPick: (word: string) => void) {
		super(app, input);
		this.input = input;
		this.words = words;
		this.onPick = onPick;
	}

	protected override getSuggestions(query: string): string[] {
		if (query.trim() === "") return [];
		const find = finderOf(query);
		return this.words()
			.filter((word) => word !== query && find(word) < Infinity)
			.slice(0, 8);
	}

	override renderSuggestion(word: string, el: HTMLElement): void {
		el.setText(word);
	}

	override selectSuggestion(word: string): void {
		this.setValue(word);
		this.onPick(word);
		this.close();
		this.input.focus();
	}
}
