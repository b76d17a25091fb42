/**
 * Finds people whose name a written name may mean: accents dropped, initials, family name first; never by a first name
 * alone.
 */
import type { Person } from "./person";
import { everyNameOf } from "./person-names";
import { foldedText } from "./search";

/** How far two names agree. `part`: one of them has more words. */
export type NameAgreement = "same" | "spelling" | "order" | "initial" | "part";

/** Why somebody may be meant, as data. */
export type MatchReason =
	| { readonly kind: NameAgreement; readonly words: string }
	/** Weak evidence: one word of the name, or a shared company, place or community. */
	| { readonly kind: "namePart" | "company" | "place" | "community"; readonly words: string };

/** Somebody who may be meant, and why. */
export interface Candidate {
	readonly person: Person;
	readonly reasons: readonly MatchReason[];
	/** Whether name and spelling are the same, so that nobody else is likely. */
	readonly sure: boolean;
}

/** Titles and degrees that stand before and after names and are no part of them. */
export const TITLES: ReadonlySet<string> = new Set(
	"dr prof professor mr mrs ms miss mx sir dame herr frau mme mlle sr sra jr phd mba md bsc msc ing dipl mag ii iii".split(
		" ",
	),
);

/** Spellings of ä, ö, ü, å, ø on keyboards that lack them. */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };

/** One word of a name, in each of its spellings. */
type Word = readonly string[];

/** Cache: half of all people share a few hundred first names. Undefined for a title. */
const known = new Map<string, Word | undefined>();

/** Upper bound; no single vault has more. */
const MOST_KNOWN = 200_000;

function wordOf(part: string): Word | undefined {
	if (known.has(part)) return known.get(part);
	const lower = part.toLowerCase();
	const plain = foldedText(lower);
	const spelled = /[äöüåø]/.test(lower)
		? foldedText(lower.replace(/[äöüåø]/g, (letter) => SPELLED_OUT[letter] ?? letter))
		: plain;
	const word = TITLES.has(plain) ? undefined : spelled === plain ? [plain] : [plain, spelled];
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(part, word);
	return word;
}

function wordsOf(name: string): readonly Word[] {
	const words: Word[] = [];
	// Most names have spaces between their parts and nothing else, and are split a hundred times faster by that.
	const parts = /[^\p{L}\p{M} ]/u.test(name)
		? name
				.normalize("NFC")
				.replace(/['’ʼ`´]/g, "")
				.split(/[^\p{L}\p{M}\p{N}]+/u)
		: name.normalize("NFC").split(" ");
	for (const part of parts) {
		const word = part === "" ? undefined : wordOf(part);
		if (word !== undefined) words.push(word);
	}
	return words;
}

function isSame(a: Word, b: Word): boolean {
	return a.some((spelling) => b.includes(spelling));
}

const isInitial = (word: Word): boolean => word[0]?.length === 1;

function isInitialOf(a: Word, b: Word): boolean {
	return (isInitial(a) || isInitial(b)) && a[0]?.charAt(0) === b[0]?.charAt(0);
}

/** Scripts in which a whole name has no space in it. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{M}]{3,}$/u;

function squashed(words: readonly Word[]): string {
	return words.map(([word]) => word ?? "").join("");
}

/** What a name is found by. */
function keysOf(words: readonly Word[]): readonly string[] {
	const keys = words.flat();
	const whole = words.length > 0 && !/^[a-z]/.test(keys[0] ?? "") ? squashed(words) : "";
	return UNSPACED.test(whole) ? [...keys, whole] : keys;
}

/** How far two names agree in at least two of their words, one of which may be an initial; undefined where they do not. */
function agreement(a: readonly Word[], b: readonly Word[], one: string, other: string): NameAgreement | undefined {
	if (a.length < 2 || b.length < 2) {
		const whole = squashed(a);
		return UNSPACED.test(whole) && whole === squashed(b) ? "same" : undefined;
	}
	const left = new Set(b.keys());
	const pairs: (number | undefined)[] = a.map(() => undefined);
	const pair = (fits: (a: Word, b: Word) => boolean): number => {
		let found = 0;
		for (const [index, word] of a.entries()) {
			if (pairs[index] !== undefined) continue;
			for (const at of left) {
				if (!fits(word, b[at] ?? [])) continue;
				pairs[index] = at;
				left.delete(at);
				found++;
				break;
			}
		}
		return found;
	};
	const whole = pair((word, each) => isSame(word, each) && !isInitial(word));
	const initials = pair(isInitialOf);
	const unpaired = pairs.filter((each) => each === undefined).length;
	// Where both have words of their own, they are two people of one family.
	if (whole === 0 || whole + initials < 2 || (unpaired > 0 && left.size > 0)) return undefined;
	if (unpaired > 0 || left.size > 0) return initials > 0 ? "initial" : "part";
	if (initials > 0) return "initial";
	if (pairs.some((at, index) => at !== index)) return "order";
	return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase() ? "same" : "spelling";
}

const RANK: readonly NameAgreement[] = ["same", "spelling", "order", "part", "initial"];

interface Entry {
	readonly person: Person;
	readonly names: readonly { readonly name: string; readonly words: readonly Word[] }[];
	/** Whether one of the names has an initial, which no word is found by. */
	readonly hasInitial: boolean;
}

/** A name that is looked for, with what else is known of whoever has it. */
export interface Sought {
	readonly name: string;
	readonly company?: string | undefined;
	/** Names an earlier event of the same series at which a person was met, if there is one. */
	readonly community?: ((person: Person) => string | undefined) | undefined;
	readonly place?: string | undefined;
}

/** Whether two names are one company's or place's: without accents, punctuation and what a company is by law. */
export function sameOrganisation(a: string | undefined, b: string | undefined): boolean {
	const words = (text: string): string =>
		foldedText(text.replace(/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, "$1"))
			.replace(/[^\p{L}\p{N}]+/gu, " ")
			.trim()
			.replace(/ (?:inc|ltd|llc|gmbh|ag|co|corp|plc|sa|bv)$/, "")
			.trim();
	return a !== undefined && b !== undefined && a !== "" && b !== "" && words(a) !== "" && words(a) === words(b);
}

/** Everybody by the words of their names: made once for a list of names, since it looks at everybody. */
export class NameIndex {
	private readonly byWord = new Map<string, Entry[]>();

	constructor(people: Iterable<Person>) {
		for (const person of people) {
			const names = everyNameOf(person).map((name) => ({ name, words: wordsOf(name) }));
			const entry = { person, names, hasInitial: names.some(({ words }) => words.some(isInitial)) };
			for (const { words } of names) for (const key of keysOf(words)) this.add(key, entry);
		}
	}

	private add(key: string, entry: Entry): void {
		const entries = this.byWord.get(key);
		if (entries === undefined) this.byWord.set(key, [entry]);
		// A person's names are added one after the other: once for each word is enough.
		else if (entries.at(-1) !== entry) entries.push(entry);
	}

	/**
	 * Possible matches, likeliest first. Two agreeing words of the name are enough; a single one needs the company, or a
	 * meeting in the same community, to support it.
	 */
	find(sought: Sought): readonly Candidate[] {
		const words = wordsOf(sought.name);
		const hits = new Map<Entry, number>();
		for (const key of new Set(keysOf(words)))
			for (const entry of this.byWord.get(key) ?? []) hits.set(entry, (hits.get(entry) ?? 0) + 1);
		const hasInitial = words.some(isInitial);
		const found: { readonly candidate: Candidate; readonly rank: number }[] = [];
		const whole = squashed(words);
		for (const [entry, count] of hits) {
			const mayAgree = count > 1 || hasInitial || entry.hasInitial || (words.length === 1 && UNSPACED.test(whole));
			const agreed = mayAgree ? best(entry, words, sought.name) : undefined;
			const more = alsoAgrees(entry.person, sought);
			const hasMore = more.some(({ kind }) => kind !== "place");
			if (agreed === undefined && !hasMore) continue;
			const reason: MatchReason = agreed ?? {
				kind: "namePart",
				words: everyNameOf(entry.person)[0] ?? entry.person.name,
			};
			const rank = (agreed === undefined ? RANK.length : RANK.indexOf(agreed.kind)) - (hasMore ? 0.5 : 0);
			const sure = agreed?.kind === "same" || agreed?.kind === "spelling" || agreed?.kind === "order";
			found.push({ candidate: { person: entry.person, reasons: [reason, ...more], sure }, rank });
		}
		return found
			.sort((a, b) => a.rank - b.rank || (a.candidate.person.name < b.candidate.person.name ? -1 : 1))
			.map(({ candidate }) => candidate);
	}
}

function best(
	{ names }: Entry,
	words: readonly Word[],
	sought: string,
): { readonly kind: NameAgreement; readonly words: string } | undefined {
	let found: { readonly kind: NameAgreement; readonly words: string } | undefined;
	for (const { name, words: own } of names) {
		const kind = agreement(words, own, sought, name);
		if (kind !== undefined && (found === undefined || RANK.indexOf(kind) < RANK.indexOf(found.kind)))
			found = { kind, words: name };
	}
	return found;
}

function alsoAgrees(person: Person, { company, place, community }: Sought): readonly MatchReason[] {
	const { company: own, place: lives } = person.properties;
	const reasons: MatchReason[] = [];
	if (sameOrganisation(own, company)) reasons.push({ kind: "company", words: own ?? "" });
	const series = community?.(person);
	if (series !== undefined) reasons.push({ kind: "community", words: series });
	if (sameOrganisation(lives, place)) reasons.push({ kind: "place", words: lives ?? "" });
	return reasons;
}
