import type { App } from "../../api/app";
import { Events } from "../../core/events";
import type { PaneType } from "../keymap";
import { WorkspaceLeaf } from "./leaf";
import { Platform } from "../../platform/device";
import { Popouts, type PopoutOptions } from "./popouts";
import { EmptyView } from "./placeholder-views";
import {
	WorkspaceFloating,
	WorkspaceRibbon,
	WorkspaceRoot,
	WorkspaceSidedock,
	type SplitDirection,
	type WorkspaceParent,
	type WorkspaceSplit,
	type WorkspaceTabs,
	type WorkspaceWindow,
} from "./workspace-items";

/** The half of the {@link Workspace} that finds, makes and counts the places for views. */
export abstract class WorkspacePlaces extends Events {
	readonly containerEl: HTMLElement = createDiv("workspace");
	readonly leftSplit: WorkspaceSidedock;
	readonly rightSplit: WorkspaceSidedock;
	readonly leftRibbon = new WorkspaceRibbon();
	readonly rightRibbon = new WorkspaceRibbon();
	readonly rootSplit = new WorkspaceRoot();
	/** Not public. */
	readonly floatingSplit = new WorkspaceFloating();
	readonly #popouts: Popouts;

	constructor(protected readonly app: App) {
		super();
		const changed = (): void => {
			this.layoutChanged();
			this.trigger("resize");
			for (const leaf of this.leaves()) leaf.onResize();
		};
		this.leftSplit = new WorkspaceSidedock("left", () => {
			// A phone has room for one drawer.
			if (Platform.isPhone && !this.leftSplit.collapsed) this.rightSplit.collapse();
			changed();
		});
		this.rightSplit = new WorkspaceSidedock("right", () => {
			if (Platform.isPhone && !this.rightSplit.collapsed) this.leftSplit.collapse();
			changed();
		});
		this.containerEl.append(this.leftSplit.containerEl, this.rootSplit.containerEl, this.rightSplit.containerEl);
		this.rightSplit.collapsed = true;
		this.rightSplit.containerEl.addClass("is-sidedock-collapsed");
		const backdrop = this.containerEl.createDiv("workspace-drawer-backdrop");
		backdrop.addEventListener("click", () => {
			for (const dock of [this.leftSplit, this.rightSplit]) dock.collapse();
		});
		this.#popouts = new Popouts(app, this.floatingSplit);
	}

	/** Tells that something moved. Not public. */
	abstract layoutChanged(): void;

	/** Every leaf. Not public. */
	leaves(): WorkspaceLeaf[] {
		return [this.leftSplit, this.rootSplit, this.floatingSplit, this.rightSplit].flatMap((part) => part.leaves());
	}

	getLeaf(newLeaf: PaneType | boolean = false, direction?: SplitDirection): WorkspaceLeaf {
		if (newLeaf === "window") return this.openPopoutLeaf();
		const recent = this.getMostRecentLeaf();
		if (newLeaf === "split")
			return recent ? this.createLeafBySplit(recent, direction ?? "vertical") : this.addLeaf(this.rootSplit.addTabs());
		if (newLeaf === false && recent && !recent.pinned && recent.view.navigation) return recent;
		const reusable =
			newLeaf === false ? this.rootSplit.leaves().find((leaf) => !leaf.pinned && leaf.view.navigation) : undefined;
		return reusable ?? this.addLeaf(recent?.parent ?? this.firstTabs(this.rootSplit));
	}

	getUnpinnedLeaf(): WorkspaceLeaf {
		return this.getLeaf(false);
	}

	splitActiveLeaf(direction?: SplitDirection): WorkspaceLeaf {
		return this.getLeaf("split", direction);
	}

	createLeafBySplit(leaf: WorkspaceLeaf, direction: SplitDirection = "vertical", before = false): WorkspaceLeaf {
		return this.addLeaf(leaf.parent.parent.divide(leaf.parent, direction, before));
	}

	createLeafInParent(parent: WorkspaceSplit, index: number): WorkspaceLeaf {
		return this.addLeaf(parent.addTabs(index));
	}

	async duplicateLeaf(
		leaf: WorkspaceLeaf,
		leafType: PaneType | boolean | SplitDirection = "vertical",
		direction?: SplitDirection,
	): Promise<WorkspaceLeaf> {
		const copy =
			leafType === "vertical" || leafType === "horizontal"
				? this.createLeafBySplit(leaf, leafType)
				: this.getLeaf(leafType, direction);
		await copy.setViewState(leaf.getViewState(), leaf.getEphemeralState());
		return copy;
	}

	getLeftLeaf(split: boolean): WorkspaceLeaf {
		return this.addLeaf(split ? this.leftSplit.addTabs() : this.firstTabs(this.leftSplit));
	}

	getRightLeaf(split: boolean): WorkspaceLeaf {
		return this.addLeaf(split ? this.rightSplit.addTabs() : this.firstTabs(this.rightSplit));
	}

	openPopoutLeaf(data?: PopoutOptions): WorkspaceLeaf {
		return this.addLeaf(this.#popouts.open(data).addTabs());
	}

	moveLeafToPopout(leaf: WorkspaceLeaf, data?: PopoutOptions): WorkspaceWindow {
		const there = this.#popouts.open(data);
		leaf.parent.removeLeaf(leaf);
		there.addTabs().addLeaf(leaf);
		this.#popouts.tellMigrated(leaf.containerEl);
		if (this.rootSplit.leaves().length === 0) this.addLeaf(this.firstTabs(this.rootSplit));
		this.layoutChanged();
		leaf.onResize();
		return there;
	}

	getMostRecentLeaf(root: WorkspaceParent = this.rootSplit): WorkspaceLeaf | null {
		const leaves = root.leaves().sort((a, b) => b.activeTime - a.activeTime);
		return leaves[0] ?? null;
	}

	/** The leaves of the middle, popped-out windows included. */
	iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
		for (const leaf of [...this.rootSplit.leaves(), ...this.floatingSplit.leaves()]) callback(leaf);
	}

	iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
		for (const leaf of this.leaves()) callback(leaf);
	}

	getLeavesOfType(viewType: string): WorkspaceLeaf[] {
		return this.leaves().filter((leaf) => leaf.view.getViewType() === viewType);
	}

	detachLeavesOfType(viewType: string): void {
		for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
	}

	getLeafById(id: string): WorkspaceLeaf | null {
		return this.leaves().find((leaf) => leaf.id === id) ?? null;
	}

	getGroupLeaves(group: string): WorkspaceLeaf[] {
		return this.leaves().filter((leaf) => leaf.group === group);
	}

	/** Whether a leaf is the seen one of its tabs, in a part that is not folded away. */
	protected isInSight(leaf: WorkspaceLeaf): boolean {
		const root = leaf.getRoot();
		return leaf.parent.shown === leaf && !(root instanceof WorkspaceSidedock && root.collapsed);
	}

	/** Closes the popped-out windows. Not public. */
	closePopouts(): void {
		this.#popouts.closeAll();
	}

	/** Closes the popped-out windows that have no leaf any more. Not public. */
	protected closeEmptyPopouts(): void {
		this.#popouts.closeEmpty();
	}

	protected firstTabs(split: WorkspaceSplit): WorkspaceTabs {
		return (split.children[0] as WorkspaceTabs | undefined) ?? split.addTabs();
	}

	/** A new leaf in these tabs; at the sides an empty one is used first. */
	protected addLeaf(tabs: WorkspaceTabs): WorkspaceLeaf {
		const isSide = tabs.parent instanceof WorkspaceSidedock;
		const empty = isSide ? tabs.children.find((leaf) => leaf.view instanceof EmptyView) : undefined;
		if (empty) return empty;
		const leaf = new WorkspaceLeaf(this.app, tabs);
		tabs.addLeaf(leaf);
		leaf.updateHeader();
		return leaf;
	}
}
