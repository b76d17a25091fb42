/** What is wrong with a note or an entry, and what to do about it. */
import type { Unreadable } from "../domain/person";
import type { Problem } from "../note/edit";

const EXPECTED: Readonly<Record<Unreadable["expected"], string>> = {
	day: "a day such as 2026-11-20",
	pastDay: "a day that is not in the future",
	count: "a whole number",
	cadence: "1 to 3650 days, “monthly”, “6 weeks” or “P3M”",
	circle: "a circle of the settings",
	list: "a list of words",
	text: "words",
	checkbox: "true or false",
	yaml: "properties that can be read",
};

/** One property that could not be read: which, what stands there, and what would be understood. */
export function unreadableInWords({ property, value, expected, line }: Unreadable): string {
	if (property === undefined) {
		return `The properties of this note can’t be read${line === undefined ? "" : ` (line ${line})`}${value === "" ? "" : `: ${value}`}`;
	}
	return `“${property}: ${value}” can’t be used; it needs ${EXPECTED[expected]}.`;
}

/** Several of them in one text. */
export function unreadablesInWords(unreadable: readonly Unreadable[]): string {
	return unreadable.map(unreadableInWords).join(" ");
}

/** Why a note was not edited, naming the note, the line and what to do. Nothing in it was changed. */
export function refusalInWords(note: string, problem: Problem): string {
	const at = "line" in problem ? `, line ${problem.line}` : "";
	return `Nothing was changed in “${note}”${at}: ${problemInWords(problem)}`;
}

function problemInWords(problem: Problem): string {
	switch (problem.kind) {
		case "yaml":
			return `its properties can’t be read (${problem.detail}). Mend them there, then try again.`;
		default:
			return "it can’t be edited safely.";
	}
}
