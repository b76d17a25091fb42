import type { App } from "../../api/app";
import { Events } from "../../core/events";
import type { PaneType } from "../keymap";
import { WorkspaceLeaf } from "./leaf";
import { Platform } from "../../platform/device";
import { Popouts, type PopoutOptions } from "./popouts";
import { EmptyView } from "./placeholder-views";
import {
	WorkspaceFloating,
	WorkspaceRoot,
	WorkspaceSidedock,
	type SplitDirection,
	type WorkspaceParent,
	type WorkspaceSplit,
	type WorkspaceTabs,
	type WorkspaceWindow,
} from "./workspace-items";
import { WorkspaceMobileDrawer } from "./mobile-drawer";
import { WorkspaceRibbon } from "./ribbon";

/** What stands at a side: on a desktop a dock, else a drawer. */
export type WorkspaceSide = WorkspaceSidedock | WorkspaceMobileDrawer;
/** What holds leaves of which one is seen. */
export type LeafPlace = WorkspaceTabs | WorkspaceMobileDrawer;

/** The half of the {@link Workspace} that finds, makes and counts the places for views. */
export abstract class WorkspacePlaces extends Events {
	readonly containerEl: HTMLElement = createDiv("workspace");
	leftSplit: WorkspaceSide;
	rightSplit: WorkspaceSide;
	readonly leftRibbon = new WorkspaceRibbon("left");
	readonly rightRibbon = new WorkspaceRibbon("right");
	readonly rootSplit = new WorkspaceRoot();
	/** Not public. */
	readonly floatingSplit = new WorkspaceFloating();
	readonly #popouts: Popouts;
	readonly #backdrop: HTMLElement;

	constructor(protected readonly app: App) {
		super();
		this.leftSplit = this.#makeSide("left");
		this.rightSplit = this.#makeSide("right");
		this.#backdrop = createDiv("workspace-drawer-backdrop");
		this.#backdrop.addEventListener("click", () => {
			for (const side of [this.leftSplit, this.rightSplit]) side.collapse();
		});
		this.#placeSides();
		this.rightSplit.collapse();
		this.#popouts = new Popouts(app, this.floatingSplit);
	}

	/** Makes the sides those of the present device; what was in them stays. Not public. */
	refurnishSides(): void {
		if (this.leftSplit instanceof WorkspaceMobileDrawer === Platform.isMobile) return;
		for (const side of ["left", "right"] as const) {
			const [before, after] = [this[`${side}Split`], this.#makeSide(side)];
			this[`${side}Split`] = after;
			const shown = before.leaves().filter((leaf) => leaf.parent.shown === leaf);
			for (const leaf of before.leaves()) {
				leaf.parent.removeLeaf(leaf);
				this.firstPlace(after).addLeaf(leaf);
			}
			for (const leaf of shown.slice(0, 1)) leaf.parent.show(leaf);
			// A drawer covers the note: it waits until it is asked for.
			if (before.collapsed || Platform.isPhone) after.collapse();
			else after.expand();
			before.containerEl.remove();
		}
		this.#placeSides();
		this.layoutChanged();
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
		return reusable ?? this.addLeaf(recent?.parent ?? this.firstPlace(this.rootSplit));
	}

	getUnpinnedLeaf(): WorkspaceLeaf {
		return this.getLeaf(false);
	}

	splitActiveLeaf(direction?: SplitDirection): WorkspaceLeaf {
		return this.getLeaf("split", direction);
	}

	createLeafBySplit(leaf: WorkspaceLeaf, direction: SplitDirection = "vertical", before = false): WorkspaceLeaf {
		// A drawer can't be divided.
		if (leaf.parent instanceof WorkspaceMobileDrawer) return this.addLeaf(leaf.parent);
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

	getLeftLeaf(split: boolean): WorkspaceLeaf | null {
		return this.#leafIfAny(this.leftSplit, split);
	}

	getRightLeaf(split: boolean): WorkspaceLeaf | null {
		return this.#leafIfAny(this.rightSplit, split);
	}

	/** A leaf at a side, made where there is none. Not public. */
	makeSideLeaf(side: "left" | "right", split = false): WorkspaceLeaf {
		const where = side === "left" ? this.leftSplit : this.rightSplit;
		return this.addLeaf(split && where instanceof WorkspaceSidedock ? where.addTabs() : this.firstPlace(where));
	}

	/** Opens an empty window. Throws where the browser does not allow one. Not public. */
	openWindow(data?: PopoutOptions): WorkspaceWindow {
		return this.#popouts.open(data);
	}

	openPopoutLeaf(data?: PopoutOptions): WorkspaceLeaf {
		return this.addLeaf(this.#popouts.open(data).addTabs());
	}

	moveLeafToPopout(leaf: WorkspaceLeaf, data?: PopoutOptions): WorkspaceWindow {
		const there = this.#popouts.open(data);
		leaf.parent.removeLeaf(leaf);
		there.addTabs().addLeaf(leaf);
		this.#popouts.tellMigrated(leaf.containerEl);
		if (this.rootSplit.leaves().length === 0) this.addLeaf(this.firstPlace(this.rootSplit));
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
		return leaf.parent.shown === leaf && !(isSide(root) && root.collapsed);
	}

	/** Closes the popped-out windows. Not public. */
	closePopouts(): void {
		this.#popouts.closeAll();
	}

	/** Closes the popped-out windows that have no leaf any more. Not public. */
	protected closeEmptyPopouts(): void {
		this.#popouts.closeEmpty();
	}

	protected firstPlace(parent: WorkspaceSplit | WorkspaceMobileDrawer): LeafPlace {
		if (parent instanceof WorkspaceMobileDrawer) return parent;
		return (parent.children[0] as WorkspaceTabs | undefined) ?? parent.addTabs();
	}

	/** A new leaf in this place; at the sides an empty one is used first. */
	protected addLeaf(place: LeafPlace): WorkspaceLeaf {
		const isAtSide = isSide(place.getRoot());
		const empty = isAtSide ? place.children.find((leaf) => leaf.view instanceof EmptyView) : undefined;
		if (empty) return empty;
		const leaf = new WorkspaceLeaf(this.app, place);
		place.addLeaf(leaf);
		leaf.updateHeader();
		return leaf;
	}

	/** A drawer without a leaf has none to give, unless a further one is asked for. */
	#leafIfAny(side: WorkspaceSide, split: boolean): WorkspaceLeaf | null {
		if (side instanceof WorkspaceMobileDrawer && !split && side.children.length === 0) return null;
		return this.makeSideLeaf(side.side, split);
	}

	#makeSide(side: "left" | "right"): WorkspaceSide {
		const changed = (): void => {
			const [made, other] = side === "left" ? [this.leftSplit, this.rightSplit] : [this.rightSplit, this.leftSplit];
			// A phone has room for one drawer.
			if (Platform.isPhone && !made.collapsed) other.collapse();
			this.#backdrop.toggleClass(
				"is-open",
				[made, other].some((each) => !each.collapsed),
			);
			this.layoutChanged();
			this.trigger("resize");
			for (const leaf of this.leaves()) leaf.onResize();
		};
		return Platform.isMobile ? new WorkspaceMobileDrawer(side, changed) : new WorkspaceSidedock(side, changed);
	}

	#placeSides(): void {
		const { leftSplit, rightSplit, rootSplit } = this;
		this.containerEl.append(leftSplit.containerEl, rootSplit.containerEl, rightSplit.containerEl, this.#backdrop);
		this.placeRibbon();
	}

	/** Puts the ribbon where the device has it. Not public. */
	placeRibbon(): void {
		const { leftSplit, leftRibbon } = this;
		const isInDrawer = leftSplit instanceof WorkspaceMobileDrawer;
		leftRibbon.setInDrawer(isInDrawer);
		if (isInDrawer) leftSplit.innerEl.prepend(leftRibbon.containerEl);
		else this.containerEl.before(leftRibbon.containerEl);
	}
}

/** Whether a part of the window is a side of it. */
export function isSide(item: unknown): item is WorkspaceSide {
	return item instanceof WorkspaceSidedock || item instanceof WorkspaceMobileDrawer;
}
