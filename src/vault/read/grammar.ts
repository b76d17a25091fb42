/**
 * Version of the note reader. The build replaces this with a digest of the sources of `note/` and `domain/`; anything a
 * device cached under another version is dropped.
 */
export const GRAMMAR: string = "sources";
