/** What people are called: by what is shown of them, and by what links and searches may use. */
import { noteName } from "./note-name";
import type { Person, Properties } from "./person";

/** The name to show of a person: the one that the properties give, but the file's where that says it whole, and perhaps more (`Ana Diaz 2`). */
export function shownName(fileName: string, fullName: string | undefined): string {
	return fullName === undefined || fileName.normalize("NFC").includes(fullName) ? fileName : fullName;
}

/** A symbol that people put before the names of people's notes, as in `@Ben Okafor`, and what follows it. */
const SIGNED = /^(?:[@+~\p{Extended_Pictographic}\p{Emoji_Modifier}\s]|\u200D|\uFE0F)+(?=\p{L})/u;

/** The aliases of a person; where the file's name has a symbol before it, the name without it is one of them. */
export function linkNamesOf(path: string, { aliases }: Properties): readonly string[] {
	const code = path.charCodeAt(path.lastIndexOf("/") + 1);
	// Most names begin with a letter from A to z.
	if (code >= 65 && code <= 122) return aliases;
	const fileName = noteName(path);
	const bare = fileName.replace(SIGNED, "");
	return bare === fileName || aliases.includes(bare) ? aliases : [...aliases, bare];
}

/** Every name that a person goes by, the one that is shown first: it, the file's, and the aliases. */
export function everyNameOf({ path, name, properties }: Person): readonly string[] {
	const fileName = noteName(path);
	const names = linkNamesOf(path, properties);
	return fileName === name ? [name, ...names] : [name, fileName, ...names];
}
