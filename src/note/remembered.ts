/**
 * A function that remembers what it said of texts that it was asked before. The notes of a vault have few different
 * headings, keys and channels, each asked for with every note. It remembers so many and no more, so that a vault in which
 * each note has its own does not fill the memory. What is returned must not be changed.
 */
export function remembered<T>(most: number, work: (text: string) => T): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		const answer = known.get(text);
		if (answer !== undefined || known.has(text)) return answer as T;
		const found = work(text);
		// A copy: a part of a text keeps the whole of it alive, and some notes have ten megabytes.
		if (known.size < most) known.set(Array.from(text).join(""), found);
		return found;
	};
}
