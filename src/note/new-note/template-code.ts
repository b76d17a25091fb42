/**
 * Templater's commands, `<% … %>`, in a template of the user's own. They are not ours to read: while a note is made of
 * the template a word stands in the place of each, so that quotes and line breaks inside of one are taken for nothing
 * else, and none is lost.
 */
import { afterMark, frontmatterBlock, lineEnd, lineEnding, lineStart, nextLine } from "../markdown/lines";

interface Command {
	readonly from: number;
	readonly to: number;
}

/** The commands of a text; one that is never closed is text. */
function commandsIn(text: string): Command[] {
	const found: Command[] = [];
	for (let from = text.indexOf("<%"); from >= 0;) {
		const close = text.indexOf("%>", from + 2);
		if (close < 0) break;
		found.push({ from, to: close + 2 });
		from = text.indexOf("<%", close + 2);
	}
	return found;
}

/** Whether a text holds a command, whoever wrote it: Templater runs them all. */
export function hasCode(text: string): boolean {
	const open = text.indexOf("<%");
	return open >= 0 && text.includes("%>", open + 2);
}

function isSpace(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (text[at] !== " " && text[at] !== "\t") return false;
	return true;
}

/** A template that begins with commands, in its parts. */
export interface Led {
	/** What stands above the block of properties, which becomes the top of the note once the commands are gone. */
	readonly lead: string;
	/** The template from the block on. */
	readonly rest: string;
}

/**
 * The parts of a template that begins with commands above its properties; undefined for any other. A line break that
 * Templater would leave between them goes, since below an empty line no block is one.
 */
export function ledByCode(template: string): Led | undefined {
	const top = afterMark(template);
	let end = top;
	for (const { from, to } of commandsIn(template)) {
		if (template.slice(end, from).trim() !== "") break;
		end = to;
	}
	if (end === top) return undefined;
	const below = template.slice(end);
	const rest = below.trimStart();
	if (frontmatterBlock(rest) === undefined) return undefined;
	const gap = below.slice(0, below.length - rest.length);
	const trimmed = template.charAt(end - 3);
	const isTrimmed = trimmed === "_" || (trimmed === "-" && /^(?:\r\n|\r|\n)$/.test(gap));
	return { lead: template.slice(0, end) + (isTrimmed ? gap : ""), rest };
}

/** Whether a template begins with commands that write a block of properties of their own, into which nothing can be put. */
export function writesOwnBlock(template: string): boolean {
	const [first] = commandsIn(template);
	return (
		first !== undefined &&
		template.slice(0, first.from).trim() === "" &&
		ledByCode(template) === undefined &&
		template.slice(first.from, first.to).includes("---")
	);
}

/** Commands with nothing between them but spaces, as one. */
function joined(text: string, commands: readonly Command[]): readonly Command[] {
	const runs: { from: number; to: number }[] = [];
	for (const { from, to } of commands) {
		const last = runs.at(-1);
		if (last !== undefined && isSpace(text, last.to, from)) last.to = to;
		else runs.push({ from, to });
	}
	return runs;
}

/** A word that occurs in none of some texts. */
function wordNotIn(texts: readonly string[]): string {
	let word = "code";
	while (texts.some((text) => text.includes(word))) word += "x";
	return word;
}

/** A comment of as many lines as a command has, which may stand in properties. */
function commentFor(code: string, line: string): string {
	let comment = line;
	for (let end = lineEnd(code, 0); end < code.length; end = lineEnd(code, nextLine(code, end)))
		comment += lineEnding(code, end) + line;
	return comment;
}

/** A template with words in the place of its commands. */
export interface CodeTakenOut {
	readonly text: string;
	/** Puts the commands back into what was made of the text. */
	readonly putBack: (made: string) => string;
}

/**
 * Takes the commands out of a template. Those on lines of their own become comments, any other a word. `said` are the
 * texts that come into the note: none of them holds such a word.
 */
export function takeCodeOut(template: string, said: readonly string[]): CodeTakenOut {
	const runs = joined(template, commandsIn(template));
	if (runs.length === 0) return { text: template, putBack: (made) => made };
	const word = wordNotIn([template, ...said]);
	const codes: string[] = [];
	const parts: string[] = [];
	let done = 0;
	for (const { from, to } of runs) {
		const ownLines = isSpace(template, lineStart(template, from), from) && isSpace(template, to, lineEnd(template, to));
		const code = template.slice(from, to);
		parts.push(
			template.slice(done, from),
			ownLines ? commentFor(code, `#${word}${codes.length}z`) : `${word}${codes.length}q`,
		);
		codes.push(code);
		done = to;
	}
	parts.push(template.slice(done));
	const token = new RegExp(`${word}(\\d+)q|#${word}(\\d+)z(?:(?:\\r\\n|\\r|\\n)#${word}\\2z)*`, "g");
	return {
		text: parts.join(""),
		putBack: (made) => made.replace(token, (_, inline?: string, own?: string) => codes[Number(inline ?? own)] ?? ""),
	};
}
