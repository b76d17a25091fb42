import type { App } from "../../api/app";
import { Scope } from "../keymap";
import { SuggestionList } from "./suggestions";

/** The app's list that hangs below a field while one types. */
export abstract class PopoverSuggest<T> {
	readonly scope: Scope;
	readonly suggestEl: HTMLElement;
	readonly suggestions: SuggestionList<T>;
	isOpen = false;

	constructor(
		readonly app: App,
		scope?: Scope,
	) {
		this.scope = scope ?? new Scope(app.scope);
		this.suggestEl = createDiv("suggestion-container");
		this.suggestions = new SuggestionList<T>(this, this.suggestEl.createDiv("suggestion"), this.scope);
		this.scope.register([], "Escape", () => {
			this.close();
			return false;
		});
	}

	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		this.app.keymap.pushScope(this.scope);
		activeDocument.body.append(this.suggestEl);
	}

	close(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.app.keymap.popScope(this.scope);
		this.suggestEl.remove();
	}

	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;
}

/** The app's suggestions for a text field. */
export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
	limit = 100;
	#onSelect: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | undefined;
	#run = 0;

	constructor(
		app: App,
		readonly textInputEl: HTMLInputElement | HTMLDivElement,
	) {
		super(app);
		textInputEl.addEventListener("input", () => this.#update());
		textInputEl.addEventListener("focus", () => this.#update());
		textInputEl.addEventListener("blur", () => this.close());
	}

	getValue(): string {
		return "value" in this.textInputEl ? this.textInputEl.value : (this.textInputEl.textContent ?? "");
	}

	setValue(value: string): void {
		if ("value" in this.textInputEl) this.textInputEl.value = value;
		else this.textInputEl.textContent = value;
	}

	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
		this.#onSelect?.(value, event);
	}

	onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
		this.#onSelect = callback;
		return this;
	}

	protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

	#update(): void {
		const run = ++this.#run;
		void Promise.resolve(this.getSuggestions(this.getValue())).then((values) => {
			if (run !== this.#run || this.textInputEl.doc.activeElement !== this.textInputEl) return;
			if (values.length === 0) return this.close();
			this.suggestions.show(this.limit > 0 ? values.slice(0, this.limit) : values);
			this.open();
			const box = this.textInputEl.getBoundingClientRect();
			this.suggestEl.setCssStyles({ left: `${box.left}px`, top: `${box.bottom}px`, width: `${box.width}px` });
		});
	}
}
