/**
 * A vault and its metadata cache with no screen and no disk: what the plugin's reading side asks of the app, no more, with
 * links resolved through a hashed look-up as the app does. The stand-in's classes are true to the app in all, and too slow
 * for a hundred thousand notes.
 */
import type { App, CachedMetadata, EventRef, TFile } from "obsidian";
import { lightMetadata } from "./light-metadata";

type Listener = (...data: readonly unknown[]) => void;

/** Those who listen, by the event's name. */
class Told {
	private readonly listeners = new Map<string, Listener[]>();

	readonly on = (name: string, listener: Listener): EventRef => {
		this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
		const off = (): void => {
			this.listeners.set(
				name,
				(this.listeners.get(name) ?? []).filter((each) => each !== listener),
			);
		};
		return { off };
	};

	tell(name: string, ...data: readonly unknown[]): void {
		for (const listener of this.listeners.get(name) ?? []) listener(...data);
	}
}

function leafOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}

const utf8 = new TextEncoder();

function bytesOf(text: string): number {
	return utf8.encode(text).length;
}

/** How often the plugin asked. */
export interface Asked {
	caches: number;
	texts: number;
	links: number;
}

/** Just enough of the app to measure with. */
export class LightApp {
	/** What the plugin is given. */
	readonly app: App;
	readonly asked: Asked = { caches: 0, texts: 0, links: 0 };
	readonly files = new Map<string, TFile>();
	private readonly texts = new Map<string, string>();
	private readonly caches = new Map<string, CachedMetadata>();
	private readonly byLeaf = new Map<string, TFile[]>();
	/** How many bytes the texts have that were changed to, by what the cache holds of them. */
	private readonly sizes = new WeakMap<CachedMetadata, number>();
	private changes = 0;
	private readonly metadata = new Told();
	private readonly vault = new Told();

	constructor(notes: Iterable<readonly [path: string, text: string]>) {
		for (const [path, text] of notes) if (path.endsWith(".md")) this.add(path, text);
		const { files, caches, asked } = this;
		this.app = {
			vault: {
				on: this.vault.on,
				getMarkdownFiles: () => [...files.values()],
				getFileByPath: (path: string) => files.get(path) ?? null,
				cachedRead: (file: TFile) => {
					asked.texts++;
					return Promise.resolve(this.texts.get(file.path) ?? "");
				},
				process: (file: TFile, change: (text: string) => string) => {
					const text = change(this.texts.get(file.path) ?? "");
					this.change(file.path, text);
					return Promise.resolve(text);
				},
			},
			metadataCache: {
				on: this.metadata.on,
				getFileCache: (file: TFile) => {
					asked.caches++;
					return caches.get(file.path) ?? null;
				},
				getCache: (path: string) => caches.get(path) ?? null,
				getFirstLinkpathDest: (link: string, from: string) => {
					asked.links++;
					return this.leadsTo(link, from);
				},
			},
		} as unknown as App;
	}

	/** The text of a note. */
	text(path: string): string {
		return this.texts.get(path) ?? "";
	}

	/** What the cache holds of a note. */
	cache(path: string): CachedMetadata {
		return this.caches.get(path) ?? {};
	}

	/** What the cache would hold of a text, and what is done to tell of it: the app's part of a change, and the plugin's. */
	change(path: string, text: string, cache = lightMetadata(text)): void {
		const file = this.files.get(path);
		if (file === undefined) throw new Error(`There is no ${path}`);
		file.stat.mtime = this.files.size + ++this.changes;
		// The app knows it from the disk: it is none of the work that is measured.
		const size = this.sizes.get(cache) ?? bytesOf(text);
		this.sizes.set(cache, size);
		file.stat.size = size;
		this.texts.set(path, text);
		this.caches.set(path, cache);
		this.metadata.tell("changed", file, text, cache);
		this.metadata.tell("resolve", file);
	}

	/** Where a link leads: to the one file of its name, or of several to the one of its path, near before far. */
	leadsTo(link: string, from: string): TFile | null {
		const leaf = leafOf(link);
		const found = this.byLeaf.get(`${leaf}.md`) ?? this.byLeaf.get(leaf);
		if (found === undefined) return null;
		if (found.length === 1 && !link.includes("/")) return found[0] ?? null;
		const wanted = `/${link.toLowerCase().replace(/\.md$/, "")}.md`;
		const near = from.slice(0, from.lastIndexOf("/") + 1);
		const all = found.filter(({ path }) => `/${path.toLowerCase()}`.endsWith(wanted));
		return all.find(({ path }) => path.startsWith(near)) ?? all[0] ?? null;
	}

	private add(path: string, text: string): void {
		const name = path.slice(path.lastIndexOf("/") + 1);
		const file = {
			path,
			name,
			basename: name.slice(0, -3),
			extension: "md",
			stat: { mtime: this.files.size, ctime: 0, size: bytesOf(text) },
		} as unknown as TFile;
		this.files.set(path, file);
		this.texts.set(path, text);
		this.caches.set(path, lightMetadata(text));
		const leaf = leafOf(path);
		this.byLeaf.set(leaf, [...(this.byLeaf.get(leaf) ?? []), file]);
	}
}
