/** Reads files of other programs. Nothing is written. */
import type { AttendeeList } from "../domain/attendees";
import { stepwise, type Breathe } from "../domain/slices";
import { readAttendees } from "../exchange/attendee-file";
import { NotPeople, type ReadFile } from "../exchange/found-person";
import { readPeople, type ImportFile } from "../exchange/read-people";
import { EXCHANGE_REFUSED, NOT_A_LIST } from "../words/exchange";
import { fieldsOf } from "./checked-input";
import { ActionRefused, orRefuse, type Context } from "./context";

/** A file from a caller nobody can trust, copied. Throws ActionRefused. */
export function importFileFrom(input: unknown): ImportFile {
	const { name, data } = fieldsOf(input);
	if (!isBuffer(data)) throw new ActionRefused(EXCHANGE_REFUSED.notData);
	return { name: typeof name === "string" ? name : "", data: data.slice(0) };
}

/** An ArrayBuffer, possibly from another window, where `instanceof` fails. */
function isBuffer(value: unknown): value is ArrayBuffer {
	return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** Reads a list of people. Throws ActionRefused for what is none. */
export function readImport(file: ImportFile, breathe: Breathe): Promise<ReadFile> {
	return readAs(file, readPeople(file), breathe);
}

async function readAs<T>(file: ImportFile, steps: Generator<unknown, T>, breathe: Breathe): Promise<T> {
	try {
		return await stepwise(steps, breathe);
	} catch (error) {
		if (error instanceof NotPeople)
			throw new ActionRefused(EXCHANGE_REFUSED.notAList(file.name, NOT_A_LIST[error.reason]));
		throw error;
	}
}

/** Reads a list of people who are said to come to an event. Throws ActionRefused for what is none. */
export function readAttendeeFile(file: ImportFile, breathe: Breathe): Promise<AttendeeList> {
	return readAs(file, readAttendees(file), breathe);
}

/** The paths of all files of the vault that are no notes. */
export function listsInVault({ notes }: Context): readonly string[] {
	return notes.otherFiles();
}

/** The bytes of a file of the vault. Throws ActionRefused. */
export function readVaultFile({ notes }: Context, path: string): Promise<ArrayBuffer> {
	return orRefuse(path, () => notes.readBytes(path));
}
