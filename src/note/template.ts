import { QUESTIONS, type Questions } from "../domain/questions";
import { answersIn } from "./answers";
import { applyEdit } from "./edit";
import { readFrontmatter, setProperties, type PropertyValue } from "./frontmatter";

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
export const BUILT_IN_TEMPLATE = `${QUESTIONS.map((_, index) => `## {{question${index + 1}}}\n\n{{answer${index + 1}}}\n`).join("\n")}\n## Follow-ups\n`;

const PLACEHOLDER = /\{\{\s*(name|date|question[1-4]|answer[1-4])\s*\}\}/gi;

/** A value inside the block of properties: as it is where YAML reads it so, else quoted. */
function forYaml(value: string, line: string): string {
	const quoted = JSON.stringify(value);
	const doubleQuotes = line.split('"').length - 1;
	if (doubleQuotes % 2 === 1) return quoted.slice(1, -1);
	if ((line.split("'").length - 1) % 2 === 1) return value.replace(/'/g, "''").replace(/\s*\n\s*/g, " ");
	return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .()/'’-]*$/u.test(value) && !/^[\d.]+$|^(?:true|false|null|yes|no|on|off)$/i.test(value) ? value : quoted;
}

function valueOf(placeholder: string, person: NewPerson, questions: Questions): string {
	const key = placeholder.toLowerCase();
	if (key === "name") return person.name;
	if (key === "date") return person.date;
	const index = (Number(key.at(-1)) - 1) as 0 | 1 | 2 | 3;
	return (key.startsWith("question") ? questions[index] : person.answers[index]).trim();
}

/** An answer as it can stand under its heading without becoming a heading or a block of its own. */
function asProse(answer: string): string {
	return answer.trim().replace(/\r\n?/g, "\n").replace(/^(?=#{1,6}\s|={2,}\s*$|-{2,}\s*$|`{3}|~{3})/gm, "\\");
}

/**
 * The text of a new person note: a template filled, then the properties set. No answer is lost where the template has no
 * place for it: it is put under its question at the end. Throws a Refusal where the filled block of properties cannot be
 * read.
 */
export function newPersonNote(template: string, person: NewPerson, questions: Questions): string {
	const said: NewPerson = { ...person, answers: person.answers.map(asProse) as unknown as Questions };
	const form = withoutEmptyAnswers(template, said.answers);
	const block = readFrontmatter(form);
	const bodyStart = "kind" in block ? endOfBlock(form) : block.bodyStart;
	let text = form.replace(PLACEHOLDER, (_, key: string, at: number) => {
		const value = valueOf(key, said, questions);
		return at >= bodyStart ? value : forYaml(value, form.slice(form.lastIndexOf("\n", at - 1) + 1, at));
	});
	const placed = answersIn(text, [[questions[0]], [questions[1]], [questions[2]], [questions[3]]]);
	said.answers.forEach((answer, index) => {
		if (answer === "" || template.toLowerCase().includes(`{{answer${index + 1}}}`) || placed[index]?.text.includes(answer) === true) return;
		text = `${text.trimEnd()}\n\n## ${questions[index as 0 | 1 | 2 | 3]}\n\n${answer}\n`;
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
