import { SuggestModal, type App } from "obsidian";
import { finderOf } from "../../domain/search";
import { giveFocusBack } from "../host/give-focus-back";

/** One line to choose. */
export interface PickerChoice {
	readonly label: string;
	readonly run: () => void;
}

/** Picks one of a few lines, or what the typed text means. */
export class ChoicePicker extends SuggestModal<PickerChoice> {
	private readonly choices: readonly PickerChoice[];
	private readonly typed: (text: string) => PickerChoice | undefined;

	constructor(
		app: App,
		title: string,
		choices: readonly PickerChoice[],
		typed: (text: string) => PickerChoice | undefined = () => undefined,
	) {
		super(app);
		this.choices = choices;
		this.typed = typed;
		this.setPlaceholder(title);
	}

	override onClose(): void {
		super.onClose();
		giveFocusBack(this.app);
	}

	override getSuggestions(query: string): PickerChoice[] {
		if (query.trim() === "") return [...this.choices];
		const find = finderOf(query);
		const typed = this.typed(query);
		return [...(typed === undefined ? [] : [typed]), ...this.choices.filter(({ label }) => find(label) < Infinity)];
	}

	override renderSuggestion({ label }: PickerChoice, el: HTMLElement): void {
		el.setText(label);
	}

	override selectSuggestion(choice: PickerChoice, evt: MouseEvent | KeyboardEvent): void {
		// Held on since it chose something before, Enter would choose the first of these unseen.
		if (evt.instanceOf(KeyboardEvent) && evt.repeat) return;
		super.selectSuggestion(choice, evt);
	}

	override onChooseSuggestion({ run }: PickerChoice): void {
		run();
	}
}
