/** The facts about one person while they are gathered from the cells of a row or the lines of a card. */
import type { Day } from "../domain/day";
import { NO_FACTS, type Facts, type FoundPerson, type LeftOut, type ListFact, type TextFact } from "./found-person";
import { cleanedName } from "./names";

/** A text with each run of white space as one space, and none at its ends. */
export function collapseSpaces(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

/** A number that a spreadsheet has rounded: its digits are lost. */
const ROUNDED = /^\d[.,]\d+E\+?\d+$/i;

/** Groups that programs make by themselves. */
const SYSTEM_GROUP = /^\*|^(?:mycontacts|my contacts|contacts|imported on .*|all contacts)$/i;

/** A tag as the app takes it; empty where nothing of it can be one. */
export function asTag(words: string): string {
	const tag = words
		.trim()
		.replace(/^#/, "")
		.replace(/\s+/g, "-")
		.replace(/[^\p{L}\p{N}\p{M}_/-]/gu, "");
	return /^\d*$/.test(tag) ? "" : tag;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type TextName = Exclude<TextFact, "connected">;

/** Whether a text on one line is an address of mail. */
function isAddress(text: string): boolean {
	const at = text.indexOf("@");
	return at > 0 && at < text.length - 1 && !/\s/.test(text);
}

/** Whether a text on one line is a web address, with its protocol or without. */
function isLink(text: string): boolean {
	if (/\s/.test(text)) return false;
	if (/^[a-z][a-z0-9+.-]*:./i.test(text)) return true;
	const [host = ""] = text.split(/[:/]/, 1);
	const dot = host.indexOf(".", 1);
	return dot > 0 && host.length - dot > 2;
}

/** Collects facts about one person: values without duplicates; for single-valued facts the first wins. */
export class Gathering {
	private readonly facts: Mutable<Facts> = { ...NO_FACTS };
	private readonly notes: string[] = [];
	private readonly line: number;
	private readonly leftOut: LeftOut[];

	constructor(line: number, leftOut: LeftOut[]) {
		this.line = line;
		this.leftOut = leftOut;
	}

	/** Reports a value that can't be read. */
	leave(title: string, value: string): void {
		this.leftOut.push({ line: this.line, title, value: collapseSpaces(value) });
	}

	/** Whether a single-valued fact is already set. */
	has(name: TextName): boolean {
		return this.facts[name] !== undefined;
	}

	/** Adds a value to a list. */
	add(name: ListFact, value: string): void {
		const text = collapseSpaces(value);
		if (text !== "" && !this.facts[name].includes(text)) this.facts[name] = [...this.facts[name], text];
	}

	/** Sets a single-valued fact; a second value is reported as left out. */
	set(name: TextName, value: string, title: string): void {
		const text = collapseSpaces(value);
		if (text === "") return;
		if (this.facts[name] === undefined) this.facts[name] = text;
		else if (this.facts[name] !== text) this.leave(title, text);
	}

	setConnected(day: Day): void {
		this.facts.connected ??= day;
	}

	addMail(value: string, title: string): void {
		const mail = collapseSpaces(value).replace(/^mailto:/i, "");
		if (isAddress(mail)) this.add("email", mail);
		else if (mail !== "") this.leave(title, mail);
	}

	addPhone(value: string, title: string): void {
		const phone = collapseSpaces(value).replace(/^tel:/i, "");
		if (phone.replace(/\D/g, "").length >= 3 && !ROUNDED.test(phone)) this.add("phone", phone);
		else if (phone !== "") this.leave(title, phone);
	}

	addLink(value: string, title: string): void {
		const link = collapseSpaces(value);
		if (isLink(link)) this.add("links", link);
		else if (link !== "") this.leave(title, link);
	}

	addTag(value: string, title: string): void {
		if (SYSTEM_GROUP.test(value.trim())) return;
		const tag = asTag(value);
		if (tag !== "") this.add("tags", tag);
		else if (value.trim() !== "") this.leave(title, value);
	}

	addNote(text: string): void {
		if (text.trim() !== "" && !this.notes.includes(text.trim())) this.notes.push(text.trim());
	}

	/** The person of a name, as it was written; undefined where that names nobody. */
	person(written: string): FoundPerson | undefined {
		const { name, whole } = cleanedName(written);
		if (name === "") return undefined;
		if (whole !== undefined) this.add("aliases", whole);
		this.facts.aliases = this.facts.aliases.filter((alias) => alias !== name);
		return { name, facts: this.facts, note: this.notes.join("\n\n"), lines: [this.line] };
	}
}
