import { Events } from "../core/events";
import type { MetadataCache } from "../vault/metadata/metadata-cache";
import type { Vault } from "../vault/vault";

/** A property as the app lists it. */
export interface PropertyInfo {
	name: string;
	type: string;
	count: number;
}

/** What properties are of themselves. */
const BUILT_IN: Readonly<Record<string, string>> = { aliases: "aliases", cssclasses: "multitext", tags: "tags" };
const WIDGETS = ["text", "multitext", "number", "checkbox", "date", "datetime", "tags", "aliases"] as const;

/**
 * Which type a property has, `app.metadataTypeManager`. Not public. The user's choices are the vault's `types.json`; what is
 * set here is kept for the session only.
 */
export class MetadataTypeManager extends Events {
	readonly types: Record<string, { name: string; type: string }> = {};
	readonly registeredTypeWidgets = Object.fromEntries(WIDGETS.map((type) => [type, { type, name: () => type }]));

	constructor(private readonly cache: MetadataCache) {
		super();
	}

	/** Reads the vault's choices. */
	async load({ adapter, configDir }: Vault): Promise<void> {
		const text = await adapter.read(`${configDir}/types.json`).catch(() => "{}");
		try {
			const { types } = JSON.parse(text) as { types?: Record<string, unknown> };
			for (const [name, type] of Object.entries(types ?? {}))
				if (typeof type === "string") this.types[name.toLowerCase()] = { name, type };
		} catch (error) {
			console.warn("types.json can't be read", error);
		}
	}

	/** The type that was chosen for a property; null for none. */
	getAssignedType(name: string): string | null {
		return this.types[name.toLowerCase()]?.type ?? BUILT_IN[name.toLowerCase()] ?? null;
	}

	/** The older name of {@link getAssignedType}. */
	getPropertyType(name: string): string | null {
		return this.getAssignedType(name);
	}

	setType(name: string, type: string): Promise<void> {
		this.types[name.toLowerCase()] = { name, type };
		this.trigger("changed", name);
		return Promise.resolve();
	}

	unsetType(name: string): Promise<void> {
		delete this.types[name.toLowerCase()];
		this.trigger("changed", name);
		return Promise.resolve();
	}

	/** Every property of the vault's notes, by its name in lower case. */
	getAllProperties(): Record<string, PropertyInfo> {
		const found: Record<string, PropertyInfo> = {};
		for (const path of this.cache.getCachedFiles()) {
			for (const [name, value] of Object.entries(this.cache.getCache(path)?.frontmatter ?? {})) {
				const known = (found[name.toLowerCase()] ??= { name, type: this.#typeOf(name, value), count: 0 });
				known.count++;
			}
		}
		return found;
	}

	get properties(): Record<string, PropertyInfo> {
		return this.getAllProperties();
	}

	#typeOf(name: string, value: unknown): string {
		const assigned = this.getAssignedType(name);
		if (assigned !== null) return assigned;
		if (Array.isArray(value)) return "multitext";
		if (typeof value === "number") return "number";
		if (typeof value === "boolean") return "checkbox";
		if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return "date";
		return "text";
	}
}
