/** A place in the text; lines and columns count from 0. */
export interface EditorPosition {
	line: number;
	ch: number;
}

/** The app's editor, over a plain text area. */
export class Editor {
	/**
	 * @param scroller what scrolls when the text is long
	 * @param changed is called after every change of the text that the code makes
	 */
	constructor(
		private readonly area: HTMLTextAreaElement,
		private readonly scroller: HTMLElement,
		private readonly changed: () => void,
	) {}

	getDoc(): this {
		return this;
	}

	refresh(): void {}

	getValue(): string {
		return this.area.value;
	}

	setValue(content: string): void {
		this.area.value = content;
		this.changed();
	}

	getLine(line: number): string {
		return this.#lines()[line] ?? "";
	}

	setLine(line: number, text: string): void {
		this.replaceRange(text, { line, ch: 0 }, { line, ch: this.getLine(line).length });
	}

	lineCount(): number {
		return this.#lines().length;
	}

	lastLine(): number {
		return this.lineCount() - 1;
	}

	getSelection(): string {
		return this.getValue().slice(this.area.selectionStart, this.area.selectionEnd);
	}

	somethingSelected(): boolean {
		return this.area.selectionStart !== this.area.selectionEnd;
	}

	getRange(from: EditorPosition, to: EditorPosition): string {
		return this.getValue().slice(this.posToOffset(from), this.posToOffset(to));
	}

	replaceSelection(replacement: string): void {
		this.#splice(this.area.selectionStart, this.area.selectionEnd, replacement, true);
	}

	replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from): void {
		this.#splice(this.posToOffset(from), this.posToOffset(to), replacement, false);
	}

	getCursor(side: "from" | "to" | "head" | "anchor" = "head"): EditorPosition {
		const backward = this.area.selectionDirection === "backward";
		const start = side === "from" || (side === "head" && backward) || (side === "anchor" && !backward);
		return this.offsetToPos(start ? this.area.selectionStart : this.area.selectionEnd);
	}

	listSelections(): { anchor: EditorPosition; head: EditorPosition }[] {
		return [{ anchor: this.getCursor("anchor"), head: this.getCursor("head") }];
	}

	setCursor(position: EditorPosition | number, ch = 0): void {
		this.setSelection(typeof position === "number" ? { line: position, ch } : position);
	}

	setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
		const [from, to] = [this.posToOffset(anchor), this.posToOffset(head)];
		this.area.setSelectionRange(Math.min(from, to), Math.max(from, to), to < from ? "backward" : "forward");
	}

	setSelections(ranges: { anchor: EditorPosition; head?: EditorPosition }[], main = 0): void {
		const range = ranges[main] ?? ranges[0];
		if (range) this.setSelection(range.anchor, range.head);
	}

	focus(): void {
		this.area.focus();
	}

	blur(): void {
		this.area.blur();
	}

	hasFocus(): boolean {
		return this.area.doc.activeElement === this.area;
	}

	getScrollInfo(): { top: number; left: number } {
		return { top: this.scroller.scrollTop, left: this.scroller.scrollLeft };
	}

	scrollTo(x?: number | null, y?: number | null): void {
		if (x !== null && x !== undefined) this.scroller.scrollLeft = x;
		if (y !== null && y !== undefined) this.scroller.scrollTop = y;
	}

	scrollIntoView(range: { from: EditorPosition; to: EditorPosition }, center = false): void {
		const lineHeight = this.area.scrollHeight / Math.max(1, this.lineCount());
		const top = this.area.offsetTop + range.from.line * lineHeight;
		const { scrollTop, clientHeight } = this.scroller;
		const isSeen = top >= scrollTop && top + lineHeight <= scrollTop + clientHeight;
		if (!isSeen || center) this.scroller.scrollTop = top - (center ? clientHeight / 2 : 0);
	}

	transaction(tx: {
		changes?: { from: EditorPosition; to?: EditorPosition; text: string }[];
		selection?: { from: EditorPosition; to?: EditorPosition };
	}): void {
		const changes = (tx.changes ?? []).map((c) => ({
			from: this.posToOffset(c.from),
			to: this.posToOffset(c.to ?? c.from),
			text: c.text,
		}));
		// From the end, so that the earlier offsets stay right.
		for (const c of changes.sort((a, b) => b.from - a.from)) this.#splice(c.from, c.to, c.text, false);
		if (tx.selection) this.setSelection(tx.selection.from, tx.selection.to);
	}

	wordAt(position: EditorPosition): { from: EditorPosition; to: EditorPosition } | null {
		for (const match of this.getLine(position.line).matchAll(/[\p{L}\p{N}_]+/gu)) {
			const to = match.index + match[0].length;
			if (match.index <= position.ch && position.ch <= to)
				return { from: { line: position.line, ch: match.index }, to: { line: position.line, ch: to } };
		}
		return null;
	}

	posToOffset({ line, ch }: EditorPosition): number {
		const lines = this.#lines();
		if (line >= lines.length) return this.getValue().length;
		let offset = 0;
		for (let n = 0; n < line; n++) offset += (lines[n] ?? "").length + 1;
		return offset + Math.min(Math.max(0, ch), (lines[line] ?? "").length);
	}

	offsetToPos(offset: number): EditorPosition {
		const before = this.getValue().slice(0, Math.max(0, offset));
		return { line: before.split("\n").length - 1, ch: before.length - (before.lastIndexOf("\n") + 1) };
	}

	#lines(): string[] {
		return this.getValue().split("\n");
	}

	#splice(from: number, to: number, text: string, moveCursor: boolean): void {
		const value = this.getValue();
		const { selectionStart, selectionEnd } = this.area;
		this.area.value = value.slice(0, from) + text + value.slice(to);
		const moved = (at: number): number =>
			at <= from ? at : at >= to ? at + text.length - (to - from) : from + text.length;
		if (moveCursor) this.area.setSelectionRange(from + text.length, from + text.length);
		else this.area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
		this.changed();
	}
}
