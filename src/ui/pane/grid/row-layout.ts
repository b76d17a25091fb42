/** The lines of the pane, one below the other: headings of lanes, people, and the open card; found by index or height. */
import type { Entries, Entry, Lane } from "../../../domain/fading-list";
import type { PaneLane } from "../../../domain/standing";

/** One line of the pane. Its key stays the same while the list changes around it. */
export type GridRow =
	| {
			readonly kind: "lane";
			readonly key: string;
			readonly state: PaneLane;
			readonly count: number;
			readonly folded: boolean;
	  }
	| { readonly kind: "row"; readonly key: string; readonly entry: Entry }
	| { readonly kind: "card"; readonly key: string; readonly entry: Entry };

/** How high lines are, in pixels. Every heading is as high as every other, and so is every row. */
export interface Heights {
	readonly lane: number;
	readonly row: number;
	readonly card: number;
}

/** What decides which lines there are. */
export interface Arrangement {
	/** Lanes as they are shown, filtered; empty ones are left out. */
	readonly lanes: readonly Lane[];
	readonly isFolded: (state: PaneLane) => boolean;
	/** The person whose card is open. */
	readonly open: string | undefined;
}

interface Segment {
	readonly lane: Lane;
	readonly folded: boolean;
	/** The index of its heading, the card not counted. */
	readonly first: number;
	readonly rows: number;
}

function placeOf(path: string, entries: Entries): number {
	let index = 0;
	for (const { person } of entries) {
		if (person.path === path) return index;
		index++;
	}
	return -1;
}

/** Of a lane's heading, and of a person's row: the keys by which focus and selection find them again. */
export function laneKey(state: PaneLane): string {
	return `lane ${state}`;
}

/** See {@link laneKey}. */
export function rowKey(path: string): string {
	return `row ${path}`;
}

/** The lines of one arrangement. Nothing is made for a line before it is asked for, so that ten thousand cost as much as ten. */
export class RowLayout {
	readonly count: number;
	private readonly segments: readonly Segment[];
	/** Behind which line, the card not counted, the card stands. */
	private readonly cardAt: number | undefined;

	constructor({ lanes, isFolded, open }: Arrangement) {
		const segments: Segment[] = [];
		let [first, cardAt] = [0, undefined as number | undefined];
		for (const lane of lanes) {
			const folded = isFolded(lane.state);
			const rows = folded ? 0 : lane.entries.length;
			if (open !== undefined && !folded) {
				const at = placeOf(open, lane.entries);
				if (at >= 0) cardAt = first + 1 + at;
			}
			segments.push({ lane, folded, first, rows });
			first += 1 + rows;
		}
		this.segments = segments;
		this.cardAt = cardAt;
		this.count = first + (cardAt === undefined ? 0 : 1);
	}

	/** The line at an index; undefined beyond the last. */
	at(index: number): GridRow | undefined {
		if (index < 0 || index >= this.count) return undefined;
		const { segment, offset } = this.find(this.withoutCard(index));
		if (offset === 0) {
			const { state, entries } = segment.lane;
			return { kind: "lane", key: laneKey(state), state, count: entries.length, folded: segment.folded };
		}
		const entry = segment.lane.entries.at(offset - 1);
		if (entry === undefined) return undefined;
		const isCard = this.cardAt !== undefined && index === this.cardAt + 1;
		return isCard
			? { kind: "card", key: `card ${entry.person.path}`, entry }
			: { kind: "row", key: rowKey(entry.person.path), entry };
	}

	/** Where a line begins, in pixels from the top. */
	top(index: number, heights: Heights): number {
		const plain = this.withoutCard(index);
		const { segment, offset } = this.find(plain);
		const lanes = this.segments.indexOf(segment) + (offset === 0 ? 0 : 1);
		const behindCard = this.cardAt !== undefined && index > this.cardAt + 1;
		const isCard = this.cardAt !== undefined && index === this.cardAt + 1;
		return lanes * heights.lane + (plain - lanes + (isCard ? 1 : 0)) * heights.row + (behindCard ? heights.card : 0);
	}

	/** How high all of it is, in pixels. */
	height(heights: Heights): number {
		const rows = this.segments.reduce((sum, segment) => sum + segment.rows, 0);
		return this.segments.length * heights.lane + rows * heights.row + (this.cardAt === undefined ? 0 : heights.card);
	}

	/** The first and the last line of which something lies between two heights. */
	between(from: number, to: number, heights: Heights): { readonly first: number; readonly last: number } {
		return { first: this.indexAt(from, heights), last: this.indexAt(to, heights) };
	}

	/** The line that covers a height: the first above all, the last below all. */
	private indexAt(height: number, heights: Heights): number {
		let [low, high] = [0, this.count - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.top(middle, heights) <= height) low = middle;
			else high = middle - 1;
		}
		return Math.max(low, 0);
	}

	/** Where a key stands, or -1. */
	indexOf(key: string): number {
		for (const { lane, first, rows } of this.segments) {
			if (key === laneKey(lane.state)) return this.withCard(first);
			if (rows === 0 || !key.startsWith("row ")) continue;
			const at = placeOf(key.slice(4), lane.entries);
			if (at >= 0) return this.withCard(first + 1 + at);
		}
		return -1;
	}

	/** The heading above a line. */
	laneAbove(index: number): number {
		return this.withCard(this.find(this.withoutCard(Math.max(index, 0))).segment.first);
	}

	/** Everybody in the lines, in their order; those in folded lanes are not among them. */
	shown(): Entry[] {
		return this.segments.flatMap(({ lane, folded }) => (folded ? [] : [...lane.entries]));
	}

	private withoutCard(index: number): number {
		return this.cardAt !== undefined && index > this.cardAt ? index - 1 : index;
	}

	private withCard(plain: number): number {
		return this.cardAt !== undefined && plain > this.cardAt ? plain + 1 : plain;
	}

	private find(plain: number): { readonly segment: Segment; readonly offset: number } {
		let found = this.segments[0];
		for (const segment of this.segments) if (segment.first <= plain) found = segment;
		if (found === undefined) throw new RangeError("There are no lines");
		return { segment: found, offset: plain - found.first };
	}
}
