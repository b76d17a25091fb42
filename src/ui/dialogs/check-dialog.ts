import { Setting, type App } from "obsidian";
import type { Recount } from "../../acts/check-notes";
import type { Finding } from "../../domain/check";
import { findingInWords } from "../../words/findings";
import { DIALOG } from "../../words/screen";
import { Dialog } from "./dialog";

/** What was found, and what can be done. */
export interface CheckModel {
	readonly findings: readonly Finding[];
	readonly open: (path: string, line: number | undefined) => void;
	readonly bringUpToDate: (recounts: readonly Recount[]) => Promise<void>;
}

/** Lists what is wrong with the notes, and brings summaries up to date where the user ticks it. */
export class CheckDialog extends Dialog {
	private readonly model: CheckModel;
	private readonly ticked = new Set<Recount>();

	constructor(app: App, model: CheckModel) {
		super(app, DIALOG.checkTitle);
		this.model = model;
	}

	override onOpen(): void {
		super.onOpen();
		const { contentEl, model } = this;
		contentEl.createEl("p", { text: model.findings.length === 0 ? DIALOG.checkNothing : DIALOG.checkIntro });
		const list = contentEl.createDiv({ cls: "networking-notes-findings" });
		for (const finding of model.findings) this.renderFinding(list, finding);
		const fixable = model.findings.some(({ kind }) => kind === "disagreement");
		this.renderButtons([
			{ label: DIALOG.close, run: () => this.close() },
			...(fixable ? [{ label: DIALOG.checkApply, run: () => this.run(new MouseEvent("click")), main: true }] : []),
		]);
		if (fixable) this.allow();
	}

	/** There is nothing to do where nothing is ticked. */
	private allow(): void {
		const apply = this.contentEl.querySelector<HTMLButtonElement>(".modal-button-container .mod-cta");
		if (apply !== null) apply.disabled = this.ticked.size === 0;
	}

	private renderFinding(list: HTMLElement, finding: Finding): void {
		const setting = new Setting(list).setName(findingInWords(finding)).setClass("networking-notes-finding");
		const path = "path" in finding ? finding.path : "person" in finding ? finding.person.path : finding.people[0]?.path;
		if (finding.kind === "disagreement") {
			const recount = { person: finding.person, disagreement: finding.disagreement };
			// A number higher than the log's may be a starting count typed by hand: never lowered unasked.
			if (finding.disagreement.raises) this.ticked.add(recount);
			setting.addToggle((toggle) => {
				toggle.setValue(finding.disagreement.raises).onChange((on) => {
					if (on) this.ticked.add(recount);
					else this.ticked.delete(recount);
					this.allow();
				});
				toggle.toggleEl.querySelector("input")?.setAttribute("aria-label", `${DIALOG.checkApply}: ${findingInWords(finding)}`);
			});
		}
		if (path === undefined) return;
		const line = finding.kind === "unreadable" ? finding.unreadable.line : undefined;
		setting.addButton((button) => button.setButtonText(DIALOG.open).onClick(() => {
			this.close();
			this.model.open(path, line);
		}));
	}

	protected override async submit(): Promise<void> {
		if (this.ticked.size === 0) return;
		this.close();
		await this.model.bringUpToDate([...this.ticked]);
	}
}
