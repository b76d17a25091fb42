/** Who could help whom: what one person seeks beside what another offers or cares about. Product page, section 7. */
import type { Person } from "./person";
import { foldedText, isUnspaced } from "./search";

/** Something one person is looking for that another can do, or cares about. */
export interface Match {
	readonly seeker: Person;
	readonly sought: string;
	readonly giver: Person;
	/** As the giver's note has it. */
	readonly offered: string;
	/** Whether it is something they do for others, or common ground. */
	readonly by: "offers" | "commonGround";
	/** How much the two have in common, to compare matches by. */
	readonly strength: number;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words that say nothing about what is sought, in some languages. */
const FILLERS = list(
	"a an any good is my new our some somebody someone something the " +
		"das die ein eine einem einen einer eines gute guten guter gutes ich jemand jemanden mein meine suche sucht " +
		"alguem alguien algun alguno buen buena el la las lo los os um uma un una uno bon bonne le les quelqu une il gli " +
		"qualcuno een het iemand ett noen bir",
);

/** Words between two things, each of which can stand alone. */
const BETWEEN = list("and or und oder y e et ou og och en of i oraz и ve");

/** Words that begin a closer description of what comes before them. */
const CLOSER = list(
	"about after at by for from in into near on that to under until who with without " +
		"als am an auf aus bei beim bis damit dem den der des durch fur gegen im ins mit nach ohne uber um unter vom von vor zu zum zur " +
		"al au aux avec con da dans de del della di do dos du en entre na no nos para pela pelo per por pour que qui sans sin sobre sur " +
		"av bij door fran med met naar op over som te till til van voor dla do na od po przez w z ze без в для до из к на о от по с у icin ile",
);

/** Endings that one word has in its several forms, the longest first; what is left has five letters at least. */
const ENDINGS = [
	"ungen",
	"innen",
	"erin",
	"ung",
	"ing",
	"ion",
	"er",
	"or",
	"in",
	"en",
	"es",
	"ie",
	"ia",
	"e",
	"y",
	"a",
	"o",
];

/** Enough of a word to tell it from others. */
const LEAST_STEM = 5;

/** A word in lower case, without accents: most have none. */
function plain(word: string): string {
	return /^[a-z]+$/i.test(word) ? word.toLowerCase() : foldedText(word);
}

/** A folded word without the ending that tells one from many, and the trade from who plies it. */
function stemOf(word: string): string {
	const one = word.length > 3 && word.endsWith("s") && !/[aisu]s$/.test(word) ? word.slice(0, -1) : word;
	const ending = ENDINGS.find((each) => one.endsWith(each) && one.length - each.length >= LEAST_STEM);
	return ending === undefined ? one : one.slice(0, -ending.length);
}

/** What a text says of one thing. */
interface Part {
	/** Every word that says something, in order. */
	readonly words: readonly string[];
	/** Those that name the thing: `venue` of “a venue by the water”. */
	readonly head: readonly string[];
}

let segmenter: Intl.Segmenter | undefined;

function wordsIn(text: string): readonly string[] {
	if (!isUnspaced(text)) return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
	return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? segment : []));
}

/** Whether a word is too short to say anything: `z`, `na`, `と`; but `UX` and `3D` do. */
function saysLittle(word: string): boolean {
	return (
		word.length <= 2 && !/^\p{Script=Han}/u.test(word) && word === word.toLowerCase() && !/\d\p{L}|\p{L}\d/u.test(word)
	);
}

/** The things that a text names, by their telling words, in any script, without case, accents and endings. */
function partsOf(text: string): readonly Part[] {
	const parts: Part[] = [];
	for (const clause of text.split(/[,;:/|()[\]{}.!?–—·、，。؛،&+]+/u)) {
		let words: string[] = [];
		let head: readonly string[] | undefined;
		const end = (): void => {
			if (words.length > 0) parts.push({ words, head: head ?? words });
			words = [];
			head = undefined;
		};
		for (const word of wordsIn(clause)) {
			const folded = plain(word);
			if (BETWEEN.has(folded)) end();
			else if (CLOSER.has(folded)) head ??= words.length > 0 ? [...words] : undefined;
			else if (!FILLERS.has(folded) && !saysLittle(word)) words.push(stemOf(folded));
		}
		end();
	}
	return parts;
}

interface Phrase {
	readonly text: string;
	readonly parts: readonly Part[];
}

/** Cached per list: a changed note has new list objects. */
const phrases = new WeakMap<readonly string[], readonly Phrase[]>();

function phrasesIn(texts: readonly string[]): readonly Phrase[] {
	let known = phrases.get(texts);
	if (known === undefined) {
		known = texts.map((text) => ({ text, parts: partsOf(text) }));
		phrases.set(texts, known);
	}
	return known;
}

/** What a person is found by when somebody's match is looked for. */
export interface MatchKeys {
	/** The words of what they seek, offer and share. */
	readonly words: ReadonlySet<string>;
	/** The things they seek, and those they have to give, as a whole. */
	readonly sought: ReadonlySet<string>;
	readonly given: ReadonlySet<string>;
}

const wholeOf = (words: readonly string[]): string => words.join(" ");

/** The keys of a person. Two people who match share a whole thing, or a word that is not common. */
export function matchKeysOf({ properties: { seeks, offers, commonGround } }: Person): MatchKeys {
	const keys = { words: new Set<string>(), sought: new Set<string>(), given: new Set<string>() };
	for (const texts of [seeks, offers, commonGround])
		for (const { parts } of phrasesIn(texts))
			for (const { words, head } of parts) {
				for (const word of words) keys.words.add(word);
				if (texts === seeks) keys.sought.add(wholeOf(head));
				else keys.given.add(wholeOf(words));
			}
	return keys;
}

/** A word that so many people use tells nothing by itself of who fits whom. */
export const COMMON_FROM = 6;

/** Whether so many people use a word in what they seek, offer and share that it is common. */
export type IsCommon = (word: string) => boolean;

/** How much two things have in common; 0 where nobody would say that they fit. */
function strengthOf(sought: Part, offered: Part, isCommon: IsCommon): number {
	const both = new Set(sought.words.filter((word) => offered.words.includes(word)));
	if (both.size === 0) return 0;
	const strength = [...both].reduce((sum, word) => sum + (isCommon(word) ? 1 : 2), 0);
	// The same thing, however many speak of it.
	if (wholeOf(sought.head) === wholeOf(offered.words)) return 10 + strength;
	const tells = (words: readonly string[]): boolean => words.some((word) => !isCommon(word));
	const within = (some: readonly string[], all: readonly string[]): boolean =>
		some.every((word) => all.includes(word)) && tells(some);
	if (within(sought.head, offered.words) || within(offered.head, sought.head)) return 5 + strength;
	// Two words that stand side by side in both say more than either.
	const standIn = (all: readonly string[], pair: readonly string[]): boolean =>
		all.some((word, at) => word === pair[0] && all[at + 1] === pair[1]);
	const pairs = sought.words.slice(1).map((word, at) => [sought.words[at] ?? "", word]);
	return pairs.some((pair) => tells(pair) && standIn(offered.words, pair)) ? strength : 0;
}

/** The best match of what one person seeks with what another has to give; undefined where nothing fits. */
export function matchBetween(seeker: Person, giver: Person, isCommon: IsCommon): Match | undefined {
	let best: Match | undefined;
	const { offers, commonGround } = giver.properties;
	for (const sought of phrasesIn(seeker.properties.seeks))
		for (const by of ["offers", "commonGround"] as const)
			for (const offered of phrasesIn(by === "offers" ? offers : commonGround)) {
				let strength = 0;
				for (const one of sought.parts)
					for (const other of offered.parts) strength = Math.max(strength, strengthOf(one, other, isCommon));
				if (strength > (best?.strength ?? 0))
					best = { seeker, sought: sought.text, giver, offered: offered.text, by, strength };
			}
	return best;
}

/**
 * Whom to bring together with a person: first those who can give what they seek, then those who seek what they can give;
 * each other person at most once a side, the closest match first.
 */
export function matchesAmong(person: Person, others: Iterable<Person>, isCommon: IsCommon): Match[] {
	const given: Match[] = [];
	const giving: Match[] = [];
	for (const other of others) {
		if (other.path === person.path) continue;
		const forThem = matchBetween(person, other, isCommon);
		const byThem = matchBetween(other, person, isCommon);
		if (forThem !== undefined) given.push(forThem);
		if (byThem !== undefined) giving.push(byThem);
	}
	const closest = (a: Match, b: Match): number => b.strength - a.strength;
	return [...given.sort(closest), ...giving.sort(closest)];
}
