/**
 * Promises: open tasks of a person's note, in the form of the Tasks plugin (`- [ ] send her the deck 📅 2026-12-04`).
 * Product page, section 8.2.
 */
import { parseDay, type Day } from "../domain/day";
import type { DatedPromise } from "../domain/person";
import { readLog, type LogOptions } from "./log/log";
import { oneLine } from "./log/log-line";
import { lineEndingNear } from "./markdown/lines";
import { scanNote, sectionsOf } from "./markdown/sections";
import type { NoteLine } from "./markdown/line-types";
import { applyEdit, editOf, Refusal, type Edit } from "./markdown/text-edit";

/** An open task as the note has it. */
export interface PromiseLine {
	/** Without what the Tasks plugin keeps after the words. */
	readonly what: string;
	readonly due: Day | undefined;
	/** Whether it recurs, so that only the Tasks plugin can tick it. */
	readonly repeats: boolean;
	/** Counted from 1. */
	readonly line: number;
	/** Where the character in the box is, and where the line's first line ends. */
	readonly box: number;
	readonly end: number;
}

/** What the Tasks plugin and the app keep after the words: days, priorities, repetition, ids, and the name of the block. */
const BEHIND = /(?:[📅📆🗓⏳🛫✅❌➕🔁🔺⏫🔼🔽⏬🆔⛔🏁]\uFE0F?|\s\^[\w-]+\s*$)/u;

const DUE = /[📅📆🗓]\uFE0F?\s*(\d{4}-\d\d-\d\d)/u;

/** Longer text is cut where it is only quoted. */
const LONGEST_QUOTE = 80;

/** Plain text without link syntax, copied so that it does not keep the whole note in memory. */
export function shortWords(text: string): string {
	const words = withoutLinks(text);
	// Every character takes one place or two.
	if (words.length <= LONGEST_QUOTE) return words.split("").join("");
	const signs = [...words];
	return (signs.length > LONGEST_QUOTE ? [...signs.slice(0, LONGEST_QUOTE - 1), "…"] : signs).join("");
}

function withoutLinks(text: string): string {
	if (!text.includes("[")) return text;
	return text.replace(/!?\[\[(?:[^[\]|\n]*\|)?([^[\]\n]+)\]\]/g, "$1").replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1");
}

/** Gathers the promises of a note while its lines are visited. */
export class PromiseFinder {
	readonly promises: PromiseLine[] = [];

	/** Takes in the next line. */
	readonly visit = ({ item, startsItem, depth, number }: NoteLine): void => {
		if (!startsItem || item === undefined || depth !== 1 || item.task !== " ") return;
		const { text, from, lead, to } = item;
		const behind = BEHIND.exec(text);
		const what = (behind === null ? text : text.slice(0, behind.index)).trim();
		if (what === "") return;
		this.promises.push({
			what,
			due: parseDay(DUE.exec(text)?.[1]),
			repeats: /🔁/u.test(text),
			line: number,
			box: from + lead.length + 1,
			end: to,
		});
	};
}

/** Every open promise of a note, in its order. */
export function promisesIn(text: string): readonly PromiseLine[] {
	const finder = new PromiseFinder();
	scanNote(text, finder.visit, true);
	return finder.promises;
}

/** The promises that have a day, as the index keeps them. */
export function datedPromises(promises: readonly PromiseLine[]): readonly DatedPromise[] {
	return promises.flatMap(({ what, due }) => (due === undefined ? [] : [{ what: shortWords(what), due }]));
}

/** The heading under which promises are written where the note has none for them. */
const HEADING = "Promises";

/** Headings under which promises stand. */
const HEADINGS = /^(?:promises?|promised)$/i;

function printed(what: string, due: Day | undefined): string {
	const words = oneLine(what);
	if (words.split("%%").length % 2 === 0) throw new Refusal({ kind: "commentMarks" });
	return `- [ ] ${words}${due === undefined ? "" : ` 📅 ${due}`}`;
}

/** Whether a text has one promise more than another, the one that was meant, and the same log. */
function hasOneMore(before: string, after: string, what: string, due: Day | undefined, reading?: LogOptions): boolean {
	const key = (each: Pick<PromiseLine, "what" | "due">): string => `${each.what}\n${each.due ?? ""}`;
	const [old, now] = [promisesIn(before).map(key), promisesIn(after).map(key)];
	const added = now.indexOf(key({ what, due }), 0);
	const logs = [before, after].map((text) => JSON.stringify(readLog(text, undefined, reading).followUps));
	return (
		now.length === old.length + 1 &&
		added >= 0 &&
		now.filter((each) => each === key({ what, due })).length ===
			old.filter((each) => each === key({ what, due })).length + 1 &&
		logs[0] === logs[1]
	);
}

/**
 * The edit that writes a promise: after the last of those under a heading `Promises`, which is made at the end of the note
 * where there is none. It is read back first. Throws a Refusal where there is no safe place for it.
 */
export function addPromise(text: string, what: string, due: Day | undefined, reading?: LogOptions): Edit {
	const line = printed(what, due);
	const section = sectionsOf(text).find((each) => HEADINGS.test(each.text.trim()));
	const end = lineEndingNear(text, text.length);
	let at = text.length;
	let inserted: string;
	if (section === undefined) {
		const gap = text === "" || text.endsWith(`${end}${end}`) ? "" : text.endsWith("\n") ? end : `${end}${end}`;
		inserted = `${gap}## ${HEADING}${end}${end}${line}${end}`;
	} else {
		const last = promisesIn(text).findLast((each) => each.box >= section.from && each.box < section.to);
		if (last === undefined) {
			at = section.from;
			inserted = `${at === text.length && !text.endsWith("\n") ? end : ""}${end}${line}${end}`;
		} else {
			at = last.end;
			inserted = `${end}${line}`;
		}
	}
	const edit = editOf([{ at, removed: "", inserted }]);
	if (!hasOneMore(text, applyEdit(text, edit), oneLine(what).replace(BEHIND, "").trim() || oneLine(what), due, reading))
		throw new Refusal({ kind: "readBack" });
	return edit;
}

/** The edit that ticks a promise with its day, as the Tasks plugin does. Throws a Refusal where it does not stand there any more. */
export function keepPromise(text: string, promise: Pick<PromiseLine, "what" | "due">, day: Day): Edit {
	const found = promisesIn(text).find(({ what, due }) => what === promise.what && due === promise.due);
	if (found === undefined || found.repeats) throw new Refusal({ kind: "moved" });
	const words = text.slice(found.box, found.end);
	const block = /\s\^[\w-]+\s*$/.exec(words);
	const at = block === null ? found.end - (words.length - words.trimEnd().length) : found.box + block.index;
	return editOf([
		{ at: found.box, removed: " ", inserted: "x" },
		{ at, removed: "", inserted: ` ✅ ${day}` },
	]);
}
