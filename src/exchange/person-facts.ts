/** People here as the facts of a file: what an export tells of them, and an import understands. */
import type { Person } from "../domain/person";
import { NO_FACTS, type Facts, type FoundPerson } from "./found-person";
import { asTag } from "./gathering";

/** Facts about who a person is and how to reach them; not when you met, nothing from the log. */
export function factsOf({ name, properties }: Person): FoundPerson {
	const { company, role, place, birthday, connected, circle } = properties;
	const texts = Object.entries({ company, role, place, birthday, connected, circle }).filter(
		([, value]) => value !== undefined && value.trim() !== "",
	);
	const facts: Facts = {
		...NO_FACTS,
		...Object.fromEntries(texts),
		aliases: properties.aliases.filter((alias) => alias !== name),
		email: properties.email ?? [],
		phone: properties.phone ?? [],
		links: properties.links ?? [],
		tags: properties.tags.filter((tag) => asTag(tag) !== ""),
		commonGround: properties.commonGround,
		offers: properties.offers,
		seeks: properties.seeks,
	};
	return { name, facts, note: "", lines: [] };
}
