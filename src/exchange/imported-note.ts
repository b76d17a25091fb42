/** What another program has as notes about a person, as a part of their note that is the user's own words and no log. */

/** Characters that the app, or a plugin, reads something out of. */
const MEANS_SOMETHING = /[%<$`]|::|\[\[|^[ \t]*(?:[-*+]|\d+[.)]|#)/m;

/** A text at the end of a note, as a quotation; as a block of plain text where it has characters in it that mean something. */
export function withImportedNote(text: string, heading: string, words: string): string {
	const plain = words.replace(/\r\n?/g, "\n").trim();
	if (plain === "") return text;
	const longest = Math.max(2, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = "`".repeat(longest + 1);
	const body = MEANS_SOMETHING.test(plain)
		? `${fence}text\n${plain}\n${fence}`
		: plain
				.split("\n")
				.map((line) => `> ${line}`.trimEnd())
				.join("\n");
	return `${text.trimEnd()}\n\n## ${heading}\n\n${body}\n`;
}
