import { reportLater } from "../core/report";
import { debounce } from "../core/debounce";
import { TextFileView } from "../editor/text-file-view";
import { parseYaml, stringifyYaml } from "../vault/yaml";
import {
	BasesEntry,
	BasesQueryResult,
	BasesViewConfig,
	QueryController,
	type BasesRegistration,
	type BasesView,
	type ViewData,
} from "./bases-view";
import { passes, propertyOf, type Filter, type Note } from "./query";

/** The text of a base's file. */
interface BaseData extends Record<string, unknown> {
	filters?: Filter;
	properties?: Record<string, { displayName?: string } | undefined>;
	views?: ViewData[];
}

/** What the app calls on a view though its type definitions do not ask for it (callumalpass/tasknotes#806). */
interface Unasked {
	focus(): void;
	setEphemeralState(state: unknown): void;
	getEphemeralState(): unknown;
}

/** A base: it finds notes, and a view that a plugin made shows them. */
export class BaseFileView extends TextFileView {
	override icon = "lucide-table";
	#text = "";
	#base: BaseData = {};
	#shown = 0;
	#controller: QueryController | undefined;
	#inner: BasesView | undefined;

	/** The kinds of views there are, by their types. */
	constructor(
		leaf: ConstructorParameters<typeof TextFileView>[0],
		private readonly kinds: ReadonlyMap<string, BasesRegistration>,
	) {
		super(leaf);
	}

	getViewType(): string {
		return "bases";
	}

	override canAcceptExtension(extension: string): boolean {
		return extension === "base";
	}

	getViewData(): string {
		return this.#text;
	}

	setViewData(data: string, _clear: boolean): void {
		this.#text = data;
		try {
			this.#base = (parseYaml(data) ?? {}) as BaseData;
		} catch {
			this.#say("This base can't be read");
			return;
		}
		this.draw();
	}

	clear(): void {
		this.#text = "";
		this.#close();
	}

	override onload(): void {
		super.onload();
		const update = debounce(() => this.#update(), 50, true);
		this.registerEvent(this.app.metadataCache.on("changed", update));
		this.registerEvent(this.app.metadataCache.on("deleted", update));
		this.registerEvent(this.app.vault.on("rename", update));
		this.register(() => update.cancel());
	}

	override setEphemeralState(state: unknown): void {
		try {
			const view = this.#inner as (BasesView & Unasked) | undefined;
			view?.setEphemeralState(state);
			if ((state as { focus?: unknown } | null)?.focus === true) view?.focus();
		} catch (error) {
			reportLater(error);
		}
	}

	override getEphemeralState(): Record<string, unknown> {
		const state = (this.#inner as (BasesView & Partial<Unasked>) | undefined)?.getEphemeralState?.();
		return typeof state === "object" && state !== null ? (state as Record<string, unknown>) : {};
	}

	/** Draws the view anew, also when a kind of view came or went. */
	draw(): void {
		this.#close();
		const data = this.#base.views?.[this.#shown] ?? { type: "table" };
		const header = this.contentEl.createDiv("bases-header").createDiv("bases-toolbar");
		const select = header.createEl("select", { cls: "dropdown", attr: { "aria-label": "View" } });
		(this.#base.views ?? []).forEach(({ name, type }, index) =>
			select.createEl("option", { text: name ?? type, value: String(index) }),
		);
		select.value = String(this.#shown);
		select.addEventListener("change", () => {
			this.#shown = Number(select.value);
			this.draw();
		});
		const kind = this.kinds.get(data.type);
		if (!kind) {
			this.contentEl.createDiv({ cls: "bases-error", text: `There is no view of the type ${data.type} here` });
			return;
		}
		const controller = (this.#controller = new QueryController(data.name ?? data.type, {
			views: this.#base.views ?? [],
		}));
		void controller.load();
		const view = kind.factory(controller, this.contentEl.createDiv("bases-view"));
		view.config = new BasesViewConfig(data, this.#base.properties ?? {}, () => {
			this.#text = stringifyYaml(this.#base);
			this.requestSave();
		});
		this.#inner = controller.addChild(view);
		this.#update();
	}

	override async close(): Promise<void> {
		this.#close();
		await super.close();
	}

	#update(): void {
		const view = this.#inner;
		if (!view) return;
		try {
			const notes = this.#notes();
			view.allProperties = [
				"file.name",
				...new Set(notes.flatMap(({ frontmatter }) => Object.keys(frontmatter).map((key) => `note.${key}`))),
			];
			const data = this.#base.views?.[this.#shown];
			const found = notes.filter(
				(note) => passes(this.#base.filters, note) && passes(data?.["filters"] as Filter | undefined, note),
			);
			for (const { property, direction } of view.config.getSort().reverse()) {
				const sign = direction === "ASC" ? 1 : -1;
				const key = (note: Note): string => propertyOf(note, property).toString();
				found.sort((a, b) => sign * key(a).localeCompare(key(b), undefined, { numeric: true }));
			}
			const groupBy = view.config.get("groupBy") as { property?: string } | undefined;
			view.data = new BasesQueryResult(
				found.map((note) => new BasesEntry(note)),
				view.config.getOrder(),
				groupBy?.property,
			);
			view.onDataUpdated();
		} catch (error) {
			this.#say(String(error));
			reportLater(error);
		}
	}

	#notes(): Note[] {
		const { vault, metadataCache } = this.app;
		return vault.getMarkdownFiles().map((file) => {
			const cache = metadataCache.getFileCache(file);
			const listed: unknown = cache?.frontmatter?.["tags"];
			const own = Array.isArray(listed) ? listed : typeof listed === "string" ? listed.split(/[,\s]+/) : [];
			return {
				file,
				frontmatter: cache?.frontmatter ?? {},
				tags: [...own.map((tag) => `#${String(tag).replace(/^#/, "")}`), ...(cache?.tags ?? []).map(({ tag }) => tag)],
			};
		});
	}

	#say(words: string): void {
		this.#close();
		this.contentEl.createDiv({ cls: "bases-error", text: words });
	}

	#close(): void {
		this.#controller?.unload();
		this.#controller = this.#inner = undefined;
		this.contentEl.empty();
	}
}
