import type { App } from "obsidian";

/** The links in a note's properties that lead to no note, as they are written. */
export function deadLinks(app: App, path: string): string[] {
	const file = app.vault.getFileByPath(path);
	const links = file === null ? [] : (app.metadataCache.getFileCache(file)?.frontmatterLinks ?? []);
	return links.filter(({ link }) => app.metadataCache.getFirstLinkpathDest(link.split(/[#^]/, 1)[0] ?? "", path) === null).map(({ original }) => original);
}
