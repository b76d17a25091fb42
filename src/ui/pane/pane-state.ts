/** What the pane keeps on this device, also while it is closed: filters, folds, and how far it was scrolled. */
import { OPEN_LANES, PANE_LANES, type PaneLane } from "../../domain/standing";
import { NO_FILTERS, type Filters } from "../../domain/search";

/** The state that is remembered. Plain and immutable. */
export interface PaneState {
	readonly filters: Filters;
	/** Lanes whose fold differs from how they start. */
	readonly folds: { readonly [state in PaneLane]?: boolean };
	/** In pixels. */
	readonly scroll: number;
}

/** A pane that was never touched. */
export const NEW_PANE: PaneState = { filters: NO_FILTERS, folds: {}, scroll: 0 };

/** Whether a lane is folded: as it was left, else the lanes of those to reach out to are open. */
export function isFolded({ folds }: PaneState, state: PaneLane): boolean {
	return folds[state] ?? (state !== "comingUp" && state !== "found" && !OPEN_LANES.includes(state));
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}

/** Reads what was kept, which may be anything; what does not fit is as at first. */
export function parsePaneState(stored: unknown): PaneState {
	if (typeof stored !== "object" || stored === null) return NEW_PANE;
	const { filters, folds, scroll } = stored as { readonly [key: string]: unknown };
	const kept = (typeof filters === "object" && filters !== null ? filters : {}) as { readonly [key: string]: unknown };
	const folded = (typeof folds === "object" && folds !== null ? folds : {}) as { readonly [key: string]: unknown };
	return {
		filters: { query: text(kept["query"]), circle: text(kept["circle"]), tag: text(kept["tag"]) },
		folds: Object.fromEntries(
			PANE_LANES.flatMap((state) => (typeof folded[state] === "boolean" ? [[state, folded[state]]] : [])),
		),
		scroll: typeof scroll === "number" && Number.isFinite(scroll) && scroll >= 0 ? scroll : 0,
	};
}
