import type { Person } from "../domain/person";
import { everyNameOf } from "../domain/person-names";
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
 * Finds a person by path or name. Throws ActionRefused if there is none or several. Call only once the index is
 * complete: before that, uniqueness can't be known.
 */
export function findPerson({ index }: Context, who: unknown): Person {
	if (typeof who !== "string") throw new ActionRefused(REFUSED.noPerson(inMessage(who)));
	// Only something with a slash or `.md` is a path; `Ana` is a name even if `Ana.md` is in the vault root.
	const known = index.get(who) ?? (who.includes("/") ? index.get(`${who}.md`) : undefined);
	if (known !== undefined) return known;
	const named = peopleNamed(index, who);
	const [first] = named;
	if (first === undefined) throw new ActionRefused(REFUSED.noPerson(who));
	if (named.length > 1) throw new ActionRefused(REFUSED.severalPeople(who, named.map(({ path }) => path).sort()));
	return first;
}
