/**
 * Roving tabindex: which line has the focus or is the tab stop. It follows its person when lines move or are redrawn,
 * and passes to a neighbour when they are gone.
 */
import { OnePress } from "../../host/one-press";
import type { RowLayout } from "./row-layout";

/** The lines in the document. */
export interface FocusableLines {
	readonly body: HTMLElement;
	/** The line that something in the document belongs to. */
	lineAt(target: EventTarget | null): HTMLElement | undefined;
	/** The element of a line; undefined where it is not drawn. */
	elementOf(key: string): HTMLElement | undefined;
}

/** A line that has the focus, and where it is a control in it that has it, how that is found again. */
export interface HeldFocus {
	readonly key: string;
	readonly part: string | undefined;
}

/** The line that took the place of one that is gone: a person's where there is one near, so that going on leads on. */
function inPlaceOf(index: number, items: RowLayout): string | undefined {
	const place = Math.min(Math.max(index, 0), items.count - 1);
	const keyAt = (at: number): string | undefined => (items.at(at)?.kind === "row" ? items.at(at)?.key : undefined);
	return keyAt(place) ?? keyAt(place + 1) ?? keyAt(place - 1) ?? items.at(place)?.key.replace(/^card /, "row ");
}

/** Keeps the one line that the tab key reaches. */
export class RovingFocus {
	/** The line that the tab key reaches. */
	key: string | undefined;
	private readonly lines: FocusableLines;
	private items: RowLayout | undefined;
	/** Where that line stood when it was drawn last, since the list may have changed before it is asked for. */
	private lastIndex = 0;
	/** Whom a key means when the focus has just come to them by itself. */
	readonly presses = new OnePress();
	/** Whether any line has had the focus. */
	private visited = false;

	constructor(lines: FocusableLines) {
		this.lines = lines;
	}

	/** Where that line stands now, or -1. */
	get index(): number {
		return this.key === undefined ? -1 : (this.items?.indexOf(this.key) ?? -1);
	}

	/** Whether that line has had the focus before. */
	get wasVisited(): boolean {
		return this.key !== undefined && this.visited;
	}

	/** Whether the focus is in any of the lines. */
	get isHere(): boolean {
		const { body } = this.lines;
		return body.contains(body.doc.activeElement);
	}

	/** Takes in other lines: where the one that the tab key reaches is not among them, another is. */
	arrange(items: RowLayout): void {
		this.items = items;
		if (this.key === undefined || items.indexOf(this.key) >= 0) return;
		this.key = inPlaceOf(this.lastIndex, items);
		if (this.isHere) this.presses.moved(this.lines.body.win);
	}

	/** Lets the tab key reach the first person where it reaches nobody yet. */
	begin(items: RowLayout): void {
		if (this.key === undefined && items.count > 0) this.key = items.at(Math.min(1, items.count - 1))?.key;
	}

	/** The list changes before the pane is told: then the line is not there any more, and where it stood is what counts. */
	markPlace(): void {
		const { index } = this;
		if (index >= 0) this.lastIndex = index;
	}

	/** Makes a line the one that the tab key reaches. */
	activate(key: string): void {
		this.visited = true;
		if (key === this.key) return;
		const before = this.key === undefined ? undefined : this.lines.elementOf(this.key);
		if (before !== undefined) before.tabIndex = -1;
		this.key = key;
		this.markPlace();
		const now = this.lines.elementOf(key);
		if (now !== undefined) now.tabIndex = 0;
	}

	/** The line and the control in it that have the focus. */
	held(): HeldFocus | undefined {
		const focused = this.lines.body.doc.activeElement;
		const line = this.lines.lineAt(focused);
		if (focused === null || line === undefined) return undefined;
		const part = ["data-do", "data-card"].flatMap((name) => {
			const value = focused.getAttribute(name);
			return value === null ? [] : [`[${name}="${CSS.escape(value)}"]`];
		})[0];
		return { key: line.getAttribute("data-key") ?? "", part };
	}

	/** Gives the focus back where drawing has taken it away: to the same control, else to its line, else to the one that the tab key reaches. */
	giveBack({ key, part }: HeldFocus): void {
		if (this.isHere) return;
		const line = this.lines.elementOf(key);
		const same =
			line === undefined || part === undefined ? undefined : (line.querySelector<HTMLElement>(part) ?? undefined);
		const fallback = this.key === undefined ? undefined : this.lines.elementOf(this.key);
		(same ?? (line?.tabIndex === -1 || line === undefined ? fallback : line) ?? fallback)?.focus({
			preventScroll: true,
		});
	}
}
