/** What a file of another program tells of people: product page, section 15. */
import type { Day } from "../domain/day";
import type { ListProblem } from "../domain/findings";

/** The programs whose files are known; `csv` and `vcard` for any other. */
export type ImportSource = "linkedin" | "google" | "outlook" | "vcard" | "csv";

/** The facts of a person by their names in the program, as they are written in a note. */
export interface Facts {
	readonly aliases: readonly string[];
	readonly company?: string;
	readonly role?: string;
	readonly place?: string;
	readonly email: readonly string[];
	readonly phone: readonly string[];
	readonly links: readonly string[];
	/** A day, or `--MM-DD` where the year is not known. */
	readonly birthday?: string;
	/** When you connected with them on the network the file is from. */
	readonly connected?: Day;
	readonly tags: readonly string[];
	readonly circle?: string;
	readonly commonGround: readonly string[];
	readonly offers: readonly string[];
	readonly seeks: readonly string[];
}

/** A fact, by its name in the program. */
export type FactName = keyof Facts;

/**
 * How a note has each fact: as one text, as a list, or as one text where there is only one. In the order in which a note
 * keeps them.
 */
export const FACTS = {
	aliases: "list",
	company: "text",
	role: "text",
	place: "text",
	email: "oneOrMore",
	phone: "oneOrMore",
	links: "oneOrMore",
	birthday: "text",
	connected: "text",
	tags: "list",
	circle: "text",
	commonGround: "list",
	offers: "list",
	seeks: "list",
} as const satisfies Readonly<Record<FactName, "text" | "list" | "oneOrMore">>;

/** Every fact, in the order in which a note keeps them. */
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

/** A fact that is one text. */
export type TextFact = { [K in FactName]: (typeof FACTS)[K] extends "text" ? K : never }[FactName];

/** Whether a fact is one text, and no list. */
export function isText(name: FactName): name is TextFact {
	return FACTS[name] === "text";
}

/** A fact that is a list. */
export type ListFact = Exclude<FactName, TextFact>;

/** Whether a fact is a list. */
export function isList(name: FactName): name is ListFact {
	return !isText(name);
}

/** Nothing but a name. */
export const NO_FACTS: Facts = {
	aliases: [],
	email: [],
	phone: [],
	links: [],
	tags: [],
	commonGround: [],
	offers: [],
	seeks: [],
};

/** Somebody whom a file tells of. */
export interface FoundPerson {
	readonly name: string;
	readonly facts: Facts;
	/** What the file has as notes about them; empty for none. */
	readonly note: string;
	/** The lines on which what is told of them begins, counted from 1: several where it stood there more than once. */
	readonly lines: readonly number[];
}

/**
 * Why a row or card is nobody.
 *
 * - `empty`: nothing stands in it.
 * - `noName`: it names nobody.
 * - `group`: it is a list of people, or a place.
 * - `company`: it is a company's, with nobody's name.
 * - `unclosed`: a card without an end.
 * - `outside`: words between two cards.
 */
export type SkipReason = "empty" | "noName" | "group" | "company" | "unclosed" | "outside";

/** A row or card that is nobody. */
export interface Skipped {
	/** Counted from 1. */
	readonly line: number;
	readonly reason: SkipReason;
}

/** A value that could mean two things, or none, and was left out. */
export interface LeftOut {
	readonly line: number;
	/** The column or property as the file calls it. */
	readonly title: string;
	readonly value: string;
}

/** A file, read: each of its rows or cards is in somebody's `lines` or in `skipped`. */
export interface ReadFile {
	readonly source: ImportSource;
	readonly people: readonly FoundPerson[];
	readonly skipped: readonly Skipped[];
	readonly leftOut: readonly LeftOut[];
	/** What the file calls those of its columns or properties with something in them that no note takes over. */
	readonly unused: readonly string[];
	/** How many rows or cards it has. */
	readonly rows: number;
}

/** Why a file cannot be read at all: a spreadsheet's own format, not one line, no header with names in it, no card. */
export type NotAList = Exclude<ListProblem, "unreadable">;

/** Thrown for a file that is no list of people. */
export class NotPeople extends Error {
	readonly reason: NotAList;

	constructor(reason: NotAList) {
		super(`No list of people: ${reason}`);
		this.name = "NotPeople";
		this.reason = reason;
	}
}
