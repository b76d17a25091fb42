import type { BlockCache, CachedMetadata, HeadingCache } from "obsidian";

/** The path part of a link text: what stands before "#". */
export function getLinkpath(linktext: string): string {
	return parseLinktext(linktext).path;
}

/** A link text in its two parts; the second begins with "#" or is empty. */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
	const text = linktext
		.replace(/\u00A0/g, " ")
		.normalize("NFC")
		.trim();
	const hash = text.indexOf("#");
	return hash < 0 ? { path: text, subpath: "" } : { path: text.slice(0, hash), subpath: text.slice(hash) };
}

/** A heading as links to it are compared: without punctuation, with single spaces. */
export function stripHeading(heading: string): string {
	return heading
		.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\]/g, " ")
		.replace(/\s+/g, " ")
		.trim();
}

/** A heading as it is written into a link. */
export function stripHeadingForLink(heading: string): string {
	return heading
		.replace(/([:#|^\\\r\n]|%%|\[\[|\]\])/g, " ")
		.replace(/\s+/g, " ")
		.trim();
}

/** The heading or block which a subpath means. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): unknown {
	const parts = subpath.split("#").filter((part) => part !== "");
	const first = parts[0];
	if (first === undefined) return null;
	if (first.startsWith("^")) return blockResult(cache.blocks?.[first.slice(1).toLowerCase()]);
	const headings = cache.headings ?? [];
	let from = 0;
	let found: HeadingCache | undefined;
	for (const part of parts) {
		const wanted = stripHeading(part).toLowerCase();
		const at = headings.findIndex((h, index) => index >= from && stripHeading(h.heading).toLowerCase() === wanted);
		if (at < 0) return null;
		found = headings[at];
		from = at + 1;
	}
	if (!found) return null;
	const { level } = found;
	const next = headings.slice(from).find((heading) => heading.level <= level) ?? null;
	return { type: "heading", current: found, next, start: found.position.start, end: next?.position.start ?? null };
}

function blockResult(block: BlockCache | undefined): unknown {
	return block ? { type: "block", block, start: block.position.start, end: block.position.end } : null;
}
