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

function decoded(bytes: Uint8Array, encoding: string, fatal = false): string {
	return new TextDecoder(encoding, { fatal }).decode(bytes);
}

/**
 * The text of a file: by its byte-order mark; else as UTF-16 where every other byte is a zero, as UTF-8 where it is that
 * without a fault, and else as Windows-1252, which older programs write.
 */
export function textOf(data: ArrayBuffer): string {
	const bytes = new Uint8Array(data);
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, "utf-16le");
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, "utf-16be");
	if (isUtf16(bytes, 0)) return decoded(bytes, "utf-16le");
	if (isUtf16(bytes, 1)) return decoded(bytes, "utf-16be");
	try {
		return decoded(bytes, "utf-8", true);
	} catch {
		return decoded(bytes, "windows-1252").replace(/[\x80-\x9f]/g, (sign) => BETWEEN[sign.charCodeAt(0) - 0x80] ?? sign);
	}
}
