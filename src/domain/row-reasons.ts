/**
 * What a row can say about a person besides the numbers: what is coming up, what they seek, where you met … Product
 * page, section 8.1. To add one: an id here, a `case` in `words/row.ts`.
 */
import type { Day } from "./day";
import type { ComingUp } from "./coming-up";
import type { Entry } from "./fading-list";
import type { Step } from "./introductions";
import type { Unreadable } from "./person";
import type { Sourced } from "./last-contact";
import type { Balance } from "./gives-and-asks";

/** One thing that a row can say of a person. */
export type RowReason =
	| { readonly id: "coming"; readonly coming: ComingUp }
	| { readonly id: "unreadable"; readonly unreadable: Unreadable }
	| { readonly id: "step"; readonly step: Step }
	| { readonly id: "asks"; readonly balance: Balance }
	| { readonly id: "distance"; readonly last: Sourced }
	| { readonly id: "usually"; readonly days: number }
	| { readonly id: "lastWords"; readonly what: string }
	| {
			readonly id: "seeks" | "offers" | "common" | "work" | "place" | "metAt" | "introducedBy" | "knows";
			readonly words: string;
	  }
	| { readonly id: "lastFaceToFace" | "lastContact"; readonly day: Day }
	| { readonly id: "resting"; readonly until: Day | undefined };

/** Everything there is to say, the most telling first: what to do next, what weighed, then what to begin with. */
export function reasonsForRow({ person, standing }: Entry, today: Day): readonly RowReason[] {
	const { properties, record } = person;
	const {
		commonGround,
		seeks,
		offers,
		company,
		role,
		place,
		metAt,
		introducedBy,
		knows = [],
		paused,
		snoozeUntil,
	} = properties;
	const reasons: RowReason[] = [];
	const { state, coming, step, unreadable, factors, rhythm, lastFaceToFace, lastContact } = standing;
	if (coming !== undefined) reasons.push({ id: "coming", coming });
	const [first] = unreadable;
	if (first !== undefined) reasons.push({ id: "unreadable", unreadable: first });
	if (state === "resting")
		reasons.push({ id: "resting", until: paused || snoozeUntil === undefined ? undefined : snoozeUntil });
	if (state === "new" && step !== undefined) reasons.push({ id: "step", step });
	for (const factor of factors)
		reasons.push(
			factor.id === "asks" ? { id: "asks", balance: factor.balance } : { id: "distance", last: factor.last },
		);
	if (rhythm !== undefined) reasons.push({ id: "usually", days: rhythm.median });
	const last = record?.lastWords;
	if (last !== undefined && last.day <= today) reasons.push({ id: "lastWords", what: last.what });
	const said = (id: "seeks" | "offers" | "common" | "knows", words: readonly string[]): void => {
		if (words.length > 0) reasons.push({ id, words: words.join(", ") });
	};
	said("seeks", seeks);
	said("common", commonGround);
	said("offers", offers);
	const work = [role, company].filter((words) => words !== undefined);
	if (work.length > 0) reasons.push({ id: "work", words: work.join(", ") });
	if (metAt !== undefined) reasons.push({ id: "metAt", words: metAt });
	if (introducedBy[0] !== undefined) reasons.push({ id: "introducedBy", words: introducedBy[0] });
	if (place !== undefined) reasons.push({ id: "place", words: place });
	said("knows", knows);
	if (lastFaceToFace !== undefined && !factors.some(({ id }) => id === "distance"))
		reasons.push({ id: "lastFaceToFace", day: lastFaceToFace.day });
	else if (lastContact !== undefined) reasons.push({ id: "lastContact", day: lastContact.day });
	return reasons;
}
