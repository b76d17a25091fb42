import { Events } from "./events";
import type { WorkspaceLeaf } from "./leaf";

/** A part of the window. */
export abstract class WorkspaceItem extends Events {
	abstract parent: WorkspaceParent | null;

	getRoot(): WorkspaceItem {
		return this.parent?.getRoot() ?? this;
	}

	getContainer(): WorkspaceItem {
		return this.getRoot();
	}
}

/** A part that holds others. */
export abstract class WorkspaceParent extends WorkspaceItem {
	parent: WorkspaceParent | null = null;
	children: WorkspaceItem[] = [];
	abstract readonly containerEl: HTMLElement;

	/** Every leaf in here. Not public. */
	leaves(): WorkspaceLeaf[] {
		return this.children.flatMap((child) => (child instanceof WorkspaceParent ? child.leaves() : [child as WorkspaceLeaf]));
	}
}

/** Parts side by side. */
export class WorkspaceSplit extends WorkspaceParent {
	readonly containerEl: HTMLElement;

	constructor(cls: string) {
		super();
		this.containerEl = createDiv(`workspace-split ${cls}`);
	}

	/** Adds a group of tabs at the end. Not public. */
	addTabs(): WorkspaceTabs {
		const tabs = new WorkspaceTabs(this);
		this.children.push(tabs);
		this.containerEl.append(tabs.containerEl);
		return tabs;
	}

	/** Removes an empty group of tabs. Not public. */
	removeTabs(tabs: WorkspaceTabs): void {
		this.children = this.children.filter((child) => child !== tabs);
		tabs.containerEl.remove();
	}
}

/** A split that is the root of a window. */
export abstract class WorkspaceContainer extends WorkspaceSplit {
	get win(): Window {
		return this.containerEl.win;
	}

	get doc(): Document {
		return this.containerEl.doc;
	}
}

/** The middle of the main window. */
export class WorkspaceRoot extends WorkspaceContainer {
	constructor() {
		super("mod-vertical mod-root");
	}
}

/** A dock at the side that can be folded away. */
export class WorkspaceSidedock extends WorkspaceSplit {
	collapsed = false;

	constructor(
		readonly side: "left" | "right",
		private readonly changed: () => void,
	) {
		super(`mod-horizontal mod-sidedock mod-${side}-split`);
	}

	toggle(): void {
		if (this.collapsed) this.expand();
		else this.collapse();
	}

	collapse(): void {
		this.#set(true);
	}

	expand(): void {
		this.#set(false);
	}

	#set(collapsed: boolean): void {
		if (collapsed === this.collapsed) return;
		this.collapsed = collapsed;
		this.containerEl.toggleClass("is-sidedock-collapsed", collapsed);
		this.changed();
	}
}

/** A group of leaves of which one is seen. */
export class WorkspaceTabs extends WorkspaceParent {
	override children: WorkspaceLeaf[] = [];
	readonly containerEl: HTMLElement = createDiv("workspace-tabs mod-top");
	readonly #headers: HTMLElement;
	readonly #contents: HTMLElement;
	#shown: WorkspaceLeaf | undefined;

	constructor(override readonly parent: WorkspaceSplit) {
		super();
		this.#headers = this.containerEl.createDiv("workspace-tab-header-container").createDiv({ cls: "workspace-tab-header-container-inner", attr: { role: "tablist" } });
		this.#contents = this.containerEl.createDiv("workspace-tab-container");
	}

	override leaves(): WorkspaceLeaf[] {
		return [...this.children];
	}

	/** The leaf that is seen. Not public. */
	get shown(): WorkspaceLeaf | undefined {
		return this.#shown;
	}

	addLeaf(leaf: WorkspaceLeaf): void {
		this.children.push(leaf);
		this.#headers.append(leaf.tabHeaderEl);
		this.#contents.append(leaf.containerEl);
		this.show(this.#shown ?? leaf);
	}

	show(leaf: WorkspaceLeaf): void {
		this.#shown = leaf;
		for (const other of this.children) {
			other.containerEl.toggle(other === leaf);
			other.tabHeaderEl.toggleClass("is-active", other === leaf);
		}
	}

	removeLeaf(leaf: WorkspaceLeaf): void {
		const at = this.children.indexOf(leaf);
		this.children.splice(at, 1);
		leaf.tabHeaderEl.remove();
		leaf.containerEl.remove();
		const next = this.children[Math.min(at, this.children.length - 1)];
		if (this.#shown === leaf) this.#shown = undefined;
		if (next && !this.#shown) this.show(next);
		if (!next) this.parent.removeTabs(this);
	}
}
