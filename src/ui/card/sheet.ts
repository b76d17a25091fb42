import type { CardText } from "../../actions/read-card";
import type { Entry } from "../../domain/fading-list";
import type { CardHandlers, CardModel } from "./render-card";

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
