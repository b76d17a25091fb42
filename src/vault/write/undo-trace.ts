/**
 * Just enough of an edit to find what it wrote and undo it later, even if the note was edited elsewhere meanwhile. It
 * never holds the whole note, so many steps fit in memory.
 */
import { applyEdit, invertEdit, type Edit, type Splice } from "../../note/markdown/text-edit";
import { readFrontmatter } from "../../note/frontmatter/frontmatter";
import { lineStart } from "../../note/markdown/lines";
import { readLog, type LogOptions } from "../../note/log/log";
import { meaningOf, sizeOfMeaning, takeBackMeaning, type EditMeaning } from "../../note/edit-meaning";

/** How much text around a place is kept, in UTF-16 units on each side. */
const SURROUNDINGS = 120;

/** One place of an edit, as it was left. */
interface Mark {
	/** Where it stands in the text after the edit. */
	readonly at: number;
	readonly written: string;
	readonly original: string;
	/** What stood before and after it, cut to `SURROUNDINGS`. */
	readonly lead: string;
	readonly trail: string;
	/** Fingerprints of all that stood before and after it. */
	readonly before: number;
	readonly behind: number;
	/** How often it stood in the text, as a whole part of lines. */
	readonly times: number;
}

/** What an edit left in a note. */
export interface Trace {
	readonly length: number;
	readonly fingerprint: number;
	readonly marks: readonly Mark[];
	/**
	 * What the edit meant, to find it again after a formatter respelled it; undefined where that does not describe the
	 * whole edit.
	 */
	readonly meaning?: EditMeaning | undefined;
	/** The settings by which the log was read at that time. */
	readonly reading: LogOptions;
}

/** A fingerprint of 53 bits of each beginning of a text (or each end), of ascending lengths; one pass for all of them. */
function fingerprints(text: string, lengths: readonly number[], fromEnd: boolean): number[] {
	let [a, b, done] = [0xdeadbeef, 0x41c6ce57, 0];
	return lengths.map((length) => {
		for (; done < length; done++) {
			const code = text.charCodeAt(fromEnd ? text.length - 1 - done : done);
			a = Math.imul(a ^ code, 2654435761);
			b = Math.imul(b ^ code, 1597334677);
		}
		const high = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
		const low = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
		return 4294967296 * (2097151 & high) + (low >>> 0);
	});
}

/** The fingerprint of a whole text. */
export function fingerprintOf(text: string): number {
	return fingerprints(text, [text.length], false)[0] ?? 0;
}

/** The fingerprint of a file. */
export function fingerprintOfBytes(data: ArrayBuffer): number {
	let fingerprint = 0x811c9dc5;
	for (const byte of new Uint8Array(data)) fingerprint = Math.imul(fingerprint ^ byte, 0x01000193);
	return fingerprint >>> 0;
}

function isBreak(text: string, at: number): boolean {
	return at < 0 || at >= text.length || text[at] === "\n" || text[at] === "\r";
}

/** What was written at a place, and what stood around it. */
type Written = Pick<Mark, "written" | "original" | "lead" | "trail">;

function ends(text: string): boolean {
	return /[\r\n]$/.test(text);
}

function begins(text: string): boolean {
	return /^[\r\n]/.test(text);
}

/** The part of the line before a place that must be as it was; nothing where the line breaks before and after the undo. */
function lineBefore({ written, original, lead }: Written): string {
	const free = begins(written) && (original === "" || begins(original));
	return free ? "" : lead.slice(lineStart(lead, lead.length));
}

/** The part of the line after it; undefined if the line breaks there before and after the undo, so that it may be anything. */
function lineBehind({ written, original, lead, trail }: Written): string | undefined {
	const free = (written === "" ? ends(lead) || lead === "" : ends(written)) && (original === "" || ends(original));
	return free ? undefined : (/^[^\r\n]*/.exec(trail)?.[0] ?? "");
}

/** Whether the written text is at a place, in a line that has nothing else on it than it had then. */
function standsAt(text: string, at: number, mark: Written): boolean {
	const { written, lead } = mark;
	const [before, behind] = [lineBefore(mark), lineBehind(mark)];
	const end = at + written.length;
	if (at < before.length || !text.startsWith(written, at) || !text.startsWith(before, at - before.length)) return false;
	// Never between the \r and the \n of one line break.
	if (text[at - 1] === "\r" && text[at] === "\n" && !lead.endsWith("\r")) return false;
	const startsRight = isBreak(lead, lead.length - 1)
		? isBreak(text, at - 1)
		: before === "" || before.length === SURROUNDINGS || isBreak(text, at - before.length - 1);
	if (!startsRight || behind === undefined) return startsRight;
	return text.startsWith(behind, end) && (behind.length === SURROUNDINGS || isBreak(text, end + behind.length));
}

/** Every place at which what was written stands. */
function placesIn(text: string, mark: Written): number[] {
	const places: number[] = [];
	for (let at = text.indexOf(mark.written); at >= 0; at = text.indexOf(mark.written, at + 1)) {
		if (standsAt(text, at, mark)) places.push(at);
	}
	return places;
}

/** Where something was taken out without anything in its place, by what stood around it. */
function gapsIn(text: string, mark: Mark): number[] {
	const around = mark.lead + mark.trail;
	// The note had nothing else in it: the place is anywhere, and an empty text stands everywhere.
	if (around === "") return text === "" ? [0] : [];
	const places: number[] = [];
	for (let at = text.indexOf(around); at >= 0; at = text.indexOf(around, at + 1)) places.push(at + mark.lead.length);
	return places.filter((at) => standsAt(text, at, mark));
}

/** Remembers an edit by the text after it; with the text before it, also by what it means. */
export function traceOf(after: string, edit: Edit, before?: string, reading: LogOptions = {}): Trace {
	const back = invertEdit(edit);
	const befores = fingerprints(
		after,
		back.map(({ at }) => at),
		false,
	);
	const ends = back.map(({ at, removed }) => after.length - at - removed.length);
	const behinds = fingerprints(after, [...ends].reverse(), true).reverse();
	const marks = back.map(({ at, removed: written, inserted: original }, index) => {
		const end = at + written.length;
		const place = {
			at,
			written,
			original,
			lead: after.slice(Math.max(0, at - SURROUNDINGS), at),
			trail: after.slice(end, end + SURROUNDINGS),
		};
		return {
			...place,
			before: befores[index] ?? 0,
			behind: behinds[index] ?? 0,
			times: written === "" ? 0 : placesIn(after, place).length,
		};
	});
	return {
		length: after.length,
		fingerprint: fingerprintOf(after),
		marks,
		reading,
		meaning: before === undefined ? undefined : meaningOf(before, edit, reading),
	};
}

/** How many characters a trace keeps. */
export function sizeOf({ marks, meaning }: Trace): number {
	const said = meaning === undefined ? 0 : sizeOfMeaning(meaning);
	return (
		said +
		marks.reduce(
			(sum, { written, original, lead, trail }) =>
				sum + written.length + original.length + lead.length + trail.length + 64,
			64,
		)
	);
}

/** The one place of a mark in a text; undefined where it is not there as written, or could be in several places. */
function placeOf(
	now: string,
	mark: Mark,
	sameBefore: boolean,
	sameBehind: boolean,
	behindLength: number,
): number | undefined {
	const { at, written, lead, trail, times } = mark;
	const fromEnd = now.length - behindLength - written.length;
	if (written === "") {
		if (sameBefore && standsAt(now, at, mark)) return at;
		if (sameBehind && standsAt(now, fromEnd, mark)) return fromEnd;
		const [only, second] = gapsIn(now, mark);
		return second === undefined ? only : undefined;
	}
	const places = placesIn(now, mark);
	// One of several identical lines is gone: it may have been ours.
	if (places.length < times) return undefined;
	if (sameBefore && places.includes(at)) return at;
	if (sameBehind && places.includes(fromEnd)) return fromEnd;
	if (places.length === 1) return places[0];
	const [only, second] = places.filter((place) => now.startsWith(lead + written + trail, place - lead.length));
	return second === undefined ? only : undefined;
}

function splicesBack(now: string, { length, marks }: Trace): Splice[] | undefined {
	const behindLengths = marks.map(({ at, written }) => length - at - written.length);
	const within = (lengths: readonly number[]): number[] => lengths.filter((each) => each <= now.length);
	const befores = fingerprints(now, within(marks.map(({ at }) => at)), false);
	const endLengths = within([...behindLengths].reverse());
	const behinds = new Map(
		fingerprints(now, endLengths, true).map((fingerprint, index) => [endLengths[index], fingerprint]),
	);
	const splices: Splice[] = [];
	let free = 0;
	for (const [index, mark] of marks.entries()) {
		const behindLength = behindLengths[index] ?? 0;
		const at = placeOf(
			now,
			mark,
			befores[index] === mark.before,
			behinds.get(behindLength) === mark.behind,
			behindLength,
		);
		if (at === undefined || at < free) return undefined;
		splices.push({ at, removed: mark.written, inserted: mark.original });
		free = at + mark.written.length;
	}
	return splices;
}

/** Whether other lines of the log and the properties can be read as before: a heading may hold lines that came later. */
function harmsNothing(now: string, back: readonly Splice[], reading: LogOptions): boolean {
	const after = applyEdit(now, back);
	if ("kind" in readFrontmatter(after) && !("kind" in readFrontmatter(now))) return false;
	const log = readLog(now, undefined, reading);
	let expected = log.followUps.length;
	let line = 1;
	let from = 0;
	const own = new Set<number>();
	for (const { at, removed } of back) {
		for (; from < at; from++) if (now[from] === "\n") line++;
		// A line is ours where it begins within what was written.
		if (removed !== "" && isBreak(now, at - 1)) own.add(line);
		for (; from < at + removed.length; from++) {
			if (now[from] !== "\n") continue;
			line++;
			if (from + 1 < at + removed.length) own.add(line);
		}
	}
	for (const each of log.lines) if (own.has(each)) expected--;
	return readLog(after, undefined, reading).followUps.length >= expected;
}

/**
 * The edit that undoes an earlier one in the note as it is now, keeping what was changed elsewhere since: by its exact
 * characters, else by its meaning (a formatter may have respelled it). Undefined where the written text is gone, or
 * could be in several places.
 */
export function takeBackIn(now: string, trace: Trace): Edit | undefined {
	if (now.length === trace.length && fingerprintOf(now) === trace.fingerprint) {
		return trace.marks.map(({ at, written, original }) => ({ at, removed: written, inserted: original }));
	}
	const back = splicesBack(now, trace);
	if (back !== undefined && harmsNothing(now, back, trace.reading)) return back;
	return trace.meaning === undefined ? undefined : takeBackMeaning(now, trace.meaning);
}
