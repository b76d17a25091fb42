import { AbstractInputSuggest, type App } from "obsidian";
import { finderOf } from "../../domain/search";

/** Suggests words for a field while something is typed there; any other words may be entered all the same. */
export class WordSuggest extends AbstractInputSuggest<string> {
	private readonly input: HTMLInputElement;
	private readonly words: () => readonly string[];
	private readonly onPick: (word: string) => void;
	private readonly several: boolean;

	/** `several`: the field holds a list with commas, the last entry of which is completed. */
	constructor(
		app: App,
		input: HTMLInputElement,
		words: () => readonly string[],
		onPick: (word: string) => void,
		several = false,
	) {
		super(app, input);
		this.input = input;
		this.words = words;
		this.onPick = onPick;
		this.several = several;
	}

	/** Where what is completed begins. */
	private from(text: string): number {
		return this.several ? text.lastIndexOf(",") + 1 : 0;
	}

	protected override getSuggestions(text: string): string[] {
		const query = text.slice(this.from(text)).trimStart();
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
		const { value } = this.input;
		const before = value.slice(0, this.from(value));
		const whole = before === "" ? word : `${before} ${word}`;
		this.setValue(whole);
		this.onPick(whole);
		this.close();
		this.input.focus();
	}
}
