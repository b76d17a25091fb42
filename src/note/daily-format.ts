/** Daily notes by their path: the folder and the format that the app, or Periodic Notes, makes them with. */
import { parseDay, type Day } from "../domain/day";

/** One kind of daily note, as the settings of the app spell it. */
export interface DailyNotes {
	/** Without slashes at its ends; empty for the top of the vault. */
	readonly folder: string;
	/** In the tokens of Moment, perhaps with slashes. */
	readonly format: string;
}

/** Reads a text by a format of Moment's, strictly: undefined where the day would not be printed as this very text. */
export type ParseDate = (text: string, format: string) => Day | undefined;

/** Reads the part of a path below the folder, without `.md`. */
type ReadDay = (name: string) => Day | undefined;

const TOKEN = /\[[^[\]]*\]|Y+|M+|D+|[^A-Za-z[\]\\]|./g;

const GROUPS: Readonly<Record<string, readonly [string, string]>> = { YYYY: ["year", "\\d{4}"], MM: ["month", "\\d\\d"], DD: ["day", "\\d\\d"] };

/** A pattern for formats of years, months and days in figures; undefined for all others. */
function patternOf(format: string): RegExp | undefined {
	const seen = new Set<string>();
	let pattern = "";
	for (const [token] of format.matchAll(TOKEN)) {
		const group = GROUPS[token];
		if (group !== undefined) {
			const [name, digits] = group;
			pattern += seen.has(name) ? `\\k<${name}>` : `(?<${name}>${digits})`;
			seen.add(name);
		} else if (token.length > 1 ? token.startsWith("[") : !/[A-Za-z[\]\\]/.test(token)) {
			pattern += token.replace(/^\[|\]$/g, "").replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
		} else return undefined;
	}
	return seen.size === 3 ? new RegExp(`^${pattern}$`) : undefined;
}

/** Most formats are figures only, and reading them by a pattern takes a fraction of the time, once for every note of the folder. */
function readerOf(format: string, parse: ParseDate): ReadDay {
	const pattern = patternOf(format);
	if (pattern === undefined) return (name) => (/\p{Nd}/u.test(name) ? parse(name, format) : undefined);
	return (name) => {
		const groups = pattern.exec(name)?.groups;
		return groups === undefined ? undefined : parseDay(`${groups["year"] ?? ""}-${groups["month"] ?? ""}-${groups["day"] ?? ""}`);
	};
}

/** What tells the day of a daily note by its path; undefined for the path of any other note. */
export function dailyReader(kinds: readonly DailyNotes[], parse: ParseDate): (path: string) => Day | undefined {
	const readers = kinds.map(({ folder, format }) => ({ prefix: folder === "" ? "" : `${folder}/`, read: readerOf(format, parse) }));
	return (path) => {
		for (const { prefix, read } of readers) {
			const day = path.startsWith(prefix) && path.endsWith(".md") ? read(path.slice(prefix.length, -3)) : undefined;
			if (day !== undefined) return day;
		}
		return undefined;
	};
}
