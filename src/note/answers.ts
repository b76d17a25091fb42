import { withoutEnd } from "../domain/ends";
import type { Questions } from "../domain/questions";
import { LONGEST_HEADING } from "./markdown/line-types";
import { memoize } from "../domain/memoize";
import { sectionsOf, type Section } from "./markdown/sections";

/** Every wording under which the answer to a question may stand: the one in use, then those it had before. */
export type Wordings = readonly [readonly string[], readonly string[], readonly string[], readonly string[]];

/** The wordings to look for: those of the settings, those before, and the built-in ones. */
export function wordingsOf(questions: Questions, former: Wordings, builtIn: Questions): Wordings {
	const all = (index: 0 | 1 | 2 | 3): readonly string[] => [
		...new Set([questions[index], ...former[index], builtIn[index]]),
	];
	return [all(0), all(1), all(2), all(3)];
}

/** The answer to one question as it stands in a note. */
export interface Answer {
	/** Without white space around it and without comments; empty where nothing was answered. */
	readonly text: string;
	/** Where the answer begins, or would be typed: an offset into the text of the note. Undefined without its heading. */
	readonly at: number | undefined;
}

/** A heading reduced to what two people would call the same words. */
const foldedHeading = memoize(500, (heading) =>
	withoutEnd(
		heading
			.normalize("NFKC")
			.toLowerCase()
			.replace(/[’‘]/g, "'")
			.replace(/\s+/g, " ")
			.replace(/^\d+[.)]\s*/, ""),
		"?:.",
		true,
	).trim(),
);

/** The words of a heading as they are compared; empty, as no question is, for one that is too long for a question. */
function titleOf({ text }: Section): string {
	return text.length > LONGEST_HEADING ? "" : foldedHeading(text);
}

/** Cached per wordings array: settings hand out a new array whenever the wordings change. */
const foldedWordings = new WeakMap<readonly string[], ReadonlySet<string>>();

function foldedOf(wordings: readonly string[]): ReadonlySet<string> {
	const known = foldedWordings.get(wordings) ?? new Set(wordings.map(foldedHeading));
	foldedWordings.set(wordings, known);
	return known;
}

/** What a section says, without comments, which are no answer. */
function said(text: string): string {
	if (!text.includes("%%") && !text.includes("<!--")) return text.trim();
	return text
		.replace(/%%[\s\S]*?(?:%%|$)/g, "")
		.replace(/<!--[\s\S]*?(?:-->|$)/g, "")
		.trim();
}

/** Which of the questions a heading is, as bits: two may have had the same wording. */
const askedBy = new WeakMap<Wordings, Map<string, number>>();

/** The questions that a heading asks, the first as bit 1, the second as 2, then 4 and 8. A vault has few different ones. */
function questionsIn(heading: string, wordings: Wordings): number {
	if (heading.length > LONGEST_HEADING) return 0;
	const known = askedBy.get(wordings) ?? new Map<string, number>();
	askedBy.set(wordings, known);
	const answer = known.get(heading);
	if (answer !== undefined) return answer;
	const title = foldedHeading(heading);
	const bits = wordings.reduce((sum, each, at) => sum + (foldedOf(each).has(title) ? 2 ** at : 0), 0);
	// A substring would keep the whole note in memory.
	if (known.size < MOST_HEADINGS && heading.length < LONGEST_KNOWN) known.set(Array.from(heading).join(""), bits);
	return bits;
}

/** At most this many headings are remembered, and none longer than this: a vault where all differ must not fill the memory. */
const MOST_HEADINGS = 500;
const LONGEST_KNOWN = 200;

/** The first section with text, if several headings are wordings of the same question. */
function sectionFor(
	text: string,
	sections: readonly Section[],
	titles: readonly string[],
	wordings: readonly string[],
): Section | undefined {
	const wanted = foldedOf(wordings);
	const found = sections.filter((_, index) => wanted.has(titles[index] ?? ""));
	return found.length < 2 ? found[0] : (found.find(({ from, to }) => said(text.slice(from, to)) !== "") ?? found[0]);
}

/** Which of the four questions have an answer by the sections of a note, as bits: 1, 2, 4 and 8, in their order. */
export function answeredIn(text: string, sections: readonly Section[], wordings: Wordings): number {
	let answered = 0;
	for (const { text: heading, from, to } of sections) {
		const asked = questionsIn(heading, wordings);
		if ((asked & ~answered) !== 0 && said(text.slice(from, to)) !== "") answered |= asked;
	}
	return answered;
}

/** Whether a heading is one of the four questions, in any wording they ever had. */
export function isQuestion(heading: string, wordings: Wordings): boolean {
	return questionsIn(heading, wordings) !== 0;
}

/** What stands beneath the headings of the four questions, in any wording they ever had. */
export function sectionsAnswering(sections: readonly Section[], wordings: Wordings): readonly Section[] {
	return sections.filter(({ text }) => isQuestion(text, wordings));
}

/** The answers to the four questions under their headings, of any level, in any wording they ever had. */
export function answersIn(text: string, wordings: Wordings): readonly [Answer, Answer, Answer, Answer] {
	const sections = sectionsOf(text);
	const titles = sections.map(titleOf);
	const answer = (known: readonly string[]): Answer => {
		const best = sectionFor(text, sections, titles, known);
		if (best === undefined) return { text: "", at: undefined };
		const body = text.slice(best.from, best.to);
		const words = said(body);
		const lead = /^\s*/.exec(body)?.[0] ?? "";
		return { text: words, at: best.from + (words === "" ? emptyLineIn(body) : lead.length) };
	};
	return [answer(wordings[0]), answer(wordings[1]), answer(wordings[2]), answer(wordings[3])];
}

/** Where one would type in an empty section: its second line where it has two, so that a blank line stays above. */
function emptyLineIn(body: string): number {
	const first = /^[^\S\r\n]*(?:\r\n|\n|\r)/.exec(body);
	return first === null || first[0].length === body.length ? 0 : first[0].length;
}
