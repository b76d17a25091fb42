import { circleIn, circleNamed, type Circle } from "./cadence";
import type { Person } from "./person";
import { everyNameOf } from "./person-names";

/** Filters, combined with AND. */
export interface Filters {
	/** Letters with which words have to begin; empty for none. */
	readonly query: string;
	/** A circle's name; empty for every circle. */
	readonly circle: string;
	/** A tag without `#`, which stands for the tags nested in it too; empty for every tag. */
	readonly tag: string;
}

/** The filters that let everybody through. */
export const NO_FILTERS: Filters = { query: "", circle: "", tag: "" };

/** Whether the filters let everybody through. */
export function filtersNothing({ query, circle, tag }: Filters): boolean {
	return query.trim() === "" && circle === "" && tag === "";
}

/** Letters that no normal form takes apart, and what one types for them. */
const PLAIN: Readonly<Record<string, string>> = {
	ł: "l",
	ø: "o",
	đ: "d",
	ð: "d",
	ħ: "h",
	ı: "i",
	ŧ: "t",
	æ: "ae",
	œ: "oe",
	ß: "ss",
	þ: "th",
};

/** A text as it is compared: without case, accents and the differences between normal forms; `Łukasz` as `lukasz`. */
export function foldedText(text: string): string {
	const folded = text
		.normalize("NFKD")
		.replace(/\p{Mn}/gu, "")
		.toLowerCase();
	return folded.replace(/[łøđðħıŧæœßþ]/g, (sign) => PLAIN[sign] ?? sign);
}

/**
 * A matcher for typed words: returns a score, lower is better, Infinity for no match. 0: the text begins with them; 1:
 * each begins a word; 2: each occurs; 3: the letters occur in order.
 */
export function finderOf(typed: string): (text: string) => number {
	const wanted = foldedText(typed).trim();
	const words = wanted.split(/\s+/).filter((word) => word !== "");
	return (text) => {
		const folded = foldedText(text);
		if (folded.startsWith(wanted)) return 0;
		const starts = folded.split(/[^\p{L}\p{N}]+/u);
		if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 1;
		if (words.every((word) => folded.includes(word))) return 2;
		let at = 0;
		for (const sign of folded) if (sign === wanted[at]) at++;
		return wanted.length > 1 && at >= wanted.length ? 3 : Infinity;
	};
}

/** One thing that is known of a person and can be searched for. */
export interface Searchable {
	readonly id: "name" | "circle" | "metAt" | "tag" | "common" | "work" | "place";
	readonly words: string;
}

/** Everything that a search looks into, names first, the one that is shown before all. */
export function searchablesOf(person: Person): readonly Searchable[] {
	const { circle, metAt, tags, commonGround, company, role, place } = person.properties;
	const found: Searchable[] = [];
	const add = (id: Searchable["id"], ...words: readonly (string | undefined)[]): void => {
		for (const each of words) if (each !== undefined) found.push({ id, words: each });
	};
	add("name", ...everyNameOf(person));
	add("circle", circle);
	add("metAt", metAt);
	add("tag", ...tags);
	add("common", ...commonGround);
	add("work", role, company);
	add("place", place);
	return found;
}

/** What a search looks into, a line each. */
export function haystackOf(person: Person): string {
	return foldedText(
		searchablesOf(person)
			.map(({ words }) => words)
			.join("\n"),
	);
}

/** Scripts that are written without spaces: a word can begin anywhere. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether anything of a text is written without spaces between the words. */
export function isUnspaced(text: string): boolean {
	// Asked first: most texts have no such letters, and asking for a script is slow.
	return /[^\0-\u02ff]/.test(text) && UNSPACED.test(text);
}

const LETTER = /[\p{L}\p{N}]/u;

/** A text as its folded words, each after one space; of a script without spaces each character is a word. */
export function spacedWords(text: string): string {
	const words = foldedText(text).replace(/[^\p{L}\p{N}]+/gu, " ");
	const apart = UNSPACED.test(words)
		? Array.from(words, (sign) => (UNSPACED.test(sign) ? ` ${sign} ` : sign))
				.join("")
				.replace(/ +/g, " ")
		: words;
	const trimmed = apart.trim();
	return trimmed === "" ? "" : ` ${trimmed}`;
}

/** Where a word begins with these letters in a folded text; -1 for nowhere. */
function startOfWord(text: string, letters: string): number {
	for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
		const before = at === 0 ? "" : text.charAt(at - 1);
		if (before === "" || !LETTER.test(before) || UNSPACED.test(before)) return at;
	}
	return -1;
}

/** The words of a query, as they are compared. */
function wordsIn(query: string): readonly string[] {
	return foldedText(query)
		.split(/\s+/)
		.filter((word) => word !== "");
}

/** The first lines of a text: of what a search looks into, the names. */
function linesOf(text: string, count: number): string {
	let end = -1;
	for (let line = 0; line < count; line++) {
		end = text.indexOf("\n", end + 1);
		if (end < 0) return text;
	}
	return text.slice(0, end);
}

/**
 * How well somebody matches a query, lower is better: their name begins with it, a word of a name does, something else
 * does.
 */
export function rankIn(query: string): (searched: Searched) => number {
	const whole = foldedText(query).trim();
	const words = wordsIn(query);
	return ({ person, haystack }) => {
		if (haystack.startsWith(whole)) return 0;
		const names = linesOf(haystack, everyNameOf(person).join("\n").split("\n").length);
		return words.every((word) => startOfWord(names, word) >= 0) ? 1 : 2;
	};
}

/** What matched, if it was not the displayed name; the first of several. */
export function whatMatched(person: Person, query: string): Searchable | undefined {
	const words = wordsIn(query);
	const name = foldedText(person.name);
	const other = words.find((word) => startOfWord(name, word) < 0);
	return other === undefined
		? undefined
		: searchablesOf(person).find(({ words: each }) => startOfWord(foldedText(each), other) >= 0);
}

function hasTag(person: Person, wanted: string): boolean {
	return person.properties.tags.some((tag) => {
		const lower = tag.toLowerCase();
		return lower === wanted || lower.startsWith(`${wanted}/`);
	});
}

/** Somebody to be looked for, with what a search looks into: made once, and not for every letter. */
export interface Searched {
	readonly person: Person;
	readonly haystack: string;
}

/** A test for the people that filters let through; made once for each change of the filters. A circle's former names are its own. */
export function filterBy(
	{ query, circle, tag }: Filters,
	circles: readonly Circle[] = [],
): (searched: Searched) => boolean {
	const words = wordsIn(query);
	const nameOf = (name: string): string => (circleNamed(name, circles)?.name ?? name).trim().toLowerCase();
	const [wantedCircle, wantedTag] = [nameOf(circle), tag.toLowerCase()];
	return (searched) => {
		const { person } = searched;
		return (
			(wantedCircle === "" || nameOf(circleIn(person.properties, circles) ?? "") === wantedCircle) &&
			(wantedTag === "" || hasTag(person, wantedTag)) &&
			(words.length === 0 || words.every((word) => startOfWord(searched.haystack, word) >= 0))
		);
	};
}

/** Whether `after` only narrows `before`, as when a letter is added to the search: then only those who passed need checking. */
export function narrows(before: Filters, after: Filters): boolean {
	return (
		after.circle === before.circle &&
		after.tag === before.tag &&
		foldedText(after.query).startsWith(foldedText(before.query))
	);
}
