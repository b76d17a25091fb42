/** By what a note is known to be a person's. Product page, section 3.1. */
import { asNames, linkText, type Values } from "./property-values";
import { meaningsIn, vocabularyOf } from "./spellings";

/** What marks a note as a person. */
export interface Marks {
	readonly peopleFolder: string;
	readonly personTag: string;
	readonly template: string;
	/** Marks of other plugins that the user has accepted, each as `key: value`. */
	readonly markers?: readonly string[];
	/** The folder of the app's templates: none of them is a person. */
	readonly templatesFolder?: string;
}

const NONE: readonly string[] = Object.freeze([]);

/** The entries of a property of any case, as the words of their links or themselves, in lower case. */
export function wordsUnder(values: Values, key: string): readonly string[] {
	const spelled = Object.keys(values).find((each) => each === key || (each.length === key.length && each.toLowerCase() === key));
	if (spelled === undefined) return NONE;
	return (asNames(values[spelled]) ?? NONE).map((entry) => linkText(entry).toLowerCase());
}

/** Whether a note has a mark such as `categories: People`. */
export function isMarked(values: Values, marker: string): boolean {
	const colon = marker.indexOf(":");
	const wanted = linkText(marker.slice(colon + 1)).toLowerCase();
	return colon > 0 && wanted !== "" && wordsUnder(values, marker.slice(0, colon).trim().toLowerCase()).includes(wanted);
}

/** Whether one of the tags is a certain one, or stands below it (`friend/close` below `friend`). */
export function isTagged(tags: readonly string[], tag: string): boolean {
	const wanted = tag.toLowerCase();
	return wanted !== "" && tags.some((each) => {
		const own = each.replace(/^#/, "").toLowerCase();
		return own === wanted || own.startsWith(`${wanted}/`);
	});
}

/** All tags of a note: those in its properties, and those in its text as the metadata cache lists them. */
export function tagsOf(values: Values, inText: readonly string[], vocabulary = vocabularyOf()): readonly string[] {
	const meaningOf = meaningsIn(vocabulary);
	const keys = Object.keys(values).filter((key) => meaningOf(key)?.name === "tags");
	return [...inText, ...keys.flatMap((key) => asNames(values[key]) ?? [])];
}

/** Whether a path lies in the people folder, at any depth. */
export function isInFolder(path: string, folder: string): boolean {
	return folder !== "" && path.startsWith(`${folder}/`);
}

/**
 * Whether notes are begun from a note: by the settings of this plugin or of the app's own templates. Where people lie in
 * the folder of templates, or it is theirs as well, no note of theirs is one for lying there: nobody is hidden by it.
 */
export function isTemplate(path: string, { template, templatesFolder = "", peopleFolder }: Pick<Marks, "template" | "templatesFolder" | "peopleFolder">): boolean {
	if (path === template || path === `${template}.md`) return true;
	const peopleLieInside = peopleFolder === templatesFolder || isInFolder(peopleFolder, templatesFolder);
	return isInFolder(path, templatesFolder) && !(peopleLieInside && isInFolder(path, peopleFolder));
}

/**
 * Whether a note is about a person: by its type, by a mark of others that was accepted, by the tag of the settings, or by
 * lying in the people folder, where the folder's own note and notes of another type are none. A template never is one.
 * Product page, section 3.1.
 */
export function isPersonNote(path: string, values: Values, tags: readonly string[], marks: Marks): boolean {
	if (isTemplate(path, marks)) return false;
	const types = wordsUnder(values, "type");
	if (types.includes("person")) return true;
	if (marks.markers?.some((marker) => isMarked(values, marker)) === true) return true;
	if (marks.personTag !== "" && isTagged(tagsOf(values, tags), marks.personTag)) return true;
	if (!isInFolder(path, marks.peopleFolder) || types.length > 0) return false;
	return path !== `${marks.peopleFolder}/${marks.peopleFolder.split("/").at(-1) ?? ""}.md`;
}
