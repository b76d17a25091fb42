/** Names as networks write them: with titles, degrees and pictures around them. */

/** Pictures and the signs that belong to them. */
const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200D\uFE0F\u20E3\u{1F1E6}-\u{1F1FF}]/gu;

/** Pictographs that are letters or figures to everybody else. */
const KEPT = /[#*0-9©®™]/;

/** A degree or title behind a comma: few letters, two of them capitals, or a full stop. */
const DEGREE = /^(?=.*\p{Lu}.*[\p{Lu}.])[\p{L}.®™/&+ -]{2,18}$/u;

/** A name on one line without pictures. */
function withoutPictures(name: string): string {
	return name
		.replace(PICTURES, (sign) => (KEPT.test(sign) ? sign : " "))
		.replace(/\s+/g, " ")
		.trim();
}

/**
 * A name to be shown, without pictures, what stands in brackets behind it, and degrees behind a comma. `whole` is what was
 * written, where letters of it are left out.
 */
export function cleanedName(written: string): { readonly name: string; readonly whole?: string } {
	const seen = withoutPictures(written);
	const [head = "", ...behind] = seen.replace(/(?:\s*[([][^()[\]]*[)\]])+$/, "").split(/\s*,\s*/);
	const kept = behind.filter((part) => part !== "" && !DEGREE.test(part));
	const name = [head, ...kept].join(", ").trim();
	if (!/\p{L}/u.test(name)) return { name: /\p{L}/u.test(seen) ? seen : "" };
	return name === seen || seen.replace(/[\s,]+$/, "") === name ? { name } : { name, whole: seen };
}

/** The parts of a name in a row, each once where one holds the other. */
export function joinedName(first: string, middle: string, last: string): string {
	return [first, middle, last]
		.map((part) => part.trim())
		.filter((part) => part !== "")
		.join(" ");
}
