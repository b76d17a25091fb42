import { daysBetween, type Day } from "./day";
import type { Person } from "./person";
import { balanceOf, type Balance } from "./gives-and-asks";
import { lastFaceToFaceOf, type Sourced } from "./last-contact";
import { ENOUGH_ACTS, type Rules } from "./rules";

/** Whether a requirement holds, as far as the note tells. */
export type RequirementState = "met" | "unmet" | "unknown";

/** One of the four requirements of a connection, with what decided it: product page, section 5.1. */
export type Requirement =
	| { readonly id: "attraction"; readonly state: "met" | "unknown"; readonly answers: readonly (1 | 3)[] }
	| { readonly id: "commonGround"; readonly state: "met" | "unknown"; readonly shared: readonly string[] }
	| { readonly id: "giving"; readonly state: RequirementState; readonly balance: Balance }
	| { readonly id: "faceToFace"; readonly state: RequirementState; readonly last: Sourced | undefined };

/** Whether there were enough acts to speak of a balance, and more asks than gives among them. */
export function asksOutnumberGives({ gives, asks }: Balance): boolean {
	return gives + asks >= ENOUGH_ACTS && asks > gives;
}

/** Whether the last day face to face is longer ago than the limit; false where no day is known. */
export function tooLongApart(last: Sourced | undefined, today: Day, rules: Rules): boolean {
	return last !== undefined && daysBetween(last.day, today) > rules.faceToFaceLimit;
}

/** The four requirements of one person, in their order. */
export function requirementsOf(person: Person, today: Day, rules: Rules): readonly Requirement[] {
	const answered = person.record?.answered;
	const answers = ([1, 3] as const).filter((question) => answered?.[question - 1] === true);
	const shared = person.properties.commonGround;
	const balance = balanceOf(person, rules.summary);
	const last = lastFaceToFaceOf(person, today);
	const enough = balance.gives + balance.asks >= ENOUGH_ACTS;
	return [
		{ id: "attraction", state: answers.length > 0 ? "met" : "unknown", answers },
		{ id: "commonGround", state: shared.length > 0 ? "met" : "unknown", shared },
		{ id: "giving", state: !enough ? "unknown" : asksOutnumberGives(balance) ? "unmet" : "met", balance },
		{
			id: "faceToFace",
			state: last === undefined ? "unknown" : tooLongApart(last, today, rules) ? "unmet" : "met",
			last,
		},
	];
}
