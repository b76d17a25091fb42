import { startOf, type Day } from "./day";
import { directionLogged, firstLogged } from "./packed-follow-ups";
import type { Person } from "./person";
import type { Balance } from "./gives-and-asks";
import { doubtsOf } from "./summary-doubts";

/**
 * The numbers of the pane's head on a day: who was met in its month, up to the day, and what was given and asked in its
 * quarter, by dated lines of the logs up to the day only. People can be added and taken out one by one.
 */
export class NetworkTotals {
	private met = 0;
	private gives = 0;
	private asks = 0;
	private doubts = 0;
	private readonly today: Day;
	private readonly month: Day;
	private readonly quarter: number;
	private readonly end: number;

	constructor(today: Day) {
		this.today = today;
		this.month = startOf("month", today);
		this.quarter = firstLogged(startOf("quarter", today));
		this.end = firstLogged(today, 1);
	}

	/** Of several people at once. */
	static of(people: Iterable<Person>, today: Day): NetworkTotals {
		const tally = new NetworkTotals(today);
		for (const person of people) tally.add(person);
		return tally;
	}

	/** How many people were met this month. */
	get introductions(): number {
		return this.met;
	}

	/** What was given and asked this quarter, of the whole network. */
	get balance(): Balance {
		return { gives: this.gives, asks: this.asks };
	}

	/** How many people have a day in their summary that nothing accounts for. */
	get doubted(): number {
		return this.doubts;
	}

	/** Adds what one person contributes. */
	add(person: Person): void {
		this.count(person, 1);
	}

	/** Takes away what a person who was added contributes. */
	remove(person: Person): void {
		this.count(person, -1);
	}

	private count(person: Person, sign: 1 | -1): void {
		const {
			properties: { met },
			record,
		} = person;
		if (doubtsOf(person, this.today).length > 0) this.doubts += sign;
		if (met !== undefined && met >= this.month && met <= this.today) this.met += sign;
		if (record === undefined) return;
		for (const packed of record.followUps) {
			if (packed < this.quarter || packed >= this.end) continue;
			const direction = directionLogged(packed);
			if (direction === "gave") this.gives += sign;
			else if (direction === "asked") this.asks += sign;
		}
	}
}
