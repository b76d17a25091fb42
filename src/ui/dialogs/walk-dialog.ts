import type { App } from "obsidian";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import { DIALOG, PANE } from "../../words/screen";
import { metInWords, reasonInWords } from "../../words/standing";
import { Dialog } from "./dialog";

/** What one step of the walk can lead to. */
export type WalkAct = "log" | "snooze" | "rest";

/** Whom to walk through, and what each step does. Each act calls `done` when it was done, not when it was given up. */
export interface WalkModel {
	readonly entries: readonly Entry[];
	readonly today: Day;
	readonly locale: string;
	readonly act: (act: WalkAct, entry: Entry, done: () => void) => void;
	readonly open: (entry: Entry) => void;
}

/** One person after the other through the open lanes: log, snooze, skip, open, let it rest. Ends with what was done. */
export class WalkDialog extends Dialog {
	private readonly model: WalkModel;
	private at = 0;
	private readonly counts = { log: 0, snooze: 0, rest: 0 };

	constructor(app: App, model: WalkModel) {
		super(app, DIALOG.walkTitle);
		this.model = model;
	}

	override onOpen(): void {
		super.onOpen();
		this.render();
	}

	protected override submit(): void {
		const entry = this.model.entries[this.at];
		if (entry === undefined) this.close();
		else this.act("log", entry);
	}

	private act(act: WalkAct, entry: Entry): void {
		this.model.act(act, entry, () => {
			this.counts[act]++;
			this.next();
		});
	}

	private next(): void {
		this.at++;
		this.render();
	}

	private render(): void {
		const { contentEl, model } = this;
		contentEl.empty();
		const entry = model.entries[this.at];
		if (entry === undefined) {
			const { log, snooze, rest } = this.counts;
			const text = model.entries.length === 0 ? DIALOG.walkNobody : DIALOG.walkDone(log, snooze, rest, model.locale);
			contentEl.createEl("p", { text, attr: { role: "status" } });
			this.renderButtons([{ label: DIALOG.close, run: () => this.close(), main: true }]);
			contentEl.querySelector<HTMLElement>("button.mod-cta")?.focus();
			return;
		}
		const { person, standing } = entry;
		contentEl.createDiv({ cls: "networking-notes-hint", text: DIALOG.walkOf(this.at + 1, model.entries.length, model.locale) });
		contentEl.createEl("h3", { cls: "networking-notes-walk-name", text: person.name, attr: { dir: "auto" } });
		contentEl.createEl("p", { text: reasonInWords(entry, model.today, model.locale) });
		if (person.properties.met !== undefined && standing.state !== "new") {
			contentEl.createEl("p", { cls: "networking-notes-hint", text: `${metInWords(entry, model.today, model.locale)}.` });
		}
		this.renderButtons([
			{ label: PANE.letRest, run: () => this.act("rest", entry) },
			{ label: PANE.openNote, run: () => { this.close(); model.open(entry); } },
			{ label: DIALOG.snoozeFor, run: () => this.act("snooze", entry) },
			{ label: DIALOG.skip, run: () => this.next() },
			{ label: PANE.log, run: () => this.act("log", entry), main: true },
		]);
		contentEl.querySelector<HTMLElement>("button.mod-cta")?.focus();
	}
}
