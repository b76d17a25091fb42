import type { Menu } from "obsidian";
import type { CardText } from "../../actions/read-card";
import type { Entry } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import type { Offer } from "../../domain/first-run";
import type { SelectionSource } from "./pane-selection";
import type { CardLinks, CardSheetModel } from "../card/card-model";
import type { FirstRunHandlers } from "./render-first-run";
import type { LedgerSource } from "./ledger-section";
import type { PeopleSource } from "./visible-people";

/** What the pane needs. */
export interface PaneSource extends PeopleSource, SelectionSource {
	readonly locale: () => string;
	readonly isReady: () => boolean;
	readonly onChange: (listener: () => void) => () => void;
	/** Notified when an event's note changes what it says. */
	readonly onEvents: (listener: () => void) => () => void;
	/** Draws what there is to say of events. */
	readonly renderEvents: (el: HTMLElement) => void;
	readonly newPerson: () => void;
	readonly reachOut: () => void;
	/** Asks of everybody without a date when one last spoke. */
	readonly lastSpoke: () => void;
	/** Shows every key there is. */
	readonly showKeys: () => void;
	/** Logs that there was contact today, without words. */
	readonly inTouchToday: (people: readonly Person[]) => void;
	readonly open: (entry: Entry, evt: MouseEvent | KeyboardEvent) => void;
	readonly readCard: (path: string) => Promise<CardText>;
	readonly card: CardLinks;
	/** What was found in the vault before anything was set; undefined once it was answered. */
	readonly offer: () => Promise<Offer | undefined>;
	readonly firstRun: FirstRunHandlers;
	/** Shows a card in a sheet of its own, as on phones. */
	readonly showSheet: (model: CardSheetModel) => void;
	readonly rowMenu: (entry: Entry) => Menu;
	readonly paneMenu: (select: () => void) => Menu;
	/** Where people of quiet ledgers are found. */
	readonly ledgers: LedgerSource & {
		readonly any: () => boolean;
		/** Notified when a file was added, changed or removed. */
		readonly onChange: (listener: () => void) => () => void;
	};
	/** Takes in a file of another program that was dropped here. */
	readonly dropped: (file: File) => void;
}
