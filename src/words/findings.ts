import type { Finding } from "../domain/findings";
import { keyIn } from "../domain/person";
import { listed } from "./count";
import { likenessInWords } from "./merge";
import { NOT_A_LIST } from "./exchange";
import { leftAloneInWords, unreadableInWords } from "./problems";

/** What each kind of finding says beside the name of the note that it is about. */
const WORDS: { readonly [K in Finding["kind"]]: (finding: Extract<Finding, { readonly kind: K }>) => string } = {
	unreadable: ({ unreadable }) => unreadableInWords(unreadable),
	leftAlone: ({ unreadable }) => leftAloneInWords(unreadable),
	unreadNote: () => "The properties can’t be read, so it’s unclear whether this is a person.",
	unreadLedger: ({ problem }) =>
		`Nobody in this file is searched. ${problem === "unreadable" ? "It can’t be opened." : NOT_A_LIST[problem]}`,
	disagreement: ({ person, disagreement: { name, property, log }, doubt }) => {
		const key = keyIn(person.properties, name);
		return property === undefined
			? `“${key}” is missing; the log says ${log}.`
			: doubt === undefined
				? `“${key}” is ${property}; the log says ${log}.`
				: `“${key}” is ${property}, later than anything on record; the log says ${log}. If the day is right, add a line for it.`;
	},
	sameName: ({ people }) => `This is the name of ${people.length} notes: ${listed(people.map(({ path }) => path))}.`,
	double: ({ other, by }) => `This may be the same person as ${other.name} (${other.path}): ${likenessInWords(by)}.`,
	conflictCopy: ({ of }) =>
		`This is a copy of ${of.path} that a sync tool made, and differs from it by log and summary only. Copy over the lines that are missing there, then delete it.`,
	twice: ({ key }) =>
		`“${key}” is set both in the properties and in the text. The properties count; Dataview reads both.`,
	unreadLines: ({ heading, lines, line }) =>
		lines === 1
			? `A line under “${heading}” could not be read as a follow-up: line ${line}. A follow-up begins with its day: 2026-11-20 call.`
			: `${lines} lines under “${heading}” could not be read as follow-ups, the first in line ${line}. A follow-up begins with its day: 2026-11-20 call.`,
	secondLog: ({ heading, line }) =>
		`There is a second heading “${heading}” in line ${line}, as a merge leaves it. Both logs count; new lines go into the first.`,
	linkToNobody: ({ link }) => `The link to ${link} leads to no note.`,
};

/** One sentence shown below the note's name: what is wrong, and what would be done about it if anything can be. */
export function findingInWords(finding: Finding): string {
	const words = WORDS[finding.kind] as (of: Finding) => string;
	return words(finding);
}
