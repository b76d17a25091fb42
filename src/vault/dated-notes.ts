import type { App, CachedMetadata } from "obsidian";
import { packed } from "../domain/mentions";
import type { Destination } from "../index/mention-index";
import type { PeopleIndex } from "../index/people-index";
import { countedTargets, datedNote, type Dating } from "../note/mentions";

function decoded(link: string): string {
	try {
		return decodeURIComponent(link);
	} catch {
		return link;
	}
}

/** Where a link leads from a note, as the app resolves it: without heading and block, perhaps with `%20` for spaces. */
export function destinationOf({ metadataCache }: Pick<App, "metadataCache">, target: string, from: string): Destination {
	const found = metadataCache.getFirstLinkpathDest(target, from);
	if (found !== null) return { path: found.path };
	const words = target.includes("%") ? decoded(target) : target;
	const file = words === target ? null : metadataCache.getFirstLinkpathDest(words, from);
	return file === null ? { words } : { path: file.path };
}

/** Brings daily and meeting notes into the index, from what the metadata cache holds of them. Reads no text. */
export class DatedNotes {
	private readonly app: App;
	private readonly index: PeopleIndex;
	private readonly dating: () => Dating | undefined;

	/** `dating` is asked again for every note; undefined: none counts. */
	constructor(app: App, index: PeopleIndex, dating: () => Dating | undefined) {
		this.app = app;
		this.index = index;
		this.dating = dating;
	}

	/** Takes in whom a note links, where it is dated. A person's own is not: others in its log were not met by that. */
	take(path: string, cache: CachedMetadata, isPerson: boolean): void {
		const dating = isPerson ? undefined : this.dating();
		const dated = dating === undefined ? undefined : datedNote(path, cache, dating);
		if (dating === undefined || dated === undefined) this.index.removeDatedNote(path);
		else {
			const destinations = [...countedTargets(cache, dating.isUncounted)].map((target) => destinationOf(this.app, target, path));
			this.index.setDatedNote(path, packed(dated.day, dated.meeting), destinations);
		}
	}

	/** Follows the links again that may lead elsewhere since a file of this path came, went or moved. */
	relink(path: string): void {
		const { app: { vault, metadataCache }, index } = this;
		index.batch(() => {
			for (const from of index.datedNotesLinkingTo(path)) {
				const file = vault.getFileByPath(from);
				const cache = file === null ? null : metadataCache.getFileCache(file);
				if (cache !== null) this.take(from, cache, index.get(from) !== undefined);
				else if (file === null) index.removeDatedNote(from);
			}
		});
	}
}
