/** Names as networks write them: with titles, degrees and pictures around them. */

import { withoutEnd } from "../domain/ends";

/** Emoji and the characters that belong to them. */
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F|\u20E3|[\u{1F1E6}-\u{1F1FF}]/gu;

/** Pictographs that are letters or digits to everybody else. */
const KEPT = /[#*0-9©®™]/;

/** A degree or title after a comma: few letters, two of them capitals, or a full stop. */
const DEGREE = /^(?=.*\p{Lu}.*[\p{Lu}.])[\p{L}.®™/&+ -]{2,18}$/u;

/** A name on one line without pictures. */
function withoutPictures(name: string): string {
	return name
		.replace(PICTURES, (sign) => (KEPT.test(sign) ? sign : " "))
		.replace(/\s+/g, " ")
		.trim();
}

/** A name without what stands in brackets after it. */
function withoutBrackets(name: string): string {
	const text = name.trimEnd();
	if (!/[)\]]$/.test(text)) return text;
	const open = Math.max(text.lastIndexOf("(", text.length - 2), text.lastIndexOf("[", text.length - 2));
	return open < 0 || /[)\]]/.test(text.slice(open + 1, -1)) ? text : withoutBrackets(text.slice(0, open));
}

/**
 * A name to be shown, without pictures, what stands in brackets after it, and degrees after a comma. `whole` is what was
 * written, where letters of it are left out.
 */
export function cleanedName(written: string): { readonly name: string; readonly whole?: string } {
	const seen = withoutPictures(written);
	const [head = "", ...behind] = withoutBrackets(seen)
		.split(",")
		.map((part) => part.trim());
	const kept = behind.filter((part) => part !== "" && !DEGREE.test(part));
	const name = [head, ...kept].join(", ").trim();
	if (!/\p{L}/u.test(name)) return { name: /\p{L}/u.test(seen) ? seen : "" };
	return name === seen || withoutEnd(seen, ",", true) === name ? { name } : { name, whole: seen };
}

/** The parts of a name in a row, each once where one holds the other. */
export function joinedName(first: string, middle: string, last: string): string {
	return [first, middle, last]
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.join(" ");
}
