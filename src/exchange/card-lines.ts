/** Splits a vCard file into cards, unfolds their lines, and converts version 2.1 syntax to version 3. */

/** A card, and the line on which it begins, counted from 1. */
export interface VcardLines {
	readonly line: number;
	/** Its lines between `BEGIN` and `END`, unfolded. */
	readonly lines: readonly string[];
}

/** What was found between the beginnings of cards. */
export interface CardsFound {
	readonly cards: readonly VcardLines[];
	/** The lines of cards that have no end. */
	readonly unclosed: readonly number[];
	/** The lines at which words stand outside of all cards. */
	readonly outside: readonly number[];
}

/** Values that are no text. They are long, and nothing reads them. */
const BINARY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)(?=[;:])/i;
const QUOTED = /;(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:])/i;

/** Joins what was folded: a line that begins with white space goes on with the one before; so does one after a soft break. */
function unfolded(lines: readonly string[]): string[] {
	const whole: string[] = [];
	let soft = false;
	for (const line of lines) {
		const last = whole.length - 1;
		const before = whole[last] ?? "";
		if (soft) whole[last] = `${before.slice(0, -1)}${line.replace(/^[ \t]/, "")}`;
		else if (/^[ \t]/.test(line) && last >= 0) {
			// Of a picture its first line is enough to know that there is one.
			if (!BINARY.test(before)) whole[last] = before + line.slice(1);
		} else whole.push(line);
		const now = whole.at(-1) ?? "";
		soft = now.endsWith("=") && QUOTED.test(now.slice(0, now.indexOf(":") + 1));
	}
	return whole.filter((line) => line.trim() !== "");
}

/** Where a card begins and ends; most lines are neither, which their first letters tell. */
const MAY_MARK = /^\s*(?:BEG|END)/i;
const MARK = /^\s*(BEGIN|END)[ \t]*:[ \t]*VCARD\s*$/i;

/**
 * Finds the cards in a text (`\n` line endings only), yielding every thousand lines. A card interrupted by another's
 * BEGIN is unclosed.
 */
export function* cardsIn(text: string): Generator<undefined, CardsFound> {
	const cards: VcardLines[] = [];
	const unclosed: number[] = [];
	const outside: number[] = [];
	let open: { readonly line: number; readonly lines: string[]; depth: number } | undefined;
	let saidOutside = false;
	let [index, from] = [-1, 0];
	while (from <= text.length) {
		if (++index % 1000 === 999) yield;
		const end = text.indexOf("\n", from);
		const line = text.slice(from, end < 0 ? text.length : end);
		from = end < 0 ? text.length + 1 : end + 1;
		const mark = MAY_MARK.test(line) ? MARK.exec(line)?.[1]?.toUpperCase() : undefined;
		if (mark === "BEGIN") {
			// A card within another: an agent of version 2.1, which its line announces.
			if (open !== undefined && /^AGENT[^:]*:\s*$/i.test(open.lines.at(-1) ?? "")) {
				open.depth++;
				continue;
			}
			if (open !== undefined) unclosed.push(open.line);
			open = { line: index + 1, lines: [], depth: 0 };
			saidOutside = false;
		} else if (mark === "END" && open !== undefined) {
			if (open.depth > 0) open.depth--;
			else {
				cards.push({ line: open.line, lines: unfolded(open.lines) });
				open = undefined;
			}
		} else if (open !== undefined) {
			if (open.depth === 0) open.lines.push(line);
		} else if (line.trim() !== "" && !saidOutside) {
			outside.push(index + 1);
			saidOutside = true;
		}
	}
	if (open !== undefined) unclosed.push(open.line);
	return { cards, unclosed, outside };
}

/** Decodes bytes in the card's charset. */
function decoded(bytes: Uint8Array, charset: string): string {
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder("utf-8").decode(bytes);
	}
}

/** A value in quoted-printable as text. */
function fromQuotedPrintable(value: string, charset: string): string {
	const encoder = new TextEncoder();
	const bytes: number[] = [];
	for (const part of value.split(/(=[0-9A-F]{2})/i)) {
		if (/^=[0-9A-F]{2}$/i.test(part)) bytes.push(parseInt(part.slice(1), 16));
		else bytes.push(...encoder.encode(part));
	}
	return decoded(new Uint8Array(bytes), charset);
}

/** The parameters of version 2.1 that have no name are types. */
function namedParameters(parameters: string): string {
	return parameters
		.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
		.filter(
			(each) => each !== "" && !/^(?:CHARSET=|ENCODING=|QUOTED-PRINTABLE$|8BIT$|7BIT$|BASE64$|LANGUAGE=)/i.test(each),
		)
		.map((each) => (each.includes("=") ? each : `TYPE=${each}`))
		.map((each) => `;${each}`)
		.join("");
}

/** A line of any version as one of version 3; undefined for a picture and the like. */
export function asVersion3(line: string): string | undefined {
	const colon = line.search(/:(?=(?:[^"]*"[^"]*")*[^"]*$)/);
	const head = colon < 0 ? line : line.slice(0, colon);
	if (BINARY.test(line)) return undefined;
	if (!head.includes(";")) return line;
	const [name = "", ...rest] = head.split(";");
	const parameters = rest.join(";");
	if (!QUOTED.test(`;${parameters}:`))
		return colon < 0 ? line : `${name}${namedParameters(parameters)}${line.slice(colon)}`;
	const charset = /CHARSET="?([^;"]+)/i.exec(parameters)?.[1] ?? "utf-8";
	// Escape what quoted-printable had protected from being a separator.
	const value = fromQuotedPrintable(line.slice(colon + 1), charset)
		.replace(/\r\n?|\n/g, "\\n")
		.replace(/\\?,/g, (comma) => (comma === "," ? "\\," : comma));
	return `${name}${namedParameters(parameters)}:${value}`;
}
