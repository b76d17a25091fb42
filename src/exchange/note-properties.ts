/** The facts of a file as properties of a note. */
import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { PROPERTY_KEYS } from "../note/properties/spellings";
import { FACT_NAMES, FACTS, type FactName, type Facts } from "./found-person";

/** A fact as the value of a property; undefined where nothing is known. */
export function valueOf(facts: Facts, name: FactName): PropertyValue | undefined {
	const value = facts[name];
	if (typeof value === "string" || value === undefined) return value;
	if (value.length === 0) return undefined;
	return value.length === 1 && FACTS[name] === "oneOrMore" ? value[0] : value;
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
