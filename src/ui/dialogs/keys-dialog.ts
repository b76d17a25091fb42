import type { App } from "obsidian";
import { KEYS } from "../../words/keys";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** Shows every key there is. */
export class KeysDialog extends Dialog {
	constructor(app: App) {
		super(app, KEYS.title);
		this.modalEl.addClass("networking-notes-keys");
	}

	override onOpen(): void {
		super.onOpen();
		for (const { title, keys } of KEYS.parts) {
			this.contentEl.createEl("h3", { cls: "networking-notes-keys-title", text: title });
			const list = this.contentEl.createEl("dl");
			for (const [key, does] of keys) {
				list.createEl("dt", { text: key });
				list.createEl("dd", { text: does });
			}
		}
		this.renderButtons([{ label: DIALOG.close, run: () => this.close(), main: true }]);
		this.contentEl.querySelector<HTMLElement>("button.mod-cta")?.focus();
	}

	protected override submit(): void {
		this.close();
	}
}
