import { Events } from "../../core/events";
import type { WorkspaceLeaf } from "./leaf";
import { showOne, takeOut } from "./show-one";

/** How the parts of a split lie: "vertical" is side by side (the line between them is vertical), "horizontal" one above the other. */
export type SplitDirection = "vertical" | "horizontal";

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
		return this.children.flatMap((child) =>
			child instanceof WorkspaceParent ? child.leaves() : [child as WorkspaceLeaf],
		);
	}
}

/** Parts side by side or one above the other: groups of tabs, and further splits. */
export class WorkspaceSplit extends WorkspaceParent {
	override children: (WorkspaceSplit | WorkspaceTabs)[] = [];
	readonly containerEl: HTMLElement;

	constructor(
		readonly direction: SplitDirection,
		cls = "",
	) {
		super();
		this.containerEl = createDiv(`workspace-split mod-${direction}${cls === "" ? "" : ` ${cls}`}`);
	}

	/** Adds a group of tabs, at the end where no place is given. Not public. */
	addTabs(index = this.children.length): WorkspaceTabs {
		return this.insert(new WorkspaceTabs(this), index);
	}

	/** Puts a part into this split. Not public. */
	insert<T extends WorkspaceSplit | WorkspaceTabs>(child: T, index: number): T {
		child.parent = this;
		const next = this.children[index];
		this.children.splice(index, 0, child);
		this.containerEl.insertBefore(child.containerEl, next?.containerEl ?? null);
		return child;
	}

	/** Takes a part out; a split inside another that is empty then goes as well. Not public. */
	remove(child: WorkspaceSplit | WorkspaceTabs): void {
		this.children = this.children.filter((other) => other !== child);
		child.containerEl.remove();
		if (this.children.length === 0 && this.parent instanceof WorkspaceSplit) this.parent.remove(this);
	}

	/** Puts `child` beside a new group of tabs, in a split of the other direction where it takes one. Not public. */
	divide(child: WorkspaceTabs, direction: SplitDirection, before: boolean): WorkspaceTabs {
		const at = this.children.indexOf(child);
		if (direction === this.direction) return this.addTabs(before ? at : at + 1);
		const inner = new WorkspaceSplit(direction);
		this.children.splice(at, 1);
		this.insert(inner, at);
		inner.insert(child, 0);
		return inner.addTabs(before ? 0 : 1);
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

	override getRoot(): WorkspaceItem {
		return this;
	}
}

/** The middle of the main window. */
export class WorkspaceRoot extends WorkspaceContainer {
	constructor() {
		super("vertical", "mod-root");
	}
}

/** The middle of a window that was popped out. */
export class WorkspaceWindow extends WorkspaceContainer {
	constructor() {
		super("vertical", "mod-root");
	}
}

/** The windows that were popped out. */
export class WorkspaceFloating extends WorkspaceParent {
	override children: WorkspaceWindow[] = [];
	readonly containerEl: HTMLElement = createDiv("workspace-floating");
}

/** A dock at the side of a desktop's window that can be folded away. */
export class WorkspaceSidedock extends WorkspaceSplit {
	collapsed = false;
	/** Pixels; what the user has dragged it to. */
	size: number | undefined;

	constructor(
		readonly side: "left" | "right",
		private readonly changed: () => void,
	) {
		super("horizontal", `mod-sidedock mod-${side}-split`);
		this.#addHandle();
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
		for (const tabs of this.children) if (tabs instanceof WorkspaceTabs) void tabs.shown?.loadIfDeferred();
	}

	setSize(pixels: number | undefined): void {
		this.size = pixels;
		this.containerEl.style.width = pixels === undefined ? "" : `${pixels}px`;
	}

	#set(collapsed: boolean): void {
		if (collapsed === this.collapsed) return;
		this.collapsed = collapsed;
		this.containerEl.toggleClass("is-sidedock-collapsed", collapsed);
		this.changed();
	}

	/** The edge towards the notes, by which the dock is made wider. */
	#addHandle(): void {
		const handle = this.containerEl.createEl("hr", "workspace-leaf-resize-handle");
		handle.addEventListener("pointerdown", (down) => {
			handle.setPointerCapture(down.pointerId);
			const before = this.containerEl.getBoundingClientRect().width;
			// Where the text runs from right to left, the left dock stands at the right.
			const outwards = (this.side === "left") === (getComputedStyle(this.containerEl).direction !== "rtl") ? 1 : -1;
			const move = (event: PointerEvent): void =>
				this.setSize(Math.max(200, before + outwards * (event.clientX - down.clientX)));
			handle.addEventListener("pointermove", move);
			handle.addEventListener(
				"pointerup",
				() => {
					handle.removeEventListener("pointermove", move);
					this.changed();
				},
				{ once: true },
			);
		});
	}
}

/** A group of leaves of which one is seen. */
export class WorkspaceTabs extends WorkspaceParent {
	override children: WorkspaceLeaf[] = [];
	readonly containerEl: HTMLElement = createDiv("workspace-tabs mod-top");
	readonly #headers: HTMLElement;
	readonly #contents: HTMLElement;
	#shown: WorkspaceLeaf | undefined;

	constructor(override parent: WorkspaceSplit) {
		super();
		this.#headers = this.containerEl
			.createDiv("workspace-tab-header-container")
			.createDiv({ cls: "workspace-tab-header-container-inner", attr: { role: "tablist" } });
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
		leaf.parent = this;
		this.children.push(leaf);
		this.#headers.append(leaf.tabHeaderEl);
		this.#contents.append(leaf.containerEl);
		this.show(this.#shown ?? leaf);
	}

	show(leaf: WorkspaceLeaf): void {
		this.#shown = leaf;
		showOne(this.children, leaf);
	}

	removeLeaf(leaf: WorkspaceLeaf): void {
		const next = takeOut(this.children, leaf);
		if (this.#shown === leaf) this.#shown = undefined;
		if (next && !this.#shown) this.show(next);
		if (!next) this.parent.remove(this);
	}
}
