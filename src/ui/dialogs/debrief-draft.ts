/** What is entered for one line of a debrief, until it is saved. */
import type { DebriefedPerson, PromiseMade, Waiting } from "../../actions/debrief";
import type { Day } from "../../domain/day";

/** As it stands in the fields: lists are one text, with semicolons or line breaks between. */
export interface Draft {
	name: string;
	answers: [string, string, string, string];
	met: Day;
	company: string;
	seeks: string;
	offers: string;
	commonGround: string;
	promise: string;
	due: string;
	/** The path of the person whom it is about already. */
	known: string | undefined;
	log: boolean;
}

/** The key under which a line's draft is stored. */
export function keyOf({ line, name }: Waiting): string {
	return `${name.from} ${line.text}`;
}

/** The entries of a list that is one text. */
export function entriesOf(words: string): string[] {
	return words
		.split(/[;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

/** The draft of a line of which nothing was entered yet; a promise is due by `due`. */
export function draftFor({ line, name, day }: Waiting, due: string): Draft {
	return {
		name: name.words,
		answers: ["", "", "", ""],
		met: day,
		company: line.company,
		seeks: line.seeks.join("; "),
		offers: line.offers.join("; "),
		commonGround: "",
		promise: line.promised.join("; "),
		due,
		known: undefined,
		log: true,
	};
}

/** The promise in a draft. */
export function promiseIn({ promise, due }: Draft): PromiseMade {
	return { words: promise, due };
}

/** The new person in a draft. */
export function personIn(draft: Draft): Omit<DebriefedPerson, "another"> {
	const { name, answers, met, company, seeks, offers, commonGround } = draft;
	return {
		name,
		answers,
		met,
		company,
		seeks: entriesOf(seeks),
		offers: entriesOf(offers),
		commonGround: entriesOf(commonGround),
		promise: promiseIn(draft),
	};
}
