import type { WorkspaceLeaf } from "./leaf";

/** Takes a leaf out of its group and the page; returns the one that is to be seen in its place, if any is left. */
export function takeOut(leaves: WorkspaceLeaf[], leaf: WorkspaceLeaf): WorkspaceLeaf | undefined {
	const at = leaves.indexOf(leaf);
	leaves.splice(at, 1);
	leaf.tabHeaderEl.remove();
	leaf.containerEl.remove();
	return leaves[Math.min(at, leaves.length - 1)];
}

/** Shows one leaf of a tab group and marks its tab. */
export function showOne(leaves: readonly WorkspaceLeaf[], shown: WorkspaceLeaf): void {
	for (const leaf of leaves) {
		leaf.containerEl.toggle(leaf === shown);
		leaf.tabHeaderEl.toggleClass("is-active", leaf === shown);
	}
}
