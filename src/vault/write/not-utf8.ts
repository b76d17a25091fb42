/** Notes that are not UTF-8, and texts that can't be: what would come back from the disk as something else is not written. */
import { Refusal } from "../../note/markdown/text-edit";

/**
 * Whether a text may have come from bytes that are not UTF-8: invalid bytes show up as U+FFFD (which a user may also
 * have typed), and UTF-16 leaves zeros between the letters. Cheap: every text is asked.
 */
export function maybeNotUtf8(text: string): boolean {
	return text.includes("\ufffd") || text.includes("\0");
}

/** Whether a text is the one that was read before. Some readers leave the byte-order mark out. */
export function isSameText(text: string, before: string): boolean {
	return text === before || text.replace(/^\ufeff/, "") === before.replace(/^\ufeff/, "");
}

const LF = 10;

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/**
 * The line, counted from 1, in which the first byte of a note stands that is no UTF-8, or is a zero, which no text has. Else
 * the note's text.
 */
export function lineNotUtf8(
	data: ArrayBuffer,
): { readonly line: number } | { readonly line?: undefined; readonly text: string } {
	const bytes = new Uint8Array(data);
	const zero = bytes.indexOf(0);
	if (zero < 0 && isUtf8(bytes)) return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
	for (let line = 1, from = 0; ; line++) {
		const end = bytes.indexOf(LF, from);
		const part = bytes.subarray(from, end < 0 ? bytes.length : end);
		if (end < 0 || part.includes(0) || !isUtf8(part)) return { line };
		from = end + 1;
	}
}

/** Holds a text to be written to whole characters: half of one would come back as U+FFFD. Throws a Refusal (`halfCharacter`). */
export function withoutHalves(text: string): void {
	if (/\p{Surrogate}/u.test(text)) throw new Refusal({ kind: "halfCharacter" });
}
