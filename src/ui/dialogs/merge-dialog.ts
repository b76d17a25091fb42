import { Setting, type App } from "obsidian";
import type { MergeChoice, MergePlan } from "../../actions/merge-people";
import type { Person } from "../../domain/person";
import type { Side } from "../../exchange/merge-properties";
import { COMMANDS } from "../../words/commands";
import { MERGE } from "../../words/merge";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** Whom to merge, and what that would do. */
export interface MergeModel {
	/** Who stays, and who goes, unless they are swapped. */
	readonly people: readonly [Person, Person];
	readonly locale: string;
	/** Rejects with the reason in words where the two can't be merged. */
	readonly plan: (keep: Person, from: Person) => Promise<MergePlan>;
	/** Resolves to whether it was done. */
	readonly merge: (keep: Person, from: Person, choice: MergeChoice) => Promise<boolean>;
}

/** Shows what becomes of two notes of one person, and lets the user choose where they disagree. Nothing is written before the button is pressed. */
export class MergeDialog extends Dialog {
	private readonly model: MergeModel;
	private people: readonly [Person, Person];
	private readonly chosen = new Map<string, Side>();
	private noteGone = true;
	private pairEl!: HTMLElement;
	private planEl!: HTMLElement;
	private mergeEl: HTMLButtonElement | undefined;
	/** Which plan is drawn: an older one that comes late is not. */
	private drawn = 0;

	constructor(app: App, model: MergeModel) {
		super(app, COMMANDS.mergePeople);
		this.modalEl.addClass("networking-notes-merge");
		this.model = model;
		this.people = model.people;
	}

	/** A note goes by the button, and not by an Enter on the way. */
	protected override get submitsByEnter(): boolean {
		return false;
	}

	override onOpen(): void {
		super.onOpen();
		const { contentEl } = this;
		this.pairEl = contentEl.createDiv({ cls: "networking-notes-merge-pair" });
		this.planEl = contentEl.createDiv({ cls: "networking-notes-merge-plan", attr: { "aria-live": "polite" } });
		this.renderButtons([
			{ label: DIALOG.close, run: () => this.close() },
			{ label: MERGE.merge, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.mergeEl = contentEl.querySelector<HTMLButtonElement>(".modal-button-container .mod-cta") ?? undefined;
		this.renderPair();
		void this.look();
	}

	private renderPair(): void {
		const { pairEl, people } = this;
		pairEl.empty();
		const [keep, from] = people;
		const card = (label: string, { name, path, properties }: Person): void => {
			const el = pairEl.createDiv({
				cls: "networking-notes-merge-person",
				attr: { role: "group", "aria-label": label },
			});
			el.createDiv({ cls: "networking-notes-hint", text: label });
			el.createDiv({ cls: "networking-notes-merge-name", text: name, attr: { dir: "auto" } });
			const { company, place } = properties;
			const about = [company, place].filter((each) => each !== undefined).join(" · ");
			el.createDiv({ cls: "networking-notes-hint", text: about, attr: { dir: "auto" } });
			el.createDiv({ cls: "networking-notes-hint", text: path, attr: { dir: "auto" } });
		};
		card(MERGE.stays, keep);
		const swap = pairEl.createEl("button", {
			text: MERGE.swap,
			attr: { type: "button", "aria-label": MERGE.swapHint },
		});
		swap.addEventListener("click", () => {
			this.people = [from, keep];
			this.chosen.clear();
			this.renderPair();
			void this.look();
			pairEl.querySelector("button")?.focus();
		});
		card(MERGE.goes, from);
	}

	/** Works out what would be done, and shows it, or why it can't be. */
	private async look(): Promise<void> {
		const turn = ++this.drawn;
		const [keep, from] = this.people;
		if (this.mergeEl !== undefined) this.mergeEl.disabled = true;
		let plan: MergePlan | Error;
		try {
			plan = await this.model.plan(keep, from);
		} catch (error) {
			plan = error instanceof Error ? error : new Error(String(error));
		}
		if (turn !== this.drawn) return;
		this.planEl.empty();
		if (plan instanceof Error) {
			this.planEl.createEl("p", { text: plan.message, attr: { dir: "auto" } });
			return;
		}
		this.renderPlan(plan, keep, from);
		if (this.mergeEl !== undefined) this.mergeEl.disabled = false;
	}

	private renderPlan(
		{ filled, conflicts, gone, logged, hasWords, links }: MergePlan,
		keep: Person,
		from: Person,
	): void {
		const { planEl, model } = this;
		const { locale } = model;
		for (const { key, keep: mine, from: theirs, stays } of conflicts) {
			if (planEl.querySelector("fieldset") === null)
				planEl.createDiv({
					cls: "networking-notes-merge-heading",
					text: MERGE.conflicts,
					attr: { role: "heading", "aria-level": "2" },
				});
			const field = planEl.createEl("fieldset", { cls: "networking-notes-merge-conflict" });
			field.createEl("legend", { text: key });
			const option = (side: Side, words: string): void => {
				const label = field.createEl("label", { attr: { dir: "auto" } });
				const input = label.createEl("input", { type: "radio", attr: { name: `networking-notes-merge-${key}` } });
				input.checked = side === stays;
				input.addEventListener("change", () => void this.chosen.set(key, side));
				label.createSpan({ text: words === "" ? MERGE.nothing : words });
			};
			option("keep", mine);
			option("from", theirs);
		}
		const rows = [
			...(logged === 0 ? [] : [{ key: MERGE.log, value: MERGE.lines(logged, locale) }]),
			...(hasWords ? [{ key: MERGE.words, value: MERGE.wordsKept }] : []),
			...filled,
		];
		if (rows.length > 0) {
			planEl.createDiv({
				cls: "networking-notes-merge-heading",
				text: MERGE.filled(keep.name),
				attr: { role: "heading", "aria-level": "2", dir: "auto" },
			});
			const list = planEl.createEl("dl");
			for (const { key, value } of rows) {
				list.createEl("dt", { text: key });
				list.createEl("dd", { text: value, attr: { dir: "auto" } });
			}
		} else planEl.createEl("p", { text: MERGE.already(keep.name), attr: { dir: "auto" } });
		if (conflicts.length + gone.length > 0)
			new Setting(planEl)
				.setName(MERGE.noteGone)
				.setDesc(MERGE.noteGoneHint(from.name))
				.addToggle((toggle) => {
					toggle.setValue(this.noteGone).onChange((on) => {
						this.noteGone = on;
					});
					toggle.toggleEl.querySelector("input")?.setAttribute("aria-label", MERGE.noteGone);
				});
		planEl.createEl("p", {
			cls: "networking-notes-hint",
			text: MERGE.end(links, keep.name, from.name, locale),
			attr: { dir: "auto" },
		});
	}

	protected override async submit(): Promise<void> {
		const [keep, from] = this.people;
		if (await this.model.merge(keep, from, { chosen: this.chosen, noteGone: this.noteGone })) this.close();
	}
}
