/** What this device remembers of the walks, in the app's storage for this vault: whom one saw today, with whom one never spoke. */
import type { App } from "obsidian";
import type { Day } from "../../domain/day";

const MEMORY_KEY = "networking-notes-walks";

/** How many notes are remembered, the latest ones. */
const MOST_REMEMBERED = 5000;

/** The notes of people, by their paths: one that was moved is asked about once more. */
export interface WalkMemory {
	/** Whom the walk went past on this day. */
	readonly seen: readonly string[];
	/** Of whom “never” was said. */
	readonly never: readonly string[];
}

function texts(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((each) => typeof each === "string").slice(-MOST_REMEMBERED) : [];
}

/** Reads what is remembered, whatever is stored there. Another day begins with nobody seen. */
export function readWalks(app: App, today: Day): WalkMemory {
	const stored: unknown = app.loadLocalStorage(MEMORY_KEY);
	if (typeof stored !== "object" || stored === null) return { seen: [], never: [] };
	const { day, seen, never } = stored as { readonly [key: string]: unknown };
	return { seen: day === today ? texts(seen) : [], never: texts(never) };
}

/** Remembers one more person, or takes them out. */
export function rememberInWalks(app: App, today: Day, list: keyof WalkMemory, path: string, isIn = true): void {
	const memory = readWalks(app, today);
	const others = memory[list].filter((each) => each !== path);
	app.saveLocalStorage(MEMORY_KEY, { ...memory, day: today, [list]: isIn ? [...others, path] : others });
}

/** Forgets all of it. */
export function forgetWalks(app: App): void {
	app.saveLocalStorage(MEMORY_KEY, null);
}
