/** Where a query matched: ranges of offsets, and a score of which a larger one is better. */
export interface SearchResult {
	score: number;
	matches: [number, number][];
}

/** The app's `prepareFuzzySearch`: whole words where they are found, else the letters in their order. */
export function prepareFuzzySearch(query: string): (text: string) => SearchResult | null {
	const lower = query.toLowerCase().trim();
	const words = lower.split(/\s+/).filter((word) => word !== "");
	const letters = words.join("");
	return (text) => {
		if (letters === "") return { score: 0, matches: [] };
		const target = text.toLowerCase();
		// Letters whose lower case is longer would shift every offset.
		if (target.length !== text.length) return null;
		return matchWords(words, target) ?? matchLetters(letters, target);
	};
}

/** The app's `prepareSimpleSearch`: every word of the query has to occur. */
export function prepareSimpleSearch(query: string): (text: string) => SearchResult | null {
	const words = query
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== "");
	return (text) => matchWords(words, text.toLowerCase());
}

/** The app's `sortSearchResults`: the best first, equal ones in the order they had. */
export function sortSearchResults(results: { match: SearchResult }[]): void {
	results.sort((a, b) => b.match.score - a.match.score);
}

function isWordStart(text: string, at: number): boolean {
	return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

function matchWords(words: readonly string[], text: string): SearchResult | null {
	const matches: [number, number][] = [];
	let score = -text.length / 1000;
	for (const word of words) {
		let at = text.indexOf(word);
		if (at < 0) return null;
		for (let other = at; other >= 0; other = text.indexOf(word, other + 1)) {
			if (!isWordStart(text, other)) continue;
			at = other;
			break;
		}
		score -= (isWordStart(text, at) ? 0 : 0.5) + at / 100;
		matches.push([at, at + word.length]);
	}
	matches.sort((a, b) => a[0] - b[0]);
	return { score, matches: merge(matches) };
}

function matchLetters(letters: string, text: string): SearchResult | null {
	const matches: [number, number][] = [];
	let score = -2 - text.length / 1000;
	let from = 0;
	for (const [index, letter] of [...letters].entries()) {
		let at = text.indexOf(letter, from);
		if (at < 0) return null;
		const last = matches.at(-1);
		// A letter that begins a word reads better than the same letter inside an earlier one.
		for (let other = at; last?.[1] !== at && other >= 0; other = text.indexOf(letter, other + 1)) {
			if (!isWordStart(text, other) || !completes([...letters].slice(index + 1), text, other + 1)) continue;
			at = other;
			break;
		}
		if (last?.[1] === at) last[1] = at + letter.length;
		else {
			matches.push([at, at + letter.length]);
			score -= isWordStart(text, at) ? 0.3 : 1;
		}
		from = at + letter.length;
	}
	return { score, matches };
}

function completes(letters: readonly string[], text: string, from: number): boolean {
	let at = from;
	for (const letter of letters) {
		at = text.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

function merge(ranges: [number, number][]): [number, number][] {
	const merged: [number, number][] = [];
	for (const [start, end] of ranges) {
		const last = merged.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else merged.push([start, end]);
	}
	return merged;
}
