import type { Scope } from "../keymap";

/** Who draws and takes the suggestions of a list. */
export interface SuggestionOwner<T> {
	renderSuggestion(value: T, el: HTMLElement): void;
	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;
}

/** The list below a field: one entry is marked, arrows move the mark, Enter takes it. Tab is left to the page. */
export class SuggestionList<T> {
	values: T[] = [];
	selected = 0;
	#els: HTMLElement[] = [];

	constructor(
		private readonly owner: SuggestionOwner<T>,
		readonly containerEl: HTMLElement,
		scope: Scope,
	) {
		containerEl.setAttribute("role", "listbox");
		const move = (step: number) => (event: KeyboardEvent) => {
			if (event.isComposing) return;
			this.select(this.selected + step, event);
			return false;
		};
		scope.register([], "ArrowDown", move(1));
		scope.register([], "ArrowUp", move(-1));
		scope.register([], "PageDown", move(10));
		scope.register([], "PageUp", move(-10));
		scope.register([], "Enter", (event) => {
			// Enter ends the composition of an input method; it does not choose.
			if (event.isComposing) return;
			return this.useSelected(event) ? false : undefined;
		});
	}

	/** Draws these values and marks the first. */
	show(values: T[]): void {
		this.values = values;
		this.containerEl.empty();
		this.#els = values.map((value, index) => {
			const el = this.containerEl.createDiv({ cls: "suggestion-item", attr: { role: "option" } });
			el.addEventListener("click", (event) => this.owner.selectSuggestion(value, event));
			// The field keeps the focus.
			el.addEventListener("mousedown", (event) => event.preventDefault());
			el.addEventListener("mousemove", () => this.select(index));
			this.owner.renderSuggestion(value, el);
			return el;
		});
		this.selected = 0;
		this.select(0);
	}

	/** Marks an entry; past one end comes the other. */
	select(index: number, event?: KeyboardEvent): void {
		const count = this.#els.length;
		if (count === 0) return;
		this.#els[this.selected]?.removeClass("is-selected");
		this.#els[this.selected]?.removeAttribute("aria-selected");
		this.selected = (index + count) % count;
		const el = this.#els[this.selected];
		el?.addClass("is-selected");
		el?.setAttribute("aria-selected", "true");
		if (event) el?.scrollIntoView?.({ block: "nearest" });
	}

	/** Takes the marked entry; false where there is none. */
	useSelected(event: MouseEvent | KeyboardEvent): boolean {
		if (this.values.length === 0) return false;
		this.owner.selectSuggestion(this.values[this.selected] as T, event);
		return true;
	}
}
