/** Merges duplicates: rows of one file about the same person. */
import { alikeness, identityKeys, type Identity } from "../domain/identity";
import type { Facts, FoundPerson, LeftOut } from "./found-person";

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

function both(a: readonly string[], b: readonly string[]): readonly string[] {
	return b.length === 0 ? a : [...new Set([...a, ...b])];
}

/** Merges two rows of one person; a conflicting single value of the second goes to `leftOut`. */
function together(a: FoundPerson, b: FoundPerson, leftOut: LeftOut[]): FoundPerson {
	const one = (name: "company" | "role" | "place" | "birthday" | "circle"): string | undefined => {
		const [mine, theirs] = [a.facts[name], b.facts[name]];
		if (mine !== undefined && theirs !== undefined && mine !== theirs)
			leftOut.push({ line: b.lines[0] ?? 0, title: name, value: theirs });
		return mine ?? theirs;
	};
	const texts = (["company", "role", "place", "birthday", "circle"] as const).flatMap((name) => {
		const value = one(name);
		return value === undefined ? [] : [[name, value] as const];
	});
	const connected = [a.facts.connected, b.facts.connected].filter((day) => day !== undefined).sort()[0];
	const facts: Facts = {
		...Object.fromEntries(texts),
		...(connected === undefined ? {} : { connected }),
		aliases: both(a.facts.aliases, b.name === a.name ? b.facts.aliases : [b.name, ...b.facts.aliases]).filter(
			(alias) => alias !== a.name,
		),
		email: both(a.facts.email, b.facts.email),
		phone: both(a.facts.phone, b.facts.phone),
		links: both(a.facts.links, b.facts.links),
		tags: both(a.facts.tags, b.facts.tags),
		commonGround: both(a.facts.commonGround, b.facts.commonGround),
		offers: both(a.facts.offers, b.facts.offers),
		seeks: both(a.facts.seeks, b.facts.seeks),
	};
	const note = b.note === "" || a.note.includes(b.note) ? a.note : a.note === "" ? b.note : `${a.note}\n\n${b.note}`;
	return { name: a.name, facts, note, lines: [...a.lines, ...b.lines] };
}

/** Everybody once, in the order of the file; some hundred at a time. */
export function* withoutDoubles(
	people: readonly FoundPerson[],
	leftOut: LeftOut[],
): Generator<undefined, readonly FoundPerson[]> {
	const found: FoundPerson[] = [];
	const byKey = new Map<string, number[]>();
	/** The keys of everybody found, made once for each. */
	const keysOf: (readonly string[])[] = [];
	for (const [index, person] of people.entries()) {
		if (index % 50 === 49) yield;
		const identity = identityOf(person);
		const keys = identityKeys(identity);
		// Look at few candidates per key: a very common name would be quadratic, and addresses tell those people apart.
		const candidates = new Set(keys.flatMap((key) => (byKey.get(key) ?? []).slice(0, 20)));
		const at = [...candidates].find((each) => {
			const other = found[each];
			return other !== undefined && alikeness(identity, identityOf(other), keys, keysOf[each])?.sure === true;
		});
		const known = at === undefined ? undefined : found[at];
		const place = at ?? found.length;
		found[place] = known === undefined ? person : together(known, person, leftOut);
		keysOf[place] = known === undefined ? keys : identityKeys(identityOf(found[place] ?? person));
		for (const key of keys) {
			const places = byKey.get(key);
			if (places === undefined) byKey.set(key, [place]);
			else if (!places.includes(place)) places.push(place);
		}
	}
	return found;
}
