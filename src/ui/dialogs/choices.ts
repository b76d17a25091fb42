import { setIcon } from "obsidian";
import { letterOf } from "../letter-of";

/** One of a few choices. */
export interface Choice<T> {
	readonly value: T;
	readonly label: string;
	/** The letter that chooses it; one of the label's. */
	readonly key: string;
	readonly icon?: string;
}

/** A row of choices of which one, or none, is chosen. */
export interface ChoicesModel<T> {
	readonly label: string;
	readonly choices: readonly Choice<T>[];
	readonly value: T | undefined;
	/** Called when one is chosen; `byLetter` where it was by its letter, after which the focus may go on. */
	readonly onChoose: (value: T, byLetter: boolean) => void;
}

/** The label with the letter that chooses it underlined. */
function renderLabel(el: HTMLElement, label: string, key: string): void {
	const at = label.toLowerCase().indexOf(key);
	if (at < 0) {
		el.appendText(label);
		return;
	}
	el.appendText(label.slice(0, at));
	el.createEl("u", { text: label.slice(at, at + 1) });
	el.appendText(label.slice(at + 1));
}

/** Draws a radio group with one tab stop: arrows move the choice, a letter chooses. Returns what moves the focus into it. */
export function renderChoices<T>(el: HTMLElement, model: ChoicesModel<T>): () => void {
	const group = el.createDiv({ cls: "networking-notes-choices", attr: { role: "radiogroup", "aria-label": model.label } });
	let chosen = model.choices.findIndex(({ value }) => value === model.value);
	const buttons = model.choices.map((choice, index) => {
		const button = group.createEl("button", { cls: "networking-notes-choice", attr: { type: "button", role: "radio", "aria-keyshortcuts": choice.key } });
		if (choice.icon !== undefined) setIcon(button.createSpan({ cls: "networking-notes-choice-icon", attr: { "aria-hidden": "true" } }), choice.icon);
		renderLabel(button.createSpan(), choice.label, choice.key);
		button.addEventListener("click", () => choose(index, false));
		return button;
	});
	function show(): void {
		buttons.forEach((button, index) => {
			button.setAttribute("aria-checked", String(index === chosen));
			button.toggleClass("is-chosen", index === chosen);
			button.tabIndex = index === Math.max(chosen, 0) ? 0 : -1;
		});
	}
	function choose(index: number, byLetter: boolean): void {
		const choice = model.choices[index];
		if (choice === undefined) return;
		chosen = index;
		show();
		model.onChoose(choice.value, byLetter);
	}
	group.addEventListener("keydown", (evt) => {
		if (evt.isComposing || evt.ctrlKey || evt.metaKey || evt.altKey) return;
		const rtl = el.doc.body.hasClass("mod-rtl");
		const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[evt.key];
		if (step !== undefined) {
			evt.preventDefault();
			const next = (Math.max(chosen, 0) + (chosen < 0 ? 0 : step) + buttons.length) % buttons.length;
			choose(next, false);
			buttons[next]?.focus();
			return;
		}
		const index = model.choices.findIndex(({ key }) => key === letterOf(evt));
		if (index < 0) return;
		evt.preventDefault();
		buttons[index]?.focus();
		choose(index, true);
	});
	show();
	return () => buttons[Math.max(chosen, 0)]?.focus();
}
