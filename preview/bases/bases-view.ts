import { Component } from "../core/component";
import { currentApp } from "../screen/current-app";
import type { TFile } from "../vault/files";
import { propertyOf, type Note } from "./query";
import { NullValue, type Value } from "./values";

/** How a view is sorted by one property. */
export interface SortConfig {
	property: string;
	direction: "ASC" | "DESC";
}

/** A view as a base's file has it. */
export interface ViewData extends Record<string, unknown> {
	type: string;
	name?: string;
}

/** A note in the result. */
export class BasesEntry {
	readonly file: TFile;
	readonly #note: Note;

	constructor(note: Note) {
		this.file = note.file;
		this.#note = note;
	}

	getValue(propertyId: string): Value | null {
		return propertyOf(this.#note, propertyId);
	}
}

/** Notes that belong together; a base without groups has one, without a key. */
export class BasesEntryGroup {
	constructor(
		readonly entries: BasesEntry[],
		readonly key?: Value,
	) {}

	hasKey(): boolean {
		return this.key !== undefined && !(this.key instanceof NullValue);
	}
}

/** What a base found. */
export class BasesQueryResult {
	constructor(
		readonly data: BasesEntry[],
		private readonly order: string[],
		private readonly groupBy: string | undefined,
	) {}

	/** The properties that are to be seen, in their order. */
	get properties(): string[] {
		return this.order;
	}

	get groupedData(): BasesEntryGroup[] {
		const { groupBy } = this;
		if (groupBy === undefined) return [new BasesEntryGroup(this.data)];
		const groups = new Map<string, BasesEntryGroup>();
		for (const entry of this.data) {
			const key = entry.getValue(groupBy) ?? NullValue.value;
			const group = groups.get(key.toString());
			if (group) group.entries.push(entry);
			else groups.set(key.toString(), new BasesEntryGroup([entry], key));
		}
		return [...groups.values()];
	}
}

/** What a view may read and change of its part of the file. */
export class BasesViewConfig {
	constructor(
		private readonly data: ViewData,
		private readonly names: Readonly<Record<string, { displayName?: string } | undefined>>,
		private readonly changed: () => void,
	) {}

	get name(): string {
		return this.data.name ?? this.data.type;
	}

	get(key: string): unknown {
		return this.data[key];
	}

	getAsPropertyId(key: string): string | null {
		const value = this.data[key];
		return typeof value === "string" && value !== "" ? fullId(value) : null;
	}

	set(key: string, value: unknown): void {
		if (value === null) delete this.data[key];
		else this.data[key] = value;
		this.changed();
	}

	getOrder(): string[] {
		const { order } = this.data;
		return Array.isArray(order) ? order.filter((id) => typeof id === "string").map(fullId) : [];
	}

	getSort(): SortConfig[] {
		const { sort } = this.data;
		return Array.isArray(sort)
			? (sort as Partial<SortConfig>[]).map(({ property = "", direction }) => ({
					property: fullId(property),
					direction: direction === "DESC" ? "DESC" : "ASC",
				}))
			: [];
	}

	getDisplayName(propertyId: string): string {
		const short = propertyId.replace(/^note\./, "");
		return (this.names[propertyId] ?? this.names[short])?.displayName ?? short.replace(/^\w+\./, "");
	}
}

/** A property by its full name: one without a kind is the note's. */
export function fullId(id: string): string {
	return /^(?:note|file|formula)\./.test(id) ? id : `note.${id}`;
}

/** What a view belongs to: the base's views by what the file says, and which of them it is. Not public. */
export class QueryController extends Component {
	constructor(
		readonly viewName = "",
		readonly query: { readonly views: readonly ViewData[] } = { views: [] },
	) {
		super();
	}
}

/** A view of the notes that a base finds; plugins make their own. */
export abstract class BasesView extends Component {
	abstract type: string;
	readonly app = currentApp();
	config!: BasesViewConfig;
	allProperties: string[] = [];
	data!: BasesQueryResult;

	constructor(readonly controller: QueryController) {
		super();
	}

	abstract onDataUpdated(): void;

	/** Makes a note; one of that name gets a number. */
	async createFileForView(
		baseFileName = "Untitled",
		frontmatterProcessor?: (frontmatter: Record<string, unknown>) => void,
	): Promise<void> {
		const { vault, fileManager } = this.app;
		let path = `${baseFileName}.md`;
		for (let count = 1; vault.getFileByPath(path); count++) path = `${baseFileName} ${count}.md`;
		const file = await vault.create(path, "");
		if (frontmatterProcessor)
			await fileManager.processFrontMatter(file, (found) => frontmatterProcessor(found as Record<string, unknown>));
		await this.app.workspace.getLeaf().openFile(file);
	}
}

/** How a plugin registers a kind of view. */
export interface BasesRegistration {
	name: string;
	icon: string;
	factory: (controller: QueryController, containerEl: HTMLElement) => BasesView;
	options?: (config: BasesViewConfig) => unknown[];
}
