/** Where notes lie. */

/** Whether a path lies in a folder, at any depth; in any case, as on a disk that does not tell cases apart. */
export function isInFolder(path: string, folder: string): boolean {
	if (folder === "" || path.charAt(folder.length) !== "/") return false;
	return path.startsWith(folder) || path.slice(0, folder.length).toLowerCase() === folder.toLowerCase();
}
