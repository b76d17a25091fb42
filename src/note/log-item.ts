/** The grammar of one line of the log: `DAY[ CHANNEL][, gave|asked][: what]`. Product page, section 3.2. */
import { parseChannel, parseDirection, type Channel, type Direction } from "../domain/channel";
import { parseDay, type Day } from "../domain/day";
import type { FollowUp } from "../domain/person";
import { endsInComment } from "./comment-marks";
import { Refusal } from "./edit";
import { remembered } from "./remembered";

const PLAIN_DAY = /^\d{4}-\d\d-\d\d(?![\p{L}\p{N}_]|-\d)/u;
const WIKI_LINK = /^\[\[([^[\]|]*)(?:\|[^[\]]*)?\]\]/;
const MARKDOWN_LINK = /^\[([^[\]]*)\]\(<?([^()<>]*)>?\)/;

/** The day that a link's target is named after: `Journal/2026-10-12.md#Evening`. */
function dayOfTarget(target: string): Day | undefined {
	const name = target.split("#", 1)[0]?.split("/").at(-1) ?? "";
	return parseDay(name.replace(/\.md$/i, ""));
}

/** What nearly always follows a day: the line's end, a space, a comma or a colon. */
const BEHIND_DAY = /^[ ,:]?$/;

function dayAtStart(text: string): { readonly day: Day; readonly length: number } | undefined {
	const plain = BEHIND_DAY.test(text.charAt(10)) ? parseDay(text.slice(0, 10)) : undefined;
	if (plain !== undefined) return { day: plain, length: 10 };
	const found = PLAIN_DAY.exec(text) ?? WIKI_LINK.exec(text) ?? MARKDOWN_LINK.exec(text);
	if (found === null) return undefined;
	const [whole, first = "", target] = found;
	const day = first === "" && target === undefined ? parseDay(whole) : dayOfTarget(target ?? first) ?? parseDay(target === undefined ? "" : first);
	return day === undefined ? undefined : { day, length: whole.length };
}

/** Whether the text of a list item begins with a day, plain, linked or emphasized: a line of a log, whose words are its own. */
export function dayOfLogLine(text: string): boolean {
	return dayAtStart(text.slice(0, LONGEST_START).replace(/^[\s*_~(]+/, "")) !== undefined;
}

/** No day at the start of a line takes more. */
const LONGEST_START = 200;

interface Facts {
	readonly channel?: Channel;
	readonly direction?: Direction;
}

/** No channel and direction together are longer. */
const LONGEST_FACTS = 60;

/** What stands between the day and the colon; undefined where these are words of one's own. */
const parseFacts = remembered(500, (text): Facts | undefined => {
	const parts = text.split(",").map((part) => part.trim());
	if (parts.length > 1 && parts[0] === "" && parseChannel(parts[1]) !== undefined) parts.shift();
	const [first = "", second, ...more] = parts;
	const channel = parseChannel(first);
	const direction = second === undefined ? undefined : parseDirection(second);
	if (more.length > 0 || (first !== "" && channel === undefined) || (second !== undefined && direction === undefined)) return undefined;
	return { ...channel === undefined ? {} : { channel }, ...direction === undefined ? {} : { direction } };
});

/**
 * Reads the text of a list item, without its marker and task box. Undefined where it does not start with a valid day,
 * plain or a link to it. In any case and spacing; words that are no channel are text.
 */
export function parseLogItem(text: string): FollowUp | undefined {
	const line = text.trim();
	const start = dayAtStart(line);
	if (start === undefined) return undefined;
	const behind = line.slice(start.length);
	const colon = behind.indexOf(":");
	const between = colon < 0 ? behind : behind.slice(0, colon);
	const facts = between.length > LONGEST_FACTS ? undefined : parseFacts(between);
	if (facts !== undefined) return { day: start.day, ...facts, what: colon < 0 ? "" : behind.slice(colon + 1).trim() };
	return { day: start.day, what: behind.replace(/^[\s,;–—-]+/, "").trim() };
}

/** A text as one line: line breaks of every kind and the white space around them become one space. */
export function oneLine(text: string): string {
	return text.split(/[\n\r\v\f\u0085\u2028\u2029]/).map((part) => part.trim()).filter((part) => part !== "").join(" ");
}

/**
 * Spells a follow-up, without a list marker; `parseLogItem` reads it as it was, with its text on one line. Throws a
 * Refusal (`commentMarks`) where the text has an odd number of `%%`, which would comment out the rest of the note.
 */
export function printLogItem({ day, channel, direction, what }: FollowUp): string {
	const words = oneLine(what);
	if (words.split("%%").length % 2 === 0 || endsInComment(words)) throw new Refusal({ kind: "commentMarks" });
	const facts = `${day}${channel === undefined ? "" : ` ${channel}`}${direction === undefined ? "" : `, ${direction}`}`;
	return words === "" ? facts : `${facts}: ${words}`;
}
