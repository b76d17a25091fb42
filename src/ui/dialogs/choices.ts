import { setIcon } from "obsidian";
import { letterOf } from "../host/key-letter";

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
	/**
	 * `row`: the letter alone chooses while the row has the focus. `alt`: Alt and the letter do, which is the dialog's to
	 * listen for, and the row leaves every letter to be typed.
	 */
	readonly letters: "row" | "alt";
	/** Whether what is chosen can be given up again, by another click on it or by Backspace. */
	readonly optional?: boolean;
	/** Called when one is chosen, or with undefined when none is any more; `byLetter`: the focus may go on. */
	readonly onChoose: (value: T | undefined, byLetter: boolean) => void;
}

/** A row that is drawn. */
export interface Choices<T> {
	/** Focuses the chosen option; if there is none, the whole row, so that Enter chooses nothing by accident. */
	readonly focus: () => void;
	readonly choose: (value: T) => void;
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

/**
 * Draws a radio group with one tab stop. Arrows move the choice; Enter on one that has the focus chooses it, and is left
 * to submit what then is chosen. A key that means no choice is left alone.
 */
export function renderChoices<T>(el: HTMLElement, model: ChoicesModel<T>): Choices<T> {
	const { choices, letters, optional = false, onChoose } = model;
	const group = el.createDiv({
		cls: "networking-notes-choices",
		attr: { role: "radiogroup", "aria-label": model.label, tabindex: "-1" },
	});
	let chosen = choices.findIndex(({ value }) => value === model.value);
	const buttons = choices.map((choice, index) => {
		const shortcut = letters === "alt" ? `Alt+${choice.key.toUpperCase()}` : choice.key;
		const button = group.createEl("button", {
			cls: "networking-notes-choice",
			attr: { type: "button", role: "radio", "aria-keyshortcuts": shortcut },
		});
		if (choice.icon !== undefined)
			setIcon(button.createSpan({ cls: "networking-notes-choice-icon", attr: { "aria-hidden": "true" } }), choice.icon);
		renderLabel(button.createSpan(), choice.label, choice.key);
		button.addEventListener("click", ({ detail }) => {
			// Ignore the second click of a double click.
			if (detail > 1) return;
			if (optional && index === chosen) giveUp();
			else choose(index, false);
		});
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
		const choice = choices[index];
		if (choice === undefined) return;
		chosen = index;
		show();
		onChoose(choice.value, byLetter);
	}
	function giveUp(): void {
		chosen = -1;
		show();
		// Away from the button, where Enter would choose it again.
		group.focus();
		onChoose(undefined, false);
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
		if (evt.key === "Enter" && !evt.repeat) {
			const index = buttons.findIndex((button) => button === evt.target);
			if (index >= 0 && index !== chosen) choose(index, false);
			return;
		}
		if (optional && chosen >= 0 && !evt.repeat && (evt.key === "Backspace" || evt.key === "Delete")) {
			evt.preventDefault();
			giveUp();
			return;
		}
		// A capital begins a sentence, and a key held down was pressed for something else.
		if (letters !== "row" || evt.shiftKey || evt.repeat) return;
		const index = choices.findIndex(({ key }) => key === letterOf(evt));
		if (index < 0) return;
		evt.preventDefault();
		choose(index, true);
	});
	show();
	return {
		focus: () => (buttons[chosen] ?? group).focus(),
		choose: (value) =>
			choose(
				choices.findIndex((choice) => choice.value === value),
				false,
			),
	};
}
