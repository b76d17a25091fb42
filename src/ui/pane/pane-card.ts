/** Cards as the pane shows them: in the list, or on a phone in a sheet. */
import type { Entry } from "../../domain/fading-list";
import { showMenu } from "../host/show-menu";
import { matchesIn } from "../../index/match-index";
import type { CardHandlers, CardModel } from "../card/card-model";
import { standingOf } from "../../domain/standing";
import type { PaneSource } from "./pane-source";

/** What every card in the pane shows. */
export function cardModel(source: PaneSource): Omit<CardModel, "text" | "entry"> {
	return {
		today: source.list().today,
		locale: source.locale(),
		questions: source.settings().questions,
		people: () => source.index.people(),
		matches: (person) => matchesIn(source.index).matchesFor(person),
	};
}

/** What the controls of a card in the pane do. */
export function cardHandlers(source: PaneSource): CardHandlers {
	return {
		...source.card,
		open: source.open,
		log: ({ person }) => source.log([person]),
		snooze: ({ person }) => source.snooze([person]),
		rest: ({ person }) => source.rest([person]),
		more: (entry, evt) => showMenu(source.rowMenu(entry), evt),
	};
}

/** Shows a card from below, where there is no room for it in the list. */
export function openSheet(source: PaneSource, { person: { path } }: Entry): void {
	source.showSheet({
		entry: () => {
			const person = source.index.get(path);
			const { today } = source.list();
			return person === undefined ? undefined : { person, standing: standingOf(person, today, source.settings()) };
		},
		card: () => cardModel(source),
		readCard: source.readCard,
		handlers: cardHandlers(source),
		onChange: source.onChange,
	});
}
