/** What can stand in the way of a write. Each is thrown before anything was changed, but where it says otherwise. */

/** A note that is not there any more. */
export class NoteGone extends Error {
	readonly path: string;
	/** Whether another note stands where it was. */
	readonly replaced: boolean;

	constructor(path: string, replaced = false) {
		super(`There is no note ${path}`);
		this.name = "NoteGone";
		this.path = path;
		this.replaced = replaced;
	}
}

/** A note or folder that stands where a new one was to be made. */
export class PathTaken extends Error {
	readonly path: string;

	constructor(path: string) {
		super(`There is already something at ${path}`);
		this.name = "PathTaken";
		this.path = path;
	}
}

/** A folder that cannot be made; `fileInTheWay` where a file stands in its place. */
export class NoFolder extends Error {
	readonly folder: string;
	readonly fileInTheWay: string | undefined;

	constructor(folder: string, detail: string, fileInTheWay?: string) {
		super(detail);
		this.name = "NoFolder";
		this.folder = folder;
		this.fileInTheWay = fileInTheWay;
	}
}

/** What was written in a note has been changed since. */
export class ChangedSince extends Error {
	readonly path: string;

	constructor(path: string) {
		super(`${path} has been changed since`);
		this.name = "ChangedSince";
		this.path = path;
	}
}

/** A step that was taken back in some notes only, since others refused and the first could not be put back either. */
export class HalfTakenBack<Change> extends Error {
	/** What was taken back. */
	readonly done: readonly Change[];

	constructor(done: readonly Change[], cause: unknown) {
		super("Taken back in some notes only", { cause });
		this.name = "HalfTakenBack";
		this.done = done;
	}
}
