import { AbstractInputSuggest, prepareFuzzySearch, Setting, type App } from "obsidian";
import type { NameClash, NewPersonFields, NewPersonInput } from "../../acts/create-person";
import { cadenceInAnswer, type Circle } from "../../domain/cadence";
import type { Questions } from "../../domain/questions";
import { DIALOG } from "../../words/screen";
import { rhythmWord } from "../../words/standing";
import { Dialog } from "./dialog";

/** What was entered and not saved: kept, since a click beside the dialog closes it. */
export interface NewPersonDraft {
	readonly name: string;
	readonly met: string;
	readonly metAt: string;
	readonly introducedBy: string;
	readonly circle: string;
	readonly answers: Questions;
	readonly cadence: number | undefined;
}

/** What the dialog knows of the surroundings, and what it does with what was entered. */
export interface NewPersonModel {
	readonly title: string;
	readonly name: string;
	readonly draft: NewPersonDraft | undefined;
	/** Told when the dialog closes: what is left unsaved, or that nothing is. */
	readonly keepDraft: (draft: NewPersonDraft | undefined) => void;
	readonly today: string;
	readonly locale: string;
	readonly circles: readonly Circle[];
	readonly questions: Questions;
	readonly places: () => readonly string[];
	readonly names: () => readonly string[];
	readonly clash: (name: string) => NameClash | undefined;
	readonly openExisting: (path: string) => void;
	readonly makePerson: (path: string) => void;
	/** Saves; resolves to whether it was saved. `open`: the note is to be opened, since nobody else follows. */
	readonly onSave: (input: Pick<NewPersonInput, "name" | "answers" | "another">, fields: NewPersonFields, open: boolean) => Promise<boolean>;
}

class WordSuggest extends AbstractInputSuggest<string> {
	private readonly input: HTMLInputElement;
	private readonly words: () => readonly string[];
	private readonly onPick: (word: string) => void;

	constructor(app: App, input: HTMLInputElement, words: () => readonly string[], onPick: (word: string) => void) {
		super(app, input);
		this.input = input;
		this.words = words;
		this.onPick = onPick;
	}

	protected override getSuggestions(query: string): string[] {
		if (query.trim() === "") return [];
		const search = prepareFuzzySearch(query);
		return this.words().filter((word) => word !== query && search(word) !== null).slice(0, 8);
	}

	override renderSuggestion(word: string, el: HTMLElement): void {
		el.setText(word);
	}

	override selectSuggestion(word: string): void {
		this.setValue(word);
		this.onPick(word);
		this.close();
		this.input.focus();
	}
}

/** Asks for a name, which is enough, and for what one knows just after meeting somebody. */
export class NewPersonDialog extends Dialog {
	private readonly model: NewPersonModel;
	private name: string;
	private met: string;
	private metAt = "";
	private introducedBy = "";
	private circle = "";
	private answers: [string, string, string, string] = ["", "", "", ""];
	private cadence: number | undefined;
	/** Whether it goes on from what was left unsaved. */
	private resumed = false;
	/** Whether what was entered is wanted no more: it was saved, or the user went to the note that there was. */
	private finished = false;
	private nameEl: HTMLInputElement | undefined;
	private clashEl: HTMLElement | undefined;
	private cadenceEl: HTMLElement | undefined;

	constructor(app: App, model: NewPersonModel) {
		super(app, model.title);
		this.model = model;
		this.name = model.name;
		this.met = model.today;
		if (model.draft !== undefined) this.take(model.draft);
		this.modalEl.addClass("networking-notes-new-person");
	}

	override onOpen(): void {
		super.onOpen();
		this.contentEl.addEventListener("keydown", (evt) => {
			if (evt.key !== "Enter" || !evt.shiftKey || evt.isComposing || (evt.target as HTMLElement).instanceOf(HTMLTextAreaElement)) return;
			evt.preventDefault();
			this.once(() => this.save(false, false));
		}, { capture: true });
		this.render();
	}

	override onClose(): void {
		const { name, met, metAt, introducedBy, circle, answers, cadence } = this;
		const said = [name, ...answers].some((words) => words.trim() !== "");
		this.model.keepDraft(said && !this.finished ? { name, met, metAt, introducedBy, circle, answers: [...answers], cadence } : undefined);
		super.onClose();
	}

	private take({ name, met, metAt, introducedBy, circle, answers, cadence }: NewPersonDraft): void {
		this.name = name;
		this.met = met;
		this.metAt = metAt;
		this.introducedBy = introducedBy;
		this.circle = circle;
		this.cadence = cadence;
		this.answers = [...answers];
		this.resumed = true;
	}

	private startAfresh(): void {
		this.take({ name: "", met: this.model.today, metAt: "", introducedBy: "", circle: "", answers: ["", "", "", ""], cadence: undefined });
		this.resumed = false;
		this.render();
	}

	private render(): void {
		const { contentEl } = this;
		contentEl.empty();
		if (this.resumed) {
			const bar = contentEl.createDiv({ cls: "networking-notes-proposal", attr: { role: "status" } });
			bar.createSpan({ text: DIALOG.resumed });
			bar.createEl("button", { text: DIALOG.startAfresh, attr: { type: "button" } }).addEventListener("click", () => this.startAfresh());
		}
		this.renderName();
		this.renderMeeting();
		this.renderQuestions();
		this.renderButtons([
			{ label: DIALOG.saveAndAnother, run: () => this.once(() => this.save(false, false)) },
			{ label: DIALOG.save, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.nameEl?.focus();
	}

	private renderName(): void {
		new Setting(this.contentEl).setName(DIALOG.name).setDesc(DIALOG.nameHint).setClass("networking-notes-field").addText((text) => {
			this.nameEl = text.inputEl;
			text.inputEl.setAttribute("aria-label", DIALOG.name);
			text.inputEl.setAttribute("autocapitalize", "words");
			text.setValue(this.name).onChange((value) => {
				this.name = value;
				this.renderClash();
			});
		});
		this.clashEl = this.contentEl.createDiv({ cls: "networking-notes-clash", attr: { role: "status" } });
		this.renderClash();
	}

	private renderClash(): void {
		const el = this.clashEl;
		if (el === undefined) return;
		el.empty();
		const clash = this.model.clash(this.name);
		if (clash === undefined) return;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", run);
		};
		if (clash.kind === "note") {
			el.createEl("p", { text: DIALOG.noteExists(clash.path) });
			act(DIALOG.makeItPerson, () => { this.finished = true; this.close(); this.model.makePerson(clash.path); });
		} else {
			const [first] = clash.people;
			if (first === undefined) return;
			el.createEl("p", { text: DIALOG.personExists(first.name, first.path) });
			act(DIALOG.openExisting, () => { this.finished = true; this.close(); this.model.openExisting(first.path); });
		}
		act(DIALOG.addAnother(this.name.trim()), () => this.once(() => this.save(true, true)));
	}

	private renderMeeting(): void {
		const { contentEl, model } = this;
		new Setting(contentEl).setName(DIALOG.met).setDesc(DIALOG.metHint).setClass("networking-notes-field").addText((text) => {
			text.inputEl.type = "date";
			text.inputEl.max = model.today;
			text.inputEl.setAttribute("aria-label", DIALOG.met);
			text.setValue(this.met).onChange((value) => { this.met = value; });
		}).addExtraButton((button) => {
			button.setIcon("x").setTooltip(DIALOG.knownLonger).onClick(() => {
				this.met = "";
				const input = button.extraSettingsEl.parentElement?.querySelector("input");
				if (input !== null && input !== undefined) input.value = "";
			});
		});
		const words = (label: string, hint: string, value: string, suggest: () => readonly string[], set: (value: string) => void): void => {
			new Setting(contentEl).setName(label).setClass("networking-notes-field").addText((text) => {
				text.inputEl.setAttribute("aria-label", label);
				text.setPlaceholder(hint).setValue(value).onChange(set);
				new WordSuggest(this.app, text.inputEl, suggest, set);
			});
		};
		words(DIALOG.metAt, DIALOG.metAtHint, this.metAt, model.places, (value) => { this.metAt = value; });
		words(DIALOG.introducedBy, "", this.introducedBy, model.names, (value) => { this.introducedBy = value; });
		new Setting(contentEl).setName(DIALOG.circle).setClass("networking-notes-field").addDropdown((dropdown) => {
			dropdown.selectEl.setAttribute("aria-label", DIALOG.circle);
			dropdown.addOption("", DIALOG.noCircle);
			for (const { name, days } of model.circles) dropdown.addOption(name, DIALOG.circleChoice(name, rhythmWord(days, model.locale)));
			dropdown.setValue(this.circle).onChange((value) => { this.circle = value; });
		});
	}

	private renderQuestions(): void {
		const { contentEl, model } = this;
		new Setting(contentEl).setName(DIALOG.questions).setDesc(DIALOG.questionsHint).setHeading();
		model.questions.forEach((question, index) => {
			new Setting(contentEl).setName(question).setClass("networking-notes-question").addTextArea((area) => {
				area.inputEl.rows = 2;
				area.inputEl.setAttribute("aria-label", question);
				area.setValue(this.answers[index] ?? "").onChange((value) => {
					this.answers[index] = value;
					if (index === 3) this.renderCadence();
				});
				if (index === 3) {
					area.inputEl.addEventListener("keydown", (evt) => {
						const proposed = this.proposedCadence();
						if (evt.key !== "Enter" || !evt.altKey || evt.isComposing || proposed === undefined) return;
						evt.preventDefault();
						this.cadence = proposed;
						this.renderCadence();
					});
				}
			});
		});
		this.cadenceEl = contentEl.createDiv({ cls: "networking-notes-proposal", attr: { role: "status" } });
		this.renderCadence();
	}

	/** The rhythm that answer 4 speaks of; one that is set already is not proposed again. */
	private proposedCadence(): number | undefined {
		const proposed = cadenceInAnswer(this.answers[3]);
		return proposed === this.cadence ? undefined : proposed;
	}

	private renderCadence(): void {
		const el = this.cadenceEl;
		if (el === undefined) return;
		el.empty();
		const { locale } = this.model;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", () => {
				run();
				this.renderCadence();
			});
		};
		if (this.cadence !== undefined) {
			el.createSpan({ text: DIALOG.cadenceAccepted(rhythmWord(this.cadence, locale)) });
			act(DIALOG.cadenceTakeOut, () => { this.cadence = undefined; });
		}
		const proposed = this.proposedCadence();
		if (proposed === undefined) return;
		act(DIALOG.cadence(rhythmWord(proposed, locale)), () => { this.cadence = proposed; });
		el.createSpan({ cls: "networking-notes-hint", text: DIALOG.cadenceKey });
	}

	protected override async submit(): Promise<void> {
		await this.save(false, true);
	}

	/** Saves, and closes or stays for the next one met at the same place. */
	private async save(another: boolean, last: boolean): Promise<void> {
		const { name, answers, met, metAt, introducedBy, circle, cadence } = this;
		const saved = await this.model.onSave(
			{ name, answers: [...answers], another },
			{ met, metAt, introducedBy, circle: circle === "" ? undefined : circle, cadence },
			last,
		);
		if (!saved) {
			this.nameEl?.focus();
			return;
		}
		this.resumed = false;
		if (last) {
			this.finished = true;
			this.close();
			return;
		}
		this.name = "";
		this.introducedBy = "";
		this.circle = "";
		this.cadence = undefined;
		this.answers = ["", "", "", ""];
		this.render();
	}
}
