import type { App } from "obsidian";
import { destinationOf } from "./dated-notes";

/**
 * The links in a note's properties that lead to no note, as they are written. One that names a day is none of them: it is
 * read as that day, or leads to a daily note that is yet to be made.
 */
export function deadLinks(app: App, path: string, namesDay: (target: string) => boolean): string[] {
	const file = app.vault.getFileByPath(path);
	const links = file === null ? [] : (app.metadataCache.getFileCache(file)?.frontmatterLinks ?? []);
	return links
		.filter(({ link }) => {
			const target = (link.split(/[#^]/, 1)[0] ?? "").trim();
			// A link to a heading of the note itself leads there.
			if (target === "") return false;
			const destination = destinationOf(app, target, path);
			return "words" in destination && !namesDay(destination.words);
		})
		.map(({ original }) => original);
}
