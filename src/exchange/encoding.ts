/** Bytes of a file as text, in whatever encoding a program wrote them. */

/** Zeros stand in every other byte where letters of two bytes are mostly Latin. */
function isUtf16(bytes: Uint8Array, first: 0 | 1): boolean {
	const looked = Math.min(bytes.length - (bytes.length % 2), 2000);
	let zeros = 0;
	for (let at = 0; at < looked; at += 2) if (bytes[at + (1 - first)] === 0 && bytes[at + first] !== 0) zeros++;
	return looked >= 4 && zeros * 2 > looked / 2;
}

/** What Windows-1252 has where Latin 1 has controls; some decoders take the one for the other. Spaces stand for none. */
const BETWEEN = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** How many bytes are decoded before others get a turn. */
const AT_A_TIME = 2 ** 18;

/** A part of a text with line feeds alone, and without the character that no text has. */
function plainLines(text: string): string {
	return text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
}

function* decoded(bytes: Uint8Array, encoding: string): Generator<undefined, string> {
	const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
	const older = encoding === "windows-1252";
	const parts: string[] = [];
	/** A carriage return at the end of a part: a line feed may follow. */
	let held = "";
	for (let at = 0; at < bytes.length; at += AT_A_TIME) {
		if (at > 0) yield;
		const isLast = at + AT_A_TIME >= bytes.length;
		const read = held + decoder.decode(bytes.subarray(at, at + AT_A_TIME), { stream: !isLast });
		held = !isLast && read.endsWith("\r") ? "\r" : "";
		const text = plainLines(held === "" ? read : read.slice(0, -1));
		parts.push(older ? text.replace(/[\x80-\x9f]/g, (sign) => BETWEEN[sign.charCodeAt(0) - 0x80] ?? sign) : text);
	}
	return parts.join("");
}

/**
 * The text of a file, with line feeds alone: by its byte-order mark; else as UTF-16 where every other byte is a zero, as UTF-8
 * where it is that without a fault, and else as Windows-1252, which older programs write. Some of it at a time.
 */
export function* textOf(data: ArrayBuffer): Generator<undefined, string> {
	const bytes = new Uint8Array(data);
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return yield* decoded(bytes, "utf-16le");
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return yield* decoded(bytes, "utf-16be");
	if (isUtf16(bytes, 0)) return yield* decoded(bytes, "utf-16le");
	if (isUtf16(bytes, 1)) return yield* decoded(bytes, "utf-16be");
	try {
		return yield* decoded(bytes, "utf-8");
	} catch {
		return yield* decoded(bytes, "windows-1252");
	}
}
