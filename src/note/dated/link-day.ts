/** The day that a link means: what its target is called, or the daily note that it leads to. */
import { parseDay, type Day } from "../../domain/day";
import { decodedAddress } from "../markdown/link-address";
import { readerOf, type DailyNotes, type ParseDate } from "./daily-notes";

/** Daily notes as links name them, by the user's own folders and formats. */
export interface DailyLinks {
	/** The day of the daily note that a link's target, a path or a name, leads to; undefined where it leads to none. */
	readonly dayOf: (target: string) => Day | undefined;
	/** How a link that names the note of one day so names that of another; undefined where it names none. */
	readonly targetOf: (day: Day, like: string) => string | undefined;
}

/** Prints a day by a format of Moment's. */
export type PrintDate = (day: Day, format: string) => string;

interface Form {
	readonly prefix: string;
	readonly format: string;
	readonly read: (name: string) => Day | undefined;
}

/** Whether a format tells a day by itself: without a year, a name would mean another day each year. */
function tellsDay(format: string): boolean {
	const tokens = format.replace(/\[[^[\]]*\]/g, "");
	return /[YyGgLlXx]/.test(tokens) && /[DdEeLlXx]/.test(tokens);
}

/** Links to daily notes of some kinds: by path, below their folder, and by name alone, as the app writes them. */
export function dailyLinks(kinds: readonly DailyNotes[], parse: ParseDate, print: PrintDate): DailyLinks {
	const forms = kinds.flatMap(({ folder, format }): Form[] => {
		const name = format.slice(format.lastIndexOf("/") + 1);
		const formats = [...new Set([format, name])].filter(tellsDay);
		const prefixes = [...new Set([folder === "" ? "" : `${folder}/`, ""])];
		return prefixes.flatMap((prefix) => formats.map((each) => ({ prefix, format: each, read: readerOf(each, parse) })));
	});
	const find = (target: string): { readonly form: Form; readonly day: Day } | undefined => {
		for (const form of forms) {
			const day = target.startsWith(form.prefix) ? form.read(target.slice(form.prefix.length)) : undefined;
			if (day !== undefined) return { form, day };
		}
		return undefined;
	};
	return {
		dayOf: (target) => find(target)?.day,
		targetOf: (day, like) => {
			const form = find(like)?.form;
			return form === undefined ? undefined : `${form.prefix}${print(day, form.format)}`;
		},
	};
}

/** A target without what leads to a place in the note, its ending, and a slash before it. */
function noteOf(target: string): string {
	return (target.split("#", 1)[0] ?? "").trim().replace(/^\//, "").replace(/\.md$/i, "");
}

/** The day that a link's target means: `Journal/2026-10-12.md#Evening`, or a daily note of the user's own format. */
export function dayOfTarget(target: string, links?: DailyLinks): Day | undefined {
	const note = noteOf(target);
	return links?.dayOf(note) ?? parseDay(note.slice(note.lastIndexOf("/") + 1));
}

/** A link that is the whole of a text, in its parts. */
interface WholeLink {
	readonly kind: "wiki" | "markdown";
	readonly target: string;
	readonly words: string | undefined;
}

function wholeLink(text: string): WholeLink | undefined {
	const [, target, words] = /^\s*\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]\s*$/.exec(text) ?? [];
	if (target !== undefined) return { kind: "wiki", target, words };
	const [, shown, path] = /^\s*\[([^[\]]*)\]\(<?([^()<>]*)>?\)\s*$/.exec(text) ?? [];
	return path === undefined ? undefined : { kind: "markdown", target: decodedAddress(path), words: shown };
}

/** The day of a text that is a link: by its target, else by the words that it shows; undefined for every other text. */
export function dayOfLink(text: string, links?: DailyLinks): Day | undefined {
	if (!text.includes("[")) return undefined;
	const link = wholeLink(text);
	return link === undefined ? undefined : (dayOfTarget(link.target, links) ?? parseDay(link.words));
}

/**
 * A link in the style of an existing one, to another day's note: same kind, folder and format. The old display text is
 * dropped, since it described the old day. Undefined if the text is no link or its target no day.
 */
export function linkLike(text: string, day: Day, links?: DailyLinks): string | undefined {
	const link = wholeLink(text);
	if (link === undefined || dayOfTarget(link.target, links) === undefined) return undefined;
	const note = noteOf(link.target);
	const folder = note.slice(0, note.lastIndexOf("/") + 1);
	// A folder of years or months is another one on another day.
	const target = links?.targetOf(day, note) ?? `${/\d/.test(folder) ? "" : folder}${day}`;
	return link.kind === "wiki" ? `[[${target}]]` : `[${day}](${encodeURI(target)}.md)`;
}
