import { SuggestModal, type App } from "obsidian";
import { giveFocusBack } from "../host/give-focus-back";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import { everyNameOf } from "../../domain/person-names";
import { finderOf, foldedText } from "../../domain/search";
import { listed } from "../../words/count";
import { DIALOG } from "../../words/dialogs";
import { explanationInWords } from "../../words/standing";

/** Whom to choose from, and what to do then. */
export interface PickerModel {
	readonly placeholder: string;
	/** In the order to show them while nothing is typed. */
	readonly entries: readonly Entry[];
	readonly today: Day;
	readonly locale: string;
	/** Whether several can be chosen, by Tab or the mark beside a name. */
	readonly several: boolean;
	readonly onPick: (entries: readonly Entry[]) => void;
	/** Makes somebody of a name that nobody has; undefined where nobody can be made. */
	readonly onNew?: ((name: string) => void) | undefined;
}

/** Somebody who has no note yet. */
interface NewName {
	readonly newName: string;
}

/** Picks one person, or several, by typing part of a name or alias. */
export class PersonPicker extends SuggestModal<Entry | NewName> {
	private readonly model: PickerModel;
	private readonly chosen = new Set<Entry>();
	private readonly chosenEl: HTMLElement;
	private adding = false;

	constructor(app: App, model: PickerModel) {
		super(app);
		this.model = model;
		this.setPlaceholder(model.placeholder);
		this.emptyStateText = DIALOG.noPersonMatches;
		this.chosenEl = createDiv({ cls: "networking-notes-chosen", attr: { role: "status" } });
		this.resultContainerEl.before(this.chosenEl);
		this.setInstructions([
			{ command: "↑↓", purpose: DIALOG.pickerMove },
			{ command: "↵", purpose: DIALOG.pickerChoose },
			...(model.several ? [{ command: "tab", purpose: DIALOG.pickerAdd }] : []),
			{ command: "esc", purpose: DIALOG.pickerClose },
		]);
		if (model.several) {
			this.scope.register([], "Tab", (evt) => {
				this.adding = true;
				this.selectActiveSuggestion(evt);
				this.adding = false;
				return false;
			});
		}
	}

	override onClose(): void {
		super.onClose();
		giveFocusBack(this.app);
	}

	override getSuggestions(query: string): (Entry | NewName)[] {
		const { entries, onNew } = this.model;
		const typed = query.trim().replace(/\s+/g, " ");
		if (typed === "") return [...entries];
		const find = finderOf(typed);
		const found: { entry: Entry; rank: number }[] = [];
		for (const entry of entries) {
			const rank = Math.min(...everyNameOf(entry.person).map((name) => find(name)));
			if (rank < Infinity) found.push({ entry, rank });
		}
		found.sort((a, b) => a.rank - b.rank);
		const isNew =
			onNew !== undefined &&
			!found.some(({ entry }) => everyNameOf(entry.person).some((name) => foldedText(name) === foldedText(typed)));
		return [...found.map(({ entry }) => entry), ...(isNew ? [{ newName: typed }] : [])];
	}

	override renderSuggestion(entry: Entry | NewName, el: HTMLElement): void {
		if ("newName" in entry) {
			el.setText(DIALOG.pickerNew(entry.newName));
			return;
		}
		const { today, locale, several } = this.model;
		el.addClass("mod-complex", "networking-notes-suggestion");
		const content = el.createDiv({ cls: "suggestion-content" });
		content.createDiv({ cls: "suggestion-title", text: entry.person.name });
		content.createDiv({ cls: "suggestion-note", text: explanationInWords(entry, today, locale) });
		if (!several) return;
		const mark = el.createDiv({ cls: "suggestion-aux" }).createEl("input", {
			type: "checkbox",
			attr: { "aria-label": DIALOG.alsoChoose(entry.person.name), tabindex: "-1" },
		});
		mark.checked = this.chosen.has(entry);
		mark.addEventListener("click", (evt) => {
			evt.stopPropagation();
			this.toggle(entry);
		});
	}

	override selectSuggestion(entry: Entry | NewName, evt: MouseEvent | KeyboardEvent): void {
		// Held on since it ran the command, Enter would choose the first one unseen.
		if (evt.instanceOf(KeyboardEvent) && evt.repeat) return;
		if (this.adding && !("newName" in entry)) this.toggle(entry);
		else super.selectSuggestion(entry, evt);
	}

	override onChooseSuggestion(entry: Entry | NewName): void {
		if ("newName" in entry) {
			this.model.onNew?.(entry.newName);
			return;
		}
		// Enter on a name that is chosen already means: these.
		this.model.onPick([...new Set([...this.chosen, entry])]);
	}

	private toggle(entry: Entry): void {
		if (!this.chosen.delete(entry)) this.chosen.add(entry);
		const names = [...this.chosen].map(({ person }) => person.name);
		this.chosenEl.setText(names.length === 0 ? "" : DIALOG.chosen(listed(names)));
		this.inputEl.value = "";
		this.inputEl.dispatchEvent(new Event("input"));
		this.inputEl.focus();
	}
}
