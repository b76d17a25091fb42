import type { Person } from "./person";
import { foldedText } from "./search";

/** Something one person is looking for that another can do, or cares about. */
export interface Match {
	readonly seeker: Person;
	readonly sought: string;
	readonly giver: Person;
	/** As the giver's note has it. */
	readonly offered: string;
	/** Whether it is something they do for others, or common ground. */
	readonly by: "offers" | "commonGround";
}

/** Words that say nothing about what is sought. */
const FILLERS = new Set(
	"a an and any at for from good in into is my of on or our some someone somebody the to who with".split(" "),
);

let segmenter: Intl.Segmenter | undefined;

/** The words of a text, in any script, in lower case and one normal form, without accents and fillers. */
export function wordsOf(text: string): ReadonlySet<string> {
	segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
	const words = new Set<string>();
	for (const { segment, isWordLike } of segmenter.segment(text)) {
		const word = foldedText(segment);
		if (isWordLike === true && !FILLERS.has(word)) words.add(word);
	}
	return words;
}

interface Phrase {
	readonly text: string;
	readonly by: Match["by"];
	readonly words: ReadonlySet<string>;
}

/** Cached per list: a changed note has new list objects. */
const phrases = new WeakMap<readonly string[], readonly Phrase[]>();

function phrasesIn(texts: readonly string[], by: Match["by"]): readonly Phrase[] {
	let known = phrases.get(texts);
	if (known === undefined) {
		known = texts.map((text) => ({ text, by, words: wordsOf(text) }));
		phrases.set(texts, known);
	}
	return known;
}

function matchBetween(seeker: Person, giver: Person): Match | undefined {
	const { offers, commonGround } = giver.properties;
	for (const sought of phrasesIn(seeker.properties.seeks, "offers")) {
		for (const phrase of [...phrasesIn(offers, "offers"), ...phrasesIn(commonGround, "commonGround")]) {
			if ([...sought.words].some((word) => phrase.words.has(word)))
				return { seeker, sought: sought.text, giver, offered: phrase.text, by: phrase.by };
		}
	}
	return undefined;
}

/**
 * Whom to bring together with a person, word by word: first those who can give what they seek, then those who seek what
 * they can give; each other person at most once a side, in the order given.
 */
export function matchesFor(person: Person, people: Iterable<Person>): Match[] {
	const given: Match[] = [];
	const giving: Match[] = [];
	const { seeks, offers, commonGround } = person.properties;
	if (seeks.length + offers.length + commonGround.length === 0) return given;
	for (const other of people) {
		if (other.path === person.path) continue;
		const forThem = seeks.length === 0 ? undefined : matchBetween(person, other);
		const byThem = other.properties.seeks.length === 0 ? undefined : matchBetween(other, person);
		if (forThem !== undefined) given.push(forThem);
		if (byThem !== undefined) giving.push(byThem);
	}
	return [...given, ...giving];
}
