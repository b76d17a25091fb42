import { startOf, type Day } from "./day";
import { countedIn, type Balance, type Person } from "./person";

/** The gives and asks of the whole network in the quarter of today, from dated log lines up to today only. */
export function balanceThisQuarter(people: Iterable<Person>, today: Day): Balance {
	const from = startOf("quarter", today);
	let gives = 0;
	let asks = 0;
	for (const { record } of people) {
		const counted = countedIn((record?.followUps ?? []).filter(({ day }) => day >= from && day <= today));
		gives += counted.gives;
		asks += counted.asks;
	}
	return { gives, asks };
}

/** Something one person is looking for that another can do. */
export interface Match {
	readonly seeker: Person;
	readonly sought: string;
	readonly giver: Person;
	readonly offered: string;
}

/** Words that say nothing about what is sought. */
const FILLERS = new Set("a an and any at for from in into is of on or some someone the to who with".split(" "));

/** The words of a text, in any script, in lower case and one normal form, without fillers. */
export function wordsOf(text: string): ReadonlySet<string> {
	const words = new Set<string>();
	for (const { segment, isWordLike } of new Intl.Segmenter("und", { granularity: "word" }).segment(text)) {
		const word = segment.normalize("NFKC").toLowerCase();
		if (isWordLike === true && !FILLERS.has(word)) words.add(word);
	}
	return words;
}

/** What others offer of that which a person seeks, word by word; each person at most once, in the order given. */
export function matchesFor(seeker: Person, people: Iterable<Person>): Match[] {
	const wanted = seeker.properties.seeks.map((sought) => ({ sought, words: [...wordsOf(sought)] }));
	const matches: Match[] = [];
	if (wanted.length === 0) return matches;
	for (const giver of people) {
		if (giver.path === seeker.path) continue;
		const match = giver.properties.offers
			.map((offered) => ({ offered, words: wordsOf(offered) }))
			.flatMap(({ offered, words }) =>
				wanted.filter((want) => want.words.some((word) => words.has(word))).map(({ sought }) => ({ sought, offered })))
			.at(0);
		if (match !== undefined) matches.push({ seeker, giver, ...match });
	}
	return matches;
}
