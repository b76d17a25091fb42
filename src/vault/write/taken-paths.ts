/** Which paths are taken: by anything whose name differs in case or normal form only, as on many disks. */
import type { App, TFile, TFolder } from "obsidian";

/** A path as it is compared with others. */
export function foldedPath(name: string): string {
	return name.normalize("NFC").toLowerCase();
}

/** The paths of a vault that nothing new can have. */
export class TakenPaths {
	private readonly app: App;
	/** Changes whenever something is moved or deleted, once `listening` is set. */
	private readonly stamp: () => number;
	/** Whether moves and deletions are heard of: only then can the names of a folder be kept. */
	listening = false;
	/** The names in one folder, true while it has `count` children and nothing was moved or deleted since `stamp`. */
	private names:
		{ readonly folder: TFolder; count: number; readonly stamp: number; readonly set: Set<string> } | undefined;

	constructor(app: App, stamp: () => number) {
		this.app = app;
		this.stamp = stamp;
	}

	/** Whether something, in any case or normal form, already stands at a path. */
	taken(path: string): boolean {
		const { vault } = this.app;
		if (vault.getAbstractFileByPath(path) !== null) return true;
		const slash = path.lastIndexOf("/");
		const folder = slash < 0 ? vault.getRoot() : vault.getFolderByPath(path.slice(0, slash));
		return folder !== null && this.namesIn(folder).has(foldedPath(path.slice(slash + 1)));
	}

	/** The names in a folder, as they are compared. Where thousands are made one after the other, they are asked for each. */
	private namesIn(folder: TFolder): ReadonlySet<string> {
		const { children } = folder;
		const { names, stamp } = this;
		if (names?.folder === folder && names.count === children.length && names.stamp === stamp()) return names.set;
		const set = new Set(children.map(({ name }) => foldedPath(name)));
		if (this.listening) this.names = { folder, count: children.length, stamp: stamp(), set };
		return set;
	}

	/** Keeps the names of a folder true after a file was made in it. */
	created({ name, parent }: TFile): void {
		const { names } = this;
		if (names === undefined || names.folder !== parent || parent.children.length !== names.count + 1) return;
		names.set.add(foldedPath(name));
		names.count++;
	}

	/**
	 * A folder as it is spelled on disk: a setting may be of another case or normal form, and on some disks a second folder
	 * of it cannot be. As far as there is none, and where there are several, as it was given.
	 */
	folderOnDisk(folder: string): string {
		const { vault } = this.app;
		if (folder === "" || vault.getFolderByPath(folder) !== null) return folder;
		let found = "";
		for (const name of folder.split("/")) {
			const path = found === "" ? name : `${found}/${name}`;
			const above = found === "" ? vault.getRoot() : vault.getFolderByPath(found);
			const alike =
				vault.getFolderByPath(path) !== null
					? []
					: (above?.children.filter((each) => "children" in each && foldedPath(each.name) === foldedPath(name)) ?? []);
			found = alike.length === 1 && alike[0] !== undefined ? alike[0].path : path;
		}
		return found;
	}
}
