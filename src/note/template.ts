import { QUESTIONS, type Questions } from "../domain/questions";
import { answersIn } from "./answers";
import { conflictLine } from "./conflict";
import { applyEdit } from "./edit";
import { readFrontmatter, setProperties, type PropertyValue } from "./frontmatter";
import { lineEndingNear } from "./lines";
import { readLog } from "./log";
import { scanNote } from "./structure";

/** What a new person note is made of. */
export interface NewPerson {
	readonly name: string;
	/** The day that `{{date}}` stands for. */
	readonly date: string;
	/** By their keys in the note, in the order in which they are written; undefined takes one of the template out. */
	readonly properties: ReadonlyMap<string, PropertyValue | undefined>;
	readonly answers: Questions;
}

/** The built-in template: the four questions and the log, with the placeholders that a template of one's own may use. */
export const BUILT_IN_TEMPLATE = `\n${QUESTIONS.map((_, index) => `## {{question${index + 1}}}\n\n{{answer${index + 1}}}\n`).join("\n")}\n## Follow-ups\n`;

const PLACEHOLDER = /\{\{\s*(name|date|question[1-4]|answer[1-4])\s*\}\}/gi;

/** A value inside the block of properties: as it is where YAML reads it so, else quoted. */
function forYaml(value: string, line: string): string {
	const quoted = JSON.stringify(value);
	const doubleQuotes = line.split('"').length - 1;
	if (doubleQuotes % 2 === 1) return quoted.slice(1, -1);
	if ((line.split("'").length - 1) % 2 === 1) return value.replace(/'/g, "''").split("\n").map((line) => line.trim()).filter((line) => line !== "").join(" ");
	return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .()/'’-]*$/u.test(value) && !/^[\d.]+$|^(?:true|false|null|yes|no|on|off)$/i.test(value) ? value : quoted;
}

function valueOf(placeholder: string, person: NewPerson, questions: Questions): string {
	const key = placeholder.toLowerCase();
	if (key === "name") return person.name;
	if (key === "date") return person.date;
	const index = (Number(key.at(-1)) - 1) as 0 | 1 | 2 | 3;
	return (key.startsWith("question") ? questions[index] : person.answers[index]).trim();
}

/** What a line must not begin with in an answer: a heading, or a line that makes one of the line above. */
const HEADING_SIGN = /^(?= {0,3}(?:#{1,6}(?:[ \t]|$)|(?:=+|-+)[ \t]*$))([ ]*)/gm;

/** More blocks are never opened and left open in one answer; each costs a look at all of it. */
const MOST_BLOCKS = 100;

/**
 * An answer as it can stand under its heading: without headings of its own, and with nothing left open that would
 * swallow what follows. Not a word is changed; a backslash is put before the sign that would do so.
 */
function asProse(answer: string): string {
	let prose = answer.trim().replace(/\r\n?/g, "\n").replace(HEADING_SIGN, "$1\\");
	for (let count = 0; count < MOST_BLOCKS; count++) {
		let start = 0;
		let html: number | undefined;
		const lines: number[] = [];
		const { open, stray } = scanNote(prose, ({ from, kind, depth }) => {
			lines.push(from);
			// HTML ends at an empty line only, and what follows an answer may stand right below it.
			if (kind !== "html" || depth > 0) html = undefined;
			else html ??= from;
		});
		if (stray !== undefined) start = prose.indexOf("%%", stray.from);
		else if (open !== undefined) start = lines[open.line - 1] ?? 0;
		else if (html !== undefined) start = html;
		else break;
		while (/[ \t>]/.test(prose.charAt(start))) start++;
		prose = `${prose.slice(0, start)}\\${prose.slice(start)}`;
	}
	return prose;
}

/** How words can be put into a line, from as they are to what no reader takes for a sign; they look the same in each. */
const DISGUISES: readonly ((words: string) => string)[] = [
	(words) => words,
	asProse,
	(words) => words.replace(/[!-/:-@[-`{-~]/g, "\\$&").replace(/^(\d+)(?=[ \t-])/, (digits) => encoded(digits.charAt(0)) + digits.slice(1)),
	(words) => words.replace(/[!-/:-@[-`{-~]|^\d/g, encoded),
];

function encoded(sign: string): string {
	return `&#${sign.charCodeAt(0)};`;
}

/** What blocks a note is made of, what it leaves open and what it logs: all that a name must not change. */
function shapeOf(text: string): string {
	const lines: unknown[] = [];
	const { open, stray } = scanNote(text, ({ kind, depth, heading, item, startsItem }) => lines.push([kind, depth, heading?.level, item?.task, startsItem]));
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
	// One by one, so that a question is still found by its words where only the name needs a disguise.
	const safe = spelled.map((words, at) => {
		const worn = DISGUISES.map((wear) => wear(words));
		return worn.find((each) => fits(plain.map((word, other) => (other === at ? each : word)))) ?? worn.at(-1) ?? words;
	});
	return [safe, ...DISGUISES.slice(2).map((wear) => spelled.map(wear))].find(fits) ?? spelled.map((words) => words.replace(/[!-/:-@[-`{-~]|^\d/g, encoded));
}

/** An answer put under its question where a template has that without a place for it, else with it at the end. */
function withAnswer(text: string, question: string, answer: string, ending: string): string {
	const [{ at, text: standing }] = answersIn(text, [[question], [], [], []]);
	if (at === undefined || standing !== "") return `${text.trimEnd()}${ending}${ending}## ${question}${ending}${ending}${answer}${ending}`;
	const [before, after] = [text.slice(0, at), text.slice(at)];
	return `${before}${/[\r\n]$/.test(before) ? "" : ending}${answer}${ending}${after}`;
}

/**
 * The text of a new person note: a template filled, then the properties set. No answer is lost where the template has no
 * place for it: it is put under its question. Throws a Refusal where the filled block of properties cannot be read.
 */
export function newPersonNote(template: string, person: NewPerson, questions: Questions): string {
	const ending = lineEndingNear(template, 0);
	const prose = person.answers.map((answer) => asProse(answer).replace(/\n/g, ending)) as unknown as Questions;
	const form = withoutEmptyAnswers(template, prose);
	const block = readFrontmatter(form);
	const bodyStart = "kind" in block ? endOfBlock(form) : block.bodyStart;
	const filled = new Set<string>();
	const filledWith = ([name = "", ...asked]: readonly string[]): string => form.replace(PLACEHOLDER, (_, key: string, at: number) => {
		filled.add(key.toLowerCase());
		if (at >= bodyStart) return valueOf(key, { ...person, name, answers: prose }, asked as unknown as Questions);
		return forYaml(valueOf(key, person, questions), form.slice(form.lastIndexOf("\n", at - 1) + 1, at));
	});
	let text = filledWith(asWords([person.name, ...questions], filledWith));
	prose.forEach((answer, index) => {
		if (answer === "" || filled.has(`answer${index + 1}`)) return;
		const [heading = ""] = asWords([questions[index as 0 | 1 | 2 | 3]], ([words = ""]) => `## ${words}\n`);
		text = withAnswer(text, heading, answer, ending);
	});
	return applyEdit(text, setProperties(text, person.properties));
}

/** A template without the lines that only hold the place of an answer not given, so that no gap is left there. */
function withoutEmptyAnswers(template: string, answers: Questions): string {
	return answers.reduce<string>((text, answer, index) => {
		if (answer !== "") return text;
		const line = new RegExp(`\\r?\\n[^\\S\\n]*\\{\\{\\s*answer${index + 1}\\s*\\}\\}[^\\S\\n]*\\r?\\n(?=(\\r?\\n|$)?)`, "gi");
		return text.replace(line, (_, blank: string | undefined) => (blank === undefined ? "\n" : ""));
	}, template);
}

/** Where a block of properties ends that does not parse before it is filled (`name: {{name}}` is YAML of another kind). */
function endOfBlock(template: string): number {
	const match = /^\uFEFF?---[^\S\n]*\n[\s\S]*?\n---[^\S\n]*(?:\n|$)/.exec(template);
	return match === null ? 0 : match[0].length;
}
