/** What is wrong with the notes of a network, found without changing anything: `Check person notes`. */
import { laterOf, type Day } from "./day";
import type { Likeness } from "./identity";
import { noteName } from "./note-name";
import { leftAloneOf, unreadableOf } from "./standing";
import { dayLogged, isMeetingLogged, type PackedFollowUps } from "./packed-follow-ups";
import { keyIn, type Person, type Unreadable } from "./person";
import { countedIn } from "./gives-and-asks";
import { everyNameOf } from "./person-names";
import { doubtsOf, type Doubt } from "./summary-doubts";
import type { Rules } from "./rules";

/** The summary properties, which repeat what the log says. */
export const SUMMARY = ["lastContact", "lastMet", "gives", "asks"] as const;

/** One of them. */
export type SummaryName = (typeof SUMMARY)[number];

/** What a log says of the summary properties, up to a day; undefined where it says nothing. */
export type Summary = { readonly [K in SummaryName]: (K extends "gives" | "asks" ? number : Day) | undefined };

/** Counts a log: days up to today, and every give and ask. */
export function summaryOf(followUps: PackedFollowUps, today: Day): Summary {
	let lastContact: Day | undefined;
	let lastMet: Day | undefined;
	for (const packed of followUps) {
		const day = dayLogged(packed);
		if (day > today) continue;
		lastContact = laterOf(lastContact, day);
		if (isMeetingLogged(packed)) lastMet = laterOf(lastMet, day);
	}
	const { gives, asks } = countedIn(followUps);
	return { lastContact, lastMet, gives: gives === 0 ? undefined : gives, asks: asks === 0 ? undefined : asks };
}

/** A summary property that differs from the log. */
export interface Disagreement {
	readonly name: SummaryName;
	readonly property: Day | number | undefined;
	readonly log: Day | number;
	/** Whether the log's value is the larger. A smaller one may be a starting count typed by hand. */
	readonly raises: boolean;
}

/** Where the summary of a person and their log disagree; nothing where either says nothing of a property. */
export function disagreementsOf(person: Person, today: Day): Disagreement[] {
	const followUps = person.record?.followUps ?? [];
	if (followUps.length === 0) return [];
	const summary = summaryOf(followUps, today);
	const found: Disagreement[] = [];
	for (const name of SUMMARY) {
		const [property, log] = [person.properties[name], summary[name]];
		const { unreadable, leftAlone = [] } = person.properties;
		const unread = unreadable.length + leftAlone.length > 0 && property === undefined;
		if (log === undefined || unread || property === log) continue;
		found.push({ name, property, log, raises: property === undefined || log > property });
	}
	return found;
}

/** Why a file is no list of people: a spreadsheet's own format, nothing in it, no header with names, no card; or it can't be opened. */
export type ListProblem = "spreadsheet" | "nothing" | "noHeader" | "noCard" | "unreadable";

/** One thing that is wrong. */
export type Finding =
	| { readonly kind: "unreadable"; readonly person: Person; readonly unreadable: Unreadable }
	| { readonly kind: "leftAlone"; readonly person: Person; readonly unreadable: Unreadable }
	| { readonly kind: "unreadNote"; readonly path: string }
	/** A file in the folder of the quiet ledgers that is not searched. */
	| { readonly kind: "unreadLedger"; readonly path: string; readonly problem: ListProblem }
	/** `doubt` is set if the property's day is later than anything on record. */
	| {
			readonly kind: "disagreement";
			readonly person: Person;
			readonly disagreement: Disagreement;
			readonly doubt?: Doubt;
	  }
	| { readonly kind: "sameName"; readonly name: string; readonly people: readonly Person[] }
	| ({ readonly kind: "double" } & Double)
	| { readonly kind: "conflictCopy"; readonly person: Person; readonly of: Person }
	| { readonly kind: "twice"; readonly person: Person; readonly key: string }
	| { readonly kind: "linkToNobody"; readonly person: Person; readonly link: string }
	| {
			readonly kind: "unreadLines";
			readonly person: Person;
			readonly heading: string;
			readonly lines: number;
			readonly line: number;
	  }
	| { readonly kind: "secondLog"; readonly person: Person; readonly heading: string; readonly line: number };

/** Where something is to be looked at: a note, and what tells the line in it. */
export interface FindingPlace {
	readonly path: string;
	/** Counted from 1. */
	readonly line?: number;
	/** The property that it is about, by the note's own key. */
	readonly property?: string;
	/** Words that stand in that line. */
	readonly words?: string;
}

/** Findings of one note; the last groups are by name instead. */
export interface FindingGroup {
	/** The person's name, or the note's if it is not known to be a person's. */
	readonly name: string;
	/** Undefined for what concerns several notes alike. */
	readonly path: string | undefined;
	readonly findings: readonly Finding[];
}

/** Every note that a finding leads to; the first is the one to be mended. */
export function placesOf(finding: Finding): readonly FindingPlace[] {
	switch (finding.kind) {
		case "unreadable":
		case "leftAlone": {
			const { line, property } = finding.unreadable;
			return [
				{
					path: finding.person.path,
					...(line === undefined ? {} : { line }),
					...(property === undefined ? {} : { property }),
				},
			];
		}
		case "disagreement":
			return [{ path: finding.person.path, property: keyIn(finding.person.properties, finding.disagreement.name) }];
		case "unreadLines":
		case "secondLog":
			return [{ path: finding.person.path, line: finding.line }];
		case "twice":
			return [{ path: finding.person.path, words: `${finding.key}::` }];
		case "linkToNobody":
			return [{ path: finding.person.path, words: finding.link }];
		case "sameName":
			return finding.people.map(({ path }) => ({ path }));
		case "conflictCopy":
			return [{ path: finding.person.path }, { path: finding.of.path }];
		case "double":
			return [{ path: finding.person.path }, { path: finding.other.path }];
		case "unreadNote":
		case "unreadLedger":
			return [{ path: finding.path }];
	}
}

/** Findings note by note, in the order in which the notes first come. */
export function byNote(findings: readonly Finding[]): FindingGroup[] {
	const groups = new Map<
		string,
		{ readonly name: string; readonly path: string | undefined; readonly findings: Finding[] }
	>();
	for (const finding of findings) {
		const [place] = placesOf(finding);
		const path = finding.kind === "sameName" ? undefined : place?.path;
		const name =
			"person" in finding ? finding.person.name : finding.kind === "sameName" ? finding.name : noteName(path ?? "");
		const key = path ?? `\n${name}`;
		const group = groups.get(key) ?? { name, path, findings: [] };
		groups.set(key, group);
		group.findings.push(finding);
	}
	return [...groups.values()];
}

/** A sync tool's copy of a person's note. */
export interface ConflictCopy {
	readonly copy: Person;
	readonly of: Person;
}

/** Two who are likely one, and by what. */
export interface Double {
	readonly person: Person;
	readonly other: Person;
	readonly by: readonly Likeness[];
}

/** What a check looks at. */
export interface Network {
	readonly people: readonly Person[];
	/** Notes that may be people's, whose properties cannot be read. */
	readonly unreadNotes: Iterable<string>;
	readonly conflictCopies?: readonly ConflictCopy[];
	readonly doubles?: readonly Double[];
	readonly unreadLedgers?: readonly { readonly path: string; readonly problem: ListProblem }[];
	/** The links of a person's properties that lead to no note. */
	readonly deadLinks: (person: Person) => readonly string[];
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
	return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Equal for names that are one to a reader of the vault: case and normal form make no difference. */
function nameKey(name: string): string {
	return name.normalize("NFC").toLowerCase();
}

/** Everything that is wrong, person by person in the order of their paths; then what concerns several. */
export function checkNetwork(network: Network, today: Day, rules: Rules): Finding[] {
	const people = [...network.people].sort(byPath);
	const found: Finding[] = [];
	const byName = new Map<string, Person[]>();
	const doubles = (network.doubles ?? []).filter(
		({ person, other }) =>
			!(network.conflictCopies ?? []).some(({ copy, of }) => [copy, of].includes(person) && [copy, of].includes(other)),
	);
	const isDouble = ([a, b]: readonly Person[]): boolean =>
		doubles.some(({ person, other }) => (person === a && other === b) || (person === b && other === a));
	const copies = new Map((network.conflictCopies ?? []).map(({ copy, of }) => [copy.path, of]));
	for (const person of people) {
		const of = copies.get(person.path);
		if (of !== undefined) found.push({ kind: "conflictCopy", person, of });
		const disagreements = rules.summary ? disagreementsOf(person, today) : [];
		const doubts = disagreements.length === 0 ? [] : doubtsOf(person, today);
		for (const unreadable of unreadableOf(person, today, rules)) {
			// What a disagreement tells is not told twice.
			if (unreadable.expected === "onRecord" && disagreements.some(({ property }) => property === unreadable.value))
				continue;
			found.push({ kind: "unreadable", person, unreadable });
		}
		for (const unreadable of leftAloneOf(person, rules)) found.push({ kind: "leftAlone", person, unreadable });
		for (const disagreement of disagreements) {
			const doubt = doubts.find(({ name }) => name === disagreement.name);
			found.push({ kind: "disagreement", person, disagreement, ...(doubt === undefined ? {} : { doubt }) });
		}
		const { unreadLines, secondLog } = person.record ?? {};
		if (secondLog !== undefined) found.push({ kind: "secondLog", person, ...secondLog });
		if (unreadLines !== undefined) found.push({ kind: "unreadLines", person, ...unreadLines });
		for (const key of new Set(person.properties.shadowed)) found.push({ kind: "twice", person, key });
		for (const link of network.deadLinks(person)) found.push({ kind: "linkToNobody", person, link });
		for (const double of doubles) if (double.person === person) found.push({ kind: "double", ...double });
		for (const name of new Set(everyNameOf(person).map(nameKey))) {
			// A copy has the name of its original, which is reported already.
			if (of !== undefined) continue;
			const same = byName.get(name);
			if (same === undefined) byName.set(name, [person]);
			else same.push(person);
		}
	}
	const told = new Set<string>();
	for (const [key, same] of byName) {
		const [first] = same;
		const paths = same.map(({ path }) => path).join("\n");
		if (first === undefined || same.length === 1 || told.has(paths)) continue;
		told.add(paths);
		// Of two who are likely one, that says it.
		if (same.length === 2 && isDouble(same)) continue;
		const name = everyNameOf(first).find((each) => nameKey(each) === key) ?? first.name;
		found.push({ kind: "sameName", name, people: same });
	}
	for (const path of [...network.unreadNotes].sort()) found.push({ kind: "unreadNote", path });
	for (const { path, problem } of network.unreadLedgers ?? []) found.push({ kind: "unreadLedger", path, problem });
	return found;
}
