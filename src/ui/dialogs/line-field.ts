import { setIcon } from "obsidian";

/** A single-line field, faint while empty. */
export interface LineField {
	/** The icon in front; none where it is the first thing asked. */
	readonly icon?: string;
	/** What it is for, as it is read aloud. */
	readonly label: string;
	/** What stands in it while it is empty. */
	readonly hint: string;
	readonly value: string;
	readonly onInput: (words: string) => void;
}

/** Draws a field of one line, and returns what is typed into. */
export function renderLine(el: HTMLElement, { icon, label, hint, value, onInput }: LineField): HTMLInputElement {
	const row = el.createDiv({ cls: "networking-notes-line" });
	if (icon !== undefined)
		setIcon(row.createSpan({ cls: "networking-notes-line-icon", attr: { "aria-hidden": "true" } }), icon);
	const input = row.createEl("input", { type: "text", value, attr: { placeholder: hint, "aria-label": label } });
	input.addEventListener("input", () => onInput(input.value));
	return input;
}

/** Draws a question as a faint line that grows once it is answered, and returns what is typed into. */
export function renderQuestion(
	el: HTMLElement,
	question: string,
	answer: string,
	onInput: (words: string) => void,
): HTMLTextAreaElement {
	const part = el.createDiv({ cls: "networking-notes-q" });
	const area = part.createEl("textarea", { attr: { rows: "1", placeholder: question, "aria-label": question } });
	part.createDiv({ cls: "networking-notes-q-title", text: question, attr: { "aria-hidden": "true" } });
	area.value = answer;
	area.addEventListener("input", () => onInput(area.value));
	return area;
}
