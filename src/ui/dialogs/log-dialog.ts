import { Setting, type App } from "obsidian";
import { matchesFor } from "../../domain/balance";
import { CHANNELS, type Channel, type Direction } from "../../domain/channel";
import type { Day } from "../../domain/day";
import { balanceOf, type Person } from "../../domain/person";
import { asksOutnumberGives } from "../../domain/requirements";
import { CARD, matchInWords } from "../../words/card";
import { listed } from "../../words/count";
import { CHANNEL_NAMES, DIALOG } from "../../words/screen";
import { balanceInWords } from "../../words/standing";
import { renderChoices } from "./choices";
import { Dialog } from "./dialog";

/** What the dialog asks about. */
export interface LogModel {
	/** At least one. */
	readonly people: readonly Person[];
	readonly everybody: () => Iterable<Person>;
	readonly today: Day;
	readonly locale: string;
	readonly summary: boolean;
	/** Why this person would want to connect, as their note says; empty where it says nothing. */
	readonly answer3: (person: Person) => Promise<string>;
	/** Words typed before for the same people, and neither logged nor cancelled. */
	readonly words: string;
	/** Told the words when the dialog closes; empty where nothing of them is left to keep. */
	readonly keepWords: (words: string) => void;
	/** Logs it; resolves to whether the dialog is done. */
	readonly onLog: (entry: LogEntry) => Promise<boolean>;
}

/** What was entered, still to be checked. */
export interface LogEntry {
	readonly channel: Channel | undefined;
	readonly direction: Direction | undefined;
	readonly what: string;
	readonly day: string;
}

const DIRECTIONS = [
	{ value: "gave", label: DIALOG.gave, key: "g", icon: "gift" },
	{ value: "asked", label: DIALOG.asked, key: "a", icon: "hand-helping" },
	{ value: "neither", label: DIALOG.neither, key: "n" },
] as const;

/** Asks how, whether something was given or asked, and one line: a letter, a letter, the words and Enter. */
export class LogDialog extends Dialog {
	private readonly model: LogModel;
	private channel: Channel | undefined;
	private direction: Direction | undefined;
	private what: string;
	private day: string;
	/** Whether the words were logged, or given up. */
	private finished = false;

	constructor(app: App, model: LogModel) {
		super(app, DIALOG.logTitle(listed(model.people.map(({ name }) => name))));
		this.model = model;
		this.what = model.words;
		this.day = model.today;
	}

	override onClose(): void {
		this.model.keepWords(this.finished ? "" : this.what.trim());
		super.onClose();
	}

	private finish(): void {
		this.finished = true;
		this.close();
	}

	override onOpen(): void {
		super.onOpen();
		const { contentEl, model } = this;
		const how = new Setting(contentEl).setName(DIALOG.how).setDesc(DIALOG.howHint).setClass("networking-notes-field").setClass("networking-notes-keyed");
		const giveOrAsk = new Setting(contentEl).setName(DIALOG.direction).setClass("networking-notes-field");
		const warning = contentEl.createDiv({ cls: "networking-notes-give-first", attr: { role: "status" } });
		const what = new Setting(contentEl).setName(DIALOG.what).setDesc(model.words === "" ? "" : DIALOG.wordsKept).setClass("networking-notes-field");
		const when = new Setting(contentEl).setName(DIALOG.day).setClass("networking-notes-field");
		what.addText((text) => {
			text.setPlaceholder(DIALOG.whatHint).setValue(this.what).onChange((value) => { this.what = value; });
			text.inputEl.setAttribute("aria-label", DIALOG.what);
			const focusWhat = (): void => text.inputEl.focus();
			const focusDirection = renderChoices<Direction | "neither">(giveOrAsk.controlEl, {
				label: DIALOG.direction,
				choices: DIRECTIONS,
				value: "neither",
				onChoose: (value, byLetter) => {
					this.direction = value === "neither" ? undefined : value;
					this.renderWarning(warning);
					if (byLetter) focusWhat();
				},
			});
			const focusHow = renderChoices<Channel>(how.controlEl, {
				label: DIALOG.how,
				choices: CHANNELS.map(({ id, key, icon }) => ({ value: id, label: CHANNEL_NAMES[id], key, icon })),
				value: undefined,
				onChoose: (value, byLetter) => {
					this.channel = value;
					if (byLetter) focusDirection();
				},
			});
			focusHow();
		});
		when.addText((text) => {
			text.inputEl.type = "date";
			text.inputEl.max = model.today;
			text.inputEl.setAttribute("aria-label", DIALOG.day);
			text.setValue(this.day).onChange((value) => { this.day = value; });
		});
		this.renderButtons([
			{ label: DIALOG.cancel, run: () => this.finish() },
			{ label: DIALOG.log, run: () => this.run(new MouseEvent("click")), main: true },
		]);
	}

	protected override async submit(): Promise<void> {
		const { channel, direction, what, day } = this;
		if (!(await this.model.onLog({ channel, direction, what, day }))) return;
		// Where the dialog was closed while that was under way, the words were kept.
		this.model.keepWords("");
		this.finish();
	}

	/** Product page, section 7: before one more ask, something to give. */
	private renderWarning(el: HTMLElement): void {
		el.empty();
		if (this.direction !== "asked") return;
		for (const person of this.model.people) {
			const balance = balanceOf(person, this.model.summary);
			if (!asksOutnumberGives(balance)) continue;
			el.createEl("p", { text: `${DIALOG.giveFirst(person.name)} ${balanceInWords(balance, this.model.locale)}` });
			const { commonGround, seeks } = person.properties;
			const matches = matchesFor(person, this.model.everybody()).slice(0, 3);
			const why = el.createEl("p");
			void this.model.answer3(person).then((answer) => why.setText(answer === "" ? CARD.giveThemAReason : DIALOG.theirReason(answer)));
			if (seeks.length > 0 && matches.length === 0) el.createEl("p", { text: DIALOG.seeks(person.name, listed(seeks)) });
			for (const match of matches) el.createEl("p", { text: matchInWords(match) });
			if (commonGround.length > 0) el.createEl("p", { text: DIALOG.common(listed(commonGround)) });
		}
	}
}
