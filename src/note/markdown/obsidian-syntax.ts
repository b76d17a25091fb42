/** What Obsidian adds to CommonMark: `%%` comments, on lines of their own and in running text, and `$$` math. */

/** Where runs of backticks begin, by their length. */
type Runs = Map<number, number[]>;

function backtickRuns(text: string): Runs {
	const runs: Runs = new Map();
	for (const { 0: run, index } of text.matchAll(/`+/g)) {
		const places = runs.get(run.length);
		if (places === undefined) runs.set(run.length, [index]);
		else places.push(index);
	}
	for (const places of runs.values()) places.reverse();
	return runs;
}

/** The first of descending places at or after an offset; those before it are dropped, as the text is read only once. */
function nextPlace(places: number[] | undefined, behind: number): number | undefined {
	while (places !== undefined && places.length > 0 && (places.at(-1) ?? 0) < behind) places.pop();
	return places?.at(-1);
}

/**
 * Whether a paragraph ends inside a comment: a `%%` has no partner in it. Marks in code (`` `%%` ``), in an HTML comment
 * and after a backslash are none. What the app does with the rest of the note then depends on the view, so a note with
 * such a mark is not written below it.
 */
export function endsInComment(text: string): boolean {
	if (!text.includes("%%")) return false;
	const runs = backtickRuns(text);
	const mark = /\\[\s\S]|`+|<!--|%%/g;
	let htmlCloses = true;
	for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
		const [token] = found;
		const end = mark.lastIndex;
		if (token === "%%") {
			const close = text.indexOf("%%", end);
			if (close < 0) return true;
			mark.lastIndex = close + 2;
		} else if (token === "<!--" && htmlCloses) {
			const close = text.indexOf("-->", end);
			htmlCloses = close >= 0;
			if (htmlCloses) mark.lastIndex = close + 3;
		} else if (token.startsWith("`")) {
			const close = nextPlace(runs.get(token.length), end);
			if (close !== undefined) mark.lastIndex = close + token.length;
		}
	}
	return false;
}

/**
 * Whether math begins at an offset, in a line that ends at `to`: where the line is `$$` and nothing else, or where a partner
 * follows before the next empty line. Anything else is money.
 */
export function beginsMath(text: string, at: number, to: number): boolean {
	const line = text.slice(at, to);
	if (!line.startsWith("$$") || line.includes("$$", 2)) return false;
	if (line.trim() === "$$") return true;
	const close = text.indexOf("$$", to);
	return close >= 0 && !/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(text.slice(at, close));
}

/** How a comment begins that a line begins with. */
export interface CommentStart {
	/** Where its closing mark is; negative if there is none. */
	readonly close: number;
	/** Whether it lasts beyond the line. */
	readonly goesOn: boolean;
	/** Whether the line has nothing but it. */
	readonly isWhole: boolean;
}

/** The comment that begins at an offset, in a line that ends at `to`; undefined where none does. */
export function commentStart(text: string, at: number, to: number): CommentStart | undefined {
	if (!text.startsWith("%%", at)) return undefined;
	const close = text.indexOf("%%", at + 2);
	const goesOn = close < 0 || close >= to;
	return { close, goesOn, isWhole: !goesOn && text.slice(close + 2, to).trim() === "" };
}
