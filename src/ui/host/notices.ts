/** The one place in which actions become notices: what was done, with a way back, or why it was not done. */
import { Notice, type App } from "obsidian";
import { ActionRefused, type Context, type ActionResult } from "../../actions/context";
import { redo, undo } from "../../actions/undo";
import { DIALOG } from "../../words/dialogs";
import { REFUSED } from "../../words/actions";
import { PROGRESS } from "../../words/exchange";
import { openNoteAtLine } from "./open-note";
import { showProgress } from "./progress-notice";

const LONG_ENOUGH_TO_READ_MS = 10_000;

/** A button in a notice. */
export interface NoticeButton {
	readonly label: string;
	readonly run: () => void;
}

/** Shows a notice with buttons. */
export function showNotice(message: string, buttons: readonly NoticeButton[] = []): Notice {
	const content = createFragment();
	content.createDiv({ text: message });
	const notice = new Notice(content, LONG_ENOUGH_TO_READ_MS);
	if (buttons.length === 0) return notice;
	const row = notice.messageEl.createDiv({ cls: "networking-notes-notice-buttons" });
	for (const { label, run } of buttons) {
		const button = row.createEl("button", { text: label, attr: { type: "button" } });
		button.addEventListener("click", () => {
			notice.hide();
			run();
		});
	}
	return notice;
}

/** Shows why something was not done, with the way to its cause. */
export function showFailure(app: App, error: unknown): void {
	if (!(error instanceof ActionRefused)) {
		console.error(error);
		showNotice(REFUSED.unexpected(error instanceof Error ? error.message : String(error)));
		return;
	}
	const { place } = error;
	showNotice(
		error.message,
		place === undefined
			? []
			: [{ label: DIALOG.openThere, run: () => void openNoteAtLine(app, place.path, (place.line ?? 1) - 1) }],
	);
}

/** What an action can have done: notes of several people may have been refused while others were written. */
type Reported = ActionResult & { readonly refused?: readonly ActionRefused[] };

/** Runs actions and reports what they did. */
export class Reporter {
	private readonly app: App;
	private readonly context: Context;
	/** The last notice. The next one replaces it, because its Undo button would no longer undo the last step. */
	private last: Notice | undefined;

	constructor(app: App, context: Context) {
		this.app = app;
		this.context = context;
	}

	/** Takes back a step, or the next one; where it is long, shows how far it is. */
	async undo(step?: ActionResult["step"]): Promise<void> {
		const { context } = this;
		await this.report(() =>
			undo(context, step, () => showProgress((done, all) => PROGRESS.undoing(done, all, context.locale()))),
		);
	}

	/**
	 * Runs an action and shows its result with an Undo button, plus a notice per refused note; undefined if the action
	 * itself was refused.
	 */
	async report<T extends Reported>(
		act: () => Promise<T>,
		buttons: (done: T) => readonly NoticeButton[] = () => [],
	): Promise<T | undefined> {
		try {
			const done = await this.context.steps.gesture(act);
			const { step, undone, message, refused = [] } = done;
			const back: NoticeButton[] = [];
			if (step !== undefined) back.push({ label: DIALOG.undo, run: () => void this.undo(step) });
			if (undone !== undefined)
				back.push({ label: DIALOG.redo, run: () => void this.report(() => redo(this.context, undone)) });
			if (message !== "") {
				this.last?.hide();
				this.last = showNotice(message, [...back, ...buttons(done)]);
			}
			for (const refusal of refused) showFailure(this.app, refusal);
			return done;
		} catch (error) {
			showFailure(this.app, error);
			return undefined;
		}
	}
}
