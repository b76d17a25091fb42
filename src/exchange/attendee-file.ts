/** A file of people who are said to come to an event: product page, section 12. */
import { parseAttendees, type AttendeeList } from "../domain/attendees";
import { textOf } from "./encoding";
import { NotPeople } from "./found-person";
import { readPeople, type ImportFile } from "./read-people";

/**
 * Reads who is on it: contact cards, a table with columns that are known, else every line as one that is pasted; a step at a
 * time. Throws NotPeople.
 */
export function* readAttendees(file: ImportFile): Generator<undefined, AttendeeList> {
	try {
		const { people, skipped } = yield* readPeople(file);
		return {
			attendees: people.map(({ name, facts: { company = "" }, lines }) => ({ name, company, line: lines[0] ?? 1 })),
			skipped: skipped.filter(({ reason }) => reason !== "empty").map(({ line }) => line),
		};
	} catch (error) {
		if (!(error instanceof NotPeople) || error.reason !== "noHeader") throw error;
		const list = parseAttendees(yield* textOf(file.data));
		if (list.attendees.length === 0) throw error;
		return list;
	}
}
