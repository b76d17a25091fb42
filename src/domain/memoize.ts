/** Longer texts are worked out each time: they are rare, and would fill the memory. */
const LONGEST_KEY = 200;

/**
 * Memoizes a function of a text. A vault has few distinct headings, keys and channels, each asked for in every note.
 * Bounded to `most` entries, so that a vault full of distinct ones does not fill the memory. Don't mutate the result.
 */
export function memoize<T>(most: number, work: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const answer = known.get(text);
		if (answer !== undefined || known.has(text)) return answer as T;
		if (text.length > LONGEST_KEY || known.size >= most) return work(text);
		// Copy the key: a substring would keep the whole note alive, and so may the result.
		const copy = Array.from(text).join("");
		const found = work(copy);
		known.set(copy, found);
		return found;
	};
}
