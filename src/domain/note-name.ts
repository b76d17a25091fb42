/** A note's name, from its path or its file's name: the last segment, without `.md`. */
export function noteName(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}
