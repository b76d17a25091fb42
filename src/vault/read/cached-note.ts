import type { CachedMetadata, TFile } from "obsidian";
import { readFrontmatter } from "../../note/frontmatter/frontmatter";
import { frontmatterBlock } from "../../note/markdown/lines";
import { sectionsOf } from "../../note/markdown/sections";
import type { IsOwned } from "../../note/is-person";
import type { NoteFacts } from "../../note/person-note";

const NO_TAGS: readonly string[] = [];

/** What the metadata cache knows about a note. */
export function factsOf(file: TFile, cache: CachedMetadata, isOwned?: IsOwned): NoteFacts {
	return {
		path: file.path,
		name: file.basename,
		values: cache.frontmatter,
		tags: cache.tags === undefined ? NO_TAGS : cache.tags.map(({ tag }) => tag),
		hasBlock: cache.sections?.some(({ type }) => type === "yaml") ?? false,
		headings: cache.headings,
		isOwned,
	};
}

/** The same from the text, before the cache has it; tags inside the text are missing. */
export function factsInText(file: TFile, text: string, isOwned?: IsOwned): NoteFacts {
	const block = readFrontmatter(text);
	return {
		path: file.path,
		name: file.basename,
		values: "kind" in block ? undefined : block.values,
		tags: [],
		hasBlock: frontmatterBlock(text) !== undefined,
		headings: sectionsOf(text).map(({ text: heading }) => ({ heading })),
		isOwned,
	};
}
