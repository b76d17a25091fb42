/** A place in a line that knows its column, since a tab is as wide as the way to the next multiple of four. */

const SPACE = 32;
const TAB = 9;

/** No container of a list or quotation asks for more columns, so no more are counted. */
const WIDEST = 32;

/** Walks over one line of a text, taking white space by columns. */
export class LineCursor {
	private readonly text: string;
	private readonly to: number;
	private pos: number;
	private column = 0;
	/** Columns of a tab that are not yet taken. */
	private spare = 0;
	private wordsAt: number;

	constructor(text: string, from: number, to: number) {
		this.text = text;
		this.to = to;
		this.pos = from;
		this.wordsAt = from;
	}

	/** Where the next character is that isn't white space; else the line's end. */
	get words(): number {
		if (this.wordsAt < this.pos) this.wordsAt = this.pos;
		while (this.wordsAt < this.to && this.isSpace(this.wordsAt)) this.wordsAt++;
		return this.wordsAt;
	}

	/** The character there, as its code; not a number where the line ends. */
	get sign(): number {
		const { words } = this;
		return words < this.to ? this.text.charCodeAt(words) : NaN;
	}

	/** The text from there on. */
	get rest(): string {
		return this.text.slice(this.words, this.to);
	}

	get blank(): boolean {
		return this.words >= this.to;
	}

	/** Columns of white space before the words. */
	get indent(): number {
		const { words } = this;
		if (words === this.pos) return this.spare;
		let column = this.column + this.spare;
		for (let at = this.pos; at < words && column - this.column < WIDEST; at++) {
			column += this.text.charCodeAt(at) === TAB ? 4 - (column % 4) : 1;
		}
		return column - this.column;
	}

	/** Takes this many columns of white space, or as many as there are. */
	takeColumns(count: number): void {
		for (let left = count; left > 0;) {
			if (this.spare > 0) {
				const taken = Math.min(this.spare, left);
				this.spare -= taken;
				this.column += taken;
				left -= taken;
			} else if (this.pos < this.to && this.isSpace(this.pos)) {
				this.spare = this.text.charCodeAt(this.pos) === TAB ? 4 - (this.column % 4) : 1;
				this.pos++;
			} else {
				return;
			}
		}
	}

	/** Takes the white space before the words, and this many of their characters. */
	takeWords(count: number): void {
		this.column += this.indent + count;
		this.pos = this.words + count;
		this.spare = 0;
	}

	/** Takes the one column of white space that may belong to a sign before it. */
	takeOneSpace(): void {
		if (this.spare > 0 || (this.pos < this.to && this.isSpace(this.pos))) this.takeColumns(1);
	}

	private isSpace(at: number): boolean {
		const code = this.text.charCodeAt(at);
		return code === SPACE || code === TAB;
	}
}
