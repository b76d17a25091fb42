// A folder of notes on disk, for the preview's server: nothing outside of it is ever read or written.
import {
	link,
	lstat,
	mkdir,
	open,
	readdir,
	readFile,
	realpath,
	rename,
	rm,
	rmdir,
	stat,
	unlink,
	writeFile,
} from "node:fs/promises";
import { watch } from "node:fs";
import path from "node:path";

/**
 * @typedef {{ path: string, type: "file" | "folder", ctime: number, mtime: number, size: number }} DiskEntry
 */

/**
 * An error with a code as Node's file system has it.
 * @param {string} code
 * @param {string} what
 */
function refusal(code, what) {
	return Object.assign(new Error(`${code}: ${what}`), { code });
}

/** @param {unknown} error @returns {string} */
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

let written = 0;

/** One folder of notes: lists, reads, writes atomically, and tells what other programs change. */
export class VaultFolder {
	/** @type {string} */
	#root;

	/** @param {string} root the folder's real path */
	constructor(root) {
		this.#root = root;
	}

	/**
	 * Opens a folder that exists.
	 * @param {string} folder
	 */
	static async open(folder) {
		const root = await realpath(folder);
		if (!(await stat(root)).isDirectory()) throw refusal("ENOTDIR", folder);
		return new VaultFolder(root);
	}

	get root() {
		return this.#root;
	}

	/** All files and folders outside of dot folders; links are passed over. @returns {Promise<DiskEntry[]>} */
	async list() {
		/** @type {DiskEntry[]} */
		const entries = [];
		/** @param {string} folder */
		const walk = async (folder) => {
			const names = await readdir(path.join(this.#root, folder), { withFileTypes: true });
			await Promise.all(
				names.map(async (name) => {
					if (name.name.startsWith(".") || !(name.isFile() || name.isDirectory())) return;
					const inside = folder === "" ? name.name : `${folder}/${name.name}`;
					const entry = await this.#entry(inside).catch(() => null);
					if (!entry) return;
					entries.push(entry);
					if (entry.type === "folder") await walk(inside);
				}),
			);
		};
		await walk("");
		return entries;
	}

	/** @param {string} vaultPath @returns {Promise<DiskEntry | null>} */
	async stat(vaultPath) {
		await this.#safe(vaultPath);
		return this.#entry(vaultPath).catch((error) => {
			if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error))) return null;
			throw error;
		});
	}

	/** @param {string} folder @returns {Promise<DiskEntry[]>} */
	async listFolder(folder) {
		const names = await readdir(await this.#safe(folder));
		const entries = await Promise.all(
			names.map((name) => this.stat(folder === "" ? name : `${folder}/${name}`).catch(() => null)),
		);
		return entries.filter((entry) => entry !== null);
	}

	/** @param {string} vaultPath */
	async read(vaultPath) {
		return readFile(await this.#safe(vaultPath));
	}

	/**
	 * Many files in this order; null for one that cannot be read.
	 * @param {string[]} vaultPaths
	 * @returns {Promise<(Buffer | null)[]>}
	 */
	async readMany(vaultPaths) {
		/** @type {(Buffer | null)[]} */
		const contents = [];
		// In slices: a large vault must not open all of its files at once.
		for (let from = 0; from < vaultPaths.length; from += 100) {
			contents.push(
				...(await Promise.all(
					vaultPaths.slice(from, from + 100).map((vaultPath) => this.read(vaultPath).catch(() => null)),
				)),
			);
		}
		return contents;
	}

	/**
	 * Writes beside the file and then moves into its place, so that no reader ever sees half a note.
	 * @param {string} vaultPath
	 * @param {Uint8Array} data
	 * @param {boolean} exclusive the file must be new
	 * @returns {Promise<DiskEntry>}
	 */
	async write(vaultPath, data, exclusive) {
		const target = await this.#safe(vaultPath);
		const old = await lstat(target).catch(() => null);
		if (old?.isDirectory()) throw refusal("EISDIR", vaultPath);
		if (old && exclusive) throw refusal("EEXIST", vaultPath);
		const beside = path.join(path.dirname(target), `.preview-${process.pid}-${++written}.tmp`);
		const mode = old ? old.mode & 0o777 : 0o666;
		await writeFile(beside, data, { flag: "wx", mode });
		try {
			if (exclusive) await placeNew(beside, target, data);
			else await rename(beside, target);
		} catch (error) {
			await unlink(beside).catch(() => undefined);
			throw error;
		}
		return this.#entry(this.#relative(target));
	}

	/** @param {string} folder */
	async mkdir(folder) {
		await mkdir(await this.#safe(folder), { recursive: true });
	}

	/** @param {string} from @param {string} to */
	async rename(from, to) {
		await rename(await this.#safe(from), await this.#safe(to));
	}

	/** @param {string} vaultPath @param {boolean} recursive */
	async remove(vaultPath, recursive) {
		const target = await this.#safe(vaultPath);
		if (target === this.#root) throw refusal("EPERM", "the vault itself");
		if (!(await lstat(target)).isDirectory()) await unlink(target);
		else if (recursive) await rm(target, { recursive: true });
		else await rmdir(target);
	}

	/**
	 * Reports the paths that changed, by the file system's own events and, as these are not to be relied on everywhere,
	 * by looking every two seconds. Returns its own disposer.
	 * @param {(paths: string[]) => void} tell
	 */
	watch(tell) {
		/** @type {Map<string, string> | undefined} */
		let known;
		let running = false;
		let again = false;
		let pause = 2000;
		const scan = async () => {
			if (running) return void (again = true);
			running = true;
			const begin = performance.now();
			const now = new Map(
				(await this.list().catch(() => [])).map((e) => [e.path, e.type === "file" ? `${e.mtime}:${e.size}` : ""]),
			);
			const changed = known
				? [...new Set([...now.keys(), ...known.keys()])].filter((p) => now.get(p) !== known?.get(p))
				: [];
			known = now;
			if (changed.length > 0) tell(changed);
			// A large vault on a slow disk is looked at less often.
			pause = Math.max(2000, (performance.now() - begin) * 20);
			running = false;
			if (again) void scan();
			again = false;
		};
		/** @type {NodeJS.Timeout | undefined} */
		let soon;
		const onEvent = () => {
			clearTimeout(soon);
			soon = setTimeout(() => void scan(), 100);
		};
		/** @type {import("node:fs").FSWatcher | undefined} */
		let watcher;
		try {
			watcher = watch(this.#root, { recursive: true }, onEvent);
			watcher.on("error", () => watcher?.close());
		} catch {
			// No events on this file system: looking remains.
		}
		/** @type {NodeJS.Timeout} */
		let next;
		const loop = () => {
			next = setTimeout(() => void scan().then(loop), pause);
			next.unref();
		};
		void scan().then(loop);
		return () => {
			watcher?.close();
			clearTimeout(soon);
			clearTimeout(next);
		};
	}

	/** @param {string} vaultPath @returns {Promise<DiskEntry>} */
	async #entry(vaultPath) {
		const info = await lstat(path.join(this.#root, vaultPath));
		if (!info.isFile() && !info.isDirectory()) throw refusal("ENOENT", vaultPath);
		return {
			path: vaultPath,
			type: info.isFile() ? "file" : "folder",
			ctime: info.birthtimeMs,
			mtime: info.mtimeMs,
			size: info.size,
		};
	}

	/** @param {string} absolute */
	#relative(absolute) {
		return path.relative(this.#root, absolute).split(path.sep).join("/");
	}

	/**
	 * The place on disk of a path in the vault; refuses what leads out of it, by name or through a link.
	 * @param {string} vaultPath
	 * @returns {Promise<string>}
	 */
	async #safe(vaultPath) {
		if (typeof vaultPath !== "string" || vaultPath.includes("\0")) throw refusal("EINVAL", "not a path");
		const target = path.resolve(this.#root, vaultPath.replace(/^\/+/, ""));
		if (!this.#holds(target)) throw refusal("EACCES", `the path leaves the vault: ${vaultPath}`);
		// The nearest part that exists must really lie inside; what does not exist yet can be no link.
		for (let part = target; this.#holds(part); part = path.dirname(part)) {
			const info = await lstat(part).catch(() => null);
			if (!info) continue;
			const real = await realpath(part).catch(() => null);
			if (real === null || !this.#holds(real)) throw refusal("EACCES", `a link leads out of the vault: ${vaultPath}`);
			break;
		}
		return target;
	}

	/** @param {string} absolute */
	#holds(absolute) {
		return (
			absolute === this.#root || absolute.startsWith(this.#root.endsWith(path.sep) ? this.#root : this.#root + path.sep)
		);
	}
}

/**
 * Gives a file its name only where that name is free, in one step.
 * @param {string} beside
 * @param {string} target
 * @param {Uint8Array} data
 */
async function placeNew(beside, target, data) {
	try {
		await link(beside, target);
	} catch (error) {
		if (codeOf(error) === "EEXIST") throw error;
		// This file system has no hard links.
		const file = await open(target, "wx");
		await file.writeFile(data);
		await file.close();
	}
	await unlink(beside);
}
