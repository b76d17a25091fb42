/**
 * A quiet ledger: the people of a file who have no note, to be found and no more. Tens of thousands are kept as a few long
 * strings and bytes; what is told of one of them is made of these when it is asked for.
 */
import { comparedName } from "../domain/identity";
import { spacedWords } from "../domain/search";
import { FACT_NAMES, NO_FACTS, type FoundPerson } from "./found-person";
import { valueOf } from "./note-properties";

/** From this many people on, a file is kept as a quiet ledger unless the user says otherwise. */
export const LEDGER_FROM = 200;

/** Somebody of a quiet ledger. */
export interface LedgerPerson {
	readonly found: FoundPerson;
	/** The path of the file. */
	readonly ledger: string;
}

/** A row that a search found: the smaller the rank, the better it fits. */
export interface LedgerHit {
	readonly row: number;
	readonly rank: number;
}

/** How many people share their strings: a letter beyond Latin makes those of its part twice as long, and no others. */
const PART_SIZE = 500;

/** How nearly every row of a list from LinkedIn has its link begin, and a character in its place, which no JSON has. */
const PROFILE = "https://www.linkedin.com/in/";
const SHORT = "\u0001";

/** Texts one after the other, and where each begins. */
interface Rows {
	readonly text: string;
	readonly starts: Uint32Array;
}

interface Part {
	/** The words of names: each person after a line feed, with a separator between two names. */
	readonly names: Rows;
	/** The words of what else is searched: company, role, place, tags. */
	readonly more: Rows;
	/** What is told of them. */
	readonly facts: Uint8Array;
	readonly factStarts: Uint32Array;
}

function rowsOf(texts: readonly string[]): Rows {
	let at = 0;
	const starts = Uint32Array.from(texts, (text) => (at += text.length + 1) - text.length - 1);
	return { text: `\n${texts.join("\n")}`, starts };
}

function rowAt({ starts }: Rows, place: number): number {
	let [low, high] = [0, starts.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= place) low = middle;
		else high = middle - 1;
	}
	return low;
}

function rowText({ text, starts }: Rows, row: number): string {
	return text.slice(starts[row], starts[row + 1]);
}

/** The rows in which a word begins so, each once, in their order. */
function* rowsWith(rows: Rows, letters: string): Generator<number> {
	const { text, starts } = rows;
	for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at)) {
		if (text.charCodeAt(at - 1) !== 32) {
			at++;
			continue;
		}
		const row = rowAt(rows, at);
		yield row;
		at = starts[row + 1] ?? text.length;
	}
}

function packedFacts({ name, facts, note }: FoundPerson): string {
	const values = [name, note, ...FACT_NAMES.map((fact) => valueOf(facts, fact) ?? 0)];
	while (values.at(-1) === 0) values.pop();
	return JSON.stringify(values).replaceAll(PROFILE, SHORT);
}

function unpacked(json: string): FoundPerson {
	const [name = "", note = "", ...values] = JSON.parse(json.replaceAll(SHORT, PROFILE)) as string[];
	const facts: [string, unknown][] = [];
	for (const [at, value] of values.entries()) {
		const fact = FACT_NAMES[at] ?? "aliases";
		if ((value as unknown) !== 0) facts.push([fact, fact in NO_FACTS ? [value].flat() : value]);
	}
	return { name, facts: { ...NO_FACTS, ...Object.fromEntries(facts) }, note, lines: [] };
}

function partOf(people: readonly FoundPerson[]): Part {
	const encoder = new TextEncoder();
	const encoded = people.map((person) => encoder.encode(packedFacts(person)));
	const facts = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	const factStarts = Uint32Array.from(encoded, (each) => {
		facts.set(each, at);
		at += each.length;
		return at - each.length;
	});
	return {
		names: rowsOf(people.map(({ name, facts: { aliases } }) => [name, ...aliases].map(spacedWords).join("|"))),
		more: rowsOf(
			people.map(({ facts: { company = "", role = "", place = "", tags } }) =>
				[company, role, place, ...tags].map(spacedWords).join(""),
			),
		),
		facts,
		factStarts,
	};
}

/** The words of a whole name, and of its first and last one, by which it is found where another has a middle one. */
function nameKeys(name: string): readonly string[] {
	const words = name.trim().split(/\s+/);
	const whole = comparedName(name);
	const short = words.length < 3 ? whole : comparedName(`${words[0] ?? ""} ${words.at(-1) ?? ""}`);
	return whole === "" ? [] : whole === short || !short.includes(" ") ? [whole] : [whole, short];
}

/** A number of 32 bits that equal texts have in common. */
function printOf(text: string): number {
	let print = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
	return print >>> 0;
}

/** Beyond the number of people in a file: prints and rows share one number that is still exact. */
const MOST_ROWS = 2 ** 20;

/** The people of one file. */
export class Ledger {
	readonly path: string;
	readonly size: number;
	private readonly parts: readonly Part[];
	/** By the print of each name, ascending: the print times `MOST_ROWS`, plus the row. */
	private readonly byName: Float64Array;

	private constructor(path: string, size: number, parts: readonly Part[], byName: Float64Array) {
		this.path = path;
		this.size = size;
		this.parts = parts;
		this.byName = byName;
	}

	/** Packs people, some at a time. */
	static *of(path: string, people: readonly FoundPerson[]): Generator<undefined, Ledger> {
		const size = Math.min(people.length, MOST_ROWS);
		const parts: Part[] = [];
		const keys: number[] = [];
		for (let from = 0; from < size; from += PART_SIZE) {
			const some = people.slice(from, Math.min(from + PART_SIZE, size));
			parts.push(partOf(some));
			yield;
			for (const [at, { name, facts }] of some.entries())
				for (const key of new Set([name, ...facts.aliases].flatMap(nameKeys)))
					keys.push(printOf(key) * MOST_ROWS + from + at);
			yield;
		}
		return new Ledger(path, size, parts, Float64Array.from(keys).sort());
	}

	/** What the file tells of somebody, by their row. */
	person(row: number): FoundPerson {
		const part = this.parts[Math.floor(row / PART_SIZE)];
		if (part === undefined) throw new RangeError(`There is no row ${row}`);
		const at = row % PART_SIZE;
		return unpacked(new TextDecoder().decode(part.facts.subarray(part.factStarts[at], part.factStarts[at + 1])));
	}

	/**
	 * The rows in which every word of a query begins a word, the best first: those whose name begins with all of it, those with
	 * the words in their names, the others. Undefined now and then, for others to have a turn.
	 */
	*find(query: string): Generator<LedgerHit | undefined, void> {
		const words = query
			.split(/\s+/)
			.map((word) => spacedWords(word).slice(1))
			.filter((word) => word !== "");
		const [longest] = [...words].sort((a, b) => b.length - a.length);
		if (longest === undefined) return;
		const given = new Set<number>();
		const begins = `\n${spacedWords(query)}`;
		for (const [index, { names }] of this.parts.entries()) {
			for (let at = names.text.indexOf(begins); at >= 0; at = names.text.indexOf(begins, at + 1)) {
				const row = index * PART_SIZE + rowAt(names, at);
				given.add(row);
				yield { row, rank: 0 };
			}
			yield undefined;
		}
		for (const inNames of [true, false])
			for (const [index, { names, more }] of this.parts.entries()) {
				const rows = inNames ? [names] : [names, more];
				const has = (row: number, word: string): boolean =>
					rows.some((each) => rowText(each, row).includes(` ${word}`));
				for (const where of rows)
					for (const at of rowsWith(where, longest)) {
						const row = index * PART_SIZE + at;
						if (given.has(row) || !words.every((word) => has(at, word))) continue;
						given.add(row);
						yield { row, rank: inNames ? 1 : 2 };
					}
				yield undefined;
			}
	}

	/** The rows of everybody who has a name, whatever the order of its words, accents, titles and what stands in its middle. */
	named(name: string): readonly number[] {
		const wanted = nameKeys(name);
		const rows = new Set<number>();
		for (const key of wanted) {
			const from = printOf(key) * MOST_ROWS;
			let [low, high] = [0, this.byName.length];
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((this.byName[middle] ?? 0) < from) low = middle + 1;
				else high = middle;
			}
			for (let at = low; at < this.byName.length && (this.byName[at] ?? 0) < from + MOST_ROWS; at++)
				rows.add((this.byName[at] ?? 0) - from);
		}
		// Two names may have one print.
		return [...rows].filter((row) => {
			const { name: called, facts } = this.person(row);
			return [called, ...facts.aliases].flatMap(nameKeys).some((key) => wanted.includes(key));
		});
	}
}
