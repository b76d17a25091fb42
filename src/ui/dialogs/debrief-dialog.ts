import { setTooltip, Setting, type App } from "obsidian";
import type { DebriefedPerson, DebriefPlan, MetAgain, PromiseMade, Waiting } from "../../actions/debrief";
import type { Day } from "../../domain/day";
import type { Candidate } from "../../domain/name-match";
import type { Person } from "../../domain/person";
import type { Questions } from "../../domain/questions";
import { candidateInWords, DEBRIEF } from "../../words/events";
import { dayInWords } from "../../words/standing";
import { DIALOG } from "../../words/dialogs";
import { draftFor, entriesOf, keyOf, personIn, promiseIn, type Draft } from "./debrief-draft";
import { Dialog } from "./dialog";
import { renderQuestion } from "./line-field";

/** What the dialog shows, and what becomes of each line. */
export interface DebriefModel {
	readonly title: string;
	readonly locale: string;
	readonly today: Day;
	readonly plan: DebriefPlan;
	readonly questions: Questions;
	/** The days of the event up to today. */
	readonly days: readonly Day[];
	/** By when a promise is kept, unless another day is said. */
	readonly due: string;
	/** Who a name may be already. */
	readonly candidates: (waiting: Waiting) => readonly Candidate[];
	/** Whether somebody has exactly this name. */
	readonly isTaken: (name: string) => boolean;
	/** What was entered for a line and not saved, by the line's words. */
	readonly drafts: Map<string, Draft>;
	/** Each resolves to whether it was done. */
	readonly saveNew: (waiting: Waiting, person: DebriefedPerson) => Promise<boolean>;
	readonly saveKnown: (
		waiting: Waiting,
		known: {
			readonly person: Person;
			readonly day: Day;
			readonly log: boolean;
			readonly promise: PromiseMade;
		},
	) => Promise<boolean>;
	/** Says in the event's note that a line is about nobody; resolves to all that waited of it, or undefined where it was refused. */
	readonly dismiss: (waiting: Waiting) => Promise<readonly Waiting[] | undefined>;
	readonly logMeetings: (met: readonly MetAgain[]) => Promise<boolean>;
	/** Called at the end if anything was written: what to say of it, with a way to undo it. */
	readonly finished: (message: string) => void;
}

/** The question that is asked first: why they would want to. The others follow in their order. */
const QUESTION_ORDER = [2, 0, 1, 3] as const;

/** Goes through an event's lines one by one, making people of them. It can be left at any line and resumed later. */
export class DebriefDialog extends Dialog {
	private readonly model: DebriefModel;
	private at = 0;
	private saved = 0;
	private dismissed = 0;
	private logged = 0;
	private readonly chosen: Set<MetAgain>;
	private bodyEl: HTMLElement | undefined;

	constructor(app: App, model: DebriefModel) {
		super(app, model.title);
		this.model = model;
		this.chosen = new Set(model.plan.again);
		this.modalEl.addClass("networking-notes-debrief");
	}

	override onOpen(): void {
		super.onOpen();
		this.render();
	}

	override onClose(): void {
		const { finished, locale } = this.model;
		if (this.saved + this.dismissed + this.logged > 0) finished(DEBRIEF.end(this.saved, this.left, locale));
		super.onClose();
	}

	/** How many wait. */
	private get left(): number {
		return this.model.plan.waiting.length - this.done.size;
	}

	private get waiting(): Waiting | undefined {
		return this.model.plan.waiting[this.at];
	}

	private draftOf(waiting: Waiting): Draft {
		const key = keyOf(waiting);
		const known = this.model.drafts.get(key);
		if (known !== undefined) return known;
		const draft = draftFor(waiting, this.model.due);
		this.model.drafts.set(key, draft);
		return draft;
	}

	private render(): void {
		const { contentEl } = this;
		contentEl.empty();
		const { waiting } = this;
		this.bodyEl = contentEl.createDiv();
		if (waiting === undefined) this.renderEnd(this.bodyEl);
		else this.renderLine(this.bodyEl, waiting);
		contentEl.scrollTop = 0;
	}

	private renderLine(el: HTMLElement, waiting: Waiting): void {
		const { model } = this;
		const draft = this.draftOf(waiting);
		const candidates = model.candidates(waiting);
		const known = candidates.find(({ person }) => person.path === draft.known);
		const head = el.createDiv({ cls: "networking-notes-debrief-head" });
		const row = head.createDiv();
		row.createSpan({
			cls: "networking-notes-hint",
			text: DEBRIEF.of(this.at + 1, model.plan.waiting.length, model.locale),
			attr: { dir: "auto" },
		});
		head.createEl("blockquote").createSpan({ text: waiting.line.text, attr: { dir: "auto" } });
		const nobody = row.createEl("button", { text: DEBRIEF.nobody, attr: { type: "button" } });
		setTooltip(nobody, DEBRIEF.nobodyHint);
		nobody.addEventListener("click", () => this.once(() => this.dismiss(waiting)));
		if (known !== undefined) this.renderKnown(el, draft, known.person);
		else {
			this.field(el, DIALOG.name, draft.name, (name) => {
				draft.name = name;
			});
			if (candidates.length > 0) this.renderCandidates(el, draft, candidates);
			for (const index of QUESTION_ORDER)
				renderQuestion(el, model.questions[index], draft.answers[index], (answer) => {
					draft.answers[index] = answer;
				});
			this.renderFacts(el, waiting, draft);
		}
		this.renderDay(el, draft);
		this.renderPromise(el, draft);
		this.renderButtons([
			...(this.at > 0 ? [{ label: DEBRIEF.back, run: () => this.go(-1) }] : []),
			{ label: DEBRIEF.skip, run: () => this.go(1) },
			{ label: DEBRIEF.next, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		// The name is right nearly always: what is asked for first is why they would want to.
		const first = el.querySelector<HTMLElement>("textarea") ?? el.querySelector<HTMLElement>("input");
		first?.focus();
	}

	private renderCandidates(el: HTMLElement, draft: Draft, candidates: readonly Candidate[]): void {
		const box = el.createDiv({
			cls: "networking-notes-candidates",
			attr: { role: "group", "aria-label": DEBRIEF.maybe },
		});
		box.createDiv({ cls: "networking-notes-hint", text: DEBRIEF.maybe });
		for (const candidate of candidates) {
			const button = box.createEl("button", { attr: { type: "button" } });
			button.createSpan({ text: candidate.person.name, attr: { dir: "auto" } });
			button.createSpan({ cls: "networking-notes-hint", text: candidateInWords(candidate) });
			button.addEventListener("click", () => {
				draft.known = candidate.person.path;
				this.render();
			});
		}
	}

	private renderKnown(el: HTMLElement, draft: Draft, person: Person): void {
		const box = el.createDiv({ cls: "networking-notes-proposal" });
		box.createSpan({ text: DEBRIEF.is(person.name), attr: { dir: "auto" } });
		const act = (label: string, run: () => void): void =>
			box.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", run);
		act(DEBRIEF.somebodyElse, () => {
			draft.known = undefined;
			this.render();
		});
		new Setting(el)
			.setName(DEBRIEF.log)
			.setClass("networking-notes-field")
			.addToggle((toggle) => {
				toggle.toggleEl.setAttribute("aria-label", DEBRIEF.log);
				toggle.setValue(draft.log).onChange((log) => {
					draft.log = log;
				});
			});
	}

	private renderFacts(el: HTMLElement, { line }: Waiting, draft: Draft): void {
		this.field(el, DEBRIEF.company, draft.company, (company) => {
			draft.company = company;
		});
		this.field(el, DEBRIEF.seeks, draft.seeks, (seeks) => {
			draft.seeks = seeks;
		});
		this.field(el, DEBRIEF.offers, draft.offers, (offers) => {
			draft.offers = offers;
		});
		const common = this.field(el, DEBRIEF.commonGround, draft.commonGround, (shared) => {
			draft.commonGround = shared;
		});
		// Plain words are common ground, or just words: that is decided here.
		const rest = line.said.filter((said) => !entriesOf(draft.commonGround).includes(said));
		if (rest.length === 0) return;
		const row = el.createDiv({ cls: "networking-notes-said" });
		for (const said of rest) {
			const button = row.createEl("button", { text: DEBRIEF.shared(said), attr: { type: "button", dir: "auto" } });
			button.addEventListener("click", () => {
				draft.commonGround = [...entriesOf(draft.commonGround), said].join("; ");
				common.value = draft.commonGround;
				button.remove();
				common.focus();
			});
		}
	}

	/** On which of several days they were met. */
	private renderDay(el: HTMLElement, draft: Draft): void {
		const { days, today, locale } = this.model;
		if (days.length < 2) return;
		const choices = days.includes(draft.met) ? days : [...days, draft.met].sort();
		new Setting(el)
			.setName(DEBRIEF.met)
			.setClass("networking-notes-field")
			.addDropdown((dropdown) => {
				dropdown.selectEl.setAttribute("aria-label", DEBRIEF.met);
				for (const day of choices) dropdown.addOption(day, dayInWords(day, today, locale));
				dropdown.setValue(draft.met).onChange((day) => {
					draft.met = day as Day;
				});
			});
	}

	private renderPromise(el: HTMLElement, draft: Draft): void {
		const setting = new Setting(el).setName(DEBRIEF.promise).setClass("networking-notes-field");
		setting.addText((text) => {
			text.inputEl.setAttribute("aria-label", DEBRIEF.promise);
			text.setValue(draft.promise).onChange((promise) => {
				draft.promise = promise;
			});
		});
		setting.addText((text) => {
			text.inputEl.type = "date";
			text.inputEl.setAttribute("aria-label", DEBRIEF.due);
			text.setValue(draft.due).onChange((due) => {
				draft.due = due;
			});
		});
	}

	private field(el: HTMLElement, label: string, value: string, set: (value: string) => void): HTMLInputElement {
		let input: HTMLInputElement | undefined;
		new Setting(el)
			.setName(label)
			.setClass("networking-notes-field")
			.addText((text) => {
				input = text.inputEl;
				text.inputEl.setAttribute("aria-label", label);
				text.setValue(value).onChange(set);
			});
		return input ?? el.createEl("input");
	}

	/** The people who were known before, and the end. */
	private renderEnd(el: HTMLElement): void {
		const { plan, locale } = this.model;
		el.createEl("p", { text: DEBRIEF.end(this.saved, this.left, locale), attr: { dir: "auto" } });
		if (plan.again.length > 0) {
			el.createEl("p", { text: DEBRIEF.again, attr: { dir: "auto" } });
			for (const met of plan.again) {
				new Setting(el)
					.setName(met.person.name)
					.setDesc(met.what)
					.setClass("networking-notes-field")
					.addToggle((toggle) => {
						toggle.toggleEl.setAttribute("aria-label", DEBRIEF.logOf(met.person.name));
						toggle.setValue(this.chosen.has(met)).onChange((on) => {
							if (on) this.chosen.add(met);
							else this.chosen.delete(met);
						});
					});
			}
		}
		this.renderButtons([
			...(plan.waiting.length > 0 ? [{ label: DEBRIEF.back, run: () => this.go(-1) }] : []),
			...(plan.again.length > 0 ? [{ label: DIALOG.close, run: () => this.close() }] : []),
			{
				label: plan.again.length > 0 ? DIALOG.log : DIALOG.close,
				run: () => this.run(new MouseEvent("click")),
				main: true,
			},
		]);
		el.parentElement?.querySelector<HTMLElement>(".mod-cta")?.focus();
	}

	private async dismiss(waiting: Waiting): Promise<void> {
		const gone = await this.model.dismiss(waiting);
		if (gone === undefined) return;
		this.dismissed++;
		for (const each of gone) {
			this.model.drafts.delete(keyOf(each));
			this.done.add(each);
		}
		this.go(1);
	}

	/** Those who were saved, or are nobody. */
	private readonly done = new Set<Waiting>();

	/** Goes to the next line that waits, or the one before. */
	private go(step: 1 | -1): void {
		const { waiting } = this.model.plan;
		let next = this.at + step;
		while (next >= 0 && next < waiting.length) {
			const there = waiting[next];
			if (there === undefined || !this.done.has(there)) break;
			next += step;
		}
		if (next >= 0) this.at = Math.min(next, waiting.length);
		this.render();
	}

	protected override async submit(): Promise<void> {
		const { waiting, model } = this;
		if (waiting === undefined) {
			const chosen = model.plan.again.filter((met) => this.chosen.has(met));
			if (chosen.length > 0 && !(await model.logMeetings(chosen))) return;
			this.logged = chosen.length;
			this.close();
			return;
		}
		const draft = this.draftOf(waiting);
		const known = model.candidates(waiting).find(({ person }) => person.path === draft.known)?.person;
		// If somebody has the name already, they were shown, and not chosen.
		const isSaved =
			known === undefined
				? await model.saveNew(waiting, { ...personIn(draft), another: model.isTaken(draft.name) })
				: await model.saveKnown(waiting, {
						person: known,
						day: draft.met,
						log: draft.log,
						promise: promiseIn(draft),
					});
		if (!isSaved) return;
		// Another line may say the very same.
		model.drafts.delete(keyOf(waiting));
		this.saved++;
		this.done.add(waiting);
		this.go(1);
	}
}
