/** Lists of people as programs export them in comma-separated values. */
import { columnsOf, comparedTitle, headerScore, type Column, type ColumnMeaning } from "./columns";
import { csvRecords, unguarded, type CsvRecord } from "./csv";
import { birthdayIn, isNoDay, orderOf, recentDayIn, type DayOrder } from "./file-days";
import {
	NotPeople,
	type FoundPerson,
	type ImportSource,
	type LeftOut,
	type ReadFile,
	type SkipReason,
} from "./found-person";
import { Gathering } from "./gathering";
import { joinedName } from "./names";

/** What stands between cells; the program's language decides which. */
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** A header stands among the first records; some programs put words above it. */
const HEADER_WITHIN = 30;

/** As much of a text as is looked at for its header. */
const LOOKED_AT = 64_000;

/** Several values in one cell, as Google joins them; this plugin's own lists are joined the same way. */
const SEVERAL = / ?::: ?/;

interface Header {
	readonly delimiter: string;
	/** How many records stand above the first person. */
	readonly records: number;
	readonly columns: readonly Column[];
}

function findHeader(text: string): Header | undefined {
	const start = text.slice(0, LOOKED_AT);
	let best: (Header & { readonly score: number }) | undefined;
	for (const delimiter of DELIMITERS) {
		const { value: records = [] } = csvRecords(start, delimiter).next() as { value?: readonly CsvRecord[] };
		for (const [index, { cells }] of records.slice(0, HEADER_WITHIN).entries()) {
			const score = headerScore(cells);
			// A list of nothing but names has one title.
			const isHeader = score >= 2 || (score === 1 && cells.length === 1);
			if (isHeader && score > (best?.score ?? 0))
				best = { delimiter, records: index + 1, columns: columnsOf(cells), score };
		}
	}
	return best;
}

function sourceOf(columns: readonly Column[]): ImportSource {
	const titles = new Set(columns.map(({ title }) => comparedTitle(title)));
	const meanings = new Set(columns.map(({ meaning }) => meaning));
	if (meanings.has("connected") && meanings.has("links") && meanings.has("first")) return "linkedin";
	if (titles.has("group membership") || (titles.has("labels") && titles.has("organization title"))) return "google";
	const areas = /(?:^| )(?:business|geschaftlich|bureau|trabajo|uff|werk|comercial|arbete)(?: |$)/;
	return meanings.has("first") && [...titles].some((title) => areas.test(title)) ? "outlook" : "csv";
}

/** What is worth knowing of a list before its rows are read: in which order each of its columns has days. */
function* ordersOf(
	columns: readonly Column[],
	rows: readonly CsvRecord[],
): Generator<undefined, ReadonlyMap<number, DayOrder>> {
	const orders = new Map<number, DayOrder>();
	for (const [at, { meaning }] of columns.entries()) {
		if (meaning !== "birthday" && meaning !== "connected") continue;
		orders.set(at, orderOf(rows.map(({ cells }) => cells[at] ?? "")));
		yield;
	}
	return orders;
}

/** Places are many in a list: where somebody lives comes before where they work. */
const WORK = /(?:^| )(?:business|geschaftlich|bureau|trabajo|uff|werk|comercial|other|weiterer)(?: |$)/;

class CsvReader {
	readonly leftOut: LeftOut[] = [];
	readonly unused = new Set<string>();
	private readonly columns: readonly Column[];
	private readonly orders: ReadonlyMap<number, DayOrder>;
	private readonly places: readonly number[];

	constructor(columns: readonly Column[], orders: ReadonlyMap<number, DayOrder>) {
		this.columns = columns;
		this.orders = orders;
		const isWork = (at: number): boolean => WORK.test(comparedTitle(columns[at]?.title ?? ""));
		this.places = [...columns.keys()]
			.filter((at) => columns[at]?.meaning === "place")
			.sort((a, b) => Number(isWork(a)) - Number(isWork(b)));
	}

	/** The person of a row, or why there is none. */
	read({ cells: given, line }: CsvRecord): FoundPerson | SkipReason {
		const cells = given.map((cell) => unguarded(cell.trim()).trim());
		if (cells.every((cell) => cell === "")) return "empty";
		const gathering = new Gathering(line, this.leftOut);
		for (const [at, cell] of cells.entries()) {
			if (cell === "") continue;
			const column = this.columns[at] ?? { title: `(${at + 1})`, meaning: undefined };
			if (column.meaning === undefined) this.unused.add(column.title === "" ? `(${at + 1})` : column.title);
			else this.take(gathering, column.meaning, column.title, cell, at);
		}
		const placeAt = this.places.find((at) => (cells[at] ?? "") !== "");
		if (placeAt !== undefined) gathering.set("place", cells[placeAt] ?? "", this.columns[placeAt]?.title ?? "");
		const of = (meaning: ColumnMeaning): string =>
			cells.find((cell, at) => cell !== "" && this.columns[at]?.meaning === meaning) ?? "";
		const [first, last, full] = [of("first"), of("last"), of("full")];
		// `Name` beside a first name is the whole of it where it begins with that.
		const parts = joinedName(first, of("middle"), first !== "" && last.startsWith(`${first} `) ? "" : last);
		const written = first !== "" && last.startsWith(`${first} `) ? last : parts === "" ? full || of("fileAs") : parts;
		if (full !== "" && full !== written) gathering.add("aliases", full);
		return gathering.person(written) ?? (gathering.has("company") ? "company" : "noName");
	}

	private take(gathering: Gathering, meaning: ColumnMeaning, title: string, cell: string, at: number): void {
		const order = this.orders.get(at);
		const each = (run: (value: string) => void): void => cell.split(SEVERAL).forEach(run);
		switch (meaning) {
			case "email":
				each((value) => gathering.addMail(value, title));
				break;
			case "phone":
				each((value) => gathering.addPhone(value, title));
				break;
			case "links":
				each((value) => gathering.addLink(value, title));
				break;
			case "tags":
				cell.split(/ ?::: ?|[;,]/).forEach((value) => gathering.addTag(value, title));
				break;
			case "aliases":
			case "commonGround":
			case "offers":
			case "seeks":
				each((value) => gathering.add(meaning, value));
				break;
			case "company":
			case "role":
			case "circle":
				each((value) => gathering.set(meaning, value, title));
				break;
			case "birthday": {
				if (isNoDay(cell)) break;
				const day = birthdayIn(cell, order);
				if (day === undefined) gathering.leave(title, cell);
				else gathering.set("birthday", day, title);
				break;
			}
			case "connected": {
				const day = recentDayIn(cell, order);
				if (day !== undefined) gathering.setConnected(day);
				else if (!isNoDay(cell)) gathering.leave(title, cell);
				break;
			}
			case "note":
				gathering.addNote(cell);
				break;
			// The whole row tells these apart: see above.
			case "first":
			case "middle":
			case "last":
			case "full":
			case "fileAs":
			case "place":
				break;
			default:
				meaning satisfies never;
		}
	}
}

/** Reads a list, some hundred rows at a time. Throws NotPeople where it has no header with names in it. */
export function* readCsv(text: string): Generator<undefined, ReadFile> {
	if (text.trim() === "") throw new NotPeople("nothing");
	const header = findHeader(text);
	if (header === undefined) throw new NotPeople("noHeader");
	const rows: CsvRecord[] = [];
	for (const records of csvRecords(text, header.delimiter)) {
		rows.push(...records);
		yield;
	}
	rows.splice(0, header.records);
	const reader = new CsvReader(header.columns, yield* ordersOf(header.columns, rows));
	const people: FoundPerson[] = [];
	const skipped: ReadFile["skipped"][number][] = [];
	let count = 0;
	for (const [index, row] of rows.entries()) {
		if (index % 100 === 99) yield;
		// A blank line is no row.
		if (row.cells.length === 1 && row.cells[0]?.trim() === "") continue;
		count++;
		const read = reader.read(row);
		if (typeof read === "string") skipped.push({ line: row.line, reason: read });
		else people.push(read);
	}
	return {
		source: sourceOf(header.columns),
		people,
		skipped,
		leftOut: reader.leftOut,
		unused: [...reader.unused],
		rows: count,
	};
}
