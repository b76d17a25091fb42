import { Setting, type App } from "obsidian";
import type { NameClash } from "../../actions/create-person";
import { cadenceInAnswer, type Circle } from "../../domain/cadence";
import type { Questions } from "../../domain/questions";
import { DIALOG } from "../../words/screen";
import { rhythmWord } from "../../words/standing";
import { WordSuggest } from "./word-suggest";

/** What is entered for a new person and not saved; immutable. */
export interface NewPersonDraft {
	readonly name: string;
	/** As its field gives it: a day, or nothing. */
	readonly met: string;
	readonly metAt: string;
	readonly introducedBy: string;
	/** The name of a circle, or nothing. */
	readonly circle: string;
	readonly answers: Questions;
	/** In days, once a proposal was accepted. */
	readonly cadence: number | undefined;
}

/** A draft in which nothing is entered but the day of the meeting. */
export function blankDraft(met: string): NewPersonDraft {
	return { name: "", met, metAt: "", introducedBy: "", circle: "", answers: ["", "", "", ""], cadence: undefined };
}

/** What the fields know of the surroundings. */
export interface NewPersonSurroundings {
	readonly today: string;
	readonly locale: string;
	readonly circles: readonly Circle[];
	readonly questions: Questions;
	readonly places: () => readonly string[];
	readonly names: () => readonly string[];
	readonly clash: (name: string) => NameClash | undefined;
}

/** What is done about a name that is taken. */
export interface ClashChoices {
	readonly makePerson: (path: string) => void;
	readonly openExisting: (path: string) => void;
	readonly addAnother: () => void;
}

/** The fields for a new person. They hold what is entered, and neither save nor keep it. */
export class NewPersonForm {
	private readonly app: App;
	private readonly model: NewPersonSurroundings;
	private readonly choices: ClashChoices;
	private draft: NewPersonDraft;
	private nameEl: HTMLInputElement | undefined;
	private clashEl: HTMLElement | undefined;
	private cadenceEl: HTMLElement | undefined;

	constructor(app: App, model: NewPersonSurroundings, draft: NewPersonDraft, choices: ClashChoices) {
		this.app = app;
		this.model = model;
		this.draft = draft;
		this.choices = choices;
	}

	get entered(): NewPersonDraft {
		return this.draft;
	}

	/** Puts a draft in place of what is entered. The fields show it once they are drawn again. */
	fill(draft: NewPersonDraft): void {
		this.draft = draft;
	}

	/** Draws the fields below what an element holds already. */
	render(into: HTMLElement): void {
		this.renderName(into);
		this.renderMeeting(into);
		this.renderQuestions(into);
	}

	/** Moves the focus to the name. */
	focus(): void {
		this.nameEl?.focus();
	}

	private set(patch: Partial<NewPersonDraft>): void {
		this.draft = { ...this.draft, ...patch };
	}

	private renderName(into: HTMLElement): void {
		new Setting(into)
			.setName(DIALOG.name)
			.setDesc(DIALOG.nameHint)
			.setClass("networking-notes-field")
			.addText((text) => {
				this.nameEl = text.inputEl;
				text.inputEl.setAttribute("aria-label", DIALOG.name);
				text.inputEl.setAttribute("autocapitalize", "words");
				text.setValue(this.draft.name).onChange((name) => {
					this.set({ name });
					this.renderClash();
				});
			});
		this.clashEl = into.createDiv({ cls: "networking-notes-clash", attr: { role: "status" } });
		this.renderClash();
	}

	private renderClash(): void {
		const el = this.clashEl;
		if (el === undefined) return;
		el.empty();
		const clash = this.model.clash(this.draft.name);
		if (clash === undefined) return;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", run);
		};
		if (clash.kind === "note") {
			el.createEl("p", { text: DIALOG.noteExists(clash.path) });
			act(DIALOG.makeItPerson, () => this.choices.makePerson(clash.path));
		} else {
			const [first] = clash.people;
			if (first === undefined) return;
			el.createEl("p", { text: DIALOG.personExists(first.name, first.path) });
			act(DIALOG.openExisting, () => this.choices.openExisting(first.path));
		}
		act(DIALOG.addAnother(this.draft.name.trim()), () => this.choices.addAnother());
	}

	private renderMeeting(into: HTMLElement): void {
		const { model } = this;
		new Setting(into)
			.setName(DIALOG.met)
			.setDesc(DIALOG.metHint)
			.setClass("networking-notes-field")
			.addText((text) => {
				text.inputEl.type = "date";
				text.inputEl.max = model.today;
				text.inputEl.setAttribute("aria-label", DIALOG.met);
				text.setValue(this.draft.met).onChange((met) => this.set({ met }));
			})
			.addExtraButton((button) => {
				button
					.setIcon("x")
					.setTooltip(DIALOG.knownLonger)
					.onClick(() => {
						this.set({ met: "" });
						const input = button.extraSettingsEl.parentElement?.querySelector("input");
						if (input !== null && input !== undefined) input.value = "";
					});
			});
		const words = (
			label: string,
			hint: string,
			value: string,
			suggest: () => readonly string[],
			set: (value: string) => void,
		): void => {
			new Setting(into)
				.setName(label)
				.setClass("networking-notes-field")
				.addText((text) => {
					text.inputEl.setAttribute("aria-label", label);
					text.setPlaceholder(hint).setValue(value).onChange(set);
					new WordSuggest(this.app, text.inputEl, suggest, set);
				});
		};
		words(DIALOG.metAt, DIALOG.metAtHint, this.draft.metAt, model.places, (metAt) => this.set({ metAt }));
		words(DIALOG.introducedBy, "", this.draft.introducedBy, model.names, (introducedBy) => this.set({ introducedBy }));
		new Setting(into)
			.setName(DIALOG.circle)
			.setClass("networking-notes-field")
			.addDropdown((dropdown) => {
				dropdown.selectEl.setAttribute("aria-label", DIALOG.circle);
				dropdown.addOption("", DIALOG.noCircle);
				for (const { name, days } of model.circles)
					dropdown.addOption(name, DIALOG.circleChoice(name, rhythmWord(days, model.locale)));
				dropdown.setValue(this.draft.circle).onChange((circle) => this.set({ circle }));
			});
	}

	private renderQuestions(into: HTMLElement): void {
		const { model } = this;
		new Setting(into).setName(DIALOG.questions).setDesc(DIALOG.questionsHint).setHeading();
		model.questions.forEach((question, index) => {
			new Setting(into)
				.setName(question)
				.setClass("networking-notes-question")
				.addTextArea((area) => {
					area.inputEl.rows = 2;
					area.inputEl.setAttribute("aria-label", question);
					area.setValue(this.draft.answers[index] ?? "").onChange((value) => {
						const answers: [string, string, string, string] = [...this.draft.answers];
						answers[index] = value;
						this.set({ answers });
						if (index === 3) this.renderCadence();
					});
					if (index === 3) {
						area.inputEl.addEventListener("keydown", (evt) => {
							const proposed = this.proposedCadence();
							if (evt.key !== "Enter" || !evt.altKey || evt.isComposing || proposed === undefined) return;
							evt.preventDefault();
							this.set({ cadence: proposed });
							this.renderCadence();
						});
					}
				});
		});
		this.cadenceEl = into.createDiv({ cls: "networking-notes-proposal", attr: { role: "status" } });
		this.renderCadence();
	}

	/** The rhythm that answer 4 speaks of; one that is set already is not proposed again. */
	private proposedCadence(): number | undefined {
		const proposed = cadenceInAnswer(this.draft.answers[3]);
		return proposed === this.draft.cadence ? undefined : proposed;
	}

	private renderCadence(): void {
		const el = this.cadenceEl;
		if (el === undefined) return;
		el.empty();
		const {
			draft: { cadence },
			model: { locale },
		} = this;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", () => {
				run();
				this.renderCadence();
			});
		};
		if (cadence !== undefined) {
			el.createSpan({ text: DIALOG.cadenceAccepted(rhythmWord(cadence, locale)) });
			act(DIALOG.cadenceTakeOut, () => this.set({ cadence: undefined }));
		}
		const proposed = this.proposedCadence();
		if (proposed === undefined) return;
		act(DIALOG.cadence(rhythmWord(proposed, locale)), () => this.set({ cadence: proposed }));
		el.createSpan({ cls: "networking-notes-hint", text: DIALOG.cadenceKey });
	}
}
