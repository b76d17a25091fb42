/** Merges duplicates: rows of one file about the same person. */
import { alikeness, identityKeys, profileKeys, type Identity } from "../domain/identity";
import {
	FACT_NAMES,
	isList,
	isText,
	NO_FACTS,
	type Facts,
	type FoundPerson,
	type LeftOut,
	type ListFact,
} from "./found-person";

/** The identifying facts of a person in a file. */
export function identityOf({ name, facts }: FoundPerson): Identity {
	return {
		names: [name, ...facts.aliases],
		email: facts.email,
		phone: facts.phone,
		links: facts.links,
		company: facts.company,
	};
}

const LISTS = FACT_NAMES.filter(isList);

/** What is merged in one way; of `connected` the earliest day stays, and `aliases` gathers every other name. */
const SINGLE = FACT_NAMES.filter(isText).filter((name) => name !== "connected");
const OTHER_LISTS = LISTS.filter((name) => name !== "aliases");

/** Beyond so many notes of one person only those are left out that are the very same: looking into each takes ever longer. */
const MOST_LOOKED_INTO = 100;

/** What the rows of one person say together. */
interface Merged {
	readonly single: Map<(typeof SINGLE)[number], string>;
	readonly lists: Map<ListFact, Set<string>>;
	readonly notes: Set<string>;
	readonly lines: number[];
	connected: Facts["connected"];
}

function mergedFrom({ facts, note, lines }: FoundPerson): Merged {
	const single = new Map<(typeof SINGLE)[number], string>();
	for (const name of SINGLE) {
		const value = facts[name];
		if (value !== undefined) single.set(name, value);
	}
	return {
		single,
		lists: new Map(LISTS.map((name) => [name, new Set(facts[name])])),
		notes: new Set(note === "" ? [] : [note]),
		lines: [...lines],
		connected: facts.connected,
	};
}

/** The rows of one person, put together as they come: a file can have thousands of them. */
class Gathered {
	/** What they are found by. */
	private readonly keys: Set<string>;
	private readonly first: FoundPerson;
	/** Undefined for a single row, as nearly all people have. */
	private merged: Merged | undefined;
	private profiles: readonly string[];

	constructor(first: FoundPerson, keys: readonly string[]) {
		this.first = first;
		this.keys = new Set(keys);
		this.profiles = profileKeys(keys);
	}

	/** Whether a row is surely about the same person. */
	isAlike(identity: Identity, keys: readonly string[]): boolean {
		const { first, merged } = this;
		const names = [first.name, ...(merged?.lists.get("aliases") ?? first.facts.aliases)];
		const company = merged === undefined ? first.facts.company : merged.single.get("company");
		const theirs = [...keys.filter((key) => this.keys.has(key)), ...this.profiles];
		return alikeness(identity, { names, company }, keys, theirs)?.sure === true;
	}

	/** Takes in another row; a single value that differs goes to `leftOut`. */
	add({ name, facts, note, lines }: FoundPerson, keys: readonly string[], leftOut: LeftOut[]): void {
		const merged = (this.merged ??= mergedFrom(this.first));
		for (const field of SINGLE) {
			const [mine, theirs] = [merged.single.get(field), facts[field]];
			if (theirs === undefined || mine === theirs) continue;
			if (mine === undefined) merged.single.set(field, theirs);
			else leftOut.push({ line: lines[0] ?? 0, title: field, value: theirs });
		}
		for (const field of OTHER_LISTS) for (const value of facts[field]) merged.lists.get(field)?.add(value);
		for (const alias of [name, ...facts.aliases])
			if (alias !== this.first.name) merged.lists.get("aliases")?.add(alias);
		if (facts.connected !== undefined && (merged.connected === undefined || facts.connected < merged.connected))
			merged.connected = facts.connected;
		const isThere = merged.notes.size < MOST_LOOKED_INTO && [...merged.notes].some((each) => each.includes(note));
		if (note !== "" && !isThere) merged.notes.add(note);
		for (const line of lines) merged.lines.push(line);
		const others = keys.filter((key) => !this.keys.has(key));
		for (const key of others) this.keys.add(key);
		this.profiles = [...this.profiles, ...profileKeys(others)];
	}

	/** Whom the rows are about. */
	get person(): FoundPerson {
		const { first, merged } = this;
		if (merged === undefined) return first;
		const { single, lists, notes, lines, connected } = merged;
		const listOf = (name: ListFact): readonly string[] => [...(lists.get(name) ?? [])];
		const facts: Facts = {
			...NO_FACTS,
			...Object.fromEntries(single),
			...Object.fromEntries(OTHER_LISTS.map((name) => [name, listOf(name)])),
			...(connected === undefined ? {} : { connected }),
			aliases: listOf("aliases").filter((alias) => alias !== first.name),
		};
		return { name: first.name, facts, note: [...notes].join("\n\n"), lines };
	}
}

/** Everybody once, in the order of the file; some hundred at a time. */
export function* withoutDoubles(
	people: readonly FoundPerson[],
	leftOut: LeftOut[],
): Generator<undefined, readonly FoundPerson[]> {
	const found: Gathered[] = [];
	const byKey = new Map<string, number[]>();
	for (const [index, person] of people.entries()) {
		if (index % 50 === 49) yield;
		const identity = identityOf(person);
		const keys = identityKeys(identity);
		// Look at few candidates per key: a very common name would be quadratic, and addresses tell those people apart.
		const candidates = new Set(keys.flatMap((key) => (byKey.get(key) ?? []).slice(0, 20)));
		const at = [...candidates].find((each) => found[each]?.isAlike(identity, keys) === true);
		const place = at ?? found.length;
		if (at === undefined) found.push(new Gathered(person, keys));
		else found[at]?.add(person, keys, leftOut);
		for (const key of keys) {
			const places = byKey.get(key);
			if (places === undefined) byKey.set(key, [place]);
			else if (!places.includes(place)) places.push(place);
		}
	}
	return found.map(({ person }) => person);
}
