import { Setting, type App } from "obsidian";
import type { Recount } from "../../actions/check-notes";
import {
	byNote,
	placesOf,
	type Double,
	type Finding,
	type FindingGroup,
	type FindingPlace,
} from "../../domain/findings";
import type { Person } from "../../domain/person";
import type { Doubt } from "../../domain/summary-doubts";
import { CARD } from "../../words/card";
import { MERGE } from "../../words/merge";
import { findingInWords } from "../../words/findings";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** What was found, and what can be done. */
export interface CheckModel {
	readonly findings: readonly Finding[];
	readonly locale: string;
	readonly open: (place: FindingPlace) => void;
	readonly bringUpToDate: (recounts: readonly Recount[]) => Promise<void>;
	/** Adds the line to a log that accounts for a day of the summary; resolves to whether it was added. */
	readonly confirmDay: (person: Person, doubt: Doubt) => Promise<boolean>;
	/** Asks how two who are likely one are merged. */
	readonly merge: (double: Double) => void;
}

/** Page size. Only drawn notes can be ticked and updated. */
const AT_ONCE = 100;

/** Lists what is wrong, note by note, and brings summaries up to date where the user switches that on. */
export class CheckDialog extends Dialog {
	private readonly model: CheckModel;
	private readonly switchedOn = new Set<Recount>();
	private applyEl: HTMLButtonElement | undefined;
	private introEl: HTMLElement | undefined;
	/** What was found, but for what was decided here. */
	private left: readonly Finding[];

	constructor(app: App, model: CheckModel) {
		super(app, DIALOG.checkTitle);
		this.modalEl.addClass("networking-notes-check-notes");
		this.model = model;
		this.left = model.findings;
	}

	/** What is switched on is done by its button, and not by Enter on a switch. */
	protected override get submitsByEnter(): boolean {
		return false;
	}

	override onOpen(): void {
		super.onOpen();
		const {
			contentEl,
			model: { findings },
		} = this;
		const groups = byNote(findings);
		const fixable = findings.some(({ kind }) => kind === "disagreement");
		this.introEl = contentEl.createEl("p", { attr: { dir: "auto", role: "status" } });
		this.introduce(findings.length === 0 ? "" : DIALOG.checkIntro);
		this.renderGroups(contentEl.createDiv({ cls: "networking-notes-findings" }), groups, 0);
		this.renderButtons([
			{ label: DIALOG.close, run: () => this.close() },
			...(fixable ? [{ label: DIALOG.checkApply, run: () => this.run(new MouseEvent("click")), main: true }] : []),
		]);
		this.applyEl = contentEl.querySelector<HTMLButtonElement>(".modal-button-container .mod-cta") ?? undefined;
		this.allow();
	}

	/** Says how much there is, and what can be done. */
	private introduce(changed: string): void {
		const {
			left,
			model: { locale },
		} = this;
		const fixable = left.some(({ kind }) => kind === "disagreement");
		const found = left.length === 0 ? DIALOG.checkNothing : DIALOG.checkFound(left.length, byNote(left).length, locale);
		this.introEl?.setText(
			[found, changed, fixable ? DIALOG.checkSwitches : ""].filter((each) => each !== "").join(" "),
		);
	}

	/** Takes away what was decided; the focus goes on to what comes next, and else to what is left. */
	private settle(row: HTMLElement, finding: Finding): void {
		const { contentEl } = this;
		const group = row.parentElement;
		const controls = [...contentEl.querySelectorAll<HTMLElement>("button:not(:disabled), input")];
		const next = controls.find(
			(el) => !row.contains(el) && (row.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
		);
		row.remove();
		if (group?.querySelector(".networking-notes-finding") === null) group.remove();
		this.left = this.left.filter((each) => each !== finding);
		this.introduce("");
		this.allow();
		(next?.isConnected === true && !next.matches(":disabled")
			? next
			: contentEl.querySelector<HTMLElement>("button:not(:disabled)")
		)?.focus();
	}

	/** There is nothing to do where nothing is switched on. */
	private allow(): void {
		if (this.applyEl !== undefined) this.applyEl.disabled = this.switchedOn.size === 0;
	}

	private renderGroups(list: HTMLElement, groups: readonly FindingGroup[], from: number): void {
		groups
			.slice(from, from + AT_ONCE)
			.forEach((group, index) => this.renderGroup(list, group, `networking-notes-finding-${from + index}`));
		const left = groups.length - from - AT_ONCE;
		if (left <= 0) return;
		const more = list.createEl("button", { text: DIALOG.checkMore(left, this.model.locale), attr: { type: "button" } });
		more.addEventListener("click", () => {
			more.remove();
			this.renderGroups(list, groups, from + AT_ONCE);
			this.allow();
			list
				.querySelector<HTMLElement>(
					`[aria-labelledby="networking-notes-finding-${from + AT_ONCE}"] :is(button, a, input)`,
				)
				?.focus();
		});
	}

	private renderGroup(list: HTMLElement, group: FindingGroup, id: string): void {
		const el = list.createDiv({
			cls: "networking-notes-finding-group",
			attr: { role: "group", "aria-labelledby": id },
		});
		const heading = el.createDiv({
			cls: "networking-notes-finding-name",
			attr: { role: "heading", "aria-level": "2" },
		});
		heading.createSpan({ text: group.name, attr: { id, dir: "auto" } });
		if (group.path !== undefined)
			heading.createSpan({ cls: "networking-notes-hint", text: group.path, attr: { dir: "auto" } });
		for (const finding of group.findings) this.renderFinding(el, group, finding);
	}

	private renderFinding(el: HTMLElement, group: FindingGroup, finding: Finding): void {
		const words = findingInWords(finding);
		const setting = new Setting(el).setName(words).setClass("networking-notes-finding");
		setting.nameEl.dir = "auto";
		for (const place of placesOf(finding)) {
			// One note is the one of the heading; of several, each is named.
			const [text, name] =
				place.path === group.path
					? [DIALOG.checkShow, DIALOG.checkShowIn(place.path)]
					: [DIALOG.checkOpen(place.path), DIALOG.checkOpen(place.path)];
			setting.addButton((button) => {
				button.setButtonText(text).onClick(() => {
					this.close();
					this.model.open(place);
				});
				button.buttonEl.setAttribute("aria-label", `${name}: ${words}`);
			});
		}
		if (finding.kind === "double")
			setting.addButton((button) => {
				button.setButtonText(MERGE.button).onClick(() => {
					this.close();
					this.model.merge(finding);
				});
				button.buttonEl.setAttribute(
					"aria-label",
					`${MERGE.buttonFor(finding.person.name, finding.other.name)}: ${words}`,
				);
			});
		if (finding.kind !== "disagreement") return;
		const { person, disagreement, doubt } = finding;
		const recount = { person, disagreement };
		if (doubt !== undefined) {
			setting.addButton((button) =>
				button.setButtonText(CARD.confirmDay).onClick(async () => {
					if (!(await this.model.confirmDay(person, doubt))) return;
					this.switchedOn.delete(recount);
					this.settle(setting.settingEl, finding);
				}),
			);
		}
		this.renderSwitch(setting, recount, words);
	}

	private renderSwitch(setting: Setting, recount: Recount, words: string): void {
		const {
			person: { name },
			disagreement: { raises },
		} = recount;
		// A number higher than the log's may be a starting count typed by hand: never lowered unasked.
		if (raises) this.switchedOn.add(recount);
		setting.addToggle((toggle) => {
			toggle.setValue(raises).onChange((on) => {
				if (on) this.switchedOn.add(recount);
				else this.switchedOn.delete(recount);
				this.allow();
			});
			toggle.toggleEl.querySelector("input")?.setAttribute("aria-label", `${DIALOG.checkApply}: ${name}. ${words}`);
		});
	}

	protected override async submit(): Promise<void> {
		if (this.switchedOn.size === 0) return;
		this.close();
		await this.model.bringUpToDate([...this.switchedOn]);
	}
}
