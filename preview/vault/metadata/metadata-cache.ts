import type { CachedMetadata } from "obsidian";
import { Events } from "../../core/events";
import { TFile } from "../files";
import { LinkIndex } from "./link-index";
import { readMetadata } from "./markdown-metadata";
import type { Vault } from "../vault";

type LinkCounts = Record<string, Record<string, number>>;

/** How many notes are read before the next macrotask: a large vault is indexed in slices, as in the app. */
const SLICE = 50;
/** Milliseconds between a write and the reading of its metadata. Any code that expects less is wrong in the app too. */
const DELAY = 10;

/** What the links of a note lead to, without headings and blocks. */
function linksOf(cache: CachedMetadata | null): string[] {
	const { links = [], embeds = [], frontmatterLinks = [] } = cache ?? {};
	return [...links, ...embeds, ...frontmatterLinks].map(({ link }) => link.split("#", 1)[0] ?? "");
}

/** The app's metadata cache: filled after the writes, in later macrotasks, and only then `changed` fires. */
export class MetadataCache extends Events {
	resolvedLinks: LinkCounts = {};
	unresolvedLinks: LinkCounts = {};
	readonly #links: LinkIndex;
	readonly #cache = new Map<string, CachedMetadata>();
	readonly #waiting = new Set<TFile>();
	readonly #unresolved = new Set<TFile>();
	/** The names of files that came, went or moved, in lower case: links that end in one of them may lead elsewhere. */
	readonly #moved = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#working = false;
	#started = false;
	#paused = false;

	constructor(private readonly vault: Vault) {
		super();
		this.#links = new LinkIndex(vault);
		vault.onInside("create", (file: unknown) => this.#touched(file, true));
		vault.onInside("modify", (file: unknown) => this.#touched(file, false));
		vault.onInside("delete", (file: unknown) => this.#deleted(file));
		vault.onInside("rename", (file: unknown, oldPath: string) => this.#renamed(file, oldPath));
	}

	/** Reads every note. Warm: complete before the layout is ready, without events. Cold: fills up later. */
	async start(cold: boolean): Promise<void> {
		this.#started = true;
		const notes = this.vault.getMarkdownFiles();
		if (!cold) await this.vault.readAhead(notes);
		for (const file of notes) {
			if (cold) this.#waiting.add(file);
			else {
				this.#cache.set(file.path, readMetadata(await this.vault.cachedRead(file)));
				this.#unresolved.add(file);
			}
		}
		if (!cold) this.#resolveLinks(false);
		this.#schedule(0);
	}

	/** Stops the work under way. */
	close(): void {
		clearTimeout(this.#timer);
		this.#started = false;
	}

	/** Whether nothing waits to be read. Not part of the app. */
	get idle(): boolean {
		return this.#timer === undefined && !this.#working;
	}

	/** Reads nothing until {@link resume}: for tests of what a stale cache does. Not part of the app. */
	pause(): void {
		this.#paused = true;
	}

	/** Reads what changed meanwhile. Not part of the app. */
	resume(): void {
		this.#paused = false;
		this.#schedule(DELAY);
	}

	getFileCache(file: TFile): CachedMetadata | null {
		return this.#cache.get(file.path) ?? null;
	}

	/** Number of notes per tag (with `#`). Not public API. */
	getTags(): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const { tags, frontmatter } of this.#cache.values()) {
			const listed: unknown = frontmatter?.["tags"] ?? [];
			const own = (Array.isArray(listed) ? listed : (typeof listed === "string" ? listed : "").split(/[,\s]+/))
				.filter((tag): tag is string => typeof tag === "string" && tag !== "")
				.map((tag) => `#${tag.replace(/^#/, "")}`);
			for (const tag of new Set([...own, ...(tags ?? []).map((each) => each.tag)]))
				counts[tag] = (counts[tag] ?? 0) + 1;
		}
		return counts;
	}

	/** The paths of all notes whose metadata was read. Not public. */
	getCachedFiles(): string[] {
		return [...this.#cache.keys()];
	}

	getCache(path: string): CachedMetadata | null {
		return this.#cache.get(path) ?? null;
	}

	getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
		return this.#links.find(linkpath, sourcePath);
	}

	fileToLinktext(file: TFile, _sourcePath: string, omitMdExtension = true): string {
		const short = this.#links.countNamed(file.name) < 2 ? file.name : file.path;
		return omitMdExtension && file.extension === "md" ? short.slice(0, -".md".length) : short;
	}

	#touched(file: unknown, isNew: boolean): void {
		if (!this.#started || !(file instanceof TFile)) return;
		if (isNew) this.#move(file.path);
		if (file.extension === "md") this.#waiting.add(file);
		this.#schedule(DELAY);
	}

	#deleted(file: unknown): void {
		if (!(file instanceof TFile)) return;
		const previous = this.getFileCache(file);
		this.#cache.delete(file.path);
		this.#waiting.delete(file);
		this.#unresolved.delete(file);
		delete this.resolvedLinks[file.path];
		delete this.unresolvedLinks[file.path];
		this.#move(file.path);
		this.trigger("deleted", file, previous);
		this.#schedule(DELAY);
	}

	/** The cache moves with the file; `changed` does not fire. Links that meant the old name are looked up again. */
	#renamed(file: unknown, oldPath: string): void {
		if (!(file instanceof TFile)) return;
		for (const table of [this.resolvedLinks, this.unresolvedLinks]) {
			const links = table[oldPath];
			delete table[oldPath];
			if (links) table[file.path] = links;
		}
		const cache = this.#cache.get(oldPath);
		this.#cache.delete(oldPath);
		if (cache) this.#cache.set(file.path, cache);
		// A file that becomes a note by its new name has not been read yet.
		else if (file.extension === "md") this.#waiting.add(file);
		this.#move(oldPath);
		this.#move(file.path);
		this.#schedule(DELAY);
	}

	#move(path: string): void {
		const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
		this.#moved.add(name).add(name.replace(/\.md$/, ""));
	}

	#schedule(delay: number): void {
		if (!this.#started || this.#working || this.#paused) return;
		this.#timer ??= setTimeout(() => void this.#work(), delay);
	}

	async #work(): Promise<void> {
		this.#timer = undefined;
		if (this.#paused) return;
		this.#working = true;
		const slice = [...this.#waiting].slice(0, SLICE);
		await this.vault.readAhead(slice);
		for (const file of slice) {
			this.#waiting.delete(file);
			const text = await this.vault.cachedRead(file).catch(() => undefined);
			if (text === undefined || file.deleted) continue;
			const cache = readMetadata(text);
			this.#cache.set(file.path, cache);
			this.#unresolved.add(file);
			this.trigger("changed", file, text, cache);
		}
		this.#working = false;
		if (this.#waiting.size > 0) this.#schedule(0);
		else this.#resolveLinks(true);
	}

	/** As in the app, also reports notes whose links may resolve differently because a file came or went. */
	#resolveLinks(tell: boolean): void {
		if (this.#moved.size > 0)
			for (const file of this.vault.getMarkdownFiles()) if (this.#linksToMoved(file)) this.#unresolved.add(file);
		const told = [...this.#unresolved];
		this.#unresolved.clear();
		this.#moved.clear();
		for (const file of told) this.#resolveFile(file);
		if (!tell) return;
		for (const file of told) this.trigger("resolve", file);
		this.trigger("resolved");
	}

	#linksToMoved(file: TFile): boolean {
		return linksOf(this.getFileCache(file)).some((path) => {
			// A link to a heading of its own leads to the note itself.
			const name = path === "" ? file.name : path.slice(path.lastIndexOf("/") + 1);
			return this.#moved.has(
				name
					.replace(/\u00A0/g, " ")
					.trim()
					.toLowerCase(),
			);
		});
	}

	#resolveFile(file: TFile): void {
		const cache = this.getFileCache(file);
		if (!cache) return;
		const resolved: Record<string, number> = {};
		const unresolved: Record<string, number> = {};
		for (const path of linksOf(cache)) {
			const target = this.#links.find(path, file.path);
			const [table, key] = target ? [resolved, target.path] : [unresolved, path];
			table[key] = (table[key] ?? 0) + 1;
		}
		this.resolvedLinks[file.path] = resolved;
		this.unresolvedLinks[file.path] = unresolved;
	}
}
