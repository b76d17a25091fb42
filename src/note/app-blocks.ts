/** Blocks that the app has and CommonMark has not: `%%` comments and `$$` math. */

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
	/** Where its closing mark stands; negative where there is none. */
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
