import type { App } from "../../api/app";
import { prepareFuzzySearch, sortSearchResults, type SearchResult } from "../../core/fuzzy-search";
import { renderResults } from "../match-marks";
import { Modal } from "./modal";
import { SuggestionList } from "./suggestions";

/** The app's prompt: a field with suggestions under it. */
export abstract class SuggestModal<T> extends Modal {
	limit = 100;
	emptyStateText = "No match found.";
	inputEl: HTMLInputElement;
	resultContainerEl: HTMLElement;
	readonly chooser: SuggestionList<T>;
	readonly #clearEl: HTMLElement;
	#instructionsEl: HTMLElement | undefined;
	#run = 0;

	constructor(app: App) {
		super(app);
		this.modalEl.className = "prompt";
		this.modalEl.empty();
		const inputContainer = this.modalEl.createDiv("prompt-input-container");
		this.inputEl = inputContainer.createEl("input", {
			cls: "prompt-input",
			type: "text",
			attr: { autocapitalize: "off", autocomplete: "off", spellcheck: "false", enterkeyhint: "done" },
		});
		this.#clearEl = inputContainer.createDiv("search-input-clear-button");
		this.#clearEl.addEventListener("click", () => {
			this.inputEl.value = "";
			this.#update();
			this.inputEl.focus();
		});
		this.resultContainerEl = this.modalEl.createDiv("prompt-results");
		this.chooser = new SuggestionList<T>(this, this.resultContainerEl, this.scope);
		this.inputEl.addEventListener("input", () => this.#update());
	}

	override open(): void {
		super.open();
		this.#update();
		this.inputEl.focus();
	}

	setPlaceholder(placeholder: string): void {
		this.inputEl.placeholder = placeholder;
	}

	setInstructions(instructions: { command: string; purpose: string }[]): void {
		this.#instructionsEl?.remove();
		this.#instructionsEl = this.modalEl.createDiv("prompt-instructions");
		for (const { command, purpose } of instructions) {
			const el = this.#instructionsEl.createDiv("prompt-instruction");
			el.createSpan({ cls: "prompt-instruction-command", text: command });
			el.createSpan({ text: purpose });
		}
	}

	onNoSuggestion(): void {
		this.chooser.show([]);
		if (this.emptyStateText) this.resultContainerEl.createDiv({ cls: "suggestion-empty", text: this.emptyStateText });
	}

	/** Closes first: `onClose` runs before `onChooseSuggestion`, as in the app. */
	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
		this.app.lastEvent = event;
		this.close();
		this.onChooseSuggestion(value, event);
	}

	selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
		this.chooser.useSelected(event);
	}

	abstract getSuggestions(query: string): T[] | Promise<T[]>;
	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

	protected override focusFirst(): void {
		this.inputEl.focus();
	}

	#update(): void {
		const run = ++this.#run;
		const found = this.getSuggestions(this.inputEl.value);
		const show = (values: T[]): void => {
			// An older answer that comes late is not shown.
			if (run !== this.#run) return;
			if (values.length === 0) this.onNoSuggestion();
			else this.chooser.show(this.limit > 0 ? values.slice(0, this.limit) : values);
		};
		if (found instanceof Promise) void found.then(show);
		else show(found);
	}
}

/** An item and where the query matched its text. */
export interface FuzzyMatch<T> {
	item: T;
	match: SearchResult;
}

/** The app's prompt over a known list, searched fuzzily. */
export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
	getSuggestions(query: string): FuzzyMatch<T>[] {
		const search = prepareFuzzySearch(query);
		const found: FuzzyMatch<T>[] = [];
		for (const item of this.getItems()) {
			const match = search(this.getItemText(item));
			if (match) found.push({ item, match });
		}
		if (query.trim() !== "") sortSearchResults(found);
		return found;
	}

	renderSuggestion({ item, match }: FuzzyMatch<T>, el: HTMLElement): void {
		renderResults(el, this.getItemText(item), match);
	}

	onChooseSuggestion({ item }: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
		this.onChooseItem(item, event);
	}

	abstract getItems(): T[];
	abstract getItemText(item: T): string;
	abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;
}
