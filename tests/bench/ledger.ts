/** Quiet ledgers of fifty thousand people: what a row costs in memory, and what a letter of a search costs in time. */
import { NO_FACTS, type FoundPerson } from "../../src/exchange/found-person";
import { Ledger } from "../../src/exchange/ledger";
import { printList } from "../../src/exchange/print-people";
import { allAtOnce, readPeople } from "../../src/exchange/read-people";
import { parseDay } from "../../src/domain/day";
import { stepwise } from "../../src/domain/slices";
import { spreadOf, inWords, table } from "./measure";

const ROWS = 50_000;

const GIVEN =
	"Ana Ben Cleo Dana Emil Fatima Gregor Hanna Ivo Jana Karim Lena Marek Nadia Otto Petra Quirin Rosa Stefan Tara".split(
		" ",
	);
const FAMILY =
	"Abel Brandt Costa Dorn Engel Ferreira Grau Hoffmann Ito Jensen Keller Lindqvist Moreau Novak Okafor Pereira".split(
		" ",
	);
const CYRILLIC_GIVEN = "Анна Борис Вера Григорий Дарья Елена Иван Мария Николай Ольга".split(" ");
const CYRILLIC_FAMILY = "Андреев Белов Волков Громов Дроздов Зайцев Ковалёв Морозов".split(" ");

function pick(words: readonly string[], at: number): string {
	return words[at % words.length] ?? "";
}

/** Somebody as LinkedIn has them. */
function person(at: number, cyrillic: boolean): FoundPerson {
	const given = pick(cyrillic ? CYRILLIC_GIVEN : GIVEN, at * 7);
	const family = `${pick(cyrillic ? CYRILLIC_FAMILY : FAMILY, at * 13)}${cyrillic ? "" : "son"}`;
	const connected = parseDay(`20${10 + (at % 15)}-0${1 + (at % 9)}-1${at % 9}`);
	return {
		name: `${given} ${family} ${at}`,
		facts: {
			...NO_FACTS,
			company: cyrillic ? `Компания ${at % 900}` : `Company of ${pick(FAMILY, at)} ${at % 900}, Inc.`,
			role: cyrillic ? `Руководитель отдела ${at % 40}` : `Head of ${pick(GIVEN, at)} Things ${at % 40}`,
			links: [`https://www.linkedin.com/in/given-family-${at.toString(16)}b4c`],
			...(at % 8 === 0 ? { email: [`given.family.${at}@example.com`] } : {}),
			...(connected === undefined ? {} : { connected }),
		},
		note: "",
		lines: [at + 2],
	};
}

/** What is held, in bytes, when everything that can go is gone: also what a stack that was left still showed. */
async function held(): Promise<number> {
	for (let time = 0; time < 4; time++) {
		await new Promise((resolve) => setTimeout(resolve, 20));
		(globalThis as { gc?: () => void }).gc?.();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

function fileOf(cyrillic: boolean): ArrayBuffer {
	const people = Array.from({ length: ROWS }, (_, at) => person(at, cyrillic));
	return new Uint8Array(new TextEncoder().encode(allAtOnce(printList(people)))).buffer;
}

/** A ledger read from the bytes of a file, as it is in the plugin. */
async function ledgerFrom(file: ArrayBuffer): Promise<Ledger> {
	const { people } = await stepwise(readPeople({ name: "", data: file }), () => Promise.resolve());
	return stepwise(Ledger.of("Ledgers/x.csv", people), () => Promise.resolve());
}

/** A ledger, and how much it holds. */
async function read(cyrillic: boolean): Promise<{ readonly ledger: Ledger; readonly bytes: number }> {
	const file = fileOf(cyrillic);
	// Once to be compiled.
	await ledgerFrom(file);
	const before = await held();
	const ledger = await ledgerFrom(file);
	const bytes = ((await held()) - before) / ledger.size;
	// The file itself is held until here, so that its own bytes are no part of the difference.
	if (file.byteLength === 0) throw new Error("The file is empty");
	return { ledger, bytes };
}

/** What a letter costs until twenty are found or all was looked through, and the longest stretch of it. */
function search(
	ledger: Ledger,
	query: string,
): { readonly all: number; readonly longest: number; readonly found: number } {
	const begun = performance.now();
	let [found, longest, from] = [0, 0, begun];
	for (const hit of ledger.find(query)) {
		if (hit !== undefined) {
			ledger.person(hit.row);
			if (++found === 20) break;
		}
		longest = Math.max(longest, performance.now() - from);
		from = performance.now();
	}
	return { all: performance.now() - begun, longest, found };
}

const QUERIES = ["a", "an", "ana", "ana e", "lindqvistson 49", "company 899", "given", "nobody at all", "zzz"];

/** Measures a row in memory, and letters of a search. */
export async function ledger(): Promise<string> {
	const latin = await read(false);
	const cyrillic = await read(true);
	const rows = QUERIES.map((query) => {
		const times = Array.from({ length: 21 }, () => search(latin.ledger, query)).slice(1);
		return [
			`“${query}”`,
			String(times[0]?.found ?? 0),
			inWords(spreadOf(times.map(({ all }) => all)), " ms"),
			inWords(spreadOf(times.map(({ longest }) => longest)), " ms"),
		];
	});
	const names = Array.from({ length: 500 }, (_, at) => latin.ledger.person(at * 97).name);
	const begun = performance.now();
	if (names.some((name) => latin.ledger.named(name).length === 0)) throw new Error("A name was not found");
	const perName = ((performance.now() - begun) / names.length) * 1000;
	return [
		table(
			["of a ledger of 50,000 people", "bytes a row"],
			[
				["as LinkedIn has them", latin.bytes.toFixed(0)],
				["the same in Cyrillic letters", cyrillic.bytes.toFixed(0)],
			],
		),
		table(["typed", "found", "in all", "longest stretch"], rows),
		`A name of a list of attendees: ${perName.toFixed(0)} µs.`,
	].join("\n\n");
}
