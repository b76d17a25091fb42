import { Events } from "../../core/events";
import type { WorkspaceLeaf } from "./leaf";
import type { View } from "./view";

/** Which view shows what. */
export class ViewRegistry extends Events {
	readonly #makers = new Map<string, (leaf: WorkspaceLeaf) => View>();
	readonly #owners = new Map<string, string | undefined>();
	readonly #made = new WeakMap<View, string>();
	readonly #byExtension = new Map<string, string>([["md", "markdown"]]);

	/** @param owner the plugin that registers it; none for the app's own views */
	register(type: string, make: (leaf: WorkspaceLeaf) => View, owner?: string): void {
		if (this.#makers.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
		this.#makers.set(type, make);
		this.#owners.set(type, owner);
		this.trigger("view-registered", type);
	}

	unregister(type: string): void {
		this.#makers.delete(type);
		this.trigger("view-unregistered", type);
	}

	registerExtension(extension: string, type: string): void {
		if (this.#byExtension.has(extension))
			throw new Error(`Attempting to register an existing file extension "${extension}"`);
		this.#byExtension.set(extension, type);
	}

	unregisterExtension(extension: string): void {
		this.#byExtension.delete(extension);
	}

	make(type: string, leaf: WorkspaceLeaf): View | undefined {
		const view = this.#makers.get(type)?.(leaf);
		const owner = this.#owners.get(type);
		if (view && owner !== undefined) this.#made.set(view, owner);
		return view;
	}

	/** The view types a plugin has registered. Not part of the app. */
	typesOf(owner: string): string[] {
		return [...this.#makers.keys()].filter((type) => this.#owners.get(type) === owner);
	}

	/** The plugin that made a view. Not part of the app. */
	madeBy(view: View): string | undefined {
		return this.#made.get(view);
	}

	typeFor(extension: string): string {
		return this.#byExtension.get(extension) ?? "empty";
	}
}
