/**
 * Conflict copies that sync tools make when a note was changed on two devices. Recognised by the tool's naming pattern
 * and by being equal outside log and summary. A bare number after a name is no such pattern: that is a second person.
 */
import { noteName } from "../domain/note-name";
import { applyEdit } from "./markdown/text-edit";
import { sameName } from "./file-name";
import { frontmatterBlock } from "./markdown/lines";
import type { NoteOptions } from "./person-note";
import { inlineFields } from "./fields/inline-fields";
import { readLog } from "./log/log";
import { logKind } from "./log/log-headings";
import { meaningsIn, vocabularyOf, type PropertyName } from "./properties/spellings";

/** How a tool names its copy of `Ana.md`: group 1 is the original name; group 2, if any, must contain `says`. */
interface CopyName {
	readonly tool: string;
	readonly pattern: RegExp;
	readonly says?: RegExp;
	readonly example: string;
}

/** Every way that is known. A tool that only adds a number or the device's bare name cannot be told from a person. */
export const COPY_NAMES: readonly CopyName[] = [
	{
		tool: "Dropbox, Nextcloud, Obsidian Sync, Google Drive",
		pattern: /^(.+?) ?[([]([^()[\]]*)[)\]](?: ?\(?\d+\)?)?$/,
		says: /\bconflict(?:ed|ing)? (?:copy|version|file)\b/i,
		example: "Ana (Jim’s conflicted copy 2026-11-20)",
	},
	{
		tool: "Dropbox",
		pattern:
			/^(.+?) ?\((?:case|unicode encoding|selective sync|white ?space|invalid characters?) conflict(?: \d+)?\)$/i,
		example: "Ana (Case Conflict 1)",
	},
	{
		tool: "Syncthing",
		pattern: /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-\w{7})?$/i,
		example: "Ana.sync-conflict-20261120-101010-ABCDEFG",
	},
	{ tool: "ownCloud", pattern: /^(.+?)_conflict-\d{8}-\d{6}$/i, example: "Ana_conflict-20261120-101010" },
	{
		tool: "Synology Drive",
		pattern: /^(.+?)_[^_]+_[A-Z][a-z]{2}-\d\d-\d{4,6}-\d{4}_(?:\w*Conflict)(?:_\d+)?$/,
		example: "Ana_Laptop_Nov-20-101010-2026_Conflict",
	},
	{
		tool: "Seafile",
		pattern: /^(.+?) \(SFConflict [^()]*\)$/i,
		example: "Ana (SFConflict ana@example.org 2026-11-20-10-10-10)",
	},
	{
		tool: "Unison, Tresorit, pCloud, Insync",
		pattern: /^(.+?) ?[([]conflict(?:ed)?(?:[ ,:#-][^()[\]]*)?[)\]](?: ?\(?\d+\)?)?$/i,
		example: "Ana [conflicted]",
	},
	{ tool: "Resilio Sync, rclone", pattern: /^(.+)\.conflict\d*$/i, example: "Ana.conflict1" },
];

/** The name of the note that a name is a sync tool's copy of; undefined for every other name. */
export function copiedName(name: string): string | undefined {
	for (const { pattern, says } of COPY_NAMES) {
		const [, before, bracketed = ""] = pattern.exec(name) ?? [];
		const copied = before?.trim();
		if (copied !== undefined && copied !== "" && says?.test(bracketed) !== false) return copied;
	}
	return undefined;
}

/** Whether a note by its name is a sync tool's copy of another in the same folder. Paths end in `.md`. */
export function isNamedAsCopy(path: string, original: string): boolean {
	const [folder, name] = parts(path);
	const [otherFolder, otherName] = parts(original);
	const copied = copiedName(name);
	return copied !== undefined && folder === otherFolder && sameName(copied, otherName);
}

function parts(path: string): readonly [folder: string, name: string] {
	const slash = path.lastIndexOf("/");
	return [path.slice(0, Math.max(slash, 0)), noteName(path)];
}

const SUMMARY: ReadonlySet<PropertyName | undefined> = new Set<PropertyName>([
	"lastContact",
	"lastMet",
	"gives",
	"asks",
]);

/** The key that a line of properties begins with, without quotes; empty where it begins with none. */
function keyIn(line: string): string {
	const words = line.slice(0, Math.max(0, line.indexOf(":"))).trimEnd();
	return /["']/.test(words.charAt(0)) ? words.slice(1, words.endsWith(words.charAt(0)) ? -1 : undefined) : words;
}

function isLogHeading(line: string, headings: readonly string[]): boolean {
	return line.startsWith("#") && ["own", "named"].includes(logKind(line.replace(/^#{1,6}\s/, ""), headings) ?? "");
}

/** A note without the values of the fields that are its summary. */
function withoutSummaryFields(text: string, isSummary: (key: string) => boolean): string {
	const values = inlineFields(text).filter(({ key, value }) => value !== "" && isSummary(key));
	return applyEdit(
		text,
		values.map(({ from, to }) => ({ at: from, removed: text.slice(from, to), inserted: "" })),
	);
}

/** A note's lines without log and summary; blank lines and outer white space ignored. */
function restOf(whole: string, reading: NoteOptions): string {
	const { logHeadings = [] } = reading;
	const meaningOf = meaningsIn(vocabularyOf(reading.own));
	const isSummary = (key: string): boolean => SUMMARY.has(meaningOf(key)?.name);
	const text = withoutSummaryFields(whole, isSummary);
	const block = frontmatterBlock(text);
	const properties = block === undefined ? [] : text.slice(block.from, block.to).split(/\r\n|\r|\n/);
	const others = properties.filter((line) => !isSummary(keyIn(line)));
	const logged = new Set(readLog(text, undefined, reading).lines);
	const lines = text
		.split(/\r\n|\r|\n/)
		.filter((line, index) => !logged.has(index + 1) && !isLogHeading(line, logHeadings));
	const body =
		block === undefined ? lines : text.slice(block.bodyStart) === "" ? [] : lines.slice(properties.length + 1);
	return [...others, "---", ...body]
		.map((line) => line.trim())
		.filter((line) => line !== "" && line !== "---")
		.join("\n");
}

/** Whether two notes say the same but for their logs and summaries, as two states of one note on two devices do. */
export function sameApartFromLog(a: string, b: string, reading: NoteOptions = {}): boolean {
	return restOf(a, reading) === restOf(b, reading);
}
