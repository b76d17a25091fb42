/** What of a note's text is not CommonMark: it is set aside before the text is read, and put back where it stood. */

/** What was set aside. */
export interface SetAside {
	/** The text with a sign in the place of each link, without comments and properties; its lines keep their numbers. */
	readonly text: string;
	/** The link for which a sign stands; undefined where it is none. */
	linkFor(sign: string): NoteLink | undefined;
	/** A text as it was written, signs replaced. */
	restore(text: string): string;
}

/** A link or an embed, in the app's way of writing it. */
export interface NoteLink {
	readonly target: string;
	readonly shown: string;
	readonly isEmbed: boolean;
	readonly written: string;
}

/** One sign: two characters for private use around a number. */
export const SIGN = /\uE000\d+\uE001/;

const ASIDE =
	/(?<code>(?:^|\n)(?<fence>`{3,}|~{3,})[^\n]*(?:\n(?!\k<fence>)[^\n]*)*(?:\n\k<fence>|$)|`[^`\n]+`)|(?<comment>%%[\s\S]*?(?:%%|$))|(?<link>!?\[\[(?<inner>[^[\]\n]+)\]\])/g;

const onlyBreaks = (text: string): string => text.replace(/[^\n]/g, "");

/** Sets links, comments and properties aside. */
export function setAside(markdown: string): SetAside {
	const links: NoteLink[] = [];
	const body = markdown.replace(/^---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/, onlyBreaks);
	const text = body.replace(ASIDE, (written: string, ...rest: unknown[]) => {
		const { code, comment, inner } = rest.at(-1) as { code?: string; comment?: string; inner?: string };
		if (code !== undefined) return written;
		if (comment !== undefined) return onlyBreaks(written);
		const [target = "", ...shown] = (inner ?? "").split("|");
		links.push({
			target: target.trim(),
			shown: shown.join("|").trim() || target.trim().replace(/^#/, "").replace(/#\^?/g, " > "),
			isEmbed: written.startsWith("!"),
			written,
		});
		return `\uE000${links.length - 1}\uE001`;
	});
	const linkFor = (sign: string): NoteLink | undefined => links[Number(sign.slice(1, -1))];
	return {
		text,
		linkFor,
		restore: (part) => part.replace(new RegExp(SIGN, "g"), (sign) => linkFor(sign)?.written ?? ""),
	};
}
