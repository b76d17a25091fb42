import type { CacheItem } from "obsidian";

/** Index of the last of several places, which are in order, that begins at or before an offset; -1 if there is none. */
export function lastBefore(places: readonly CacheItem[], offset: number): number {
	let [low, high] = [0, places.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle]?.position.start.offset ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
