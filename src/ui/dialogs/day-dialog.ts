import { Setting, type App } from "obsidian";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** Asks for a day, from the one given on. */
export class DayDialog extends Dialog {
	private day: string;
	private readonly onDay: (day: string) => Promise<boolean>;

	constructor(app: App, title: string, day: string, onDay: (day: string) => Promise<boolean>) {
		super(app, title);
		this.day = day;
		this.onDay = onDay;
	}

	override onOpen(): void {
		super.onOpen();
		new Setting(this.contentEl)
			.setName(DIALOG.day)
			.setClass("networking-notes-field")
			.addText((text) => {
				text.inputEl.type = "date";
				text.inputEl.setAttribute("aria-label", DIALOG.day);
				text.setValue(this.day).onChange((value) => {
					this.day = value;
				});
				text.inputEl.focus();
			});
		this.renderButtons([
			{ label: DIALOG.cancel, run: () => this.close() },
			{ label: DIALOG.save, run: () => this.run(new MouseEvent("click")), main: true },
		]);
	}

	protected override async submit(): Promise<void> {
		if (await this.onDay(this.day)) this.close();
	}
}
