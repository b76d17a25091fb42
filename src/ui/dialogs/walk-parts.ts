/** What the dialogs have in common that go from one person to the next. */
import { initials } from "../../words/row";

/** Draws whose turn it is: face and name, where in the walk that is, and a line about them. Returns the heading. */
export function renderTurn(into: HTMLElement, name: string, place: string, about: string): HTMLElement {
	const head = into.createDiv({ cls: "networking-notes-who" });
	head.createSpan({
		cls: "networking-notes-face is-plain",
		text: initials(name),
		attr: { "aria-hidden": "true" },
	});
	const title = head.createDiv({
		cls: "networking-notes-walk-name",
		attr: { role: "heading", "aria-level": "2", tabindex: "-1" },
	});
	title.createSpan({ text: name, attr: { dir: "auto" } });
	title.createSpan({ cls: "networking-notes-hint", text: place, attr: { dir: "auto" } });
	head.createDiv({ cls: "networking-notes-who-when networking-notes-hint", text: about, attr: { dir: "auto" } });
	return title;
}

/** Draws the row of buttons below, which says the key of each beside its words. Returns what adds a button. */
export function renderSteps(
	into: HTMLElement,
	cls: string,
): (label: string, key: string, run: (evt: MouseEvent) => void, cls?: string) => HTMLElement {
	const row = into.createDiv({ cls: `${cls} networking-notes-steps` });
	return (label, key, run, cls = "") => {
		const made = row.createEl("button", {
			text: label,
			cls,
			attr: { type: "button", "aria-keyshortcuts": key, "data-key": key },
		});
		// The second click of two means the first; what it would hit may be about somebody else by then.
		made.addEventListener("click", (evt) => {
			if (evt.detail <= 1) run(evt);
		});
		return made;
	};
}

/** Which way an arrow key goes, by the direction of the text; 0 for every other key. */
export function wayOf({ key }: KeyboardEvent, { body }: Document): -1 | 0 | 1 {
	if (key !== "ArrowRight" && key !== "ArrowLeft") return 0;
	return (key === "ArrowRight") === body.hasClass("mod-rtl") ? -1 : 1;
}

/** Whether a key isn't for the walk: part of a composition, held down, or pressed with a modifier. */
export function isOthers(evt: KeyboardEvent): boolean {
	return evt.defaultPrevented || evt.isComposing || evt.ctrlKey || evt.metaKey || evt.altKey || evt.repeat;
}
