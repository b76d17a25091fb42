/** One file or folder as a disk reports it. Paths are relative to the vault, with forward slashes. */
export interface DiskEntry {
	path: string;
	type: "file" | "folder";
	ctime: number;
	mtime: number;
	size: number;
}

/**
 * Where the notes lie: in memory for tests, behind the preview's server in the browser. Every method rejects with an
 * `Error` that has a `code` as in Node (`ENOENT`, `EEXIST`, `ENOTEMPTY`) where the disk refuses.
 */
export interface VaultDisk {
	/** The vault's name. */
	readonly name: string;
	/** All files and folders outside folders and files that start with a dot. */
	list(): Promise<DiskEntry[]>;
	/** One entry, dot folders included, or null. */
	stat(path: string): Promise<DiskEntry | null>;
	/** The names in one folder, dot folders included. */
	listFolder(path: string): Promise<DiskEntry[]>;
	read(path: string): Promise<Uint8Array>;
	/** Several files at once, in this order; null for one that cannot be read. Only for disks where one by one is slow. */
	readMany?(paths: readonly string[]): Promise<(Uint8Array | null)[]>;
	/** Replaces or makes a file in an existing folder; with `exclusive` it must be new. */
	write(path: string, data: Uint8Array, exclusive?: boolean): Promise<DiskEntry>;
	/** Makes a folder and the folders above it. */
	mkdir(path: string): Promise<void>;
	rename(from: string, to: string): Promise<void>;
	remove(path: string, recursive: boolean): Promise<void>;
	/** Reports paths that other programs may have changed; returns its own disposer. */
	watch(listener: (paths: string[]) => void): () => void;
}

/** An error as Node's file system throws it. */
export function diskError(code: string, what: string): Error & { code: string } {
	return Object.assign(new Error(`${code}: ${what}`), { code });
}

/** Text of a file: UTF-8 with a byte-order mark kept, and U+FFFD where the bytes are not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The bytes of a text. */
export function encodeText(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/**
 * Resolves `.` and `..` as the system does; throws where the path leaves the vault. The app writes there; a test that
 * gets this error has found a path built from an uncleaned name.
 */
export function resolveInVault(path: string): string {
	const parts: string[] = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === undefined) throw diskError("EACCES", `the path leaves the vault: ${path}`);
	}
	return parts.join("/");
}

/** Whether any part of the path starts with a dot: the vault does not show such files. */
export function isHidden(path: string): boolean {
	return path.split("/").some((part) => part.startsWith("."));
}
