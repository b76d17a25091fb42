import { circleIn, circleNamed, type Circle } from "./cadence";
import { everyNameOf, type Person } from "./person";

/** What narrows the list: all of them together. */
export interface Filters {
	/** Words that all have to occur; empty for none. */
	readonly query: string;
	/** A circle's name; empty for every circle. */
	readonly circle: string;
	/** A tag without `#`, which stands for the tags nested in it too; empty for every tag. */
	readonly tag: string;
}

/** The filters that let everybody through. */
export const NO_FILTERS: Filters = { query: "", circle: "", tag: "" };

/** Whether the filters let everybody through. */
export function filtersNothing({ query, circle, tag }: Filters): boolean {
	return query.trim() === "" && circle === "" && tag === "";
}

/** A text as it is compared: without case, accents and the differences between normal forms. */
export function foldedText(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{Mn}/gu, "")
		.toLowerCase();
}

/** What a search looks into: every name, circle, place, tags and common ground. */
export function haystackOf(person: Person): string {
	const { circle, metAt, tags, commonGround } = person.properties;
	return foldedText([...everyNameOf(person), circle ?? "", metAt ?? "", ...tags, ...commonGround].join("\n"));
}

function hasTag(person: Person, wanted: string): boolean {
	return person.properties.tags.some((tag) => {
		const lower = tag.toLowerCase();
		return lower === wanted || lower.startsWith(`${wanted}/`);
	});
}

/** Somebody to be looked for, with what a search looks into: made once, and not for every letter. */
export interface Searched {
	readonly person: Person;
	readonly haystack: string;
}

/** A test for the people that filters let through; made once for each change of the filters. A circle's former names are its own. */
export function filterBy(
	{ query, circle, tag }: Filters,
	circles: readonly Circle[] = [],
): (searched: Searched) => boolean {
	const words = foldedText(query)
		.split(/\s+/)
		.filter((word) => word !== "");
	const nameOf = (name: string): string => (circleNamed(name, circles)?.name ?? name).trim().toLowerCase();
	const [wantedCircle, wantedTag] = [nameOf(circle), tag.toLowerCase()];
	return (searched) => {
		const { person } = searched;
		return (
			(wantedCircle === "" || nameOf(circleIn(person.properties, circles) ?? "") === wantedCircle) &&
			(wantedTag === "" || hasTag(person, wantedTag)) &&
			(words.length === 0 || words.every((word) => searched.haystack.includes(word)))
		);
	};
}

/** Whether `after` only narrows `before`, as when a letter is added to the search: then only those who passed need checking. */
export function narrows(before: Filters, after: Filters): boolean {
	return (
		after.circle === before.circle &&
		after.tag === before.tag &&
		foldedText(after.query).startsWith(foldedText(before.query))
	);
}

/** Every tag of anybody, once each, in alphabetical order. */
export function tagsOf(people: Iterable<Person>): string[] {
	const tags = new Map<string, string>();
	for (const { properties } of people)
		for (const tag of properties.tags) if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
	return [...tags.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}
