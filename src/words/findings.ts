import type { Disagreement, Finding } from "../domain/check";
import { listed } from "./count";
import { unreadableInWords } from "./problems";

const SUMMARY_KEYS: Readonly<Record<Disagreement["name"], string>> = {
	lastContact: "last_contact",
	lastMet: "last_met",
	gives: "gives",
	asks: "asks",
};

/** What is wrong, in one sentence, and what would be done about it where something can be. */
export function findingInWords(finding: Finding): string {
	switch (finding.kind) {
		case "unreadable":
			return `${finding.person.name}: ${unreadableInWords(finding.unreadable)}`;
		case "unreadNote":
			return `${finding.path}: the properties can’t be read, so it is not known whether this is a person.`;
		case "disagreement": {
			const { name, property, log } = finding.disagreement;
			const key = finding.person.properties.spelled?.[name] ?? SUMMARY_KEYS[name];
			return property === undefined
				? `${finding.person.name}: “${key}” is missing; the log says ${log}.`
				: `${finding.person.name}: “${key}” is ${property}; the log says ${log}.`;
		}
		case "sameName":
			return `${finding.name} is the name of ${finding.people.length} notes: ${listed(finding.people.map(({ path }) => path))}.`;
		case "conflictCopy":
			return `${finding.person.path} is a copy of ${finding.of.path} that a sync tool made, and differs from it by log and summary only. Copy over the lines that are missing there, then delete it.`;
		case "twice":
			return `${finding.person.name}: “${finding.key}” stands in the properties and in the text. The properties count; Dataview reads both.`;
		case "linkToNobody":
			return `${finding.person.name}: the link to ${finding.link} leads to no note.`;
	}
}
