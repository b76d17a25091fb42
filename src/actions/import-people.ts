/** Takes people of a file into the vault: as notes, after they were reviewed. One step of undo, whatever their number. */
import { everyNameOf } from "../domain/person-names";
import { stepwise } from "../domain/slices";
import { withImportedNote } from "../exchange/imported-note";
import { propertiesOf } from "../exchange/note-properties";
import type { FactName, FoundPerson, ReadFile } from "../exchange/found-person";
import { fillingChanges, review, usualTreatment, type Reviewed, type Treatment } from "../exchange/review";
import { identitiesIn } from "../index/identity-index";
import { fileNameFor } from "../note/file-name";
import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { BUILT_IN_TEMPLATE } from "../note/new-note/new-note";
import { hasCode } from "../note/new-note/template-code";
import { changeProperties } from "../note/change-properties";
import { PROPERTY_KEYS } from "../note/properties/spellings";
import type { Change, UndoStep } from "../vault/write/undo-history";
import { EXCHANGE_DONE, EXCHANGE_STEP, IMPORTED_NOTE } from "../words/exchange";
import { REFUSED } from "../words/actions";
import { ActionRefused, asRefused, hold, readingOf, recordStep, type Context, type ActionResult } from "./context";
import { freePath, newPersonText, templateText } from "./create-person";

/** Compares people of a file with those here. Writes nothing. */
export async function reviewImport(context: Context, people: ReadFile["people"]): Promise<readonly Reviewed[]> {
	const { breathe } = context;
	const identities = identitiesIn(context.index);
	await stepwise(identities.prepare(), breathe);
	return stepwise(
		review(people, (identity) => identities.alike(identity), everyNameOf),
		breathe,
	);
}

/** What the user decided about somebody of a file. */
export interface Choice {
	readonly reviewed: Reviewed;
	readonly treatment: Treatment;
	/** What of the note is overwritten. */
	readonly overwrite?: ReadonlySet<FactName>;
}

/** What is done where the user decides nothing. */
export function usualChoices(reviewed: readonly Reviewed[]): readonly Choice[] {
	return reviewed.map((each) => ({ reviewed: each, treatment: usualTreatment(each) }));
}

/** How an import is watched and stopped. */
export interface ImportControl {
	/** Called after each person. */
	readonly onProgress?: (done: number, all: number) => void;
	/** Awaited before each person; false stops. */
	readonly goOn?: () => Promise<boolean>;
}

/** How people are imported. */
export interface ImportOptions extends ImportControl {
	/** Whether new people rest from the start. */
	readonly resting: boolean;
	/** What an import that was stopped wrote: this one goes on with it, and both are one step. */
	readonly before?: UndoStep | undefined;
}

/** What an import did. */
export interface Imported extends ActionResult {
	readonly created: number;
	readonly filled: number;
	readonly refused: readonly ActionRefused[];
	/** Those whose turn had not come when it was stopped. */
	readonly left: readonly Choice[];
}

/** An import never sets days of contact, whatever the template says. */
const UNDATED: readonly (readonly [string, undefined])[] = [
	[PROPERTY_KEYS.met, undefined],
	[PROPERTY_KEYS.lastContact, undefined],
	[PROPERTY_KEYS.lastMet, undefined],
];

async function createOne(
	context: Context,
	template: string,
	{ name, facts, note }: FoundPerson,
	resting: boolean,
): Promise<Change> {
	const { fileName } = fileNameFor(name);
	if (fileName === "") throw new ActionRefused(REFUSED.unusableName(name));
	const path = freePath(context, fileName, true);
	const properties = new Map<string, PropertyValue | undefined>([
		...propertiesOf(facts),
		...UNDATED,
		...(resting ? [[PROPERTY_KEYS.paused, true] as const] : []),
	]);
	const text = newPersonText(context, template, path, { name, properties });
	return context.notes.create(path, withImportedNote(text, IMPORTED_NOTE, note));
}

async function fillOne(context: Context, { reviewed, overwrite }: Choice): Promise<Change | undefined> {
	const { found, here } = reviewed;
	if (here === undefined) return undefined;
	const person = hold(context, here.person);
	const changes = fillingChanges(found, here.fills, overwrite ?? new Set(), everyNameOf(person));
	return context.notes.edit(person.note, (text) => changeProperties(text, changes, readingOf(context)));
}

/**
 * Carries out the choices person by person, one write per note; a note that can't be written is reported and the rest
 * go on. If stopped, whole notes are done, and it returns what is left.
 */
export async function importPeople(
	context: Context,
	choices: readonly Choice[],
	{ resting, before, onProgress, goOn }: ImportOptions,
): Promise<Imported> {
	const { steps, breathe, locale } = context;
	const wanted = choices.filter(({ treatment }) => treatment !== "leave");
	const given = await templateText(context);
	// Template code runs only for a single new note, never for an import of thousands.
	const template = hasCode(given) ? BUILT_IN_TEMPLATE : given;
	const changes: (Change | undefined)[] = [];
	const refused: ActionRefused[] = [];
	let [created, filled, done] = [0, 0, 0];
	for (const choice of wanted) {
		if (goOn !== undefined && !(await goOn())) break;
		const { found, here } = choice.reviewed;
		try {
			if (choice.treatment === "create") {
				changes.push(await createOne(context, template, found, resting));
				created++;
			} else {
				const change = await fillOne(context, choice);
				if (change !== undefined) filled++;
				changes.push(change);
			}
		} catch (error) {
			refused.push(asRefused(error, here?.person.path ?? found.name));
		}
		onProgress?.(++done, wanted.length);
		await breathe();
	}
	if (before !== undefined) steps.drop(before);
	const all = [...(before?.changes ?? []), ...changes];
	const step = recordStep(context, EXCHANGE_STEP.imported(all.length, locale()), all, true);
	const left = wanted.slice(done);
	return {
		created,
		filled,
		refused,
		left,
		step,
		paths: changes.flatMap((change) => (change === undefined ? [] : [change.note.path])),
		message: EXCHANGE_DONE.imported({ created, filled, left: left.length }, locale()),
	};
}
