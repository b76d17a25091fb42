/** Whether a line was added to a log as meant, judged by bytes and by CommonMark. Throws what is wrong. */
import { leavesOf, logOf, parse, type Contact, type Leaf } from "./markdown-judge";

/** A follow-up as the judge knows it. */
export interface Meant {
	readonly day: string;
	readonly channel: string | undefined;
	readonly direction: string | undefined;
	readonly what: string;
}

/** The line that a follow-up is spelled as, without its marker. */
export function wordsOf({ day, channel, direction, what }: Meant): string {
	const text = what
		.split(/[\n\r]+/)
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.join(" ");
	return `${day}${channel === undefined ? "" : ` ${channel}`}${direction === undefined ? "" : `, ${direction}`}${text === "" ? "" : `: ${text}`}`;
}

/** What was put into a text, and where, so that it stands on lines of its own. Throws where anything else changed. */
export function insertion(before: string, after: string): { readonly at: number; readonly inserted: string } {
	const size = after.length - before.length;
	if (size <= 0) throw new Error("nothing was added");
	let last = 0;
	while (last < before.length && before[last] === after[last]) last++;
	const fits = (at: number): boolean => before.slice(at) === after.slice(at + size);
	if (!fits(last)) throw new Error("something else was changed as well");
	let at = last;
	const opensLine = (place: number): boolean =>
		place === 0 || ("\r\n".includes(before.charAt(place - 1)) && before.slice(place - 1, place + 1) !== "\r\n");
	if (last === before.length && !/[\r\n]$/.test(before) && /^[\r\n]/.test(after.slice(last)))
		return { at: last, inserted: after.slice(last) };
	while (!opensLine(at)) {
		if (at === 0 || !fits(at - 1)) throw new Error("what was added does not begin a line");
		at--;
	}
	return { at, inserted: after.slice(at, at + size) };
}

function endingsOf(text: string): Set<string> {
	return new Set(text.match(/\r\n|\n|\r/g) ?? []);
}

const key = (leaf: Leaf): string => `${leaf.path}\u0000${leaf.source}`;

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b);

const facts = ({ day, channel, direction }: Contact): unknown => [day, channel ?? null, direction ?? null];

/**
 * Judges a text to which one line of the log was added. `twin` is the text as CommonMark reads it, without which only
 * the bytes are judged; `whole` the note with its properties.
 */
export function judgeLine(before: string, after: string, twin: string | undefined, meant: Meant, whole: string): void {
	const words = wordsOf(meant);
	const { at, inserted } = insertion(before, after);
	const endings = endingsOf(whole);
	for (const ending of endingsOf(inserted)) {
		if (endings.size > 0 ? !endings.has(ending) : ending !== "\n")
			throw new Error(`a line ending ${JSON.stringify(ending)} that the note does not have`);
	}
	const lines = inserted.split(/\r\n|\n|\r/);
	const full = lines.filter((line) => line.trim() !== "");
	const line = full.at(-1) ?? "";
	if (!/^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]+/.test(line) || line.replace(/^ *\S+[ \t]+/, "") !== words)
		throw new Error(`the line is ${JSON.stringify(line)}`);
	if (full.length > 2 || (full.length === 2 && full[0] !== "## Follow-ups"))
		throw new Error("more was written than the line");
	if (lines.length - full.length > 4) throw new Error("too many empty lines");
	if (twin === undefined) return;

	const lineStarts = (text: string): number[] => [
		0,
		...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length),
	];
	const place = lineStarts(before).lastIndexOf(at);
	const twinAt = place >= 0 && at < before.length ? (lineStarts(twin)[place] ?? twin.length) : twin.length;
	const twinAfter = twin.slice(0, twinAt) + inserted + twin.slice(twinAt);
	const [rootBefore, rootAfter] = [parse(twin), parse(twinAfter)];
	const firstLine = twin.slice(0, twinAt).split(/\r\n|\n|\r/).length;
	const lastLine = firstLine + lines.length - 1;
	const isNew = (number: number): boolean =>
		number >= firstLine && number <= lastLine && (lines[number - firstLine] ?? "").trim() !== "";
	const leaves = leavesOf(rootAfter, twinAfter);
	const fresh = leaves.filter((leaf) => isNew(leaf.line));
	if (!same(leavesOf(rootBefore, twin).map(key), leaves.filter((leaf) => !isNew(leaf.line)).map(key)))
		throw new Error("another line became something else");
	const expected = [
		...(full.length === 2 ? ["root > heading\u0000## Follow-ups"] : []),
		`root > list > listItem > paragraph\u0000${words}`,
	];
	if (!same(fresh.map(key), expected)) throw new Error(`what was written is ${JSON.stringify(fresh)}`);

	const [was, is] = [logOf(rootBefore, twin), logOf(rootAfter, twinAfter)];
	if (is === undefined) throw new Error("there is no log");
	if ((was === undefined) !== (full.length === 2)) throw new Error("a heading too many, or too few");
	const index = is.contacts.findIndex((contact) => isNew(contact.line));
	const others = is.contacts.filter((contact) => !isNew(contact.line));
	if (index < 0 || others.length !== is.contacts.length - 1) throw new Error("the line is no contact of the log");
	if (
		!same(
			[meant.day, meant.channel ?? null, meant.direction ?? null],
			facts(is.contacts[index] as Contact) as unknown[],
		)
	)
		throw new Error("the contact says something else");
	if (!same((was?.contacts ?? []).map(facts), others.map(facts))) throw new Error("another contact changed");
	// The first of several logs grows.
	const there = others.filter(({ section }) => section === 0);
	const [first, last] = [there[0], there.at(-1)];
	if (is.contacts[index]?.section !== 0) throw new Error("the line is not in the first log");
	if (first !== undefined && last !== undefined && index !== (first.day > last.day ? 0 : there.length))
		throw new Error("the line is not where the log grows");
}
