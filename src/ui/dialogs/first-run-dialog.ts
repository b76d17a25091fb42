import { Setting, type App } from "obsidian";
import type { Counted, Offer, Outcome, Proposal } from "../../domain/first-run";
import type { Settings } from "../../settings/settings";
import { COMMANDS } from "../../words/commands";
import { FIRST_RUN, outcomeInWords } from "../../words/first-run";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** What was found, and what can be done with it. */
export interface FirstRunModel {
	readonly offer: Offer;
	readonly locale: string;
	/** What is in force of the settings that can be added to. */
	readonly inForce: Pick<Settings, "ownNames" | "uncountedHeadings">;
	/** Counts what some settings come to. */
	readonly outcome: (proposal: Proposal) => Promise<Outcome>;
	/** Resolves to whether it was saved; where it was not, the choices stay to be saved again. */
	readonly save: (proposal: Proposal) => Promise<boolean>;
}

/** Chooses what is used of the notes there are; only settings are saved. */
export class FirstRunDialog extends Dialog {
	private readonly model: FirstRunModel;
	private proposal: Proposal;
	private sum!: HTMLElement;

	constructor(app: App, model: FirstRunModel) {
		super(app, COMMANDS.setUp);
		this.model = model;
		this.proposal = model.offer.proposal;
	}

	override onOpen(): void {
		super.onOpen();
		const {
			offer: { survey, outcome },
			inForce,
			locale,
		} = this.model;
		const { proposal } = this;
		this.contentEl.createEl("p", { text: FIRST_RUN.chooseHint, attr: { dir: "auto" } });
		this.select("peopleFolder", survey.folders);
		this.select("personTag", survey.tags);
		for (const { what, notes } of survey.markers) {
			this.toggle(
				FIRST_RUN.option({ what, notes }, locale),
				FIRST_RUN.markers,
				proposal.markers.includes(what),
				(on) => ({
					markers: on ? [...this.proposal.markers, what] : this.proposal.markers.filter((marker) => marker !== what),
				}),
			);
		}
		this.toggle(FIRST_RUN.mentions, FIRST_RUN.daily(survey, locale), proposal.mentions, (mentions) => ({ mentions }));
		if (survey.elsewhere.length > 0)
			this.contentEl.createEl("p", {
				cls: "networking-notes-hint",
				text: FIRST_RUN.elsewhere(survey, locale),
				attr: { dir: "auto" },
			});
		if (survey.meetingFolders.length > 0) this.select("meetingsFolder", survey.meetingFolders);
		for (const found of survey.unread ?? []) {
			this.toggle(FIRST_RUN.read(found, FIRST_RUN.readAs[found.as], locale), FIRST_RUN.readDesc, false, (on) => {
				const { [found.as]: names = [], ...others } = this.proposal.ownNames ?? inForce.ownNames;
				return {
					ownNames: {
						...others,
						[found.as]: [...names.filter((name) => name !== found.what), ...(on ? [found.what] : [])],
					},
				};
			});
		}
		for (const heading of survey.repeated ?? []) {
			this.toggle(FIRST_RUN.leaveOut(heading), FIRST_RUN.leaveOutDesc(heading, locale), false, (on) => {
				const others = (this.proposal.uncountedHeadings ?? inForce.uncountedHeadings).filter(
					(each) => each !== heading.what,
				);
				return { uncountedHeadings: [...others, ...(on ? [heading.what] : [])] };
			});
		}
		this.sum = this.contentEl.createEl("p", {
			text: outcomeInWords(outcome, locale),
			attr: { "aria-live": "polite", dir: "auto" },
		});
		this.renderButtons([
			{ label: DIALOG.cancel, run: () => this.close() },
			{ label: FIRST_RUN.save, run: () => this.run(new MouseEvent("click")), main: true },
		]);
	}

	private select(key: "peopleFolder" | "personTag" | "meetingsFolder", found: readonly Counted[]): void {
		const chosen = this.proposal[key];
		const options = [
			...(found.some(({ what }) => what === chosen) || chosen === "" ? [] : [{ what: chosen, notes: 0 }]),
			...found,
		];
		new Setting(this.contentEl).setName(FIRST_RUN[key]).addDropdown((dropdown) => {
			dropdown.addOption("", FIRST_RUN.none);
			for (const each of options) dropdown.addOption(each.what, FIRST_RUN.option(each, this.model.locale));
			dropdown.setValue(chosen).onChange((value) => void this.change({ [key]: value }));
		});
	}

	private toggle(name: string, desc: string, on: boolean, patch: (on: boolean) => Partial<Proposal>): void {
		new Setting(this.contentEl)
			.setName(name)
			.setDesc(desc)
			.addToggle((toggle) => toggle.setValue(on).onChange((value) => void this.change(patch(value))));
	}

	private async change(patch: Partial<Proposal>): Promise<void> {
		const proposal = { ...this.proposal, ...patch };
		this.proposal = proposal;
		this.sum.setText(FIRST_RUN.counting);
		const outcome = await this.model.outcome(proposal);
		// Another choice may have been made while this one was counted.
		if (this.proposal === proposal) this.sum.setText(outcomeInWords(outcome, this.model.locale));
	}

	protected override async submit(): Promise<void> {
		if (await this.model.save(this.proposal)) this.close();
	}
}
