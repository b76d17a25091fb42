/** Decides whether a note is about a person. Product page, section 3.1. */
import { isInFolder } from "./folders";
import { parseDay } from "../domain/day";
import { memoize } from "../domain/memoize";
import { noteName } from "../domain/note-name";
import { plainWords } from "./markdown/plain-words";
import { asFlag, asNames, linkText, type Values } from "./properties/coerce";
import { foldedKey, meaningsIn, propertiesAlsoOf, vocabularyOf, type PropertyName } from "./properties/spellings";

/**
 * How a note is known to be of one day: by its path (`daily`), by what it says of itself (`meeting`), or only by a list of
 * those who took part (`attended`), which a person may have as well.
 */
export type DatedAs = "daily" | "meeting" | "attended";

/** What marks a note as a person. */
export interface Marks {
	readonly peopleFolder: string;
	readonly personTag: string;
	readonly template: string;
	/** Marks of other plugins that the user has accepted, each as `key: value`. */
	readonly markers?: readonly string[];
	/** The folders of templates, by the settings of the app and of other plugins: none of their notes is a person. */
	readonly templateFolders?: readonly string[];
	/** How a note is dated; undefined where it is not. A dated note is nobody's. */
	readonly datedAs?: (path: string, values: Values, tags: readonly string[]) => DatedAs | undefined;
}

const NONE: readonly string[] = Object.freeze([]);

/** The entries of a property of any case, as the words of their links or themselves, in lower case. */
export function wordsUnder(values: Values, key: string): readonly string[] {
	for (const each in values) {
		if (each.length !== key.length || (each !== key && each.toLowerCase() !== key)) continue;
		const value = values[each];
		return typeof value === "string" ? wordsIn(value) : foldedWords(value);
	}
	return NONE;
}

function foldedWords(value: unknown): readonly string[] {
	return (asNames(value) ?? NONE).map((entry) => linkText(entry).toLowerCase());
}

/** Asked of every note of the vault, of which there are few types. */
const wordsIn = memoize(500, foldedWords);

/** Whether a note has a mark such as `categories: People`. */
export function isMarked(values: Values, marker: string): boolean {
	const colon = marker.indexOf(":");
	const wanted = linkText(marker.slice(colon + 1)).toLowerCase();
	return colon > 0 && wanted !== "" && wordsUnder(values, marker.slice(0, colon).trim().toLowerCase()).includes(wanted);
}

/** Whether one of the tags is a certain one, or stands below it (`friend/close` below `friend`). */
export function isTagged(tags: readonly string[], tag: string): boolean {
	const wanted = tag.toLowerCase();
	return (
		wanted !== "" &&
		tags.some((each) => {
			const own = each.replace(/^#/, "").toLowerCase();
			return own === wanted || own.startsWith(`${wanted}/`);
		})
	);
}

/** All tags of a note: those in its properties, and those in its text as the metadata cache lists them. */
export function allTags(values: Values, inText: readonly string[], vocabulary = vocabularyOf()): readonly string[] {
	const meaningOf = meaningsIn(vocabulary);
	const keys = Object.keys(values).filter((key) => meaningOf(key)?.name === "tags");
	return [...inText, ...keys.flatMap((key) => asNames(values[key]) ?? [])];
}

/** Names of folders that hold templates, in plain words. */
const TEMPLATE_FOLDERS: ReadonlySet<string> = new Set([
	"templates",
	"template",
	"vorlagen",
	"plantillas",
	"modèles",
	"modelli",
	"modelos",
	"sjablonen",
	"mallar",
	"szablony",
	"шаблоны",
	"模板",
	"テンプレート",
	"템플릿",
]);

/** Names of notes that are templates wherever they lie, in plain words. */
const TEMPLATE_NOTES: ReadonlySet<string> = new Set(
	["person", "people", "contact", "contacts", "new person", "new contact", ""]
		.flatMap((who) => ["template", "vorlage"].map((word) => `${who} ${word}`.trim()))
		.concat("template person", "template people", "template contact"),
);

/**
 * Whether a note is a template: by the settings of this plugin, the core Templates plugin or Templater; by a folder
 * named after templates; or by its own name. The people folder and its parents never count as such folders.
 */
export function isTemplate(
	path: string,
	{ template, templateFolders = [], peopleFolder }: Pick<Marks, "template" | "templateFolders" | "peopleFolder">,
): boolean {
	if (path === template || path === `${template}.md`) return true;
	if (
		templateFolders.some(
			(folder) =>
				isInFolder(path, folder) &&
				!(isInFolder(path, peopleFolder) && (isSameFolder(folder, peopleFolder) || isInFolder(peopleFolder, folder))),
		)
	)
		return true;
	if (!MAY_BE_TEMPLATE.test(path)) return false;
	const folders = (isInFolder(path, peopleFolder) ? path.slice(peopleFolder.length + 1) : path).split("/");
	const name = folders.pop() ?? "";
	return (
		TEMPLATE_NOTES.has(plainWords(name.replace(/\.md$/i, ""))) ||
		folders.some((each) => TEMPLATE_FOLDERS.has(plainWords(each)))
	);
}

/** Most paths have none of these words in them, and are not taken apart. */
const MAY_BE_TEMPLATE = /templ|vorlage|plantilla|mod[eè]l|sjablonen|mallar|szablony|шаблон|模板|テンプレート|템플릿/i;

function isSameFolder(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** The property by which the user leaves a note out for good. */
const OPT_OUT = "person";

/** The key under which a note says `person: false`; undefined if it doesn't. Such a note is never a person. */
export function optedOutBy(values: Values): string | undefined {
	for (const key in values)
		if (key.length === OPT_OUT.length && key.toLowerCase() === OPT_OUT && asFlag(values[key]) === false) return key;
	return undefined;
}

/** Whether a value is real, not a leftover template placeholder. */
function saysSomething(value: unknown): boolean {
	return (
		value !== null &&
		value !== undefined &&
		value !== "" &&
		!(Array.isArray(value) && value.length === 0) &&
		!(typeof value === "string" && /^\s*(?:\{\{|<%|YYYY-MM-DD)/.test(value))
	);
}

/** Properties that don't prove a person: meetings, articles and companies have them, too. */
const NOT_TELLING: ReadonlySet<PropertyName> = new Set([...propertiesAlsoOf("note"), ...propertiesAlsoOf("company")]);

/** Whether a note has a property that only a person has: a rhythm, a last contact, a circle … */
export function tellsOfPerson(values: Values): boolean {
	const meaningOf = meaningsIn(vocabularyOf());
	return Object.keys(values).some((key) => {
		const meaning = meaningOf(key);
		return (
			meaning !== undefined && meaning.unsure !== true && !NOT_TELLING.has(meaning.name) && saysSomething(values[key])
		);
	});
}

/** Properties that people have, and companies and places as well. */
const REACHED_BY: ReadonlySet<string> = new Set([
	"email",
	"emails",
	"phone",
	"mobile",
	"birthday",
	"birthdate",
	"company",
	"role",
	"jobtitle",
	"relationship",
	"linkedin",
]);

/** Whether a folder's own note, or one with a name that says nothing, has a property such as people have. */
function hasPersonalProperty(values: Values): boolean {
	return (
		tellsOfPerson(values) ||
		Object.keys(values).some((key) => REACHED_BY.has(foldedKey(key)) && saysSomething(values[key]))
	);
}

/** Notes whose text another plugin writes and reads: boards, drawings, mind maps, databases. */
function belongsToPlugin(path: string, values: Values): boolean {
	return (
		/\.(?:excalidraw|tldraw)\.md$/i.test(path) ||
		Object.keys(values).some(
			(key) =>
				(/^[a-z][\w-]*-plugin$/i.test(key) || key === "tldraw-file" || key === "annotation-target") &&
				saysSomething(values[key]),
		)
	);
}

/** Names of notes about notes, in plain words. */
const ABOUT_NOTES: ReadonlySet<string> = new Set([
	"readme",
	"read me",
	"index",
	"moc",
	"map of content",
	"dashboard",
	"overview",
	"inbox",
	"todo",
	"changelog",
]);

/** Whether a note collects links to others: a map of content. */
function isMap(values: Values, tags: readonly string[]): boolean {
	return isTagged(allTags(values, tags), "moc");
}

const TEMPLATE_NAME = /(?:^|[\s_-])(?:template|vorlage)$/i;

/** Whether this can't be a person's name: `README`, `_folder`, `People MOC`, `2026-11-02 Coffee`. */
function isNoName(name: string): boolean {
	return (
		name.startsWith("_") ||
		/(?:^|[^\p{L}])MOC$/u.test(name) ||
		ABOUT_NOTES.has(plainWords(name)) ||
		(parseDay(name.slice(0, 10)) !== undefined && !/^\d/.test(name.slice(10))) ||
		TEMPLATE_NAME.test(name)
	);
}

/** The folder whose folder note this is: in it, and of the same name apart from numbers, emoji and case. */
export function folderOfNote(path: string): string | undefined {
	const slash = path.lastIndexOf("/");
	if (slash < 0) return undefined;
	const folder = path.slice(0, slash);
	const [of, name] = [folder.slice(folder.lastIndexOf("/") + 1).toLowerCase(), noteName(path).toLowerCase()];
	if (of === name) return folder;
	// Asked of every note of the people folder: most are told apart by a look.
	return (of.includes(name) || name.includes(of)) && plainWords(of) === plainWords(name) && plainWords(of) !== ""
		? folder
		: undefined;
}

/** The folders in which a note lies below another folder, the nearest first. */
function foldersBelow(path: string, folder: string): string[] {
	const found: string[] = [];
	for (let end = path.lastIndexOf("/"); end > folder.length; end = path.lastIndexOf("/", end - 1))
		found.push(path.slice(0, end));
	return found;
}

/** Two words or more that begin as names do; a script without upper case tells nothing. */
function isLikeName(name: string): boolean {
	const words = name.trim().split(/\s+/);
	return words.every((word) => !/^\p{Ll}/u.test(word)) && (words.length > 1 || !/^\p{Lu}/u.test(name.trim()));
}

/** Whether a folder is a person's own, by a folder note in it other than the note that is asked about. */
export type IsOwned = (folder: string, but: string) => boolean;

/** A heading that only person notes have: one of the four questions, or the log's. */
export type OwnHeading = "question" | "log";

/** Whether a note says by itself that it is a person's, so that its folder is theirs, and other notes in it are about them. */
export function ownsFolder(
	path: string,
	values: Values,
	tags: readonly string[],
	marks: Marks,
	heading?: OwnHeading,
): boolean {
	const folder = folderOfNote(path);
	return (
		folder !== undefined &&
		!isSameFolder(folder, marks.peopleFolder) &&
		(heading !== undefined || isMarkedPerson(values, tags, marks) || hasPersonalProperty(values))
	);
}

function isMarkedPerson(values: Values, tags: readonly string[], marks: Marks): boolean {
	return (
		wordsUnder(values, "type").includes("person") ||
		marks.markers?.some((marker) => isMarked(values, marker)) === true ||
		(marks.personTag !== "" && isTagged(allTags(values, tags), marks.personTag))
	);
}

/** Whether a note of the people folder that does not say what it is, is a person by what it is called and where it lies. */
function isPersonByPlace(
	path: string,
	values: Values,
	peopleFolder: string,
	isOwned: IsOwned,
	heading: () => OwnHeading | undefined,
): boolean {
	const folder = folderOfNote(path);
	if (folder !== undefined && isSameFolder(folder, peopleFolder)) return false;
	const name = noteName(path);
	// A folder note with a phone may be a company's or a family's, so it needs a last contact or a rhythm. A log could be
	// a meeting's, but only a person's note answers one of the four questions.
	if (foldersBelow(path, peopleFolder).some((each) => isOwned(each, path)))
		return !TEMPLATE_NAME.test(name) && (tellsOfPerson(values) || heading() === "question");
	if (isNoName(name)) return !TEMPLATE_NAME.test(name) && hasPersonalProperty(values);
	return folder === undefined || isLikeName(name) || hasPersonalProperty(values) || heading() !== undefined;
}

/**
 * Whether a note is about a person: by its type; by an accepted mark of another plugin; by the person tag; or by being
 * in the people folder, except notes of another type, notes about notes, and notes in a person's own folder. Never a
 * template, a dated note, or one with `person: false`. Product page, section 3.1; `docs/data.md`.
 */
export function isPersonNote(
	path: string,
	values: Values,
	tags: readonly string[],
	marks: Marks,
	isOwned: IsOwned = () => false,
	heading: () => OwnHeading | undefined = () => undefined,
): boolean {
	const types = wordsUnder(values, "type");
	const isSaid = types.includes("person");
	const isMarkedSo = isSaid || marks.markers?.some((marker) => isMarked(values, marker)) === true;
	const isTaggedSo = !isMarkedSo && marks.personTag !== "" && isTagged(allTags(values, tags), marks.personTag);
	const isInPlace = !isMarkedSo && !isTaggedSo && types.length === 0 && isInFolder(path, marks.peopleFolder);
	if (!isMarkedSo && !isTaggedSo && !isInPlace) return false;
	if (isTemplate(path, marks) || optedOutBy(values) !== undefined) return false;
	const dated = marks.datedAs?.(path, values, tags);
	if (dated === "daily") return false;
	if (isSaid) return true;
	if (dated === "meeting" || (dated === "attended" && !tellsOfPerson(values))) return false;
	if (isMarkedSo) return true;
	if (belongsToPlugin(path, values) || isMap(values, tags)) return false;
	return isTaggedSo || isPersonByPlace(path, values, marks.peopleFolder, isOwned, heading);
}
