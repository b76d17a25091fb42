import type { SearchResult } from "../core/fuzzy-search";

/** The app's `renderMatches`: the text with the matches marked. */
export function renderMatches(
	el: HTMLElement | DocumentFragment,
	text: string,
	matches: [number, number][] | null,
	offset = 0,
): void {
	let at = 0;
	for (const [start, end] of matches ?? []) {
		const [from, to] = [Math.max(start + offset, at), Math.min(end + offset, text.length)];
		if (to <= from) continue;
		el.appendText(text.slice(at, from));
		el.createSpan({ cls: "suggestion-highlight", text: text.slice(from, to) });
		at = to;
	}
	el.appendText(text.slice(at));
}

/** The app's `renderResults`. */
export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset = 0): void {
	renderMatches(el, text, result.matches, offset);
}
