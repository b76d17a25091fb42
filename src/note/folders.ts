/** Where notes lie. */

/** Whether a path is in a folder, at any depth. Ignores case, as some disks do. */
export function isInFolder(path: string, folder: string): boolean {
	if (folder === "" || path.charAt(folder.length) !== "/") return false;
	return path.startsWith(folder) || path.slice(0, folder.length).toLowerCase() === folder.toLowerCase();
}
