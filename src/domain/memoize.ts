/** Longer texts are worked out each time: they are rare, and would fill the memory. */
const LONGEST = 200;

/**
 * A function that remembers what it said of texts that it was asked before. The notes of a vault have few different
 * headings, keys and channels, each asked for with every note. It remembers so many and no more, so that a vault in which
 * each note has its own does not fill the memory. What is returned must not be changed.
 */
export function memoize<T>(most: number, work: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const answer = known.get(text);
		if (answer !== undefined || known.has(text)) return answer as T;
		if (text.length > LONGEST || known.size >= most) return work(text);
		// A copy, of which the answer may be a part as well: a part of a note keeps the whole of it alive.
		const copy = Array.from(text).join("");
		const found = work(copy);
		known.set(copy, found);
		return found;
	};
}
