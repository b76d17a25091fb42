/** Two notes about one person as one: what the note that goes says is put where the one that stays says such things. */
import type { Day } from "../domain/day";
import type { FollowUp } from "../domain/person";
import { sameValue } from "../domain/same-value";
import type { Wordings } from "../note/answers";
import { foldedName } from "../note/file-name";
import { commentsInBlock, readFrontmatter } from "../note/frontmatter/frontmatter";
import { readLog } from "../note/log/log";
import { itemAbove, itemBelow, type LineEnds } from "../note/markdown/insert-item";
import { frontmatterBlock, lineEnding, lineEndingNear } from "../note/markdown/lines";
import { scanNote } from "../note/markdown/sections";
import {
	applyEdit,
	combineEdits,
	editOf,
	invertEdit,
	Refusal,
	type Edit,
	type Splice,
} from "../note/markdown/text-edit";
import type { NoteOptions } from "../note/person-note";
import {
	blocksIn,
	hasLines,
	keyOf,
	lookThrough,
	restOf,
	trimmed,
	type Block,
	type PartKind,
	type Looked,
	type Part,
} from "./merge-parts";
import { mergeProperties, type Conflict, type Said, type Side } from "./merge-properties";

/** How two notes are merged. */
export interface MergeOptions {
	/** Every name of the person by either note. */
	readonly names: Readonly<Record<Side, readonly string[]>>;
	readonly wordings: Wordings;
	readonly reading: NoteOptions;
	readonly today: Day;
	/** Whose value of a property is to stay, by the keys of the note that stays. */
	readonly chosen?: ReadonlyMap<string, Side>;
	/** Whether values that do not stay are noted down; they are unless told otherwise. */
	readonly noteGone?: boolean;
}

/** Two notes as one. */
export interface Merge {
	/** Of the note that stays. */
	readonly edit: Edit;
	readonly filled: readonly Said[];
	readonly conflicts: readonly Conflict[];
	readonly gone: readonly Said[];
	/** How many lines the log gets. */
	readonly logged: number;
	/** Whether there are other words of the note that goes. */
	readonly hasWords: boolean;
}

/** The heading over what has no other place. It stands in notes, and follows no language. */
function mergedHeading(name: string): string {
	return `Merged from ${name}`;
}

/** Throws a Refusal where nothing can be taken out of a note as it is, or put into it. */
export function mayBeMerged(text: string, options: MergeOptions): void {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Refusal(block);
	lookThrough(text, options);
}

/** Writes what is new into a note that stays. */
class BodyMerger {
	readonly splices: Splice[] = [];
	hasWords = false;
	private readonly keep: Looked;
	private readonly from: Looked;
	private readonly ending: string;
	/** What goes to the end of the note: words with no place of their own, then questions, and the log last. */
	private readonly tail: { readonly kind: PartKind; readonly level: number; readonly words: string }[] = [];

	constructor(keep: Looked, from: Looked) {
		this.keep = keep;
		this.from = from;
		this.ending = lineEndingNear(keep.text, keep.text.length);
	}

	private printed(words: string): string {
		return words.replace(/\r\n|\n|\r/g, this.ending);
	}

	/** Puts words below the last line that a part of the note has. */
	private below({ text, lines }: Looked, from: number, to: number, words: string, before = from): void {
		const { ending } = this;
		const within = lines.filter((line) => line.from >= before && line.from < to && line.kind !== "blank");
		const last: LineEnds | undefined = within.at(-1);
		if (last === undefined) {
			const gap = from < text.length && !/[\r\n]/.test(text.charAt(from)) ? ending : "";
			const lead = from > 0 && frontmatterBlock(text) !== undefined ? ending : "";
			this.splices.push({ at: from, removed: "", inserted: `${lead}${words}${ending}${gap}` });
			return;
		}
		if (lineEnding(text, last.to) === "") {
			this.splices.push({ at: text.length, removed: "", inserted: `${ending}${ending}${words}` });
			return;
		}
		// Behind what was put there before, which may stand below an empty line.
		const at = Math.max(last.next, ...this.splices.map((each) => each.at).filter((each) => each <= to));
		const followed = at < text.length && !/[\r\n]/.test(text.charAt(at));
		this.splices.push({
			at,
			removed: "",
			inserted: `${ending}${words}${ending}${followed ? ending : ""}`,
		});
	}

	/** Where the note that stays says such things: the place that has something already, first. */
	private placesOf({ kind, section }: Part): readonly Part[] {
		const { text, parts, sections } = this.keep;
		const title = foldedName(section?.text ?? "");
		const same =
			kind === "other"
				? sections.filter(
						(each) =>
							each.kind === kind &&
							each.section?.level === section?.level &&
							foldedName(each.section?.text ?? "") === title,
					)
				: parts.filter((each) => each.kind === kind);
		const isBlank = ({ from, to }: Part): boolean => text.slice(from, to).trim() === "";
		return [...same.filter((each) => !isBlank(each)), ...same.filter(isBlank)];
	}

	/** Whether words stand in one of some places. */
	private isIn(places: readonly Part[], words: string): boolean {
		return places.some(({ section, from, to }) => hasLines(this.keep.text.slice(from, section?.to ?? to), words));
	}

	take(part: Part, names: readonly string[]): void {
		const { keep, from } = this;
		const { section } = part;
		const places = this.placesOf(part);
		const [place] = places;
		const words = trimmed(from.text.slice(part.from, part.to));
		if (part.kind === "log" && place !== undefined) {
			const logs = from.parts.filter(({ kind }) => kind === "log");
			if (logs[0] === part) this.takeLogs(logs, place, places);
			return;
		}
		if (words.trim() === "") {
			// A heading alone says nothing where it is a name, a question, or here as well.
			const isKept =
				part.kind === "other" &&
				place === undefined &&
				!names.some((name) => foldedName(name) === foldedName(section?.text ?? ""));
			if (!isKept) return;
		} else if (this.isIn(places, words)) return;
		this.hasWords = true;
		if (place !== undefined)
			this.below(keep, place.from, place.to, this.printed(words), place.section?.headingFrom ?? place.from);
		else if (section !== undefined)
			this.tail.push({
				kind: part.kind,
				level: section.level,
				words: from.text.slice(section.headingFrom, part.to).trimEnd(),
			});
	}

	private takeLogs(parts: readonly Part[], place: Part, places: readonly Part[]): void {
		const { keep, from, ending } = this;
		const { entries } = keep.log.places();
		const contacts = entries.filter(({ followUp }) => followUp !== undefined);
		const here = new Map<string, number>();
		const add = (block: Block): unknown => here.set(keyOf(block), (here.get(keyOf(block)) ?? 0) + 1);
		blocksIn(keep).forEach(add);
		const fresh: Block[] = [];
		for (const part of parts) {
			// Of equal lines in two logs one counts.
			const left = new Map(here);
			for (const block of blocksIn(from, part)) {
				const key = keyOf(block);
				const count = left.get(key) ?? 0;
				left.set(key, count - 1);
				if (count > 0) continue;
				fresh.push(block);
				add(block);
			}
		}
		const [first, last] = [contacts[0], contacts.at(-1)];
		const end = last?.last.next ?? 0;
		// A paragraph right below would be read as going on with the new item.
		const gap = end < keep.text.length && !/[\r\n]/.test(keep.text.charAt(end)) ? ending : "";
		const down = (first?.followUp?.day ?? "") > (last?.followUp?.day ?? "");
		const wordsOf = ({ first: line, more, indent }: Block, lead: string, isNumbered: boolean): string =>
			[line, ...more.map((each) => indented(each, indent, widthOf(lead) + (isNumbered ? 1 : 0)))].join(ending);
		const sorted = fresh
			.map((block, index) => ({ block, index }))
			.sort((a, b) => (a.block.day === b.block.day ? a.index - b.index : a.block.day < b.block.day === down ? 1 : -1));
		if (first === undefined || last === undefined) {
			const list = sorted.map(({ block }) => `- ${wordsOf(block, "- ", false)}`).join(ending);
			if (list !== "") this.below(keep, place.from, place.to, list, place.section?.headingFrom);
		} else
			for (const [index, { block }] of sorted.entries()) {
				const next = contacts.find(({ followUp }) =>
					followUp === undefined ? false : down ? followUp.day <= block.day : followUp.day > block.day,
				);
				const near = next ?? last;
				const words = wordsOf(block, near.item.lead, near.item.marker.number !== undefined);
				const splice =
					next === undefined ? itemBelow(keep.text, entries, last, words) : itemAbove(keep.text, entries, next, words);
				const isLast = next === undefined && index === sorted.length - 1;
				this.splices.push(isLast ? { ...splice, inserted: splice.inserted + gap } : splice);
			}
		for (const part of parts) {
			const words = trimmed(restOf(from, part));
			if (words === "" || places.some((each) => hasLines(restOf(keep, { ...each, to: keep.text.length }), words)))
				continue;
			this.hasWords = true;
			this.below(keep, place.from, place.to, this.printed(words), place.section?.headingFrom);
		}
	}

	/** Puts all of the other note at the end, where it can't be taken apart. */
	append(name: string, noted: readonly string[]): void {
		const { keep, from, ending } = this;
		const words = [
			`# ${mergedHeading(name)}`,
			noted.join(ending),
			this.printed(trimmed(from.text.slice(from.parts[0]?.from))),
		];
		const all = words.filter((each) => each !== "").join(`${ending}${ending}`);
		this.hasWords = true;
		this.below(keep, keep.text.length, keep.text.length, all, 0);
	}

	/** Puts everything at the end of the note that has no other place, with the lines that are noted down. */
	finish(name: string, noted: readonly string[]): void {
		const { keep, tail, ending } = this;
		const lasting = keep.parts.filter(({ section, kind }) => section?.to === keep.text.length && kind !== "other");
		const level = Math.min(2, ...lasting.map(({ section }) => section?.level ?? 2));
		const rank = ({ kind }: { readonly kind: PartKind }): number => (kind === "log" ? 2 : kind === "other" ? 0 : 1);
		const sorted = [...tail].sort((a, b) => rank(a) - rank(b));
		const heading = `${"#".repeat(level)} ${mergedHeading(name)}`;
		const isHere = keep.sections.find(({ section }) => section?.text === mergedHeading(name));
		const said = isHere === undefined ? "" : keep.text.slice(isHere.from, isHere.to);
		const fresh = noted.filter((line) => !hasLines(said, line));
		if (isHere !== undefined && fresh.length > 0)
			this.below(keep, isHere.from, isHere.to, fresh.join(ending), isHere.section?.headingFrom);
		const words = sorted.map((each) => this.printed(each.words));
		if (isHere === undefined && (fresh.length > 0 || sorted.some((each) => each.level > level)))
			words.unshift(fresh.length === 0 ? heading : `${heading}${ending}${ending}${fresh.join(ending)}`);
		if (words.length > 0) this.below(keep, keep.text.length, keep.text.length, words.join(`${ending}${ending}`), 0);
	}
}

/** How many columns stand before the text of an item. */
function widthOf(lead: string): number {
	return [...lead].reduce((width, sign) => (sign === "\t" ? width + 4 - (width % 4) : width + 1), 0);
}

/** A line below an item with the indent of another item. */
function indented(line: string, was: number, is: number): string {
	const blanks = /^[ \t]*/.exec(line)?.[0] ?? "";
	// One that goes on lazily, or is indented with tabs, stays as it is.
	if (blanks.length < was || blanks.includes("\t")) return line;
	return `${" ".repeat(is)}${line.slice(was)}`;
}

/** A value in a line, as code where characters in it mean something. */
function noted({ key, value }: Said): string {
	const plain = /^(?:\[\[[^[\]|#`%]{1,200}\]\]|[\p{L}\p{M}\p{N} .,/@+()'’&?!;–-]*)$/u.test(value);
	const ticks = "`".repeat(1 + Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length)));
	const gap = /^`|`$/.test(value) ? " " : "";
	return `- ${key}: ${plain ? value : `${ticks}${gap}${value}${gap}${ticks}`}`;
}

function countOf(followUps: readonly FollowUp[], wanted: FollowUp): number {
	return followUps.filter((each) => sameValue(each, wanted)).length;
}

/** What each line of a note is that was there before an edit. */
function outline(text: string, edit: Edit): readonly string[] {
	const added = invertEdit(edit).map(({ at, removed }) => [at, at + removed.length] as const);
	const kinds: string[] = [];
	scanNote(text, ({ kind, depth, startsItem, from }) => {
		if (kind !== "blank" && kind !== "frontmatter" && !added.some(([begin, end]) => from >= begin && from < end))
			kinds.push(`${kind} ${depth} ${startsItem}`);
	});
	return kinds;
}

/** Whether a text is of both notes: every line of the log, no other, every word of the one that goes, and nothing of the other changed. */
function isWhole(edit: Edit, keep: Looked, from: Looked, { reading, names }: MergeOptions): boolean {
	const after = applyEdit(keep.text, edit);
	if (!sameValue(outline(keep.text, []), outline(after, edit))) return false;
	const [all, mine, theirs] = [after, keep.text, from.text].map((text) => readLog(text, undefined, reading).followUps);
	if (all === undefined || mine === undefined || theirs === undefined) return false;
	const isRight = (each: FollowUp): boolean => {
		const [count, a, b] = [countOf(all, each), countOf(mine, each), countOf(theirs, each)];
		return count >= Math.max(a, b) && count <= a + b;
	};
	if (!all.every(isRight)) return false;
	if (![...mine, ...theirs].every((each) => countOf(all, each) > 0)) return false;
	const { open, stray } = scanNote(after, () => undefined);
	if (open !== undefined || stray !== undefined) return false;
	const bare = (line: string): string => line.trim().replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, "");
	const lines = new Set(after.split(/[\r\n]/).map(bare));
	const titles = new Set(names.from.map(foldedName));
	return from.parts.every(({ section, from: begin, to, kind }) => {
		const title = section?.text ?? "";
		const isKept = kind === "other" && !titles.has(foldedName(title));
		return (
			(!isKept || after.includes(title)) &&
			from.text
				.slice(section?.headingFrom ?? begin, to)
				.split(/[\r\n]/)
				.every((line) => lines.has(bare(line)) || line.trim() === title || /^ {0,3}(?:#|[=-]+\s*$)/.test(line))
		);
	});
}

/**
 * Puts a note that goes into one that stays: the log by days and without doubles, answers below answers, sections below those of
 * the same heading, everything else at the end. Nothing that either says is lost, and done again it changes nothing. The result is
 * read again before it is handed over. Throws a Refusal of the note that stays; of the other see {@link mayBeMerged}.
 */
export function mergeNotes(keepText: string, fromText: string, options: MergeOptions): Merge {
	const { names, reading, today, chosen = new Map<string, Side>(), noteGone = true } = options;
	const [keep, from] = [lookThrough(keepText, options), lookThrough(fromText, options)];
	const [name = ""] = names.from;
	const logs = (both: string): Record<Side | "both", readonly FollowUp[]> => {
		const [mine = [], theirs = [], all = []] = [keepText, fromText, both].map(
			(text) => readLog(text, undefined, reading).followUps,
		);
		return { keep: mine, from: theirs, both: all };
	};
	const build = (bodyWith: (lines: readonly string[]) => BodyMerger) => {
		const body = editOf(bodyWith([]).splices);
		const properties = mergeProperties({
			keep: keepText,
			from: fromText,
			logs: logs(applyEdit(keepText, body)),
			names,
			chosen,
			textIsThere: body.length === 0,
			today,
			reading,
		});
		const block =
			properties.edit.map(({ inserted }) => inserted).join("\n") +
			keepText.slice(0, frontmatterBlock(keepText)?.bodyStart ?? 0);
		const lines = [
			...(noteGone ? properties.gone.map(noted) : []),
			...commentsInBlock(fromText)
				.filter((comment) => !block.includes(comment))
				.map((comment) => noted({ key: "comment", value: comment.replace(/^#+\s*/, "") })),
		];
		const { splices, hasWords } = bodyWith(lines);
		return { edit: combineEdits(properties.edit, editOf(splices)), properties, hasWords };
	};
	const isHere = hasLines(keepText, fromText.slice(from.parts[0]?.from));
	for (const whole of isHere ? [false] : [false, true]) {
		const bodyWith = (lines: readonly string[]): BodyMerger => {
			const merger = new BodyMerger(keep, from);
			if (!whole && !isHere) for (const part of from.parts) merger.take(part, names.from);
			if (whole) merger.append(name, lines);
			else merger.finish(name, lines);
			return merger;
		};
		const { edit, properties, hasWords } = build(bodyWith);
		if (!isWhole(edit, keep, from, options)) continue;
		const logged = readLog(applyEdit(keepText, edit), undefined, reading).followUps.length;
		const { filled, conflicts, gone } = properties;
		return { edit, filled, conflicts, gone, logged: logged - logs("").keep.length, hasWords };
	}
	throw new Refusal({ kind: "readBack" });
}
