import { decodeText, diskError, encodeText, type DiskEntry, type VaultDisk } from "../platform/disk";
import { normalizePath } from "./paths";

/** The options of a write: file times to set. The preview's disks set their own. */
export interface DataWriteOptions {
	ctime?: number;
	mtime?: number;
}

/**
 * The app's `DataAdapter` over a {@link VaultDisk}. All changes go through one queue, so that `process` is atomic: no
 * other write by the app comes between its read and its write.
 */
export class Adapter {
	#queue: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	/** @param changed is awaited after every change, inside the queue: the vault brings its tree up to date */
	constructor(
		readonly disk: VaultDisk,
		private readonly changed: (path: string, entry: DiskEntry | null) => Promise<void> | void,
		private readonly renamed: (from: string, to: string) => void,
	) {}

	/** Runs one change after all earlier ones. */
	enqueue<T>(job: () => Promise<T>): Promise<T> {
		this.#waiting++;
		const result = this.#queue.then(job).finally(() => this.#waiting--);
		this.#queue = result.catch(() => undefined);
		return result;
	}

	/** Whether no change is under way. */
	get idle(): boolean {
		return this.#waiting === 0;
	}

	getName(): string {
		return this.disk.name;
	}

	async exists(path: string, sensitive = false): Promise<boolean> {
		const clean = normalizePath(path);
		if (clean === "/") return true;
		const entry = await this.disk.stat(clean);
		return entry !== null && (!sensitive || entry.path === clean);
	}

	async stat(path: string): Promise<{ type: "file" | "folder"; ctime: number; mtime: number; size: number } | null> {
		const entry = await this.disk.stat(normalizePath(path));
		return entry && { type: entry.type, ctime: entry.ctime, mtime: entry.mtime, size: entry.size };
	}

	async list(path: string): Promise<{ files: string[]; folders: string[] }> {
		const entries = await this.disk.listFolder(normalizePath(path) === "/" ? "" : normalizePath(path));
		const paths = (type: DiskEntry["type"]): string[] => entries.filter((e) => e.type === type).map((e) => e.path);
		return { files: paths("file"), folders: paths("folder") };
	}

	async read(path: string): Promise<string> {
		return decodeText(await this.disk.read(normalizePath(path)));
	}

	async readBinary(path: string): Promise<ArrayBuffer> {
		const bytes = await this.disk.read(normalizePath(path));
		return bytes.slice().buffer;
	}

	write(path: string, data: string, _options?: DataWriteOptions): Promise<void> {
		if (typeof data !== "string") return Promise.reject(new TypeError("The data written to a file must be a string"));
		return this.enqueue(() => this.#write(path, encodeText(data)));
	}

	writeBinary(path: string, data: ArrayBuffer, _options?: DataWriteOptions): Promise<void> {
		return this.enqueue(() => this.#write(path, new Uint8Array(data)));
	}

	append(path: string, data: string, _options?: DataWriteOptions): Promise<void> {
		return this.enqueue(async () => {
			const old = (await this.exists(path)) ? await this.read(path) : "";
			await this.#write(path, encodeText(old + data));
		});
	}

	appendBinary(path: string, data: ArrayBuffer, _options?: DataWriteOptions): Promise<void> {
		return this.enqueue(async () => {
			const old = (await this.exists(path)) ? await this.disk.read(normalizePath(path)) : new Uint8Array();
			await this.#write(path, new Uint8Array([...old, ...new Uint8Array(data)]));
		});
	}

	process(path: string, fn: (data: string) => string, _options?: DataWriteOptions): Promise<string> {
		return this.enqueue(async () => {
			const before = await this.read(path);
			const after = fn(before);
			// A promise here is a callback that was declared async: Node's file system refuses it as well.
			if (typeof after !== "string")
				throw new TypeError("The function given to process must return a string synchronously");
			if (after !== before) await this.#write(path, encodeText(after));
			return after;
		});
	}

	mkdir(path: string): Promise<void> {
		return this.enqueue(async () => {
			const clean = normalizePath(path);
			await this.disk.mkdir(clean);
			const parts = clean.split("/");
			for (let length = 1; length <= parts.length; length++) {
				const folder = parts.slice(0, length).join("/");
				await this.changed(folder, await this.disk.stat(folder));
			}
		});
	}

	rmdir(path: string, recursive: boolean): Promise<void> {
		return this.#remove(path, recursive);
	}

	remove(path: string): Promise<void> {
		return this.#remove(path, false);
	}

	rename(from: string, to: string): Promise<void> {
		return this.enqueue(async () => {
			const [source, target] = [normalizePath(from), normalizePath(to)];
			const there = await this.disk.stat(target);
			// Only a change of case finds "itself" at the target, on disks that do not tell cases apart.
			if (there && source.toLowerCase() !== target.toLowerCase()) throw new Error("Destination file already exists!");
			await this.disk.rename(source, target);
			this.renamed(source, target);
		});
	}

	copy(from: string, to: string): Promise<void> {
		return this.enqueue(async () => {
			if (await this.exists(to)) throw new Error("Destination file already exists!");
			await this.#write(to, await this.disk.read(normalizePath(from)));
		});
	}

	trashSystem(_path: string): Promise<boolean> {
		return Promise.resolve(false);
	}

	trashLocal(path: string): Promise<void> {
		return this.enqueue(async () => {
			const source = normalizePath(path);
			await this.disk.mkdir(".trash");
			const name = source.slice(source.lastIndexOf("/") + 1);
			const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
			let target = `.trash/${name}`;
			for (let n = 2; await this.disk.stat(target); n++) target = `.trash/${name.slice(0, dot)} ${n}${name.slice(dot)}`;
			await this.disk.rename(source, target);
			await this.changed(source, null);
		});
	}

	getResourcePath(path: string): string {
		return `app://preview/${encodeURI(normalizePath(path))}`;
	}

	/** Writes a file that must not exist yet. */
	createExclusive(path: string, data: Uint8Array): Promise<void> {
		return this.enqueue(() => this.#write(path, data, true));
	}

	#remove(path: string, recursive: boolean): Promise<void> {
		return this.enqueue(async () => {
			const clean = normalizePath(path);
			if (clean === "/") throw diskError("EPERM", "the vault itself");
			await this.disk.remove(clean, recursive);
			await this.changed(clean, null);
		});
	}

	async #write(path: string, data: Uint8Array, exclusive = false): Promise<void> {
		const entry = await this.disk.write(normalizePath(path), data, exclusive);
		await this.changed(entry.path, entry);
	}
}
