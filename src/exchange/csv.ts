/** Comma-separated values, by papaparse: records with the lines that they begin on, whatever stands in them. */
import Papa from "papaparse";

/** One record of a file. */
export interface CsvRecord {
	readonly cells: readonly string[];
	/** Where it begins, counted from 1. */
	readonly line: number;
}

/** After an unclosed quote, reading restarts on the next line; at most this often. */
const MOST_OPEN_QUOTES = 100;

/** No quote at all: a character that no text has, since what is read has been cleared of it. */
const NO_QUOTE = "\0";

/** How many records are read before yielding. */
const AT_A_TIME = 100;

/** As much of a text is looked at for them: to look at all of it takes as long as it is, each time. */
const LOOKED_AT = 32_000;

/** The first records of a part of a text, and where the next one begins; `broken` where its quotes make no sense. */
interface Part {
	readonly records: readonly (readonly string[])[];
	/** Where each record ends. */
	readonly ends: readonly number[];
	readonly broken: "open" | "runsOn" | undefined;
}

function parse(text: string, delimiter: string, most: number, quoteChar = '"'): Part {
	const records: string[][] = [];
	const ends: number[] = [];
	let broken: Part["broken"];
	Papa.parse<string[]>(text, {
		delimiter,
		newline: "\n",
		quoteChar,
		step: ({ data, errors, meta }, parser) => {
			// Over several lines, words after a closing quote mean that it didn't close anything.
			const runsOn = errors.length > 0 && data.some((cell) => cell.includes("\n"));
			if (errors.some(({ code }) => code === "MissingQuotes")) broken = "open";
			else if (runsOn) broken = "runsOn";
			if (broken === undefined) {
				records.push(data);
				ends.push(meta.cursor);
			}
			if (broken !== undefined || records.length >= most) parser.abort();
		},
	});
	return { records, ends, broken };
}

function linesIn(text: string, from: number, to: number): number {
	let lines = 0;
	for (let end = text.indexOf("\n", from); end >= 0 && end < to; end = text.indexOf("\n", end + 1)) lines++;
	return lines;
}

/** The end of a part of a text that begins somewhere, after a line; the text's own end where there is no other. */
function endOfPart(text: string, at: number, length: number): number {
	const end = text.indexOf("\n", at + length);
	return end < 0 ? text.length : end + 1;
}

/**
 * Reads records, some hundred at a time. Every character of the text is in one of them: where a quote is never closed, its line is
 * read as it is, and records start again on the next line. To be given a text with line feeds alone (`textOf`). Never throws.
 */
export function* csvRecords(text: string, delimiter: string): Generator<readonly CsvRecord[], void> {
	let [at, line, open, length] = [0, 1, 0, LOOKED_AT];
	while (at < text.length) {
		const found: CsvRecord[] = [];
		const part = text.slice(at, endOfPart(text, at, length));
		const { records, ends, broken } = parse(part, delimiter, AT_A_TIME, open > MOST_OPEN_QUOTES ? NO_QUOTE : undefined);
		let done = 0;
		records.forEach((cells, index) => {
			const end = ends[index] ?? part.length;
			// Behind the last line of a part there is no empty one.
			if (end === done && at + end < text.length) return;
			found.push({ cells, line });
			line += linesIn(part, done, end);
			done = end;
		});
		at += done;
		// A quote that is open at the end of a part may be closed after it.
		const isCut = broken === "open" && at + part.length - done < text.length;
		length = isCut && done === 0 ? length * 4 : LOOKED_AT;
		if (broken !== undefined && !isCut) {
			open++;
			const end = endOfPart(text, at, 0);
			const [cells = []] = parse(text.slice(at, end).replace(/\n$/, ""), delimiter, 1, NO_QUOTE).records;
			found.push({ cells, line: line++ });
			at = end;
		} else if (done === 0 && !isCut) break;
		yield found;
	}
}

/** What a spreadsheet would run, with the apostrophes that already keep it from that. */
const RUNS = /^'*[=+\-@\t\r]/;

/** Prints records; a value that a spreadsheet would run as a formula is kept from it by an apostrophe (`unguarded` takes it off). */
export function printCsv(records: readonly (readonly string[])[]): string {
	const text = Papa.unparse(
		records.map((cells) => cells.map((cell) => (RUNS.test(cell) ? `'${cell}` : cell))),
		{ newline: "\r\n" },
	);
	return [text, ""].join("\r\n");
}

/** A cell as it was meant: without the apostrophe or the `="…"` that keeps a spreadsheet from running or rounding it. */
export function unguarded(cell: string): string {
	const [, quoted] = /^="([^"]*)"$/.exec(cell) ?? [];
	return quoted ?? (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
}
