/** What a card shows, and what its controls do. */
import type { CardText } from "../../actions/read-card";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import type { Disagreement } from "../../domain/findings";
import type { Match } from "../../domain/matches";
import type { Person, Unreadable } from "../../domain/person";
import type { Sourced } from "../../domain/last-contact";
import type { Doubt } from "../../domain/summary-doubts";
import type { Questions } from "../../domain/questions";
import type { OpenPromise } from "../../domain/suggestion";

/** What a card shows. */
export interface CardModel {
	readonly entry: Entry;
	readonly today: Day;
	readonly locale: string;
	readonly questions: Questions;
	/** Undefined while the note is being read; null where it could not be. */
	readonly text: CardText | null | undefined;
	/** Everybody, for those met at the same place. */
	readonly people: () => Iterable<Person>;
	/** Who fits somebody, the best first. */
	readonly matches: (person: Person) => readonly Match[];
}

/** What the links and offers of a card do, wherever it is shown. */
export interface CardLinks {
	readonly openLink: (target: string, entry: Entry, evt: MouseEvent) => void;
	readonly openPerson: (person: Person, evt: MouseEvent) => void;
	readonly openAt: (entry: Entry, unreadable: Unreadable) => void;
	/** Opens mail, phone or a link of theirs, then offers to log it. */
	readonly reachOut: (entry: Entry, evt: MouseEvent) => void;
	readonly wake: (entry: Entry) => void;
	readonly keepPromise: (entry: Entry, promise: OpenPromise) => void;
	readonly useLog: (entry: Entry, disagreement: Disagreement) => void;
	/** Adds the line to the log that accounts for a day of the summary. */
	readonly confirmDay: (entry: Entry, doubt: Doubt) => void;
	/** Opens the note in which a contact was found. */
	readonly openSource: (entry: Entry, found: Sourced) => void;
	/** Tells where every date comes from, and opens the notes they come from. */
	readonly explain: (entry: Entry) => void;
}

/** What every control of a card does; the ones added here differ by where the card is shown. */
export interface CardHandlers extends CardLinks {
	readonly open: (entry: Entry, evt: MouseEvent) => void;
	readonly log: (entry: Entry) => void;
	readonly snooze: (entry: Entry, evt: MouseEvent) => void;
	readonly rest: (entry: Entry) => void;
	/** Everything else that can be done with them. */
	readonly more: (entry: Entry, evt: MouseEvent) => void;
}

/** What a sheet with a card shows, and what its controls do. */
export interface CardSheetModel {
	/** The person as they stand now; undefined once their note is gone. */
	readonly entry: () => Entry | undefined;
	readonly card: () => Omit<CardModel, "text" | "entry">;
	readonly readCard: (path: string) => Promise<CardText>;
	readonly handlers: CardHandlers;
	/** Calls back after the list changed; returns what ends it. */
	readonly onChange: (listener: () => void) => () => void;
}
