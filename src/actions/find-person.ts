import { everyNameOf, type Person } from "../domain/person";
import type { PeopleIndex } from "../index/people-index";
import { foldedName } from "../note/file-name";
import { REFUSED } from "../words/actions";
import { ActionRefused, type Context } from "./context";
import { inMessage } from "./checked-input";

/** The names of each person as they are compared; a person who changes is another object. */
const namesOf = new WeakMap<Person, readonly string[]>();

function comparedNames(person: Person): readonly string[] {
	const known = namesOf.get(person);
	if (known !== undefined) return known;
	const names = everyNameOf(person).map(foldedName);
	namesOf.set(person, names);
	return names;
}

/** Everybody who goes by a name: the one of the properties, the note's, or an alias, apart from case and normal form. */
export function peopleNamed(index: PeopleIndex, name: string): Person[] {
	const wanted = foldedName(name);
	const found: Person[] = [];
	for (const person of index.people()) if (comparedNames(person).includes(wanted)) found.push(person);
	return found;
}

/**
 * The person at a path or of a name. Throws ActionRefused where there is none, or where the name is more than one's; of an index
 * that doesn't know everybody yet nobody can tell that, so it is not to be asked before it does.
 */
export function findPerson({ index }: Context, who: unknown): Person {
	if (typeof who !== "string") throw new ActionRefused(REFUSED.noPerson(inMessage(who)));
	// A path has its ending or its folder in it. `Ana` alone is a name, though a note `Ana.md` lie at the top of the vault.
	const known = index.get(who) ?? (who.includes("/") ? index.get(`${who}.md`) : undefined);
	if (known !== undefined) return known;
	const named = peopleNamed(index, who);
	const [first] = named;
	if (first === undefined) throw new ActionRefused(REFUSED.noPerson(who));
	if (named.length > 1) throw new ActionRefused(REFUSED.severalPeople(who, named.map(({ path }) => path).sort()));
	return first;
}
