/** Keeps the pane's state in memory and saves it once the pane has been still for a moment. */
import type { ItemView } from "obsidian";
import { parsePaneState, type PaneState } from "./pane-state";

const MEMORY_KEY = "networking-notes-pane";

/** How long the pane must be still before what is kept of it is written, in milliseconds. */
const STILL_MS = 400;

/** Reads and writes the pane's state. */
export class KeptMemory {
	/** Asked for its window each time: a pane may move to another. */
	private readonly pane: ItemView;
	private memory: PaneState;
	/** The timer that writes, in the window where it runs. */
	private writing: { readonly win: Window; readonly timer: number } | undefined;

	/** Reads what was kept, whatever that is. */
	constructor(pane: ItemView) {
		this.pane = pane;
		this.memory = parsePaneState(pane.app.loadLocalStorage(MEMORY_KEY));
	}

	/** What is kept now, written or not. */
	get value(): PaneState {
		return this.memory;
	}

	/** Keeps something else. */
	change(change: Partial<PaneState>): void {
		const { win } = this.pane.contentEl;
		this.memory = { ...this.memory, ...change };
		this.writing?.win.clearTimeout(this.writing.timer);
		this.writing = { win, timer: win.setTimeout(() => this.write(), STILL_MS) };
	}

	/** Writes what has not been written yet, without waiting any longer. */
	write(): void {
		if (this.writing === undefined) return;
		this.writing.win.clearTimeout(this.writing.timer);
		this.writing = undefined;
		this.pane.app.saveLocalStorage(MEMORY_KEY, this.memory);
	}
}
