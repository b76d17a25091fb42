import type { FollowUp } from "../domain/person";
import type { OpenPromise } from "../domain/suggestion";
import { answersIn, type Wordings } from "../note/answers";
import { openingOf } from "../note/opening";
import { contactsIn } from "../note/person-note";
import { promisesIn } from "../note/promises";
import { readingOf, type Context } from "./context";
import { eventOf } from "./read-events";

/** What a card shows of the text of a note, beyond what everybody's index entry holds. */
export interface CardText {
	/** The answers to the four questions, in their order; empty where nothing was answered. */
	readonly answers: readonly [string, string, string, string];
	/** The last follow-ups, the latest first; of one day, the one further down in the note first. */
	readonly recent: readonly FollowUp[];
	/** The open tasks of the note, in its order. */
	readonly promises: readonly OpenPromise[];
	/** The first lines of the user's own, where there are no follow-ups. */
	readonly opening: readonly string[];
	/** The event at which they were met, and its community where its name does not say it; undefined where that is no event. */
	readonly metAt: { readonly name: string; readonly community: string } | undefined;
}

/** How many follow-ups a card shows. */
const MOST_RECENT = 3;

function metAtOf(context: Context, path: string): CardText["metAt"] {
	const person = context.index.get(path);
	const event = person === undefined ? undefined : eventOf(context, person);
	if (event === undefined) return undefined;
	const { name, properties } = event;
	const { community = "" } = properties;
	return { name, community: name.toLowerCase().includes(community.toLowerCase()) ? "" : community };
}

/** Reads a person's note for their card, when the card is opened and never before. Rejects where the note is gone. */
export async function readCard(context: Context, path: string, wordings: Wordings): Promise<CardText> {
	const text = await context.notes.peek(path);
	const [why, how, whyThem, keepUp] = answersIn(text, wordings);
	const reading = readingOf(context);
	const recent = contactsIn(text, { wordings, ...reading })
		.map((followUp, index) => ({ followUp, index }))
		.sort((a, b) => (a.followUp.day === b.followUp.day ? b.index - a.index : a.followUp.day < b.followUp.day ? 1 : -1))
		.slice(0, MOST_RECENT)
		.map(({ followUp }) => followUp);
	return {
		answers: [why.text, how.text, whyThem.text, keepUp.text],
		recent,
		promises: promisesIn(text).map(({ what, due, repeats }) => ({ what, due, repeats })),
		metAt: metAtOf(context, path),
		opening: recent.length > 0 ? [] : openingOf(text, wordings, reading.logHeadings),
	};
}
