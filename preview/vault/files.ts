import type { Vault } from "./vault";

/** Size and times of a file, in bytes and milliseconds since 1970. */
export interface FileStats {
	ctime: number;
	mtime: number;
	size: number;
}

/** A file or folder of the vault. `path` changes in place when it is renamed. */
export abstract class TAbstractFile {
	parent: TFolder | null = null;
	name = "";
	/** Set once the file is gone; the object may outlive the file. */
	deleted = false;

	constructor(
		readonly vault: Vault,
		public path: string,
	) {
		this.setPath(path);
	}

	/** Gives the file its new path and everything that follows from it. Not part of the public API. */
	setPath(path: string): void {
		this.path = path;
		this.name = path.slice(path.lastIndexOf("/") + 1);
	}
}

/** A file of the vault. */
export class TFile extends TAbstractFile {
	// Declared without a value: the base constructor calls setPath, and an initial value would overwrite what it sets.
	declare basename: string;
	declare extension: string;
	stat: FileStats = { ctime: 0, mtime: 0, size: 0 };

	override setPath(path: string): void {
		super.setPath(path);
		const dot = this.name.lastIndexOf(".");
		this.basename = dot > 0 ? this.name.slice(0, dot) : this.name;
		this.extension = dot > 0 ? this.name.slice(dot + 1).toLowerCase() : "";
	}
}

/** A folder of the vault; the root's path is "/" and its name is empty. */
export class TFolder extends TAbstractFile {
	children: TAbstractFile[] = [];

	isRoot(): boolean {
		return this.path === "/";
	}
}
