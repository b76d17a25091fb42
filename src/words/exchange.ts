/** Import and export in words. */
import { foldedText } from "../domain/search";
import { counted, listed } from "./count";
import { likenessInWords } from "./merge";
import type {
	FactName,
	FoundPerson,
	ImportSource,
	LeftOut,
	NotAList,
	Skipped,
	SkipReason,
} from "../exchange/found-person";
import type { Reviewed } from "../exchange/review";

/** Why a row or card is nobody. */
export const SKIPPED: Readonly<Record<SkipReason, string>> = {
	empty: "nothing stands in it",
	noName: "it names nobody",
	group: "a group, and no person",
	company: "a company without a person’s name",
	unclosed: "a card without an end",
	outside: "words outside of all cards",
};

/** Why a file is no list of people. */
export const NOT_A_LIST: Readonly<Record<NotAList, string>> = {
	spreadsheet: "This is a spreadsheet. Please save it as CSV first, and import that.",
	nothing: "This file is empty.",
	noHeader:
		"No line of this file names its columns. A list of people needs one with “Name”, or “First name” and “Last name”.",
	noCard: "There is no contact card in this file.",
};

/** Why an import or an export was refused. Nothing was changed. */
export const EXCHANGE_REFUSED = {
	notAList: (name: string, why: string) =>
		`${name === "" ? "The file" : `“${name}”`} was not read. ${why} Nothing was changed.`,
	notATarget: (as: string) => `Can’t import people as “${as}”. Use “notes” or “ledger”. Nothing was changed.`,
	noLedgerFolder: "No folder is set for quiet ledgers. You can choose one in the settings. Nothing was changed.",
	notAFormat: (format: string) =>
		`“${format}” isn’t an export format. Use “vcard”, “csv” or “ics”. Nothing was changed.`,
	notPeople: (value: string) => `“${value}” isn’t a list of people. Nothing was changed.`,
	notData: "The file’s content has to be an ArrayBuffer. Nothing was changed.",
} as const;

/** The heading over what another program had as notes about a person. It stands in notes, and follows no language. */
export const IMPORTED_NOTE = "Notes";

/** The days of a calendar. */
export const CALENDAR = {
	birthday: (name: string) => `Birthday of ${name}`,
	promise: (name: string, what: string) => `Promised to ${name}: ${what}`,
	step: (name: string, step: string) => `${name}: ${step}`,
	due: (name: string) => `Reach out to ${name}`,
} as const;

/** What was done. */
export const EXCHANGE_DONE = {
	exported: (people: number, path: string, locale: string) =>
		`${counted(people, "person is", "people are", locale)} in ${path} now.`,
	ledger: (people: number, path: string, locale: string) =>
		`${counted(people, "person is", "people are", locale)} in a quiet ledger now: ${path}. Search finds them.`,
	ledgerWasThere: (path: string) => `This file is already a quiet ledger: ${path}. Nothing was changed.`,
	imported: (
		{ created, filled, left }: { readonly created: number; readonly filled: number; readonly left: number },
		locale: string,
	) => {
		const parts = [
			...(created === 0 ? [] : [`saved ${counted(created, "new person", "new people", locale)}`]),
			...(filled === 0 ? [] : [`filled in ${counted(filled, "note", "notes", locale)}`]),
		];
		const said =
			parts.length === 0 ? "Nothing was written" : `${listed(parts)}`.replace(/^./, (sign) => sign.toUpperCase());
		return left === 0 ? `${said}.` : `${said}. ${counted(left, "person is", "people are", locale)} left.`;
	},
} as const;

/** The name of a step in `Undo the last change`. */
export const EXCHANGE_STEP = {
	exported: (path: string) => `the file ${path}.`,
	ledger: (path: string) => `the quiet ledger ${path}.`,
	imported: (notes: number, locale: string) => `the import of ${counted(notes, "person", "people", locale)}.`,
} as const;

/** The programs of files, as a sentence names them. */
export const SOURCES: Readonly<Record<ImportSource, string>> = {
	linkedin: "LinkedIn",
	google: "Google Contacts",
	outlook: "Outlook",
	vcard: "contact cards",
	csv: "a list",
};

/** The review of an import. */
export const IMPORT = {
	title: "Import people",
	pick: "Which file?",
	fromDevice: "Choose a file on this device…",
	intro: (file: string, source: string, people: number, locale: string) =>
		`${file}: ${counted(people, "person", "people", locale)} from ${source}. Nothing is saved until you say so.`,
	search: "Search these people",
	show: "Who is shown",
	people: "People in the file",
	shown: {
		all: (count: number, locale: string) => `Everybody (${count.toLocaleString(locale)})`,
		new: (count: number, locale: string) => `New (${count.toLocaleString(locale)})`,
		here: (count: number, locale: string) => `Already here (${count.toLocaleString(locale)})`,
		perhaps: (count: number, locale: string) => `Perhaps here (${count.toLocaleString(locale)})`,
	},
	decisions: { create: "Add as new", fill: "Fill in", overwrite: "Take the file’s", leave: "Leave out" },
	whatToDo: (name: string, review: string) => `What to do with ${name}. ${review}`,
	as: "Keep as",
	asNotes: "Notes, one each",
	asLedger: "A quiet ledger",
	asNotesHint: "Everybody below gets a note, or what is missing in the one they have.",
	asLedgerHint: (folder: string) =>
		`The file is copied to “${folder}”, and search, new people and event lists find who is in it. Nobody gets a note until you say so.`,
	keepNow: "Keep the file",
	wouldKeep: (people: number, folder: string, locale: string) =>
		`${counted(people, "person", "people", locale)} in “${folder}”. No note is written.`,
	rest: "Let new people rest",
	restHint: "They stay out of the lanes until you resume them. Nobody is flagged as fading by an import.",
	importNow: "Import",
	would: (
		{ create, fill, leave }: { readonly create: number; readonly fill: number; readonly leave: number },
		locale: string,
	) =>
		create + fill === 0
			? "Nothing would be written."
			: `${listed([
					...(create === 0 ? [] : [counted(create, "new note", "new notes", locale)]),
					...(fill === 0 ? [] : [`${counted(fill, "note", "notes", locale)} filled in`]),
					...(leave === 0 ? [] : [`${leave.toLocaleString(locale)} left out`]),
				])}.`,
	unread: (rows: number, values: number, columns: number, locale: string) =>
		`Not taken over: ${listed([
			...(rows === 0 ? [] : [counted(rows, "row", "rows", locale)]),
			...(values === 0 ? [] : [counted(values, "value", "values", locale)]),
			...(columns === 0 ? [] : [counted(columns, "column", "columns", locale)]),
		])}`,
	unused: (titles: readonly string[]) => `Columns that no note has a place for: ${titles.join(", ")}`,
	more: (lines: number, locale: string) => `And ${counted(lines, "more line", "more lines", locale)}.`,
} as const;

/** People of quiet ledgers, where they are found. */
export const LEDGER = {
	title: "In your quiet ledgers",
	more: "There are more. Another letter narrows them down.",
	from: (path: string) => `From ${path}`,
	promote: (name: string, said: string) => `Make a note for ${name}${said === "" ? "" : `, ${said}`}`,
	offer: (said: string, path: string) => `${said === "" ? "This name is" : `${said}:`} in ${path}.`,
	known: (said: string, path: string) => (said === "" ? `In ${path}` : `${said} (in ${path})`),
	fillIn: (name: string) => `Fill in ${name}`,
	filledIn: (path: string, also: string) =>
		also === "" ? `Filled in from ${path}.` : `Filled in from ${path}. Saved with it: ${also}.`,
	takeOut: "Take it out",
} as const;

/** What runs in the background. */
export const PROGRESS = {
	label: "Progress",
	pause: "Pause",
	stop: "Stop",
	goOn: "Go on",
	undoing: (done: number, all: number, locale: string) =>
		all === 0 ? "Undoing…" : `Undoing: ${done.toLocaleString(locale)} of ${all.toLocaleString(locale)}`,
	importing: (done: number, all: number, locale: string) =>
		all === 0
			? "Importing people…"
			: `Importing people: ${done.toLocaleString(locale)} of ${all.toLocaleString(locale)}`,
} as const;

const FACTS: Readonly<Record<FactName, string>> = {
	aliases: "other name",
	company: "company",
	role: "role",
	place: "place",
	email: "mail",
	phone: "phone",
	links: "links",
	birthday: "birthday",
	connected: "connected since",
	tags: "tags",
	circle: "circle",
	commonGround: "common ground",
	offers: "offers",
	seeks: "seeks",
};

/** What a file says about somebody, in one line after their name. */
export function foundInWords({ facts: { role, company, place, email } }: FoundPerson): string {
	return [role, company, place ?? email[0]].filter((each) => each !== undefined).join(" · ");
}

/** What a note would have of somebody of a ledger beside what there are fields for. */
export function alsoInWords({ facts, note }: FoundPerson): string {
	const also = (
		["aliases", "links", "birthday", "connected", "tags", "circle", "commonGround", "offers", "seeks"] as const
	)
		.filter((name) => (facts[name] ?? "").length > 0)
		.map((name) => FACTS[name]);
	return listed([...also, ...(note === "" ? [] : ["notes"])]);
}

/** Whether somebody of a file is here, and what would be filled in; that is left out where nothing will be. */
export function reviewInWords({ found, here }: Reviewed, quiet = false): string {
	if (here === undefined) return "New";
	const { person, sure, by, fills, differs } = here;
	// The name stands above it.
	const name = foldedText(person.name) === foldedText(found.name) ? "" : `: ${person.name}`;
	const who = `${sure ? "Already here" : "Perhaps here"}${name} (${likenessInWords(by)})`;
	if (quiet) return `${who}.`;
	const more = fills.length === 0 ? "" : ` Adds ${listed(fills.map((name) => FACTS[name]))}.`;
	const other = differs.map(({ name, here: mine, there }) => ` ${FACTS[name]}: ${mine} here, ${there} in the file.`);
	return `${who}.${more}${other.join("")}${more === "" && differs.length === 0 ? " Nothing to add." : ""}`;
}

/** A row that is nobody, in one line. */
export function skippedInWords({ line, reason }: Skipped): string {
	return `Line ${line}: ${SKIPPED[reason]}`;
}

/** A value that was left out, in one line. */
export function leftOutInWords({ line, title, value }: LeftOut): string {
	return `Line ${line}: ${title} “${value}” was left out`;
}

/** The questions of an export. */
export const EXPORT = {
	who: "Export whom?",
	everybody: "Everybody",
	lane: (lane: string) => `Those of the lane ${lane}`,
	format: "As what?",
	formats: {
		vcard: "Contact cards (.vcf), for address books",
		csv: "A list (.csv), for spreadsheets",
		ics: "A calendar (.ics): birthdays, promises, next steps and due days",
	},
} as const;
