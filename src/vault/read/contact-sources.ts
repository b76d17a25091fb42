import type { App } from "obsidian";
import type { Day } from "../../domain/day";
import type { Person } from "../../domain/person";
import { linkNamesOf } from "../../domain/person-names";
import {
	contactsInOwnNote,
	latestFirst,
	type ContactFound,
	type LinkLeftOut,
	type WhyDates,
	type WhyNot,
} from "../../domain/contact-sources";
import type { PeopleIndex } from "../../index/people-index";
import { datedNote, linksIn, type Dating } from "../../note/dated/note-links";
import { destinationOf } from "./dated-notes";

/** The notes with links that may mean a person: to their note, or to none by an alias of theirs. */
function linkingNotes({ metadataCache }: App, index: PeopleIndex, person: Person): ReadonlySet<string> {
	const { resolvedLinks, unresolvedLinks } = metadataCache;
	const aliases = new Set(linkNamesOf(person.path, person.properties).map((alias) => alias.toLowerCase()));
	const unresolved = (path: string): boolean =>
		aliases.size > 0 &&
		Object.keys(unresolvedLinks[path] ?? {}).some((words) => aliases.has(words.replace(/\.md$/i, "").toLowerCase()));
	const found = Object.keys(resolvedLinks).filter(
		(path) => path !== person.path && (person.path in (resolvedLinks[path] ?? {}) || unresolved(path)),
	);
	return new Set([...index.datedNotesOf(person).map(([path]) => path), ...found]);
}

/**
 * Every contact on record with a person and where it was found; and every link to them that is none, and why not. Looks
 * through the links of the vault, so it is asked only when somebody wants to know. Reads no text.
 */
export function whyDates(app: App, index: PeopleIndex, dating: Dating | undefined, person: Person): WhyDates {
	const contacts: ContactFound[] = contactsInOwnNote(person);
	const leftOut: LinkLeftOut[] = [];
	for (const path of linkingNotes(app, index, person)) {
		const cache = app.metadataCache.getCache(path);
		if (cache === null) continue;
		const dated = dating === undefined ? undefined : datedNote(path, cache, dating);
		const counted = new Set<Day>();
		for (const { target, line, leftOut: place, day: done } of linksIn(cache, dating)) {
			const destination = destinationOf(app, target, path);
			const meant = "path" in destination ? [destination.path] : index.peopleWithAlias(destination.words);
			if (!meant.includes(person.path)) continue;
			const at = line === undefined ? { path } : { path, line };
			const why: WhyNot | undefined =
				dating === undefined
					? "off"
					: index.get(path) !== undefined
						? "person"
						: dated === undefined
							? "undated"
							: (place ??
								(meant.length > 1 ? "several" : person.properties.ignoreMentions === true ? "ignored" : undefined));
			if (why !== undefined) leftOut.push({ ...at, why });
			else if (dated !== undefined && !counted.has(done ?? dated.day)) {
				contacts.push({
					...at,
					day: done ?? dated.day,
					source: dated.meeting && done === undefined ? "meeting" : "daily",
				});
				counted.add(done ?? dated.day);
			}
		}
	}
	return { contacts: latestFirst(contacts), leftOut: leftOut.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
