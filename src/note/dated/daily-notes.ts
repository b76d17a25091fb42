/** Daily notes by their path: the folder and the format that the app, or Periodic Notes, makes them with. */
import { parseDay, type Day } from "../../domain/day";
import { isInFolder } from "../folders";

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

const GROUPS: ReadonlyMap<string, readonly [string, string]> = new Map([
	["YYYY", ["year", "\\d{4}"]],
	["MM", ["month", "\\d\\d"]],
	["DD", ["day", "\\d\\d"]],
]);

/** A pattern for formats of years, months and days in digits; undefined for all others. */
function patternOf(format: string): RegExp | undefined {
	const seen = new Set<string>();
	let pattern = "";
	for (const [token] of format.matchAll(TOKEN)) {
		const group = GROUPS.get(token);
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

/**
 * What reads a name by a format. Most formats are digits only, and reading them by a pattern takes a fraction of the time,
 * once for every note of the folder.
 */
export function readerOf(format: string, parse: ParseDate): ReadDay {
	const pattern = patternOf(format);
	if (pattern === undefined) return (name) => (/\p{Nd}/u.test(name) ? parse(name, format) : undefined);
	return (name) => {
		const groups = pattern.exec(name)?.groups;
		return groups === undefined
			? undefined
			: parseDay(`${groups["year"] ?? ""}-${groups["month"] ?? ""}-${groups["day"] ?? ""}`);
	};
}

/** Whether a format contains a full date, so that its folders are not needed to tell the year. */
function isWhole(format: string): boolean {
	const tokens = format.replace(/\[[^[\]]*\]/g, "");
	return tokens.includes("Y") && tokens.includes("M") && tokens.includes("D");
}

/** Words for folders into which old notes are put away. */
const PUT_AWAY = /^(?:old|archives?|archiv|archived)$/i;

const MONTHS = [
	"january",
	"february",
	"march",
	"april",
	"may",
	"june",
	"july",
	"august",
	"september",
	"october",
	"november",
	"december",
] as const;

/**
 * Whether a folder is called after the year, quarter or month of a day: `2026`, `2026-03`, `03 - March`, `2026 Q1`. Names
 * of months are known in English, and in the app's language by its Moment.
 */
function isCalledAfter(folder: string, day: Day, parse: ParseDate): boolean {
	const [year = "", month = ""] = day.split("-");
	const words = folder.slice(0, 40).match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? [];
	const figures: ReadonlySet<string> = new Set([year, month, String(Number(month)), `${year}${month}`]);
	const isMonth = (word: string): boolean =>
		(word.length >= 3 && MONTHS[Number(month) - 1]?.startsWith(word.toLowerCase()) === true) ||
		["MMMM", "MMM"].some((form) => parse(`${day} ${word}`, `YYYY-MM-DD ${form}`) === day);
	return (
		words.length > 0 &&
		words.length <= 4 &&
		words.every((word, at) => {
			if (words[at - 1]?.toLowerCase() === "q") return word === String(Math.ceil(Number(month) / 3));
			return /^\d/.test(word) ? figures.has(word) : word.toLowerCase() === "q" || isMonth(word);
		})
	);
}

/** Reads the part of a path below the folder where the note was put away in folders of its year and month. */
function archiveReader({ folder, format }: DailyNotes, parse: ParseDate): ReadDay | undefined {
	const own = format.slice(format.lastIndexOf("/") + 1);
	if (!isWhole(own)) return undefined;
	const read = readerOf(own, parse);
	return (name) => {
		const slash = name.lastIndexOf("/");
		// For daily notes at the vault root every folder is a subfolder: only a year in its name marks an archive.
		if (slash < 0 || (folder === "" && !/^\D{0,3}\d{4}(?!\d)/.test(name))) return undefined;
		const day = read(name.slice(slash + 1));
		if (day === undefined) return undefined;
		const folders = name.slice(0, slash).split("/");
		if (folder !== "" && PUT_AWAY.test(folders[0] ?? "")) folders.shift();
		return folders.every((each) => isCalledAfter(each, day, parse)) ? day : undefined;
	};
}

/**
 * What tells whether a link names a day: by the day itself, or as the app links a daily note, also one that is yet to be
 * made: by its path, by its place in the folder, or by its name alone.
 */
export function dayLinkReader(kinds: readonly DailyNotes[], parse: ParseDate): (target: string) => boolean {
	const read = dailyReader(kinds, parse);
	const lastOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
	// The last part of a format may not be a whole day, and would be read as one of this month.
	const readName = kinds
		.map(({ format }) => lastOf(format))
		.filter((format) => patternOf(format) !== undefined)
		.map((format) => readerOf(format, parse));
	return (target) => {
		const path = target.replace(/\.md$/i, "");
		const name = lastOf(path);
		return (
			parseDay(name) !== undefined ||
			read(`${path}.md`) !== undefined ||
			kinds.some(({ folder }) => folder !== "" && read(`${folder}/${path}.md`) !== undefined) ||
			(name === path && readName.some((byName) => byName(name) !== undefined))
		);
	};
}

/**
 * What tells the day of a daily note by its path, also where it was put away below its folder in folders of years and
 * months; undefined for the path of any other note. Folders are found in any case.
 */
export function dailyReader(kinds: readonly DailyNotes[], parse: ParseDate): (path: string) => Day | undefined {
	const readers = kinds.map((kind) => ({
		folder: kind.folder,
		read: readerOf(kind.format, parse),
		readArchive: archiveReader(kind, parse),
	}));
	return (path) => {
		for (const { folder, read, readArchive } of readers) {
			if ((folder !== "" && !isInFolder(path, folder)) || !path.endsWith(".md")) continue;
			const name = path.slice(folder === "" ? 0 : folder.length + 1, -3);
			const day = read(name) ?? readArchive?.(name);
			if (day !== undefined) return day;
		}
		return undefined;
	};
}
