import { summaryKey, type Finding } from "../domain/check";
import { listed } from "./count";
import { unreadableInWords } from "./problems";

/** What each kind of finding says beside the name of the note that it is about. */
const WORDS: { readonly [K in Finding["kind"]]: (finding: Extract<Finding, { readonly kind: K }>) => string } = {
	unreadable: ({ unreadable }) => unreadableInWords(unreadable),
	unreadNote: () => "The properties can’t be read, so it is not known whether this is a person.",
	disagreement: ({ person, disagreement: { name, property, log } }) => {
		const key = summaryKey(person, name);
		return property === undefined ? `“${key}” is missing; the log says ${log}.` : `“${key}” is ${property}; the log says ${log}.`;
	},
	sameName: ({ people }) => `This is the name of ${people.length} notes: ${listed(people.map(({ path }) => path))}.`,
	conflictCopy: ({ of }) =>
		`This is a copy of ${of.path} that a sync tool made, and differs from it by log and summary only. Copy over the lines that are missing there, then delete it.`,
	twice: ({ key }) => `“${key}” stands in the properties and in the text. The properties count; Dataview reads both.`,
	linkToNobody: ({ link }) => `The link to ${link} leads to no note.`,
};

/** What is wrong, in a sentence that stands below the name of the note, and what would be done about it where something can be. */
export function findingInWords(finding: Finding): string {
	const words = WORDS[finding.kind] as (of: Finding) => string;
	return words(finding);
}
