/** Validates user-chosen property names: they must not collide with another property or with what marks a person. */

/** The properties that can have names of the user's own, by their names in the program. */
export const PROPERTY_NAMES = [
	"circle",
	"cadence",
	"met",
	"metAt",
	"introducedBy",
	"lastContact",
	"lastMet",
	"gives",
	"asks",
	"commonGround",
	"offers",
	"seeks",
	"company",
	"role",
	"place",
	"email",
	"phone",
	"links",
	"birthday",
	"knows",
	"connected",
	"snoozeUntil",
	"paused",
	"ignoreMentions",
	"interactions",
	"aliases",
	"tags",
] as const;

/** Keys that mark people and meetings, and keys the app itself reads: never ours to write. */
const TAKEN: ReadonlySet<string> = new Set([
	"type",
	"date",
	"categories",
	"people",
	"person",
	"tag",
	"alias",
	"cssclass",
	"cssclasses",
	"publish",
	"permalink",
	"position",
]);

const FOLDED_NAMES: ReadonlyMap<string, string> = new Map(PROPERTY_NAMES.map((name) => [foldedKey(name), name]));

/**
 * Why a name can't be used: reserved (`taken`), another property of ours (`ours`), used twice (`twice`), or a mark of
 * people (`marker`).
 */
export interface OwnNameProblem {
	readonly kind: "taken" | "ours" | "twice" | "marker";
	readonly name: string;
}

/** How this plugin spells a property in notes: `lastContact` is `last_contact`. */
export function ourKey(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A key in comparable form: lower case, without spaces, `_` and `-`. */
export function foldedKey(key: string): string {
	return key.toLowerCase().replace(/[\s_-]/g, "");
}

/** Whether a key is never a property of ours, whatever the settings say. */
export function isTaken(key: string): boolean {
	return TAKEN.has(foldedKey(key));
}

/** The first name that cannot be used, given the marks of others (`key: value`) by which notes are people's. */
export function ownNameProblem(
	own: Readonly<Record<string, readonly string[]>>,
	markers: readonly string[],
): OwnNameProblem | undefined {
	const marks = new Set(markers.map((marker) => foldedKey(marker.split(":", 1)[0] ?? "")));
	const used = new Map<string, string>();
	for (const [property, names] of Object.entries(own)) {
		for (const name of names) {
			const key = foldedKey(name);
			const ours = FOLDED_NAMES.get(key);
			if (isTaken(name)) return { kind: "taken", name };
			if (ours !== undefined && ours !== property) return { kind: "ours", name };
			if (marks.has(key)) return { kind: "marker", name };
			if ((used.get(key) ?? property) !== property) return { kind: "twice", name };
			used.set(key, property);
		}
	}
	return undefined;
}
