import { memoize } from "../../domain/memoize";

/** Signs that belong to an emoji before them, and would be taken for marks of a letter. */
const EMOJI_MARKS = /[\uFE0E\uFE0F\u20E3]/g;

/** What is longer is no name, and no heading that anybody would list. */
const LONGEST_TEXT = 300;

/**
 * The words of a name or heading as they are compared: in lower case, without numbers before or after, emoji and
 * punctuation. `03 - People` and `👥 people` are both `people`; empty where nothing is left.
 */
export const plainWords: (text: string) => string = memoize(1000, (text) => {
	const words = text
		.slice(0, LONGEST_TEXT)
		.normalize("NFKC")
		.replace(EMOJI_MARKS, "")
		.toLowerCase()
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter((word) => word !== "");
	const isNumber = (word: string | undefined): boolean => word !== undefined && /^\p{N}+$/u.test(word);
	while (isNumber(words[0])) words.shift();
	while (isNumber(words.at(-1))) words.pop();
	return words.join(" ");
});
