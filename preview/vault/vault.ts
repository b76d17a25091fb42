import { Adapter, type DataWriteOptions } from "./adapter";
import { decodeText, diskError, encodeText, isHidden, type DiskEntry, type VaultDisk } from "../platform/disk";
import { Events } from "../core/events";
import { TAbstractFile, TFile, TFolder } from "./files";
import { joinPath, normalizePath, parentPath } from "./paths";

/** The vault: the tree of files, kept equal to the disk, with the app's events and errors. */
export class Vault extends Events {
	readonly adapter: Adapter;
	readonly configDir = ".obsidian";
	readonly #files = new Map<string, TAbstractFile>();
	readonly #root: TFolder;
	readonly #texts = new WeakMap<TFile, { mtime: number; text: string }>();
	/** What the user has not chosen is as the app has it. */
	readonly #config: Record<string, unknown> = { baseFontSize: 16 };
	readonly #stopWatching: () => void;

	constructor(private readonly disk: VaultDisk) {
		super();
		this.#root = new TFolder(this, "/");
		this.#root.name = "";
		this.#files.set("/", this.#root);
		this.adapter = new Adapter(
			disk,
			(path, entry) => this.#reconcile(path, entry),
			(from, to) => this.#moved(from, to),
		);
		this.#stopWatching = disk.watch((paths) => void this.adapter.enqueue(() => this.#lookAt(paths)));
	}

	static recurseChildren(root: TFolder, callback: (file: TAbstractFile) => unknown): void {
		const waiting: TAbstractFile[] = [root];
		for (let file = waiting.pop(); file; file = waiting.pop()) {
			callback(file);
			if (file instanceof TFolder) waiting.push(...file.children);
		}
	}

	/** Reads the tree from the disk and fires `create` for everything in it, as the app does at start. */
	async load(): Promise<void> {
		const entries = await this.disk.list();
		entries.sort((a, b) => (a.path < b.path ? -1 : 1));
		for (const entry of entries) this.#reconcile(entry.path, entry);
		await this.#readConfig();
	}

	/** The app's own settings, which the vault keeps; a file that is absent or damaged is as good as none. */
	async #readConfig(): Promise<void> {
		const text = await this.adapter.read(`${this.configDir}/app.json`).catch(() => "{}");
		try {
			Object.assign(this.#config, JSON.parse(text));
		} catch (error) {
			console.warn("app.json can't be read", error);
		}
	}

	/** Stops listening to the disk. */
	close(): void {
		this.#stopWatching();
	}

	getName(): string {
		return this.disk.name;
	}

	getRoot(): TFolder {
		return this.#root;
	}

	getAbstractFileByPath(path: string): TAbstractFile | null {
		return this.#files.get(path) ?? null;
	}

	getFileByPath(path: string): TFile | null {
		const file = this.#files.get(path);
		return file instanceof TFile ? file : null;
	}

	getFolderByPath(path: string): TFolder | null {
		const file = this.#files.get(path);
		return file instanceof TFolder ? file : null;
	}

	getAllLoadedFiles(): TAbstractFile[] {
		return [...this.#files.values()];
	}

	getFiles(): TFile[] {
		return this.getAllLoadedFiles().filter((file) => file instanceof TFile);
	}

	getMarkdownFiles(): TFile[] {
		return this.getFiles().filter((file) => file.extension === "md");
	}

	getAllFolders(includeRoot = false): TFolder[] {
		const folders = this.getAllLoadedFiles().filter((file) => file instanceof TFolder);
		return includeRoot ? folders : folders.filter((folder) => !folder.isRoot());
	}

	async create(path: string, data: string, _options?: DataWriteOptions): Promise<TFile> {
		return this.#create(path, encodeText(data));
	}

	async createBinary(path: string, data: ArrayBuffer, _options?: DataWriteOptions): Promise<TFile> {
		return this.#create(path, new Uint8Array(data));
	}

	async createFolder(path: string): Promise<TFolder> {
		if (await this.adapter.exists(path)) throw new Error("Folder already exists.");
		await this.adapter.mkdir(path);
		const folder = this.getFolderByPath(normalizePath(path));
		if (!folder) throw new Error(`Folder was made where the vault does not show it: ${path}`);
		return folder;
	}

	read(file: TFile): Promise<string> {
		return this.adapter.read(file.path);
	}

	/** The text as last read, unless the file has changed since. */
	async cachedRead(file: TFile): Promise<string> {
		const { mtime } = file.stat;
		const known = this.#texts.get(file);
		if (known?.mtime === mtime) return known.text;
		const text = await this.adapter.read(file.path);
		this.#texts.set(file, { mtime, text });
		return text;
	}

	/** Reads many files into what {@link cachedRead} knows. Not public. */
	async readAhead(files: readonly TFile[]): Promise<void> {
		if (!this.disk.readMany) return;
		const unread = files.filter((file) => this.#texts.get(file)?.mtime !== file.stat.mtime);
		const times = unread.map((file) => file.stat.mtime);
		const contents = await this.disk.readMany(unread.map((file) => file.path));
		unread.forEach((file, index) => {
			const bytes = contents[index];
			if (bytes) this.#texts.set(file, { mtime: times[index] ?? 0, text: decodeText(bytes) });
		});
	}

	readBinary(file: TFile): Promise<ArrayBuffer> {
		return this.adapter.readBinary(file.path);
	}

	async modify(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
		this.#mustExist(file);
		await this.adapter.write(file.path, data, options);
	}

	async modifyBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
		this.#mustExist(file);
		await this.adapter.writeBinary(file.path, data, options);
	}

	append(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
		return this.adapter.append(file.path, data, options);
	}

	appendBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
		return this.adapter.appendBinary(file.path, data, options);
	}

	process(file: TFile, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
		return this.adapter.process(file.path, fn, options);
	}

	rename(file: TAbstractFile, newPath: string): Promise<void> {
		return this.adapter.rename(file.path, newPath);
	}

	async copy(file: TAbstractFile, newPath: string): Promise<TAbstractFile | null> {
		await this.adapter.copy(file.path, newPath);
		return this.getAbstractFileByPath(normalizePath(newPath));
	}

	async delete(file: TAbstractFile, _force?: boolean): Promise<void> {
		if (file instanceof TFolder) await this.adapter.rmdir(file.path, true);
		else await this.adapter.remove(file.path);
	}

	async trash(file: TAbstractFile, system: boolean): Promise<void> {
		if (system && (await this.adapter.trashSystem(file.path))) return;
		await this.adapter.trashLocal(file.path);
	}

	getResourcePath(file: TFile): string {
		return this.adapter.getResourcePath(file.path);
	}

	/** Not public, but what the app's own setting tabs read. */
	getConfig(key: string): unknown {
		return this.#config[key];
	}

	/** The other half of {@link getConfig}. */
	setConfig(key: string, value: unknown): void {
		this.#config[key] = value;
		this.trigger("config-changed", key);
	}

	async #create(path: string, data: Uint8Array): Promise<TFile> {
		const clean = normalizePath(path);
		try {
			await this.adapter.createExclusive(clean, data);
		} catch (error) {
			if ((error as { code?: unknown }).code === "EEXIST") throw new Error("File already exists.");
			throw error;
		}
		const file = this.getFileByPath(clean);
		if (!file) throw new Error(`The file was made where the vault does not show it: ${path}`);
		return file;
	}

	#mustExist(file: TFile): void {
		if (file.deleted) throw diskError("ENOENT", `no such file or directory: ${file.path}`);
	}

	async #lookAt(paths: string[]): Promise<void> {
		// Parents before children, so that a new file finds its folder.
		for (const path of [...paths].sort()) {
			if (!isHidden(path)) this.#reconcile(path, await this.disk.stat(path));
		}
	}

	#reconcile(path: string, entry: DiskEntry | null): void {
		if (isHidden(path)) return;
		const known = this.#files.get(path);
		if (!entry || (known && known instanceof TFile !== (entry.type === "file"))) {
			if (known) this.#gone(known);
			if (!entry) return;
		} else if (known instanceof TFile) {
			const { ctime, mtime, size } = entry;
			if (mtime === known.stat.mtime && size === known.stat.size) return;
			known.stat = { ctime, mtime, size };
			this.trigger("modify", known);
			return;
		} else if (known) return;
		this.#appeared(path, entry);
	}

	#appeared(path: string, entry: DiskEntry): void {
		const parent = this.#folderAt(parentPath(path));
		const file = entry.type === "file" ? new TFile(this, path) : new TFolder(this, path);
		if (file instanceof TFile) file.stat = { ctime: entry.ctime, mtime: entry.mtime, size: entry.size };
		file.parent = parent;
		parent.children.push(file);
		this.#files.set(path, file);
		this.trigger("create", file);
	}

	#folderAt(path: string): TFolder {
		const folder = this.#files.get(path);
		if (folder instanceof TFolder) return folder;
		this.#appeared(path, { path, type: "folder", ctime: 0, mtime: 0, size: 0 });
		return this.#folderAt(path);
	}

	#gone(file: TAbstractFile): void {
		if (file instanceof TFolder) for (const child of file.children.slice()) this.#gone(child);
		this.#files.delete(file.path);
		file.deleted = true;
		const siblings = file.parent?.children;
		siblings?.splice(siblings.indexOf(file), 1);
		this.trigger("delete", file);
	}

	#moved(from: string, to: string): void {
		const file = this.#files.get(from);
		if (!file) return;
		if (isHidden(to)) return this.#gone(file);
		const siblings = file.parent?.children;
		siblings?.splice(siblings.indexOf(file), 1);
		file.parent = this.#folderAt(parentPath(to));
		file.parent.children.push(file);
		this.#renamed(file, to);
	}

	/** The folder first, then each child: every one of them has a new path. */
	#renamed(file: TAbstractFile, path: string): void {
		const oldPath = file.path;
		this.#files.delete(oldPath);
		file.setPath(path);
		this.#files.set(path, file);
		this.trigger("rename", file, oldPath);
		if (file instanceof TFolder)
			for (const child of file.children.slice()) this.#renamed(child, joinPath(path, child.name));
	}
}
