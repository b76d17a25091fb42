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

/** Why a folder can't be made: it would be outside what the vault shows, a file stands in its way, or the host refuses. */
export type FolderProblem =
	| { readonly kind: "outside" }
	| { readonly kind: "fileInTheWay"; readonly file: string }
	| { readonly kind: "host"; readonly message: string };

/** A folder that can't be made. */
export class NoFolder extends Error {
	readonly folder: string;
	readonly problem: FolderProblem;

	constructor(folder: string, problem: FolderProblem) {
		super(`No folder ${folder}: ${problem.kind}`);
		this.name = "NoFolder";
		this.folder = folder;
		this.problem = problem;
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
