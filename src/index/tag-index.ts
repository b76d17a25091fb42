/** Everybody's tags. Gathered on first use, then kept up to date. */
import { sameValue } from "../domain/same-value";
import type { PeopleIndex } from "./people-index";

/** How many people have a tag in each of its spellings. */
type Spellings = Map<string, number>;

const NONE: readonly string[] = [];

/** The spelling that most people use; of several, the first in alphabetical order. */
function usual(spellings: Spellings): string {
	let [best, most] = ["", 0];
	for (const [spelling, count] of spellings)
		if (count > most || (count === most && spelling < best)) [best, most] = [spelling, count];
	return best;
}

/** The tags of the people of an index. */
export class TagIndex {
	private readonly index: PeopleIndex;
	/** The tags of each person who has some. */
	private readonly byPath = new Map<string, readonly string[]>();
	/** By the tag in lower case. */
	private readonly byWords = new Map<string, Spellings>();
	private listed: readonly string[] | undefined;
	private isKnown = false;

	constructor(index: PeopleIndex) {
		this.index = index;
	}

	/** Every tag, once whatever its case, in alphabetical order; the same list until something changes. */
	all(): readonly string[] {
		if (!this.isKnown) {
			this.isKnown = true;
			for (const { path } of this.index.people()) this.take(path);
			this.index.onChange((changed) => {
				for (const path of changed) this.take(path);
			});
		}
		this.listed ??= [...this.byWords].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, spellings]) => usual(spellings));
		return this.listed;
	}

	private take(path: string): void {
		const before = this.byPath.get(path) ?? NONE;
		const tags = this.index.get(path)?.properties.tags ?? NONE;
		if (before === tags) return;
		if (tags.length === 0) this.byPath.delete(path);
		else this.byPath.set(path, tags);
		if (sameValue(before, tags)) return;
		for (const tag of tags) this.count(tag, 1);
		for (const tag of before) this.count(tag, -1);
		this.listed = undefined;
	}

	private count(tag: string, by: 1 | -1): void {
		const words = tag.toLowerCase();
		const spellings = this.byWords.get(words) ?? new Map<string, number>();
		const count = (spellings.get(tag) ?? 0) + by;
		if (count === 0) spellings.delete(tag);
		else spellings.set(tag, count);
		if (spellings.size === 0) this.byWords.delete(words);
		else this.byWords.set(words, spellings);
	}
}

const known = new WeakMap<PeopleIndex, TagIndex>();

/** The tags of the people of an index: one for each index. */
export function tagsIn(index: PeopleIndex): TagIndex {
	const tags = known.get(index) ?? new TagIndex(index);
	known.set(index, tags);
	return tags;
}
