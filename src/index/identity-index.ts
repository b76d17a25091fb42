/** People by name, address and number, for finding duplicates. Built on first use, then kept up to date. */
import { alikeness, certainty, identityKeys, type Alike, type Identity } from "../domain/identity";
import type { Person } from "../domain/person";
import { everyNameOf } from "../domain/person-names";
import type { PeopleIndex } from "./people-index";

/** Somebody here who is like somebody else. */
export interface AlikePerson {
	readonly person: Person;
	readonly alike: Alike;
}

/** The identifying facts of a person. */
export function identityOfPerson(person: Person): Identity {
	const { email, phone, links, company } = person.properties;
	return { names: everyNameOf(person), email, phone, links, company };
}

/** How many people are added before others get a turn. */
const AT_A_TIME = 100;

/** A key shared by more people than this identifies nobody. */
const MOST_OF_A_KEY = 50;

/** The people of an index by names, addresses and numbers. */
export class IdentityIndex {
	private readonly index: PeopleIndex;
	private readonly byKey = new Map<string, Set<string>>();
	private readonly keysByPath = new Map<string, readonly string[]>();
	private known = false;

	constructor(index: PeopleIndex) {
		this.index = index;
	}

	/** Indexes everybody in steps; returns at once if that was done before. */
	*prepare(): Generator<undefined, void> {
		if (this.known) return;
		this.known = true;
		this.index.onChange((changed) => {
			for (const path of changed) this.take(path);
		});
		let count = 0;
		for (const path of [...this.index.people()].map((person) => person.path)) {
			this.take(path);
			if (++count % AT_A_TIME === 0) yield;
		}
	}

	/** People who may be the same as somebody, most certain first. Call `prepare` first. */
	alike(identity: Identity): readonly AlikePerson[] {
		const keys = identityKeys(identity);
		const paths = new Set<string>();
		for (const key of keys) {
			const found = this.byKey.get(key);
			if (found !== undefined && found.size <= MOST_OF_A_KEY) for (const path of found) paths.add(path);
		}
		return [...paths]
			.flatMap((path) => {
				const person = this.index.get(path);
				const alike = person && alikeness(identity, identityOfPerson(person), keys, this.keysByPath.get(path) ?? []);
				return person === undefined || alike === undefined ? [] : [{ person, alike }];
			})
			.sort((a, b) => certainty(b.alike) - certainty(a.alike) || (a.person.path < b.person.path ? -1 : 1));
	}

	private take(path: string): void {
		for (const key of this.keysByPath.get(path) ?? []) {
			const paths = this.byKey.get(key);
			paths?.delete(path);
			if (paths?.size === 0) this.byKey.delete(key);
		}
		const person = this.index.get(path);
		if (person === undefined) {
			this.keysByPath.delete(path);
			return;
		}
		const keys = identityKeys(identityOfPerson(person));
		this.keysByPath.set(path, keys);
		for (const key of keys) {
			const paths = this.byKey.get(key);
			if (paths === undefined) this.byKey.set(key, new Set([path]));
			else paths.add(path);
		}
	}
}

const known = new WeakMap<PeopleIndex, IdentityIndex>();

/** The people of an index by what tells them from others: one for each index. */
export function identitiesIn(index: PeopleIndex): IdentityIndex {
	const identities = known.get(index) ?? new IdentityIndex(index);
	known.set(index, identities);
	return identities;
}
