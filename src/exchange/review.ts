/** What an import would do, person by person, before anything is done. */
import { comparedName, identityKeys, type Identity, type Likeness } from "../domain/identity";
import type { Person } from "../domain/person";
import { foldedText } from "../domain/search";
import { isBlank } from "../note/properties/coerce";
import type { NewValue } from "../note/change-properties";
import { identityOf } from "./doubles";
import { FACT_NAMES, isText, type FactName, type FoundPerson } from "./found-person";
import { valueOf } from "./note-properties";

/** A fact that differs between note and file. */
export interface Difference {
	readonly name: FactName;
	readonly here: string;
	readonly there: string;
}

/** Somebody of a file who is here, or may be. */
export interface HereAlready {
	readonly person: Person;
	/** Whether it is certainly them. */
	readonly sure: boolean;
	readonly by: readonly Likeness[];
	/** What the file knows and the note does not: filled where the user lets it. */
	readonly fills: readonly FactName[];
	/** Facts that differ: the note's stays unless the user decides otherwise. */
	readonly differs: readonly Difference[];
}

/** Somebody of a file, and who of those here it may be; undefined for somebody new. */
export interface Reviewed {
	readonly found: FoundPerson;
	readonly here: HereAlready | undefined;
}

/** What is done about somebody of a file. */
export type Treatment = "create" | "fill" | "leave";

/** The default: create new people, fill in existing ones, skip doubtful ones. */
export function usualTreatment({ here }: Reviewed): Treatment {
	if (here === undefined) return "create";
	return here.sure && here.fills.length > 0 ? "fill" : "leave";
}

/** Entries of a list as they are compared. */
function compared(name: FactName, value: string): string {
	if (name === "aliases") return comparedName(value);
	const identity: Partial<Record<FactName, keyof Identity>> = { email: "email", phone: "phone", links: "links" };
	const kind = identity[name];
	const [key] = kind === undefined ? [] : identityKeys({ names: [], [kind]: [value] });
	return key ?? foldedText(value).trim();
}

/** The entries of a list that are not in another. */
export function missingFrom(name: FactName, there: readonly string[], here: readonly string[]): readonly string[] {
	const known = new Set(here.map((each) => compared(name, each)));
	return there.filter((each) => !known.has(compared(name, each)));
}

function isAlike(a: string, b: string): boolean {
	return foldedText(a).trim() === foldedText(b).trim();
}

/** Compares somebody of a file with somebody here. */
export function compare(
	found: FoundPerson,
	person: Person,
	names: readonly string[],
): Pick<HereAlready, "fills" | "differs"> {
	const { facts } = found;
	const { properties } = person;
	const fills: FactName[] = [];
	const differs: Difference[] = [];
	const faulty = new Set([...properties.unreadable, ...(properties.leftAlone ?? [])].map(({ property }) => property));
	for (const name of FACT_NAMES) {
		// What could not be read is somebody's own, and nothing is known to be missing.
		if (faulty.has(name)) continue;
		if (isText(name)) {
			const [there, here] = [facts[name], properties[name]];
			if (there === undefined) continue;
			if (here === undefined) fills.push(name);
			else if (!isAlike(here, there)) differs.push({ name, here, there });
		} else {
			const here = name === "aliases" ? names : (properties[name] ?? []);
			const there = name === "aliases" ? [found.name, ...facts.aliases] : facts[name];
			if (missingFrom(name, there, here).length > 0) fills.push(name);
		}
	}
	return { fills, differs };
}

/** Who of those here somebody of a file may be, and what would be done. */
export type LookUp = (identity: Identity) => readonly {
	readonly person: Person;
	readonly alike: { readonly sure: boolean; readonly by: readonly Likeness[] };
}[];

/** Reviews people of a file, some hundred at a time. Nobody here is taken for two of them. */
export function* review(
	people: readonly FoundPerson[],
	lookUp: LookUp,
	namesOf: (person: Person) => readonly string[],
): Generator<undefined, readonly Reviewed[]> {
	const taken = new Set<string>();
	const reviewed: Reviewed[] = [];
	for (const [index, found] of people.entries()) {
		if (index % 50 === 49) yield;
		const best = lookUp(identityOf(found)).find(({ person }) => !taken.has(person.path));
		if (best === undefined) {
			reviewed.push({ found, here: undefined });
			continue;
		}
		const { person, alike } = best;
		if (alike.sure) taken.add(person.path);
		reviewed.push({ found, here: { person, ...alike, ...compare(found, person, namesOf(person)) } });
	}
	return reviewed;
}

/**
 * The changes of a note that fill in what a file knows. A list grows; a text is filled where the note has none at that moment,
 * and overwritten only where the user ticked it.
 */
export function fillingChanges(
	{ name: called, facts }: FoundPerson,
	fills: readonly FactName[],
	overwrite: ReadonlySet<FactName>,
	names: readonly string[],
): ReadonlyMap<FactName, NewValue> {
	const changes = new Map<FactName, NewValue>();
	const chosen = [...fills, ...[...overwrite].filter((name) => !fills.includes(name))];
	for (const name of chosen) {
		const value = name === "aliases" ? missingFrom(name, [called, ...facts.aliases], names) : valueOf(facts, name);
		if (value === undefined) continue;
		changes.set(name, (stands) => {
			if (isBlank(stands)) return value;
			const kept = stands as ReturnType<Extract<NewValue, (stands: unknown) => unknown>>;
			if (isText(name)) return overwrite.has(name) ? value : kept;
			const here = typeof stands === "string" ? [stands] : isTexts(stands) ? stands : undefined;
			if (here === undefined) return kept;
			const more = missingFrom(name, [value].flat() as readonly string[], here);
			return more.length === 0 ? kept : [...here, ...more];
		});
	}
	return changes;
}

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((each) => typeof each === "string");
}
