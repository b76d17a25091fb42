/** Quiet ledgers: files whose people are found, and get a note only when somebody says so. Product page, section 15. */
import { namesMeant } from "../domain/attendees";
import { alikeness } from "../domain/identity";
import { sameOrganisation } from "../domain/name-match";
import { stepwise } from "../domain/slices";
import { identityOf } from "../exchange/doubles";
import type { FoundPerson } from "../exchange/found-person";
import type { LedgerPerson } from "../exchange/ledger";
import { propertiesOf } from "../exchange/note-properties";
import { mayHoldPeople, type ImportFile } from "../exchange/read-people";
import { identitiesIn } from "../index/identity-index";
import { fileNameFor } from "../note/file-name";
import { PROPERTY_KEYS } from "../note/properties/spellings";
import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { EXCHANGE_DONE, EXCHANGE_REFUSED, EXCHANGE_STEP } from "../words/exchange";
import { ActionRefused, recordStep, orRefuse, type Context, type ActionResult } from "./context";

/** More are no help: whoever is meant is found by another letter. */
const MOST_FOUND = 20;

/** The search in a file ends after this many people who have a note already. */
const MOST_PASSED_OVER = 400;

/** As many are offered for a name. */
const MOST_OF_A_NAME = 3;

/** The people of quiet ledgers who were found. */
export interface FoundInLedgers {
	readonly people: readonly LedgerPerson[];
	/** Whether there are more than these. */
	readonly more: boolean;
}

/** Whether there is any file to be searched. */
export function hasLedgers({ ledgers }: Context): boolean {
	return ledgers?.any === true;
}

/** Reads what was not read; resolves when everybody in the ledgers is known, and who of them has a note. */
export async function ledgersReady(context: Context): Promise<void> {
	const { ledgers, index, breathe } = context;
	const known = await ledgers?.read();
	if (known === undefined || known.length === 0) return;
	await stepwise(identitiesIn(index).prepare(), breathe);
}

function hasNote({ index }: Context, found: FoundPerson): boolean {
	return identitiesIn(index)
		.alike(identityOf(found))
		.some(({ alike }) => alike.sure);
}

/** Each human being once, also where two files have them. */
function eachOnce(people: readonly LedgerPerson[]): readonly LedgerPerson[] {
	const once: LedgerPerson[] = [];
	for (const person of people) {
		const identity = identityOf(person.found);
		if (!once.some(({ found }) => alikeness(identity, identityOf(found))?.sure === true)) once.push(person);
	}
	return once;
}

/** Finds people of the ledgers who have no note, the best first. Undefined where it was over before it ended: another letter was typed. */
export async function searchLedgers(
	context: Context,
	query: string,
	isOver: () => boolean,
): Promise<FoundInLedgers | undefined> {
	await ledgersReady(context);
	const found: { readonly rank: number; readonly person: LedgerPerson }[] = [];
	let more = false;
	for (const ledger of context.ledgers?.current ?? []) {
		let [here, looks] = [0, 0];
		for (const hit of ledger.find(query)) {
			if (isOver()) return undefined;
			if (hit !== undefined) {
				more = here === MOST_FOUND || ++looks > MOST_PASSED_OVER;
				if (more) break;
				const person = ledger.person(hit.row);
				if (hasNote(context, person)) continue;
				found.push({ rank: hit.rank, person: { found: person, ledger: ledger.path } });
				here++;
			}
			await context.breathe();
		}
	}
	if (isOver()) return undefined;
	const people = eachOnce(found.sort((a, b) => a.rank - b.rank).map(({ person }) => person));
	return { people: people.slice(0, MOST_FOUND), more: more || people.length > MOST_FOUND };
}

/**
 * Who of the ledgers has a name and no note, as far as they were read; of several, those of the company, where somebody is. In a
 * list, `Reyes, Tom` may be one name.
 */
export function inLedgers(context: Context, called: string, company = ""): readonly LedgerPerson[] {
	for (const meant of namesMeant({ name: called, company, line: 0 })) {
		const people = eachOnce(peopleCalled(context, meant.name));
		const there = people.filter(({ found: { facts } }) => sameOrganisation(facts.company, meant.company));
		if (people.length > 0) return (there.length > 0 ? there : people).slice(0, MOST_OF_A_NAME);
	}
	return [];
}

function peopleCalled(context: Context, name: string): readonly LedgerPerson[] {
	return (context.ledgers?.current ?? []).flatMap((ledger) =>
		ledger
			.named(name)
			.slice(0, MOST_PASSED_OVER)
			.map((row) => ({ found: ledger.person(row), ledger: ledger.path }))
			.filter(({ found }) => !hasNote(context, found)),
	);
}

/** The properties of a note whose fields were filled in from a ledger: what was entered, and beside it what there is no field for. */
export function withLedger(
	{ found }: LedgerPerson,
	entered: ReadonlyMap<string, PropertyValue | undefined>,
): ReadonlyMap<string, PropertyValue | undefined> {
	const properties = new Map(entered);
	const inFields = new Set<string>(["company", "role", "place", "email", "phone"]);
	for (const [key, value] of propertiesOf(found.facts))
		if (!inFields.has(key) && properties.get(key) === undefined) properties.set(key, value);
	const links = [properties.get(PROPERTY_KEYS.links) ?? []].flat() as readonly string[];
	const more = found.facts.links.filter((link) => !links.includes(link));
	if (links.length > 0 && more.length > 0) properties.set(PROPERTY_KEYS.links, [...links, ...more]);
	for (const name of ["email", "phone"] as const) {
		// The field shows the first of several: what becomes of it is said there, and the others stay beside it.
		const [value, others] = [entered.get(name), found.facts[name].slice(1)];
		if (typeof value === "string" && others.length > 0) properties.set(name, [...new Set([value, ...others])]);
	}
	return properties;
}

/** Whether some bytes are the same. */
function isSame(a: ArrayBuffer, b: ArrayBuffer): boolean {
	if (a.byteLength !== b.byteLength) return false;
	const [these, those] = [new Uint8Array(a), new Uint8Array(b)];
	return these.every((byte, at) => byte === those[at]);
}

/** What keeping a file did. */
export interface LedgerKept extends ActionResult {
	readonly path: string;
	/** Whether the very same file was there before. */
	readonly wasThere: boolean;
}

/**
 * Keeps a file as a quiet ledger: copies it as it is into the folder of the settings, beside others. A file that is there already
 * is not copied again. Throws ActionRefused.
 */
export async function keepAsLedger(
	context: Context,
	{ name, data }: ImportFile,
	{ people, isCards }: { readonly people: number; readonly isCards: boolean },
): Promise<LedgerKept> {
	const { notes, settings, locale } = context;
	const { ledgerFolder } = settings();
	if (ledgerFolder === "") throw new ActionRefused(EXCHANGE_REFUSED.noLedgerFolder);
	const folder = notes.folderOnDisk(ledgerFolder);
	for (const path of notes.otherFiles().filter((each) => each.startsWith(`${folder}/`) && mayHoldPeople(each)))
		if (isSame(data, await orRefuse(path, () => notes.readBytes(path))))
			return { path, paths: [], wasThere: true, message: EXCHANGE_DONE.ledgerWasThere(path) };
	const ending = /\.[^.]*$/.exec(name)?.[0] ?? "";
	const stem = fileNameFor(name.slice(0, name.length - ending.length)).fileName || "People";
	const end = mayHoldPeople(ending) ? ending.toLowerCase() : isCards ? ".vcf" : ".csv";
	let path = `${folder}/${stem}${end}`;
	for (let number = 2; notes.taken(path); number++) path = `${folder}/${stem} ${number}${end}`;
	const change = await orRefuse(path, () => notes.createFile(path, data));
	return {
		path,
		paths: [path],
		wasThere: false,
		step: recordStep(context, EXCHANGE_STEP.ledger(path), [change]),
		message: EXCHANGE_DONE.ledger(people, path, locale()),
	};
}
