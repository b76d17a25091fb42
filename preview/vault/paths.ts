/** The path of the folder a path lies in; "/" at the top. */
export function parentPath(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash > 0 ? path.slice(0, slash) : "/";
}

/** Joins a folder's path and a name; the root adds nothing. */
export function joinPath(folder: string, name: string): string {
	return folder === "/" || folder === "" ? name : `${folder}/${name}`;
}

/** The app's `normalizePath`: forward slashes, none at the ends, no odd spaces, composed letters; "" becomes "/". */
export function normalizePath(path: string): string {
	const clean = path
		.replace(/[\\/]+/g, "/")
		.replace(/^\/+|\/+$/g, "")
		.replace(/[\u00A0\u202F]/g, " ")
		.normalize("NFC");
	return clean === "" ? "/" : clean;
}
