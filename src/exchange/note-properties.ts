/** The facts of a file as properties of a note. */
import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { PROPERTY_KEYS, type PropertyName } from "../note/properties/spellings";
import { LISTS, TEXTS, type Facts } from "./found-person";

/** The facts that a note has as lists, and those that are one text: by the names of properties in the program. */
export const FACT_NAMES = [
	"aliases",
	"company",
	"role",
	"place",
	"email",
	"phone",
	"links",
	"birthday",
	"connected",
	"tags",
	"circle",
	"commonGround",
	"offers",
	"seeks",
] as const satisfies readonly (PropertyName & (typeof LISTS | typeof TEXTS)[number])[];

/** A fact that a note can have. */
export type FactName = (typeof FACT_NAMES)[number];

/** Those of which a note shows one as text, and several as a list. */
const ONE_OR_MORE: ReadonlySet<FactName> = new Set(["email", "phone", "links"]);

/** A fact as the value of a property; undefined where nothing is known. */
export function valueOf(facts: Facts, name: FactName): PropertyValue | undefined {
	const value = facts[name];
	if (typeof value === "string" || value === undefined) return value;
	if (value.length === 0) return undefined;
	return value.length === 1 && ONE_OR_MORE.has(name) ? value[0] : value;
}

/** Everything that a file tells of somebody, by the keys of properties, in the order in which a note keeps them. */
export function propertiesOf(facts: Facts): Map<string, PropertyValue> {
	const properties = new Map<string, PropertyValue>();
	for (const name of FACT_NAMES) {
		const value = valueOf(facts, name);
		if (value !== undefined) properties.set(PROPERTY_KEYS[name], value);
	}
	return properties;
}
