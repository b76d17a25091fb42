import { Notice } from "obsidian";
import { PROGRESS } from "../../words/exchange";

/** Something that runs in the background: how far it is, and whether it is to continue. */
export interface Progress {
	readonly onProgress: (done: number, all: number) => void;
	/** Waits while it is paused; false once it was stopped. */
	readonly goOn: () => Promise<boolean>;
	/** Takes the notice away. */
	readonly end: () => void;
}

/** Shows a notice that stays, with a bar, and buttons to pause and stop. */
export function showProgress(words: (done: number, all: number) => string): Progress {
	const content = createFragment();
	const said = content.createDiv({ text: words(0, 0) });
	const bar = content.createEl("progress", {
		cls: "networking-notes-progress",
		attr: { "aria-label": PROGRESS.label },
	});
	const notice = new Notice(content, 0);
	const row = notice.messageEl.createDiv({ cls: "networking-notes-notice-buttons" });
	let stopped = false;
	let wake: (() => void) | undefined;
	let paused: Promise<void> | undefined;
	const pause = row.createEl("button", { text: PROGRESS.pause, attr: { type: "button" } });
	pause.addEventListener("click", (evt) => {
		// A click on a notice takes it away.
		evt.stopPropagation();
		if (paused === undefined)
			paused = new Promise((resolve) => {
				wake = resolve;
			});
		else {
			paused = undefined;
			wake?.();
		}
		pause.setText(paused === undefined ? PROGRESS.pause : PROGRESS.goOn);
	});
	const stop = row.createEl("button", { text: PROGRESS.stop, attr: { type: "button" } });
	stop.addEventListener("click", (evt) => {
		evt.stopPropagation();
		stopped = true;
		wake?.();
	});
	return {
		onProgress: (done, all) => {
			said.setText(words(done, all));
			bar.max = all;
			bar.value = done;
		},
		goOn: async () => {
			while (paused !== undefined && !stopped) await paused;
			return !stopped;
		},
		end: () => notice.hide(),
	};
}
