/** Lists and quotations: how they begin, and what a line needs to continue them. */
import type { Marker } from "./block-syntax";
import type { LineCursor } from "./line-cursor";
import type { TopItem } from "./line-types";

/** A list item or a quotation that is open. */
export interface Container {
	readonly quote: boolean;
	/** The columns by which an item's text is indented. */
	readonly width: number;
	/** An item with nothing in it yet ends at an empty line. */
	empty: boolean;
	/** Of an item that is in no other block. */
	readonly item: TopItem | undefined;
}

/** How many of the open lists and quotations a line goes on with; the cursor is after their markers. */
export function goesOnWith(open: readonly Container[], text: string, cursor: LineCursor): number {
	let depth = -1;
	for (const container of open) {
		depth++;
		if (container.quote) {
			if (cursor.blank || cursor.indent > 3 || text[cursor.words] !== ">") return depth;
			cursor.takeWords(1);
			cursor.takeOneSpace();
		} else if (cursor.blank) {
			if (container.empty) return depth;
		} else {
			if (cursor.indent < container.width) return depth;
			cursor.takeColumns(container.width);
			container.empty = false;
		}
	}
	return open.length;
}

/** The quotation that begins at the cursor, which is then after its marker. */
export function quoteContainer(cursor: LineCursor): Container {
	cursor.takeWords(1);
	cursor.takeOneSpace();
	return { quote: true, width: 0, empty: false, item: undefined };
}

/** The list item whose marker stands at the cursor, which is at its text then. `isTop`: it is in no other block. */
export function itemContainer(
	text: string,
	line: { readonly from: number; readonly to: number },
	cursor: LineCursor,
	marker: Marker,
	isTop: boolean,
): Container {
	const before = cursor.indent;
	cursor.takeWords(marker.text.length);
	const empty = cursor.blank;
	const gap = cursor.indent;
	const padding = empty || gap > 4 ? 1 : gap;
	cursor.takeColumns(padding);
	const width = before + marker.text.length + padding;
	if (!isTop) return { quote: false, width, empty, item: undefined };
	const item = topItem(text, line, marker, cursor.words, gap > 4 ? "" : cursor.rest);
	return { quote: false, width, empty, item };
}

/** The list item that a line begins with a marker of one character, one space, and words: in no other block. */
export function plainItem(
	text: string,
	line: { readonly from: number; readonly to: number },
	marker: Marker,
): Container {
	const words = line.from + 2;
	return { quote: false, width: 2, empty: false, item: topItem(text, line, marker, words, text.slice(words, line.to)) };
}

function topItem(
	text: string,
	{ from, to }: { readonly from: number; readonly to: number },
	marker: Marker,
	wordsAt: number,
	words: string,
): TopItem {
	const box = words.startsWith("[") ? /^\[([^\]])\](?=[ \t]|$)/u.exec(words) : null;
	return {
		from,
		to,
		marker,
		lead: text.slice(from, wordsAt),
		task: box?.[1],
		text: (box === null ? words : words.slice(box[0].length)).trim(),
	};
}
