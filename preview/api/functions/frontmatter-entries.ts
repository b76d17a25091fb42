import type { CachedMetadata } from "obsidian";

/** The entry of a frontmatter under a key or a pattern of keys. */
export function parseFrontMatterEntry(
	frontmatter: Record<string, unknown> | null | undefined,
	key: string | RegExp,
): unknown {
	if (!frontmatter) return null;
	const found = Object.keys(frontmatter).find((name) =>
		typeof key === "string" ? name.toLowerCase() === key.toLowerCase() : key.test(name),
	);
	return found === undefined ? null : frontmatter[found];
}

/** A list of strings in a frontmatter; text is split at commas. */
export function parseFrontMatterStringArray(
	frontmatter: Record<string, unknown> | null | undefined,
	key: string | RegExp,
): string[] | null {
	return strings(parseFrontMatterEntry(frontmatter, key), /,/);
}

/** The aliases in a frontmatter. */
export function parseFrontMatterAliases(frontmatter: Record<string, unknown> | null | undefined): string[] | null {
	return parseFrontMatterStringArray(frontmatter, /^alias(es)?$/i);
}

/** The tags in a frontmatter, each with its "#". */
export function parseFrontMatterTags(frontmatter: Record<string, unknown> | null | undefined): string[] | null {
	const tags = strings(parseFrontMatterEntry(frontmatter, /^tags?$/i), /[,\s]+/);
	return tags && tags.map((tag) => (tag.startsWith("#") ? tag : `#${tag}`));
}

/** All tags of a note, from the frontmatter and the text. */
export function getAllTags(cache: CachedMetadata): string[] | null {
	const tags = [...(parseFrontMatterTags(cache.frontmatter) ?? []), ...(cache.tags ?? []).map((tag) => tag.tag)];
	return tags.length > 0 ? tags : null;
}

function strings(value: unknown, separator: RegExp): string[] | null {
	const list = typeof value === "string" ? value.split(separator) : Array.isArray(value) ? value : null;
	const texts = list
		?.filter((entry) => typeof entry === "string" || typeof entry === "number")
		.map((entry) => String(entry).trim())
		.filter((entry) => entry !== "");
	return texts && texts.length > 0 ? texts : null;
}
