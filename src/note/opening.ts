/** The user's own opening words of a note: skips properties, headings, answers to the four questions, and the log. */
import { sectionsAnswering, type Wordings } from "./answers";
import { logKind } from "./log/log-headings";
import { SectionFinder, scanNote, type NoteLine } from "./markdown/sections";

/** How many lines are shown at most, and how many characters of each. */
const MOST_LINES = 3;
const LONGEST_LINE = 240;

/** Up to three lines, without the marks of lists; tasks, code, quotations and what only embeds something are left out. */
export function openingOf(text: string, wordings: Wordings, logHeadings: readonly string[] = []): readonly string[] {
	const finder = new SectionFinder(text.length);
	const lines: { readonly at: number; readonly words: string }[] = [];
	scanNote(
		text,
		(line: NoteLine) => {
			finder.visit(line);
			const { kind, depth, item, startsItem, from, to } = line;
			if (
				kind !== "text" ||
				depth > 1 ||
				(depth === 1 && (!startsItem || item === undefined || item.task !== undefined))
			)
				return;
			const words = (item === undefined ? text.slice(from, to) : item.text).slice(0, LONGEST_LINE).trim();
			if (words === "" || /^!\[/.test(words) || words.startsWith("|")) return;
			lines.push({ at: from, words });
		},
		true,
	);
	const left = [
		...sectionsAnswering(finder.sections, wordings),
		...finder.sections.filter((section) => logKind(section.text, logHeadings) !== undefined),
	];
	return lines
		.filter(({ at }) => !left.some(({ from, to }) => at >= from && at < to))
		.slice(0, MOST_LINES)
		.map(({ words }) => words);
}
