import { folderOfNote, type IsOwned } from "../../note/is-person";

/** The folders that are a person's own, by the folder notes that say so: other notes in them are about that person. */
export class OwnFolders {
	private readonly owners = new Map<string, Set<string>>();

	/** Whether there is any. */
	get any(): boolean {
		return this.owners.size > 0;
	}

	/** Whether a folder is a person's own by another note than one. */
	readonly isOwned: IsOwned = (folder, but) => {
		const owners = this.owners.get(folder);
		return owners !== undefined && (owners.size > 1 || !owners.has(but));
	};

	/** Records whether a note claims its folder for its person; returns the folder if that changed. */
	set(path: string, owns: boolean): string | undefined {
		const folder = owns || this.any ? folderOfNote(path) : undefined;
		const known = folder === undefined ? undefined : this.owners.get(folder);
		if (folder === undefined || owns === (known?.has(path) ?? false)) return undefined;
		if (owns) this.owners.set(folder, (known ?? new Set()).add(path));
		else if (known?.size === 1) this.owners.delete(folder);
		else known?.delete(path);
		return folder;
	}
}
