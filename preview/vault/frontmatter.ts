import { parseYaml } from "./yaml";

/** Where the frontmatter of a note is. */
export interface FrontMatterInfo {
	exists: boolean;
	frontmatter: string;
	from: number;
	to: number;
	contentStart: number;
}

/** The app's `getFrontMatterInfo`: offsets into the text as given. A byte-order mark before the block is passed over. */
export function getFrontMatterInfo(content: string): FrontMatterInfo {
	const block = /^(\uFEFF?---[^\S\n]*\n)([\s\S]*?)^---[^\S\n]*(?:\n|$(?![\s\S]))/m.exec(content);
	if (!block || block.index !== 0) return { exists: false, frontmatter: "", from: 0, to: 0, contentStart: 0 };
	const from = (block[1] ?? "").length;
	const inner = block[2] ?? "";
	// The line break before the closing line belongs to the delimiter.
	const frontmatter = inner.replace(/\r?\n$/, "");
	return { exists: true, frontmatter, from, to: from + frontmatter.length, contentStart: block[0].length };
}

/** What the metadata cache holds as `frontmatter`: `{}` for an empty block, undefined for what is no mapping or broken. */
export function parseFrontmatter(text: string): Record<string, unknown> | undefined {
	try {
		const value = parseYaml(text) ?? {};
		return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}
