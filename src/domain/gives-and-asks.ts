/** How often you gave somebody something, and asked them for something. */
import { directionLogged, type PackedFollowUps } from "./packed-follow-ups";
import type { Person } from "./person";

/** How often something was given to the person and asked of them. */
export interface Balance {
	readonly gives: number;
	readonly asks: number;
}

/** How many follow-ups of a log were gives and asks. */
export function countedIn(followUps: PackedFollowUps): Balance {
	let gives = 0;
	let asks = 0;
	for (const packed of followUps) {
		const direction = directionLogged(packed);
		if (direction === "gave") gives++;
		else if (direction === "asked") asks++;
	}
	return { gives, asks };
}

/**
 * The gives and asks that count: the larger of property and log, since the properties may carry a count from before
 * the log began (product page, section 3.2). Where the summary is off, a property counts only without such a line.
 */
export function balanceOf(person: Person, summary: boolean): Balance {
	const inLog = countedIn(person.record?.followUps ?? []);
	const pick = (property: number | undefined, lines: number): number =>
		summary || lines === 0 ? Math.max(property ?? 0, lines) : lines;
	return { gives: pick(person.properties.gives, inLog.gives), asks: pick(person.properties.asks, inLog.asks) };
}
