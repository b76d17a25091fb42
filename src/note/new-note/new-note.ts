import { QUESTIONS, type Questions } from "../../domain/questions";
import { answersIn } from "../answers";
import { htmlStart } from "../markdown/block-syntax";
import { applyEdit, Refusal } from "../markdown/text-edit";
import { readFrontmatter, setProperties, type PropertyValue } from "../frontmatter/frontmatter";
import { conflictLine } from "../markdown/merge-markers";
import { frontmatterBlock, lineEnd, lineEndingNear, nextLine } from "../markdown/lines";
import { readLog } from "../log/log";
import { asTexts, isType, marksFor } from "./mark-person";
import { meaningsIn, propertiesOfKind, vocabularyOf, type PropertyName } from "../properties/spellings";
import { scanNote } from "../markdown/sections";
import { ledByCode, takeCodeOut } from "./template-code";
import { scalarText } from "../frontmatter/print-yaml";

/** How the app's own templates print days and times. */
export interface Printing {
	/** A day, or the present moment where none is given, by a format of Moment's. */
	readonly print: (format: string, day?: string) => string;
	/** The formats of `{{date}}` and `{{time}}` where they name none. */
	readonly dateFormat: string;
	readonly timeFormat: string;
}

/** What a new person note is made of. */
export interface NewPerson {
	readonly name: string;
	/** The name of the note, which `{{title}}` stands for; the person's where absent. */
	readonly title?: string;
	/** The day that `{{date}}` stands for. */
	readonly date: string;
	/** Prints `{{date}}` in the app's format, `{{time}}`, and formats; without it `{{date}}` is `YYYY-MM-DD`. */
	readonly printing?: Printing;
	/**
	 * By their keys in the note, in the order in which they are written; undefined takes one of the template out. Types and
	 * tags are put beside those of the template.
	 */
	readonly properties: ReadonlyMap<string, PropertyValue | undefined>;
	/** A tag that marks people, without `#`; none where absent or empty. */
	readonly personTag?: string;
	readonly answers: Questions;
}

/** The built-in template: the four questions and the log, with the placeholders that a template of one's own may use. */
export const BUILT_IN_TEMPLATE = `\n${QUESTIONS.map((_, index) => `## {{question${index + 1}}}\n\n{{answer${index + 1}}}\n`).join("\n")}\n## Follow-ups\n`;

/** Ours, and those of the app's own templates: `{{title}}`, `{{date}}`, `{{time}}`, the last two perhaps with a format. */
const PLACEHOLDER = /\{\{\s*(?:(name|title|question[1-4]|answer[1-4])|(date|time)(?:\s*:(?=([^{}\r\n]*))\3)?)\s*\}\}/gi;

/** The words that placeholders stand for. */
interface Words {
	readonly name: string;
	readonly title: string;
	readonly questions: Questions;
	readonly answers: Questions;
	/** A day or time; by the app's own format where none is named. Undefined leaves the placeholder as it is. */
	readonly moment: (kind: "date" | "time", format: string) => string | undefined;
}

/** A text with the words in the place of its placeholders. `filled` takes note of those that were there. */
function filledIn(
	text: string,
	words: Words,
	filled: Set<string>,
	spell: (value: string, at: number) => string = (value) => value,
): string {
	return text.replace(
		PLACEHOLDER,
		(whole: string, key: string | undefined, kind: string | undefined, format: string | undefined, at: number) => {
			const value =
				key === undefined
					? words.moment(kind?.toLowerCase() === "time" ? "time" : "date", format?.trim() ?? "")
					: wordsFor(key.toLowerCase(), words);
			if (value === undefined) return whole;
			filled.add(key?.toLowerCase() ?? "");
			return spell(value, at);
		},
	);
}

function wordsFor(key: string, { name, title, questions, answers }: Words): string {
	if (key === "name") return name;
	if (key === "title") return title;
	const index = (Number(key.at(-1)) - 1) as 0 | 1 | 2 | 3;
	return (key.startsWith("question") ? questions[index] : answers[index]).trim();
}

/** What is told of a moment; each is asked for once, so that a note has one time. */
function momentsOf({ date, printing }: NewPerson): Words["moment"] {
	const known = new Map<string, string>();
	return (kind, format) => {
		if (printing === undefined) return kind === "date" && format === "" ? date : undefined;
		const key = `${kind}:${format}`;
		const { print, dateFormat, timeFormat } = printing;
		const printed =
			known.get(key) ?? (format !== "" ? print(format) : kind === "date" ? print(dateFormat, date) : print(timeFormat));
		known.set(key, printed);
		return printed;
	};
}

/** A value inside the block of properties, where what stands before it in its line does not make it a value of its own. */
function forYaml(value: string, line: string): string {
	const doubleQuotes = line.split('"').length - 1;
	if (doubleQuotes % 2 === 1) return JSON.stringify(value).slice(1, -1);
	if ((line.split("'").length - 1) % 2 === 1)
		return value
			.replace(/'/g, "''")
			.split("\n")
			.map((each) => each.trim())
			.filter((each) => each !== "")
			.join(" ");
	return scalarText(value);
}

/**
 * A properties line with one unquoted, unbracketed value and perhaps a comment: what precedes the value, and the value.
 */
const BARE_LINE =
	/^([ \t]*(?:(?=((?:- +)+))\2(?:[^\s"'#:[\]{},&*!|>%@`-][^:#]*:[ \t]+)?|[^\s"'#:[\]{},&*!|>%@`-][^:#]*:[ \t]+))((?:\{\{|[^\s"'#[{&*!|>%@`]).*)$/;

/** Properties whose `{{date}}` is always printed as `YYYY-MM-DD`, whatever the app's date format is. */
const DAYS: ReadonlySet<PropertyName | undefined> = propertiesOfKind("day");

/** Whether a value is a number that a date or time printed, such as a year; a name of digits stays words. */
function isNumber(value: string, template: string | undefined): boolean {
	return /^\s*[1-9]\d{0,14}\s*$/.test(value) && !/\{\{\s*[^dt\s]|\{\{\s*title/i.test(template ?? "");
}

/** The lines of the properties with the words in the place of their placeholders, each value spelled as YAML reads it. */
function filledInBlock(block: string, words: Words, date: string, filled: Set<string>): string {
	const lines: string[] = [];
	const meaningOf = meaningsIn(vocabularyOf());
	for (let from = 0; from < block.length;) {
		const end = lineEnd(block, from);
		const next = Math.max(nextLine(block, end), end);
		const line = block.slice(from, end);
		if (!line.includes("{{")) lines.push(block.slice(from, next));
		else {
			const [, lead = "", , value] = BARE_LINE.exec(line) ?? [];
			const key = lead.replace(/:[ \t]*$/, "").trim();
			const own: Words = DAYS.has(meaningOf(key)?.name)
				? { ...words, moment: (kind, format) => (kind === "date" && format === "" ? date : words.moment(kind, format)) }
				: words;
			const comment = value === undefined ? -1 : value.search(/[ \t]#/);
			const said = value === undefined || comment < 0 ? value : value.slice(0, comment);
			const whole = said === undefined || lead.includes("{{") ? undefined : filledIn(said, own, filled);
			lines.push(
				whole === undefined || whole === said
					? filledIn(line, own, filled, (each, at) => forYaml(each, line.slice(0, at)))
					: `${lead}${isNumber(whole, said) ? whole.trim() : scalarText(whole.trim())}${comment < 0 ? "" : (value ?? "").slice(comment)}`,
				block.slice(end, next),
			);
		}
		from = next;
	}
	return lines.join("");
}

/** What a line must not begin with in an answer: a heading, or a line that makes one of the line above. */
const HEADING_SIGN = /^(?= {0,3}(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$))([ ]*)/gm;

/** Try this often to close an open block by escaping the one character; then escape every character that may open one. */
const MOST_TRIES = 5;

/** What may open a block at the begin of a line, or at a place in it. */
const OPENERS = /^[ \t>]*(?=<|```|~~~|\$\$)|%%/gm;

/** Where a block begins that a text leaves open; undefined where it leaves none. HTML without an end of its own goes on to an empty line. */
function openIn(text: string): { readonly at: number; readonly html: boolean } | undefined {
	let html: number | undefined;
	let line = 0;
	const starts: number[] = [];
	const { open, stray } = scanNote(text, ({ from, kind, depth }) => {
		line++;
		// Of the lines only those are kept at which a block can begin.
		if (kind !== "text" && kind !== "blank") starts[line] = from;
		if (kind !== "html" || depth > 0) html = undefined;
		else html ??= from;
	});
	if (stray !== undefined) return { at: text.indexOf("%%", stray.from), html: false };
	if (open !== undefined) return { at: starts[open.line] ?? 0, html: false };
	return html === undefined ? undefined : { at: html, html: true };
}

/** A part of a text that is one block of HTML, as a paragraph: a backslash goes before each line that would begin it again. */
function withoutHtml(part: string): string {
	return part
		.split("\n")
		.map((line, index) => {
			const words = line.trimStart();
			return index === 0 || htmlStart(words)?.interrupts === true
				? `${line.slice(0, line.length - words.length)}\\${words}`
				: line;
		})
		.join("\n");
}

/**
 * An answer as it can stand under its heading: without headings of its own, and with nothing left open that would
 * swallow what follows. Not a word is changed; a backslash is put before the character that would do so.
 */
function asProse(answer: string): string {
	let prose = answer.trim().replace(/\r\n?/g, "\n").replace(HEADING_SIGN, "$1\\");
	for (let looks = 0; looks < MOST_TRIES; looks++) {
		const open = openIn(prose);
		if (open === undefined) return prose;
		let start = open.at;
		while (/[ \t>]/.test(prose.charAt(start))) start++;
		if (open.html) prose = prose.slice(0, open.at) + withoutHtml(prose.slice(open.at));
		else if (looks < MOST_TRIES - 2) prose = `${prose.slice(0, start)}\\${prose.slice(start)}`;
		else
			prose =
				prose.slice(0, open.at) +
				prose.slice(open.at).replace(OPENERS, (sign) => (sign === "%%" ? "\\%%" : `${sign}\\`));
	}
	return prose;
}

/** Ways to escape words in a line, from none to character entities; all render the same. */
const ESCAPES: readonly ((words: string) => string)[] = [
	(words) => words,
	asProse,
	(words) =>
		words
			.replace(/[!-/:-@[-`{-~]/g, "\\$&")
			.replace(/^(\d+)(?=[ \t-])/, (digits) => encoded(digits.charAt(0)) + digits.slice(1)),
	(words) => words.replace(/[!-/:-@[-`{-~]|^\d/g, encoded),
];

function encoded(sign: string): string {
	return `&#${sign.charCodeAt(0)};`;
}

/** What blocks a note is made of, what it leaves open and what it logs: all that a name must not change. */
function shapeOf(text: string): string {
	const lines: unknown[] = [];
	const { open, stray } = scanNote(text, ({ kind, depth, heading, item, startsItem }) =>
		lines.push([kind, depth, heading?.level, item?.task, startsItem]),
	);
	const { lines: logged, hasHeading } = readLog(text);
	return JSON.stringify([lines, open, stray?.line, logged, hasHeading, conflictLine(text)]);
}

/** Words of one line each, as they can stand where a form has them: the form keeps the shape that it has around plain words. */
function asWords(said: readonly string[], form: (words: readonly string[]) => string): readonly string[] {
	const plain = said.map(() => "x");
	const wanted = shapeOf(form(plain));
	const fits = (words: readonly string[]): boolean => shapeOf(form(words)) === wanted;
	const spelled = said.map((each) => each.trim().replace(/\s+/g, " "));
	if (fits(spelled)) return spelled;
	// One by one, so that a question is still found by its words where only the name has to be escaped.
	const safe = spelled.map((words, at) => {
		const escaped = ESCAPES.map((escape) => escape(words));
		return (
			escaped.find((each) => fits(plain.map((word, other) => (other === at ? each : word)))) ?? escaped.at(-1) ?? words
		);
	});
	return (
		[safe, ...ESCAPES.slice(2).map((escape) => spelled.map(escape))].find(fits) ??
		spelled.map((words) => words.replace(/[!-/:-@[-`{-~]|^\d/g, encoded))
	);
}

/** An answer put under its question where a template has that without a place for it, else with it at the end. */
function withAnswer(text: string, question: string, answer: string, ending: string): string {
	const [{ at, text: standing }] = answersIn(text, [[question], [], [], []]);
	if (at === undefined || standing !== "")
		return `${text.trimEnd()}${ending}${ending}## ${question}${ending}${ending}${answer}${ending}`;
	const [before, after] = [text.slice(0, at), text.slice(at)];
	return `${before}${/[\r\n]$/.test(before) ? "" : ending}${answer}${ending}${after}`;
}

/** Longer answers are not checked again for what a name does to the lines around them. */
const LONGEST_LOOKED_AT = 2_000;

/**
 * The text of a new person note: a template filled, then marked as a person's and given the properties. No answer is lost
 * where the template has no place for it: it is put under its question. Templater's commands stay as they are, above the
 * block of properties as well. Throws a Refusal where the filled block of properties cannot be read.
 */
export function newPersonNote(template: string, person: NewPerson, questions: Questions): string {
	const { lead, rest } = ledByCode(template) ?? { lead: "", rest: template };
	const { name, title = name, answers, properties, personTag = "" } = person;
	const { text: form, putBack } = takeCodeOut(rest, [
		name,
		title,
		personTag,
		...questions,
		...answers,
		...[...properties].flat(2).map(String),
	]);
	return lead + putBack(filledNote(form, person, questions));
}

function filledNote(template: string, person: NewPerson, questions: Questions): string {
	const { name, title = name, date, properties, personTag = "" } = person;
	const ending = lineEndingNear(template, 0);
	const prose = person.answers.map((answer) => asProse(answer).replace(/\n/g, ending)) as unknown as Questions;
	const form = withoutEmptyAnswers(template, prose);
	const bodyStart = frontmatterBlock(form)?.bodyStart ?? 0;
	const filled = new Set<string>();
	const moment = momentsOf(person);
	const block = filledInBlock(
		form.slice(0, bodyStart),
		{ name, title, questions, answers: person.answers, moment },
		date,
		filled,
	);
	const body = form.slice(bodyStart);
	const filledWith = ([said = "", called = "", ...asked]: readonly string[], answers: Questions): string =>
		block +
		filledIn(body, { name: said, title: called, questions: asked as unknown as Questions, answers, moment }, filled);
	const looked = prose.map((answer) => (answer.length > LONGEST_LOOKED_AT ? "x" : answer)) as unknown as Questions;
	let text = filledWith(
		asWords([name, title, ...questions], (words) => filledWith(words, looked)),
		prose,
	);
	prose.forEach((answer, index) => {
		if (answer === "" || filled.has(`answer${index + 1}`)) return;
		const [heading = ""] = asWords([questions[index as 0 | 1 | 2 | 3]], ([words = ""]) => `## ${words}\n`);
		text = withAnswer(text, heading, answer, ending);
	});
	return applyEdit(text, setProperties(text, propertiesFor(text, properties, personTag)));
}

/** The properties to be set: the marks of a person beside the types and tags that the template has, then the others. */
function propertiesFor(
	text: string,
	properties: NewPerson["properties"],
	personTag: string,
): ReadonlyMap<string, PropertyValue | undefined> {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Refusal(block);
	const isMark = (key: string): boolean => isType(key) || key === "tags";
	const given = (is: (key: string) => boolean): readonly string[] =>
		[...properties].flatMap(([key, value]) => (is(key) ? asTexts(value) : []));
	const marks = marksFor(text, block, { types: given(isType), tags: given((key) => key === "tags"), personTag });
	return new Map([...marks, ...[...properties].filter(([key]) => !isMark(key))]);
}

/** A template without the lines that only hold the place of an answer not given, so that no gap is left there. */
function withoutEmptyAnswers(template: string, answers: Questions): string {
	return answers.reduce<string>((text, answer, index) => {
		if (answer !== "") return text;
		const line = new RegExp(
			`(\\r?\\n)[^\\S\\n]*\\{\\{\\s*answer${index + 1}\\s*\\}\\}[^\\S\\n]*\\r?\\n(?=(\\r?\\n|$)?)`,
			"gi",
		);
		return text.replace(line, (_, ending: string, blank: string | undefined) => (blank === undefined ? ending : ""));
	}, template);
}
