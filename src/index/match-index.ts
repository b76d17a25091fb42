/** People by the words of what they seek, offer and share. Built when somebody is looked for first, then kept up to date. */
import { COMMON_FROM, matchesAmong, matchKeysOf, type Match, type MatchKeys } from "../domain/matches";
import type { Person } from "../domain/person";
import type { PeopleIndex } from "./people-index";

/** Adds or takes out a path below each of some keys. */
function file(keys: Iterable<string>, path: string, add: boolean, into: Map<string, Set<string>>): void {
	for (const key of keys) {
		const paths = into.get(key);
		if (!add) {
			paths?.delete(path);
			if (paths?.size === 0) into.delete(key);
		} else if (paths === undefined) into.set(key, new Set([path]));
		else paths.add(path);
	}
}

/** Finds who fits whom without looking at everybody. */
export class MatchIndex {
	private readonly index: PeopleIndex;
	private readonly byWord = new Map<string, Set<string>>();
	private readonly bySought = new Map<string, Set<string>>();
	private readonly byGiven = new Map<string, Set<string>>();
	/** Those who are in, as they were put in. */
	private readonly byPath = new Map<string, Person>();
	private isBuilt = false;

	constructor(index: PeopleIndex) {
		this.index = index;
	}

	private build(): void {
		this.isBuilt = true;
		for (const person of this.index.people()) this.add(person);
		this.index.onChange((changed) => {
			for (const path of changed) this.take(path);
		});
	}

	/** Whom to bring together with a person, in the order of {@link matchesAmong}; equal matches by path. */
	matchesFor(person: Person): readonly Match[] {
		const { words, sought, given } = matchKeysOf(person);
		if (words.size === 0) return [];
		if (!this.isBuilt) this.build();
		const isCommon = (word: string): boolean => (this.byWord.get(word)?.size ?? 0) >= COMMON_FROM;
		const paths = new Set<string>();
		const collect = (keys: Iterable<string>, from: ReadonlyMap<string, ReadonlySet<string>>): void => {
			for (const key of keys) for (const path of from.get(key) ?? []) paths.add(path);
		};
		collect(
			[...words].filter((word) => !isCommon(word)),
			this.byWord,
		);
		collect(sought, this.byGiven);
		collect(given, this.bySought);
		const others = [...paths].sort().flatMap((path) => this.index.get(path) ?? []);
		return matchesAmong(person, others, isCommon);
	}

	private take(path: string): void {
		const person = this.index.get(path);
		const before = this.byPath.get(path);
		if (before?.properties === person?.properties) return;
		if (before !== undefined) this.file(matchKeysOf(before), path, false);
		this.byPath.delete(path);
		if (person !== undefined) this.add(person);
	}

	private add(person: Person): void {
		const keys = matchKeysOf(person);
		if (keys.words.size === 0) return;
		this.byPath.set(person.path, person);
		this.file(keys, person.path, true);
	}

	private file({ words, sought, given }: MatchKeys, path: string, add: boolean): void {
		file(words, path, add, this.byWord);
		file(sought, path, add, this.bySought);
		file(given, path, add, this.byGiven);
	}
}

const known = new WeakMap<PeopleIndex, MatchIndex>();

/** Who fits whom among the people of an index: one for each index. */
export function matchesIn(index: PeopleIndex): MatchIndex {
	const matches = known.get(index) ?? new MatchIndex(index);
	known.set(index, matches);
	return matches;
}
