import type { Loc, Pos } from "obsidian";

/** Turns offsets of one text into the line and column positions which the metadata cache holds. */
export class Positions {
	readonly #starts: number[] = [0];

	constructor(text: string) {
		for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
	}

	/** The offset at which a line begins; lines count from 0. */
	lineStart(line: number): number {
		return this.#starts[line] ?? this.#starts.at(-1) ?? 0;
	}

	/** Line, column and offset of one offset. */
	at(offset: number): Loc {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (this.lineStart(middle) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low, col: offset - this.lineStart(low), offset };
	}

	range(start: number, end: number): Pos {
		return { start: this.at(start), end: this.at(end) };
	}
}
