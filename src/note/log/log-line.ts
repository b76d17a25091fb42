/** The grammar of one line of the log: `DAY[ CHANNEL][, gave|asked][: what]`. Product page, section 3.2. */
import { parseChannel, parseDirection, type Channel, type Direction } from "../../domain/channel";
import { parseDay, type Day } from "../../domain/day";
import type { FollowUp } from "../../domain/person";
import { endsInComment } from "../markdown/obsidian-syntax";
import { Refusal } from "../markdown/text-edit";
import { dayOfTarget, type DailyLinks } from "../dated/link-day";
import { memoize } from "../../domain/memoize";

const PLAIN_DAY = /^\d{4}-\d\d-\d\d(?![\p{L}\p{N}_]|-\d)/u;
const WIKI_LINK = /^\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/;
const MARKDOWN_LINK = /^\[([^[\]]*)\]\(<?([^()<>]*)>?\)/;

/** A day in brackets, or with other signs between its parts, all of two or four digits: it can mean one day only. */
const BRACKETED = /^(?:\((\d{4}-\d\d-\d\d)\)|\[(\d{4}-\d\d-\d\d)\])/;
const SLASHED = /^\d{4}([/.])\d\d\1\d\d(?![\p{L}\p{N}_]|[/.]\d)/u;

/** A day with a time right behind it, as ISO 8601 spells the two. */
const BEFORE_TIME = /^\d{4}-\d\d-\d\d(?=T\d\d:?\d\d)/;

/** A time of day behind a day, perhaps with its offset or the time of the end: the day is the written one. */
const TIME =
	/^(?:T\d\d:?\d\d|[ \t,@]{1,4}(?:at )?\d{1,2}:\d\d)(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m\b\.?)?(?:Z|[+-]\d\d:?\d\d)?(?: ?[-–—] ?\d{1,2}:\d\d)?(?![\p{L}\p{N}]|:\d)/iu;

/** What nearly always follows a day where anything does: words, with neither a time nor a dash before them. */
const WORDS_BEHIND = /^(?::| (?![aA][tT] )[A-Za-z])/;

/** What nearly always follows a day: the line's end, a space, a comma or a colon. */
const BEHIND_DAY = /^[ ,:]?$/;

interface DayFound {
	readonly day: Day;
	readonly length: number;
	/** Whether it is a link to the day's note. */
	readonly linked: boolean;
}

function dayInLink(text: string, links: DailyLinks | undefined): DayFound | undefined {
	const wiki = WIKI_LINK.exec(text);
	// If the target's name is no day, the display text may be: `[[Friday 2 October|2026-10-02]]`.
	const day = wiki === null ? undefined : (dayOfTarget(wiki[1] ?? "", links) ?? parseDay(wiki[2]));
	if (wiki !== null) return day === undefined ? undefined : { day, length: wiki[0].length, linked: true };
	const [whole = "", words, target = ""] = MARKDOWN_LINK.exec(text) ?? [];
	const inTarget = dayOfTarget(target, links);
	const found = inTarget ?? parseDay(words);
	return found === undefined ? undefined : { day: found, length: whole.length, linked: !target.includes("://") };
}

function dayAtStart(text: string, links: DailyLinks | undefined): DayFound | undefined {
	const plain = BEHIND_DAY.test(text.charAt(10)) ? parseDay(text.slice(0, 10)) : undefined;
	if (plain !== undefined) return { day: plain, length: 10, linked: false };
	const spelled = PLAIN_DAY.exec(text)?.[0] ?? BEFORE_TIME.exec(text)?.[0] ?? SLASHED.exec(text)?.[0];
	const link = spelled === undefined ? dayInLink(text, links) : undefined;
	if (link !== undefined) return link;
	const [whole = spelled ?? "", round, square] = BRACKETED.exec(text) ?? [];
	const day = parseDay(round ?? square ?? whole.replace(/[/.]/g, "-"));
	return day === undefined ? undefined : { day, length: whole.length, linked: false };
}

/** Emphasis markers. */
const EMPHASIS = /^(?:\*{1,3}|_{1,3}|==)/;

/** Emoji before the text. */
const PICTURES = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier})*[ \t]?){1,4}[ \t]*/u;

/** Emoji by which the Tasks plugin marks a date: due, start, created, cancelled, recurring. */
const OF_TASKS = /[📅⏳🛫➕❌🔁]/u;

/** A line without the signs around the words that it begins with: emphasis, and pictures. */
function withoutSigns(line: string): string {
	const pictures = PICTURES.exec(line)?.[0] ?? "";
	let text = OF_TASKS.test(pictures) ? line : line.slice(pictures.length);
	for (let depth = 0; depth < 3; depth++) {
		const [mark] = EMPHASIS.exec(text) ?? [];
		const close = mark === undefined ? -1 : text.indexOf(mark, mark.length);
		if (mark === undefined || close < 0) break;
		text = `${text.slice(mark.length, close)}${text.slice(close + mark.length)}`;
	}
	return text;
}

/**
 * Whether the text of a list item begins with a day, plain, linked (`links`: also by the user's own formats of daily notes) or
 * emphasized, perhaps with pictures before it: a line of a log, whose words are its own. Also where it is struck out, and so no
 * contact.
 */
export function dayOfLogLine(text: string, links?: DailyLinks): boolean {
	const start = text.slice(0, LONGEST_START).trimStart();
	return (
		readItem(start, links) !== undefined ||
		dayAtStart(start.replace(/^[\s*_~=(]+/, ""), links) !== undefined ||
		dayAtStart(withoutSigns(start.trim()), links) !== undefined
	);
}

/** Upper bound, in characters, of a day at the start of a line. */
const LONGEST_START = 200;

interface Facts {
	readonly channel?: Channel;
	readonly direction?: Direction;
}

/** No channel and direction together are longer. */
const LONGEST_FACTS = 60;

/** Reads the part between day and colon; undefined if it is free text. */
const parseFacts = memoize(500, (text): Facts | undefined => {
	const parts = text.split(",").map((part) => part.trim());
	if (parts.length > 1 && parts[0] === "" && parseChannel(parts[1]) !== undefined) parts.shift();
	const [first = "", second, ...more] = parts;
	const channel = parseChannel(first);
	const direction = second === undefined ? undefined : parseDirection(second);
	if (more.length > 0 || (first !== "" && channel === undefined) || (second !== undefined && direction === undefined))
		return undefined;
	return { ...(channel === undefined ? {} : { channel }), ...(direction === undefined ? {} : { direction }) };
});

const PICTURE = /^\p{Extended_Pictographic}/u;

/** Whether a line may start with a day, perhaps in brackets or emphasis, by its first character. */
function mayBeDated(text: string): boolean {
	const sign = text.charCodeAt(0);
	return sign < 128 ? isDigit(sign) || SIGNS_OF_DAYS.includes(text.charAt(0)) : PICTURE.test(text);
}

/** What a day that is a link, in brackets or in emphasis starts with. */
const SIGNS_OF_DAYS = "[(*_=";

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function followUpOf(day: Day, { channel, direction }: Facts, what: string): FollowUp {
	if (channel === undefined) return direction === undefined ? { day, what } : { day, direction, what };
	return direction === undefined ? { day, channel, what } : { day, channel, direction, what };
}

/** What follows a day and a channel, or a day alone. */
function factsAndWords(day: Day, behind: string): FollowUp | undefined {
	const colon = behind.indexOf(":");
	const between = colon < 0 ? behind : behind.slice(0, colon);
	const facts = between.length > LONGEST_FACTS ? undefined : parseFacts(between);
	return facts === undefined ? undefined : followUpOf(day, facts, colon < 0 ? "" : behind.slice(colon + 1).trim());
}

/** Reads the usual line: a day at its very start, then nothing, a colon, or a space and words. */
function readPlain(line: string): FollowUp | undefined {
	if (!isDigit(line.charCodeAt(0))) return undefined;
	const behind = line.slice(10);
	const day = behind === "" || WORDS_BEHIND.test(behind) ? parseDay(line.slice(0, 10)) : undefined;
	return day === undefined ? undefined : factsAndWords(day, behind);
}

interface ItemRead {
	readonly followUp: FollowUp;
	readonly linked: boolean;
}

function readItem(text: string, links: DailyLinks | undefined): ItemRead | undefined {
	const whole = text.trim();
	if (!mayBeDated(whole)) return undefined;
	let line = whole;
	let start = dayAtStart(line, links);
	if (start === undefined) {
		line = withoutSigns(whole);
		start = line === whole ? undefined : dayAtStart(line, links);
	}
	if (start === undefined) return undefined;
	const { day, linked } = start;
	const rest = line.slice(start.length);
	// A dash in front of the channel says no more than a space.
	const behind = WORDS_BEHIND.test(rest) ? rest : rest.replace(TIME, "").replace(/^[ \t]*[–—‒―−|-]+[ \t]*/, " ");
	const followUp = factsAndWords(day, behind) ?? { day, what: behind.replace(/^[\s,;–—-]+/, "").trim() };
	return { followUp, linked };
}

/**
 * Reads the text of a list item, without its marker and task box. Undefined where it does not start with a valid day,
 * plain or a link to it (`links`: also by the user's own formats of daily notes), perhaps with a time, in brackets or emphasis.
 * In any case and spacing; words that are no channel are text.
 */
export function parseLogItem(text: string, links?: DailyLinks): FollowUp | undefined {
	return readPlain(text) ?? readItem(text, links)?.followUp;
}

/** Like `parseLogItem`, but only for a line that starts with a link to a day's note. */
export function parseLinkedItem(text: string, links?: DailyLinks): FollowUp | undefined {
	const words = text.trim();
	// A line that starts with a digit starts with no link.
	const read = isDigit(words.charCodeAt(0)) ? undefined : readItem(words, links);
	return read?.linked === true ? read.followUp : undefined;
}

/** The day on which a task was ticked, as the Tasks plugin and Dataview write it. */
const DONE_ON = /(?:✅\uFE0F?[ \t]{0,4}|\[completion::[ \t]{0,4})(\d{4}-\d\d-\d\d)(?![\p{L}\p{N}_-])\]?/u;

/** Reads the text of a ticked task: by the day it starts with, else by the day on which it was done. */
export function parseDoneTask(text: string, links?: DailyLinks): FollowUp | undefined {
	const dated = parseLogItem(text, links);
	if (dated !== undefined) return dated;
	const found = DONE_ON.exec(text);
	const day = found === null ? undefined : parseDay(found[1]);
	return found === null || day === undefined ? undefined : { day, what: text.replace(found[0], "").trim() };
}

/** Orbit's names of channels, as the words of its log lines begin. */
const ORBIT_WAYS: Readonly<Partial<Record<string, Channel>>> = {
	call: "call",
	text: "message",
	"in-person": "in person",
	email: "email",
};

/** A line of another plugin's log with the channel that its words begin with: `2026-02-19: call: the new job`. */
export function withWay(followUp: FollowUp): FollowUp {
	const [whole = "", way = ""] = /^(call|text|in-person|email|other)(?::|$)/i.exec(followUp.what) ?? [];
	const channel = ORBIT_WAYS[way.toLowerCase()];
	if (whole === "" || followUp.channel !== undefined) return followUp;
	return { ...followUp, ...(channel === undefined ? {} : { channel }), what: followUp.what.slice(whole.length).trim() };
}

/** Whether an item is struck out: what it says did not happen. */
export function isStruckOut(text: string): boolean {
	return text.startsWith("~~");
}

/** A text as one line: line breaks of every kind and the white space around them become one space. */
export function oneLine(text: string): string {
	return text
		.split(/[\n\r\v\f\u0085\u2028\u2029]/)
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.join(" ");
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
