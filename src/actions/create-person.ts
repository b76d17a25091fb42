import { birthdayIn } from "../exchange/file-days";
import { printCadence } from "../domain/cadence";
import { noteName } from "../domain/note-name";
import type { Person } from "../domain/person";
import type { Promised } from "../domain/promise-words";
import type { Questions } from "../domain/questions";
import { readDay } from "../domain/written-day";
import { withImportedNote } from "../exchange/imported-note";
import { fileNameFor, sameName } from "../note/file-name";
import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { applyEdit } from "../note/markdown/text-edit";
import { asTexts, isType, PERSON_TYPE, makePersonNote } from "../note/new-note/mark-person";
import { addPromise } from "../note/promises";
import { PROPERTY_KEYS } from "../note/properties/spellings";
import { BUILT_IN_TEMPLATE, newPersonNote } from "../note/new-note/new-note";
import { hasCode, ledByCode, writesOwnBlock } from "../note/new-note/template-code";
import { NoteGone, PathTaken } from "../vault/write/write-errors";
import type { Change } from "../vault/write/undo-history";
import { DONE, REFUSED, STEP } from "../words/actions";
import { IMPORTED_NOTE } from "../words/exchange";
import { ActionRefused, asRefused, readingOf, recordStep, orRefuse, type Context, type ActionResult } from "./context";
import { peopleNamed } from "./find-person";
import { checkedDay, wellFormed } from "./checked-input";

/** A new person as a caller gives it. */
export interface NewPersonInput {
	readonly name: string;
	/** Answers to the four questions, in their order; missing ones are empty. */
	readonly answers?: readonly string[];
	/** Properties by their keys in notes; `undefined` takes one of the template out. */
	readonly properties?: ReadonlyMap<string, PropertyValue | undefined>;
	/** Whether to save a second person where somebody of that name exists; the note gets a number. */
	readonly another?: boolean;
	/** What another program has as notes about them: it stands at the end. */
	readonly note?: string;
	/** What was promised to them. */
	readonly promise?: Promised | undefined;
}

/** A name conflict, checked while typing. */
export type NameClash =
	{ readonly kind: "person"; readonly people: readonly Person[] } | { readonly kind: "note"; readonly path: string };

function folderPrefix(context: Context): string {
	const { peopleFolder } = context.settings();
	return peopleFolder === "" ? "" : `${context.notes.folderOnDisk(peopleFolder)}/`;
}

/** Whether somebody, or a note that is no person's, has this name already. */
export function nameClash(context: Context, name: string): NameClash | undefined {
	if (name.trim() === "") return undefined;
	const people = peopleNamed(context.index, name);
	if (people.length > 0) return { kind: "person", people };
	const { fileName } = fileNameFor(name);
	const path = `${folderPrefix(context)}${fileName}.md`;
	if (fileName === "" || !context.notes.taken(path)) return undefined;
	// Two names can come to one file name: `a/b` and `a b`.
	const there = context.index.get(path);
	return there === undefined ? { kind: "note", path } : { kind: "person", people: [there] };
}

/** The path for a new note; with `another`, numbered from 2 until it is free. */
export function freePath(context: Context, fileName: string, another: boolean): string {
	const at = (suffix: string): string => `${folderPrefix(context)}${fileName}${suffix}.md`;
	let path = at("");
	for (let number = 2; another && context.notes.taken(path); number++) path = at(` ${number}`);
	return path;
}

/** The template of new notes: the user's, else the built-in one. Throws ActionRefused where it is missing. */
export async function templateText(context: Context): Promise<string> {
	const { template } = context.settings();
	if (template === "") return BUILT_IN_TEMPLATE;
	for (const path of [template, `${template}.md`]) {
		try {
			return await context.notes.read(path);
		} catch (error) {
			if (!(error instanceof NoteGone)) throw asRefused(error, path);
		}
	}
	throw new ActionRefused(REFUSED.templateMissing(template));
}

function asList(value: PropertyValue | undefined): readonly string[] {
	return Array.isArray(value) ? (value as readonly string[]) : typeof value === "string" ? [value] : [];
}

/** The `type` values of a new note: the caller's, plus `person`, without which nobody would be listed. */
function typesOf(given: ReadonlyMap<string, PropertyValue | undefined>): readonly string[] {
	const types = asTexts([...given].find(([key]) => isType(key))?.[1]);
	return types.some((type) => type.trim().toLowerCase() === PERSON_TYPE) ? types : [...types, PERSON_TYPE];
}

/**
 * Returns what runs a template's code in the new note, if anything. Throws ActionRefused if the note would be broken
 * without it.
 */
function runnerFor(
	context: Context,
	template: string,
	input: NewPersonInput,
): ((path: string) => Promise<void>) | undefined {
	if (!hasCode(template)) return undefined;
	const { template: path } = context.settings();
	if (writesOwnBlock(template)) throw new ActionRefused(REFUSED.templateBlock(path));
	// Run only code from the template, never what a user or script entered.
	const entered = [
		input.name,
		input.note ?? "",
		input.promise?.what ?? "",
		...(input.answers ?? []),
		...[...(input.properties ?? [])].flat(2).map(String),
	].some((words) => words.includes("<%") || words.includes("%>"));
	const run = entered ? undefined : context.templates?.templater();
	if (run === undefined && ledByCode(template) !== undefined)
		throw new ActionRefused(entered ? REFUSED.codeInWords(path) : REFUSED.templateCode(path));
	return run;
}

/** Runs the template's code in the new note. The recorded change becomes the result; a failure keeps the note. */
async function afterCode(
	{ notes }: Context,
	made: Change,
	run: (path: string) => Promise<void>,
): Promise<{ readonly change: Change; readonly left: boolean }> {
	await run(made.note.path).catch(() => undefined); // Templater reports its own errors.
	try {
		const { change, text } = await notes.asItStands(made);
		return { change, left: hasCode(text) };
	} catch {
		return { change: made, left: false }; // The code took the note away.
	}
}

/** The text of a new person's note at a path. Throws ActionRefused for half of a character, and a Refusal where the template can't take it. */
export function newPersonText(
	context: Context,
	template: string,
	path: string,
	{ name, properties: given = new Map<string, PropertyValue | undefined>(), answers = [], promise }: NewPersonInput,
): string {
	for (const [key, value] of given)
		for (const each of [key, value].flat()) if (typeof each === "string") wellFormed(each);
	for (const answer of answers) wellFormed(answer);
	const aliases = asList(given.get(PROPERTY_KEYS.aliases));
	// The file's name is what a link needs; the person's own spelling of it must not be lost.
	const isNameSaid =
		path.endsWith(`/${name}.md`) ||
		path === `${name}.md` ||
		aliases.some((alias) => sameName(alias, name) && alias === name);
	const properties = new Map<string, PropertyValue | undefined>([
		["type", typesOf(given)],
		...(isNameSaid ? [] : [[PROPERTY_KEYS.aliases, [name, ...aliases]] as const]),
		...[...given].filter(([key]) => !isType(key) && (isNameSaid || key !== PROPERTY_KEYS.aliases)),
	]);
	const met = given.get(PROPERTY_KEYS.met);
	const text = newPersonNote(
		template,
		{
			name,
			title: noteName(path),
			date: typeof met === "string" ? met : context.today(),
			properties,
			answers: [0, 1, 2, 3].map((index) => answers[index]?.trim() ?? "") as unknown as Questions,
			personTag: context.settings().personTag,
			...(context.templates === undefined ? {} : { printing: context.templates.printing() }),
		},
		context.settings().questions,
	);
	return promise === undefined
		? text
		: applyEdit(text, addPromise(text, promise.what, promise.due, readingOf(context)));
}

/** A newly created person note. */
export interface PersonMade {
	readonly name: string;
	readonly change: Change;
	/** Whether code of the template was not run, and stands in the note. */
	readonly codeLeft: boolean;
}

/** Makes the note of a new person, without a step of undo. Throws ActionRefused where the name is unusable or taken, or the folder can't be made. */
export async function createPersonNote(context: Context, input: NewPersonInput): Promise<PersonMade> {
	const name = wellFormed(input.name).trim().replace(/\s+/g, " ");
	if (name === "") throw new ActionRefused(REFUSED.noName);
	const { fileName } = fileNameFor(name);
	if (fileName === "") throw new ActionRefused(REFUSED.unusableName(name));
	const another = input.another === true;
	const clash = nameClash(context, name);
	if (clash?.kind === "person" && !another)
		throw new ActionRefused(REFUSED.nameTaken(name, clash.people[0]?.path ?? ""));
	if (clash?.kind === "note" && !another) throw new ActionRefused(REFUSED.fileTaken(clash.path));
	const path = freePath(context, fileName, another);
	const template = await templateText(context);
	const run = runnerFor(context, template, input);
	const text = await orRefuse(context.settings().template || path, async () =>
		Promise.resolve(
			withImportedNote(newPersonText(context, template, path, { ...input, name }), IMPORTED_NOTE, input.note ?? ""),
		),
	);
	const created = await context.notes.create(path, text).catch((error: unknown) => {
		// Another of the same name was saved in the meantime: the next number.
		if (error instanceof PathTaken && another && context.notes.taken(path)) return undefined;
		throw asRefused(error, path);
	});
	if (created === undefined) return createPersonNote(context, input);
	const { change, left } =
		run === undefined ? { change: created, left: hasCode(template) } : await afterCode(context, created, run);
	return { name, change, codeLeft: left };
}

/** Saves a new person. Throws ActionRefused where the name is unusable or taken, or the folder can't be made. */
export async function createPerson(
	context: Context,
	input: NewPersonInput,
): Promise<ActionResult & { readonly path: string }> {
	const { name, change, codeLeft } = await createPersonNote(context, input);
	const step = recordStep(context, STEP.created(name), [change]);
	const message = codeLeft ? `${DONE.created(name)} ${DONE.codeLeft}` : DONE.created(name);
	const { path } = change.note;
	return { message, paths: [path], path, step };
}

/** The fields whose text is written as it is. */
const PLAIN = ["company", "role", "place", "email", "phone"] as const;

/** The properties that the dialog's fields stand for. */
export interface NewPersonFields extends Readonly<Partial<Record<(typeof PLAIN)[number], string | undefined>>> {
	readonly circle?: string | undefined;
	/** Own cadence in days. */
	readonly cadence?: number | undefined;
	/** `YYYY-MM-DD`; undefined for someone known longer. */
	readonly met?: string | undefined;
	readonly metAt?: string | undefined;
	readonly introducedBy?: string | undefined;
	/** Web addresses, with spaces between them. */
	readonly links?: string | undefined;
	/** A day, or the day and month of one, in any form that can mean one only. */
	readonly birthday?: string | undefined;
	/** Links to people, or their names. */
	readonly knows?: readonly string[] | undefined;
}

/** A birthday as it was typed: `1984-06-02`, `--06-02`, `2 June`. Throws ActionRefused for what is none, or could be two. */
function theBirthday(typed: string, { today }: Context): string {
	const yearless = readDay(`${typed} 2000`);
	const day = birthdayIn(typed) ?? (yearless === undefined ? undefined : `-${yearless.slice(4)}`);
	if (day === undefined || day > today()) throw new ActionRefused(REFUSED.notABirthday(typed));
	return day;
}

/** One value as it is, several as a list. */
function oneOrSeveral(values: readonly string[]): PropertyValue | undefined {
	return values.length > 1 ? [...values] : values[0];
}

/** Properties from the dialog's fields. Throws ActionRefused for a day that does not exist, could be two, or is to come. */
export function propertiesFrom(context: Context, fields: NewPersonFields): Map<string, PropertyValue | undefined> {
	const properties = new Map<string, PropertyValue | undefined>();
	const set = (key: string, value: PropertyValue | undefined): void => {
		if (value !== undefined && value !== "") properties.set(key, value);
	};
	set(PROPERTY_KEYS.circle, fields.circle);
	set(PROPERTY_KEYS.cadence, fields.cadence === undefined ? undefined : printCadence(fields.cadence));
	if (fields.met !== undefined && fields.met !== "") {
		const met = checkedDay(fields.met);
		if (met > context.today()) throw new ActionRefused(REFUSED.metInFuture(met));
		properties.set(PROPERTY_KEYS.met, met);
	} else {
		properties.set(PROPERTY_KEYS.met, undefined);
	}
	set(PROPERTY_KEYS.metAt, fields.metAt?.trim());
	set(PROPERTY_KEYS.introducedBy, fields.introducedBy?.trim());
	for (const name of PLAIN) set(PROPERTY_KEYS[name], fields[name]?.trim());
	set(PROPERTY_KEYS.links, oneOrSeveral((fields.links ?? "").split(/[\s,]+/).filter((each) => each !== "")));
	const birthday = fields.birthday?.trim() ?? "";
	if (birthday !== "") properties.set(PROPERTY_KEYS.birthday, theBirthday(birthday, context));
	if (fields.knows !== undefined && fields.knows.length > 0) properties.set(PROPERTY_KEYS.knows, [...fields.knows]);
	return properties;
}

/** Marks the note that is at a path now, or was when a stamp was made, as a person's. Throws ActionRefused. */
export async function makePerson(context: Context, path: string, stamp?: number): Promise<ActionResult> {
	const note = context.notes.hold(path, stamp);
	const name = noteName(path);
	if (context.index.get(note.path) !== undefined) throw new ActionRefused(REFUSED.alreadyPerson(name));
	const edited = await orRefuse(note.path, () =>
		context.notes.edit(note, (text) => makePersonNote(text, context.settings().personTag)),
	);
	const step = recordStep(context, STEP.madePerson(name), [edited]);
	return { message: DONE.madePerson(name), paths: [note.path], step };
}
