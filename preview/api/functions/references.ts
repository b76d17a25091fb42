import type { CachedMetadata, Reference, ReferenceCache } from "obsidian";

/** The app's `iterateRefs`: until the callback answers true; whether it did. */
export function iterateRefs(refs: readonly Reference[], callback: (ref: Reference) => boolean | void): boolean {
	return refs.some((ref) => callback(ref) === true);
}

/** The app's `iterateCacheRefs`: links and embeds. */
export function iterateCacheRefs(cache: CachedMetadata, callback: (ref: ReferenceCache) => boolean | void): boolean {
	return [...(cache.links ?? []), ...(cache.embeds ?? [])].some((ref) => callback(ref) === true);
}

/** The app's `parsePropertyId`: "note.met" in its two parts. */
export function parsePropertyId(propertyId: string): { type: string; name: string } {
	const dot = propertyId.indexOf(".");
	return { type: propertyId.slice(0, dot), name: propertyId.slice(dot + 1) };
}
