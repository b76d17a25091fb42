/** Which key does what in the pane's grid. Keep the help in `words/keys.ts` in step. */

import { letterOf } from "../../host/key-letter";

/** What a key can do. */
export type GridAction =
	| "up"
	| "down"
	| "pageUp"
	| "pageDown"
	| "home"
	| "end"
	| "into"
	| "out"
	| "toggle"
	| "open"
	| "log"
	| "touch"
	| "keys"
	| "snooze"
	| "menu"
	| "select"
	| "selectAll"
	| "search"
	| "leaveCard"
	| "escape";

/** Where the focus is. */
export interface KeyPlace {
	readonly inCard: boolean;
	/** On the line itself, and not on a control in it. */
	readonly onLine: boolean;
	readonly isLane: boolean;
	readonly rtl: boolean;
}

const ALWAYS: ReadonlyMap<string, GridAction> = new Map([
	["ArrowUp", "up"],
	["ArrowDown", "down"],
	["PageUp", "pageUp"],
	["PageDown", "pageDown"],
	["Home", "home"],
	["End", "end"],
	["Escape", "escape"],
	["?", "keys"],
	["ContextMenu", "menu"],
]);

const LETTERS: ReadonlyMap<string, GridAction> = new Map([
	["l", "log"],
	["t", "touch"],
	["s", "snooze"],
	["x", "select"],
	["/", "search"],
]);

/** What a key means; undefined where it is left to the control that has the focus, or to the app. */
export function actionOf(evt: KeyboardEvent, { inCard, onLine, rtl }: KeyPlace): GridAction | undefined {
	if (evt.isComposing) return undefined;
	if (inCard) return evt.key === "Escape" ? "leaveCard" : undefined;
	if (evt.key === "Enter") return onLine ? "open" : undefined;
	if (evt.key === "F10" && evt.shiftKey) return "menu";
	if (evt.ctrlKey || evt.metaKey) return letterOf(evt) === "a" && !evt.altKey ? "selectAll" : undefined;
	if (evt.altKey) return undefined;
	if (evt.key === " ") return onLine ? "toggle" : undefined;
	if (evt.key === "ArrowRight") return rtl ? "out" : "into";
	if (evt.key === "ArrowLeft") return rtl ? "into" : "out";
	// Held down, a letter must not do to the next people what was meant for one: in touch today moves on by itself.
	return ALWAYS.get(evt.key) ?? (evt.repeat ? undefined : LETTERS.get(letterOf(evt)));
}
