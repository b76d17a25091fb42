/** Where in a note something stands, by the note's text. */
import { answersIn, type Wordings } from "../note/answers";
import type { Context } from "./context";

/** A place in a note: by its line (counted from 1), else by a property's key, else by words in its line. */
export interface PlaceSought {
	readonly path: string;
	readonly line?: number | undefined;
	readonly property?: string | undefined;
	readonly words?: string | undefined;
}

const LINE_BREAK = /\r\n|\r|\n/;

/** The line of a place, counted from 0; the first where it is not found, or the note is gone. */
export async function lineOfPlace({ notes }: Context, { path, line, property, words }: PlaceSought): Promise<number> {
	if (line !== undefined) return line - 1;
	if (words === undefined && property === undefined) return 0;
	const lines = (await notes.peek(path).catch(() => "")).split(LINE_BREAK);
	const isIt = (each: string): boolean =>
		words === undefined ? each.trimStart().startsWith(`${property}:`) : each.includes(words);
	return Math.max(lines.findIndex(isIt), 0);
}

/** The place to type the first answer that a note lacks, counted from 0; its end where none is lacking. Rejects where the note is gone. */
export async function firstUnanswered(
	{ notes }: Context,
	path: string,
	wordings: Wordings,
): Promise<{ readonly line: number; readonly ch: number }> {
	const text = await notes.peek(path);
	const first = answersIn(text, wordings).find((answer) => answer.text === "" && answer.at !== undefined);
	const before = text.slice(0, first?.at ?? text.length).split(LINE_BREAK);
	return { line: before.length - 1, ch: before.at(-1)?.length ?? 0 };
}
