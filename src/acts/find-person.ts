import type { Person } from "../domain/person";
import type { PeopleIndex } from "../index/people-index";
import { sameName } from "../note/file-name";
import { REFUSED } from "../words/acts";
import { ActRefused, type Context } from "./context";
import { inMessage } from "./parse";

/** Everybody who goes by a name: the note's name or an alias, apart from case and normal form. */
export function peopleNamed(index: PeopleIndex, name: string): Person[] {
	return [...index.people()].filter(
		(person) => sameName(person.name, name) || person.properties.aliases.some((alias) => sameName(alias, name)),
	);
}

/** The person at a path or of a name. Throws ActRefused where there is none, or where the name is more than one's. */
export function findPerson({ index }: Context, who: unknown): Person {
	if (typeof who !== "string") throw new ActRefused(REFUSED.noPerson(inMessage(who)));
	const known = index.get(who) ?? index.get(`${who}.md`);
	if (known !== undefined) return known;
	const named = peopleNamed(index, who);
	const [first] = named;
	if (first === undefined) throw new ActRefused(REFUSED.noPerson(who));
	if (named.length > 1) throw new ActRefused(REFUSED.severalPeople(who, named.map(({ path }) => path).sort()));
	return first;
}
