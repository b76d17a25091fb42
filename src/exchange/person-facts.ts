/** People here as the facts of a file: what an export tells of them, and an import understands. */
import type { Person } from "../domain/person";
import { FACT_NAMES, NO_FACTS, type Facts, type FoundPerson } from "./found-person";
import { asTag } from "./gathering";

/** Facts about who a person is and how to reach them; not when you met, nothing from the log. */
export function factsOf({ name, properties }: Person): FoundPerson {
	const said = FACT_NAMES.flatMap((fact) => {
		const value = properties[fact];
		return value === undefined || (typeof value === "string" && value.trim() === "") ? [] : [[fact, value] as const];
	});
	const facts: Facts = {
		...NO_FACTS,
		...Object.fromEntries(said),
		aliases: properties.aliases.filter((alias) => alias !== name),
		tags: properties.tags.filter((tag) => asTag(tag) !== ""),
	};
	return { name, facts, note: "", lines: [] };
}
