/** The one thing that a card suggests, the best there is: product page, section 8.2. */
import type { Day } from "./day";
import type { Entry } from "./fading-list";
import type { Step } from "./introductions";
import type { Match } from "./matches";
import type { Balance } from "./gives-and-asks";
import { asksOutnumberGives } from "./requirements";

/** A promise as a card tells of it. */
export interface OpenPromise {
	readonly what: string;
	readonly due: Day | undefined;
	/** Whether it recurs once it is kept, so that it can't be ticked here. */
	readonly repeats: boolean;
}

/** What to do about a person. */
export type Suggestion =
	| { readonly id: "promise"; readonly promise: OpenPromise }
	| { readonly id: "match"; readonly match: Match; readonly others: readonly Match[] }
	| { readonly id: "step"; readonly step: Step }
	| { readonly id: "birthday" | "yearSince"; readonly day: Day }
	| { readonly id: "give"; readonly balance: Balance; readonly seeks: readonly string[] }
	| { readonly id: "seeks" | "common"; readonly words: readonly string[] };

/** How many matches are told of. */
const MOST_MATCHES = 3;

/** Promises, those with a day first, the earliest first. */
export function inOrderOfDue(promises: readonly OpenPromise[]): readonly OpenPromise[] {
	return [...promises].sort((a, b) =>
		(a.due ?? "9") === (b.due ?? "9") ? 0 : (a.due ?? "9") < (b.due ?? "9") ? -1 : 1,
	);
}

/** The best suggestion; undefined where nothing is known to go on. `matches` is asked only where it may be the best. */
export function suggestionFor(
	{ person, standing }: Entry,
	matches: () => readonly Match[],
	promises: readonly OpenPromise[],
): Suggestion | undefined {
	const [promise] = inOrderOfDue(promises);
	if (promise !== undefined) return { id: "promise", promise };
	const [match, ...others] = matches().slice(0, MOST_MATCHES);
	if (match !== undefined) return { id: "match", match, others };
	const { step, state, coming, balance } = standing;
	if (state === "new" && step !== undefined) return { id: "step", step };
	if (coming?.id === "birthday" || coming?.id === "yearSince") return { id: coming.id, day: coming.day };
	const { seeks, commonGround } = person.properties;
	if (asksOutnumberGives(balance)) return { id: "give", balance, seeks };
	if (seeks.length > 0) return { id: "seeks", words: seeks };
	return commonGround.length === 0 ? undefined : { id: "common", words: commonGround };
}
