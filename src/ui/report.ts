/** The one place in which acts become notices: what was done, with a way back, or why it was not done. */
import { Notice, type App } from "obsidian";
import { ActRefused, type Done } from "../acts/context";
import { DIALOG } from "../words/screen";
import { REFUSED } from "../words/acts";
import { openNoteAtLine } from "./open-note";

const LONG_ENOUGH_TO_READ = 10_000;

/** A button that a notice offers. */
export interface Offer {
	readonly label: string;
	readonly run: () => void;
}

/** What was done last. A later one takes its place: an older way back is not the last step any more. */
let lastDone: Notice | undefined;

function showDone(message: string, offers: readonly Offer[]): void {
	lastDone?.hide();
	lastDone = showNotice(message, offers);
}

/** Shows a notice with buttons. */
export function showNotice(message: string, offers: readonly Offer[] = []): Notice {
	const content = createFragment();
	content.createDiv({ text: message });
	const notice = new Notice(content, LONG_ENOUGH_TO_READ);
	if (offers.length === 0) return notice;
	const buttons = notice.messageEl.createDiv({ cls: "networking-notes-notice-buttons" });
	for (const { label, run } of offers) {
		const button = buttons.createEl("button", { text: label, attr: { type: "button" } });
		button.addEventListener("click", () => {
			notice.hide();
			run();
		});
	}
	return notice;
}

/** Shows why something was not done, with the way to its cause. */
export function showFailure(app: App, error: unknown): void {
	if (!(error instanceof ActRefused)) {
		console.error(error);
		showNotice(REFUSED.unexpected(error instanceof Error ? error.message : String(error)));
		return;
	}
	const { place } = error;
	showNotice(error.message, place === undefined ? [] : [
		{ label: DIALOG.openThere, run: () => void openNoteAtLine(app, place.path, (place.line ?? 1) - 1) },
	]);
}

/** Does an act and reports it; undefined where it was refused. */
export async function report<T extends Done>(app: App, act: () => Promise<T>, offers: readonly Offer[]): Promise<T | undefined> {
	try {
		const done = await act();
		if (done.message !== "") showDone(done.message, offers);
		return done;
	} catch (error) {
		showFailure(app, error);
		return undefined;
	}
}
