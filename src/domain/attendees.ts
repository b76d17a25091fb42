/** A list of people who are said to come, as it is pasted: names, names with companies, or a table. */

/** Somebody on the list. */
export interface Attendee {
	readonly name: string;
	readonly company: string;
	/** Counted from 1. */
	readonly line: number;
}

/** What was read of a list, and the lines that are nobody's, with their numbers. */
export interface AttendeeList {
	readonly attendees: readonly Attendee[];
	readonly skipped: readonly number[];
}

/** What columns can be called, in plain words. */
const COLUMNS: ReadonlyMap<string, "name" | "first" | "last" | "company"> = new Map([
	["name", "name"],
	["full name", "name"],
	["attendee", "name"],
	["attendees", "name"],
	["guest", "name"],
	["participant", "name"],
	["first name", "first"],
	["given name", "first"],
	["first", "first"],
	["vorname", "first"],
	["last name", "last"],
	["family name", "last"],
	["surname", "last"],
	["last", "last"],
	["nachname", "last"],
	["company", "company"],
	["organisation", "company"],
	["organization", "company"],
	["employer", "company"],
	["firma", "company"],
]);

/** The cells of a line: quoted as spreadsheets do, else as they stand. */
function cellsOf(line: string, separator: string): string[] {
	const cells: string[] = [];
	let at = 0;
	while (at <= line.length) {
		const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(line.slice(at));
		if (quoted !== null) {
			cells.push((quoted[1] ?? "").replace(/""/g, '"').trim());
			at += quoted[0].length;
		} else {
			const end = line.indexOf(separator, at);
			const stop = end < 0 ? line.length : end;
			cells.push(line.slice(at, stop).trim());
			at = stop;
		}
		if (line[at] !== separator) break;
		at++;
	}
	return cells;
}

/** A cell without the markers of a list, a table or a link, and without an address after the name. */
function bare(cell: string): string {
	return cell
		.replace(/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]|\[([^[\]]*)\]\([^()]*\)/g, "$1$2")
		.replace(/<[^<>]*>/g, "")
		.replace(/\S+/g, (word) => (/\w@\w/.test(word) ? "" : word))
		.replace(/\s+/g, " ")
		.trim();
}

/** Reads a pasted list. Never throws; what is nobody is named by its line. */
export function parseAttendees(text: string): AttendeeList {
	const lines = text
		.split(/\r\n|\n|\r/)
		.map((line) =>
			line
				.replace(/^\s*(?:[-*+•]|\d{1,4}[.)])\s+(?:\[.\]\s+)?/u, "")
				.replace(/^\s*\|(.*)\|\s*$/, (_, row: string) => row.replace(/\|/g, "\t")),
		);
	const separator = lines.some((line) => line.includes("\t"))
		? "\t"
		: lines.filter((line) => line.includes(";")).length > lines.length / 2
			? ";"
			: ",";
	const attendees: Attendee[] = [];
	const skipped: number[] = [];
	let columns: readonly ("name" | "first" | "last" | "company" | undefined)[] | undefined;
	lines.forEach((line, index) => {
		if (line.trim() === "" || (line.includes("---") && /^[\s|:-]*$/.test(line))) return;
		const cells = cellsOf(line, separator);
		const heads = cells.map((cell) => COLUMNS.get(cell.toLowerCase().replace(/[*_]/g, "").trim()));
		if (
			columns === undefined &&
			attendees.length === 0 &&
			heads.some((head) => head !== undefined && head !== "company")
		) {
			columns = heads;
			return;
		}
		const under = (kind: "name" | "first" | "last" | "company"): string =>
			bare(cells[columns?.indexOf(kind) ?? -1] ?? "");
		const [first = "", second = ""] = cells.map(bare);
		const given = columns === undefined ? first : under("name") || `${under("first")} ${under("last")}`.trim();
		const company = columns === undefined ? second : under("company");
		if (!/\p{L}/u.test(given) || given.length > 100) skipped.push(index + 1);
		else attendees.push({ name: given, company, line: index + 1 });
	});
	return { attendees, skipped };
}

/** A name as a list may mean it: `Reyes, Tom` is a name with its family name first where it is no name and company. */
export function namesMeant({
	name,
	company,
}: Attendee): readonly { readonly name: string; readonly company: string }[] {
	const isOne = (words: string): boolean => words !== "" && !words.includes(" ");
	return isOne(name) && company !== "" && company.split(" ").length <= 2
		? [
				{ name, company },
				{ name: `${name}, ${company}`, company: "" },
			]
		: [{ name, company }];
}
