/** A file of another program, read: bytes in, people out. Nothing is written, and nothing of the file is lost silently. */
import { withoutDoubles } from "./doubles";
import { textOf } from "./encoding";
import { NotPeople, type ReadFile } from "./found-person";
import { readCsv } from "./read-csv";
import { readVcards } from "./read-vcard";

/** A file as it is handed over. */
export interface ImportFile {
	readonly name: string;
	readonly data: ArrayBuffer;
}

/** Whether a file may be a list of people, by its name. */
export function mayHoldPeople(name: string): boolean {
	return /\.(?:csv|vcf|vcard)$/i.test(name);
}

/** The formats of spreadsheets and of packed files begin with these bytes. */
const NO_TEXTS: readonly (readonly number[])[] = [
	[0x50, 0x4b, 0x03, 0x04],
	[0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Reads a list of people, by what is in it, whatever its name ends with; a step at a time, so that thousands block nothing.
 * Throws NotPeople.
 */
export function* readPeople({ data }: ImportFile): Generator<undefined, ReadFile> {
	const start = new Uint8Array(data, 0, Math.min(4, data.byteLength));
	if (NO_TEXTS.some((bytes) => bytes.every((byte, at) => start[at] === byte))) throw new NotPeople("spreadsheet");
	const text = (yield* textOf(data)).replace(/^\uFEFF/, "");
	const read = yield* /^[ \t]*BEGIN[ \t]*:[ \t]*VCARD/im.test(text.slice(0, 10_000)) ? readVcards(text) : readCsv(text);
	const leftOut = [...read.leftOut];
	const people = yield* withoutDoubles(read.people, leftOut);
	return { ...read, people, leftOut };
}

/** Does all the steps at once. */
export function allAtOnce<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
