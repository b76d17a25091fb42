/** What is wrong with a note or an entry, and what to do about it. */
import { withoutEnd } from "../domain/ends";
import type { Unreadable } from "../domain/person";
import type { OpenBlock, Problem } from "../note/markdown/text-edit";
import type { LookAlike } from "../note/markdown/lines";

const EXPECTED: Readonly<Record<Unreadable["expected"], string>> = {
	day: "a day such as 2026-11-20",
	birthday: "a day such as 1984-05-12, or --05-12 without its year",
	pastDay: "a day that is not in the future",
	onRecord: "a line in the log",
	count: "a whole number",
	cadence: "1 to 3650 days, “monthly”, “6 weeks” or “P3M”",
	circle: "a circle of the settings",
	list: "a list of words",
	text: "words",
	checkbox: "true or false",
	yaml: "properties that can be read",
	merge: "one side of a merge",
	alike: "to stand between two lines of “---”",
	log: "a text that can be read",
};

/** One property that could not be read: which, what stands there, and what would be understood. */
export function unreadableInWords({ property, value, expected, line, twice }: Unreadable): string {
	if (property === undefined && expected === "merge") {
		return `Git left both sides of a merge in this note${line === undefined ? "" : ` (line ${line})`}. Keep one there; until then nothing is written in it.`;
	}
	if (property === undefined && expected === "alike") {
		return `The app doesn’t see the properties of this note${line === undefined ? "" : ` (line ${line})`}: ${LOOK_ALIKE[value as LookAlike] ?? value}.`;
	}
	if (property === undefined && expected === "log")
		return "The text of this note could not be read yet, so what its log says may be missing here. It is tried again by itself.";
	if (property === undefined && twice !== undefined) {
		return `“${twice}” stands twice in this note’s properties${line === undefined ? "" : ` (line ${line})`}, as a merge leaves it, so none of them can be read. Keep one of the two.`;
	}
	if (property === undefined) {
		return `The properties of this note can’t be read${line === undefined ? "" : ` (line ${line})`}${value === "" ? "" : `: ${FAULTS[value] ?? value}`}`;
	}
	if (expected === "onRecord") {
		return `“${property}: ${value}” is later than anything on record, in the log or elsewhere. If it is right, add a line for that day; else use the log.`;
	}
	return `“${property}: ${value}” can’t be used; it needs ${EXPECTED[expected]}.`;
}

/** One value that is left as it is and complained about nowhere else. */
export function leftAloneInWords({ property = "", value, expected }: Unreadable): string {
	return `“${property}: ${value}” is left as it is and not used; that would take ${EXPECTED[expected]}.`;
}

/** Several of them in one text. */
export function unreadablesInWords(unreadable: readonly Unreadable[]): string {
	return unreadable.map(unreadableInWords).join(" ");
}

/** What swallows the rest of a note, and what would close it. */
const OPEN_BLOCK: Readonly<Record<OpenBlock, string>> = {
	fence:
		"the code block that begins there is never closed, so a new line would become part of it. Close it with the same characters, or remove it",
	comment:
		"the comment that begins there with “%%” is never closed, so a new line would be hidden in it. Add the second “%%”, or remove the first one",
	html: "the HTML that begins there is never closed, so a new line would become part of it. Close it, or remove it",
	math: "the formula that begins there with “$$” is never closed, so a new line would become part of it. Add the second “$$”, or remove the first one",
};

/** Why what looks like properties is none for the app, and what to do about it. */
const LOOK_ALIKE: Readonly<Record<LookAlike, string>> = {
	above:
		"its properties begin there, but the app finds them only where “---” is the very first thing in the note. Remove the empty line, or the invisible character, before it",
	blank:
		"a space, or an invisible character, is beside the “---”, so programs disagree where its properties begin and end. Retype that line as three hyphens and nothing else",
	dashes: "a long dash is where the app looks for the “---” around properties. Retype that line as three hyphens",
	dots: "its properties end with three dots, where the app looks for “---”. Write “---” instead",
	open: "its properties begin there and never end. Write a line of “---” below them, or remove this one",
};

/**
 * Why a note was not edited, naming the note, the line where there is one, the cause and what to do. Nothing in it was
 * changed.
 */
export function refusalInWords(note: string, problem: Problem): string {
	const at = "line" in problem ? `, line ${problem.line}` : "";
	return `Nothing was changed in “${note}”${at}: ${problemInWords(problem)}.`;
}

/** What is wrong with properties beyond what a parser complains of. */
const FAULTS: Readonly<Record<string, string>> = {
	twoDocuments: "more than one document",
	circular: "an alias of its own anchor",
};

/** A parser's complaint inside a sentence: one line, without its full stop. */
function complaint(detail: string): string {
	const words = withoutEnd((FAULTS[detail] ?? detail).replace(/\s+/g, " ").trim(), ".:");
	return words === "" ? "" : ` (${words})`;
}

function problemInWords(problem: Problem): string {
	switch (problem.kind) {
		case "yaml":
			return `its properties can’t be read${complaint(problem.detail)}. Fix that line, then try again`;
		case "duplicateKey":
			return `the property “${problem.key}” is there a second time. Keep one of the two, then try again`;
		case "tabIndent":
			return "properties can’t be indented with a tab. Use spaces instead, then try again";
		case "notAMapping":
			return "its properties are not written as “name: value”. Fix them, or remove the lines between the two “---”, then try again";
		case "tooLarge":
			return "its properties are too long, or too deeply nested, to be edited safely. Move some of them into the note’s text, then try again";
		case "loneReturn":
			return "a line of its properties ends with a character that programs read in different ways. Retype that line break, then try again";
		case "lookAlike":
			return `${LOOK_ALIKE[problem.cause]}, then try again`;
		case "conflictMarkers":
			return "git left both sides of a merge there. Keep the lines you want, remove the markers “<<<<<<<”, “=======” and “>>>>>>>”, then try again";
		case "cannotEdit":
			return `“${problem.key}” is written in a way that can’t be replaced without losing something. Write it as a plain “${problem.key}: value” line, then try again`;
		case "commentMarks":
			return "the text has an unmatched “%%”, which would hide the rest of the note. Add the second “%%”, or remove it";
		case "openBlock":
			return `${OPEN_BLOCK[problem.block]}, then try again`;
		case "readBack":
			return "the change, read back before saving, didn’t say what was meant. Please write it in the note itself";
		case "moved":
			return "its text changed in the meantime. Please try again";
		case "overlap":
			return "two changes would have met in one place. Please make them one after the other";
		case "notUtf8":
			return "that line isn’t encoded as UTF-8, so its letters would be lost. Save the note as UTF-8 in the program that wrote it, then try again";
		case "halfCharacter":
			return "the new text holds half of a character, which can’t be saved. Retype that character, then try again";
	}
}
