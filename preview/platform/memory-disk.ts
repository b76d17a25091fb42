import { decodeText, diskError, encodeText, isHidden, resolveInVault, type DiskEntry, type VaultDisk } from "./disk";

interface MemoryEntry extends DiskEntry {
	data: Uint8Array;
}

/** What a {@link MemoryDisk} can be told. */
export interface MemoryDiskOptions {
	name?: string;
	/** Names that differ in case only are one file, as on most Macs and on Windows. */
	caseInsensitive?: boolean;
	/** The clock for file times. */
	now?: () => number;
}

/** What {@link MemoryDisk.failNext} can let fail. */
export type DiskOperation = "read" | "write" | "rename" | "remove";

/** A vault in memory, for tests. Give it `{ "People/Ana.md": "text" }`; folders follow from the paths. */
export class MemoryDisk implements VaultDisk {
	readonly name: string;
	readonly #entries = new Map<string, MemoryEntry>();
	readonly #listeners = new Set<(paths: string[]) => void>();
	readonly #faults = new Set<{ operation: DiskOperation; path: string; code: string }>();
	readonly #caseInsensitive: boolean;
	readonly #now: () => number;
	/** Every write by the app, in order: the paths. For tests that count writes. */
	readonly writes: string[] = [];

	constructor(files: Readonly<Record<string, string | Uint8Array>> = {}, options: MemoryDiskOptions = {}) {
		this.name = options.name ?? "Vault";
		this.#caseInsensitive = options.caseInsensitive ?? false;
		this.#now = options.now ?? Date.now;
		for (const [path, text] of Object.entries(files)) this.#put(path, text);
	}

	/** What another program does: the app learns of it as from the file system. `null` deletes. */
	changeOutside(path: string, text: string | Uint8Array | null): void {
		if (text === null) this.#entries.delete(this.#key(path));
		else this.#put(path, text);
		this.tell([path]);
	}

	/**
	 * Lets the next operation on this path fail with an error of this code, as a full disk ("ENOSPC") or a locked file
	 * ("EBUSY") does; the file stays as it was. Returns what takes that back.
	 */
	failNext(operation: DiskOperation, path: string, code = "EIO"): () => void {
		const fault = { operation, path: resolveInVault(path), code };
		this.#faults.add(fault);
		return () => this.#faults.delete(fault);
	}

	/** Removes a file without telling anybody: the app still believes that it is there. */
	vanish(path: string): void {
		this.#entries.delete(this.#key(path));
	}

	/** Changes a file without telling anybody, as a sync program does before its event arrives. `tell` sends the event. */
	changeSilently(path: string, text: string | Uint8Array): void {
		this.#put(path, text);
	}

	/** Reports paths as changed, whether or not they are. */
	tell(paths: string[]): void {
		for (const listener of this.#listeners) listener(paths);
	}

	/** A file's text at this moment, or undefined. */
	text(path: string): string | undefined {
		const entry = this.#entries.get(this.#key(path));
		return entry?.type === "file" ? decodeText(entry.data) : undefined;
	}

	/** All files, as given to the constructor. Dot folders included. */
	snapshot(): Record<string, string> {
		const files = [...this.#entries.values()].filter((entry) => entry.type === "file");
		return Object.fromEntries(files.map((entry) => [entry.path, decodeText(entry.data)]));
	}

	async list(): Promise<DiskEntry[]> {
		return [...this.#entries.values()].filter((entry) => !isHidden(entry.path)).map(publicEntry);
	}

	async stat(path: string): Promise<DiskEntry | null> {
		const entry = this.#entries.get(this.#key(path));
		return entry ? publicEntry(entry) : null;
	}

	async listFolder(path: string): Promise<DiskEntry[]> {
		const folder = resolveInVault(path);
		if (folder !== "" && this.#entries.get(this.#key(folder))?.type !== "folder") throw diskError("ENOENT", path);
		const inside = (entry: DiskEntry): boolean =>
			entry.path.slice(0, Math.max(0, entry.path.lastIndexOf("/"))) === folder;
		return [...this.#entries.values()].filter(inside).map(publicEntry);
	}

	async read(path: string): Promise<Uint8Array> {
		this.#fail("read", path);
		return this.#get(path, "file").data.slice();
	}

	async write(path: string, data: Uint8Array, exclusive = false): Promise<DiskEntry> {
		this.#fail("write", path);
		const clean = resolveInVault(path);
		const folder = clean.slice(0, Math.max(0, clean.lastIndexOf("/")));
		if (folder !== "") this.#get(folder, "folder");
		const old = this.#entries.get(this.#key(clean));
		if (old && exclusive) throw diskError("EEXIST", path);
		if (old?.type === "folder") throw diskError("EISDIR", path);
		this.writes.push(clean);
		return publicEntry(this.#set(old?.path ?? clean, "file", data.slice()));
	}

	async mkdir(path: string): Promise<void> {
		this.#mkdir(resolveInVault(path));
	}

	async rename(from: string, to: string): Promise<void> {
		this.#fail("rename", from);
		const entry = this.#get(from);
		const target = resolveInVault(to);
		const folder = target.slice(0, Math.max(0, target.lastIndexOf("/")));
		if (folder !== "") this.#get(folder, "folder");
		const source = entry.path;
		for (const inner of [...this.#entries.values()]) {
			if (inner !== entry && !inner.path.startsWith(`${source}/`)) continue;
			this.#entries.delete(this.#key(inner.path));
			inner.path = target + inner.path.slice(source.length);
			this.#entries.set(this.#key(inner.path), inner);
		}
	}

	async remove(path: string, recursive: boolean): Promise<void> {
		this.#fail("remove", path);
		const entry = this.#get(path);
		const inside = [...this.#entries.values()].filter((inner) => inner.path.startsWith(`${entry.path}/`));
		if (inside.length > 0 && !recursive) throw diskError("ENOTEMPTY", path);
		for (const gone of [entry, ...inside]) this.#entries.delete(this.#key(gone.path));
	}

	watch(listener: (paths: string[]) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#fail(operation: DiskOperation, path: string): void {
		const fault = [...this.#faults].find(
			(other) => other.operation === operation && other.path === resolveInVault(path),
		);
		if (!fault) return;
		this.#faults.delete(fault);
		throw diskError(fault.code, `${operation} ${path}`);
	}

	#key(path: string): string {
		const clean = resolveInVault(path);
		return this.#caseInsensitive ? clean.toLowerCase() : clean;
	}

	#get(path: string, type?: DiskEntry["type"]): MemoryEntry {
		const entry = this.#entries.get(this.#key(path));
		if (!entry || (type && entry.type !== type)) throw diskError("ENOENT", `no such file or directory: ${path}`);
		return entry;
	}

	#put(path: string, text: string | Uint8Array): void {
		const clean = resolveInVault(path);
		const slash = clean.lastIndexOf("/");
		if (slash > 0) this.#mkdir(clean.slice(0, slash));
		this.#set(clean, "file", typeof text === "string" ? encodeText(text) : text);
	}

	#mkdir(path: string): void {
		const parts = path.split("/");
		for (let length = 1; length <= parts.length; length++) {
			const folder = parts.slice(0, length).join("/");
			if (!this.#entries.has(this.#key(folder))) this.#set(folder, "folder", new Uint8Array());
		}
	}

	#set(path: string, type: DiskEntry["type"], data: Uint8Array): MemoryEntry {
		const now = this.#now();
		const old = this.#entries.get(this.#key(path));
		// Two writes in one millisecond are still told apart, as they are on a disk with finer clocks.
		const mtime = old && now <= old.mtime ? old.mtime + 1 : now;
		const entry: MemoryEntry = { path, type, ctime: old?.ctime ?? now, mtime, size: data.length, data };
		this.#entries.set(this.#key(path), entry);
		return entry;
	}
}

function publicEntry({ path, type, ctime, mtime, size }: MemoryEntry): DiskEntry {
	return { path, type, ctime, mtime, size };
}
