import type { NoteLine } from "./line-types";

/** Gathers what each line of a note is, to compare a note before and after an edit: text, code, an item, a heading … */
export class Outline {
	/** The lines that begin outside the edited range. */
	readonly outside: string[] = [];
	/** The lines that begin inside it, without blank ones. */
	readonly inside: string[] = [];
	private readonly from: number;
	private readonly to: number;

	/** The edited range; an empty one leaves every line outside. */
	constructor(from: number, to: number) {
		this.from = from;
		this.to = to;
	}

	/** Takes in the next line. */
	readonly visit = ({ kind, depth, startsItem, heading, from }: NoteLine): void => {
		const isInside = from >= this.from && from < this.to;
		if (isInside && kind === "blank") return;
		// A blank line below the new item counts as part of it; ignore the difference.
		const shape = kind === "blank" ? kind : `${kind} ${depth} ${startsItem ? "item" : (heading?.level ?? "")}`;
		(isInside ? this.inside : this.outside).push(shape);
	};
}
