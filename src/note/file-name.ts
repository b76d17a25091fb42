/** A person's name as a file name that every system can keep and sync, and that a link can hold. */

/** What a name of a file may have in UTF-8; systems allow 255 with the ending, sync tools add to it. */
const LONGEST_NAME = 200;

/** Characters that a system forbids in file names, or that break a link. */
const FORBIDDEN = /[\\/:*?"<>|#^[\]]/g;

/** Marks that cannot be seen: controls, formats (zero width, direction), unpaired surrogates, and fillers of no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u034F\u115F\u1160\u3164\uFFA0\uFFFE\uFFFF]/gu;

/** White space of every kind, among it the controls that break lines; not U+FEFF, which has no width. */
const SPACE = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u2800\u3000]+/g;

/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?= *(?:\.|$))/i;

/** Made when a long name is first cut: it takes longer to make than the whole plugin to load. */
let graphemes: Intl.Segmenter | undefined;

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** As many whole characters from a list as fit into a number of bytes. */
function fitting(signs: Iterable<string>, bytes: number): string {
	let fitting = "";
	let left = bytes;
	for (const sign of signs) {
		left -= byteLength(sign);
		if (left < 0) break;
		fitting += sign;
	}
	return fitting;
}

function cut(name: string): string {
	if (byteLength(name) <= LONGEST_NAME) return name;
	// No character has more code units than bytes, so nothing after as many units as bytes can fit.
	const start = name.slice(0, LONGEST_NAME + 1);
	graphemes ??= new Intl.Segmenter("und", { granularity: "grapheme" });
	const whole = fitting(
		Array.from(graphemes.segment(start), ({ segment }) => segment),
		LONGEST_NAME,
	);
	return whole === "" ? fitting(start, LONGEST_NAME) : whole;
}

function cleanedOnce(name: string): string {
	const seen = name.replace(SPACE, " ").replace(FORBIDDEN, " ").replace(UNSEEN, "").normalize("NFC");
	const trimmed = seen.replace(SPACE, " ").replace(/^[. ]+/, "");
	return withoutTail(cut(withoutTail(trimmed).replace(DEVICE, "$1_")));
}

/** Without dots and spaces at the end. */
function withoutTail(name: string): string {
	let end = name.length;
	while (end > 0 && (name[end - 1] === "." || name[end - 1] === " ")) end--;
	return name.slice(0, end);
}

/**
 * The file name, without its ending, for a person's name. Cleaned until nothing changes: no characters that a system or a link
 * forbids, nothing unseen, one normal form (NFC), no dot first or last, no device name, at most 200 bytes of whole characters.
 * `fileName` is empty where nothing is left; `clean` says that it is the name as given.
 */
export function fileNameFor(name: string): { readonly fileName: string; readonly clean: boolean } {
	let fileName = name;
	for (let before = ""; before !== fileName;) {
		before = fileName;
		fileName = cleanedOnce(fileName);
	}
	return { fileName, clean: fileName === name };
}

/** One character in lower case, by way of its upper case so that `ς` and `σ` agree; characters that would become several stay. */
function lower(sign: string): string {
	const upper = sign.toUpperCase();
	const small = ([...upper].length === 1 ? upper : sign).toLowerCase();
	return [...small].length === 1 ? small : sign;
}

/** A name without what `sameName` does not tell apart; two names are the same where these are equal. */
export function foldedName(name: string): string {
	// Most names, and a hundred times faster: a large vault is searched at every letter that is typed.
	if (/^[ -~]*$/.test(name)) return name.toLowerCase().replace(/ +/g, " ").trim();
	const seen = name.replace(SPACE, " ").replace(UNSEEN, "").normalize("NFC");
	return Array.from(seen, lower).join("").normalize("NFC").replace(SPACE, " ").trim();
}

/** Whether two names differ only in case, normal form, amount and kind of white space, and what cannot be seen. */
export function sameName(a: string, b: string): boolean {
	return foldedName(a) === foldedName(b);
}
