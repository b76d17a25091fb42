/** The name of a person where the properties give it, while the file may be called otherwise: `john-doe`, `Contact 12`. */
import { foldedKey } from "../../domain/property-names";
import { linkText, type Values } from "./coerce";
import { memoize } from "../../domain/memoize";

/** What a key can say of a name. */
type Part = "whole" | "first" | "middle" | "last";

/** Keys without case, spaces, `_` and `-`. With a dot as contacts from vCards have them, where `FN` alone is the whole name. */
const KEYS: ReadonlyMap<string, Part> = new Map<string, Part>([
	["name", "whole"],
	["fullname", "whole"],
	["displayname", "whole"],
	["fn", "whole"],
	["firstname", "first"],
	["givenname", "first"],
	["n.gn", "first"],
	["middlename", "middle"],
	["n.mn", "middle"],
	["lastname", "last"],
	["familyname", "last"],
	["surname", "last"],
	["n.fn", "last"],
]);

/** The same within `name: { first, last }`. */
const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
	...KEYS,
	["first", "first"],
	["given", "first"],
	["middle", "middle"],
	["last", "last"],
	["family", "last"],
]);

const partOf = memoize(500, (key) => KEYS.get(foldedKey(key)));

/** Whether a key can give a name, or a part of one. */
export function isNameKey(key: string): boolean {
	return partOf(key) !== undefined;
}

/** A longer text is no name. */
const LONGEST_NAME = 200;

/** A text of one line that is a name; not the placeholder that a template has for one. */
function asName(value: unknown): string | undefined {
	const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof only !== "string" || only.length > LONGEST_NAME) return undefined;
	const name = linkText(only).normalize("NFC");
	return /[\p{L}\p{N}]/u.test(name) && !/[\r\n]|\{\{|<%/.test(name) ? name : undefined;
}

/** What was gathered of a name. */
type Gathered = Partial<Record<Part, string>> & { readonly wholes: string[] };

function joined({ first, middle, last }: Gathered): string | undefined {
	const parts = [first, middle, last].filter((part) => part !== undefined);
	return first === undefined && last === undefined ? undefined : parts.join(" ");
}

function gather(values: Values, partFor: (key: string) => Part | undefined): Gathered {
	const found: Gathered = { wholes: [] };
	for (const key of Object.keys(values)) {
		const part = partFor(key);
		if (part === undefined) continue;
		const value = values[key];
		if (part === "whole" && typeof value === "object" && value !== null && !Array.isArray(value)) {
			const name = joined(gather(value as Values, (each) => PARTS.get(foldedKey(each))));
			if (name !== undefined) found.wholes.push(name);
			continue;
		}
		const name = asName(value);
		if (name === undefined) continue;
		if (part === "whole") found.wholes.push(name);
		else found[part] ??= name;
	}
	return found;
}

const NONE: readonly string[] = Object.freeze([]);

/** Whether any key may give a name: those of most notes do not. */
function saysName(values: Values): boolean {
	for (const key in values) if (partOf(key) !== undefined) return true;
	return false;
}

/**
 * The names that properties give a person, the one to be shown first: `name`, `full_name` and their kin in the order of
 * the note, the name in its parts (`first_name` and `last_name`, or `name: { first, last }`), and `name` with the
 * surname where that is given beside it. What is no text of one line is no name.
 */
export function namesIn(values: Values): readonly string[] {
	if (!saysName(values)) return NONE;
	const found = gather(values, partOf);
	const { wholes, first, last } = found;
	const names = [...wholes];
	const inParts = joined(found);
	if (inParts !== undefined && (first !== undefined || wholes.length === 0)) names.push(inParts);
	const [whole] = wholes;
	if (whole !== undefined && first === undefined && last !== undefined && !whole.includes(last))
		names.push(`${whole} ${last}`);
	return names.length === 0 ? NONE : [...new Set(names)];
}
